#include "config.h"

#include "draw/kscore-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "draw/kscore-chart-layout.h"
#include "draw/kscore-chart-ticks.h"
#include "draw/kscore-text.h"

#define LINE_WIDTH 2.0
#define DOT_RADIUS 4.5

/* Whole pixels, so that thin lines are thin. */
static double
crisp (double place)
{
  return floor (place) + 0.5;
}

static void
draw_grid (const KscoreChartLayout *layout,
           cairo_t                 *cr,
           PangoContext            *context,
           double                   width,
           const KscorePalette     *palette)
{
  cairo_set_line_width (cr, 1);

  for (double value = layout->low; value <= layout->high + layout->step / 2; value += layout->step)
    {
      double y = crisp (kscore_chart_layout_get_y (layout, value));
      g_autofree char *text = g_strdup_printf ("%.0f", value);
      g_autoptr (PangoLayout) label = kscore_text_layout_new (context, text,
                                                              KSCORE_CHART_LABEL_SCALE,
                                                              PANGO_WEIGHT_NORMAL);

      kscore_palette_set_tone (palette, cr, KSCORE_TONE_GRID);
      cairo_move_to (cr, layout->left, y);
      cairo_line_to (cr, layout->right, y);
      cairo_stroke (cr);

      kscore_palette_set_tone (palette, cr, KSCORE_TONE_LABEL);
      kscore_text_show (cr, label, layout->rtl ? 0 : width, y - layout->label_height / 2,
                        layout->rtl ? 0 : 1);
    }
}

static char *
dup_last_label (const KscoreChart *chart,
                KscoreDay          last)
{
  if (last == chart->today)
    return g_strdup (_("Today"));

  return kscore_format_day (last, KSCORE_DAY_SHORT);
}

static void
draw_dates (const KscoreChart       *chart,
            const KscoreChartLayout *layout,
            cairo_t                 *cr,
            PangoContext            *context,
            const KscorePalette     *palette)
{
  g_autofree char *last_text = dup_last_label (chart, layout->last);
  g_autofree char *widest = kscore_format_day (layout->first, KSCORE_DAY_SHORT);
  g_autoptr (PangoLayout) last = kscore_text_layout_new (context, last_text,
                                                         KSCORE_CHART_LABEL_SCALE,
                                                         PANGO_WEIGHT_NORMAL);
  g_autoptr (PangoLayout) sample = kscore_text_layout_new (context, widest,
                                                           KSCORE_CHART_LABEL_SCALE,
                                                           PANGO_WEIGHT_NORMAL);
  double width = layout->right - layout->left;
  double room = width / (kscore_text_get_width (sample) * 1.8);
  double y = layout->bottom + 6;
  g_autoptr (GArray) ticks = kscore_chart_ticks_new_dates (layout->first, layout->last,
                                                           (guint) CLAMP (room, 1, 12));
  double last_width = kscore_text_get_width (last);
  double end = layout->rtl ? layout->left + last_width + 16 : layout->right - last_width - 16;

  kscore_palette_set_tone (palette, cr, KSCORE_TONE_LABEL);
  kscore_text_show (cr, last, layout->rtl ? layout->left : layout->right, y, layout->rtl ? 0 : 1);

  for (guint i = 0; i < ticks->len; i++)
    {
      const KscoreDateTick *tick = &g_array_index (ticks, KscoreDateTick, i);
      g_autoptr (PangoLayout) label = kscore_text_layout_new (context, tick->label,
                                                              KSCORE_CHART_LABEL_SCALE,
                                                              PANGO_WEIGHT_NORMAL);
      double half = kscore_text_get_width (label) / 2;
      double x = kscore_chart_layout_get_x (layout, tick->day);

      x = CLAMP (x, layout->left + half, layout->right - half);
      if (layout->rtl ? x - half < end : x + half > end)
        continue;
      kscore_text_show (cr, label, x, y, 0.5);
    }
}

static void
draw_range (const KscoreChart       *chart,
            const KscoreChartLayout *layout,
            cairo_t                 *cr,
            const KscorePalette     *palette)
{
  kscore_palette_set_accent (palette, cr, palette->high_contrast ? 0.35 : 0.16);

  for (guint begin = 0; begin < chart->n_points; begin++)
    {
      guint end = begin;

      while (end < chart->n_points && isfinite (chart->points[end].low)
             && isfinite (chart->points[end].high))
        end++;
      if (end == begin)
        continue;

      cairo_new_path (cr);
      for (guint i = begin; i < end; i++)
        cairo_line_to (cr, kscore_chart_layout_get_x (layout, chart->points[i].day),
                       kscore_chart_layout_get_y (layout, chart->points[i].high));
      for (guint i = end; i-- > begin;)
        cairo_line_to (cr, kscore_chart_layout_get_x (layout, chart->points[i].day),
                       kscore_chart_layout_get_y (layout, chart->points[i].low));
      cairo_close_path (cr);
      cairo_fill (cr);
      begin = end;
    }
}

/* One stroke for each run of days that are drawn alike; a run shares its first day with the run
 * before, so that the line does not break where it becomes dashed. */
static void
draw_line (const KscoreChart       *chart,
           const KscoreChartLayout *layout,
           cairo_t                 *cr,
           const KscorePalette     *palette)
{
  static const double dashes[] = { 4, 3 };
  guint i = 0;

  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  kscore_palette_set_accent (palette, cr, 1.0);

  while (i < chart->n_points)
    {
      gboolean estimated = chart->points[i].estimated;

      if (!isfinite (chart->points[i].score))
        {
          i++;
          continue;
        }

      cairo_set_dash (cr, dashes, estimated ? G_N_ELEMENTS (dashes) : 0, 0);
      cairo_set_line_cap (cr, estimated ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
      cairo_new_path (cr);
      if (i > 0 && isfinite (chart->points[i - 1].score))
        cairo_move_to (cr, kscore_chart_layout_get_x (layout, chart->points[i - 1].day),
                       kscore_chart_layout_get_y (layout, chart->points[i - 1].score));
      for (; i < chart->n_points && isfinite (chart->points[i].score)
             && chart->points[i].estimated == estimated; i++)
        cairo_line_to (cr, kscore_chart_layout_get_x (layout, chart->points[i].day),
                       kscore_chart_layout_get_y (layout, chart->points[i].score));
      cairo_stroke (cr);
    }

  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_dot (const KscoreChartLayout *layout,
          cairo_t                 *cr,
          const KscoreChartPoint  *point,
          const KscorePalette     *palette)
{
  double x = kscore_chart_layout_get_x (layout, point->day);
  double y = kscore_chart_layout_get_y (layout, point->score);
  const KscoreColour *surface = &palette->surface;

  cairo_set_source_rgba (cr, surface->red, surface->green, surface->blue, surface->alpha);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, DOT_RADIUS + 2, 0, 2 * G_PI);
  cairo_fill (cr);
  kscore_palette_set_accent (palette, cr, 1.0);
  cairo_arc (cr, x, y, DOT_RADIUS, 0, 2 * G_PI);
  cairo_fill (cr);
}

static char *
dup_bubble_text (const KscoreChartPoint *point)
{
  g_autofree char *day = kscore_format_day (point->day, KSCORE_DAY_LONG);
  g_autofree char *score = kscore_format_score (point->score);

  if (isfinite (point->low) && isfinite (point->high))
    {
      g_autofree char *low = kscore_format_score (point->low);
      g_autofree char *high = kscore_format_score (point->high);

      /* Translators: a score, the ends of its range, and its date: "47.3 (46.1–48.4) · 12 …" */
      return g_strdup_printf (_("%s (%s–%s) · %s"), score, low, high, day);
    }

  /* Translators: a score and its date: "47.3 · 12 November 2026" */
  return g_strdup_printf (_("%s · %s"), score, day);
}

static void
draw_selected (const KscoreChartLayout *layout,
               cairo_t                 *cr,
               PangoContext            *context,
               const KscoreChartPoint  *point,
               double                   width,
               const KscorePalette     *palette)
{
  double x = kscore_chart_layout_get_x (layout, point->day);
  g_autofree char *text = dup_bubble_text (point);
  g_autoptr (PangoLayout) label = kscore_text_layout_new (context, text, KSCORE_CHART_LABEL_SCALE,
                                                          PANGO_WEIGHT_MEDIUM);
  double half = kscore_text_get_width (label) / 2;
  double middle = MAX (half, MIN (x, width - half));

  cairo_set_line_width (cr, 1);
  kscore_palette_set_tone (palette, cr, KSCORE_TONE_HATCH);
  cairo_move_to (cr, crisp (x), layout->label_height + 4);
  cairo_line_to (cr, crisp (x), layout->bottom);
  cairo_stroke (cr);

  kscore_palette_set_tone (palette, cr, KSCORE_TONE_TEXT);
  kscore_text_show (cr, label, middle, 0, 0.5);
  draw_dot (layout, cr, point, palette);
}

/* The newest point with a score. */
static const KscoreChartPoint *
get_newest (const KscoreChart *chart)
{
  for (guint i = chart->n_points; i-- > 0;)
    if (isfinite (chart->points[i].score))
      return &chart->points[i];

  return NULL;
}

/**
 * kscore_chart_draw:
 * @chart: what to draw
 * @cr: where to draw
 * @context: whose font is used
 * @width: of the space, in units of @cr
 * @height: of the space
 * @palette: the colours
 *
 * Draws the line of the scores, the band of their ranges, a thin grid with its numbers at the
 * end of time, and dates below. Days without a score are gaps.
 */
void
kscore_chart_draw (const KscoreChart   *chart,
                   cairo_t             *cr,
                   PangoContext        *context,
                   double               width,
                   double               height,
                   const KscorePalette *palette)
{
  KscoreChartLayout layout;
  const KscoreChartPoint *selected = kscore_chart_get_point (chart, chart->selected);

  if (!kscore_chart_layout_init (&layout, chart, context, width, height))
    return;

  cairo_save (cr);
  draw_grid (&layout, cr, context, width, palette);
  draw_dates (chart, &layout, cr, context, palette);
  draw_range (chart, &layout, cr, palette);
  draw_line (chart, &layout, cr, palette);
  if (selected != NULL && isfinite (selected->score))
    draw_selected (&layout, cr, context, selected, width, palette);
  else
    draw_dot (&layout, cr, get_newest (chart), palette);
  cairo_restore (cr);
}

/**
 * kscore_chart_get_day_at:
 * @chart: what is drawn
 * @context: whose font is used
 * @width: of the space
 * @height: of the space
 * @x: a place in it
 *
 * Returns: the day that stands nearest to @x, or %KSCORE_DAY_UNKNOWN where nothing is drawn
 */
KscoreDay
kscore_chart_get_day_at (const KscoreChart *chart,
                         PangoContext      *context,
                         double             width,
                         double             height,
                         double             x)
{
  KscoreChartLayout layout;

  if (!kscore_chart_layout_init (&layout, chart, context, width, height))
    return KSCORE_DAY_UNKNOWN;

  return kscore_chart_layout_get_day (&layout, x);
}

/**
 * kscore_chart_get_point:
 * @chart: a chart
 * @day: a day
 *
 * Returns: (transfer none) (nullable): the point of that day
 */
const KscoreChartPoint *
kscore_chart_get_point (const KscoreChart *chart,
                        KscoreDay          day)
{
  if (chart->n_points == 0 || day < chart->points[0].day
      || day > chart->points[chart->n_points - 1].day)
    return NULL;

  return &chart->points[day - chart->points[0].day];
}

/**
 * kscore_chart_dup_summary:
 * @chart: what is drawn
 *
 * Says in words what the chart shows: where it begins and ends, its lowest and highest day.
 *
 * Returns: (transfer full): one or two sentences
 */
char *
kscore_chart_dup_summary (const KscoreChart *chart)
{
  const KscoreChartPoint *first = NULL;
  const KscoreChartPoint *last = get_newest (chart);
  const KscoreChartPoint *lowest = NULL;
  const KscoreChartPoint *highest = NULL;
  g_autofree char *first_day = NULL, *last_day = NULL, *low_day = NULL, *high_day = NULL;
  g_autofree char *first_score = NULL, *last_score = NULL, *low_score = NULL, *high_score = NULL;

  if (last == NULL)
    return g_strdup (_("No day has a score yet."));

  for (guint i = 0; i < chart->n_points; i++)
    {
      const KscoreChartPoint *point = &chart->points[i];

      if (!isfinite (point->score))
        continue;
      if (first == NULL)
        first = point;
      if (lowest == NULL || point->score < lowest->score)
        lowest = point;
      if (highest == NULL || point->score > highest->score)
        highest = point;
    }

  first_day = kscore_format_day (first->day, KSCORE_DAY_LONG);
  last_day = kscore_format_day (last->day, KSCORE_DAY_LONG);
  low_day = kscore_format_day (lowest->day, KSCORE_DAY_LONG);
  high_day = kscore_format_day (highest->day, KSCORE_DAY_LONG);
  first_score = kscore_format_score (first->score);
  last_score = kscore_format_score (last->score);
  low_score = kscore_format_score (lowest->score);
  high_score = kscore_format_score (highest->score);

  /* Translators: four times a score and a date, which has its year: "From 44.0 on 25 August 2026
   * to 47.3 on 23 November 2026. Lowest 42.6 on …, highest 47.5 on …." */
  return g_strdup_printf (_("From %s on %s to %s on %s. Lowest %s on %s, highest %s on %s."),
                          first_score, first_day, last_score, last_day,
                          low_score, low_day, high_score, high_day);
}

/**
 * kscore_chart_dup_day_summary:
 * @chart: what is drawn
 * @day: a day
 *
 * Says in words what the chart shows on @day.
 *
 * Returns: (transfer full): one sentence
 */
char *
kscore_chart_dup_day_summary (const KscoreChart *chart,
                              KscoreDay          day)
{
  const KscoreChartPoint *point = kscore_chart_get_point (chart, day);
  g_autofree char *date = kscore_format_day (day, KSCORE_DAY_LONG);
  g_autofree char *score = NULL;
  g_autofree char *sentence = NULL;

  if (point == NULL || !isfinite (point->score))
    /* Translators: %s is a date */
    return g_strdup_printf (_("%s: no score."), date);

  score = kscore_format_score (point->score);
  if (isfinite (point->low) && isfinite (point->high))
    {
      g_autofree char *low = kscore_format_score (point->low);
      g_autofree char *high = kscore_format_score (point->high);

      /* Translators: a date, a score and the ends of its range */
      sentence = g_strdup_printf (_("%s: %s, between %s and %s."), date, score, low, high);
    }
  else
    {
      /* Translators: a date and a score */
      sentence = g_strdup_printf (_("%s: %s."), date, score);
    }

  if (!point->estimated)
    return g_steal_pointer (&sentence);

  /* Translators: a sentence about a day's score, which rests on what was known only later */
  return g_strdup_printf (_("%s Estimated."), sentence);
}
