#pragma once

#include <pango/pangocairo.h>

#include "draw/kscore-palette.h"

G_BEGIN_DECLS

/**
 * KscoreStyleAxisDrawing:
 * @value: 0 at the first side to 1 at the second, NAN where not told
 * @first: the name of the first side
 * @second: the name of the second side
 * @from: the value from which somebody stands at the second side
 *
 * An axis between two sides.
 */
typedef struct {
  double      value;
  const char *first;
  const char *second;
  double      from;
} KscoreStyleAxisDrawing;

double kscore_style_axes_get_height (PangoContext                 *context,
                                     guint                         n_axes);
void   kscore_style_axes_draw       (const KscoreStyleAxisDrawing *axes,
                                     guint                         n_axes,
                                     gboolean                      rtl,
                                     PangoContext                 *context,
                                     cairo_t                      *cr,
                                     double                        width,
                                     double                        height,
                                     const KscorePalette          *palette);

G_END_DECLS
