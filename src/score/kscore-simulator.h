#pragma once

#include "core/kscore-evidence.h"
#include "core/kscore-lever.h"
#include "score/kscore-score.h"

G_BEGIN_DECLS

/**
 * KscoreSimulator:
 *
 * The formula on changed inputs. Made once from the evidence, it keeps plain numbers alone: a
 * question is answered in microseconds, in any thread.
 *
 * Every lever stands for evidence that could really be added, `N` of it. "The weeks" are the
 * complete weeks of an account that count in full (`f = 1`) and whose Sunday is covered for the
 * kind in question; the account is, of those that have such weeks, the one with the most Response.
 * What is added is on those Sundays, to no post, of trust 1, and by new people whose followers are
 * not known and who do nothing else. Days, account and number are told by
 * kscore_simulator_get_scope().
 *
 * - likes, replies, reshares, quotes: in each of the weeks N more of the kind, each by a person of
 *   its own.
 * - people: in each of the weeks N more people, each with as many likes as one of the people who
 *   react has points in a week, on average.
 * - weeks: in the N newest of the weeks that have no response at all as many likes, each by a
 *   person of its own, as an active week of that account has on average.
 * - followers: N more at the account with the most known followers, read on the day.
 * - supporters: N more people with just as many followers as an established account has, who
 *   follow the account with the most Response since ever, and whom the owner does not follow.
 * - lists: N more, each by a person of its own, on that account, since ever.
 * - networks: N more accounts, on networks that no exchange rate is listed for, each covered for
 *   likes from 13 complete weeks before the running week of the day up to the day. Each has in
 *   every complete one of these weeks as many likes, each by a person of its own, as the account
 *   with the least Response above 0 has on average, and on the day that account's followers where
 *   they are known.
 */
typedef struct _KscoreSimulator KscoreSimulator;

/**
 * KscoreLeverScope:
 *
 * What a lever stands for with this evidence. Where it is not available, moving it changes
 * nothing: what it would add is not told by any linked network, or there is no room for it.
 */
typedef struct {
  gboolean  available;
  double    present;  /* how much of it there is now: a week, or in all; NAN where not known */
  double    limit;    /* the most that can be asked for */
  guint32   account;  /* index in the evidence, or KSCORE_NO_INDEX */
  guint     n_days;
  KscoreDay days[KSCORE_MAX_WEEKS]; /* on which it adds, newest first */
  guint     each;     /* likes: of a person (people), of a week (weeks, networks); else 1 */
  double    audience; /* networks: followers of each; NAN where not known */
} KscoreLeverScope;

/**
 * KscoreSimulated:
 *
 * An answer. Numbers are NAN where not known.
 */
typedef struct {
  gboolean   known;
  double     score;
  gboolean   has_range;
  double     low;
  double     high;
  KscoreBand band;
  double     value[KSCORE_N_COMPONENTS];
  double     points[KSCORE_N_COMPONENTS];
} KscoreSimulated;

KscoreSimulator        *kscore_simulator_new       (const KscoreEvidence  *evidence,
                                                    const KscoreLedger    *ledger,
                                                    KscoreDay              day);
void                    kscore_simulator_free      (KscoreSimulator       *self);
guint                   kscore_simulator_get_weeks (const KscoreSimulator *self);
const KscoreLeverScope *kscore_simulator_get_scope (const KscoreSimulator *self,
                                                    KscoreLever            lever);
void                    kscore_simulator_evaluate  (const KscoreSimulator *self,
                                                    const double           levers[KSCORE_N_LEVERS],
                                                    KscoreSimulated       *simulated);
gboolean                kscore_simulator_reach     (const KscoreSimulator *self,
                                                    KscoreLever            lever,
                                                    double                 target,
                                                    double                *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreSimulator, kscore_simulator_free)

G_END_DECLS
