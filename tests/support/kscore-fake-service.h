#pragma once

#include "service/kscore-linked-account.h"
#include "service/kscore-scoring-model.h"

G_BEGIN_DECLS

/* A scripted service for tests of the window: the types and functions of the service room's
 * headers, with no database behind. All properties can be written. What an import does is told by
 * the file's name:
 *
 * "broken…"   BAD_ARCHIVE
 * "foreign…"  FORBIDDEN, unless imported as another account
 * "busy…"     BUSY
 * "endless…"  stands at 42 % until it is cancelled
 * "activity…" an account, and not enough evidence for a score
 * others      an account with a full score
 *
 * And what a link or a refresh does by what was typed, or by kscore_fake_refresh_set_outcome():
 *
 * "nobody…"   NOT_FOUND
 * "offline…"  OFFLINE
 * "endless…"  stands at 42 % until it is cancelled
 * "slow…"     as "endless…", the account is there already
 * "trouble…"  a full score, one account could not be refreshed
 * "unreached…" a full score, no account could be reached
 * "quiet…"    a full score, and nothing new
 * others      a full score
 */

/**
 * KscoreFakeState:
 * @KSCORE_FAKE_EMPTY: no account
 * @KSCORE_FAKE_ACTIVITY: an account without evidence
 * @KSCORE_FAKE_FULL: two accounts, a score and its history
 * @KSCORE_FAKE_PARTIAL: an old archive: no range, Recognition not told, provisional, estimated
 * @KSCORE_FAKE_YOUNG: linked not long ago: provisional, changes over 30 and 90 days not known
 * @KSCORE_FAKE_AT_LEAST: as young, on a network that tells no names
 *
 * What a fake model holds.
 */
typedef enum {
  KSCORE_FAKE_EMPTY,
  KSCORE_FAKE_ACTIVITY,
  KSCORE_FAKE_FULL,
  KSCORE_FAKE_PARTIAL,
  KSCORE_FAKE_YOUNG,
  KSCORE_FAKE_AT_LEAST,
} KscoreFakeState;

/* The day that is today in every fake: 23 November 2026. */
#define KSCORE_FAKE_TODAY 20780

void            kscore_fake_model_fill           (KscoreScoringModel *model,
                                                  KscoreFakeState     state);
/* @state: what the model holds as soon as it is open. */
void            kscore_fake_model_set_stored     (KscoreScoringModel *model,
                                                  KscoreFakeState     state);
/* @error: (transfer full): what opening fails with. */
void            kscore_fake_model_set_open_error (KscoreScoringModel *model,
                                                  GError             *error);
/* @outcome: (nullable): what refreshes do from now on. */
void            kscore_fake_refresh_set_outcome  (KscoreRefresh      *refresh,
                                                  const char         *outcome);
/* A number of a score or of a row of it, which may be NAN. */
void            kscore_fake_set_double           (gpointer            object,
                                                  const char         *name,
                                                  double              number);
void            kscore_fake_score_fill           (KscoreScorePart    *score,
                                                  KscoreFakeState     state);
KscoreScoreRow *kscore_fake_score_row_new        (const char         *id,
                                                  const char         *title,
                                                  const char         *detail,
                                                  double              points,
                                                  double              maximum);

G_END_DECLS
