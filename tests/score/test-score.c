#include "config.h"

#include <math.h>

#include "score-support.h"

#define DAY SCORE_SUPPORT_DAY

static KscoreScore *
get_score (const KscoreEvidence *evidence)
{
  g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence, score_support_get_constants ());

  return kscore_score_new (ledger, DAY);
}

static void
test_nothing (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreScore) score = NULL;

  score_support_add_account (evidence, "x", DAY - 300);
  score = get_score (evidence);
  g_assert_false (score->known);
  g_assert_true (isnan (kscore_score_get_without (score, KSCORE_COMPONENT_RECOGNITION)));
  g_assert_true (isnan (score->score));
  g_assert_false (score->has_range);
  g_assert_true (isnan (score->low) && isnan (score->high));
  g_assert_cmpint (score->band, ==, KSCORE_BAND_NONE);
  g_assert_cmpuint (score->partial->len, ==, KSCORE_N_COMPONENTS);
  g_assert_true (score->provisional);
}

/* A score by hand: two people, a count, a supporter, an audience. */
static void
test_by_hand (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreScore) score = NULL;
  KscoreDay monday = kscore_day_get_monday (DAY);
  double week, response, recognition, expected, checked;
  guint32 post, other;

  score_support_add_account (evidence, "x", DAY - 3000);
  score_support_add_coverage (evidence, 0, DAY - 3000, DAY);
  score_support_add_audience (evidence, 0, 1000, DAY - 400);
  score_support_add_audience (evidence, 0, 1500, DAY - 3);
  score_support_add_audience (evidence, 0, 9000, DAY + 1);
  for (int i = 0; i < 5; i++)
    post = score_support_add_post (evidence, 0, monday - 14);

  score_support_add_actor (evidence, 999);
  other = score_support_add_actor (evidence, 9999);
  g_array_index (evidence->actors, KscoreEvidenceActor, 0).follows_owner = TRUE;
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, post, monday - 14);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_RESHARE, 0, post, monday - 13);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_REPLY, other, post, monday - 12);
  /* After the day */
  score_support_add_interaction (evidence, 0, KSCORE_KIND_REPLY, other, post, DAY + 1);
  score_support_add_reading (evidence, post, KSCORE_KIND_LIKE, 101, DAY);

  week = 1.25 * 4 * log1p (5 / 4.0) + 1.5 * 4 * log1p (3 / 4.0);
  response = 13 * (week + 100 * 0.5 * 4 * log1p (0.25)) / 81;
  recognition = 4 * log1p (0.25);
  expected = 1 + 99 * (0.45 * log1p (response / 20) / log1p (1e8 / 20) +
                       0.35 * log1p (recognition / 2) / log1p (1e6 / 2) +
                       0.20 * log1p (1500 / 50.0) / log1p (2e8 / 50));
  checked = 1 + 99 * (0.45 * log1p (13 * week / 81 / 20) / log1p (1e8 / 20) +
                      0.35 * log1p (recognition / 2) / log1p (1e6 / 2) +
                      0.20 * log1p (1 / 50.0) / log1p (2e8 / 50));

  score = get_score (evidence);
  g_assert_cmpfloat_with_epsilon (score->score, expected, 1e-9);
  g_assert_cmpfloat_with_epsilon (score->checked, checked, 1e-9);
  g_assert_cmpfloat_with_epsilon (kscore_score_get_without (score, KSCORE_COMPONENT_RECOGNITION),
                                  expected - 99 * 0.35 * log1p (recognition / 2)
                                  / log1p (1e6 / 2), 1e-9);
  g_assert_cmpuint (score->n_people, ==, 2);
  g_assert_cmpuint (score->n_posts, ==, 5);
  g_assert_cmpuint (score->covered_weeks, ==, 13);
  g_assert_cmpuint (score->active_weeks, ==, 1);
  g_assert_false (score->has_range);
  g_assert_false (score->provisional);
  g_assert_false (score->at_least);
  g_assert_cmpuint (score->partial->len, ==, 0);
  g_assert_cmpuint (score->estimated->len, ==, 0);
  g_assert_cmpint (score->band, ==, KSCORE_BAND_STARTING);
  g_assert_cmpstr (score->version, ==, "kscore-1");
  g_assert_cmpuint (score->window_weeks, ==, 13);
  g_assert_cmpint (g_array_index (score->accounts, KscoreAccountScore, 0).audience_day, ==,
                   DAY - 3);
}

/* The checked score counts what can be looked at: neither what a site computes, nor marks without a
 * maker, nor followers who became known by name later. */
static void
test_checked (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreScore) score = NULL;
  double people, all;
  guint page;

  score_support_add_account (evidence, "x", DAY - 3000);
  score_support_add_coverage (evidence, 0, DAY - 3000, DAY);
  score_support_add_audience (evidence, 0, 300, DAY - 3);
  score_support_add_actor (evidence, 10);
  score_support_add_actor (evidence, 10);
  for (guint i = 0; i < 2; i++)
    g_array_index (evidence->actors, KscoreEvidenceActor, i).follows_owner = TRUE;
  score_support_add_interaction (evidence, 0, KSCORE_KIND_FOLLOW, 1, KSCORE_NO_INDEX, DAY + 1);
  score_support_add_mark (evidence, 0, KSCORE_MARK_LIST, 0, 1, DAY - 9);
  score_support_add_mark (evidence, 0, KSCORE_MARK_LIST, KSCORE_NO_INDEX, 2, DAY - 9);
  page = score_support_add_mark (evidence, 0, KSCORE_MARK_KARMA, KSCORE_NO_INDEX, 3, DAY - 9);
  g_array_index (evidence->marks, KscoreEvidenceMark, page).value = 500;
  page = score_support_add_mark (evidence, 0, KSCORE_MARK_REPUTATION, KSCORE_NO_INDEX, 4, DAY - 9);
  g_array_index (evidence->marks, KscoreEvidenceMark, page).value = 100;
  page = score_support_add_mark (evidence, 0, KSCORE_MARK_LINKING_PAGE, KSCORE_NO_INDEX, 5,
                                 DAY - 9);
  g_array_index (evidence->marks, KscoreEvidenceMark, page).domain = 0;

  people = 4 * log1p (0.25) + 4 * log1p (0.75);
  all = people + 0.5 * 4 * log1p (0.25) + 500 / 50 + 100 / 50;
  score = get_score (evidence);
  g_assert_cmpfloat_with_epsilon (score->components[KSCORE_COMPONENT_RECOGNITION].value, all, 1e-9);
  g_assert_cmpfloat_with_epsilon (score->checked,
                                  1 + 99 * (0.35 * log1p (people / 2) / log1p (1e6 / 2) +
                                            0.20 * log1p (1 / 50.0) / log1p (2e8 / 50)), 1e-9);
}

/* Provisional under nine covered weeks; no range under four of them or under two active ones. */
static void
test_weeks_enough (void)
{
  static const struct {
    int covered, active;
    gboolean has_range, provisional;
  } cases[] = {
    { 3, 3, FALSE, TRUE }, { 4, 1, FALSE, TRUE }, { 4, 2, TRUE, TRUE }, { 8, 8, TRUE, TRUE },
    { 9, 2, TRUE, FALSE }, { 9, 1, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
      g_autoptr (KscoreScore) score = NULL;
      KscoreDay monday = kscore_day_get_monday (DAY);

      score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
      score_support_add_coverage (evidence, 0, monday - 7 * cases[i].covered, DAY);
      score_support_add_actor (evidence, -1);
      for (int j = 0; j < 5; j++)
        score_support_add_post (evidence, 0, monday - 1);
      for (int week = 1; week <= cases[i].active; week++)
        score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, KSCORE_NO_INDEX,
                                       monday - 7 * week);

      score = get_score (evidence);
      g_test_message ("case %u", i);
      g_assert_cmpuint (score->covered_weeks, ==, cases[i].covered);
      g_assert_cmpuint (score->active_weeks, ==, cases[i].active);
      g_assert_cmpint (score->has_range, ==, cases[i].has_range);
      g_assert_cmpint (score->provisional, ==, cases[i].provisional);
    }
}

/* What is not known adds nothing and is listed; the first reading holds for earlier days. */
static void
test_gaps (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreScore) score = NULL;
  const KscoreGap *gap;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_account (evidence, "mastodon", KSCORE_DAY_UNKNOWN);
  score_support_add_audience (evidence, 1, 500, DAY + 30);
  score_support_add_coverage (evidence, 1, DAY - 200, DAY - 20);

  score = get_score (evidence);
  g_assert_true (score->known);
  g_assert_true (score->provisional);
  g_assert_cmpuint (score->partial->len, ==, 2);
  gap = &g_array_index (score->partial, KscoreGap, 0);
  g_assert_cmpint (gap->component, ==, KSCORE_COMPONENT_RESPONSE);
  g_assert_cmpuint (gap->account, ==, 0);
  gap = &g_array_index (score->partial, KscoreGap, 1);
  g_assert_cmpint (gap->component, ==, KSCORE_COMPONENT_AUDIENCE);
  g_assert_cmpuint (score->estimated->len, ==, 1);
  gap = &g_array_index (score->estimated, KscoreGap, 0);
  g_assert_cmpint (gap->component, ==, KSCORE_COMPONENT_AUDIENCE);
  g_assert_cmpuint (gap->account, ==, 1);
  g_assert_cmpint (g_array_index (score->accounts, KscoreAccountScore, 1).frozen_since, ==,
                   DAY - 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/score/nothing", test_nothing);
  g_test_add_func ("/score/score/by-hand", test_by_hand);
  g_test_add_func ("/score/score/checked", test_checked);
  g_test_add_func ("/score/score/weeks-enough", test_weeks_enough);
  g_test_add_func ("/score/score/gaps", test_gaps);

  return g_test_run ();
}
