#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "score-support.h"
#include "score/kscore-ledger-private.h"
#include "score/kscore-response.h"

#define DAY SCORE_SUPPORT_DAY

static int
compare_descending (gconstpointer a,
                    gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x < y) - (x > y);
}

/* The rule as the specification words it, by calendar weeks; for coverage from @from on. */
static double
compute_by_calendar (const double *weeks, /* 0: the running one */
                     KscoreDay     from,
                     KscoreDay     day)
{
  KscoreDay monday = kscore_day_get_monday (day);
  int k = day - monday + 1, covered = 0, n;
  double s[18], sum = 0;

  for (int j = 0; j < 18; j++)
    {
      double f = j <= 13 ? 1 : MAX (0, 1 - (7 * (j - 14) + k) / 28.0);

      s[j] = f * sqrt (weeks[j]);
      covered += j >= 1 && j <= 13 && monday - 7 * j >= from;
    }

  n = MIN (9, MAX (4, covered));
  qsort (s, 18, sizeof *s, compare_descending);
  for (int j = 0; j < n; j++)
    sum += s[j];

  return 13 * (sum / n) * (sum / n);
}

static void
test_calendar (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);

  for (int i = 0; i < 500; i++)
    {
      g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
      KscoreDay day = DAY + g_rand_int_range (rand, 0, 7);
      KscoreDay from = DAY - g_rand_int_range (rand, 0, 180);
      double weeks[18] = { 0 };

      score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
      score_support_add_coverage (evidence, 0, from, day);
      for (int j = 0; j < 60; j++)
        {
          KscoreDay at = day - (KscoreDay) pow (150, g_rand_double (rand));

          if (at >= from && kscore_day_get_week (day) - kscore_day_get_week (at) < 18)
            weeks[kscore_day_get_week (day) - kscore_day_get_week (at)] += 4 * log1p (0.25);
          score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE,
                                         score_support_add_actor (evidence, -1),
                                         KSCORE_NO_INDEX, at);
        }

      g_assert_cmpfloat_with_epsilon (score_support_response (evidence, day),
                                      compute_by_calendar (weeks, from, day), 1e-9);
    }
}

/* A new account: the weeks before it was made are covered and empty. */
static void
test_created (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (KscoreScore) score = NULL;
  KscoreDay monday = kscore_day_get_monday (DAY);
  const KscoreAccountScore *account;

  score_support_add_account (evidence, "x", monday - 14);
  score_support_add_coverage (evidence, 0, monday - 14, monday);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE,
                                 score_support_add_actor (evidence, -1), KSCORE_NO_INDEX,
                                 monday - 7);
  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  score = kscore_score_new (ledger, monday);
  account = &g_array_index (score->accounts, KscoreAccountScore, 0);

  g_assert_cmpuint (account->covered_weeks, ==, 13);
  g_assert_cmpuint (account->n, ==, 9);
  /* On a Monday the fourth fading week still counts a fourth and a little. */
  g_assert_cmpuint (account->n_weeks, ==, 18);
  g_assert_cmpfloat_with_epsilon (account->weeks[17].f, 6 / 28.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (account->response, 13 * 4 * log1p (0.25) / 81, 1e-12);
}

static void
test_frozen (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  double last;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 100, DAY);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE,
                                 score_support_add_actor (evidence, -1), KSCORE_NO_INDEX, DAY);
  last = score_support_response (evidence, DAY);
  g_assert_cmpfloat (last, >, 0);
  g_assert_cmpfloat (score_support_response (evidence, DAY + 91), ==, last);
  g_assert_true (isnan (score_support_response (evidence, DAY + 92)));
  g_assert_true (isnan (score_support_response (evidence, DAY - 101)));
}

/* Time stands still in a hole, for 91 days in all; after a longer one everything begins anew. */
static void
test_holes (void)
{
  for (int hole = 0; hole <= 100; hole += 7)
    {
      g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
      g_autoptr (KscoreLedger) ledger = NULL;
      g_autoptr (KscoreScore) score = NULL;
      const KscoreAccountScore *account;
      KscoreDay monday = kscore_day_get_monday (DAY);

      score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
      score_support_add_coverage (evidence, 0, monday - 70 - hole, monday - 1 - hole);
      score_support_add_coverage (evidence, 0, monday, monday);
      score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE,
                                     score_support_add_actor (evidence, -1), KSCORE_NO_INDEX,
                                     monday - 70 - hole);
      ledger = kscore_ledger_new (evidence, score_support_get_constants ());
      score = kscore_score_new (ledger, monday);
      account = &g_array_index (score->accounts, KscoreAccountScore, 0);

      g_assert_true (account->known);
      g_assert_cmpuint (account->covered_weeks, ==, hole <= 91 ? 10 : 0);
      g_assert_cmpuint (account->n, ==, hole <= 91 ? 9 : 4);
      g_assert_cmpuint (account->n_weeks, ==, hole <= 91 ? 11 : 1);
      g_assert_cmpint (account->response > 0, ==, hole <= 91);
    }
}

/* Two holes of eight weeks stop the clock for 91 days, not for 112. */
static void
test_many_holes (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (KscoreScore) score = NULL;
  const KscoreAccountScore *account;
  KscoreDay monday = kscore_day_get_monday (DAY);

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, monday, monday);
  score_support_add_coverage (evidence, 0, monday - 56 - 70, monday - 57);
  score_support_add_coverage (evidence, 0, monday - 56 - 70 - 56 - 14, monday - 56 - 70 - 57);

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  score = kscore_score_new (ledger, monday);
  account = &g_array_index (score->accounts, KscoreAccountScore, 0);

  g_assert_cmpuint (account->n_weeks, ==, 13);
  g_assert_cmpint (account->weeks[12].monday, ==, monday - 196);
  /* 78 covered days since, and the 21 days of holes that are too many */
  g_assert_cmpfloat_with_epsilon (account->weeks[12].f, 1 - (78 + 21 - 91) / 28.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (account->weeks[11].f, 1 - (71 + 21 - 91) / 28.0, 1e-12);
  g_assert_cmpfloat (account->weeks[10].f, ==, 1);
}

/* Weeks taken, ties to the newer, shares that sum to one. */
static void
test_places (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (KscoreScore) score = NULL;
  const KscoreAccountScore *account;
  double shares = 0;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 300, DAY);
  score_support_add_actor (evidence, -1);
  for (int j = 0; j < 14; j++)
    score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, KSCORE_NO_INDEX, DAY - 7 * j);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, KSCORE_NO_INDEX, DAY - 7 * 12);

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  score = kscore_score_new (ledger, DAY);
  account = &g_array_index (score->accounts, KscoreAccountScore, 0);
  for (guint i = 0; i < account->n_weeks; i++)
    {
      g_assert_cmpint (account->weeks[i].taken, ==, i < 8 || i == 12);
      g_assert_cmpint (account->weeks[i].covered, ==, i > 0);
      g_assert_cmpint (account->weeks[i].running, ==, i == 0);
      shares += account->weeks[i].share;
    }
  g_assert_cmpfloat_with_epsilon (shares, 1, 1e-12);
}

/* The jackknife against its definition. */
static void
test_spread (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (KscoreScore) score = NULL;
  double s[5], sum = 0, values[5], mean = 0, squares = 0, error, response;
  KscoreDay monday = kscore_day_get_monday (DAY);

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, monday - 35, monday + 2);
  for (int i = 0; i < 5; i++)
    {
      int n = (i + 1) * (i + 1) * 20;

      for (int j = 0; j < n; j++)
        score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE,
                                       score_support_add_actor (evidence, -1), KSCORE_NO_INDEX,
                                       monday - 35 + 7 * i);
      s[i] = sqrt (n * 4 * log1p (0.25));
      sum += s[i];
    }

  for (int i = 0; i < 5; i++)
    {
      values[i] = log1p (13 * pow ((sum - s[i]) / 4, 2) / 20);
      mean += values[i] / 5;
    }
  for (int i = 0; i < 5; i++)
    squares += pow (values[i] - mean, 2);
  error = sqrt (squares * 4 / 5);
  response = 13 * pow (sum / 5, 2);

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  score = kscore_score_new (ledger, monday + 2);
  g_assert_true (score->has_range);
  g_assert_cmpuint (score->active_weeks, ==, 5);
  g_assert_cmpfloat_with_epsilon (score->score,
                                  1 + 99 * 0.45 * log1p (response / 20) / log1p (5e6), 1e-9);
  g_assert_cmpfloat_with_epsilon (score->high - score->score,
                                  99 * 0.45 * 1.28 * error / log1p (5e6), 1e-9);
  g_assert_cmpfloat_with_epsilon (score->score - score->low,
                                  99 * 0.45 * 1.28 * error / log1p (5e6), 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/response/calendar", test_calendar);
  g_test_add_func ("/score/response/created", test_created);
  g_test_add_func ("/score/response/frozen", test_frozen);
  g_test_add_func ("/score/response/holes", test_holes);
  g_test_add_func ("/score/response/many-holes", test_many_holes);
  g_test_add_func ("/score/response/places", test_places);
  g_test_add_func ("/score/response/spread", test_spread);

  return g_test_run ();
}
