#pragma once

#include "draw/kscore-chart-layout.h"

G_BEGIN_DECLS

void kscore_chart_other_draw (const KscoreChart       *chart,
                              const KscoreChartLayout *layout,
                              cairo_t                 *cr,
                              PangoContext            *context,
                              const KscorePalette     *palette);

G_END_DECLS
