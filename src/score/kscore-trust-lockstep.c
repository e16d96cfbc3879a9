#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "score/kscore-trust-private.h"

/* Looks for accounts that were made together and react together: in the plane of "made" and
 * "reacted", a rectangle that holds many of a post's people, nearly all of them small. Its edges
 * stand at small accounts, so that a few ordinary people around do not hide it. Where only the day
 * of a reaction is known, those of one day are sure to be within 24 hours, and no others are. */

#define SECONDS_AN_HOUR 3600
#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

/* A large window that gained less than one of so many is not looked at again; of a small one every
 * step is. It bounds the work where a crowd of thousands was made in a few days. */
#define LEAST_STEP 64

/* Somebody who reacted to a post, at a time that is known. */
typedef struct {
  gint64   made;
  gint64   at; /* first reaction */
  guint32  actor;
  gboolean small;
} Candidate;

typedef struct {
  KscoreTrustWork *work;       /* (unowned) */
  Candidate       *window;     /* (owned) of those made together, by reaction */
  guint           *small;      /* (owned) places of the small ones, by the day they were made */
  guint           *reacted;    /* (owned) places in the window of the small ones */
  guint32          post;
  guint            least;      /* accounts in a group */
  double           made_hours; /* in which they were made */
  double           hours;      /* in which they reacted */
} Search;

static int
compare_made (gconstpointer a,
              gconstpointer b)
{
  const Candidate *x = a, *y = b;

  COMPARE (x->made, y->made);
  COMPARE (x->at, y->at);
  COMPARE (x->actor, y->actor);
  return 0;
}

static int
compare_reacted (gconstpointer a,
                 gconstpointer b)
{
  const Candidate *x = a, *y = b;

  COMPARE (x->at, y->at);
  COMPARE (x->made, y->made);
  COMPARE (x->actor, y->actor);
  return 0;
}

/* Whether two times are at most so many hours apart; any two times. */
static gboolean
is_within (gint64 from,
           gint64 to,
           double hours)
{
  return (double) to - (double) from <= hours * SECONDS_AN_HOUR;
}

static gboolean
is_group (const Search *search,
          guint         n,
          guint         n_small)
{
  return n >= search->least &&
         n_small + 1e-9 >= search->work->constants->lockstep_small_share * n;
}

/* Joins those at @first to @end, of which those before @joined are one group already. */
static void
join (Search              *search,
      guint                first,
      guint                joined,
      guint                end,
      KscoreTrustSighting *sighting)
{
  KscoreTrustWork *work = search->work;
  guint32 root = kscore_trust_work_get_root (work, search->window[first].actor);

  for (guint i = MAX (first, joined); i < end; i++)
    {
      const Candidate *it = &search->window[i];

      work->habits[it->actor] |= KSCORE_SIGNAL_LOCKSTEP;
      work->parents[kscore_trust_work_get_root (work, it->actor)] = root;
      sighting->made_from = MIN (sighting->made_from, it->made);
      sighting->made_to = MAX (sighting->made_to, it->made);
      sighting->reacted_from = MIN (sighting->reacted_from, it->at);
      sighting->reacted_to = MAX (sighting->reacted_to, it->at);
    }
}

/* Of those made together, who reacted together. */
static void
search_reactions (Search *search,
                  guint   n)
{
  KscoreTrustWork *work = search->work;
  const Candidate *window = search->window;
  KscoreTrustSighting *sighting = NULL;
  guint n_small = 0, end = 0, joined = 0, looked_at = 0;

  qsort (search->window, n, sizeof *search->window, compare_reacted);
  for (guint i = 0; i < n; i++)
    {
      if (window[i].small)
        search->reacted[n_small++] = i;
    }

  for (guint first = 0; first < n_small; first++)
    {
      guint low = search->reacted[first], high;

      while (end < n_small && is_within (window[low].at, window[search->reacted[end]].at,
                                         search->hours))
        end++;

      /* Part of the window before. */
      if (end <= looked_at)
        continue;

      looked_at = end;
      high = search->reacted[end - 1] + 1;
      if (!is_group (search, high - low, end - first))
        continue;

      if (sighting == NULL || low >= joined)
        {
          KscoreTrustSighting found = { window[low].actor, search->post, window[low].made,
                                        window[low].made, window[low].at, window[low].at };

          g_array_append_val (work->sightings, found);
          sighting = &g_array_index (work->sightings, KscoreTrustSighting,
                                     work->sightings->len - 1);
        }
      join (search, low, joined, high, sighting);
      joined = high;
    }
}

/* Who was made together, of those who reacted to one post. */
static void
search_made (Search    *search,
             Candidate *candidates,
             guint      n)
{
  guint least_small = (guint) ceil (search->work->constants->lockstep_small_share * search->least
                                    - 1e-9);
  guint n_small = 0, end = 0, looked_at = 0;

  qsort (candidates, n, sizeof *candidates, compare_made);
  for (guint i = 0; i < n; i++)
    {
      if (candidates[i].small)
        search->small[n_small++] = i;
    }

  for (guint first = 0; first < n_small; first++)
    {
      guint low = search->small[first], high;

      while (end < n_small && is_within (candidates[low].made, candidates[search->small[end]].made,
                                         search->made_hours))
        end++;

      if (end <= looked_at || end - first < least_small)
        continue;
      if (end < n_small && end - looked_at < (end - first) / LEAST_STEP)
        continue;

      looked_at = end;
      high = search->small[end - 1] + 1;
      if (high - low < search->least)
        continue;

      memcpy (search->window, candidates + low, (high - low) * sizeof *candidates);
      search_reactions (search, high - low);
    }
}

/* Whether somebody has few followers and few posts; where that is not told, nobody has. */
static gboolean
is_small (const KscoreTrustWork *work,
          const Candidate       *candidate)
{
  KscoreTrustState state;

  kscore_trust_work_get_state (work, candidate->actor, kscore_day_from_time (candidate->at),
                               &state);

  return state.followers >= 0 && state.posts >= 0 &&
         (double) state.followers < work->constants->lockstep_small_followers &&
         (double) state.posts < work->constants->lockstep_small_posts;
}

/* The reactions of somebody known to posts, by post. */
static guint *
sort_by_post (const KscoreTrustWork *work,
              guint                **start)
{
  const GArray *interactions = work->evidence->interactions;
  guint n_posts = work->evidence->posts->len;
  guint *order = g_new (guint, interactions->len + 1);
  g_autofree guint *end = NULL;

  *start = g_new0 (guint, n_posts + 2);
  for (guint i = 0; i < interactions->len; i++)
    {
      const KscoreEvidenceInteraction *it;

      it = &g_array_index (interactions, KscoreEvidenceInteraction, i);
      if (it->post < n_posts && it->actor < work->n_actors)
        (*start)[it->post + 1]++;
    }
  for (guint i = 0; i < n_posts; i++)
    (*start)[i + 1] += (*start)[i];

  end = g_memdup2 (*start, (n_posts + 1) * sizeof (guint));
  for (guint i = 0; i < interactions->len; i++)
    {
      const KscoreEvidenceInteraction *it;

      it = &g_array_index (interactions, KscoreEvidenceInteraction, i);
      if (it->post < n_posts && it->actor < work->n_actors)
        order[end[it->post]++] = i;
    }

  return order;
}

/* Who reacted to a post: all of them are counted, and those with known times stand in
 * @candidates, or with @by_day those with known days, as if all had reacted when it began. */
static guint
get_candidates (const KscoreTrustWork *work,
                const guint           *order,
                guint                  n_order,
                guint32                post,
                gboolean               by_day,
                guint32               *seen,
                guint                 *places,
                Candidate             *candidates,
                guint                 *n_candidates,
                guint                 *n_days)
{
  guint n_reactors = 0;

  *n_candidates = *n_days = 0;
  for (guint i = 0; i < n_order; i++)
    {
      const KscoreEvidenceInteraction *it;
      const KscoreEvidenceActor *actor;
      guint32 round = 2 * post + (by_day ? 2 : 1);
      gint64 at;

      it = &g_array_index (work->evidence->interactions, KscoreEvidenceInteraction, order[i]);
      actor = kscore_trust_work_get_actor (work, it->actor);
      if (actor == NULL)
        continue;

      if (seen[it->actor] != round)
        {
          seen[it->actor] = round;
          places[it->actor] = KSCORE_NO_INDEX;
          n_reactors++;
        }

      if (it->precision == KSCORE_PRECISION_DAY)
        (*n_days)++;
      if (it->precision == KSCORE_PRECISION_ESTIMATED || actor->created_at == KSCORE_TIME_UNKNOWN
          || (it->precision == KSCORE_PRECISION_DAY && !by_day))
        continue;

      at = by_day ? kscore_day_to_time (it->day) : it->at;

      if (places[it->actor] == KSCORE_NO_INDEX)
        {
          places[it->actor] = (*n_candidates)++;
          candidates[places[it->actor]] = (Candidate) { actor->created_at, at, it->actor, FALSE };
        }
      else
        {
          Candidate *candidate = &candidates[places[it->actor]];

          candidate->at = MIN (candidate->at, at);
        }
    }

  return n_reactors;
}

static gboolean
has_enough (const KscoreTrustWork *work)
{
  guint n = 0;

  for (guint i = 0; i < work->n_actors; i++)
    {
      if (g_array_index (work->evidence->actors, KscoreEvidenceActor, i).created_at
          != KSCORE_TIME_UNKNOWN)
        n++;
    }

  return n >= work->constants->lockstep_accounts;
}

/**
 * kscore_trust_work_find_lockstep: (skip)
 * @work: a work with sorted states
 *
 * Finds out who acts in lockstep, and joins each group, over all posts, in one tree.
 */
void
kscore_trust_work_find_lockstep (KscoreTrustWork *work)
{
  const KscoreConstants *constants = work->constants;
  guint n_posts = work->evidence->posts->len, largest = 0;
  g_autofree guint *start = NULL, *order = NULL, *places = NULL, *small = NULL, *reacted = NULL;
  g_autofree guint32 *seen = NULL;
  g_autofree Candidate *candidates = NULL, *window = NULL;
  Search search = { .work = work };

  if (!has_enough (work))
    return;

  order = sort_by_post (work, &start);
  for (guint i = 0; i < n_posts; i++)
    largest = MAX (largest, start[i + 1] - start[i]);
  if (largest < constants->lockstep_accounts)
    return;

  seen = g_new0 (guint32, work->n_actors + 1);
  places = g_new (guint, work->n_actors + 1);
  candidates = g_new (Candidate, largest + 1);
  search.window = window = g_new (Candidate, largest + 1);
  search.small = small = g_new (guint, largest + 1);
  search.reacted = reacted = g_new (guint, largest + 1);

  for (guint32 post = 0; post < n_posts; post++)
    {
      guint n_order = start[post + 1] - start[post], n_days = 0;

      if (n_order < constants->lockstep_accounts)
        continue;

      search.post = post;
      for (int by_day = 0; by_day < 2; by_day++)
        {
          guint n = 0, n_small = 0, n_reactors;

          if (by_day != 0 && (n_days == 0 || constants->lockstep_hours < 24))
            break;

          n_reactors = get_candidates (work, order + start[post], n_order, post, by_day != 0, seen,
                                       places, candidates, &n, &n_days);
          search.made_hours = constants->lockstep_made_hours;
          search.hours = by_day != 0 ? 0 : constants->lockstep_hours;
          search.least = (guint) ceil (MAX (constants->lockstep_accounts,
                                            constants->lockstep_share * n_reactors - 1e-9));
          if (n < search.least)
            continue;

          for (guint i = 0; i < n; i++)
            {
              candidates[i].small = is_small (work, &candidates[i]);
              n_small += candidates[i].small ? 1 : 0;
            }
          if (n_small + 1e-9 < constants->lockstep_small_share * search.least)
            continue;

          search_made (&search, candidates, n);
          if (by_day != 0)
            continue;

          /* Whoever is bought is made and sent within hours. Amid many newcomers of the same days
           * a crowd is thinned out in the widest windows, and stands out in narrow ones, where
           * hardly any of the others are. */
          search.made_hours /= constants->lockstep_narrow;
          search.hours /= constants->lockstep_narrow;
          search_made (&search, candidates, n);
        }
    }
}
