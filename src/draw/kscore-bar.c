#include "config.h"

#include "draw/kscore-bar.h"

#include <math.h>

#define HATCH_STEP 6.0

static void
add_rounded (cairo_t *cr,
             double   x,
             double   width,
             double   height)
{
  double radius = MIN (height, width) / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/**
 * kscore_bar_draw:
 * @fraction: 0 to 1, NAN where not known
 * @rtl: the bar begins at the right
 * @cr: where to draw
 * @width: of the space, in units of @cr
 * @height: of the space
 * @palette: the colours
 *
 * Draws a part of a whole. What is not known is hatched, so that it cannot be taken for 0.
 */
void
kscore_bar_draw (double               fraction,
                 gboolean             rtl,
                 cairo_t             *cr,
                 double               width,
                 double               height,
                 const KscorePalette *palette)
{
  if (width <= 0 || height <= 0)
    return;

  cairo_save (cr);
  add_rounded (cr, 0, width, height);
  cairo_clip (cr);

  kscore_palette_set_tone (palette, cr, KSCORE_TONE_TRACK);
  if (isnan (fraction))
    {
      cairo_paint (cr);
      cairo_set_line_width (cr, 1.5);
      kscore_palette_set_tone (palette, cr, KSCORE_TONE_HATCH);
      for (double x = -height; x < width; x += HATCH_STEP)
        {
          cairo_move_to (cr, x, height);
          cairo_line_to (cr, x + height, 0);
        }
      cairo_stroke (cr);
    }
  else
    {
      cairo_paint (cr);
      if (fraction > 0)
        {
          /* At least a dot: a little is not nothing. */
          double part = MAX (height, width * MIN (fraction, 1.0));

          kscore_palette_set_accent (palette, cr, 1.0);
          add_rounded (cr, rtl ? width - part : 0, part, height);
          cairo_fill (cr);
        }
    }
  cairo_restore (cr);
}
