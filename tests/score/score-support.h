#pragma once

#include "core/kscore-evidence.h"
#include "score/kscore-attribution.h"
#include "score/kscore-score.h"
#include "score/kscore-series.h"

/* The constants of data/model/kscore-1.json, read by json-glib alone. */
const KscoreConstants *score_support_get_constants (void);

/* KSCORE_CASES, 1000 unless told. */
guint    score_support_get_n_cases     (void);

/* Evidence by hand. Each returns the index of what it added. */
guint    score_support_add_account     (KscoreEvidence *evidence,
                                        const char     *network,
                                        KscoreDay       created);
void     score_support_add_coverage    (KscoreEvidence *evidence,
                                        guint           account,
                                        KscoreDay       from,
                                        KscoreDay       to);
guint32  score_support_add_post        (KscoreEvidence *evidence,
                                        guint           account,
                                        KscoreDay       day);
guint32  score_support_add_actor       (KscoreEvidence *evidence,
                                        gint64          followers);
guint    score_support_add_interaction (KscoreEvidence *evidence,
                                        guint           account,
                                        KscoreKind      kind,
                                        guint32         actor,
                                        guint32         post,
                                        KscoreDay       day);
void     score_support_add_reading     (KscoreEvidence *evidence,
                                        guint32         post,
                                        KscoreKind      kind,
                                        gint64          total,
                                        KscoreDay       day);
void     score_support_add_audience    (KscoreEvidence *evidence,
                                        guint           account,
                                        gint64          followers,
                                        KscoreDay       day);
guint    score_support_add_mark        (KscoreEvidence *evidence,
                                        guint           account,
                                        KscoreMarkKind  kind,
                                        guint32         maker,
                                        guint32         source,
                                        KscoreDay       from);

/* The score of a day; NAN where there is none. */
double   score_support_score           (const KscoreEvidence *evidence,
                                        KscoreDay             day);
/* R of a day; NAN where it is not known. */
double   score_support_response        (const KscoreEvidence *evidence,
                                        KscoreDay             day);

/* Generated evidence around this day. */
#define SCORE_SUPPORT_DAY 20000

typedef struct {
  guint    n_accounts;   /* at most */
  guint    n_people;
  guint    n_posts;
  guint    n_reactions;
  gboolean holes;        /* in the coverage */
  gboolean discounts;    /* of trust */
} ScoreSupportShape;

KscoreEvidence *score_support_generate (GRand                   *rand,
                                        const ScoreSupportShape *shape);
KscoreEvidence *score_support_copy     (const KscoreEvidence    *evidence);
KscoreEvidence *score_support_shuffle  (GRand                   *rand,
                                        const KscoreEvidence    *evidence);
