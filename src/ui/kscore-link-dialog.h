#pragma once

#include <adwaita.h>

#include "ui/kscore-link-form.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_LINK_DIALOG (kscore_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KscoreLinkDialog, kscore_link_dialog, KSCORE, LINK_DIALOG, AdwWindow)

GtkWidget      *kscore_link_dialog_new         (GtkWindow        *parent,
                                                GObject          *work);
KscoreLinkForm *kscore_link_dialog_get_form    (KscoreLinkDialog *self);
void            kscore_link_dialog_set_running (KscoreLinkDialog *self,
                                                gboolean          running);

G_END_DECLS
