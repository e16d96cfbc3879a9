#include "config.h"

#include <math.h>

#include "score-support.h"

#define DAY SCORE_SUPPORT_DAY

static KscoreEvidence *
new_evidence (void)
{
  KscoreEvidence *evidence = kscore_evidence_new ();

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 400, DAY);

  return evidence;
}

static KscoreScore *
get_score (const KscoreEvidence *evidence,
           KscoreDay             day)
{
  g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence, score_support_get_constants ());

  return kscore_score_new (ledger, day);
}

static double
get_value (const KscoreEvidence *evidence,
           KscoreDay             day)
{
  g_autoptr (KscoreScore) score = get_score (evidence, day);

  return score->components[KSCORE_COMPONENT_RECOGNITION].value;
}

static double
g (double points)
{
  return 4 * log (1 + points / 4);
}

static void
test_supporters (void)
{
  g_autoptr (KscoreEvidence) evidence = new_evidence ();
  guint32 reacts = score_support_add_actor (evidence, 1000);
  guint32 small = score_support_add_actor (evidence, 999);
  guint32 follows = score_support_add_actor (evidence, 5000);
  guint32 friend = score_support_add_actor (evidence, 5000);
  guint32 early = score_support_add_actor (evidence, 5000);
  g_autoptr (KscoreScore) score = NULL;
  KscoreEvidenceFollowers grown = { 1000, small, DAY - 5 };

  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, reacts, KSCORE_NO_INDEX, DAY - 50);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, small, KSCORE_NO_INDEX, DAY - 50);
  /* Outside coverage: no points */
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, early, KSCORE_NO_INDEX, DAY - 450);
  g_array_index (evidence->actors, KscoreEvidenceActor, follows).follows_owner = TRUE;
  g_array_index (evidence->actors, KscoreEvidenceActor, follows).follows_day = DAY - 20;
  g_array_index (evidence->actors, KscoreEvidenceActor, friend).follows_owner = TRUE;
  g_array_index (evidence->actors, KscoreEvidenceActor, friend).followed_by_owner = TRUE;
  g_array_append_val (evidence->followers, grown);

  g_assert_cmpfloat_with_epsilon (get_value (evidence, DAY), 3 * g (1), 1e-12);
  /* Not yet grown; not yet reacted; a follow without a date holds for all days before. */
  g_assert_cmpfloat_with_epsilon (get_value (evidence, DAY - 6), 2 * g (1), 1e-12);
  g_assert_cmpfloat_with_epsilon (get_value (evidence, DAY - 51), 1 * g (1), 1e-12);

  score = get_score (evidence, DAY - 51);
  g_assert_cmpuint (score->recognition.supporters, ==, 1);
  g_assert_cmpuint (score->estimated->len, ==, 1);
  g_clear_pointer (&score, kscore_score_free);
  score = get_score (evidence, DAY);
  g_assert_cmpuint (score->estimated->len, ==, 0);

  /* A follow with a date holds from it on. */
  score_support_add_interaction (evidence, 0, KSCORE_KIND_FOLLOW, follows, KSCORE_NO_INDEX,
                                 DAY - 30);
  g_assert_cmpfloat_with_epsilon (get_value (evidence, DAY - 30), 2 * g (1), 1e-12);
  g_assert_cmpfloat_with_epsilon (get_value (evidence, DAY - 31), 1 * g (1), 1e-12);
}

static void
test_group (void)
{
  g_autoptr (KscoreEvidence) evidence = new_evidence ();

  for (int i = 0; i < 50; i++)
    {
      guint32 actor = score_support_add_actor (evidence, 2000);
      guint index;

      g_array_index (evidence->actors, KscoreEvidenceActor, actor).person = 0;
      index = score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, actor,
                                             KSCORE_NO_INDEX, DAY - i);
      g_array_index (evidence->interactions, KscoreEvidenceInteraction, index).trust =
        i == 40 ? 0.5f : 1.f;
    }

  g_assert_cmpfloat_with_epsilon (get_value (evidence, DAY), 0.5 * g (1), 1e-9);
  /* The distrusted one of forty days ago was not there yet. */
  g_assert_cmpfloat_with_epsilon (get_value (evidence, DAY - 41), g (1), 1e-9);
}

static void
test_purged (void)
{
  g_autoptr (KscoreEvidence) evidence = new_evidence ();
  guint32 gone = score_support_add_actor (evidence, -1);
  guint32 small = score_support_add_actor (evidence, -1);

  g_array_index (evidence->actors, KscoreEvidenceActor, gone).purged_day = DAY - 30;
  g_array_index (evidence->actors, KscoreEvidenceActor, gone).purged_established = TRUE;
  g_array_index (evidence->actors, KscoreEvidenceActor, small).purged_day = DAY - 30;

  g_assert_cmpfloat_with_epsilon (get_value (evidence, DAY), g (1), 1e-12);
  g_assert_cmpfloat (get_value (evidence, DAY - 31), ==, 0);
}

static void
test_marks (void)
{
  g_autoptr (KscoreEvidence) evidence = new_evidence ();
  g_autoptr (KscoreScore) score = NULL;
  guint32 maker = score_support_add_actor (evidence, 2000);
  guint mark;

  /* One maker: a list, the same list again, a star, a recommendation */
  score_support_add_mark (evidence, 0, KSCORE_MARK_LIST, maker, 1, DAY - 30);
  score_support_add_mark (evidence, 0, KSCORE_MARK_LIST, maker, 1, DAY - 20);
  score_support_add_mark (evidence, 0, KSCORE_MARK_STAR, maker, 2, DAY - 30);
  score_support_add_mark (evidence, 0, KSCORE_MARK_RECOMMENDATION, maker, 3, DAY - 30);
  g_assert_cmpfloat_with_epsilon (get_value (evidence, DAY), g (11.5), 1e-12);

  /* Nobody known: half, each by itself, as many as it says */
  mark = score_support_add_mark (evidence, 0, KSCORE_MARK_STAR, KSCORE_NO_INDEX, 2, DAY - 30);
  g_array_index (evidence->marks, KscoreEvidenceMark, mark).value = 100;
  g_assert_cmpfloat_with_epsilon (get_value (evidence, DAY), g (11.5) + 50 * g (0.5), 1e-9);

  /* At most three pages of a domain */
  for (int i = 0; i < 6; i++)
    {
      mark = score_support_add_mark (evidence, 0, KSCORE_MARK_LINKING_PAGE, KSCORE_NO_INDEX,
                                     10 + i, DAY - 30);
      g_array_index (evidence->marks, KscoreEvidenceMark, mark).domain = i < 5 ? 1 : 2;
    }
  score = get_score (evidence, DAY);
  g_assert_cmpfloat_with_epsilon (score->recognition.domains, g (9) + g (3), 1e-9);
  g_assert_cmpfloat_with_epsilon (score->recognition.people, g (11.5), 1e-9);
  g_assert_cmpfloat_with_epsilon (score->recognition.anonymous, 50 * g (0.5), 1e-9);
}

static void
test_states (void)
{
  g_autoptr (KscoreEvidence) evidence = new_evidence ();
  g_autoptr (KscoreScore) score = NULL;
  guint mark = score_support_add_mark (evidence, 0, KSCORE_MARK_REPUTATION, KSCORE_NO_INDEX, 1,
                                       DAY - 30);

  g_array_index (evidence->marks, KscoreEvidenceMark, mark).value = 5000;
  mark = score_support_add_mark (evidence, 0, KSCORE_MARK_KARMA, KSCORE_NO_INDEX, 1, DAY - 30);
  g_array_index (evidence->marks, KscoreEvidenceMark, mark).value = 50;
  score_support_add_mark (evidence, 0, KSCORE_MARK_WIKIPEDIA, KSCORE_NO_INDEX, 1, DAY - 30);
  score_support_add_mark (evidence, 0, KSCORE_MARK_WIKIPEDIA, KSCORE_NO_INDEX, 2, DAY - 30);
  for (int i = 0; i < 7; i++)
    score_support_add_mark (evidence, 0, KSCORE_MARK_WIKIPEDIA_BACKLINK, KSCORE_NO_INDEX, i % 5,
                            DAY - 30);
  mark = score_support_add_mark (evidence, 0, KSCORE_MARK_WIKIPEDIA_BACKLINK, KSCORE_NO_INDEX, 9,
                                 KSCORE_DAY_UNKNOWN);
  g_array_index (evidence->marks, KscoreEvidenceMark, mark).to = DAY - 10;

  score = get_score (evidence, DAY);
  g_assert_cmpfloat (score->recognition.reputation, ==, 100);
  g_assert_cmpfloat (score->recognition.karma, ==, 1);
  g_assert_cmpfloat (score->recognition.wikipedia, ==, 55);
  g_assert_cmpfloat (get_value (evidence, DAY - 11), ==, 157);
  g_assert_cmpfloat (get_value (evidence, DAY - 31), ==, 1);
}

/* Where nobody tells who reacted and there is no mark, it is not told. */
static void
test_not_told (void)
{
  g_autoptr (KscoreEvidence) evidence = new_evidence ();
  g_autoptr (KscoreScore) score = NULL;

  g_array_index (evidence->coverage, KscoreEvidenceCoverage, 0).kinds = KSCORE_KINDS_REACTIONS;
  score = get_score (evidence, DAY);
  g_assert_true (isnan (score->components[KSCORE_COMPONENT_RECOGNITION].value));
  g_assert_true (score->at_least);
  g_clear_pointer (&score, kscore_score_free);

  score_support_add_mark (evidence, 0, KSCORE_MARK_LIST, KSCORE_NO_INDEX, 1, DAY);
  score = get_score (evidence, DAY);
  g_assert_true (score->components[KSCORE_COMPONENT_RECOGNITION].known);
  g_assert_true (score->at_least);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/recognition/supporters", test_supporters);
  g_test_add_func ("/score/recognition/group", test_group);
  g_test_add_func ("/score/recognition/purged", test_purged);
  g_test_add_func ("/score/recognition/marks", test_marks);
  g_test_add_func ("/score/recognition/states", test_states);
  g_test_add_func ("/score/recognition/not-told", test_not_told);

  return g_test_run ();
}
