#pragma once

#include "draw/kscore-chart-layout.h"

G_BEGIN_DECLS

/**
 * KscoreChartColumn:
 * @x: where it stands
 * @first: the first score in it, NAN where it has none
 * @last: the last score
 * @min: the lowest score
 * @max: the highest score
 * @low: the lower end of the ranges, NAN where there is none
 * @high: their upper end
 * @estimated: of the last score
 *
 * What is drawn at one place of a chart: a day, or where there are more days than pixels, all days
 * of one pixel.
 */
typedef struct {
  double   x;
  double   first;
  double   last;
  double   min;
  double   max;
  double   low;
  double   high;
  gboolean estimated;
} KscoreChartColumn;

GArray *kscore_chart_columns_new (const KscoreChart       *chart,
                                  const KscoreChartLayout *layout);

G_END_DECLS
