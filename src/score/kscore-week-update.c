#include "config.h"

#include "score/kscore-ledger-update.h"
#include "score/kscore-row-builder.h"

/* A week on its way from the old rows to the new. */
typedef struct {
  KscoreLedgerWeek week;     /* as it was; 0 of everything where it is new */
  guint            slot;
  int              n_rows;
  gboolean         touched;
} Draft;

static guint
find_draft (GArray *drafts,
            guint   slot,
            int     week)
{
  guint low = 0, high = drafts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Draft *draft = &g_array_index (drafts, Draft, middle);

      if (draft->slot < slot || (draft->slot == slot && draft->week.week < week))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static Draft *
get_draft (KscoreLedger *ledger,
           GArray       *drafts,
           guint         slot,
           int           week)
{
  guint place = find_draft (drafts, slot, week);
  Draft draft = { { .week = week }, slot, 0, TRUE };
  const Draft *next = place < drafts->len ? &g_array_index (drafts, Draft, place) : NULL;

  if (next == NULL || next->slot != slot || next->week.week != week)
    {
      draft.week.first_group = draft.week.end_group = next != NULL ? next->week.first_group
                                                                   : ledger->n_groups;
      g_array_insert_val (drafts, place, draft);
    }

  return &g_array_index (drafts, Draft, place);
}

static GArray *
draft_weeks (KscoreLedger *ledger,
             const GArray *removed,
             const GArray *added,
             const GArray *touched)
{
  GArray *drafts = g_array_sized_new (FALSE, FALSE, sizeof (Draft), ledger->n_weeks + 8);

  for (guint slot = 0; slot < ledger->n_accounts; slot++)
    for (guint i = ledger->accounts[slot].first_week; i < ledger->accounts[slot].end_week; i++)
      {
        Draft draft = { ledger->weeks[i], slot,
                        (int) (ledger->weeks[i].end_row - ledger->weeks[i].first_row), FALSE };

        g_array_append_val (drafts, draft);
      }

  for (guint i = 0; i < removed->len; i++)
    {
      const KscoreRow *row = &g_array_index (removed, KscoreRow, i);

      get_draft (ledger, drafts, row->account, row->week)->n_rows--;
    }
  for (guint i = 0; i < added->len; i++)
    {
      const KscoreRow *row = &g_array_index (added, KscoreRow, i);

      get_draft (ledger, drafts, row->account, row->week)->n_rows++;
    }
  for (guint i = 0; i < touched->len; i++)
    {
      const KscoreTouchedWeek *it = &g_array_index (touched, KscoreTouchedWeek, i);

      get_draft (ledger, drafts, it->slot, it->week)->touched = TRUE;
    }

  return drafts;
}

static guint
count_groups (const KscoreLedger *ledger,
              guint               row,
              guint               end)
{
  guint n = 0;

  while (row < end && ledger->person[row] != KSCORE_NO_INDEX)
    {
      guint32 person = ledger->person[row];

      for (n++; row < end && ledger->person[row] == person; row++);
    }

  return n;
}

static void
place_week (KscoreLedger *ledger,
            const Draft  *draft,
            guint         first_row,
            guint         first_group)
{
  KscoreLedgerAccount *account = &ledger->accounts[draft->slot];
  KscoreLedgerWeek *week = &ledger->weeks[ledger->n_weeks];
  guint moved = first_row - draft->week.first_row;

  *week = draft->week;
  week->first_row = first_row;
  week->end_row = first_row + draft->n_rows;
  week->first_group = first_group;

  if (draft->touched)
    kscore_ledger_fill_week (ledger, week);
  else
    {
      week->first_anonymous += moved;
      week->end_group = first_group + (draft->week.end_group - draft->week.first_group);
      for (guint i = first_group; moved != 0 && i < week->end_group; i++)
        ledger->group_row[i] += moved;
    }

  if (account->end_week == 0)
    account->first_week = ledger->n_weeks;
  account->end_week = ++ledger->n_weeks;
}

/**
 * kscore_ledger_update_weeks: (skip)
 * @ledger: a ledger with its new rows
 * @removed: (element-type KscoreRow): the rows it lost
 * @added: (element-type KscoreRow): the rows it got
 * @touched: (element-type KscoreTouchedWeek): all weeks whose rows are others, or have other points
 *
 * Sums the weeks that changed; the others move.
 */
void
kscore_ledger_update_weeks (KscoreLedger *ledger,
                            const GArray *removed,
                            const GArray *added,
                            const GArray *touched)
{
  g_autoptr (GArray) drafts = draft_weeks (ledger, removed, added, touched);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (KscoreSplice));
  guint first_row = 0, first_group = 0, n_groups = ledger->n_groups;

  for (guint i = 0, row = 0; i < drafts->len; i++)
    {
      const Draft *draft = &g_array_index (drafts, Draft, i);
      KscoreSplice splice = { draft->week.first_group, 0, 0 };

      if (draft->touched)
        {
          splice.n_removed = draft->week.end_group - draft->week.first_group;
          splice.n_added = count_groups (ledger, row, row + draft->n_rows);
          g_array_append_val (groups, splice);
        }
      row += draft->n_rows;
    }

#define SPLICE(array) \
  ledger->array = kscore_splice_apply (ledger->array, sizeof *ledger->array, n_groups, \
                                       (const KscoreSplice *) groups->data, groups->len)
  SPLICE (group_person);
  SPLICE (group_row);
  SPLICE (group_weight);
#undef SPLICE
  ledger->n_groups = kscore_splice_count (n_groups, (const KscoreSplice *) groups->data,
                                          groups->len);

  ledger->weeks = g_renew (KscoreLedgerWeek, ledger->weeks, drafts->len + 1);
  ledger->n_weeks = 0;
  for (guint i = 0; i < ledger->n_accounts; i++)
    ledger->accounts[i].first_week = ledger->accounts[i].end_week = 0;

  for (guint i = 0; i < drafts->len; i++)
    {
      const Draft *draft = &g_array_index (drafts, Draft, i);

      if (draft->n_rows == 0)
        continue;

      place_week (ledger, draft, first_row, first_group);
      first_row += draft->n_rows;
      first_group = ledger->weeks[ledger->n_weeks - 1].end_group;
    }

  ledger->group_row[ledger->n_groups] = ledger->n_rows;
}
