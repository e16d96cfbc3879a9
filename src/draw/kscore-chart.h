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
 * @shown: what was shown on that day, NAN where nothing was
 * @checked: the score by what could be looked at person by person; below 1 or NAN where not known
 * @other: the score with another version of the model; below 1 or NAN where there is none
 */
typedef struct {
  KscoreDay day;
  float     score;
  float     low;
  float     high;
  gboolean  estimated;
  float     shown;
  float     checked;
  float     other;
} KscoreChartPoint;

/**
 * KscoreChartVersion:
 * @day: the first day of a model's version
 * @name: (not owned): "kscore-2"
 *
 * A change of what the scores that were shown were computed with.
 */
typedef struct {
  KscoreDay   day;
  const char *name;
} KscoreChartVersion;

/**
 * KscoreChart:
 * @points: (array length=n_points) (not owned): one a day without gaps, oldest first
 * @n_points: how many
 * @today: the day called "Today", or %KSCORE_DAY_UNKNOWN
 * @selected: the day whose value is shown, or %KSCORE_DAY_UNKNOWN
 * @rtl: time runs from right to left
 * @versions: (array length=n_versions) (not owned) (nullable): marked, in order; those on other
 *   days than the points' are left out
 * @n_versions: how many
 * @other: (not owned) (nullable): the name of the other version that is drawn beside, or %NULL to
 *   draw none
 * @span_first: the first day of a span that is being chosen
 * @span_last: its last day; none is being chosen where it is not after @span_first
 *
 * A score over time.
 */
typedef struct {
  const KscoreChartPoint   *points;
  guint                     n_points;
  KscoreDay                 today;
  KscoreDay                 selected;
  gboolean                  rtl;
  const KscoreChartVersion *versions;
  guint                     n_versions;
  const char               *other;
  KscoreDay                 span_first;
  KscoreDay                 span_last;
} KscoreChart;

/* From which difference on what was shown is told beside what is computed now. */
#define KSCORE_CHART_SHOWN_LEAST 0.05

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
gboolean                kscore_chart_point_differs   (const KscoreChartPoint *point);
gboolean                kscore_chart_has_other       (const KscoreChart   *chart,
                                                      const KscoreChartPoint *point);
const KscoreChartPoint *kscore_chart_get_newest      (const KscoreChart   *chart);

G_END_DECLS
