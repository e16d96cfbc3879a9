#pragma once

#include "draw/kscore-chart.h"

G_BEGIN_DECLS

#define KSCORE_CHART_LABEL_SCALE 0.82

/**
 * KscoreChartLayout:
 * @left: of the plot
 * @right: of the plot
 * @top: of the plot
 * @bottom: of the plot
 * @low: the value at @bottom
 * @high: the value at @top
 * @step: between two lines of the grid
 * @label_height: of a line of text
 * @lines: of text above the plot
 * @first: the day at the beginning of the axis
 * @last: the day at its end
 * @rtl: the beginning is at the right
 *
 * Where everything of a chart stands.
 */
typedef struct {
  double    left;
  double    right;
  double    top;
  double    bottom;
  double    low;
  double    high;
  double    step;
  double    label_height;
  guint     lines;
  KscoreDay first;
  KscoreDay last;
  gboolean  rtl;
} KscoreChartLayout;

gboolean kscore_chart_layout_init    (KscoreChartLayout       *layout,
                                      const KscoreChart       *chart,
                                      PangoContext            *context,
                                      double                   width,
                                      double                   height);
double   kscore_chart_layout_get_x   (const KscoreChartLayout *layout,
                                      KscoreDay                day);
double   kscore_chart_layout_get_y   (const KscoreChartLayout *layout,
                                      double                   score);
KscoreDay kscore_chart_layout_get_day (const KscoreChartLayout *layout,
                                       double                   x);

G_END_DECLS
