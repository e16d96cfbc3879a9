#include "config.h"

#include "draw/kscore-coverage.h"

#define HATCH_STEP 6.0
/* A day of ten years is to be seen, and found with the pointer. */
#define WIDTH_MIN  3.0

static void
clip_rounded (cairo_t *cr,
              double   width,
              double   height)
{
  double radius = MIN (height, width) / 4;

  cairo_new_sub_path (cr);
  cairo_arc (cr, width - radius, radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, width - radius, height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, radius, height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, radius, radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
  cairo_clip (cr);
}

static void
hatch (cairo_t             *cr,
       double               width,
       double               height,
       const KscorePalette *palette)
{
  kscore_palette_set_tone (palette, cr, KSCORE_TONE_TRACK);
  cairo_paint (cr);
  kscore_palette_set_tone (palette, cr, KSCORE_TONE_HATCH);
  cairo_set_line_width (cr, 1);
  for (double x = -height; x < width; x += HATCH_STEP)
    {
      cairo_move_to (cr, x, height);
      cairo_line_to (cr, x + height, 0);
    }
  cairo_stroke (cr);
}

/* How much of the height is filled: who reacted is the most that can be known. By the shape too,
 * so that it does not rest on a shade of a colour. */
static double
get_level (guint told)
{
  if (told & KSCORE_COVERAGE_PEOPLE)
    return 1.0;
  return told & KSCORE_COVERAGE_COUNTS ? 0.6 : 0.3;
}

/**
 * kscore_coverage_place:
 * @figure: a figure
 * @index: of a span
 * @width: of the space
 * @x: (out): where the span begins, from the left
 * @span_width: (out): how wide it is
 *
 * Says where a span stands.
 */
void
kscore_coverage_place (const KscoreCoverageFigure *figure,
                       guint                       index,
                       double                      width,
                       double                     *x,
                       double                     *span_width)
{
  const KscoreCoverageSpan *span = &figure->spans[index];
  double days = MAX ((double) figure->to - figure->from + 1, 1);
  double begin = CLAMP (((double) span->from - figure->from) / days, 0, 1) * width;
  double end = CLAMP (((double) span->to - figure->from + 1) / days, 0, 1) * width;

  *span_width = MIN (MAX (end - begin, WIDTH_MIN), width);
  *x = MIN (begin, width - *span_width);
  if (figure->rtl)
    *x = width - *x - *span_width;
}

/**
 * kscore_coverage_find_at:
 * @figure: a figure
 * @width: of the space
 * @x: a place in it, from the left
 *
 * Returns: the span that stands there, or -1
 */
int
kscore_coverage_find_at (const KscoreCoverageFigure *figure,
                         double                      width,
                         double                      x)
{
  for (guint i = 0; i < figure->n_spans; i++)
    {
      double begin, span_width;

      kscore_coverage_place (figure, i, width, &begin, &span_width);
      if (x >= begin && x < begin + span_width)
        return (int) i;
    }
  return -1;
}

/**
 * kscore_coverage_draw:
 * @figure: what is known
 * @cr: where to draw
 * @width: of the space, in units of @cr
 * @height: of the space
 * @palette: the colours
 *
 * Draws time as a bar: filled where who reacted is known, lower where only counts are, low where
 * there are posts or followers alone, hatched where nothing is known.
 */
void
kscore_coverage_draw (const KscoreCoverageFigure *figure,
                      cairo_t                    *cr,
                      double                      width,
                      double                      height,
                      const KscorePalette        *palette)
{
  if (width <= 0 || height <= 0)
    return;

  cairo_save (cr);
  clip_rounded (cr, width, height);
  hatch (cr, width, height, palette);
  for (guint i = 0; i < figure->n_spans; i++)
    {
      double x, span_width, level;

      kscore_coverage_place (figure, i, width, &x, &span_width);
      level = get_level (figure->spans[i].told) * height;
      kscore_palette_set_accent (palette, cr, 1.0);
      cairo_rectangle (cr, x, height - level, span_width, level);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}
