#pragma once

#include <cairo.h>

#include "core/kscore-coverage-span.h"
#include "draw/kscore-palette.h"

G_BEGIN_DECLS

/**
 * KscoreCoverageFigure:
 * @spans: (array length=n_spans): what is known, oldest first
 * @n_spans: how many
 * @from: the first day of the axis; accounts side by side share one
 * @to: the last day of the axis
 * @rtl: time runs from right to left
 *
 * From when to when an account is known.
 */
typedef struct {
  const KscoreCoverageSpan *spans;
  guint                     n_spans;
  KscoreDay                 from;
  KscoreDay                 to;
  gboolean                  rtl;
} KscoreCoverageFigure;

void kscore_coverage_draw    (const KscoreCoverageFigure *figure,
                              cairo_t                    *cr,
                              double                      width,
                              double                      height,
                              const KscorePalette        *palette);
void kscore_coverage_place   (const KscoreCoverageFigure *figure,
                              guint                       index,
                              double                      width,
                              double                     *x,
                              double                     *span_width);
int  kscore_coverage_find_at (const KscoreCoverageFigure *figure,
                              double                      width,
                              double                      x);

G_END_DECLS
