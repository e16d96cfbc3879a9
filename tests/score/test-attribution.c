#include "config.h"

#include <math.h>

#include "score-support.h"

#define DAY SCORE_SUPPORT_DAY

static double
sum_groups (GArray *sums)
{
  double sum = 0;

  for (guint i = 0; i < sums->len; i++)
    {
      sum += g_array_index (sums, KscorePointsSum, i).points;
      if (i > 0)
        g_assert_cmpfloat (g_array_index (sums, KscorePointsSum, i - 1).points, >=,
                           g_array_index (sums, KscorePointsSum, i).points);
    }

  return sum;
}

static void
test_groups (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);
  const ScoreSupportShape shape = { 3, 12, 8, 80, TRUE, TRUE };

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &shape);
      g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence,
                                                           score_support_get_constants ());
      g_autoptr (KscoreScore) score = kscore_score_new (ledger, DAY);
      g_autoptr (KscoreAttribution) it = kscore_attribution_new (ledger, score);
      g_autoptr (GArray) posts = kscore_attribution_by_post (it, ledger);
      g_autoptr (GArray) kinds = kscore_attribution_by_kind (it, ledger);
      g_autoptr (GArray) people = kscore_attribution_by_person (it, ledger);
      g_autoptr (GArray) accounts = kscore_attribution_by_account (it, ledger);
      double response = score->components[KSCORE_COMPONENT_RESPONSE].points;

      g_assert_cmpfloat_with_epsilon (sum_groups (posts), response, 1e-9);
      g_assert_cmpfloat_with_epsilon (sum_groups (kinds), response, 1e-9);
      g_assert_cmpfloat_with_epsilon (sum_groups (people), response +
                                      score->components[KSCORE_COMPONENT_RECOGNITION].points,
                                      1e-9);
      g_assert_cmpfloat_with_epsilon (sum_groups (accounts),
                                      score->known ? score->score - 1 : 0, 1e-9);
    }
}

/* Which rows have no points at all, and which have none because their week is not taken. */
static void
test_not_scored (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (KscoreScore) score = NULL;
  g_autoptr (KscoreAttribution) it = NULL;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 300, DAY);
  score_support_add_actor (evidence, -1);
  score_support_add_actor (evidence, -1);
  for (int i = 0; i < 13; i++)
    {
      score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, KSCORE_NO_INDEX,
                                     DAY - 7 * i);
      if (i < 9)
        score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 1, KSCORE_NO_INDEX,
                                       DAY - 7 * i);
    }
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 1, KSCORE_NO_INDEX, DAY - 200);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 1, KSCORE_NO_INDEX, DAY + 1);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 1, KSCORE_NO_INDEX, DAY - 301);

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  score = kscore_score_new (ledger, DAY);
  it = kscore_attribution_new (ledger, score);

  for (guint i = 0; i < it->n_rows; i++)
    {
      KscoreLedgerRow row;

      kscore_ledger_get_row (ledger, i, &row);
      if (row.day > DAY || row.day < DAY - 150)
        g_assert_true (isnan (it->row_points[i]));
      else if (row.day < DAY - 62)
        g_assert_cmpfloat (it->row_points[i], ==, 0);
      else
        g_assert_cmpfloat_with_epsilon (it->row_points[i],
                                        score->components[KSCORE_COMPONENT_RESPONSE].points / 18,
                                        1e-12);
    }
}

/* Marks split what their maker brings by their points. */
static void
test_sources (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (KscoreScore) score = NULL;
  g_autoptr (KscoreAttribution) it = NULL;
  double recognition;
  guint32 maker;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 300, DAY);
  score_support_add_audience (evidence, 0, 100, DAY);
  maker = score_support_add_actor (evidence, 5000);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, maker, KSCORE_NO_INDEX, DAY - 9);
  score_support_add_mark (evidence, 0, KSCORE_MARK_SPONSOR, maker, 1, DAY - 8);
  score_support_add_mark (evidence, 0, KSCORE_MARK_SPONSOR, maker, 1, DAY - 7);
  score_support_add_mark (evidence, 0, KSCORE_MARK_FORK, maker, 2, DAY + 1);

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  score = kscore_score_new (ledger, DAY);
  it = kscore_attribution_new (ledger, score);
  recognition = score->components[KSCORE_COMPONENT_RECOGNITION].points;

  g_assert_cmpuint (it->sources->len, ==, 3);
  for (guint i = 0; i < it->sources->len; i++)
    {
      const KscoreSource *source = &g_array_index (it->sources, KscoreSource, i);

      switch (source->kind)
        {
        case KSCORE_SOURCE_SUPPORTER:
          g_assert_cmpuint (source->person, ==, maker);
          g_assert_cmpint (source->day, ==, DAY - 9);
          g_assert_cmpfloat_with_epsilon (source->points, recognition / 6, 1e-12);
          break;
        case KSCORE_SOURCE_MARK:
          g_assert_cmpuint (source->mark, ==, 0);
          g_assert_cmpfloat_with_epsilon (source->points, recognition * 5 / 6, 1e-12);
          break;
        case KSCORE_SOURCE_AUDIENCE:
        default:
          g_assert_cmpfloat (source->count, ==, 100);
          g_assert_cmpfloat (source->points, ==,
                             score->components[KSCORE_COMPONENT_AUDIENCE].points);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/attribution/groups", test_groups);
  g_test_add_func ("/score/attribution/not-scored", test_not_scored);
  g_test_add_func ("/score/attribution/sources", test_sources);

  return g_test_run ();
}
