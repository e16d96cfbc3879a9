#include "config.h"

#include <math.h>

#include "score-support.h"

#define DAY SCORE_SUPPORT_DAY

/* That each day equals its score is tested over generated evidence, in test-properties.c. */

static gboolean
stop_after (gpointer user_data)
{
  int *left = user_data;

  return (*left)-- <= 0;
}

static void
test_cancelled (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_autoptr (GArray) series = NULL;
  int left = 5;

  g_assert_null (kscore_series_new (ledger, DAY, DAY + 10, stop_after, &left));
  g_assert_cmpint (left, ==, -1);

  left = 100;
  series = kscore_series_new (ledger, DAY, DAY + 10, stop_after, &left);
  g_assert_cmpuint (series->len, ==, 11);
}

static void
test_empty (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_autoptr (GArray) backwards = kscore_series_new (ledger, DAY, DAY - 1, NULL, NULL);
  g_autoptr (GArray) unknown = kscore_series_new (ledger, KSCORE_DAY_UNKNOWN, DAY, NULL, NULL);
  g_autoptr (GArray) nothing = kscore_series_new (ledger, DAY, DAY, NULL, NULL);

  g_assert_cmpuint (backwards->len, ==, 0);
  g_assert_cmpuint (unknown->len, ==, 0);
  g_assert_cmpuint (nothing->len, ==, 1);
  g_assert_true (isnan (g_array_index (nothing, KscoreSeriesPoint, 0).score));
}

static void
test_points (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (GArray) series = NULL;
  const KscoreSeriesPoint *points;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 5, DAY + 5);
  score_support_add_audience (evidence, 0, 1000, DAY + 2);
  score_support_add_audience (evidence, 0, 2000, DAY + 4);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE,
                                 score_support_add_actor (evidence, 1000), KSCORE_NO_INDEX, DAY);

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  series = kscore_series_new (ledger, DAY - 6, DAY + 97, NULL, NULL);
  points = (const KscoreSeriesPoint *) series->data;

  /* Not covered yet: Audience alone, and that by a later reading */
  g_assert_true (isnan (points[0].points[KSCORE_COMPONENT_RESPONSE]));
  g_assert_cmpfloat (points[0].points[KSCORE_COMPONENT_AUDIENCE], >, 0);
  g_assert_true (points[0].estimated);
  g_assert_cmpfloat (points[1].points[KSCORE_COMPONENT_RESPONSE], ==, 0);
  g_assert_cmpfloat (points[5].points[KSCORE_COMPONENT_RECOGNITION], ==, 0);
  /* The reaction, and the supporter */
  g_assert_cmpfloat (points[6].points[KSCORE_COMPONENT_RESPONSE], >, 0);
  g_assert_cmpfloat (points[6].points[KSCORE_COMPONENT_RECOGNITION], >, 0);
  g_assert_false (points[8].estimated);
  g_assert_cmpfloat (points[10].points[KSCORE_COMPONENT_AUDIENCE], >,
                     points[9].points[KSCORE_COMPONENT_AUDIENCE]);
  /* Frozen for 91 days, then unknown */
  g_assert_cmpfloat (points[11 + 91].points[KSCORE_COMPONENT_RESPONSE], >, 0);
  g_assert_true (isnan (points[11 + 92].points[KSCORE_COMPONENT_RESPONSE]));
}

/* What is listed from a day on is what its score lists, and holds all that later ones do. */
static void
test_estimated (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  guint n_before = G_MAXUINT;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_account (evidence, "mastodon", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 50, DAY + 5);
  score_support_add_coverage (evidence, 1, DAY + 1, DAY + 5);
  score_support_add_audience (evidence, 0, 1000, DAY + 2);
  score_support_add_audience (evidence, 1, 500, DAY + 4);
  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  for (KscoreDay day = DAY - 60; day < DAY + 8; day++)
    {
      g_autoptr (KscoreScore) score = kscore_score_new (ledger, day);
      g_autoptr (GArray) gaps = kscore_series_list_estimated (ledger, day);

      g_assert_cmpuint (gaps->len, ==, score->estimated->len);
      for (guint i = 0; i < gaps->len; i++)
        {
          const KscoreGap *gap = &g_array_index (gaps, KscoreGap, i);
          const KscoreGap *own = &g_array_index (score->estimated, KscoreGap, i);

          g_assert_cmpint (gap->component, ==, own->component);
          g_assert_cmpuint (gap->account, ==, own->account);
        }
      g_assert_cmpuint (gaps->len, <=, n_before);
      n_before = gaps->len;
      g_assert_cmpuint (gaps->len, ==, day < DAY + 2 ? 2 : day < DAY + 4 ? 1 : 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/series/cancelled", test_cancelled);
  g_test_add_func ("/score/series/empty", test_empty);
  g_test_add_func ("/score/series/points", test_points);
  g_test_add_func ("/score/series/estimated", test_estimated);

  return g_test_run ();
}
