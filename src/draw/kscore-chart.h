#pragma once

#include <pango/pangocairo.h>

#include "core/kscore-date.h"
#include "draw/kscore-palette.h"

G_BEGIN_DECLS

/**
 * KscoreChartPoint:
 * @day: the day
 * @score: 1 to 100, NAN where the day has none
 * @low: lower end of the range, NAN where there is none
 * @high: its upper end
 * @estimated: drawn dashed
 */
typedef struct {
  KscoreDay day;
  float     score;
  float     low;
  float     high;
  gboolean  estimated;
} KscoreChartPoint;

/**
 * KscoreChart:
 * @points: (array length=n_points) (not owned): one a day without gaps, oldest first
 * @n_points: how many
 * @today: the day called "Today", or %KSCORE_DAY_UNKNOWN
 * @selected: the day whose value is shown, or %KSCORE_DAY_UNKNOWN
 * @rtl: time runs from right to left
 *
 * A score over time.
 */
typedef struct {
  const KscoreChartPoint *points;
  guint                   n_points;
  KscoreDay               today;
  KscoreDay               selected;
  gboolean                rtl;
} KscoreChart;

void                    kscore_chart_draw            (const KscoreChart   *chart,
                                                      cairo_t             *cr,
                                                      PangoContext        *context,
                                                      double               width,
                                                      double               height,
                                                      const KscorePalette *palette);
KscoreDay               kscore_chart_get_day_at      (const KscoreChart   *chart,
                                                      PangoContext        *context,
                                                      double               width,
                                                      double               height,
                                                      double               x);
const KscoreChartPoint *kscore_chart_get_point       (const KscoreChart   *chart,
                                                      KscoreDay            day);
char                   *kscore_chart_dup_summary     (const KscoreChart   *chart);
char                   *kscore_chart_dup_day_summary (const KscoreChart   *chart,
                                                      KscoreDay            day);

G_END_DECLS
