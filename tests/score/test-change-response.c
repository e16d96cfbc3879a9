#include "config.h"

#include "change-support.h"

#define DAY SCORE_SUPPORT_DAY
#define RESPONSE KSCORE_COMPONENT_RESPONSE

/* The Sunday that ends the running week. */
static KscoreDay
get_sunday (void)
{
  return kscore_day_get_monday (DAY) + 6;
}

static KscoreEvidence *
create_weeks (guint n_weeks)
{
  KscoreEvidence *evidence = kscore_evidence_new ();

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 300, DAY + 300);
  for (int i = 0; i < 4; i++)
    score_support_add_actor (evidence, -1);
  for (guint i = 0; i < n_weeks; i++)
    score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, KSCORE_NO_INDEX,
                                   get_sunday () - 7 * (int) i);
  return evidence;
}

/* By hand. Nine weeks of one like each; on the Monday after three people like a post.
 *
 *   a week   R = g(1) = 4 ln 1.25 = 0.8925742, s = 0.9447615; the new one 3 g(1), s = 1.6363750
 *   before   S = 9 s = 8.5028535,  R_a = 13 (S/9)^2 = 11.6034647, 1.3214411 points
 *   after    S = 8 s + 1.6363750,  R_a = 13.5678615, 1.4956050 points
 *   m        = 0.1741639 / 1.9643968 = 0.0886602
 *   K        = m 13 / 81 (S0 + S1) = 0.2518227
 *   parts    K 1.6363750 / 3 = +0.1373588 a person, -K 0.9447615 = -0.2379124 displaced */
static void
test_by_hand (void)
{
  g_autoptr (KscoreEvidence) evidence = create_weeks (9);
  KscoreDay sunday = get_sunday ();
  guint32 post = score_support_add_post (evidence, 0, sunday);
  g_auto (ChangeScene) scene = { 0 };

  for (guint32 i = 1; i < 4; i++)
    score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, i, post, sunday + 1);
  change_scene_init (&scene, evidence, sunday, evidence, sunday + 1);

  g_assert_cmpuint (scene.change->parts->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (scene.change->difference, 0.17416392822215854, 1e-12);
  for (guint32 i = 1; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (change_scene_get (&scene, KSCORE_CHANGE_NEW, RESPONSE, i),
                                    0.13735875953217191, 1e-12);
  g_assert_cmpfloat_with_epsilon (change_scene_get (&scene, KSCORE_CHANGE_SHRANK, RESPONSE, 0),
                                  -0.23791235037435757, 1e-12);
}

/* The oldest of few weeks fades and leaves. */
static void
test_left (void)
{
  g_autoptr (KscoreEvidence) evidence = create_weeks (3);
  KscoreDay sunday = get_sunday ();
  g_auto (ChangeScene) fading = { 0 };
  g_auto (ChangeScene) gone = { 0 };

  /* The first of the three fades for some days. */
  change_scene_init (&fading, evidence, sunday, evidence, sunday + 7 * 11 + 3);
  g_assert_cmpuint (fading.change->parts->len, ==, 1);
  g_assert_cmpfloat (change_scene_get (&fading, KSCORE_CHANGE_LEFT, RESPONSE, 0), <, 0);

  change_scene_init (&gone, evidence, sunday, evidence, sunday + 7 * 16);
  g_assert_cmpuint (gone.change->n_parts[KSCORE_CHANGE_LEFT], ==, gone.change->parts->len);
}

/* Coverage that grows makes each week count for less. */
static void
test_covered (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_auto (ChangeScene) scene = { 0 };
  KscoreDay sunday = get_sunday ();
  const KscoreChangePart *part;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, sunday - 27, sunday + 60);
  score_support_add_actor (evidence, -1);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, KSCORE_NO_INDEX, sunday - 10);
  change_scene_init (&scene, evidence, sunday, evidence, sunday + 28);

  g_assert_cmpuint (scene.change->parts->len, ==, 1);
  part = &g_array_index (scene.change->parts, KscoreChangePart, 0);
  g_assert_cmpint (part->label, ==, KSCORE_CHANGE_NEWLY_COVERED);
  g_assert_cmpint (part->week, ==, KSCORE_DAY_UNKNOWN);
  g_assert_cmpuint (part->account, ==, 0);
  g_assert_cmpfloat (part->points, <, 0);
}

/* Who is followed by more brings more, and who is trusted less brings less. */
static void
test_weight (void)
{
  g_autoptr (KscoreEvidence) evidence = create_weeks (9);
  g_autoptr (KscoreEvidence) doubted = NULL;
  KscoreDay sunday = get_sunday ();
  KscoreEvidenceFollowers readings[] = {
    { .followers = 10, .actor = 0, .day = sunday - 100 },
    { .followers = 900, .actor = 0, .day = sunday + 1 },
  };
  g_auto (ChangeScene) grew = { 0 };
  g_auto (ChangeScene) discounted = { 0 };

  g_array_append_vals (evidence->followers, readings, 2);
  change_scene_init (&grew, evidence, sunday, evidence, sunday + 1);
  g_assert_cmpuint (grew.change->parts->len, ==, 9);
  g_assert_cmpfloat (change_scene_get (&grew, KSCORE_CHANGE_GREW, RESPONSE, 0), >, 0);

  doubted = score_support_copy (evidence);
  for (guint i = 0; i < doubted->interactions->len; i++)
    g_array_index (doubted->interactions, KscoreEvidenceInteraction, i).trust = 0.5;
  change_scene_init (&discounted, evidence, sunday, doubted, sunday);
  g_assert_cmpuint (discounted.change->parts->len, ==, 9);
  g_assert_cmpfloat (change_scene_get (&discounted, KSCORE_CHANGE_DISCOUNTED, RESPONSE, 0), <, 0);
}

/* One person takes the place of another: Response is the same, and both have their part. */
static void
test_swapped (void)
{
  g_autoptr (KscoreEvidence) x = create_weeks (9);
  g_autoptr (KscoreEvidence) y = score_support_copy (x);
  g_auto (ChangeScene) scene = { 0 };
  double m, k;

  g_array_index (y->interactions, KscoreEvidenceInteraction, 3).actor = 2;
  change_scene_init (&scene, x, get_sunday (), y, get_sunday ());

  /* dR = 0: the derivative 44.55 / ln (1 + 1e8/20) / (20 + R), R = 13 g(1); K = m 13/81 2 (9 s),
   * over 2 s, times g(1) */
  m = 44.55 / log1p (1e8 / 20) / (20 + 13 * 4 * log1p (0.25));
  k = m * 13 / 81 * 9 * 4 * log1p (0.25);
  g_assert_cmpfloat (scene.change->difference, ==, 0);
  g_assert_cmpuint (scene.change->parts->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (change_scene_get (&scene, KSCORE_CHANGE_NEW, RESPONSE, 2), k,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (change_scene_get (&scene, KSCORE_CHANGE_SHRANK, RESPONSE, 0), -k,
                                  1e-12);
}

/* Nine weeks are better than a tenth, which takes a place as soon as one of them has faded: it
 * grew, nothing of it is new; what came to it since is. And what has faded so far that another
 * displaces it has left the window, however much it still brings. */
static void
test_entered (void)
{
  g_autoptr (KscoreEvidence) evidence = create_weeks (13);
  KscoreDay sunday = get_sunday ();
  g_auto (ChangeScene) scene = { 0 };
  g_auto (ChangeScene) more = { 0 };
  g_autoptr (KscoreEvidence) other = NULL;

  /* Persons 0 and 1 in weeks 5 to 13 back, 0 alone in the newest four. */
  for (int i = 4; i < 13; i++)
    score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 1, KSCORE_NO_INDEX,
                                   sunday - 7 * i);
  change_scene_init (&scene, evidence, sunday, evidence, sunday + 28);
  g_assert_cmpuint (scene.change->n_parts[KSCORE_CHANGE_NEW], ==, 0);
  g_assert_cmpuint (scene.change->n_parts[KSCORE_CHANGE_SHRANK], ==, 0);
  g_assert_cmpuint (scene.change->n_parts[KSCORE_CHANGE_LEFT], >, 0);
  g_assert_cmpfloat (change_scene_get (&scene, KSCORE_CHANGE_GREW, RESPONSE, 0), >, 0);

  /* The same with somebody who likes in the newest week, found since. */
  other = score_support_copy (evidence);
  score_support_add_interaction (other, 0, KSCORE_KIND_LIKE, 2, KSCORE_NO_INDEX, sunday);
  change_scene_init (&more, evidence, sunday, other, sunday + 28);
  g_assert_cmpfloat (change_scene_get (&more, KSCORE_CHANGE_NEW, RESPONSE, 2), >, 0);
  g_assert_cmpfloat (change_scene_get (&more, KSCORE_CHANGE_GREW, RESPONSE, 0), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-response/by-hand", test_by_hand);
  g_test_add_func ("/change-response/left", test_left);
  g_test_add_func ("/change-response/covered", test_covered);
  g_test_add_func ("/change-response/weight", test_weight);
  g_test_add_func ("/change-response/swapped", test_swapped);
  g_test_add_func ("/change-response/entered", test_entered);

  return g_test_run ();
}
