#include "config.h"

#include "score-support.h"

#define DAY SCORE_SUPPORT_DAY

static KscoreEvidence *
new_evidence (void)
{
  KscoreEvidence *evidence = kscore_evidence_new ();

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 100, DAY);
  score_support_add_post (evidence, 0, DAY - 10);
  score_support_add_actor (evidence, -1);
  score_support_add_actor (evidence, -1);

  return evidence;
}

static gint64
count_kind (const KscoreLedger *ledger,
            KscoreKind          kind,
            gboolean            known)
{
  gint64 n = 0;

  for (guint i = 0; i < kscore_ledger_get_n_rows (ledger); i++)
    {
      KscoreLedgerRow row;

      kscore_ledger_get_row (ledger, i, &row);
      if (row.kind == kind && (row.actor != KSCORE_NO_INDEX) == known)
        n += row.count;
    }

  return n;
}

/* A reply that mentions is a reply, a quote is not also a reshare; of another day it is. */
static void
test_doubles (void)
{
  g_autoptr (KscoreEvidence) evidence = new_evidence ();
  g_autoptr (KscoreLedger) ledger = NULL;
  guint mention, other;

  score_support_add_interaction (evidence, 0, KSCORE_KIND_REPLY, 0, 0, DAY);
  mention = score_support_add_interaction (evidence, 0, KSCORE_KIND_MENTION, 0, KSCORE_NO_INDEX,
                                           DAY);
  g_array_index (evidence->interactions, KscoreEvidenceInteraction, mention).seq =
    g_array_index (evidence->interactions, KscoreEvidenceInteraction, 0).seq;
  other = score_support_add_interaction (evidence, 0, KSCORE_KIND_MENTION, 1, KSCORE_NO_INDEX,
                                         DAY);
  g_array_index (evidence->interactions, KscoreEvidenceInteraction, other).seq =
    g_array_index (evidence->interactions, KscoreEvidenceInteraction, 0).seq;

  score_support_add_interaction (evidence, 0, KSCORE_KIND_QUOTE, 0, 0, DAY - 1);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_RESHARE, 0, 0, DAY - 1);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_RESHARE, 1, 0, DAY - 1);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_QUOTE, 1, 0, DAY - 2);
  /* The double is explained all the same: nothing anonymous is left. */
  score_support_add_reading (evidence, 0, KSCORE_KIND_RESHARE, 2, DAY);

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_assert_cmpint (count_kind (ledger, KSCORE_KIND_REPLY, TRUE), ==, 1);
  g_assert_cmpint (count_kind (ledger, KSCORE_KIND_MENTION, TRUE), ==, 1);
  g_assert_cmpint (count_kind (ledger, KSCORE_KIND_QUOTE, TRUE), ==, 2);
  g_assert_cmpint (count_kind (ledger, KSCORE_KIND_RESHARE, TRUE), ==, 1);
  g_assert_cmpint (count_kind (ledger, KSCORE_KIND_RESHARE, FALSE), ==, 0);
}

/* What the owner did takes a unit off the count and is no row. */
static void
test_owner (void)
{
  g_autoptr (KscoreEvidence) evidence = new_evidence ();
  g_autoptr (KscoreLedger) ledger = NULL;

  g_array_index (evidence->actors, KscoreEvidenceActor, 1).owner = TRUE;
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, 0, DAY);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 1, 0, DAY);
  score_support_add_reading (evidence, 0, KSCORE_KIND_LIKE, 10, DAY);

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_assert_cmpint (count_kind (ledger, KSCORE_KIND_LIKE, TRUE), ==, 1);
  g_assert_cmpint (count_kind (ledger, KSCORE_KIND_LIKE, FALSE), ==, 8);
}

/* Every row is held against the coverage of its own kind. */
static void
test_coverage (void)
{
  g_autoptr (KscoreEvidence) evidence = new_evidence ();
  g_autoptr (KscoreLedger) ledger = NULL;
  KscoreEvidenceCoverage *coverage;

  coverage = &g_array_index (evidence->coverage, KscoreEvidenceCoverage, 0);
  coverage->kinds = KSCORE_KINDS_OF (KSCORE_KIND_LIKE) | KSCORE_KINDS_OF (KSCORE_KIND_RESHARE);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, 0, DAY);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, 0, DAY + 1);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_REPLY, 0, 0, DAY);

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_assert_cmpuint (kscore_ledger_get_n_rows (ledger), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      KscoreLedgerRow row;

      kscore_ledger_get_row (ledger, i, &row);
      g_assert_cmpint (row.covered, ==, row.kind == KSCORE_KIND_LIKE && row.day == DAY);
      g_assert_cmpfloat (row.points, ==, row.kind == KSCORE_KIND_LIKE ? 1 : 3);
    }
}

static void
test_worth (void)
{
  g_autoptr (KscoreEvidence) evidence = new_evidence ();
  g_autoptr (KscoreLedger) ledger = NULL;
  KscoreLedgerRow row;
  guint odd;

  g_array_index (evidence->actors, KscoreEvidenceActor, 0).followed_by_owner = TRUE;
  g_array_index (evidence->actors, KscoreEvidenceActor, 1).person = 0;
  score_support_add_interaction (evidence, 0, KSCORE_KIND_FOLLOW, 0, KSCORE_NO_INDEX, DAY - 1);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_FOLLOW, 1, KSCORE_NO_INDEX, DAY);
  odd = score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 1, 0, DAY + 1);
  g_array_index (evidence->interactions, KscoreEvidenceInteraction, odd).trust = 0;

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_assert_cmpuint (kscore_ledger_get_n_rows (ledger), ==, 3);

  /* Followed by the owner: worth nothing. The group's member is not, and stands for it. */
  kscore_ledger_get_row (ledger, 0, &row);
  g_assert_cmpfloat (row.points, ==, 0);
  kscore_ledger_get_row (ledger, 1, &row);
  g_assert_cmpfloat (row.points, ==, 2);
  g_assert_cmpuint (row.actor, ==, 1);
  g_assert_cmpuint (row.person, ==, 0);
  /* Trust has a floor. */
  kscore_ledger_get_row (ledger, 2, &row);
  g_assert_cmpfloat_with_epsilon (row.trust, 0.02, 1e-6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/ledger-rows/doubles", test_doubles);
  g_test_add_func ("/score/ledger-rows/owner", test_owner);
  g_test_add_func ("/score/ledger-rows/coverage", test_coverage);
  g_test_add_func ("/score/ledger-rows/worth", test_worth);

  return g_test_run ();
}
