#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "core/kscore-sort.h"
#include "score/kscore-trust-private.h"

/* Who reacts to nearly all posts, like a clock or together with others. Only posts that stand for
 * themselves are looked at: few see an answer in somebody else's thread. */

#define SECONDS_AN_HOUR 3600
#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

/* A quick reaction to a post. */
typedef struct {
  guint32   actor;
  guint32   account;
  guint32   rank; /* of the post among the account's, by time */
  KscoreDay day;  /* of the post */
} Hit;

typedef struct {
  guint32   rank;
  guint32   post;
  guint32   account;
  gint64    at;
} Ranked;

/* All posts that can be judged by, by account and time. */
typedef struct {
  Ranked  *posts; /* (owned) */
  guint    n_posts;
  guint32 *ranks; /* (owned) by post, or KSCORE_NO_INDEX */
} Ranks;

/* Somebody's quick reactions to an account, of a window. */
typedef struct {
  guint32 actor;
  guint   first_hit;
  guint   end_hit;
  guint   first_outgoing;
  guint   end_outgoing;
} Friend;

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *x = a, *y = b;

  COMPARE (x->account, y->account);
  COMPARE (x->at, y->at);
  COMPARE (x->post, y->post);
  return 0;
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *x = a, *y = b;

  COMPARE (x->account, y->account);
  COMPARE (x->actor, y->actor);
  COMPARE (x->rank, y->rank);
  return 0;
}

static int
compare_outgoing (gconstpointer a,
                  gconstpointer b)
{
  const KscoreEvidenceOutgoing *x = a, *y = b;

  COMPARE (x->actor, y->actor);
  COMPARE (x->day, y->day);
  return 0;
}

static int
compare_pods (gconstpointer a,
              gconstpointer b)
{
  const KscoreTrustPod *x = a, *y = b;

  COMPARE (x->actor, y->actor);
  COMPARE (x->from, y->from);
  return 0;
}

static gboolean
is_post (const KscoreEvidencePost *post)
{
  return post->precision == KSCORE_PRECISION_EXACT && post->day != KSCORE_DAY_UNKNOWN &&
         post->kind != KSCORE_POST_REPLY && post->kind != KSCORE_POST_COMMENT;
}

static void
ranks_init (Ranks                 *ranks,
            const KscoreTrustWork *work)
{
  const GArray *posts = work->evidence->posts;

  ranks->posts = g_new (Ranked, posts->len + 1);
  ranks->ranks = g_new (guint32, posts->len + 1);
  ranks->n_posts = 0;

  for (guint32 i = 0; i < posts->len; i++)
    {
      const KscoreEvidencePost *post = &g_array_index (posts, KscoreEvidencePost, i);

      ranks->ranks[i] = KSCORE_NO_INDEX;
      if (is_post (post))
        ranks->posts[ranks->n_posts++] = (Ranked) { 0, i, post->account, post->at };
    }

  qsort (ranks->posts, ranks->n_posts, sizeof *ranks->posts, compare_ranked);
  for (guint i = 0; i < ranks->n_posts; i++)
    {
      Ranked *post = &ranks->posts[i];

      post->rank = i > 0 && post[-1].account == post->account ? post[-1].rank + 1 : 0;
      ranks->ranks[post->post] = post->rank;
    }
}

static void
ranks_clear (Ranks *ranks)
{
  g_clear_pointer (&ranks->posts, g_free);
  g_clear_pointer (&ranks->ranks, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ranks, ranks_clear)

/* Clocks of two servers differ by a little: what came before the post by as much is quick too. */
static gboolean
is_quick (const KscoreTrustWork           *work,
          const KscoreEvidenceInteraction *it,
          double                           seconds)
{
  const KscoreEvidencePost *post;

  if (it->precision != KSCORE_PRECISION_EXACT || it->post >= work->evidence->posts->len ||
      kscore_trust_work_get_actor (work, it->actor) == NULL)
    return FALSE;

  post = &g_array_index (work->evidence->posts, KscoreEvidencePost, it->post);
  return is_post (post) && fabs ((double) it->at - (double) post->at) <= seconds;
}

/* The quick reactions of everybody who has enough of them, each post once, by account, person and
 * post. */
static GArray *
get_hits (const KscoreTrustWork *work,
          const Ranks           *ranks,
          double                 seconds,
          guint                  least,
          const guint8          *of_whom)
{
  const GArray *interactions = work->evidence->interactions;
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autofree guint *counts = g_new0 (guint, work->n_actors + 1);
  guint n = 0;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < interactions->len; i++)
      {
        const KscoreEvidenceInteraction *it;
        const KscoreEvidencePost *post;
        Hit hit;

        it = &g_array_index (interactions, KscoreEvidenceInteraction, i);
        if (!is_quick (work, it, seconds) || (of_whom != NULL && !of_whom[it->actor]))
          continue;
        if (pass == 0)
          {
            counts[it->actor]++;
            continue;
          }
        if (counts[it->actor] < least)
          continue;

        post = &g_array_index (work->evidence->posts, KscoreEvidencePost, it->post);
        hit = (Hit) { it->actor, post->account, ranks->ranks[it->post], post->day };
        g_array_append_val (hits, hit);
      }

  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      if (n == 0 || compare_hits (&g_array_index (hits, Hit, n - 1), hit) != 0)
        g_array_index (hits, Hit, n++) = *hit;
    }
  g_array_set_size (hits, n);

  return hits;
}

static guint
count_posts (const Ranks *ranks,
             guint32      account)
{
  guint n = 0;

  for (guint i = 0; i < ranks->n_posts; i++)
    {
      if (ranks->posts[i].account == account)
        n++;
    }

  return n;
}

/**
 * kscore_trust_work_find_instant: (skip)
 * @work: a work
 *
 * Finds out who reacted to nearly all of many posts in a row within moments.
 */
void
kscore_trust_work_find_instant (KscoreTrustWork *work)
{
  const KscoreConstants *constants = work->constants;
  guint least = (guint) ceil (constants->instant_share * constants->instant_posts - 1e-9);
  g_autoptr (GArray) hits = NULL;
  g_auto (Ranks) ranks = { 0 };

  if (least == 0 || work->evidence->posts->len < constants->instant_posts)
    return;

  ranks_init (&ranks, work);
  hits = get_hits (work, &ranks, constants->instant_seconds, least, NULL);

  for (guint i = 0; i + least <= hits->len; i++)
    {
      const Hit *first = &g_array_index (hits, Hit, i);
      const Hit *last = &g_array_index (hits, Hit, i + least - 1);

      if (first->actor == last->actor && first->account == last->account &&
          (work->habits[first->actor] & KSCORE_SIGNAL_INSTANT) == 0 &&
          last->rank - first->rank < constants->instant_posts &&
          count_posts (&ranks, first->account) >= constants->instant_posts)
        work->habits[first->actor] |= KSCORE_SIGNAL_INSTANT;
    }
}

/* How many posts of an account there are up to the end of a day. */
static guint
count_posts_until (const Ranks *ranks,
                   guint32      account,
                   KscoreDay    day)
{
  Ranked end = { .account = account, .post = G_MAXUINT32, .at = kscore_day_to_time (day + 1) - 1 };
  guint low = 0, high = ranks->n_posts;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_ranked (&ranks->posts[middle], &end) <= 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
is_friend (const KscoreTrustWork *work,
           const GArray          *hits,
           const GArray          *outgoing,
           const Friend          *it,
           KscoreDay              from,
           KscoreDay              to,
           guint                  n_posts)
{
  guint n_hits = 0;
  double sum = 0;

  for (guint i = it->first_hit; i < it->end_hit; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      n_hits += hit->day >= from && hit->day <= to ? 1 : 0;
    }
  if (n_hits + 1e-9 < work->constants->pod_share * n_posts)
    return FALSE;

  for (guint i = it->first_outgoing; i < it->end_outgoing; i++)
    {
      const KscoreEvidenceOutgoing *reaction;

      reaction = &g_array_index (outgoing, KscoreEvidenceOutgoing, i);
      if (reaction->day >= from && reaction->day <= to)
        sum += (double) MAX (reaction->count, 0);
    }

  return sum >= work->constants->pod_outgoing;
}

/* Looks at every window of weeks in which one of @friends reacted. */
static void
search_windows (KscoreTrustWork *work,
                const Ranks     *ranks,
                const GArray    *hits,
                const GArray    *outgoing,
                const GArray    *friends,
                guint32          account)
{
  int n_weeks = (int) work->constants->window_weeks;
  KscoreDay first = KSCORE_DAY_MAX, last = KSCORE_DAY_MIN;
  g_autofree guint *found = g_new (guint, friends->len + 1);

  for (guint i = 0; i < friends->len; i++)
    {
      const Friend *it = &g_array_index (friends, Friend, i);

      first = MIN (first, g_array_index (hits, Hit, it->first_hit).day);
      last = MAX (last, g_array_index (hits, Hit, it->end_hit - 1).day);
    }

  for (KscoreDay monday = kscore_day_get_monday (first); monday < last + 7 * n_weeks; monday += 7)
    {
      KscoreDay from = monday - 7 * (n_weeks - 1), to = monday + 6;
      guint n_posts = count_posts_until (ranks, account, to)
                      - count_posts_until (ranks, account, from - 1);
      guint n = 0;

      if (n_posts < work->constants->pod_posts)
        continue;

      for (guint i = 0; i < friends->len; i++)
        {
          if (is_friend (work, hits, outgoing, &g_array_index (friends, Friend, i), from, to,
                         n_posts))
            found[n++] = i;
        }
      for (guint i = 0; i < n && n >= work->constants->pod_people; i++)
        {
          KscoreTrustPod pod = { g_array_index (friends, Friend, found[i]).actor, from, to };

          work->habits[pod.actor] |= KSCORE_SIGNAL_POD;
          g_array_append_val (work->pods, pod);
        }
    }
}

/* The owner's reactions by person and day, to those to whom there were enough. */
static GArray *
get_outgoing (const KscoreTrustWork *work,
              guint8                *of_whom)
{
  const GArray *all = work->evidence->outgoing;
  GArray *outgoing = g_array_new (FALSE, FALSE, sizeof (KscoreEvidenceOutgoing));
  g_autofree double *sums = g_new0 (double, work->n_actors + 1);

  for (guint i = 0; i < all->len; i++)
    {
      const KscoreEvidenceOutgoing *it = &g_array_index (all, KscoreEvidenceOutgoing, i);

      if (it->actor < work->n_actors && it->count > 0)
        sums[it->actor] += (double) it->count;
    }
  for (guint i = 0; i < all->len; i++)
    {
      const KscoreEvidenceOutgoing *it = &g_array_index (all, KscoreEvidenceOutgoing, i);

      if (it->actor >= work->n_actors || sums[it->actor] < work->constants->pod_outgoing)
        continue;
      of_whom[it->actor] = 1;
      g_array_append_val (outgoing, *it);
    }

  g_array_sort (outgoing, compare_outgoing);
  return outgoing;
}

/**
 * kscore_trust_work_find_pods: (skip)
 * @work: a work
 *
 * Finds out who reacts, together with others, to nearly everything within the hour while the owner
 * does the same for them.
 */
void
kscore_trust_work_find_pods (KscoreTrustWork *work)
{
  const KscoreConstants *constants = work->constants;
  g_autofree guint8 *of_whom = g_new0 (guint8, work->n_actors + 1);
  g_autoptr (GArray) outgoing = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GArray) friends = g_array_new (FALSE, FALSE, sizeof (Friend));
  g_auto (Ranks) ranks = { 0 };

  outgoing = get_outgoing (work, of_whom);
  if (outgoing->len < constants->pod_people)
    return;

  ranks_init (&ranks, work);
  hits = get_hits (work, &ranks, constants->pod_hours * SECONDS_AN_HOUR,
                   (guint) ceil (constants->pod_share * constants->pod_posts - 1e-9), of_whom);

  for (guint i = 0; i < hits->len;)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);
      Friend it = { hit->actor, i, i, 0, 0 };
      guint32 account = hit->account;

      for (; i < hits->len && g_array_index (hits, Hit, i).actor == it.actor &&
             g_array_index (hits, Hit, i).account == account; i++)
        ;
      it.end_hit = i;
      for (guint low = 0, high = outgoing->len; low < high;)
        {
          guint middle = low + (high - low) / 2;

          if (g_array_index (outgoing, KscoreEvidenceOutgoing, middle).actor < it.actor)
            low = middle + 1;
          else
            high = middle;
          it.first_outgoing = low;
        }
      for (it.end_outgoing = it.first_outgoing; it.end_outgoing < outgoing->len &&
           g_array_index (outgoing, KscoreEvidenceOutgoing, it.end_outgoing).actor == it.actor;)
        it.end_outgoing++;
      g_array_append_val (friends, it);

      if (i == hits->len || g_array_index (hits, Hit, i).account != account)
        {
          search_windows (work, &ranks, hits, outgoing, friends, account);
          g_array_set_size (friends, 0);
        }
    }

  g_array_sort (work->pods, compare_pods);
}
