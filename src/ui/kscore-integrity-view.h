#pragma once

#include <gtk/gtk.h>

#include "service/kscore-integrity.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_INTEGRITY_VIEW (kscore_integrity_view_get_type ())
G_DECLARE_FINAL_TYPE (KscoreIntegrityView, kscore_integrity_view, KSCORE, INTEGRITY_VIEW, GtkWidget)

GtkWidget *kscore_integrity_view_new (void);
void       kscore_integrity_view_set_integrity (KscoreIntegrityView *self,
                                                KscoreIntegrity     *integrity);

G_END_DECLS
