#pragma once

#include "core/kscore-date.h"

G_BEGIN_DECLS

/**
 * KscoreCoveredDays:
 *
 * The days of an account on which evidence is complete, as intervals, with the sums that make
 * counting days and weeks a search.
 */
typedef struct {
  GArray *intervals; /* (owned) (element-type KscoreCoveredInterval) oldest first, apart */
} KscoreCoveredDays;

typedef struct {
  KscoreDay from;
  KscoreDay to;
  KscoreDay start;        /* where the stretch begins that no long hole interrupts */
  gint64    days_before;  /* covered before @from */
  gint64    weeks_before; /* whole weeks before @from, since @start */
} KscoreCoveredInterval;

void      kscore_covered_days_init      (KscoreCoveredDays       *self);
void      kscore_covered_days_clear     (KscoreCoveredDays       *self);
void      kscore_covered_days_add       (KscoreCoveredDays       *self,
                                         KscoreDay                from,
                                         KscoreDay                to);
void      kscore_covered_days_finish    (KscoreCoveredDays       *self,
                                         int                      longest_hole);
gboolean  kscore_covered_days_contain   (const KscoreCoveredDays *self,
                                         KscoreDay                day);
KscoreDay kscore_covered_days_get_last  (const KscoreCoveredDays *self,
                                         KscoreDay                day);
KscoreDay kscore_covered_days_get_start (const KscoreCoveredDays *self,
                                         KscoreDay                day);
gint64    kscore_covered_days_count     (const KscoreCoveredDays *self,
                                         KscoreDay                day);
gint64    kscore_covered_days_count_weeks (const KscoreCoveredDays *self,
                                         KscoreDay                day);

G_END_DECLS
