#include "config.h"

#include <math.h>

#include "score-support.h"
#include "score/kscore-estimate.h"

#define DAY SCORE_SUPPORT_DAY

static void
clear_row (double *row)
{
  for (int i = 0; i < KSCORE_N_ESTIMATE_COLUMNS; i++)
    row[i] = NAN;
}

static KscoreEstimate
estimate (const double *row)
{
  KscoreEstimate result;

  kscore_estimate (score_support_get_constants (), row, &result);
  return result;
}

/* The same counts as an account that got them evenly. */
static void
test_same_as_weeks (void)
{
  for (int weeks = 1; weeks <= 13; weeks++)
    {
      g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
      double row[KSCORE_N_ESTIMATE_COLUMNS];
      KscoreDay monday = kscore_day_get_monday (DAY);

      score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
      score_support_add_coverage (evidence, 0, monday - 7 * weeks, monday);
      for (int i = 1; i <= weeks; i++)
        {
          guint32 post = score_support_add_post (evidence, 0, monday - 7 * i);

          score_support_add_reading (evidence, post, KSCORE_KIND_LIKE, 20, DAY);
          score_support_add_reading (evidence, post, KSCORE_KIND_QUOTE, 3, DAY);
        }

      clear_row (row);
      row[KSCORE_ESTIMATE_LIKES] = 20 * weeks;
      row[KSCORE_ESTIMATE_QUOTES] = 3 * weeks;
      row[KSCORE_ESTIMATE_WEEKS] = weeks;
      g_assert_cmpfloat_with_epsilon (estimate (row).value[KSCORE_COMPONENT_RESPONSE],
                                      score_support_response (evidence, monday), 1e-9);
    }
}

static void
test_weeks (void)
{
  double row[KSCORE_N_ESTIMATE_COLUMNS];
  double empty, thirteen;

  clear_row (row);
  row[KSCORE_ESTIMATE_LIKES] = 260;
  empty = estimate (row).score;
  row[KSCORE_ESTIMATE_WEEKS] = 13;
  thirteen = estimate (row).score;
  g_assert_cmpfloat (empty, ==, thirteen);

  /* More are scaled to 13. */
  row[KSCORE_ESTIMATE_LIKES] = 520;
  row[KSCORE_ESTIMATE_WEEKS] = 26;
  g_assert_cmpfloat_with_epsilon (estimate (row).score, thirteen, 1e-12);

  row[KSCORE_ESTIMATE_WEEKS] = 0;
  g_assert_false (estimate (row).known);
  g_assert_true (isnan (estimate (row).score));

  row[KSCORE_ESTIMATE_WEEKS] = 3;
  g_assert_true (estimate (row).known);
  g_assert_true (isnan (estimate (row).low));
}

static void
test_components (void)
{
  double row[KSCORE_N_ESTIMATE_COLUMNS];
  KscoreEstimate result;

  clear_row (row);
  g_assert_false (estimate (row).known);

  row[KSCORE_ESTIMATE_FOLLOWERS] = 1000;
  result = estimate (row);
  g_assert_true (result.known);
  g_assert_cmpfloat_with_epsilon (result.score, 1 + 99 * 0.2 * log1p (20) / log1p (4e6), 1e-9);
  g_assert_true (isnan (result.value[KSCORE_COMPONENT_RESPONSE]));
  g_assert_true (isnan (result.points[KSCORE_COMPONENT_RECOGNITION]));
  g_assert_true (isnan (result.low));

  row[KSCORE_ESTIMATE_SUPPORTERS] = 10;
  row[KSCORE_ESTIMATE_LISTS] = 4;
  result = estimate (row);
  g_assert_cmpfloat_with_epsilon (result.value[KSCORE_COMPONENT_RECOGNITION],
                                  12 * 4 * log1p (0.25), 1e-9);

  /* None is known, which is not the same as not known. */
  row[KSCORE_ESTIMATE_LIKES] = 0;
  result = estimate (row);
  g_assert_cmpfloat (result.points[KSCORE_COMPONENT_RESPONSE], ==, 0);
  g_assert_cmpfloat_with_epsilon (result.high - result.score, 0.5, 1e-12);
}

static void
test_sane (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (51);
  static const double values[] = { 0, 1, 7, 1000, 1e9, 9223372036854775807.0, INFINITY, NAN, -1 };

  for (int i = 0; i < 20000; i++)
    {
      double row[KSCORE_N_ESTIMATE_COLUMNS];
      KscoreEstimate result, more;
      int column = g_rand_int_range (rand, 0, KSCORE_ESTIMATE_WEEKS);

      for (int j = 0; j < KSCORE_N_ESTIMATE_COLUMNS; j++)
        row[j] = values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))];
      result = estimate (row);
      if (!result.known)
        continue;

      g_assert_true (result.score >= 1 && result.score <= 100);
      g_assert_true (isnan (result.low) || (result.low >= 1 && result.low <= result.score));
      g_assert_true (isnan (result.high) || (result.high >= result.score && result.high <= 100));

      row[column] = row[column] >= 0 ? row[column] + 1 : 1;
      more = estimate (row);
      g_assert_cmpfloat (more.score, >=, result.score - 1e-9);
    }

  for (int i = 0; i < KSCORE_N_ESTIMATE_COLUMNS; i++)
    g_assert_nonnull (kscore_estimate_column_to_string (i));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/estimate/same-as-weeks", test_same_as_weeks);
  g_test_add_func ("/score/estimate/weeks", test_weeks);
  g_test_add_func ("/score/estimate/components", test_components);
  g_test_add_func ("/score/estimate/sane", test_sane);

  return g_test_run ();
}
