#include "config.h"

#include "score/kscore-row-builder.h"
#include "score/kscore-sum.h"

/* The rows in one order, and the sums of their weeks. */

#define ROWS_GIVEN_BACK 65536

/**
 * kscore_ledger_get_coverage: (skip)
 * @self: a ledger with accounts
 * @evidence: what it is made from
 *
 * Which rows are held against which coverage: that of their own kind.
 *
 * Returns: (transfer full): by slot and kind; free with kscore_ledger_free_coverage()
 */
KscoreCoveredDays *
kscore_ledger_get_coverage (const KscoreLedger   *self,
                            const KscoreEvidence *evidence)
{
  guint n = self->n_accounts * KSCORE_N_KINDS;
  KscoreCoveredDays *covered = g_new (KscoreCoveredDays, n + 1);

  for (guint i = 0; i < n; i++)
    kscore_covered_days_init (&covered[i]);

  for (guint i = 0; i < evidence->coverage->len; i++)
    {
      const KscoreEvidenceCoverage *coverage;

      coverage = &g_array_index (evidence->coverage, KscoreEvidenceCoverage, i);
      if (coverage->account >= self->n_accounts)
        continue;

      for (guint kind = 1; kind < KSCORE_N_KINDS; kind++)
        {
          guint slot = self->account_slots[coverage->account];

          if (coverage->kinds & KSCORE_KINDS_OF (kind))
            kscore_covered_days_add (&covered[slot * KSCORE_N_KINDS + kind],
                                     coverage->from, coverage->to);
        }
    }

  for (guint i = 0; i < n; i++)
    kscore_covered_days_finish (&covered[i], 0);

  return covered;
}

/**
 * kscore_ledger_free_coverage: (skip)
 * @self: a ledger
 * @covered: (transfer full): of kscore_ledger_get_coverage()
 */
void
kscore_ledger_free_coverage (const KscoreLedger *self,
                             KscoreCoveredDays  *covered)
{
  for (guint i = 0; i < self->n_accounts * KSCORE_N_KINDS; i++)
    kscore_covered_days_clear (&covered[i]);
  g_free (covered);
}

/**
 * kscore_ledger_fill_row: (skip)
 * @self: a ledger
 * @index: a place among its rows
 * @row: the row that takes it
 * @covered: of kscore_ledger_get_coverage()
 */
void
kscore_ledger_fill_row (KscoreLedger            *self,
                        guint                    index,
                        const KscoreRow         *row,
                        const KscoreCoveredDays *covered)
{
  self->day[index] = row->day;
  self->person[index] = row->person;
  self->actor[index] = row->actor;
  self->post[index] = row->post;
  self->count[index] = row->count;
  self->account[index] = row->account;
  self->kind[index] = row->kind;
  self->precision[index] = row->precision;
  self->own_trust[index] = row->trust;
  self->signals[index] = row->signals;
  self->own_points[index] = row->worthless ? 0 : self->constants.points[row->kind];
  kscore_ledger_set_covered (self, index,
                             kscore_covered_days_contain (&covered[row->account * KSCORE_N_KINDS +
                                                                   row->kind], row->day));
}

/* From the end, giving back the memory of the rows that are done: both at once would be the most
 * that a large archive ever takes. */
static void
fill_rows (KscoreLedger     *self,
           KscoreRowBuilder *builder,
           int              *row_weeks)
{
  KscoreCoveredDays *covered = kscore_ledger_get_coverage (self, builder->evidence);
  guint n = self->n_rows = builder->rows->len;
  KscoreRow *rows = (KscoreRow *) g_array_free (g_steal_pointer (&builder->rows), FALSE);

  self->day = g_new (KscoreDay, n + 1);
  self->person = g_new (guint32, n + 1);
  self->actor = g_new (guint32, n + 1);
  self->post = g_new (guint32, n + 1);
  self->trust = g_new (float, n + 1);
  self->own_trust = g_new (float, n + 1);
  self->signals = g_new (guint8, n + 1);
  self->points = g_new (double, n + 1);
  self->own_points = g_new (double, n + 1);
  self->count = g_new (gint64, n + 1);
  self->account = g_new (guint16, n + 1);
  self->kind = g_new (guint8, n + 1);
  self->precision = g_new (guint8, n + 1);
  self->covered = g_new (guint8, n + 1);

  for (guint i = n; i-- > 0;)
    {
      row_weeks[i] = rows[i].week;
      kscore_ledger_fill_row (self, i, &rows[i], covered);

      if (i % ROWS_GIVEN_BACK == 0 && i > 0)
        rows = g_renew (KscoreRow, rows, i);
    }
  g_free (rows);

  kscore_ledger_free_coverage (self, covered);
}

/**
 * kscore_ledger_fill_week: (skip)
 * @self: a ledger with rows
 * @week: one of its weeks, with its rows and the place of its first group
 *
 * Sums the week.
 */
void
kscore_ledger_fill_week (KscoreLedger     *self,
                         KscoreLedgerWeek *week)
{
  KscoreSum anonymous = { 0 };
  guint row = week->first_row, group = week->first_group;

  while (row < week->end_row && self->person[row] != KSCORE_NO_INDEX)
    {
      guint32 person = self->person[row];
      double points = 0;
      float trust = 1;

      self->group_person[group] = person;
      self->group_row[group] = row;

      for (; row < week->end_row && self->person[row] == person; row++)
        {
          points += self->points[row];
          trust = MIN (trust, self->trust[row]);
        }

      self->group_weight[group++] = (double) trust * kscore_ledger_g (self, points);
    }

  week->first_anonymous = row;
  week->end_group = group;

  for (; row < week->end_row; row++)
    kscore_sum_add (&anonymous, self->constants.anonymous * self->trust[row] * self->count[row] *
                                kscore_ledger_g (self, self->points[row]));
  week->anonymous = kscore_sum_get (&anonymous);
}

static void
fill_weeks (KscoreLedger *self,
            const int    *row_weeks)
{
  self->weeks = g_new0 (KscoreLedgerWeek, self->n_rows + 1);
  self->group_person = g_new (guint32, self->n_rows + 1);
  self->group_row = g_new (guint, self->n_rows + 1);
  self->group_weight = g_new (double, self->n_rows + 1);

  for (guint first = 0, end; first < self->n_rows; first = end)
    {
      KscoreLedgerWeek *week = &self->weeks[self->n_weeks];
      KscoreLedgerAccount *account = &self->accounts[self->account[first]];

      for (end = first + 1; end < self->n_rows; end++)
        {
          if (row_weeks[end] != row_weeks[first] || self->account[end] != self->account[first])
            break;
        }

      week->week = row_weeks[first];
      week->first_row = first;
      week->end_row = end;
      week->first_group = self->n_groups;
      kscore_ledger_fill_week (self, week);
      self->n_groups = week->end_group;

      if (account->end_week == 0)
        account->first_week = self->n_weeks;
      account->end_week = ++self->n_weeks;
    }

  self->group_row[self->n_groups] = self->n_rows;

  self->weeks = g_renew (KscoreLedgerWeek, self->weeks, self->n_weeks + 1);
  self->group_person = g_renew (guint32, self->group_person, self->n_groups + 1);
  self->group_row = g_renew (guint, self->group_row, self->n_groups + 1);
  self->group_weight = g_renew (double, self->group_weight, self->n_groups + 1);
}

/**
 * kscore_ledger_build_rows: (skip)
 * @self: a ledger with accounts and people
 * @evidence: what it is made from
 *
 * Makes the rows and sums their weeks.
 */
void
kscore_ledger_build_rows (KscoreLedger         *self,
                          const KscoreEvidence *evidence)
{
  g_auto (KscoreRowBuilder) builder = { 0 };
  g_autofree int *row_weeks = NULL;

  kscore_row_builder_init (&builder, self, evidence);
  kscore_row_builder_add_all (&builder);

  row_weeks = g_new (int, builder.rows->len + 1);
  fill_rows (self, &builder, row_weeks);
  fill_weeks (self, row_weeks);
}
