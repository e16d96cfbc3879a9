#pragma once

#include "score/kscore-score.h"

G_BEGIN_DECLS

/**
 * KscoreSeriesPoint:
 *
 * The score of one day, recomputed from what is known now.
 */
typedef struct {
  KscoreDay day;
  gboolean  estimated; /* rests on state whose first reading is of a later day */
  double    score;     /* NAN where the day has none */
  double    low;       /* NAN where there is no range */
  double    high;
  double    points[KSCORE_N_COMPONENTS]; /* NAN where not known */
  double    checked; /* by what could be looked at person by person; NAN where the day has none */
} KscoreSeriesPoint;

/**
 * KscoreSeriesCancelled:
 *
 * Asked once a day of the series, on the thread that computes it. GLib's atomics or a cancellable
 * may stand behind it.
 */
typedef gboolean (*KscoreSeriesCancelled) (gpointer user_data);

GArray *kscore_series_new (const KscoreLedger    *ledger,
                           KscoreDay              from,
                           KscoreDay              to,
                           KscoreSeriesCancelled  cancelled,
                           gpointer               user_data);

GArray *kscore_series_list_estimated (const KscoreLedger *ledger,
                                      KscoreDay           from);

G_END_DECLS
