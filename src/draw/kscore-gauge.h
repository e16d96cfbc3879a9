#pragma once

#include <pango/pangocairo.h>

#include "draw/kscore-palette.h"

G_BEGIN_DECLS

/**
 * KscoreGauge:
 * @score: 1 to 100, NAN where there is none
 * @low: lower end of the range, NAN where there is no range
 * @high: its upper end
 * @progress: how far the arc has moved, 0 to 1
 * @at_least: the true score may only be higher
 * @rtl: the scale begins at the right
 *
 * A score as a half circle from 1 to 100, with its number inside.
 */
typedef struct {
  double   score;
  double   low;
  double   high;
  double   progress;
  gboolean at_least;
  gboolean rtl;
} KscoreGauge;

void  kscore_gauge_draw        (const KscoreGauge   *gauge,
                                cairo_t             *cr,
                                PangoContext        *context,
                                double               width,
                                double               height,
                                const KscorePalette *palette);
char *kscore_gauge_dup_summary (const KscoreGauge   *gauge,
                                const char          *band);

G_END_DECLS
