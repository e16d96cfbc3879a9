#pragma once

#include "core/kscore-change-label.h"
#include "score/kscore-attribution.h"
#include "score/kscore-score.h"

G_BEGIN_DECLS

/**
 * KscoreChangePart:
 *
 * A part of the change that is not 0. Of the account, person and post there is what there is,
 * else KSCORE_NO_INDEX; kscore_change_get_account() and its like tell what an index means.
 */
typedef struct {
  double            points;
  KscoreChangeLabel label;
  KscoreComponent   component; /* KSCORE_N_COMPONENTS: the whole score, by another model or
                                * because it is never below 1 */
  KscoreDay         week;      /* Monday, or KSCORE_DAY_UNKNOWN */
  guint32           account;
  guint32           person;    /* the actor that stands for its group */
  guint32           post;
  guint8            kind;      /* KscoreKind, or none */
  guint8            mark;      /* KscoreMarkKind, or none */
} KscoreChangePart;

/**
 * KscoreChange:
 *
 * The difference of two scores and its parts, which sum to it.
 */
typedef struct {
  gboolean   known;      /* FALSE: one of the days has no score, and there are no parts */
  KscoreDay  from;
  KscoreDay  to;
  double     before;     /* score, NAN where there is none */
  double     after;
  double     difference; /* NAN where not known */
  double     total;      /* compensated sum of the parts */
  GArray    *parts;      /* (owned) (element-type KscoreChangePart) */
  double     points[KSCORE_N_CHANGES]; /* by label */
  guint      n_parts[KSCORE_N_CHANGES];

  /*< private >*/
  const KscoreEvidence *evidence;        /* (unowned) of the second day, whose indices come first */
  const KscoreEvidence *evidence_before; /* (unowned) */
  GArray               *only_before[3];  /* (owned) (element-type guint32): accounts, people and
                                          * posts that only the first evidence has */
} KscoreChange;

KscoreChange *kscore_change_new   (const KscoreLedger   *ledger_before,
                                   const KscoreEvidence *evidence_before,
                                   const KscoreScore    *score_before,
                                   const KscoreLedger   *ledger_after,
                                   const KscoreEvidence *evidence_after,
                                   const KscoreScore    *score_after);
void          kscore_change_free  (KscoreChange         *self);

const KscoreEvidenceAccount *
              kscore_change_get_account (const KscoreChange *self,
                                         guint32             account);
const KscoreEvidenceActor *
              kscore_change_get_person  (const KscoreChange *self,
                                         guint32             person);
const KscoreEvidencePost *
              kscore_change_get_post    (const KscoreChange *self,
                                         guint32             post);

/* Sums of the parts of one label, or of all (KSCORE_N_CHANGES): the largest movement first, up or
 * down. The key is the index of a post, a person or an account, or a #KscoreComponent. */
GArray       *kscore_change_by_post      (const KscoreChange *self,
                                          KscoreChangeLabel   label);
GArray       *kscore_change_by_person    (const KscoreChange *self,
                                          KscoreChangeLabel   label);
GArray       *kscore_change_by_account   (const KscoreChange *self,
                                          KscoreChangeLabel   label);
GArray       *kscore_change_by_component (const KscoreChange *self,
                                          KscoreChangeLabel   label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreChange, kscore_change_free)

G_END_DECLS
