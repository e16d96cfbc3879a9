#include "config.h"

#include "report/kscore-dossier.h"

#include <math.h>

#include "report-scene.h"

static void
test_networks (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autoptr (GArray) networks = kscore_dossier_get_networks (&scene->dossier);
  const KscoreNetworkPoints *first = &g_array_index (networks, KscoreNetworkPoints, 0);
  const KscoreNetworkPoints *second = &g_array_index (networks, KscoreNetworkPoints, 1);

  g_assert_cmpuint (networks->len, ==, 2);
  g_assert_cmpstr (first->network, ==, "mastodon");
  g_assert_cmpstr (second->network, ==, "x");
  g_assert_cmpfloat (first->points, >, second->points);
  g_assert_cmpfloat (second->points, >, 0);
  g_assert_cmpfloat_with_epsilon (first->points + second->points, scene->score->score - 1, 1e-9);
}

static void
test_without (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autoptr (GArray) networks = kscore_dossier_get_networks (&scene->dossier);
  g_autoptr (GArray) accounts = kscore_dossier_get_accounts (&scene->dossier);
  double sum = 0;

  g_assert_cmpuint (accounts->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const KscoreNetworkPoints *network = &g_array_index (networks, KscoreNetworkPoints, i);
      const KscoreAccountPoints *account = &g_array_index (accounts, KscoreAccountPoints, i);

      /* One account a network here. */
      g_assert_cmpuint (account->account, ==, i);
      g_assert_cmpfloat_with_epsilon (account->points, network->points, 1e-9);
      g_assert_cmpfloat (account->without, ==, network->without);
      g_assert_cmpfloat (account->without, >=, 1);
      g_assert_cmpfloat (account->without, <, scene->score->score);
      sum += account->points;
    }
  g_assert_cmpfloat_with_epsilon (sum, scene->score->score - 1, 1e-9);
}

/* A network of which nothing is known has no points, which is not 0. */
static void
test_unknown_network (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY - 400);
  g_autoptr (GArray) networks = kscore_dossier_get_networks (&scene->dossier);

  for (guint i = 0; i < networks->len; i++)
    {
      const KscoreNetworkPoints *network = &g_array_index (networks, KscoreNetworkPoints, i);

      if (g_str_equal (network->network, "x"))
        g_assert_true (isnan (network->points));
    }
}

static void
test_followers (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autoptr (ReportScene) earlier = report_scene_new (REPORT_SCENE_DAY - 20);
  g_autofree double *now = kscore_dossier_get_followers (&scene->dossier);
  g_autofree double *then = kscore_dossier_get_followers (&earlier->dossier);

  /* The highest up to the day, never one of a later day. */
  g_assert_cmpfloat (now[0], ==, 120);
  g_assert_cmpfloat (then[0], ==, 100);
  /* The first one holds for the days before it. */
  g_assert_cmpfloat (then[1], ==, 5000);
  g_assert_true (isnan (now[2]));
}

static void
test_group (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree double *followers = NULL;

  g_array_index (scene->evidence->actors, KscoreEvidenceActor, 1).person = 2;
  followers = kscore_dossier_get_followers (&scene->dossier);
  g_assert_cmpfloat (followers[2], ==, 5000);
  g_assert_true (isnan (followers[1]));
}

static void
test_coverage (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *id = kscore_dossier_dup_account_id (&scene->dossier, 1);
  g_autofree char *name = kscore_dossier_dup_account_name (&scene->dossier, 1);
  g_autoptr (GArray) coverage = kscore_dossier_get_coverage (&scene->dossier, 1);
  KscoreKinds unknown = kscore_dossier_get_unknown (&scene->dossier, 1);

  g_assert_cmpstr (id, ==, "x:12");
  g_assert_cmpstr (name, ==, "ada (X)");
  g_assert_cmpuint (coverage->len, ==, 1);
  g_assert_cmpint (g_array_index (coverage, KscoreCoverage, 0).to, ==, REPORT_SCENE_DAY - 5);
  g_assert_cmpuint (unknown & KSCORE_KINDS_OF (KSCORE_KIND_LIKE), ==, 0);
  g_assert_cmpuint (unknown & KSCORE_KINDS_OF (KSCORE_KIND_REPLY), !=, 0);
  g_assert_cmpuint (unknown & KSCORE_KINDS_PEOPLE, !=, 0);
  /* Nobody forks a post of X: that is not something unknown. */
  g_assert_cmpuint (unknown & KSCORE_KINDS_OF (KSCORE_KIND_FORK), ==, 0);
  g_assert_cmpuint (kscore_dossier_get_unknown (&scene->dossier, 0), ==, 0);
}

static void
test_gap (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  const KscoreGap whole = { KSCORE_COMPONENT_AUDIENCE, KSCORE_NO_INDEX };
  const KscoreGap one = { KSCORE_COMPONENT_AUDIENCE, 1 };
  g_autofree char *whole_text = kscore_dossier_dup_gap (&scene->dossier, &whole);
  g_autofree char *one_text = kscore_dossier_dup_gap (&scene->dossier, &one);

  g_assert_cmpstr (whole_text, ==, "audience");
  g_assert_cmpstr (one_text, ==, "audience:x:12");
}

/* The same in words, which do not go on for ever. */
static void
test_gaps (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (KscoreGap));
  const KscoreGap one = { KSCORE_COMPONENT_AUDIENCE, 1 };
  const KscoreGap whole = { KSCORE_COMPONENT_RECOGNITION, KSCORE_NO_INDEX };
  g_autofree char *name = kscore_dossier_dup_account_name (&scene->dossier, 1);
  g_autofree char *expected = g_strdup_printf ("Audience of %s, Recognition", name);
  g_autofree char *two = NULL, *many = NULL;

  g_assert_null (kscore_dossier_dup_gaps (&scene->dossier, gaps));
  g_array_append_val (gaps, one);
  g_array_append_val (gaps, whole);
  two = kscore_dossier_dup_gaps (&scene->dossier, gaps);
  g_assert_cmpstr (two, ==, expected);
  for (guint i = 0; i < 5; i++)
    g_array_append_val (gaps, whole);
  many = kscore_dossier_dup_gaps (&scene->dossier, gaps);
  g_assert_true (g_str_has_suffix (many, ", Recognition, Recognition, 3 more"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/dossier/without", test_without);
  g_test_add_func ("/report/dossier/networks", test_networks);
  g_test_add_func ("/report/dossier/unknown-network", test_unknown_network);
  g_test_add_func ("/report/dossier/followers", test_followers);
  g_test_add_func ("/report/dossier/group", test_group);
  g_test_add_func ("/report/dossier/coverage", test_coverage);
  g_test_add_func ("/report/dossier/gap", test_gap);
  g_test_add_func ("/report/dossier/gaps", test_gaps);

  return g_test_run ();
}
