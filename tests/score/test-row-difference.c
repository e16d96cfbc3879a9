#include "config.h"

#include "resident-support.h"
#include "score/kscore-row-builder.h"
#include "score/kscore-row-difference.h"

#define DAY SCORE_SUPPORT_DAY

static const ScoreSupportShape small = { 3, 12, 8, 60, TRUE, TRUE };

static GArray *
build (const KscoreLedger   *ledger,
       const KscoreEvidence *evidence)
{
  KscoreRowBuilder builder;
  GArray *rows;

  kscore_row_builder_init (&builder, ledger, evidence);
  kscore_row_builder_add_all (&builder);
  rows = g_array_ref (builder.rows);
  kscore_row_builder_clear (&builder);
  return rows;
}

/* All rows before, less those that go, with those that come, are all rows after. */
static void
test_difference (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  guint n_removed = 0, n_added = 0;

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
      g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence,
                                                           score_support_get_constants ());
      g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (KscoreRow));
      g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (KscoreRow));
      g_autoptr (GArray) before = build (ledger, evidence), after = NULL;
      KscoreEvidenceIndex index;
      KscoreEvidenceSizes sizes;
      guint next = 0;

      kscore_evidence_index_init (&index);
      kscore_evidence_index_update (&index, evidence);
      sizes = index.sizes;
      while (!resident_support_append (rand, evidence) ||
             evidence->accounts->len > sizes.n_accounts || g_rand_int_range (rand, 0, 3) > 0)
        if (evidence->accounts->len > sizes.n_accounts)
          break;
      kscore_evidence_index_update (&index, evidence);
      if (evidence->accounts->len == sizes.n_accounts)
        {
          kscore_row_difference_compute (ledger, evidence, &index, &sizes, removed, added);
          after = build (ledger, evidence);
          g_array_append_vals (after, removed->data, removed->len);
          g_array_append_vals (before, added->data, added->len);
          g_array_sort (before, kscore_row_compare);
          g_array_sort (after, kscore_row_compare);
          g_assert_cmpuint (before->len, ==, after->len);
          for (; next < before->len; next++)
            g_assert_cmpint (kscore_row_compare (&g_array_index (before, KscoreRow, next),
                                                 &g_array_index (after, KscoreRow, next)), ==, 0);
          n_removed += removed->len;
          n_added += added->len;
        }
      kscore_evidence_index_clear (&index);
    }

  g_assert_cmpuint (n_removed, >, 0);
  g_assert_cmpuint (n_added, >, n_removed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/row-difference/difference", test_difference);

  return g_test_run ();
}
