#include "config.h"

#include "score/kscore-trust-private.h"

#include <string.h>

#include "core/kscore-sort.h"
#include "core/kscore-values.h"

/* Judges every reaction by itself: how old its account was, what its profile told then, and what
 * was found about those who act together or like a clock. What is not known is no signal. */

#define SECONDS_A_DAY 86400

static const char * const signal_names[KSCORE_N_SIGNALS] = {
  "new", "empty", "follows-many", "lockstep", "instant", "pod",
};

static void
trust_work_clear (KscoreTrustWork *work)
{
  g_clear_pointer (&work->state_start, g_free);
  g_clear_pointer (&work->states, g_free);
  g_clear_pointer (&work->habits, g_free);
  g_clear_pointer (&work->parents, g_free);
  g_clear_pointer (&work->sightings, g_array_unref);
  g_clear_pointer (&work->pods, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KscoreTrustWork, trust_work_clear)

/* Readings by actor and day, whatever order they come in. Most have one. */
static void
sort_states (KscoreTrustWork *work)
{
  const GArray *readings = work->evidence->followers;
  g_autofree guint *end = NULL;

  work->state_start = g_new0 (guint, work->n_actors + 2);
  work->states = g_new (KscoreEvidenceFollowers, readings->len + 1);

  for (guint i = 0; i < readings->len; i++)
    {
      guint32 actor = g_array_index (readings, KscoreEvidenceFollowers, i).actor;

      if (actor < work->n_actors)
        work->state_start[actor + 1]++;
    }
  for (guint i = 0; i < work->n_actors; i++)
    work->state_start[i + 1] += work->state_start[i];

  end = g_memdup2 (work->state_start, (work->n_actors + 1) * sizeof (guint));
  for (guint i = 0; i < readings->len; i++)
    {
      KscoreEvidenceFollowers reading = g_array_index (readings, KscoreEvidenceFollowers, i);
      guint place;

      if (reading.actor >= work->n_actors)
        continue;

      place = end[reading.actor]++;
      for (; place > work->state_start[reading.actor] &&
             work->states[place - 1].day > reading.day; place--)
        work->states[place] = work->states[place - 1];
      work->states[place] = reading;
    }
}

/* Of two readings of one day, as two of the owner's accounts may have them, the higher one. */
static gint64
get_newest (gint64    known,
            gint64    read,
            gboolean  same_day)
{
  if (read < 0)
    return known;

  return same_day ? MAX (known, read) : read;
}

/**
 * kscore_trust_work_get_state: (skip)
 * @work: a work with sorted states
 * @actor: an actor
 * @day: a day
 * @state: (out caller-allocates): what was known of them
 *
 * The earliest known value holds for all days before it.
 */
void
kscore_trust_work_get_state (const KscoreTrustWork *work,
                             guint32                actor,
                             KscoreDay              day,
                             KscoreTrustState      *state)
{
  guint start = work->state_start[actor], end = work->state_start[actor + 1];
  KscoreDay posts_day = KSCORE_DAY_UNKNOWN, following_day = KSCORE_DAY_UNKNOWN;
  KscoreDay followers_day = KSCORE_DAY_UNKNOWN;

  *state = (KscoreTrustState) { KSCORE_UNKNOWN, KSCORE_UNKNOWN, KSCORE_UNKNOWN };

  for (guint i = start; i < end; i++)
    {
      const KscoreEvidenceFollowers *reading = &work->states[i];
      gboolean known = state->followers >= 0 && state->posts >= 0 && state->following >= 0;

      if (reading->day > day && known)
        break;

#define IS_TOLD(day_before, value) \
  ((value) < 0 || reading->day <= day || reading->day == (day_before))

      if (reading->followers >= 0 && IS_TOLD (followers_day, state->followers))
        {
          state->followers = MAX (state->followers, reading->followers);
          followers_day = reading->day;
        }
      if (reading->following >= 0 && IS_TOLD (following_day, state->following))
        {
          state->following = get_newest (state->following, reading->following,
                                         reading->day == following_day);
          following_day = reading->day;
        }
      if (reading->posts >= 0 && IS_TOLD (posts_day, state->posts))
        {
          state->posts = get_newest (state->posts, reading->posts, reading->day == posts_day);
          posts_day = reading->day;
        }
#undef IS_TOLD
    }
}

/**
 * kscore_trust_work_get_root: (skip)
 * @work: a work
 * @actor: an actor
 *
 * Returns: the actor that all of its lockstep group lead to
 */
guint32
kscore_trust_work_get_root (KscoreTrustWork *work,
                            guint32          actor)
{
  while (work->parents[actor] != actor)
    {
      work->parents[actor] = work->parents[work->parents[actor]];
      actor = work->parents[actor];
    }

  return actor;
}

/**
 * kscore_trust_work_is_in_pod: (skip)
 * @work: a work
 * @actor: an actor
 * @day: a day, or %KSCORE_DAY_UNKNOWN for any
 *
 * Returns: whether @actor was one of a pod then
 */
gboolean
kscore_trust_work_is_in_pod (const KscoreTrustWork *work,
                             guint32                actor,
                             KscoreDay              day)
{
  guint low = 0, high = work->pods->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (work->pods, KscoreTrustPod, middle).actor < actor)
        low = middle + 1;
      else
        high = middle;
    }

  for (; low < work->pods->len; low++)
    {
      const KscoreTrustPod *pod = &g_array_index (work->pods, KscoreTrustPod, low);

      if (pod->actor != actor)
        break;
      if (day == KSCORE_DAY_UNKNOWN || (pod->from <= day && day <= pod->to))
        return TRUE;
    }

  return FALSE;
}

/* Signals of an account on a day, and those that nothing tells. */
static KscoreSignals
judge_account (const KscoreTrustWork *work,
               guint32                index,
               KscoreDay              day,
               gint64                 at,
               KscoreSignals         *unjudged)
{
  const KscoreConstants *constants = work->constants;
  const KscoreEvidenceActor *actor;
  KscoreSignals signals = 0;
  KscoreTrustState state;

  actor = &g_array_index (work->evidence->actors, KscoreEvidenceActor, index);
  kscore_trust_work_get_state (work, index, day, &state);

  if (actor->created_at == KSCORE_TIME_UNKNOWN || at == KSCORE_TIME_UNKNOWN ||
      at < actor->created_at)
    *unjudged |= KSCORE_SIGNAL_NEW;
  else if ((double) at - (double) actor->created_at < constants->new_days * SECONDS_A_DAY)
    signals |= KSCORE_SIGNAL_NEW;

  if (state.followers == 0 && state.posts == 0)
    signals |= KSCORE_SIGNAL_EMPTY;
  else if (state.followers <= 0 && state.posts <= 0)
    *unjudged |= KSCORE_SIGNAL_EMPTY;

  if (state.followers < 0)
    *unjudged |= KSCORE_SIGNAL_FOLLOWS_MANY;
  else if ((double) state.followers < constants->follows_followers)
    {
      double followers = (double) MAX (state.followers, 1);

      if (state.following < 0)
        *unjudged |= KSCORE_SIGNAL_FOLLOWS_MANY;
      else if ((double) state.following >= constants->follows_ratio * followers)
        signals |= KSCORE_SIGNAL_FOLLOWS_MANY;
    }

  signals |= work->habits[index] & (KSCORE_SIGNAL_LOCKSTEP | KSCORE_SIGNAL_INSTANT);
  if ((work->habits[index] & KSCORE_SIGNAL_POD) != 0 &&
      kscore_trust_work_is_in_pod (work, index, day))
    signals |= KSCORE_SIGNAL_POD;

  return signals;
}

/* The trust that is left with each set of signals. */
static void
fill_trust_of_signals (const KscoreConstants *constants,
                       float                 *trust)
{
  const double factors[KSCORE_N_SIGNALS] = {
    constants->new_factor, constants->empty_factor, constants->follows_factor,
    constants->lockstep_factor, constants->instant_factor, constants->pod_factor,
  };

  for (guint signals = 0; signals < 1u << KSCORE_N_SIGNALS; signals++)
    {
      double product = 1;

      for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
        {
          if (signals & (1u << i))
            product *= factors[i];
        }

      trust[signals] = (float) MAX (product, constants->trust_floor);
    }
}

static void
count_unjudged (KscoreTrust   *result,
                KscoreSignals  unjudged)
{
  for (guint i = 0; unjudged != 0 && i < KSCORE_N_SIGNALS; i++)
    {
      if (unjudged & (1u << i))
        result->n_unjudged[i]++;
    }
}

static void
judge_interactions (const KscoreTrustWork *work,
                    KscoreSignals          which,
                    const float           *trust,
                    guint8                *reacted,
                    KscoreTrust           *result)
{
  GArray *interactions = work->evidence->interactions;

  for (guint i = 0; i < interactions->len; i++)
    {
      KscoreEvidenceInteraction *it = &g_array_index (interactions, KscoreEvidenceInteraction, i);
      const KscoreEvidenceActor *actor = kscore_trust_work_get_actor (work, it->actor);
      KscoreSignals unjudged = 0;
      gint64 at = it->at;

      it->trust = 1;
      it->signals = 0;
      if (actor == NULL)
        continue;

      reacted[it->actor] = 1;
      result->n_reactions++;
      if (it->precision != KSCORE_PRECISION_EXACT)
        {
          unjudged |= KSCORE_SIGNAL_INSTANT | KSCORE_SIGNAL_POD;
          result->n_untimed++;
          at = kscore_day_to_time (it->day) + SECONDS_A_DAY - 1;
        }
      if (it->precision == KSCORE_PRECISION_ESTIMATED)
        {
          result->n_undated++;
          count_unjudged (result, KSCORE_ALL_SIGNALS);
          continue;
        }

      if (actor->created_at == KSCORE_TIME_UNKNOWN)
        unjudged |= KSCORE_SIGNAL_LOCKSTEP;
      if (!result->outgoing_known)
        unjudged |= KSCORE_SIGNAL_POD;

      it->signals = judge_account (work, it->actor, it->day, at, &unjudged) & which;
      if (actor->known)
        it->signals = 0;
      it->trust = trust[it->signals];
      count_unjudged (result, unjudged);
    }
}

static void
judge_marks (const KscoreTrustWork *work,
             KscoreSignals          which,
             const float           *trust)
{
  GArray *marks = work->evidence->marks;

  for (guint i = 0; i < marks->len; i++)
    {
      KscoreEvidenceMark *mark = &g_array_index (marks, KscoreEvidenceMark, i);
      const KscoreEvidenceActor *actor = kscore_trust_work_get_actor (work, mark->maker);
      KscoreSignals unjudged = 0;
      gint64 at = KSCORE_TIME_UNKNOWN;

      mark->trust = 1;
      mark->signals = 0;
      if (actor == NULL || actor->known)
        continue;

      if (mark->from != KSCORE_DAY_UNKNOWN)
        at = kscore_day_to_time (mark->from) + SECONDS_A_DAY - 1;
      mark->signals = judge_account (work, mark->maker, mark->from, at, &unjudged) & which;
      mark->trust = trust[mark->signals];
    }
}

static void
count_people (const KscoreTrustWork *work,
              const guint8          *reacted,
              KscoreTrust           *result)
{
  for (guint32 i = 0; i < work->n_actors; i++)
    {
      KscoreTrustState state;

      if (!reacted[i])
        continue;

      result->n_actors++;
      if (g_array_index (work->evidence->actors, KscoreEvidenceActor, i).created_at
          == KSCORE_TIME_UNKNOWN)
        result->n_without_created++;
      kscore_trust_work_get_state (work, i, KSCORE_DAY_MAX, &state);
      if (state.followers < 0 || state.posts < 0)
        result->n_without_profile++;
    }
}

static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const KscoreTrustGroup *x = a, *y = b;

  if (x->n_members != y->n_members)
    return x->n_members > y->n_members ? -1 : 1;

  return (x->reacted_from > y->reacted_from) - (x->reacted_from < y->reacted_from);
}

/* The members of all groups by group. Until here a group's first member is its root, and its
 * person nobody. */
static void
fill_members (KscoreTrustWork *work,
              KscoreTrust     *result,
              guint32         *group_of)
{
  g_autofree guint *next = g_new0 (guint, result->groups->len + 1);
  guint n = 0;

  kscore_sort (result->groups->data, result->groups->len, sizeof (KscoreTrustGroup),
               compare_groups, NULL);
  for (guint i = 0; i < result->groups->len; i++)
    {
      KscoreTrustGroup *group = &g_array_index (result->groups, KscoreTrustGroup, i);

      group_of[group->first_member] = i;
      group->first_member = next[i] = n;
      n += group->n_members;
    }
  g_array_set_size (result->members, n);

  for (guint32 i = 0; i < work->n_actors; i++)
    {
      KscoreEvidenceActor *actor;
      KscoreTrustGroup *group;
      guint index;

      if ((work->habits[i] & KSCORE_SIGNAL_LOCKSTEP) == 0)
        continue;

      index = group_of[kscore_trust_work_get_root (work, i)];
      group = &g_array_index (result->groups, KscoreTrustGroup, index);
      g_array_index (result->members, guint32, next[index]++) = i;
      actor = &g_array_index (work->evidence->actors, KscoreEvidenceActor, i);
      if (actor->known)
        continue;

      if (group->person == KSCORE_NO_INDEX)
        group->person = i;
      actor->person = group->person;
    }
}

static void
fill_groups (KscoreTrustWork *work,
             KscoreTrust     *result)
{
  g_autofree guint32 *group_of = g_new (guint32, work->n_actors + 1);
  g_autofree guint32 *last_post = NULL;

  for (guint32 i = 0; i < work->n_actors; i++)
    group_of[i] = KSCORE_NO_INDEX;
  last_post = g_memdup2 (group_of, (work->n_actors + 1) * sizeof (guint32));

  for (guint i = 0; i < work->sightings->len; i++)
    {
      const KscoreTrustSighting *it = &g_array_index (work->sightings, KscoreTrustSighting, i);
      guint32 root = kscore_trust_work_get_root (work, it->actor);
      KscoreTrustGroup *group;

      if (group_of[root] == KSCORE_NO_INDEX)
        {
          KscoreTrustGroup first = { KSCORE_NO_INDEX, root, 0, 0, 0, it->made_from, it->made_to,
                                     it->reacted_from, it->reacted_to };

          group_of[root] = result->groups->len;
          g_array_append_val (result->groups, first);
        }

      group = &g_array_index (result->groups, KscoreTrustGroup, group_of[root]);
      group->made_from = MIN (group->made_from, it->made_from);
      group->made_to = MAX (group->made_to, it->made_to);
      group->reacted_from = MIN (group->reacted_from, it->reacted_from);
      group->reacted_to = MAX (group->reacted_to, it->reacted_to);
      if (last_post[root] != it->post)
        group->n_posts++;
      last_post[root] = it->post;
    }

  for (guint32 i = 0; i < work->n_actors; i++)
    {
      KscoreTrustGroup *group;

      if ((work->habits[i] & KSCORE_SIGNAL_LOCKSTEP) == 0)
        continue;

      group = &g_array_index (result->groups, KscoreTrustGroup,
                              group_of[kscore_trust_work_get_root (work, i)]);
      group->n_members++;
      if (g_array_index (work->evidence->actors, KscoreEvidenceActor, i).known)
        group->n_known++;
    }

  fill_members (work, result, group_of);
}

/**
 * kscore_trust_apply:
 * @evidence: evidence, changed in place
 * @constants: the model's version
 * @which: the signals to heed; %KSCORE_ALL_SIGNALS, or fewer to learn what they cost
 *
 * Judges every reaction and mark by the signals of the model, over exact days only, and writes
 * their trust, their signals and who is one person. Whatever stood there before is overwritten.
 * Somebody whom the owner knows is trusted and nobody's part, but still counts where it is found
 * out whether others act in lockstep. To be called before kscore_ledger_new().
 *
 * Returns: (transfer full): what was found, and what could not be judged
 */
KscoreTrust *
kscore_trust_apply (KscoreEvidence        *evidence,
                    const KscoreConstants *constants,
                    KscoreSignals          which)
{
  g_auto (KscoreTrustWork) work = {
    .evidence = evidence,
    .constants = constants,
    .n_actors = evidence->actors->len,
    .sightings = g_array_new (FALSE, FALSE, sizeof (KscoreTrustSighting)),
    .pods = g_array_new (FALSE, FALSE, sizeof (KscoreTrustPod)),
  };
  g_autofree guint8 *reacted = g_new0 (guint8, evidence->actors->len + 1);
  float trust[1u << KSCORE_N_SIGNALS];
  KscoreTrust *result = g_new0 (KscoreTrust, 1);

  result->groups = g_array_new (FALSE, FALSE, sizeof (KscoreTrustGroup));
  result->members = g_array_new (FALSE, FALSE, sizeof (guint32));
  result->outgoing_known = evidence->outgoing->len > 0;

  work.habits = g_new0 (guint16, work.n_actors + 1);
  work.parents = g_new (guint32, work.n_actors + 1);
  for (guint32 i = 0; i < work.n_actors; i++)
    {
      g_array_index (evidence->actors, KscoreEvidenceActor, i).person = i;
      work.parents[i] = i;
    }

  sort_states (&work);
  if (which & KSCORE_SIGNAL_LOCKSTEP)
    kscore_trust_work_find_lockstep (&work);
  if (which & KSCORE_SIGNAL_INSTANT)
    kscore_trust_work_find_instant (&work);
  if (which & KSCORE_SIGNAL_POD)
    kscore_trust_work_find_pods (&work);

  fill_trust_of_signals (constants, trust);
  fill_groups (&work, result);
  judge_interactions (&work, which, trust, reacted, result);
  judge_marks (&work, which, trust);
  count_people (&work, reacted, result);

  return result;
}

/**
 * kscore_trust_free:
 * @self: (transfer full): what was found
 */
void
kscore_trust_free (KscoreTrust *self)
{
  g_array_unref (self->groups);
  g_array_unref (self->members);
  g_free (self);
}

/**
 * kscore_signal_to_string:
 * @signal: one signal
 *
 * Returns: (nullable): its name in data files and JSON
 */
const char *
kscore_signal_to_string (KscoreSignals signal)
{
  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    {
      if (signal == (KscoreSignals) (1 << i))
        return signal_names[i];
    }

  return NULL;
}
