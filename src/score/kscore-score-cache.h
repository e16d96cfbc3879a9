#pragma once

#include "score/kscore-ledger-update.h"
#include "score/kscore-response.h"

G_BEGIN_DECLS

/* The sum of the weights of a week's rows. */
typedef struct {
  guint  slot;
  int    week;
  double sum;
} KscoreWeighedWeek;

/**
 * KscoreScoreCache:
 *
 * What stays the same from one score of a day to the next while little changes. Whoever keeps it
 * tells it every update of the ledger.
 */
typedef struct {
  KscoreDay        day;
  double          *rho;            /* (owned) (nullable) by person */
  guint            n_slots;
  KscoreWeekCache *weeks;          /* (owned) by slot */
  guint            n_makers;
  double          *maker_values;   /* (owned) by maker, NAN where not computed yet */
  guint8          *maker_supports; /* (owned) likewise */
  guint            n_rows;
  double          *weights;        /* (owned) of rows of the weeks below, in Response of their
                                    * week; NAN where not scored */
  GArray          *weighed;        /* (owned) (element-type KscoreWeighedWeek) */
} KscoreScoreCache;

void          kscore_score_cache_init         (KscoreScoreCache         *self);
void          kscore_score_cache_clear        (KscoreScoreCache         *self);
void          kscore_score_cache_prepare      (KscoreScoreCache         *self,
                                               const KscoreLedger       *ledger,
                                               KscoreDay                 day);
void          kscore_score_cache_update       (KscoreScoreCache         *self,
                                               const KscoreLedger       *ledger,
                                               const KscoreLedgerUpdate *update);
gboolean      kscore_score_cache_find_weighed (const KscoreScoreCache   *self,
                                               guint                     slot,
                                               int                       week,
                                               double                   *sum);

G_END_DECLS
