#include "config.h"

#include <math.h>

#include "score-support.h"
#include "score/kscore-score-private.h"

#define DAY SCORE_SUPPORT_DAY

static void
test_score (void)
{
  const KscoreConstants *constants = score_support_get_constants ();
  KscoreValues values = { { FALSE }, { 5, 6, 7 } };

  g_assert_true (isnan (kscore_values_get_score (&values, constants)));

  /* What is not known adds nothing, and the others weigh no more for it. */
  values.known[KSCORE_COMPONENT_AUDIENCE] = TRUE;
  g_assert_cmpfloat_with_epsilon (kscore_values_get_score (&values, constants),
                                  1 + 99 * 0.2 * log1p (7 / 50.0) / log1p (4e6), 1e-12);
  values.known[KSCORE_COMPONENT_RESPONSE] = TRUE;
  g_assert_cmpfloat_with_epsilon (kscore_values_get_score (&values, constants),
                                  1 + 99 * (0.2 * log1p (7 / 50.0) / log1p (4e6) +
                                            0.45 * log1p (5 / 20.0) / log1p (5e6)), 1e-12);
}

/* Never narrower than half a point to either side, never outside 1 to 100. */
static void
test_range (void)
{
  const KscoreConstants *constants = score_support_get_constants ();
  KscoreValues values = { { TRUE, TRUE, TRUE }, { 1000, 10, 1000 } };
  double low, high, score = kscore_values_get_score (&values, constants);

  kscore_values_get_range (&values, constants, 0, &low, &high);
  g_assert_cmpfloat_with_epsilon (low, score - 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (high, score + 0.5, 1e-12);

  kscore_values_get_range (&values, constants, 1e6, &low, &high);
  g_assert_cmpfloat (low, >=, 1);
  g_assert_cmpfloat (low, <, score - 10);
  g_assert_cmpfloat (high, <=, 100);

  values = (KscoreValues) { { TRUE, TRUE, TRUE }, { 1e300, 1e300, 1e300 } };
  kscore_values_get_range (&values, constants, 0, &low, &high);
  g_assert_cmpfloat (kscore_values_get_score (&values, constants), ==, 100);
  g_assert_cmpfloat (high, ==, 100);
  g_assert_cmpfloat (low, ==, 99.5);

  values = (KscoreValues) { { TRUE, TRUE, TRUE }, { 0, 0, 0 } };
  kscore_values_get_range (&values, constants, 0, &low, &high);
  g_assert_cmpfloat (low, ==, 1);
  g_assert_cmpfloat (high, ==, 1.5);
}

/* The last reading up to the day, the first one for all days before it. */
static void
test_audience (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  gboolean estimated;
  KscoreDay reading;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_account (evidence, "y", KSCORE_DAY_UNKNOWN);
  score_support_add_audience (evidence, 0, 700, DAY + 9);
  score_support_add_audience (evidence, 0, 50, DAY);
  score_support_add_audience (evidence, 0, 60, DAY);
  score_support_add_audience (evidence, 0, 40, DAY + 5);
  score_support_add_audience (evidence, 1, -1, DAY);
  ledger = kscore_ledger_new (evidence, score_support_get_constants ());

  g_assert_cmpfloat (kscore_audience_get (ledger, 0, DAY - 1, &reading, &estimated), ==, 60);
  g_assert_true (estimated);
  g_assert_cmpint (reading, ==, DAY);
  g_assert_cmpfloat (kscore_audience_get (ledger, 0, DAY, &reading, &estimated), ==, 60);
  g_assert_false (estimated);
  g_assert_cmpfloat (kscore_audience_get (ledger, 0, DAY + 8, &reading, NULL), ==, 40);
  g_assert_cmpint (reading, ==, DAY + 5);
  g_assert_cmpfloat (kscore_audience_get (ledger, 0, DAY + 9, NULL, NULL), ==, 700);
  g_assert_true (isnan (kscore_audience_get (ledger, 1, DAY, NULL, NULL)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/formula/score", test_score);
  g_test_add_func ("/score/formula/range", test_range);
  g_test_add_func ("/score/formula/audience", test_audience);

  return g_test_run ();
}
