#include "config.h"

#include <math.h>

#include "score-support.h"
#include "score/kscore-attribution.h"

#define DAY SCORE_SUPPORT_DAY

static double
get_without (const KscoreLedger *ledger,
             const KscoreMask   *mask)
{
  g_autoptr (KscoreScore) score = kscore_score_new_without (ledger, DAY, mask);

  return score->score;
}

/* Without a part is the score of the evidence that never had it. */
static void
test_person (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  const ScoreSupportShape shape = { 2, 10, 6, 60, FALSE, TRUE };

  for (guint i = 0; i < score_support_get_n_cases () / 10; i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &shape);
      g_autoptr (KscoreEvidence) rest = NULL;
      g_autoptr (KscoreLedger) ledger = NULL;
      g_autoptr (KscoreMask) mask = NULL;
      guint32 person = 0;

      g_array_set_size (evidence->readings, 0);
      g_array_set_size (evidence->followers, 0);
      rest = score_support_copy (evidence);

      for (guint j = rest->interactions->len; j > 0; j--)
        {
          guint32 actor = g_array_index (rest->interactions, KscoreEvidenceInteraction,
                                         j - 1).actor;

          if (g_array_index (rest->actors, KscoreEvidenceActor, actor).person == person)
            g_array_remove_index (rest->interactions, j - 1);
        }
      for (guint j = rest->marks->len; j > 0; j--)
        {
          const KscoreEvidenceMark *mark = &g_array_index (rest->marks, KscoreEvidenceMark, j - 1);
          gboolean by_people = mark->kind <= KSCORE_MARK_RECOMMENDATION;

          if (by_people && mark->maker != KSCORE_NO_INDEX &&
              g_array_index (rest->actors, KscoreEvidenceActor, mark->maker).person == person)
            g_array_remove_index (rest->marks, j - 1);
        }

      ledger = kscore_ledger_new (evidence, score_support_get_constants ());
      mask = kscore_mask_new (ledger);
      kscore_mask_hide_person (mask, person);
      if (isnan (get_without (ledger, NULL)))
        continue;

      g_assert_cmpfloat_with_epsilon (get_without (ledger, mask), score_support_score (rest, DAY),
                                      1e-9);
      kscore_mask_clear (mask);
      g_assert_cmpfloat (get_without (ledger, mask), ==, get_without (ledger, NULL));
    }
}

static void
test_account (void)
{
  g_autoptr (KscoreEvidence) both = kscore_evidence_new ();
  g_autoptr (KscoreEvidence) one = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (KscoreMask) mask = NULL;
  KscoreEvidence *all[] = { both, one };

  for (int i = 0; i < 2; i++)
    for (int j = 0; j < 2 - i; j++)
      {
        score_support_add_account (all[i], j ? "mastodon" : "x", KSCORE_DAY_UNKNOWN);
        score_support_add_coverage (all[i], j, DAY - 100, DAY);
        score_support_add_audience (all[i], j, 1000 * (j + 1), DAY);
        score_support_add_mark (all[i], j, KSCORE_MARK_LIST, KSCORE_NO_INDEX, j, DAY - 9);
        score_support_add_interaction (all[i], j, KSCORE_KIND_LIKE,
                                       score_support_add_actor (all[i], 2000), KSCORE_NO_INDEX,
                                       DAY - 3);
      }

  ledger = kscore_ledger_new (both, score_support_get_constants ());
  mask = kscore_mask_new (ledger);
  kscore_mask_hide_account (mask, 1);
  g_assert_cmpfloat_with_epsilon (get_without (ledger, mask), score_support_score (one, DAY),
                                  1e-12);
  kscore_mask_hide_account (mask, 0);
  g_assert_true (isnan (get_without (ledger, mask)));
}

static void
test_parts (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (KscoreMask) mask = NULL;
  guint32 post, other;
  double all;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 100, DAY);
  post = score_support_add_post (evidence, 0, DAY - 9);
  other = score_support_add_post (evidence, 0, DAY - 9);
  score_support_add_actor (evidence, -1);
  score_support_add_reading (evidence, post, KSCORE_KIND_LIKE, 50, DAY);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_REPLY, 0, post, DAY - 8);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_RESHARE, 0, other, DAY - 1);
  score_support_add_mark (evidence, 0, KSCORE_MARK_STAR, 0, 1, DAY - 9);

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  mask = kscore_mask_new (ledger);
  all = get_without (ledger, NULL);

  kscore_mask_hide_post (mask, post);
  g_assert_cmpfloat (get_without (ledger, mask), <, all);
  kscore_mask_hide_kind (mask, KSCORE_KIND_RESHARE);
  kscore_mask_hide_mark (mask, 0);
  g_assert_cmpfloat (get_without (ledger, mask), ==, 1);

  /* Likes are all anonymous here. */
  kscore_mask_clear (mask);
  kscore_mask_hide_person (mask, KSCORE_NO_INDEX);
  g_assert_cmpfloat (get_without (ledger, mask), <, all);
  for (guint i = 0; i < kscore_ledger_get_n_rows (ledger); i++)
    kscore_mask_hide_row (mask, i);
  kscore_mask_hide_mark (mask, 0);
  g_assert_cmpfloat (get_without (ledger, mask), ==, 1);
}

/* Parts that are no interactions, hidden apart: without an audience is the score of the evidence
 * that never told it, without supporters and what lasts that of one where nobody is established
 * and nothing lasts. */
static void
test_sources (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (37);
  const ScoreSupportShape shape = { 2, 10, 6, 60, FALSE, TRUE };
  guint n_sources[3] = { 0 };

  for (guint i = 0; i < score_support_get_n_cases () / 10; i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &shape);
      g_autoptr (KscoreEvidence) rest = score_support_copy (evidence);
      g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence,
                                                           score_support_get_constants ());
      g_autoptr (KscoreScore) score = kscore_score_new (ledger, DAY);
      g_autoptr (KscoreAttribution) attribution = kscore_attribution_new (ledger, score);
      g_autoptr (KscoreMask) audiences = kscore_mask_new (ledger);
      g_autoptr (KscoreMask) lasting = kscore_mask_new (ledger);
      g_autoptr (KscoreScore) less = NULL;

      if (!score->known)
        continue;
      for (guint j = 0; j < attribution->sources->len; j++)
        {
          const KscoreSource *source = &g_array_index (attribution->sources, KscoreSource, j);

          n_sources[source->kind]++;
          if (source->kind == KSCORE_SOURCE_AUDIENCE)
            kscore_mask_hide_audience (audiences, source->account);
          else if (source->kind == KSCORE_SOURCE_MARK)
            kscore_mask_hide_mark (lasting, source->mark);
          else
            kscore_mask_hide_supporter (lasting, source->person);
        }

      g_array_set_size (rest->audience, 0);
      g_assert_cmpfloat_with_epsilon (get_without (ledger, audiences),
                                      score_support_score (rest, DAY), 1e-9);

      kscore_mask_hide_doubles (lasting);
      less = kscore_score_new_without (ledger, DAY, lasting);
      g_assert_cmpfloat (less->components[KSCORE_COMPONENT_RECOGNITION].points, ==, 0);
      g_assert_cmpfloat (less->components[KSCORE_COMPONENT_RESPONSE].points, ==,
                         score->components[KSCORE_COMPONENT_RESPONSE].points);
      kscore_mask_clear (audiences);
      g_assert_cmpfloat (get_without (ledger, audiences), ==, score->score);
    }
  for (guint i = 0; i < G_N_ELEMENTS (n_sources); i++)
    g_assert_cmpuint (n_sources[i], >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/mask/person", test_person);
  g_test_add_func ("/score/mask/account", test_account);
  g_test_add_func ("/score/mask/parts", test_parts);
  g_test_add_func ("/score/mask/sources", test_sources);

  return g_test_run ();
}
