#pragma once

#include <gtk/gtk.h>

#include "draw/kscore-chart.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_HISTORY_CHART (kscore_history_chart_get_type ())
G_DECLARE_FINAL_TYPE (KscoreHistoryChart, kscore_history_chart, KSCORE, HISTORY_CHART, GtkWidget)

GtkWidget *kscore_history_chart_new          (void);
void       kscore_history_chart_set_points   (KscoreHistoryChart     *self,
                                              const KscoreChartPoint *points,
                                              guint                   n_points,
                                              KscoreDay               today);
guint      kscore_history_chart_get_days     (KscoreHistoryChart     *self);
void       kscore_history_chart_set_days     (KscoreHistoryChart     *self,
                                              guint                   days);
KscoreDay  kscore_history_chart_get_selected (KscoreHistoryChart     *self);

G_END_DECLS
