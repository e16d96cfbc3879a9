#include "config.h"

#include <math.h>

#include "resident-support.h"
#include "score/kscore-resident.h"
#include "score/kscore-score-private.h"

#define DAY SCORE_SUPPORT_DAY

static const ScoreSupportShape small = { 2, 12, 8, 60, FALSE, TRUE };

/* What is computed from the cache is what is computed without; of another day too. */
static void
test_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int i = 0; i < 50; i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
      g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence,
                                                           score_support_get_constants ());
      KscoreScoreCache cache;

      kscore_score_cache_init (&cache);
      for (int j = 0; j < 6; j++)
        {
          KscoreDay day = DAY - j / 2;
          g_autoptr (KscoreScore) plain = kscore_score_new (ledger, day);
          g_autoptr (KscoreAttribution) plain_points = kscore_attribution_new (ledger, plain);
          g_autoptr (KscoreScore) score = NULL;
          g_autoptr (KscoreAttribution) points = NULL;

          kscore_score_cache_prepare (&cache, ledger, day);
          score = kscore_score_new_cached (ledger, day, NULL, &cache);
          points = kscore_attribution_new_cached (ledger, score, &cache);
          resident_support_assert_same_results (ledger, score, points,
                                                ledger, plain, plain_points);
        }
      kscore_score_cache_clear (&cache);
    }
}

/* It does keep something: else it would be of no use. */
static void
test_keeps (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
  g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_autoptr (KscoreScore) score = NULL;
  g_autoptr (KscoreAttribution) points = NULL;
  KscoreScoreCache cache;
  double sum;

  kscore_score_cache_init (&cache);
  kscore_score_cache_prepare (&cache, ledger, DAY);
  score = kscore_score_new_cached (ledger, DAY, NULL, &cache);
  points = kscore_attribution_new_cached (ledger, score, &cache);

  g_assert_cmpuint (cache.weighed->len, >, 0);
  for (guint i = 0; i < cache.n_makers; i++)
    g_assert_false (isnan (cache.maker_values[i]));
  g_assert_false (kscore_score_cache_find_weighed (&cache, 0, kscore_day_get_week (DAY), &sum));

  kscore_score_cache_update (&cache, ledger, NULL);
  g_assert_cmpuint (cache.weighed->len, ==, 0);
  kscore_score_cache_clear (&cache);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/score-cache/same", test_same);
  g_test_add_func ("/score/score-cache/keeps", test_keeps);

  return g_test_run ();
}
