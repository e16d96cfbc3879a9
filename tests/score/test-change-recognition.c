#include "config.h"

#include "change-support.h"

#define DAY SCORE_SUPPORT_DAY
#define RECOGNITION KSCORE_COMPONENT_RECOGNITION
#define AUDIENCE KSCORE_COMPONENT_AUDIENCE

static KscoreEvidence *
create_evidence (void)
{
  KscoreEvidence *evidence = kscore_evidence_new ();

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 300, DAY + 60);
  for (int i = 0; i < 3; i++)
    score_support_add_actor (evidence, 5000);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, KSCORE_NO_INDEX, DAY - 200);
  score_support_add_mark (evidence, 0, KSCORE_MARK_LIST, 1, 1, DAY - 20);
  return evidence;
}

static void
test_marks (void)
{
  g_autoptr (KscoreEvidence) evidence = create_evidence ();
  guint page, old;
  g_auto (ChangeScene) scene = { 0 };
  double points;

  /* Somebody forks, a site links, a star is taken back. */
  score_support_add_mark (evidence, 0, KSCORE_MARK_FORK, 1, 2, DAY - 5);
  page = score_support_add_mark (evidence, 0, KSCORE_MARK_LINKING_PAGE, KSCORE_NO_INDEX, 3,
                                 DAY - 4);
  g_array_index (evidence->marks, KscoreEvidenceMark, page).domain = 0;
  old = score_support_add_mark (evidence, 0, KSCORE_MARK_STAR, 2, 4, DAY - 50);
  g_array_index (evidence->marks, KscoreEvidenceMark, old).to = DAY - 3;
  change_scene_init (&scene, evidence, DAY - 10, evidence, DAY);

  /* Nobody else: who reacted and who made the list have no part. */
  g_assert_cmpuint (scene.change->parts->len, ==, 3);
  g_assert_cmpfloat (change_scene_get (&scene, KSCORE_CHANGE_NEW, RECOGNITION, 1), >, 0);
  g_assert_cmpfloat (change_scene_get (&scene, KSCORE_CHANGE_SHRANK, RECOGNITION, 2), <, 0);
  points = change_scene_get (&scene, KSCORE_CHANGE_NEW, RECOGNITION, KSCORE_NO_INDEX);
  /* g(3) of the site, g(2) - g(1) of the fork */
  g_assert_cmpfloat_with_epsilon (points /
                                  change_scene_get (&scene, KSCORE_CHANGE_NEW, RECOGNITION, 1),
                                  log (1.75) / log (1.5 / 1.25), 1e-9);
}

/* An established account that reacts for the first time, and who is trusted less. */
static void
test_supporters (void)
{
  g_autoptr (KscoreEvidence) evidence = create_evidence ();
  guint last;
  g_auto (ChangeScene) scene = { 0 };

  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 2, KSCORE_NO_INDEX, DAY - 5);
  last = score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, KSCORE_NO_INDEX,
                                        DAY - 5);
  g_array_index (evidence->interactions, KscoreEvidenceInteraction, last).trust = 0.5;
  change_scene_init (&scene, evidence, DAY - 10, evidence, DAY);

  g_assert_cmpfloat (change_scene_get (&scene, KSCORE_CHANGE_NEW, RECOGNITION, 2), >, 0);
  g_assert_cmpfloat_with_epsilon (change_scene_get (&scene, KSCORE_CHANGE_DISCOUNTED,
                                                    RECOGNITION, 0),
                                  -change_scene_get (&scene, KSCORE_CHANGE_NEW, RECOGNITION, 2)
                                    / 2, 1e-12);
}

/* A network that tells who reacted from now on. */
static void
test_people (void)
{
  g_autoptr (KscoreEvidence) x = create_evidence ();
  g_autoptr (KscoreEvidence) y = score_support_copy (x);
  g_auto (ChangeScene) scene = { 0 };

  g_array_index (x->coverage, KscoreEvidenceCoverage, 0).kinds &= ~KSCORE_KINDS_PEOPLE;
  g_array_set_size (x->interactions, 0);
  change_scene_init (&scene, x, DAY, y, DAY);

  g_assert_cmpuint (scene.change->n_parts[KSCORE_CHANGE_NEWLY_COVERED], ==,
                    scene.change->parts->len);
  g_assert_cmpfloat (change_scene_get (&scene, KSCORE_CHANGE_NEWLY_COVERED, RECOGNITION, 0),
                     >, 0);
}

static void
test_audience (void)
{
  g_autoptr (KscoreEvidence) evidence = create_evidence ();
  g_autoptr (KscoreEvidence) other = NULL;
  g_auto (ChangeScene) grew = { 0 };
  g_auto (ChangeScene) shrank = { 0 };
  g_auto (ChangeScene) known = { 0 };

  score_support_add_audience (evidence, 0, 100, DAY - 20);
  other = score_support_copy (evidence);
  score_support_add_audience (evidence, 0, 160, DAY - 2);
  change_scene_init (&grew, evidence, DAY - 10, evidence, DAY);
  /* ln (1 + 160/50) - ln (1 + 100/50), of 19.8 points */
  g_assert_cmpfloat_with_epsilon (change_scene_get (&grew, KSCORE_CHANGE_GREW, AUDIENCE,
                                                    KSCORE_NO_INDEX),
                                  19.8 * log (4.2 / 3) / log1p (2e8 / 50), 1e-12);

  change_scene_init (&shrank, evidence, DAY, other, DAY);
  g_assert_cmpfloat (change_scene_get (&shrank, KSCORE_CHANGE_SHRANK, AUDIENCE, KSCORE_NO_INDEX),
                     <, 0);

  g_array_set_size (other->audience, 0);
  change_scene_init (&known, other, DAY, evidence, DAY);
  g_assert_cmpfloat (change_scene_get (&known, KSCORE_CHANGE_NEWLY_COVERED, AUDIENCE,
                                       KSCORE_NO_INDEX), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-recognition/marks", test_marks);
  g_test_add_func ("/change-recognition/supporters", test_supporters);
  g_test_add_func ("/change-recognition/people", test_people);
  g_test_add_func ("/change-recognition/audience", test_audience);

  return g_test_run ();
}
