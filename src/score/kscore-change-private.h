#pragma once

#include "score/kscore-change.h"
#include "score/kscore-score-private.h"

G_BEGIN_DECLS

/* One of the two days. */
typedef struct {
  const KscoreLedger   *ledger;
  const KscoreEvidence *evidence;
  const KscoreScore    *score;
  double               *rho;     /* (owned) by person */
  guint32              *accounts; /* (owned) (nullable): what an index of the evidence is in the
                                   * change; NULL where it is the same */
  guint32              *people;  /* likewise */
  guint32              *posts;   /* likewise */
  guint32              *slots;   /* (owned) the ledger's slot by account of the change */
  KscoreCoveredDays    *covered; /* (owned) (nullable): by account of the change and kind; only
                                  * where the two days have different evidence */
} KscoreChangeSide;

/* Reactions on one post, and how many of them have a name. */
typedef struct {
  guint64 key;
  double  anonymous[2];
  double  named[2];
} KscoreChangePost;

typedef struct {
  KscoreChange     *change;
  KscoreChangeSide  side[2];
  guint             n_accounts; /* of both */
  gboolean          differs;    /* the evidence of the two days */
  guint32          *people_before; /* (owned) (nullable): by person of the change, the index in the
                                    * first evidence or NO_INDEX; only where they differ */
  GHashTable       *identified; /* (owned) (nullable) (element-type KscoreChangePost) */
} KscoreChangeMaker;

/* What one person did on one post in one week, by kind; where nobody is known, what was done, by
 * kind and trust. */
typedef struct {
  guint32 person; /* of the change, or NO_INDEX, which sorts last */
  guint32 post;   /* of the change, or NO_INDEX */
  guint32 row;    /* the newest */
  guint8  kind;
  float   trust;  /* the lowest; where nobody is known, of all */
  double  points; /* of a person: summed; else Response */
  double  count;
} KscoreChangeCell;

#define KSCORE_CHANGE_MAP(map, index) \
  ((map) == NULL || (index) == KSCORE_NO_INDEX ? (index) : (map)[index])

double   kscore_change_get_secant      (const KscoreConstants   *constants,
                                        KscoreComponent          component,
                                        double                   before,
                                        double                   after);
void     kscore_change_add             (KscoreChange            *self,
                                        const KscoreChangePart  *part);
GArray  *kscore_change_collect         (const KscoreChangeSide  *side,
                                        const KscoreLedgerWeek  *week,
                                        KscoreDay                last_day);
void     kscore_change_add_response    (KscoreChangeMaker       *self);
void     kscore_change_add_recognition (KscoreChangeMaker       *self);
void     kscore_change_add_audience    (KscoreChangeMaker       *self);
gboolean kscore_change_is_covered      (const KscoreChangeMaker *self,
                                        guint                    side,
                                        guint32                  account,
                                        guint                    kind,
                                        KscoreDay                day);
KscoreChangeLabel
         kscore_change_label_gain      (const KscoreChangeMaker *self,
                                        guint32                  account,
                                        const KscoreChangeCell  *cell);
KscoreChangeLabel
         kscore_change_label_loss      (const KscoreChangeMaker *self,
                                        guint32                  account,
                                        const KscoreChangeCell  *cell);
void     kscore_change_find_identified (KscoreChangeMaker       *self);
const KscoreAccountScore *
         kscore_change_get_account_score (const KscoreChangeMaker *self,
                                          guint                    side,
                                          guint32                  account);

G_END_DECLS
