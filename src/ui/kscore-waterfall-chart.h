#pragma once

#include <gtk/gtk.h>

#include "core/kscore-change-figures.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_WATERFALL_CHART (kscore_waterfall_chart_get_type ())
G_DECLARE_FINAL_TYPE (KscoreWaterfallChart, kscore_waterfall_chart, KSCORE, WATERFALL_CHART,
                      GtkWidget)

GtkWidget *kscore_waterfall_chart_new         (void);
void       kscore_waterfall_chart_set_figures (KscoreWaterfallChart      *self,
                                               const KscoreChangeFigures *figures);

G_END_DECLS
