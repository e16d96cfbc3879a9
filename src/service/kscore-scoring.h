#pragma once

#include "score/kscore-score.h"
#include "service/kscore-workspace-private.h"

G_BEGIN_DECLS

/**
 * KscoreScoring:
 *
 * A score computed from everything known now, with what the pages show of it.
 */
typedef struct {
  KscoreLoadedEvidence *loaded;   /* (owned) */
  KscoreScore          *score;    /* (owned); not known where the evidence is not enough */
  GArray               *series;   /* (owned) (element-type KscoreSeriesPoint) one a day */
  GArray               *accounts; /* (owned) (element-type KscorePointsSum) */
  GArray               *shown;    /* (owned) (element-type KscoreShown) by day, then model */
  char                 *estimated; /* (owned) (nullable): what of the series is, for a person */
  char                 *notice;   /* (owned) (nullable): what the user should know of the model */
  double                change[3]; /* over 7, 30 and 90 days, NAN where not known */
  GPtrArray            *posts;    /* (owned) (element-type KscoreTopPost) */
  GHashTable           *without;  /* (owned) (element-type utf8 double): the score without a
                                   * network, by its id; NAN where there would be none */
} KscoreScoring;

extern const int kscore_scoring_change_days[3];

KscoreScoring *kscore_scoring_new   (KscoreWorkspace       *workspace,
                                     GCancellable          *cancellable,
                                     GError               **error);
KscoreScoring *kscore_scoring_new_kept (KscoreWorkspace    *workspace,
                                        GPtrArray         **accounts,
                                        GCancellable       *cancellable,
                                        GError            **error);
gboolean       kscore_scoring_store_shown (const KscoreScore *score,
                                           KscoreWorkspace   *workspace,
                                           GCancellable      *cancellable,
                                           GError           **error);
void           kscore_scoring_free  (KscoreScoring         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreScoring, kscore_scoring_free)

G_END_DECLS
