#include "config.h"

#include "draw/kscore-chart.h"

#include <math.h>

#include "draw/kscore-chart-columns.h"
#include "draw/kscore-chart-labels.h"
#include "draw/kscore-chart-layout.h"
#include "draw/kscore-chart-other.h"
#include "draw/kscore-text.h"

#define LINE_WIDTH      2.0
#define LINE_WIDTH_HIGH 3.0
#define VERTICAL_ABOVE  5.0
#define DASH_COLUMNS    4
#define GAP_COLUMNS     3
#define DOT_RADIUS      4.5
#define RING_RADIUS     3.0
/* No two rings are nearer than this. */
#define RING_COLUMN     8.0

/* What is drawn, and how. */
typedef struct {
  const KscoreChart       *chart;
  const KscoreChartLayout *layout;
  const KscorePalette     *palette;
  cairo_t                 *cr;
  GArray                  *columns; /* (owned) (element-type KscoreChartColumn) */
} Drawing;

/* Whole pixels, so that thin lines are thin. */
static double
crisp (double place)
{
  return floor (place) + 0.5;
}

static const KscoreChartColumn *
get_column (const Drawing *self,
            guint          i)
{
  return &g_array_index (self->columns, KscoreChartColumn, i);
}

static double
get_y (const Drawing *self,
       double         score)
{
  return kscore_chart_layout_get_y (self->layout, score);
}

static double
get_line_width (const Drawing *self)
{
  return self->palette->high_contrast ? LINE_WIDTH_HIGH : LINE_WIDTH;
}

static void
draw_horizontal (const Drawing *self,
                 double         value)
{
  double y = crisp (get_y (self, value));

  cairo_move_to (self->cr, self->layout->left, y);
  cairo_line_to (self->cr, self->layout->right, y);
  cairo_stroke (self->cr);
}

static void
draw_vertical (const Drawing *self,
               KscoreDay      day)
{
  double x = crisp (kscore_chart_layout_get_x (self->layout, day));

  /* Free of the text above. */
  cairo_move_to (self->cr, x, self->layout->top - VERTICAL_ABOVE);
  cairo_line_to (self->cr, x, self->layout->bottom);
  cairo_stroke (self->cr);
}

static void
draw_grid (const Drawing *self)
{
  const KscoreChartLayout *layout = self->layout;

  cairo_set_line_width (self->cr, 1);
  kscore_palette_set_tone (self->palette, self->cr, KSCORE_TONE_GRID);
  for (double value = layout->low; value <= layout->high + layout->step / 2; value += layout->step)
    draw_horizontal (self, value);
}

static void
draw_versions (const Drawing *self)
{
  const KscoreChart *chart = self->chart;

  cairo_set_line_width (self->cr, 1);
  kscore_palette_set_tone (self->palette, self->cr, KSCORE_TONE_HATCH);
  for (guint i = 0; i < chart->n_versions; i++)
    if (chart->versions[i].day >= self->layout->first
        && chart->versions[i].day <= self->layout->last)
      draw_vertical (self, chart->versions[i].day);
}

/* The days that are being chosen. */
static void
draw_span (const Drawing *self)
{
  const KscoreChartLayout *layout = self->layout;
  double first;
  double last;

  if (self->chart->span_last <= self->chart->span_first)
    return;

  first = kscore_chart_layout_get_x (layout, self->chart->span_first);
  last = kscore_chart_layout_get_x (layout, self->chart->span_last);
  cairo_rectangle (self->cr, MIN (first, last), layout->top, fabs (last - first),
                   layout->bottom - layout->top);
  kscore_palette_set_tone (self->palette, self->cr, KSCORE_TONE_TRACK);
  cairo_fill (self->cr);
  kscore_palette_set_accent (self->palette, self->cr, 1.0);
  draw_vertical (self, self->chart->span_first);
  draw_vertical (self, self->chart->span_last);
}

/* The band lies upon the grid: half of the accent, or where contrast is asked for, opaque with
 * lines at its ends. */
static void
set_band_colour (const Drawing *self)
{
  const KscoreColour *accent = &self->palette->accent;
  const KscoreColour *surface = &self->palette->surface;
  const double part = 0.3;

  if (!self->palette->high_contrast)
    kscore_palette_set_accent (self->palette, self->cr, 0.16);
  else
    cairo_set_source_rgb (self->cr, surface->red + (accent->red - surface->red) * part,
                          surface->green + (accent->green - surface->green) * part,
                          surface->blue + (accent->blue - surface->blue) * part);
}

static gboolean
has_range (const KscoreChartColumn *column)
{
  return isfinite (column->low) && isfinite (column->high);
}

static void
add_corner (const Drawing *self,
            guint          i,
            double         offset,
            double         score)
{
  cairo_line_to (self->cr, get_column (self, i)->x + offset, get_y (self, score));
}

static void
fill_run (const Drawing *self,
          guint          begin,
          guint          end)
{
  /* One day alone is as wide as the line. */
  double half = end - begin == 1 ? LINE_WIDTH / 2 : 0;

  cairo_new_path (self->cr);
  for (guint i = begin; i < end; i++)
    add_corner (self, i, -half, get_column (self, i)->high);
  if (half > 0)
    add_corner (self, begin, half, get_column (self, begin)->high);
  for (guint i = end; i-- > begin;)
    add_corner (self, i, half, get_column (self, i)->low);
  if (half > 0)
    add_corner (self, begin, -half, get_column (self, begin)->low);
  cairo_close_path (self->cr);
  set_band_colour (self);
  if (!self->palette->high_contrast)
    {
      cairo_fill (self->cr);
      return;
    }

  cairo_fill_preserve (self->cr);
  kscore_palette_set_accent (self->palette, self->cr, 1.0);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
}

static void
draw_range (const Drawing *self)
{
  for (guint begin = 0; begin < self->columns->len; begin++)
    {
      guint end = begin;

      while (end < self->columns->len && has_range (get_column (self, end)))
        end++;
      if (end == begin)
        continue;
      fill_run (self, begin, end);
      begin = end;
    }
}

/* Where many days are in a column the line is an area: between the highest and the lowest score of
 * each column, and where the column before ends. A zigzag through all of them looks the same and
 * takes several times as long. */
static void
fill_envelope (const Drawing *self,
               guint          begin,
               guint          end)
{
  double half = get_line_width (self) / 2;

  cairo_new_path (self->cr);
  for (int side = 0; side < 2; side++)
    for (guint n = 0; n < end - begin; n++)
      {
        guint i = side == 0 ? begin + n : end - 1 - n;
        const KscoreChartColumn *column = get_column (self, i);
        double before = i > 0 ? get_column (self, i - 1)->last : NAN;

        if (side == 0)
          cairo_line_to (self->cr, column->x, get_y (self, fmax (column->max, before)) - half);
        else
          cairo_line_to (self->cr, column->x, get_y (self, fmin (column->min, before)) + half);
      }
  cairo_close_path (self->cr);
  cairo_fill (self->cr);
}

static void
fill_days (const Drawing *self,
           guint          begin,
           guint          end,
           gboolean       estimated)
{
  guint dash = estimated ? DASH_COLUMNS : end - begin;
  guint gap = estimated ? GAP_COLUMNS : 0;

  for (guint i = begin; i < end; i += dash + gap)
    /* A column has a width only with the next. */
    fill_envelope (self, i, MIN (i + dash + 1, end));
}

/* A line through some days; @joined: from the day before them. A day alone is a dot, which cannot
 * be dashed. */
static void
stroke_days (const Drawing *self,
             guint          begin,
             guint          end,
             gboolean       estimated,
             gboolean       joined)
{
  static const double dashes[] = { DASH_COLUMNS, GAP_COLUMNS };
  gboolean alone = end - begin == 1 && !joined;
  gboolean dashed = estimated && !alone;

  cairo_new_path (self->cr);
  for (guint i = joined ? begin - 1 : begin; i < end; i++)
    cairo_line_to (self->cr, get_column (self, i)->x, get_y (self, get_column (self, i)->last));
  if (alone)
    cairo_close_path (self->cr);
  cairo_set_line_width (self->cr, get_line_width (self));
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (self->cr, dashes, dashed ? G_N_ELEMENTS (dashes) : 0, 0);
  cairo_set_line_cap (self->cr, dashed ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

/* One piece for each run of days that are drawn alike; a run shares its first day with the run
 * before, so that the line does not break where it becomes dashed. */
static void
draw_line (const Drawing *self)
{
  guint i = 0;

  kscore_palette_set_accent (self->palette, self->cr, 1.0);
  while (i < self->columns->len)
    {
      gboolean estimated = get_column (self, i)->estimated;
      gboolean joined = i > 0 && isfinite (get_column (self, i - 1)->last);
      guint begin = i;

      if (!isfinite (get_column (self, i)->last))
        {
          i++;
          continue;
        }

      while (i < self->columns->len && isfinite (get_column (self, i)->last)
             && get_column (self, i)->estimated == estimated)
        i++;
      if (self->columns->len < self->chart->n_points && i - begin > 1)
        fill_days (self, joined ? begin - 1 : begin, i, estimated);
      else
        stroke_days (self, begin, i, estimated, joined);
    }
}

static void
fill_circle (const Drawing      *self,
             double              x,
             double              y,
             double              radius,
             const KscoreColour *colour)
{
  cairo_set_source_rgba (self->cr, colour->red, colour->green, colour->blue, colour->alpha);
  cairo_new_path (self->cr);
  cairo_arc (self->cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (self->cr);
}

static void
draw_ring (const Drawing          *self,
           const KscoreChartPoint *point)
{
  double x = kscore_chart_layout_get_x (self->layout, point->day);
  double y = get_y (self, point->shown);

  fill_circle (self, x, y, RING_RADIUS, &self->palette->surface);
  kscore_palette_set_accent (self->palette, self->cr, 1.0);
  cairo_set_line_width (self->cr, 1.5);
  cairo_arc (self->cr, x, y, RING_RADIUS, 0, 2 * G_PI);
  cairo_stroke (self->cr);
}

/* What was shown where something else is known now; of many near to one another the one that
 * differs most. */
static void
draw_shown (const Drawing *self)
{
  const KscoreChart *chart = self->chart;
  const KscoreChartPoint *most = NULL;
  double column = -1;

  for (guint i = 0; i < chart->n_points; i++)
    {
      const KscoreChartPoint *point = &chart->points[i];
      double place;

      if (!kscore_chart_point_differs (point))
        continue;
      place = floor (kscore_chart_layout_get_x (self->layout, point->day) / RING_COLUMN);
      if (most != NULL && place == column
          && fabsf (point->shown - point->score) <= fabsf (most->shown - most->score))
        continue;
      if (most != NULL && place != column)
        draw_ring (self, most);
      most = point;
      column = place;
    }
  if (most != NULL)
    draw_ring (self, most);
}

static void
draw_dot (const Drawing          *self,
          const KscoreChartPoint *point)
{
  double x = kscore_chart_layout_get_x (self->layout, point->day);
  double y = get_y (self, point->score);

  fill_circle (self, x, y, DOT_RADIUS + 2, &self->palette->surface);
  fill_circle (self, x, y, DOT_RADIUS, &self->palette->accent);
}

static void
draw_point (const Drawing *self)
{
  const KscoreChartPoint *selected = kscore_chart_get_point (self->chart, self->chart->selected);

  if (selected == NULL || !isfinite (selected->score))
    {
      draw_dot (self, kscore_chart_get_newest (self->chart));
      return;
    }

  cairo_set_line_width (self->cr, 1);
  kscore_palette_set_tone (self->palette, self->cr, KSCORE_TONE_HATCH);
  draw_vertical (self, selected->day);
  if (kscore_chart_point_differs (selected))
    draw_ring (self, selected);
  draw_dot (self, selected);
}

static void
draw_labels (const Drawing *self,
             const GArray  *labels)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const KscoreChartLabel *label = &g_array_index (labels, KscoreChartLabel, i);

      kscore_palette_set_tone (self->palette, self->cr,
                               label->kind == KSCORE_CHART_LABEL_SELECTED ? KSCORE_TONE_TEXT
                                                                          : KSCORE_TONE_LABEL);
      kscore_text_show (self->cr, label->text, label->x, label->y, 0);
    }
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
 * end of time, dates below, a line where the model changed, rings where another score was shown,
 * and a thin line of the scores with another version of the model, with its name. Days without a
 * score are gaps. Nothing leaves the space.
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
  g_autoptr (GArray) columns = NULL;
  g_autoptr (GArray) labels = NULL;
  Drawing self = { chart, &layout, palette, cr, NULL };

  if (!kscore_chart_layout_init (&layout, chart, context, width, height))
    return;

  self.columns = columns = kscore_chart_columns_new (chart, &layout);
  labels = kscore_chart_labels_new (chart, &layout, context, width, height);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  draw_span (&self);
  draw_grid (&self);
  draw_versions (&self);
  draw_range (&self);
  kscore_chart_other_draw (chart, &layout, cr, context, palette);
  draw_line (&self);
  draw_shown (&self);
  draw_point (&self);
  draw_labels (&self, labels);
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
 * kscore_chart_point_differs:
 * @point: a day
 *
 * Returns: whether another score was shown on that day than is computed now
 */
gboolean
kscore_chart_point_differs (const KscoreChartPoint *point)
{
  return isfinite (point->score) && isfinite (point->shown)
         && fabs ((double) point->shown - (double) point->score) >= KSCORE_CHART_SHOWN_LEAST;
}

/**
 * kscore_chart_has_other:
 * @chart: a chart
 * @point: a day of it
 *
 * Returns: whether the day's score with another version of the model is drawn
 */
gboolean
kscore_chart_has_other (const KscoreChart      *chart,
                        const KscoreChartPoint *point)
{
  return chart->other != NULL && isfinite (point->other) && point->other >= 1;
}

/**
 * kscore_chart_get_newest:
 * @chart: a chart
 *
 * Returns: (transfer none) (nullable): the newest point with a score
 */
const KscoreChartPoint *
kscore_chart_get_newest (const KscoreChart *chart)
{
  for (guint i = chart->n_points; i-- > 0;)
    if (isfinite (chart->points[i].score))
      return &chart->points[i];

  return NULL;
}
