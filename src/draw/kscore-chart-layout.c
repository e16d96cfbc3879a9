#include "config.h"

#include "draw/kscore-chart-layout.h"

#include <math.h>

#include "core/kscore-format.h"
#include "draw/kscore-chart-ticks.h"
#include "draw/kscore-text.h"

/* Between the plot and its labels. */
#define LABEL_GAP   8.0
/* So that the end's dot is not cut. */
#define EDGE        8.0
/* Between the lines above the plot and the highest number. */
#define LINE_GAP    2.0
/* From how many lines of height on two of them may be above the plot. */
#define TWO_LINES   9.0
/* Least distance of two lines of the grid, in heights of a label. */
#define GRID_LEAST 2.2

static void
widen (float   value,
       double *low,
       double *high)
{
  if (isfinite (value))
    {
      *low = MIN (*low, value);
      *high = MAX (*high, value);
    }
}

/* Whether a day's value and its date need a line each. The same for all days, so that nothing moves
 * while the pointer does. */
static guint
count_lines (const KscoreChart *chart,
             PangoContext      *context,
             double             width,
             double             height,
             double             label_height)
{
  g_autofree char *day = kscore_format_day (chart->points[0].day, KSCORE_DAY_LONG);
  g_autofree char *text = g_strconcat ("00.0 (00.0–00.0) · ", day, NULL);
  g_autoptr (PangoLayout) label = kscore_text_layout_new (context, text, KSCORE_CHART_LABEL_SCALE,
                                                          PANGO_WEIGHT_MEDIUM);

  return kscore_text_get_width (label) * 1.1 > width && height > label_height * TWO_LINES ? 2 : 1;
}

/**
 * kscore_chart_layout_init:
 * @layout: (out caller-allocates): filled
 * @chart: what is drawn
 * @context: whose font is used
 * @width: of the space
 * @height: of the space
 *
 * Finds the places of a chart's parts.
 *
 * Returns: %FALSE where no point has a score, so that there is nothing to lay out
 */
gboolean
kscore_chart_layout_init (KscoreChartLayout *layout,
                          const KscoreChart *chart,
                          PangoContext      *context,
                          double             width,
                          double             height)
{
  g_autoptr (PangoLayout) label = NULL;
  double low = HUGE_VAL;
  double high = -HUGE_VAL;
  double axis;
  double room;

  for (guint i = 0; i < chart->n_points; i++)
    {
      const KscoreChartPoint *point = &chart->points[i];

      if (!isfinite (point->score))
        continue;
      widen (point->score, &low, &high);
      widen (point->low, &low, &high);
      widen (point->high, &low, &high);
      if (kscore_chart_point_differs (point))
        widen (point->shown, &low, &high);
      if (kscore_chart_has_other (chart, point))
        widen (point->other, &low, &high);
    }
  if (low > high)
    return FALSE;

  label = kscore_text_layout_new (context, "100", KSCORE_CHART_LABEL_SCALE, PANGO_WEIGHT_NORMAL);
  axis = kscore_text_get_width (label) + LABEL_GAP;

  layout->rtl = chart->rtl;
  layout->label_height = kscore_text_get_height (label);
  layout->left = chart->rtl ? axis : EDGE;
  layout->right = MAX (layout->left + 1, width - (chart->rtl ? EDGE : axis));
  /* Above the plot the selected day and the versions have their place. */
  layout->lines = count_lines (chart, context, width, height, layout->label_height);
  layout->top = layout->label_height * (layout->lines + 0.5) + LINE_GAP;
  layout->bottom = MAX (layout->top + 1, height - layout->label_height - LABEL_GAP);
  layout->first = chart->points[0].day;
  layout->last = chart->points[chart->n_points - 1].day;

  room = (layout->bottom - layout->top) / (layout->label_height * GRID_LEAST);
  layout->low = low;
  layout->high = high;
  layout->step = kscore_chart_ticks_get_step (&layout->low, &layout->high,
                                              (guint) CLAMP (room, 1, 5));
  return TRUE;
}

/**
 * kscore_chart_layout_get_x:
 * @layout: a layout
 * @day: a day
 *
 * Returns: where it stands
 */
double
kscore_chart_layout_get_x (const KscoreChartLayout *layout,
                           KscoreDay                day)
{
  double span = MAX (1, layout->last - layout->first);
  double fraction = layout->last > layout->first ? ((double) day - layout->first) / span
                                                    : 1.0;
  double width = layout->right - layout->left;

  return layout->rtl ? layout->right - fraction * width : layout->left + fraction * width;
}

/**
 * kscore_chart_layout_get_y:
 * @layout: a layout
 * @score: points
 *
 * Returns: where they stand
 */
double
kscore_chart_layout_get_y (const KscoreChartLayout *layout,
                           double                   score)
{
  return layout->bottom
         - (score - layout->low) / (layout->high - layout->low) * (layout->bottom - layout->top);
}

/**
 * kscore_chart_layout_get_day:
 * @layout: a layout
 * @x: a place
 *
 * Returns: the nearest day
 */
KscoreDay
kscore_chart_layout_get_day (const KscoreChartLayout *layout,
                             double                   x)
{
  double fraction = (x - layout->left) / (layout->right - layout->left);

  fraction = CLAMP (layout->rtl ? 1.0 - fraction : fraction, 0.0, 1.0);
  return layout->first + (KscoreDay) round (fraction * (layout->last - layout->first));
}
