#pragma once

#include <gtk/gtk.h>

#include "service/kscore-import.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_IMPORT_VIEW (kscore_import_view_get_type ())
G_DECLARE_FINAL_TYPE (KscoreImportView, kscore_import_view, KSCORE, IMPORT_VIEW, GtkWidget)

GtkWidget *kscore_import_view_new        (void);
void       kscore_import_view_set_import (KscoreImportView *self,
                                          KscoreImport     *import);

G_END_DECLS
