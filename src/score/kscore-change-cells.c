#include "config.h"

#include "score/kscore-change-private.h"

#include "core/kscore-sort.h"

/* What the two days are held against each other by: a person, a post and a kind in a week. */

#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const KscoreChangeCell *x = a, *y = b;

  COMPARE (x->person, y->person);
  COMPARE (x->post, y->post);
  COMPARE (x->kind, y->kind);
  if (x->person == KSCORE_NO_INDEX)
    COMPARE (x->trust, y->trust);
  COMPARE (x->row, y->row);
  return 0;
}

static gboolean
is_same (const KscoreChangeCell *x,
         const KscoreChangeCell *y)
{
  return x->person == y->person && x->post == y->post && x->kind == y->kind &&
         (x->person != KSCORE_NO_INDEX || x->trust == y->trust);
}

/**
 * kscore_change_collect: (skip)
 * @side: one of the days
 * @week: (nullable): a week of an account of it
 * @last_day: the account's last day
 *
 * Sums the week's scored rows. What is equal comes out equal to the last bit, whatever the order
 * of the evidence: points are sums of few numbers, and counts are summed before anything else.
 *
 * Returns: (transfer full) (element-type KscoreChangeCell): by person, post and kind
 */
GArray *
kscore_change_collect (const KscoreChangeSide *side,
                       const KscoreLedgerWeek *week,
                       KscoreDay               last_day)
{
  const KscoreLedger *ledger = side->ledger;
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (KscoreChangeCell));
  guint n = 0;

  for (guint row = week != NULL ? week->first_row : 0; week != NULL && row < week->end_row; row++)
    {
      KscoreChangeCell cell = {
        .person = KSCORE_CHANGE_MAP (side->people, ledger->person[row]),
        .post = KSCORE_CHANGE_MAP (side->posts, ledger->post[row]),
        .row = row,
        .kind = ledger->kind[row],
        .trust = ledger->trust[row],
        .points = ledger->points[row],
        .count = ledger->count[row],
      };

      if (ledger->covered[row] && ledger->day[row] <= last_day)
        g_array_append_val (cells, cell);
    }

  g_array_sort (cells, compare_cells);

  for (guint i = 0; i < cells->len; i++)
    {
      const KscoreChangeCell *cell = &g_array_index (cells, KscoreChangeCell, i);
      KscoreChangeCell *last = n > 0 ? &g_array_index (cells, KscoreChangeCell, n - 1) : NULL;

      if (last == NULL || !is_same (last, cell))
        {
          g_array_index (cells, KscoreChangeCell, n++) = *cell;
          continue;
        }

      if (ledger->day[cell->row] >= ledger->day[last->row])
        last->row = cell->row;
      last->trust = MIN (last->trust, cell->trust);
      last->count += cell->count;
      if (cell->person != KSCORE_NO_INDEX)
        last->points += cell->points;
    }
  g_array_set_size (cells, n);

  for (guint i = n; i-- > 0;)
    {
      KscoreChangeCell *cell = &g_array_index (cells, KscoreChangeCell, i);

      if (cell->person != KSCORE_NO_INDEX)
        break;
      cell->points = ledger->constants.anonymous * cell->trust * cell->count *
                     kscore_ledger_g (ledger, cell->points);
    }

  return cells;
}

/* Whether the evidence of a day holds @kind of an account on that day: KSCORE_N_KINDS is who it
 * was that reacted. */
gboolean
kscore_change_is_covered (const KscoreChangeMaker *self,
                          guint                    side,
                          guint32                  account,
                          guint                    kind,
                          KscoreDay                day)
{
  if (!self->differs)
    return TRUE;
  if (account >= self->n_accounts || self->side[side].slots[account] == KSCORE_NO_INDEX)
    return FALSE;

  return kscore_covered_days_contain (&self->side[side].covered[account * (KSCORE_N_KINDS + 1) +
                                                                kind], day);
}

static guint64
get_post_key (guint32 post,
              guint   kind)
{
  return (guint64) post * KSCORE_N_KINDS + kind;
}

/**
 * kscore_change_find_identified: (skip)
 * @self: two days of different evidence
 *
 * Finds the posts of which, up to the first day, fewer reactions of a kind have no name and more
 * have one.
 */
void
kscore_change_find_identified (KscoreChangeMaker *self)
{
  self->identified = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < 2; i++)
    {
      const KscoreLedger *ledger = self->side[i].ledger;

      for (guint row = 0; row < ledger->n_rows; row++)
        {
          guint32 post = KSCORE_CHANGE_MAP (self->side[i].posts, ledger->post[row]);
          guint64 key = get_post_key (post, ledger->kind[row]);
          KscoreChangePost *counts;

          if (post == KSCORE_NO_INDEX || ledger->day[row] > self->change->from)
            continue;

          counts = g_hash_table_lookup (self->identified, &key);
          if (counts == NULL)
            {
              counts = g_new0 (KscoreChangePost, 1);
              counts->key = key;
              g_hash_table_insert (self->identified, &counts->key, counts);
            }
          if (ledger->actor[row] == KSCORE_NO_INDEX)
            counts->anonymous[i] += ledger->count[row];
          else
            counts->named[i] += 1;
        }
    }
}

static gboolean
is_identified (const KscoreChangeMaker *self,
               const KscoreChangeCell  *cell)
{
  guint64 key = get_post_key (cell->post, cell->kind);
  const KscoreChangePost *counts = NULL;

  if (cell->post != KSCORE_NO_INDEX && self->identified != NULL)
    counts = g_hash_table_lookup (self->identified, &key);

  return counts != NULL && counts->anonymous[1] < counts->anonymous[0] &&
         counts->named[1] > counts->named[0];
}

/* Whether who did it stands in another group, or in none any more, on the other day. */
static gboolean
is_regrouped (const KscoreChangeMaker *self,
              guint                    side,
              const KscoreChangeCell  *cell)
{
  const KscoreChangeSide *here = &self->side[side], *there = &self->side[1 - side];
  guint32 actor = KSCORE_CHANGE_MAP (here->people, here->ledger->actor[cell->row]);
  guint32 found;

  if (actor == KSCORE_NO_INDEX || cell->person == KSCORE_NO_INDEX)
    return FALSE;

  found = side == 0 ? actor : self->people_before[actor];
  if (found >= there->evidence->actors->len)
    return FALSE;

  return KSCORE_CHANGE_MAP (there->people, kscore_ledger_get_person (there->evidence, found)) !=
         cell->person;
}

/**
 * kscore_change_label_gain: (skip)
 * @self: two days
 * @account: of the change
 * @cell: something of the second day that the first did not have
 *
 * Returns: why it came
 */
KscoreChangeLabel
kscore_change_label_gain (const KscoreChangeMaker *self,
                          guint32                  account,
                          const KscoreChangeCell  *cell)
{
  const KscoreAccountScore *before = kscore_change_get_account_score (self, 0, account);
  KscoreDay day = self->side[1].ledger->day[cell->row];

  if (before == NULL || !before->known)
    return KSCORE_CHANGE_NEWLY_COVERED;
  if (day > self->change->from)
    return KSCORE_CHANGE_NEW;
  if (!self->differs)
    return day > before->last_day ? KSCORE_CHANGE_NEWLY_COVERED : KSCORE_CHANGE_NEW;
  if (is_regrouped (self, 1, cell))
    return KSCORE_CHANGE_DISCOUNTED;
  if (is_identified (self, cell))
    return KSCORE_CHANGE_IDENTIFIED;

  return kscore_change_is_covered (self, 0, account, cell->kind, day)
           ? KSCORE_CHANGE_NEW : KSCORE_CHANGE_NEWLY_COVERED;
}

/**
 * kscore_change_label_loss: (skip)
 * @self: two days
 * @account: of the change
 * @cell: something of the first day that the second does not have
 *
 * Returns: why it went
 */
KscoreChangeLabel
kscore_change_label_loss (const KscoreChangeMaker *self,
                          guint32                  account,
                          const KscoreChangeCell  *cell)
{
  const KscoreAccountScore *after = kscore_change_get_account_score (self, 1, account);
  KscoreDay day = self->side[0].ledger->day[cell->row];

  if (after == NULL || !after->known)
    return KSCORE_CHANGE_NO_LONGER_COVERED;
  if (!self->differs)
    return KSCORE_CHANGE_SHRANK;
  if (is_regrouped (self, 0, cell))
    return KSCORE_CHANGE_DISCOUNTED;
  if (is_identified (self, cell))
    return KSCORE_CHANGE_IDENTIFIED;

  return kscore_change_is_covered (self, 1, account, cell->kind, day)
           ? KSCORE_CHANGE_SHRANK : KSCORE_CHANGE_NO_LONGER_COVERED;
}
