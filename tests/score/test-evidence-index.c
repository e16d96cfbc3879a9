#include "config.h"

#include "score-support.h"
#include "score/kscore-evidence-index.h"

#define DAY SCORE_SUPPORT_DAY

static void
assert_chain (const KscoreChain *chain,
              guint32            key,
              const guint32     *expected,
              guint              n)
{
  guint32 element = kscore_chain_get_first (chain, key);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (element, ==, expected[i]);
      element = kscore_chain_get_next (chain, element);
    }
  g_assert_cmpuint (element, ==, KSCORE_NO_INDEX);
}

static void
test_chains (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  KscoreEvidenceIndex index;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_post (evidence, 0, DAY);
  score_support_add_actor (evidence, 5);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, 0, DAY);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_REPLY, 0, KSCORE_NO_INDEX, DAY);

  kscore_evidence_index_init (&index);
  kscore_evidence_index_update (&index, evidence);
  assert_chain (&index.interactions_by_actor, 0, (guint32[]) { 1, 0 }, 2);
  assert_chain (&index.interactions_by_post, 0, (guint32[]) { 0 }, 1);
  assert_chain (&index.followers_by_actor, 0, (guint32[]) { 0 }, 1);
  assert_chain (&index.interactions_by_post, 7, NULL, 0);

  /* What comes later comes first. */
  score_support_add_post (evidence, 0, DAY);
  score_support_add_actor (evidence, -1);
  g_array_index (evidence->actors, KscoreEvidenceActor, 1).person = 0;
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 1, 1, DAY);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, 0, DAY);
  score_support_add_reading (evidence, 1, KSCORE_KIND_LIKE, 9, DAY);
  kscore_evidence_index_update (&index, evidence);
  assert_chain (&index.interactions_by_actor, 0, (guint32[]) { 3, 1, 0 }, 3);
  assert_chain (&index.interactions_by_post, 1, (guint32[]) { 2 }, 1);
  assert_chain (&index.readings_by_post, 1, (guint32[]) { 0 }, 1);
  g_assert_cmpuint (index.grouped->len, ==, 1);
  g_assert_cmpuint (g_array_index (index.grouped, guint32, 0), ==, 1);
  g_assert_cmpuint (index.sizes.n_interactions, ==, 4);
  g_assert_cmpuint (index.sizes.n_posts, ==, 2);
  g_assert_false (index.strange);
  kscore_evidence_index_clear (&index);
}

/* "None" is nothing strange; what is not there is. */
static void
test_strange (void)
{
  for (int what = 0; what < 4; what++)
    {
      g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
      KscoreEvidenceIndex index;

      score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
      score_support_add_actor (evidence, -1);
      if (what == 1)
        score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 3, KSCORE_NO_INDEX, DAY);
      else if (what == 2)
        score_support_add_mark (evidence, 0, KSCORE_MARK_LIST, 3, 0, DAY);
      else if (what == 3)
        g_array_index (evidence->actors, KscoreEvidenceActor, 0).person = 3;

      kscore_evidence_index_init (&index);
      kscore_evidence_index_update (&index, evidence);
      g_assert_cmpint (index.strange, ==, what > 0);
      kscore_evidence_index_clear (&index);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/evidence-index/chains", test_chains);
  g_test_add_func ("/score/evidence-index/strange", test_strange);

  return g_test_run ();
}
