#include "config.h"

#include <math.h>

#include "score-support.h"
#include "score/kscore-ledger-private.h"

#define DAY SCORE_SUPPORT_DAY

static void
test_score_day (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) empty = kscore_ledger_new (evidence, score_support_get_constants ());
  g_autoptr (KscoreLedger) ledger = NULL;

  g_assert_cmpint (kscore_ledger_get_score_day (empty, DAY), ==, DAY);
  g_assert_cmpint (kscore_ledger_get_first_day (empty), ==, KSCORE_DAY_UNKNOWN);

  score_support_add_account (evidence, "x", DAY - 3000);
  score_support_add_account (evidence, "mastodon", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 500, DAY - 100);
  score_support_add_coverage (evidence, 1, DAY - 300, DAY - 7);
  score_support_add_coverage (evidence, 1, DAY + 20, DAY + 30);
  ledger = kscore_ledger_new (evidence, score_support_get_constants ());

  g_assert_cmpint (kscore_ledger_get_first_day (ledger), ==, DAY - 500);
  g_assert_cmpint (kscore_ledger_get_score_day (ledger, DAY), ==, DAY);
  g_assert_cmpint (kscore_ledger_get_score_day (ledger, DAY - 200), ==, DAY - 200);
  g_assert_cmpint (kscore_ledger_get_score_day (ledger, DAY + 1), ==, DAY - 7);
  g_assert_cmpint (kscore_ledger_get_score_day (ledger, DAY + 25), ==, DAY + 25);
  g_assert_cmpint (kscore_ledger_get_score_day (ledger, DAY + 365), ==, DAY + 30);
}

static void
test_rho (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autofree double *early = NULL;
  g_autofree double *late = NULL;
  KscoreEvidenceFollowers readings[] = {
    { 99, 1, DAY }, { 9999, 1, DAY + 10 }, { 9, 1, DAY + 20 }, { 999, 2, DAY + 5 },
  };

  for (int i = 0; i < 4; i++)
    score_support_add_actor (evidence, -1);
  g_array_append_vals (evidence->followers, readings, G_N_ELEMENTS (readings));
  /* Two and three are one group. */
  g_array_index (evidence->actors, KscoreEvidenceActor, 2).person = 3;

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  early = kscore_ledger_get_rho (ledger, DAY - 100);
  late = kscore_ledger_get_rho (ledger, DAY + 30);

  g_assert_cmpfloat (early[0], ==, 1);
  /* The first reading holds for all days before it, the highest for all after. */
  g_assert_cmpfloat_with_epsilon (early[1], 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (late[1], 1.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (early[3], 1.25, 1e-12);
}

static void
test_weeks (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  int week = kscore_day_get_week (DAY);

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_actor (evidence, -1);
  for (int i = 0; i < 5; i++)
    score_support_add_interaction (evidence, 1, KSCORE_KIND_LIKE, 0, KSCORE_NO_INDEX,
                                   DAY - 14 * i);

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  for (int i = 0; i < 10; i++)
    {
      g_assert_null (kscore_ledger_find_week (ledger, &ledger->accounts[0], week - i));
      g_assert_cmpint (kscore_ledger_find_week (ledger, &ledger->accounts[1], week - i) != NULL,
                       ==, i % 2 == 0);
    }
  g_assert_cmpuint (kscore_ledger_get_n_accounts (ledger), ==, 2);
}

/* Indices that point nowhere are left out, not followed. */
static void
test_nonsense (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  KscoreEvidenceInteraction stray = { .account = 7, .kind = KSCORE_KIND_LIKE, .day = DAY };
  KscoreEvidenceInteraction odd = { .kind = 99, .day = DAY };
  KscoreEvidenceReading reading = { .post = 5, .kind = KSCORE_KIND_LIKE, .total = 5, .at = 0 };
  KscoreEvidenceFollowers followers = { .actor = 12, .followers = 10, .day = DAY };
  KscoreEvidenceAudience audience = { .account = 3, .followers = 10, .day = DAY };
  KscoreEvidenceCoverage coverage = { .account = 3, .from = DAY, .to = DAY, .kinds = ~0u };
  KscoreEvidenceMark mark = { .account = 3, .kind = KSCORE_MARK_LIST, .value = 1, .maker = 40 };

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  g_array_append_val (evidence->interactions, stray);
  g_array_append_val (evidence->interactions, odd);
  g_array_append_val (evidence->readings, reading);
  g_array_append_val (evidence->followers, followers);
  g_array_append_val (evidence->audience, audience);
  g_array_append_val (evidence->coverage, coverage);
  g_array_append_val (evidence->marks, mark);

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_assert_cmpuint (kscore_ledger_get_n_rows (ledger), ==, 0);
  g_assert_cmpuint (kscore_ledger_get_n_marks (ledger), ==, 1);
  g_assert_true (isnan (score_support_score (evidence, DAY)));
}

static void
test_shared (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  KscoreLedger *ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_autoptr (KscoreLedger) other = kscore_ledger_ref (ledger);

  g_assert_true (other == ledger);
  kscore_ledger_unref (ledger);
  g_assert_cmpstr (kscore_ledger_get_constants (other)->version, ==, "kscore-1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/ledger/score-day", test_score_day);
  g_test_add_func ("/score/ledger/rho", test_rho);
  g_test_add_func ("/score/ledger/weeks", test_weeks);
  g_test_add_func ("/score/ledger/nonsense", test_nonsense);
  g_test_add_func ("/score/ledger/shared", test_shared);

  return g_test_run ();
}
