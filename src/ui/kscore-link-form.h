#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_LINK_FORM (kscore_link_form_get_type ())
G_DECLARE_FINAL_TYPE (KscoreLinkForm, kscore_link_form, KSCORE, LINK_FORM, GtkWidget)

/* Signal "submitted": the user says that what was typed is theirs. */
GtkWidget  *kscore_link_form_new          (void);
char       *kscore_link_form_dup_typed    (KscoreLinkForm *self);
char       *kscore_link_form_dup_service  (KscoreLinkForm *self);
void        kscore_link_form_clear        (KscoreLinkForm *self);
void        kscore_link_form_set_waiting  (KscoreLinkForm *self,
                                           const char     *reason);
void        kscore_link_form_set_problem  (KscoreLinkForm *self,
                                           const char     *problem);

G_END_DECLS
