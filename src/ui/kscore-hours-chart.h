#pragma once

#include <gtk/gtk.h>

#include "draw/kscore-hours-grid.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_HOURS_CHART (kscore_hours_chart_get_type ())
G_DECLARE_FINAL_TYPE (KscoreHoursChart, kscore_hours_chart, KSCORE, HOURS_CHART, GtkWidget)

GtkWidget *kscore_hours_chart_new          (void);
void       kscore_hours_chart_set_grid     (KscoreHoursChart      *self,
                                            const KscoreHoursGrid *grid);
int        kscore_hours_chart_get_selected (KscoreHoursChart      *self);

G_END_DECLS
