#pragma once

#include <gtk/gtk.h>

#include "service/kscore-lens.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_LENS_ROW (kscore_lens_row_get_type ())
G_DECLARE_FINAL_TYPE (KscoreLensRow, kscore_lens_row, KSCORE, LENS_ROW, GtkWidget)

GtkWidget *kscore_lens_row_new (KscoreLens *lens);

G_END_DECLS
