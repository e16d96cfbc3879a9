#include "config.h"

#include "change-support.h"

#define DAY SCORE_SUPPORT_DAY
#define RESPONSE KSCORE_COMPONENT_RESPONSE

/* Ten likes that nobody is known to have given. */
static KscoreEvidence *
create_counted (void)
{
  KscoreEvidence *evidence = kscore_evidence_new ();
  guint32 post;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 300, DAY + 60);
  post = score_support_add_post (evidence, 0, DAY - 20);
  score_support_add_reading (evidence, post, KSCORE_KIND_LIKE, 10, DAY - 20);
  for (int i = 0; i < 6; i++)
    score_support_add_actor (evidence, -1);
  return evidence;
}

/* Of the ten three have a name now: what is taken off and what comes are both identified. */
static void
test_identified (void)
{
  g_autoptr (KscoreEvidence) x = create_counted ();
  g_autoptr (KscoreEvidence) y = score_support_copy (x);
  g_auto (ChangeScene) scene = { 0 };
  double named = 0;

  for (guint32 i = 0; i < 3; i++)
    score_support_add_interaction (y, 0, KSCORE_KIND_LIKE, i, 0, DAY - 20);
  change_scene_init (&scene, x, DAY, y, DAY);

  g_assert_cmpuint (scene.change->parts->len, ==, 4);
  g_assert_cmpuint (scene.change->n_parts[KSCORE_CHANGE_IDENTIFIED], ==, 4);
  for (guint32 i = 0; i < 3; i++)
    named += change_scene_get (&scene, KSCORE_CHANGE_IDENTIFIED, RESPONSE, i);
  /* Half of it was there before. */
  g_assert_cmpfloat_with_epsilon (named,
                                  -2 * change_scene_get (&scene, KSCORE_CHANGE_IDENTIFIED,
                                                         RESPONSE, KSCORE_NO_INDEX), 1e-12);
  /* A part of a remainder belongs to its post. */
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (g_array_index (scene.change->parts, KscoreChangePart, i).post, ==, 0);
}

/* What was given on the first day itself was there; and what got names after it is nothing of the
 * days before. */
static void
test_identified_on_the_day (void)
{
  g_autoptr (KscoreEvidence) x = create_counted ();
  g_autoptr (KscoreEvidence) y = score_support_copy (x);
  g_autoptr (KscoreEvidence) later = NULL;
  guint32 post;
  g_auto (ChangeScene) scene = { 0 };
  g_auto (ChangeScene) after = { 0 };

  score_support_add_interaction (y, 0, KSCORE_KIND_LIKE, 1, 0, DAY - 20);
  change_scene_init (&scene, x, DAY - 20, y, DAY);
  g_assert_cmpfloat (change_scene_get (&scene, KSCORE_CHANGE_IDENTIFIED, RESPONSE, 1), >, 0);

  post = score_support_add_post (x, 0, DAY - 9);
  score_support_add_reading (x, post, KSCORE_KIND_LIKE, 0, DAY - 9);
  score_support_add_reading (x, post, KSCORE_KIND_LIKE, 3, DAY - 2);
  score_support_add_reading (x, post, KSCORE_KIND_LIKE, 4, DAY - 1);
  later = score_support_copy (x);
  for (guint i = 0; i < later->readings->len; i++)
    {
      KscoreEvidenceReading *it = &g_array_index (later->readings, KscoreEvidenceReading, i);

      it->total += it->post == post;
    }
  /* One more of before the day, found since, and two names for what came after it. */
  score_support_add_interaction (later, 0, KSCORE_KIND_LIKE, 2, post, DAY - 8);
  score_support_add_interaction (later, 0, KSCORE_KIND_LIKE, 3, post, DAY - 2);
  score_support_add_interaction (later, 0, KSCORE_KIND_LIKE, 4, post, DAY - 2);
  change_scene_init (&after, x, DAY - 7, later, DAY);
  g_assert_cmpfloat (change_scene_get (&after, KSCORE_CHANGE_NEW, RESPONSE, 2), >, 0);
  g_assert_cmpuint (after.change->n_parts[KSCORE_CHANGE_IDENTIFIED], ==, 0);
}

/* Found later: new where its day was covered, newly covered where not. And the reverse. */
static void
test_covered (void)
{
  g_autoptr (KscoreEvidence) x = create_counted ();
  g_autoptr (KscoreEvidence) found = NULL;
  g_autoptr (KscoreEvidence) covered = NULL;
  ChangeScene scenes[4];

  g_array_index (x->coverage, KscoreEvidenceCoverage, 0).to = DAY - 15;
  found = score_support_copy (x);
  score_support_add_interaction (found, 0, KSCORE_KIND_REPLY, 1, 0, DAY - 16);
  covered = score_support_copy (x);
  score_support_add_interaction (covered, 0, KSCORE_KIND_REPLY, 1, 0, DAY - 5);
  score_support_add_coverage (covered, 0, DAY - 14, DAY);

  change_scene_init (&scenes[0], x, DAY, found, DAY);
  change_scene_init (&scenes[1], found, DAY, x, DAY);
  change_scene_init (&scenes[2], x, DAY, covered, DAY);
  change_scene_init (&scenes[3], covered, DAY, x, DAY);

  g_assert_cmpfloat (change_scene_get (&scenes[0], KSCORE_CHANGE_NEW, RESPONSE, 1), >, 0);
  g_assert_cmpfloat (change_scene_get (&scenes[1], KSCORE_CHANGE_SHRANK, RESPONSE, 1), <, 0);
  g_assert_cmpfloat (change_scene_get (&scenes[2], KSCORE_CHANGE_NEWLY_COVERED, RESPONSE, 1),
                     >, 0);
  g_assert_cmpfloat (change_scene_get (&scenes[3], KSCORE_CHANGE_NO_LONGER_COVERED, RESPONSE, 1),
                     <, 0);

  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    change_scene_clear (&scenes[i]);
}

/* Six people are taken for one: who stands for them loses nothing, the others are discounted. */
static void
test_regrouped (void)
{
  g_autoptr (KscoreEvidence) x = create_counted ();
  g_autoptr (KscoreEvidence) y = NULL;
  g_auto (ChangeScene) scene = { 0 };

  for (guint32 i = 0; i < 6; i++)
    score_support_add_interaction (x, 0, KSCORE_KIND_RESHARE, i, 0, DAY - 20);
  y = score_support_copy (x);
  for (guint32 i = 0; i < 6; i++)
    g_array_index (y->actors, KscoreEvidenceActor, i).person = 0;
  change_scene_init (&scene, x, DAY, y, DAY);

  g_assert_cmpfloat (scene.change->difference, <, 0);
  for (guint32 i = 1; i < 6; i++)
    g_assert_cmpfloat (change_scene_get (&scene, KSCORE_CHANGE_DISCOUNTED, RESPONSE, i), <, 0);
  g_assert_cmpfloat_with_epsilon (scene.change->points[KSCORE_CHANGE_DISCOUNTED] +
                                  scene.change->points[KSCORE_CHANGE_NEW],
                                  scene.change->difference, 1e-9);
}

/* An account that is linked, and the same taken away, in other places of the evidence. */
static void
test_accounts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (KscoreEvidence) x = create_counted ();
  g_autoptr (KscoreEvidence) y = score_support_copy (x);
  g_autoptr (KscoreEvidence) shuffled = NULL;
  g_auto (ChangeScene) linked = { 0 };
  g_auto (ChangeScene) unlinked = { 0 };

  score_support_add_account (y, "bluesky", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (y, 1, DAY - 300, DAY);
  score_support_add_audience (y, 1, 500, DAY);
  score_support_add_interaction (y, 1, KSCORE_KIND_LIKE, 2, KSCORE_NO_INDEX, DAY - 8);
  shuffled = score_support_shuffle (rand, y);
  change_scene_init (&linked, x, DAY, shuffled, DAY);
  change_scene_init (&unlinked, shuffled, DAY, x, DAY);

  g_assert_cmpuint (linked.change->parts->len, ==, 2);
  g_assert_cmpuint (linked.change->n_parts[KSCORE_CHANGE_NEWLY_COVERED], ==, 2);
  g_assert_cmpuint (unlinked.change->parts->len, ==, 2);
  g_assert_cmpuint (unlinked.change->n_parts[KSCORE_CHANGE_NO_LONGER_COVERED], ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      guint32 account = g_array_index (unlinked.change->parts, KscoreChangePart, i).account;

      g_assert_cmpstr (kscore_change_get_account (unlinked.change, account)->network, ==,
                       "bluesky");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-cells/identified", test_identified);
  g_test_add_func ("/change-cells/identified-on-the-day", test_identified_on_the_day);
  g_test_add_func ("/change-cells/covered", test_covered);
  g_test_add_func ("/change-cells/regrouped", test_regrouped);
  g_test_add_func ("/change-cells/accounts", test_accounts);

  return g_test_run ();
}
