#pragma once

#include <gtk/gtk.h>

#include "ui/kscore-history-points.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_HISTORY_CHART (kscore_history_chart_get_type ())
G_DECLARE_FINAL_TYPE (KscoreHistoryChart, kscore_history_chart, KSCORE, HISTORY_CHART, GtkWidget)

GtkWidget *kscore_history_chart_new          (void);
void       kscore_history_chart_set_points   (KscoreHistoryChart       *self,
                                              const KscoreChartPoint   *points,
                                              guint                     n_points,
                                              const KscoreChartVersion *versions,
                                              guint                     n_versions,
                                              KscoreDay                 today);
void       kscore_history_chart_set_other    (KscoreHistoryChart       *self,
                                              const char               *other);
const KscoreChartPoint *
           kscore_history_chart_get_points   (KscoreHistoryChart       *self,
                                              guint                    *n_points);
guint      kscore_history_chart_get_days     (KscoreHistoryChart       *self);
void       kscore_history_chart_set_days     (KscoreHistoryChart       *self,
                                              guint                     days);
gboolean   kscore_history_chart_get_range    (KscoreHistoryChart       *self,
                                              KscoreDay                *first,
                                              KscoreDay                *last);
gboolean   kscore_history_chart_set_range    (KscoreHistoryChart       *self,
                                              KscoreDay                 first,
                                              KscoreDay                 last);
gboolean   kscore_history_chart_get_extent   (KscoreHistoryChart       *self,
                                              KscoreDay                *first,
                                              KscoreDay                *last);
void       kscore_history_chart_zoom         (KscoreHistoryChart       *self,
                                              gboolean                  in);
KscoreDay  kscore_history_chart_get_selected (KscoreHistoryChart       *self);

G_END_DECLS
