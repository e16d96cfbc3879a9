#pragma once

#include "score/kscore-attribution.h"
#include "score/kscore-ledger-private.h"
#include "score/kscore-response.h"
#include "score/kscore-score-cache.h"
#include "score/kscore-score.h"

G_BEGIN_DECLS

/* The three values on one day and what follows from them alone. */
typedef struct {
  gboolean known[KSCORE_N_COMPONENTS];
  double   value[KSCORE_N_COMPONENTS];
} KscoreValues;

KscoreScore *
         kscore_score_new_cached         (const KscoreLedger    *ledger,
                                          KscoreDay              day,
                                          const KscoreMask      *without,
                                          KscoreScoreCache      *cache);
KscoreAttribution *
         kscore_attribution_new_cached   (const KscoreLedger    *ledger,
                                          const KscoreScore     *score,
                                          KscoreScoreCache      *cache);
double   kscore_values_get_score         (const KscoreValues    *self,
                                          const KscoreConstants *constants);
void     kscore_values_get_range         (const KscoreValues    *self,
                                          const KscoreConstants *constants,
                                          double                 error,
                                          double                *low,
                                          double                *high);
double   kscore_audience_get             (const KscoreLedger    *ledger,
                                          guint                  account,
                                          KscoreDay              day,
                                          KscoreDay             *reading,
                                          gboolean              *estimated);
gboolean kscore_ledger_tells_people      (const KscoreLedger    *ledger,
                                          const KscoreMask      *without);
gboolean kscore_ledger_tells_recognition (const KscoreLedger    *ledger,
                                          const KscoreMask      *without);

G_END_DECLS
