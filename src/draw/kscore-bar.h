#pragma once

#include <cairo.h>

#include "draw/kscore-palette.h"

G_BEGIN_DECLS

void kscore_bar_draw (double               fraction,
                      gboolean             rtl,
                      cairo_t             *cr,
                      double               width,
                      double               height,
                      const KscorePalette *palette);

G_END_DECLS
