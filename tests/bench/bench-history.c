#include "config.h"

#include "bench-support.h"
#include "score-support.h"
#include "score/kscore-estimate.h"

/* Ten years of daily history of a million interactions, and a table of counts, in CPU seconds. */

#define DAY 20000
#define N_INTERACTIONS 1000000
#define N_DAYS 3650
#define N_ROWS 100000
#define MOST_SECONDS 2

static double
time_history (void)
{
  g_autoptr (KscoreEvidence) evidence = bench_support_generate (N_INTERACTIONS, N_DAYS);
  g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_autoptr (GArray) series = NULL;
  double start = bench_support_get_cpu (), seconds;

  series = kscore_series_new (ledger, DAY - N_DAYS + 1, DAY, NULL, NULL);
  seconds = bench_support_get_cpu () - start;

  for (guint i = 0; i < series->len; i += 365)
    {
      const KscoreSeriesPoint *point = &g_array_index (series, KscoreSeriesPoint, i);
      g_autoptr (KscoreScore) score = kscore_score_new (ledger, point->day);

      g_assert_cmpfloat_with_epsilon (point->score, score->score, 1e-9);
    }

  g_print ("history of %u days, %u interactions: %.3f s\n", series->len,
           evidence->interactions->len, seconds);
  return seconds;
}

static double
time_estimates (void)
{
  double start = bench_support_get_cpu (), seconds, sum = 0;

  for (int i = 0; i < N_ROWS; i++)
    {
      double row[KSCORE_N_ESTIMATE_COLUMNS];
      KscoreEstimate estimate;

      for (int j = 0; j < KSCORE_N_ESTIMATE_COLUMNS; j++)
        row[j] = (i + 1) * (j + 1) % 5000;
      row[KSCORE_ESTIMATE_WEEKS] = 13;
      kscore_estimate (score_support_get_constants (), row, &estimate);
      sum += estimate.score;
    }
  seconds = bench_support_get_cpu () - start;
  g_assert_cmpfloat (sum, >, N_ROWS);

  g_print ("estimates of %d rows: %.3f s\n", N_ROWS, seconds);
  return seconds;
}

int
main (void)
{
  return time_history () < MOST_SECONDS && time_estimates () < MOST_SECONDS ? 0 : 1;
}
