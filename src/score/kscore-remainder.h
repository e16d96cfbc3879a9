#pragma once

#include "core/kscore-date.h"

G_BEGIN_DECLS

/**
 * KscoreRun:
 *
 * So many reactions on one day.
 */
typedef struct {
  KscoreDay day;
  gint64    count;
} KscoreRun;

/* A post's total of one kind on a day. */
typedef struct {
  KscoreDay day;
  gint64    total;
} KscoreTotal;

void kscore_remainder_compute (KscoreDay          post_day,
                               const KscoreTotal *totals,
                               guint              n_totals,
                               const KscoreDay   *known,
                               guint              n_known,
                               GArray            *runs);

G_END_DECLS
