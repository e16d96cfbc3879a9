#include "config.h"

#include "score/kscore-score-cache.h"

#include <math.h>

/**
 * kscore_score_cache_init: (skip)
 * @self: (out caller-allocates): a cache of nothing
 */
void
kscore_score_cache_init (KscoreScoreCache *self)
{
  *self = (KscoreScoreCache) { .day = KSCORE_DAY_UNKNOWN };
  self->weighed = g_array_new (FALSE, FALSE, sizeof (KscoreWeighedWeek));
}

static void
forget (KscoreScoreCache *self)
{
  self->day = KSCORE_DAY_UNKNOWN;
  g_clear_pointer (&self->rho, g_free);
  g_clear_pointer (&self->weeks, g_free);
  g_clear_pointer (&self->maker_values, g_free);
  g_clear_pointer (&self->maker_supports, g_free);
  g_clear_pointer (&self->weights, g_free);
  g_array_set_size (self->weighed, 0);
}

/**
 * kscore_score_cache_clear: (skip)
 * @self: a cache
 */
void
kscore_score_cache_clear (KscoreScoreCache *self)
{
  forget (self);
  g_clear_pointer (&self->weighed, g_array_unref);
}

static void
forget_makers (KscoreScoreCache *self,
               guint             from,
               guint             end)
{
  for (guint i = from; i < end; i++)
    self->maker_values[i] = NAN;
}

/**
 * kscore_score_cache_prepare: (skip)
 * @self: a cache
 * @ledger: a ledger, of which the cache was told every update
 * @day: the day of a score
 *
 * Makes room for what a score of @day may leave here. What is of another day is forgotten.
 */
void
kscore_score_cache_prepare (KscoreScoreCache   *self,
                            const KscoreLedger *ledger,
                            KscoreDay           day)
{
  if (self->weeks != NULL && self->day == day)
    {
      if (self->rho == NULL)
        self->rho = kscore_ledger_get_rho (ledger, day);
      return;
    }

  forget (self);
  self->day = day;
  self->rho = kscore_ledger_get_rho (ledger, day);
  self->n_slots = ledger->n_accounts;
  self->weeks = g_new0 (KscoreWeekCache, self->n_slots + 1);
  for (guint i = 0; i < self->n_slots; i++)
    self->weeks[i].version = 1;
  self->n_makers = ledger->n_makers;
  self->maker_values = g_new (double, self->n_makers + 1);
  self->maker_supports = g_new0 (guint8, self->n_makers + 1);
  forget_makers (self, 0, self->n_makers);
  self->n_rows = ledger->n_rows;
  self->weights = g_new (double, self->n_rows + 1);
}

static void
forget_week (KscoreScoreCache *self,
             guint             slot,
             int               week)
{
  self->weeks[slot].week_version[(guint) week % KSCORE_N_CACHED_WEEKS] = 0;

  for (guint i = 0; i < self->weighed->len; i++)
    {
      const KscoreWeighedWeek *weighed = &g_array_index (self->weighed, KscoreWeighedWeek, i);

      if (weighed->slot == slot && weighed->week == week)
        {
          g_array_remove_index_fast (self->weighed, i);
          return;
        }
    }
}

/* Weeks in which somebody reacted who has another rho. */
static void
forget_weeks_of_people (KscoreScoreCache   *self,
                        const KscoreLedger *ledger,
                        const GArray       *people)
{
  for (guint slot = 0; slot < ledger->n_accounts; slot++)
    for (guint i = ledger->accounts[slot].first_week; i < ledger->accounts[slot].end_week; i++)
      for (guint j = 0; j < people->len; j++)
        {
          guint group;

          if (kscore_ledger_find_group (ledger, &ledger->weeks[i],
                                        g_array_index (people, guint32, j), &group))
            {
              forget_week (self, slot, ledger->weeks[i].week);
              break;
            }
        }
}

static void
update_makers (KscoreScoreCache         *self,
               const KscoreLedger       *ledger,
               const KscoreLedgerUpdate *update)
{
  const KscoreSplice *splices = (const KscoreSplice *) update->makers->data;
  guint n = update->makers->len, moved = 0;

  self->maker_values = kscore_splice_apply (self->maker_values, sizeof *self->maker_values,
                                            self->n_makers, splices, n);
  self->maker_supports = kscore_splice_apply (self->maker_supports, sizeof *self->maker_supports,
                                              self->n_makers, splices, n);
  self->n_makers = ledger->n_makers;

  for (guint i = 0; i < n; i++)
    {
      forget_makers (self, splices[i].at + moved, splices[i].at + moved + splices[i].n_added);
      moved += splices[i].n_added - splices[i].n_removed;
    }
}

/**
 * kscore_score_cache_update: (skip)
 * @self: a cache
 * @ledger: its ledger after an update
 * @update: (nullable): what changed, NULL where the ledger was made anew
 *
 * Forgets what is not true any more.
 */
void
kscore_score_cache_update (KscoreScoreCache         *self,
                           const KscoreLedger       *ledger,
                           const KscoreLedgerUpdate *update)
{
  if (self->weeks == NULL)
    return;

  if (update == NULL || update->all_makers)
    {
      forget (self);
      return;
    }

  self->weights = kscore_splice_apply (self->weights, sizeof *self->weights, self->n_rows,
                                       (const KscoreSplice *) update->rows->data,
                                       update->rows->len);
  self->n_rows = ledger->n_rows;
  update_makers (self, ledger, update);

  for (guint i = 0; i < update->weeks->len; i++)
    {
      const KscoreTouchedWeek *week = &g_array_index (update->weeks, KscoreTouchedWeek, i);

      forget_week (self, week->slot, week->week);
    }

  if (update->rho)
    forget_weeks_of_people (self, ledger, update->people);
  /* There may be more people too. */
  g_clear_pointer (&self->rho, g_free);
}

/**
 * kscore_score_cache_find_weighed: (skip)
 * @self: a cache
 * @slot: of an account
 * @week: a calendar week
 * @sum: (out): sum of the weights of its rows
 *
 * Returns: whether the weights of its rows are there
 */
gboolean
kscore_score_cache_find_weighed (const KscoreScoreCache *self,
                                 guint                   slot,
                                 int                     week,
                                 double                 *sum)
{
  for (guint i = 0; i < self->weighed->len; i++)
    {
      const KscoreWeighedWeek *weighed = &g_array_index (self->weighed, KscoreWeighedWeek, i);

      if (weighed->slot == slot && weighed->week == week)
        {
          *sum = weighed->sum;
          return TRUE;
        }
    }

  return FALSE;
}
