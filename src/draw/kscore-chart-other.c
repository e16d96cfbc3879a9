#include "config.h"

#include "draw/kscore-chart-other.h"

#include <math.h>

#include "draw/kscore-text.h"

#define LINE_WIDTH      1.5
#define LINE_WIDTH_HIGH 2.5
/* No two points of the line are nearer than this. */
#define STEP 1.0
/* Between the line and its name. */
#define GAP 3.0

/* The newest day with a score of the other version. */
static const KscoreChartPoint *
find_newest (const KscoreChart *chart)
{
  for (guint i = chart->n_points; i-- > 0;)
    if (kscore_chart_has_other (chart, &chart->points[i]))
      return &chart->points[i];

  return NULL;
}

static void
draw_line (const KscoreChart       *chart,
           const KscoreChartLayout *layout,
           cairo_t                 *cr,
           const KscorePalette     *palette)
{
  double before = -HUGE_VAL;
  gboolean begun = FALSE;

  cairo_new_path (cr);
  for (guint i = 0; i < chart->n_points; i++)
    {
      const KscoreChartPoint *point = &chart->points[i];
      double x = kscore_chart_layout_get_x (layout, point->day);

      if (!kscore_chart_has_other (chart, point))
        {
          begun = FALSE;
          continue;
        }
      /* The newest day is where the name stands. */
      if (begun && fabs (x - before) < STEP && i + 1 < chart->n_points)
        continue;

      if (begun)
        cairo_line_to (cr, x, kscore_chart_layout_get_y (layout, point->other));
      else
        cairo_move_to (cr, x, kscore_chart_layout_get_y (layout, point->other));
      begun = TRUE;
      before = x;
    }

  kscore_palette_set_tone (palette, cr, KSCORE_TONE_LABEL);
  cairo_set_line_width (cr, palette->high_contrast ? LINE_WIDTH_HIGH : LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
}

/* The highest or lowest place of the line between two places across. */
static double
find_edge (const KscoreChart       *chart,
           const KscoreChartLayout *layout,
           double                   left,
           double                   right,
           gboolean                 above)
{
  double edge = NAN;

  for (guint i = 0; i < chart->n_points; i++)
    {
      const KscoreChartPoint *point = &chart->points[i];
      double x = kscore_chart_layout_get_x (layout, point->day);
      double y;

      if (!kscore_chart_has_other (chart, point) || x < left || x > right)
        continue;
      y = kscore_chart_layout_get_y (layout, point->other);
      edge = above ? fmin (edge, y) : fmax (edge, y);
    }

  return edge;
}

/* At the end of the line, on the side where the scores that are used are not. */
static void
draw_name (const KscoreChart       *chart,
           const KscoreChartLayout *layout,
           cairo_t                 *cr,
           PangoContext            *context,
           const KscorePalette     *palette)
{
  const KscoreChartPoint *newest = find_newest (chart);
  g_autoptr (PangoLayout) name =
    kscore_text_layout_new (context, chart->other, KSCORE_CHART_LABEL_SCALE, PANGO_WEIGHT_MEDIUM);
  double height = kscore_text_get_height (name);
  double width = kscore_text_get_width (name);
  double end = kscore_chart_layout_get_x (layout, newest->day);
  double x = CLAMP (chart->rtl ? end : end - width, 0, MAX (0, layout->right - width));
  gboolean above = !(newest->score > newest->other);
  double y = find_edge (chart, layout, MIN (x, end), MAX (x + width, end), above);

  y = above ? y - height - GAP : y + GAP;
  y = CLAMP (y, layout->top - height / 2, MAX (layout->top, layout->bottom - height));

  kscore_palette_set_tone (palette, cr, KSCORE_TONE_TEXT);
  kscore_text_show (cr, name, x, y, 0);
}

/**
 * kscore_chart_other_draw:
 * @chart: what is drawn
 * @layout: of @chart
 * @cr: where to draw
 * @context: whose font is used
 * @palette: the colours
 *
 * Draws the scores with another version of the model as a thin line, with its name at its end.
 */
void
kscore_chart_other_draw (const KscoreChart       *chart,
                         const KscoreChartLayout *layout,
                         cairo_t                 *cr,
                         PangoContext            *context,
                         const KscorePalette     *palette)
{
  if (find_newest (chart) == NULL)
    return;

  draw_line (chart, layout, cr, palette);
  draw_name (chart, layout, cr, context, palette);
}
