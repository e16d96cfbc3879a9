#pragma once

#include <gtk/gtk.h>

#include "draw/kscore-chart.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_HISTORY_TABLE (kscore_history_table_get_type ())
G_DECLARE_FINAL_TYPE (KscoreHistoryTable, kscore_history_table, KSCORE, HISTORY_TABLE, GtkWidget)

GtkWidget *kscore_history_table_new        (void);
void       kscore_history_table_set_points (KscoreHistoryTable     *self,
                                            const KscoreChartPoint *points,
                                            guint                   n_points);
void       kscore_history_table_set_other  (KscoreHistoryTable     *self,
                                            const char             *other);
char      *kscore_history_table_dup_text   (KscoreHistoryTable     *self);
void       kscore_history_table_copy       (KscoreHistoryTable     *self);

G_END_DECLS
