#include "config.h"

#include "change-support.h"

#define DAY SCORE_SUPPORT_DAY

static double
sum (GArray *groups)
{
  double total = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      double points = g_array_index (groups, KscorePointsSum, i).points;

      total += points;
      if (i > 0)
        g_assert_cmpfloat (fabs (g_array_index (groups, KscorePointsSum, i - 1).points), >=,
                           fabs (points));
    }

  g_array_unref (groups);
  return total;
}

/* Every grouping of every label sums to it, the largest movement first. */
static void
test_sums (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (91);
  const ScoreSupportShape shape = { 3, 12, 8, 80, TRUE, TRUE };

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &shape);
      g_auto (ChangeScene) scene = { 0 };

      change_scene_init (&scene, evidence, DAY - 60, evidence, DAY);
      for (int label = 0; label < KSCORE_N_CHANGES && scene.change->known; label++)
        {
          double points = scene.change->points[label];

          g_assert_cmpfloat_with_epsilon (sum (kscore_change_by_post (scene.change, label)),
                                          points, 1e-9);
          g_assert_cmpfloat_with_epsilon (sum (kscore_change_by_person (scene.change, label)),
                                          points, 1e-9);
          g_assert_cmpfloat_with_epsilon (sum (kscore_change_by_account (scene.change, label)),
                                          points, 1e-9);
          g_assert_cmpfloat_with_epsilon (sum (kscore_change_by_component (scene.change, label)),
                                          points, 1e-9);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-groups/sums", test_sums);

  return g_test_run ();
}
