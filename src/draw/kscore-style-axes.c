#include "config.h"

#include "draw/kscore-style-axes.h"

#include <math.h>

#include "draw/kscore-text.h"

#define SCALE    0.92
#define GAP      4.0  /* between the names and the line */
#define NOTCH    4.0  /* in the line, where the second side begins */
#define BELOW    12.0 /* the line */
#define LINE     4.0
#define DOT      6.0
#define HATCH    6.0

static double
get_text_height (PangoContext *context)
{
  g_autoptr (PangoLayout) layout = kscore_text_layout_new (context, "Xg", SCALE,
                                                           PANGO_WEIGHT_NORMAL);

  return kscore_text_get_height (layout);
}

/**
 * kscore_style_axes_get_height:
 * @context: of the text
 * @n_axes: how many axes
 *
 * Returns: the height that so many axes take
 */
double
kscore_style_axes_get_height (PangoContext *context,
                              guint         n_axes)
{
  return n_axes * (get_text_height (context) + GAP + 2 * DOT + BELOW) - BELOW;
}

static void
show_name (cairo_t             *cr,
           PangoContext        *context,
           const KscorePalette *palette,
           const char          *name,
           gboolean             chosen,
           double               x,
           double               y,
           double               xalign)
{
  g_autoptr (PangoLayout) layout =
    kscore_text_layout_new (context, name, SCALE,
                            chosen ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  kscore_palette_set_tone (palette, cr, chosen ? KSCORE_TONE_TEXT : KSCORE_TONE_LABEL);
  kscore_text_show (cr, layout, x, y, xalign);
}

static void
add_line (cairo_t *cr,
          double   width,
          double   y)
{
  double radius = LINE / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, width - radius, y, radius, -G_PI / 2, G_PI / 2);
  cairo_arc (cr, radius, y, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* An axis that is not told is hatched and has no dot. */
static void
draw_line (const KscoreStyleAxisDrawing *axis,
           gboolean                      rtl,
           cairo_t                      *cr,
           double                        width,
           double                        y,
           const KscorePalette          *palette)
{
  double value = rtl ? 1 - axis->value : axis->value;
  double notch = DOT + (rtl ? 1 - axis->from : axis->from) * (width - 2 * DOT);

  cairo_save (cr);
  cairo_rectangle (cr, 0, y - LINE, notch - NOTCH / 2, 2 * LINE);
  cairo_rectangle (cr, notch + NOTCH / 2, y - LINE, width - notch, 2 * LINE);
  cairo_clip (cr);
  add_line (cr, width, y);
  kscore_palette_set_tone (palette, cr, KSCORE_TONE_TRACK);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  if (isnan (axis->value))
    {
      cairo_set_line_width (cr, 1.5);
      kscore_palette_set_tone (palette, cr, KSCORE_TONE_HATCH);
      for (double x = -LINE; x < width; x += HATCH)
        {
          cairo_move_to (cr, x, y + LINE);
          cairo_line_to (cr, x + 2 * LINE, y - LINE);
        }
      cairo_stroke (cr);
    }
  cairo_restore (cr);
  if (isnan (axis->value))
    return;

  cairo_new_sub_path (cr);
  cairo_arc (cr, DOT + CLAMP (value, 0, 1) * (width - 2 * DOT), y, DOT, 0, 2 * G_PI);
  kscore_palette_set_accent (palette, cr, 1.0);
  cairo_fill (cr);
}

/**
 * kscore_style_axes_draw:
 * @axes: (array length=n_axes): the axes, from top to bottom
 * @n_axes: how many
 * @rtl: the first sides stand at the right
 * @context: of the text
 * @cr: where to draw
 * @width: of the space, in units of @cr
 * @height: of the space
 * @palette: the colours
 *
 * Draws where somebody stands between pairs of sides. A notch in the line shows where the second
 * side begins; the name of the side somebody stands at is the louder one.
 */
void
kscore_style_axes_draw (const KscoreStyleAxisDrawing *axes,
                        guint                         n_axes,
                        gboolean                      rtl,
                        PangoContext                 *context,
                        cairo_t                      *cr,
                        double                        width,
                        double                        height,
                        const KscorePalette          *palette)
{
  double row;

  if (n_axes == 0 || width <= 2 * DOT || height <= 0)
    return;

  row = (height + BELOW) / n_axes;
  for (guint i = 0; i < n_axes; i++)
    {
      double top = i * row;

      show_name (cr, context, palette, axes[i].first, axes[i].value < axes[i].from,
                 rtl ? width : 0, top, rtl ? 1 : 0);
      show_name (cr, context, palette, axes[i].second, axes[i].value >= axes[i].from,
                 rtl ? 0 : width, top, rtl ? 0 : 1);
      draw_line (&axes[i], rtl, cr, width, top + row - BELOW - DOT, palette);
    }
}
