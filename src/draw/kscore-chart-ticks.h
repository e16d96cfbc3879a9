#pragma once

#include <glib.h>

#include "core/kscore-date.h"

G_BEGIN_DECLS

/**
 * KscoreDateTick:
 * @day: where it stands
 * @label: (owned): its text
 */
typedef struct {
  KscoreDay day;
  char     *label;
} KscoreDateTick;

GArray *kscore_chart_ticks_new_dates (KscoreDay  first,
                                      KscoreDay  last,
                                      guint      max_ticks);
double  kscore_chart_ticks_get_step  (double    *low,
                                      double    *high,
                                      guint      max_steps);

G_END_DECLS
