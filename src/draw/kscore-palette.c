#include "config.h"

#include "draw/kscore-palette.h"

static void
set_source (cairo_t            *cr,
            const KscoreColour *colour,
            double              alpha)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * alpha);
}

/**
 * kscore_palette_init_paper:
 * @palette: (out caller-allocates): filled with black and blue on white
 *
 * The palette of printed pages and pictures.
 */
void
kscore_palette_init_paper (KscorePalette *palette)
{
  *palette = (KscorePalette) {
    .foreground = { 0.12, 0.12, 0.14, 1.0 },
    .accent = { 0.11, 0.44, 0.85, 1.0 },
    .surface = { 1.0, 1.0, 1.0, 1.0 },
  };
}

/**
 * kscore_palette_set_tone:
 * @palette: a palette
 * @cr: the context whose source is set
 * @tone: how loud
 *
 * Sets the foreground as source.
 */
void
kscore_palette_set_tone (const KscorePalette *palette,
                         cairo_t             *cr,
                         KscoreTone           tone)
{
  static const double quiet[] = { 1.0, 0.66, 0.32, 0.14, 0.10 };
  static const double loud[] = { 1.0, 1.0, 0.9, 0.5, 0.35 };

  set_source (cr, &palette->foreground, palette->high_contrast ? loud[tone] : quiet[tone]);
}

/**
 * kscore_palette_set_accent:
 * @palette: a palette
 * @cr: the context whose source is set
 * @alpha: opacity, 0 to 1
 *
 * Sets the accent as source.
 */
void
kscore_palette_set_accent (const KscorePalette *palette,
                           cairo_t             *cr,
                           double               alpha)
{
  set_source (cr, &palette->accent, alpha);
}
