#pragma once

#include <gtk/gtk.h>

#include "service/kscore-lenses.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_STYLE_CHART (kscore_style_chart_get_type ())
G_DECLARE_FINAL_TYPE (KscoreStyleChart, kscore_style_chart, KSCORE, STYLE_CHART, GtkWidget)

GtkWidget *kscore_style_chart_new  (void);
void       kscore_style_chart_show (KscoreStyleChart *self,
                                    KscoreLenses     *lenses);

G_END_DECLS
