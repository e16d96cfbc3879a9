#include "config.h"

#include "score/kscore-attribution.h"

#include <math.h>
#include <stdlib.h>

#include "score/kscore-recognition.h"
#include "score/kscore-score-private.h"
#include "score/kscore-sum.h"

/* Points of a part. Response splits by account, by week as s / S, by person, and by the points of
 * what the person did; Recognition by maker and by the points of its marks; Audience by account.
 * Each step is a share of what the step before gave, so all of it sums to the score less 1. */

static double
get_weight (double points,
            double amount,
            double weight)
{
  return amount > 0 ? weight * (points / amount) : 0;
}

/* What each row of a week brings to the week's Response; NAN where it is not scored. Returns the
 * sum. */
static double
weigh_week (const KscoreLedger     *ledger,
            const KscoreLedgerWeek *week,
            KscoreDay               last_day,
            const double           *rho,
            double                 *weights)
{
  KscoreSum sum = { 0 };
  guint row = week->first_row;

  while (row < week->first_anonymous)
    {
      guint32 person = ledger->person[row];
      guint first = row;
      double amount = 0, weight;
      float trust = 1;

      for (; row < week->first_anonymous && ledger->person[row] == person; row++)
        {
          if (ledger->day[row] > last_day)
            continue;

          amount += ledger->points[row];
          trust = MIN (trust, ledger->trust[row]);
        }

      weight = rho[person] * trust * kscore_ledger_g (ledger, amount);
      if (amount > 0)
        kscore_sum_add (&sum, weight);
      for (guint i = first; i < row; i++)
        weights[i] = ledger->covered[i] && ledger->day[i] <= last_day
                     ? get_weight (ledger->points[i], amount, weight) : NAN;
    }

  for (; row < week->end_row; row++)
    {
      weights[row] = NAN;
      if (!ledger->covered[row] || ledger->day[row] > last_day)
        continue;

      weights[row] = ledger->constants.anonymous * ledger->trust[row] * ledger->count[row] *
                     kscore_ledger_g (ledger, ledger->points[row]);
      kscore_sum_add (&sum, weights[row]);
    }

  return kscore_sum_get (&sum);
}

/* The same out of the cache. A week that still runs is no more what it was on another day of
 * coverage. */
static double
get_weights (const KscoreLedger     *ledger,
             guint                   slot,
             const KscoreLedgerWeek *week,
             KscoreDay               last_day,
             gboolean                running,
             KscoreScoreCache       *cache)
{
  KscoreWeighedWeek weighed = { slot, week->week, 0 };

  if (!running && kscore_score_cache_find_weighed (cache, slot, week->week, &weighed.sum))
    return weighed.sum;

  weighed.sum = weigh_week (ledger, week, last_day, cache->rho, cache->weights);
  if (!running)
    g_array_append_val (cache->weighed, weighed);
  return weighed.sum;
}

static void
split_week (KscoreAttribution      *self,
            const KscoreLedgerWeek *week,
            const double           *weights,
            double                  scale)
{
  for (guint row = week->first_row; row < week->end_row; row++)
    self->row_points[row] = scale * weights[row];
}

static void
split_response (KscoreAttribution  *self,
                const KscoreLedger *ledger,
                const KscoreScore  *score,
                KscoreScoreCache   *cache,
                KscoreSum          *sum)
{
  g_autofree double *rho = cache == NULL ? kscore_ledger_get_rho (ledger, score->day) : NULL;
  guint next = 0;

  for (guint i = 0; i < ledger->n_accounts; i++)
    {
      const KscoreAccountScore *account;

      account = &g_array_index (score->accounts, KscoreAccountScore, ledger->accounts[i].index);
      /* The oldest first, as rows are */
      for (guint j = account->known ? account->n_weeks : 0; j-- > 0;)
        {
          const KscoreWeekScore *place = &account->weeks[j];
          const KscoreLedgerWeek *week;
          double scale = 0, weight;

          week = kscore_ledger_find_week (ledger, &ledger->accounts[i],
                                          kscore_day_get_week (place->monday));
          if (week == NULL)
            continue;

          if (place->response > 0)
            scale = account->response_points * place->share / place->response;
          weight = cache == NULL
                   ? weigh_week (ledger, week, account->last_day, rho, self->row_points)
                   : get_weights (ledger, i, week, account->last_day, place->running, cache);
          split_week (self, week, cache == NULL ? self->row_points : cache->weights, scale);
          kscore_sum_add (sum, scale * weight);

          for (; next < week->first_row; next++)
            self->row_points[next] = NAN;
          next = week->end_row;
        }
    }

  for (; next < ledger->n_rows; next++)
    self->row_points[next] = NAN;
}

static void
add_source (KscoreAttribution *self,
            KscoreSource       source)
{
  g_array_append_val (self->sources, source);
}

static void
split_maker (KscoreAttribution  *self,
             const KscoreLedger *ledger,
             guint               index,
             KscoreDay           day,
             double              scale,
             KscoreScoreCache   *cache)
{
  const KscoreMaker *maker = &ledger->makers[index];
  gboolean supporter;
  double value = scale * kscore_recognition_get_cached (ledger, index, day, cache, &supporter);
  double total = supporter ? ledger->constants.established : 0;

  for (guint i = maker->first_mark; i < maker->end_mark;)
    {
      const KscoreLedgerMark *mark = kscore_recognition_pick_mark (ledger, maker, &i, day);

      if (mark != NULL)
        total += mark->value * ledger->constants.mark_points[mark->kind];
    }

  if (supporter)
    {
      KscoreDay since = MIN (maker->first_day, MIN (maker->follow_day, maker->purged_day));

      add_source (self, (KscoreSource) {
        .kind = KSCORE_SOURCE_SUPPORTER,
        .day = MAX (since, maker->established_day),
        .account = maker->account != KSCORE_NO_INDEX ? ledger->accounts[maker->account].index
                                                     : KSCORE_NO_INDEX,
        .person = maker->person,
        .mark = KSCORE_NO_INDEX,
        .count = 1,
        .points = total > 0 ? value * (ledger->constants.established / total) : 0,
      });
    }

  for (guint i = maker->first_mark; i < maker->end_mark;)
    {
      const KscoreLedgerMark *mark = kscore_recognition_pick_mark (ledger, maker, &i, day);

      if (mark == NULL)
        continue;

      add_source (self, (KscoreSource) {
        .kind = KSCORE_SOURCE_MARK,
        .day = mark->from,
        .account = ledger->accounts[mark->account].index,
        .person = maker->person,
        .mark = mark->index,
        .count = mark->value,
        .points = total > 0 ? value * (mark->value * ledger->constants.mark_points[mark->kind] /
                                       total)
                            : 0,
      });
    }
}

static void
split_recognition (KscoreAttribution  *self,
                   const KscoreLedger *ledger,
                   const KscoreScore  *score,
                   KscoreScoreCache   *cache)
{
  const KscoreComponentScore *component = &score->components[KSCORE_COMPONENT_RECOGNITION];

  if (!component->known)
    return;

  for (guint i = 0; i < ledger->n_makers; i++)
    split_maker (self, ledger, i, score->day,
                 component->value > 0 ? component->points / component->value : 0, cache);
}

static void
split_audience (KscoreAttribution *self,
                const KscoreScore *score)
{
  for (guint i = 0; i < score->accounts->len; i++)
    {
      const KscoreAccountScore *account;

      account = &g_array_index (score->accounts, KscoreAccountScore, i);
      if (!account->audience_known)
        continue;

      add_source (self, (KscoreSource) {
        .kind = KSCORE_SOURCE_AUDIENCE,
        .day = account->audience_day,
        .account = i,
        .person = KSCORE_NO_INDEX,
        .mark = KSCORE_NO_INDEX,
        .count = account->audience,
        .points = account->audience_points,
      });
    }
}

/**
 * kscore_attribution_new_cached: (skip)
 * @ledger: prepared evidence
 * @score: its score of a day, with nothing left out
 * @cache: (nullable): what was computed of that day before
 *
 * Returns: (transfer full): the points
 */
KscoreAttribution *
kscore_attribution_new_cached (const KscoreLedger *ledger,
                               const KscoreScore  *score,
                               KscoreScoreCache   *cache)
{
  KscoreAttribution *self = g_new0 (KscoreAttribution, 1);
  KscoreSum sum = { 0 };

  self->n_rows = ledger->n_rows;
  self->row_points = g_new (double, ledger->n_rows + 1);
  self->sources = g_array_new (FALSE, FALSE, sizeof (KscoreSource));

  split_response (self, ledger, score, cache, &sum);
  split_recognition (self, ledger, score, cache);
  split_audience (self, score);

  for (guint i = 0; i < self->sources->len; i++)
    kscore_sum_add (&sum, g_array_index (self->sources, KscoreSource, i).points);
  self->total = kscore_sum_get (&sum);

  return self;
}

/**
 * kscore_attribution_new:
 * @ledger: prepared evidence
 * @score: its score of a day, with nothing left out
 *
 * Splits a score into the points of every row, mark, supporter and audience. Points are a share
 * of the score, not what would be lost without the part: that is kscore_score_new_without().
 *
 * Returns: (transfer full): the points
 */
KscoreAttribution *
kscore_attribution_new (const KscoreLedger *ledger,
                        const KscoreScore  *score)
{
  return kscore_attribution_new_cached (ledger, score, NULL);
}

/**
 * kscore_attribution_free:
 * @self: (transfer full): points
 */
void
kscore_attribution_free (KscoreAttribution *self)
{
  g_free (self->row_points);
  g_array_unref (self->sources);
  g_free (self);
}

/* Sums by key, largest first. */

static int
compare_sums (gconstpointer a,
              gconstpointer b)
{
  const KscorePointsSum *x = a, *y = b;

  if (x->points != y->points)
    return x->points > y->points ? -1 : 1;

  return (x->key > y->key) - (x->key < y->key);
}

typedef guint32 (*KeyFunc) (const KscoreLedger *ledger,
                            guint               row);

typedef struct {
  guint32   key;
  guint     n_rows;
  KscoreSum sum;
} Group;

static Group *
get_group (GHashTable *groups,
           guint32     key)
{
  Group *group = g_hash_table_lookup (groups, GUINT_TO_POINTER (key));

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->key = key;
      g_hash_table_insert (groups, GUINT_TO_POINTER (key), group);
    }

  return group;
}

static void
add_rows (const KscoreAttribution *self,
          const KscoreLedger      *ledger,
          KeyFunc                  get_key,
          GHashTable              *groups)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      Group *group;

      if (isnan (self->row_points[i]))
        continue;

      group = get_group (groups, get_key (ledger, i));
      group->n_rows++;
      kscore_sum_add (&group->sum, self->row_points[i]);
    }
}

static GArray *
finish_groups (GHashTable *groups)
{
  GArray *sums = g_array_sized_new (FALSE, FALSE, sizeof (KscorePointsSum),
                                    g_hash_table_size (groups));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Group *group = value;
      KscorePointsSum sum = { group->key, group->n_rows, kscore_sum_get (&group->sum) };

      g_array_append_val (sums, sum);
    }

  g_array_sort (sums, compare_sums);
  return sums;
}

static guint32
get_post (const KscoreLedger *ledger,
          guint               row)
{
  return ledger->post[row];
}

static guint32
get_account (const KscoreLedger *ledger,
             guint               row)
{
  return ledger->accounts[ledger->account[row]].index;
}

static guint32
get_kind (const KscoreLedger *ledger,
          guint               row)
{
  return ledger->kind[row];
}

static guint32
get_person (const KscoreLedger *ledger,
            guint               row)
{
  return ledger->person[row];
}

static GArray *
sum_rows_by (const KscoreAttribution *self,
             const KscoreLedger      *ledger,
             KeyFunc                  get_key)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  add_rows (self, ledger, get_key, groups);
  return finish_groups (groups);
}

/**
 * kscore_attribution_by_post:
 * @self: points
 * @ledger: the ledger they are of
 *
 * Sums the Response of each post.
 *
 * Returns: (transfer full) (element-type KscorePointsSum): posts with any scored row, most
 *   points first; %KSCORE_NO_INDEX is what is on no post
 */
GArray *
kscore_attribution_by_post (const KscoreAttribution *self,
                            const KscoreLedger      *ledger)
{
  return sum_rows_by (self, ledger, get_post);
}

/**
 * kscore_attribution_by_kind:
 * @self: points
 * @ledger: the ledger they are of
 *
 * Sums the Response of each kind.
 *
 * Returns: (transfer full) (element-type KscorePointsSum): most points first; the key is a
 *   #KscoreKind
 */
GArray *
kscore_attribution_by_kind (const KscoreAttribution *self,
                            const KscoreLedger      *ledger)
{
  return sum_rows_by (self, ledger, get_kind);
}

/**
 * kscore_attribution_by_person:
 * @self: points
 * @ledger: the ledger they are of
 *
 * Sums Response and Recognition of each person.
 *
 * Returns: (transfer full) (element-type KscorePointsSum): most points first;
 *   %KSCORE_NO_INDEX is everything that nobody known brought, Audience excepted
 */
GArray *
kscore_attribution_by_person (const KscoreAttribution *self,
                              const KscoreLedger      *ledger)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  add_rows (self, ledger, get_person, groups);

  for (guint i = 0; i < self->sources->len; i++)
    {
      const KscoreSource *source = &g_array_index (self->sources, KscoreSource, i);

      if (source->kind != KSCORE_SOURCE_AUDIENCE)
        kscore_sum_add (&get_group (groups, source->person)->sum, source->points);
    }

  return finish_groups (groups);
}

/**
 * kscore_attribution_by_account:
 * @self: points
 * @ledger: the ledger they are of
 *
 * Sums everything by linked account; networks sum their accounts.
 *
 * Returns: (transfer full) (element-type KscorePointsSum): most points first, every account that
 *   brought anything; sums to the score less 1
 */
GArray *
kscore_attribution_by_account (const KscoreAttribution *self,
                               const KscoreLedger      *ledger)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  add_rows (self, ledger, get_account, groups);

  for (guint i = 0; i < self->sources->len; i++)
    {
      const KscoreSource *source = &g_array_index (self->sources, KscoreSource, i);

      kscore_sum_add (&get_group (groups, source->account)->sum, source->points);
    }

  return finish_groups (groups);
}
