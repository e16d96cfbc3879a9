#pragma once

#include "score/kscore-mask.h"
#include "score/kscore-score.h"

G_BEGIN_DECLS

typedef struct {
  int      week;
  double   f;
  double   known;     /* response of people who are known */
  double   anonymous;
  gboolean running;
  gboolean covered;
} KscoreResponseWeek;

/* The weeks of one account on one day, newest first. */
typedef struct {
  gboolean           known;
  double             rate;          /* v */
  KscoreDay          last_day;
  guint              covered_weeks; /* c */
  guint              n;
  guint              n_weeks;
  KscoreResponseWeek weeks[KSCORE_MAX_WEEKS];
} KscoreResponse;

/* Which of them are taken. */
typedef struct {
  double   s[KSCORE_MAX_WEEKS];
  gboolean taken[KSCORE_MAX_WEEKS];
  guint    n_taken;
  double   sum;      /* S */
  double   response; /* R_a */
} KscorePlaces;

/* Sums of whole weeks that are still right while nobody's rho changes. */
#define KSCORE_N_CACHED_WEEKS 64

typedef struct {
  guint  version; /* of rho */
  int    week[KSCORE_N_CACHED_WEEKS];
  guint  week_version[KSCORE_N_CACHED_WEEKS]; /* 0: nothing there */
  double known[KSCORE_N_CACHED_WEEKS];
} KscoreWeekCache;

void     kscore_response_init       (KscoreResponse        *self,
                                     const KscoreLedger    *ledger,
                                     guint                  account,
                                     KscoreDay              day,
                                     const double          *rho,
                                     const KscoreMask      *without,
                                     KscoreWeekCache       *cache);
void     kscore_response_place      (const KscoreResponse  *self,
                                     const KscoreConstants *constants,
                                     gboolean               checked,
                                     KscorePlaces          *places);
gboolean kscore_response_get_spread (const KscoreConstants *constants,
                                     const KscoreResponse  *responses,
                                     const KscorePlaces    *places,
                                     guint                  n_accounts,
                                     double                *error,
                                     guint                 *active_weeks);

G_END_DECLS
