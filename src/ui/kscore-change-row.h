#pragma once

#include <adwaita.h>

#include "core/kscore-change-figures.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_CHANGE_ROW (kscore_change_row_get_type ())
G_DECLARE_FINAL_TYPE (KscoreChangeRow, kscore_change_row, KSCORE, CHANGE_ROW, AdwExpanderRow)

GtkWidget         *kscore_change_row_new       (const KscoreChangeStep *step,
                                                guint                   window_weeks);
KscoreChangeLabel  kscore_change_row_get_label (KscoreChangeRow        *self);

G_END_DECLS
