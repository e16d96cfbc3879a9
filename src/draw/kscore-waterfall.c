#include "config.h"

#include "draw/kscore-waterfall.h"

#include <math.h>

#include "draw/kscore-text.h"

#define ROW_SPACE   10.0 /* above and below the text of a row */
#define GAP          8.0
#define DOT_RADIUS   5.0
#define BAR_MIN      2.0
#define HATCH_STEP   5.0
/* The titles stand above the bars where they would take more of the width. */
#define TITLES_MOST  0.42
/* Points: a smaller movement does not fill the width. */
#define SPAN_MIN     0.5

/* Where things stand, from the side where the scale begins. */
typedef struct {
  gboolean stacked;
  double   line;       /* height of a line of text */
  double   title;      /* width of the titles */
  double   begin;      /* of the bars */
  double   end;
  double   low;        /* the scale */
  double   high;
} Layout;

static double
get_level (const KscoreWaterfall *self,
           guint                  n_steps)
{
  double level = self->before;

  for (guint i = 0; i < n_steps; i++)
    level += self->steps[i].points;
  return level;
}

/**
 * kscore_waterfall_get_n_rows:
 * @self: a waterfall
 *
 * Returns: how many rows it has
 */
guint
kscore_waterfall_get_n_rows (const KscoreWaterfall *self)
{
  return self->n_steps + 2;
}

static const char *
get_title (const KscoreWaterfall *self,
           guint                  row)
{
  if (row == 0)
    return self->before_title;
  return row <= self->n_steps ? self->steps[row - 1].title : self->after_title;
}

static gboolean
is_step (const KscoreWaterfall *self,
         guint                  row)
{
  return row > 0 && row <= self->n_steps;
}

static void
measure (const KscoreWaterfall *self,
         PangoContext          *context,
         double                 width,
         Layout                *layout)
{
  double value = 0;
  double padding;

  *layout = (Layout) { .low = MIN (self->before, self->after),
                       .high = MAX (self->before, self->after) };
  for (guint row = 0; row < kscore_waterfall_get_n_rows (self); row++)
    {
      g_autofree char *text = kscore_waterfall_dup_value (self, row);
      g_autoptr (PangoLayout) words =
        kscore_text_layout_new (context, get_title (self, row), 1, PANGO_WEIGHT_NORMAL);
      g_autoptr (PangoLayout) number = kscore_text_layout_new (context, text, 1,
                                                               PANGO_WEIGHT_BOLD);
      double level = get_level (self, MIN (row, self->n_steps));

      layout->title = MAX (layout->title, kscore_text_get_width (words));
      layout->line = MAX (layout->line, kscore_text_get_height (words));
      value = MAX (value, kscore_text_get_width (number));
      layout->low = MIN (layout->low, level);
      layout->high = MAX (layout->high, level);
    }

  padding = MAX (0, SPAN_MIN - (layout->high - layout->low)) / 2;
  layout->low -= padding;
  layout->high += padding;
  layout->stacked = layout->title > TITLES_MOST * width;
  layout->begin = (layout->stacked ? 0 : layout->title + 2 * GAP) + DOT_RADIUS;
  layout->end = MAX (layout->begin, width - value - GAP - DOT_RADIUS);
}

static double
get_row_height (const Layout *layout)
{
  return layout->line * (layout->stacked ? 2 : 1) + ROW_SPACE;
}

/**
 * kscore_waterfall_get_height:
 * @self: a waterfall
 * @context: whose font is used
 * @width: of the space
 *
 * Returns: the height that it needs
 */
double
kscore_waterfall_get_height (const KscoreWaterfall *self,
                             PangoContext          *context,
                             double                 width)
{
  Layout layout;

  measure (self, context, width, &layout);
  return ceil (get_row_height (&layout) * kscore_waterfall_get_n_rows (self));
}

/**
 * kscore_waterfall_place:
 * @self: a waterfall
 * @row: a row
 * @height: of the space
 * @y: (out): the row's top
 * @row_height: (out): its height
 *
 * Says where a row stands; it has all of the width.
 */
void
kscore_waterfall_place (const KscoreWaterfall *self,
                        guint                  row,
                        double                 height,
                        double                *y,
                        double                *row_height)
{
  *row_height = height / kscore_waterfall_get_n_rows (self);
  *y = row * *row_height;
}

static double
get_x (const Layout *layout,
       double        level)
{
  return layout->begin + (level - layout->low) / (layout->high - layout->low)
                         * (layout->end - layout->begin);
}

/* Everything is computed from the side where the scale begins. */
static double
mirror (const KscoreWaterfall *self,
        double                 width,
        double                 x)
{
  return self->rtl ? width - x : x;
}

static void
add_bar (const KscoreWaterfall *self,
         cairo_t               *cr,
         double                 width,
         double                 x,
         double                 y,
         double                 bar_width,
         double                 bar_height)
{
  double left = self->rtl ? width - x - bar_width : x;
  double radius = MIN (3, MIN (bar_width, bar_height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, left + bar_width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, left + bar_width - radius, y + bar_height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, left + radius, y + bar_height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, left + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* What raises the score is filled, what lowers it is hatched: not by a colour alone. */
static void
draw_step (const KscoreWaterfall *self,
           cairo_t               *cr,
           double                 width,
           double                 x,
           double                 y,
           double                 bar_width,
           double                 bar_height,
           gboolean               gain,
           const KscorePalette   *palette)
{
  double left = self->rtl ? width - x - bar_width : x;

  cairo_save (cr);
  if (gain)
    {
      kscore_palette_set_accent (palette, cr, 1.0);
      add_bar (self, cr, width, x, y, bar_width, bar_height);
      cairo_fill (cr);
      cairo_restore (cr);
      return;
    }

  add_bar (self, cr, width, x, y, bar_width, bar_height);
  cairo_clip (cr);
  kscore_palette_set_tone (palette, cr, KSCORE_TONE_LABEL);
  cairo_set_line_width (cr, 1.5);
  for (double at = left - bar_height; at < left + bar_width; at += HATCH_STEP)
    {
      cairo_move_to (cr, at, y + bar_height);
      cairo_line_to (cr, at + bar_height, y);
    }
  cairo_stroke (cr);
  add_bar (self, cr, width, x, y, bar_width, bar_height);
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_connector (const KscoreWaterfall *self,
                cairo_t               *cr,
                double                 width,
                double                 x,
                double                 top,
                double                 bottom,
                const KscorePalette   *palette)
{
  double at = round (mirror (self, width, x)) + 0.5;

  kscore_palette_set_tone (palette, cr, KSCORE_TONE_HATCH);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, at, top);
  cairo_line_to (cr, at, bottom);
  cairo_stroke (cr);
}

static void
draw_texts (const KscoreWaterfall *self,
            guint                  row,
            cairo_t               *cr,
            PangoContext          *context,
            double                 width,
            double                 y,
            double                 value_x,
            double                 value_y,
            const Layout          *layout,
            const KscorePalette   *palette)
{
  g_autofree char *text = kscore_waterfall_dup_value (self, row);
  g_autoptr (PangoLayout) title =
    kscore_text_layout_new (context, get_title (self, row), 1,
                            is_step (self, row) ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD);
  g_autoptr (PangoLayout) value = kscore_text_layout_new (context, text, 1, PANGO_WEIGHT_BOLD);
  double room = layout->stacked ? width : layout->title;

  if (kscore_text_get_width (title) > room)
    {
      pango_layout_set_width (title, (int) (room * PANGO_SCALE));
      pango_layout_set_ellipsize (title, PANGO_ELLIPSIZE_END);
    }
  pango_layout_set_auto_dir (title, TRUE);
  kscore_palette_set_tone (palette, cr, KSCORE_TONE_TEXT);
  /* A line of a given width is as wide as that and aligned in it. */
  if (pango_layout_get_width (title) > 0)
    {
      pango_layout_set_alignment (title, PANGO_ALIGN_LEFT);
      kscore_text_show (cr, title, self->rtl ? width - room : 0, y, 0);
    }
  else
    kscore_text_show (cr, title, mirror (self, width, 0), y, self->rtl ? 1 : 0);
  kscore_text_show (cr, value, mirror (self, width, value_x), value_y, self->rtl ? 1 : 0);
}

/**
 * kscore_waterfall_draw:
 * @self: what to draw
 * @cr: where to draw
 * @context: whose font is used
 * @width: of the space, in units of @cr
 * @height: of the space; kscore_waterfall_get_height() at least
 * @palette: the colours
 *
 * Draws the way from one score to another. The scale does not begin at 0, so the two scores are
 * points on it and not bars.
 */
void
kscore_waterfall_draw (const KscoreWaterfall *self,
                       cairo_t               *cr,
                       PangoContext          *context,
                       double                 width,
                       double                 height,
                       const KscorePalette   *palette)
{
  Layout layout;

  if (width <= 0 || height <= 0)
    return;

  measure (self, context, width, &layout);
  for (guint row = 0; row < kscore_waterfall_get_n_rows (self); row++)
    {
      double from = get_x (&layout, get_level (self, row > 0 ? row - 1 : 0));
      double to = get_x (&layout, get_level (self, MIN (row, self->n_steps)));
      double y, row_height, line, bar_y, bar_height;

      kscore_waterfall_place (self, row, height, &y, &row_height);
      line = y + (row_height - layout.line * (layout.stacked ? 2 : 1)) / 2;
      bar_y = layout.stacked ? line + layout.line : line;
      bar_height = layout.line;

      if (row + 1 < kscore_waterfall_get_n_rows (self))
        draw_connector (self, cr, width, to, bar_y + bar_height * (is_step (self, row) ? 1 : 0.5),
                        bar_y + row_height + bar_height * (is_step (self, row + 1) ? 0 : 0.5),
                        palette);
      if (is_step (self, row))
        {
          double begin = MIN (from, to), bar_width = MAX (BAR_MIN, fabs (to - from));

          draw_step (self, cr, width, begin, bar_y, bar_width, bar_height,
                     self->steps[row - 1].points > 0, palette);
          draw_texts (self, row, cr, context, width, line, begin + bar_width + GAP, bar_y, &layout,
                      palette);
          continue;
        }

      kscore_palette_set_tone (palette, cr, KSCORE_TONE_TEXT);
      cairo_new_sub_path (cr);
      cairo_arc (cr, mirror (self, width, to), bar_y + bar_height / 2, DOT_RADIUS, 0, 2 * G_PI);
      cairo_fill (cr);
      draw_texts (self, row, cr, context, width, line, to + DOT_RADIUS + GAP, bar_y, &layout,
                  palette);
    }
}
