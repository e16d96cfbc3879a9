#include "config.h"

#include "draw/kscore-text.h"

/**
 * kscore_text_layout_new:
 * @context: whose font is used
 * @text: plain text
 * @scale: how many times the size of the context's font
 * @weight: the weight
 *
 * Makes a line of text with figures of one width, so that numbers keep their places.
 *
 * Returns: (transfer full): a layout
 */
PangoLayout *
kscore_text_layout_new (PangoContext *context,
                        const char   *text,
                        double        scale,
                        PangoWeight   weight)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

/**
 * kscore_text_show:
 * @cr: where to draw
 * @layout: the text
 * @x: the point it is aligned to
 * @y: its top
 * @xalign: 0 to stand right of @x, 0.5 around it, 1 left of it
 *
 * Draws a line of text.
 */
void
kscore_text_show (cairo_t     *cr,
                  PangoLayout *layout,
                  double       x,
                  double       y,
                  double       xalign)
{
  cairo_move_to (cr, x - xalign * kscore_text_get_width (layout), y);
  pango_cairo_show_layout (cr, layout);
}

/**
 * kscore_text_get_width:
 * @layout: a layout
 *
 * Returns: its width in pixels
 */
double
kscore_text_get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

/**
 * kscore_text_get_height:
 * @layout: a layout
 *
 * Returns: its height in pixels
 */
double
kscore_text_get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}
