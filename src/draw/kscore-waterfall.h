#pragma once

#include <pango/pangocairo.h>

#include "draw/kscore-palette.h"

G_BEGIN_DECLS

/**
 * KscoreWaterfallStep:
 * @title: (not owned): a few words
 * @points: how far it goes
 * @printed: the same as printed, rounded so that all steps add up
 *
 * A step of a waterfall.
 */
typedef struct {
  const char *title;
  double      points;
  double      printed;
} KscoreWaterfallStep;

/**
 * KscoreWaterfall:
 * @before: the score that it begins with
 * @after: the score that it ends with
 * @before_title: (not owned): its day
 * @after_title: (not owned): likewise
 * @steps: (array length=n_steps) (not owned): from the first to the last; they sum to the
 *   difference
 * @n_steps: how many
 * @rtl: the scale begins at the right
 *
 * How one score became another, from top to bottom: row 0 is the first score, then each step, then
 * the last score.
 */
typedef struct {
  double                     before;
  double                     after;
  const char                *before_title;
  const char                *after_title;
  const KscoreWaterfallStep *steps;
  guint                      n_steps;
  gboolean                   rtl;
} KscoreWaterfall;

double kscore_waterfall_get_height (const KscoreWaterfall *self,
                                    PangoContext          *context,
                                    double                 width);
void   kscore_waterfall_draw       (const KscoreWaterfall *self,
                                    cairo_t               *cr,
                                    PangoContext          *context,
                                    double                 width,
                                    double                 height,
                                    const KscorePalette   *palette);
guint  kscore_waterfall_get_n_rows (const KscoreWaterfall *self);
void   kscore_waterfall_place      (const KscoreWaterfall *self,
                                    guint                  row,
                                    double                 height,
                                    double                *y,
                                    double                *row_height);
char  *kscore_waterfall_dup_value  (const KscoreWaterfall *self,
                                    guint                  row);
char  *kscore_waterfall_dup_row    (const KscoreWaterfall *self,
                                    guint                  row);
char  *kscore_waterfall_dup_summary (const KscoreWaterfall *self);

G_END_DECLS
