#include "config.h"

#include "service/kscore-movement-work.h"

#include <math.h>
#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-movement-private.h"
#include "service/kscore-scoring.h"
#include "support/owner-fixture.h"

static KscoreWorkspace *
open_filled (OwnerFixture *fixture)
{
  g_autofree char *archive = NULL;
  KscoreWorkspace *workspace;

  owner_fixture_init (fixture);
  archive = owner_fixture_write_x_archive (fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (fixture);
  owner_fixture_import (workspace, archive);
  return workspace;
}

static KscoreChangeFigures *
compute (KscoreWorkspace *workspace,
         KscoreDay        from,
         KscoreDay        to)
{
  g_autoptr(GError) error = NULL;
  KscoreChangeFigures *figures = kscore_movement_compute (workspace, from, to, NULL, &error);

  g_assert_no_error (error);
  return figures;
}

static void
test_adds_up (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);
  g_autoptr(KscoreChangeFigures) figures = compute (workspace, today - 120, today - 3);
  double points = 0, components = 0, networks = 0;
  gint64 tenths = 0;
  guint n_posts = 0;

  g_assert_cmpint (figures->from.day, ==, today - 120);
  g_assert_cmpint (figures->to.day, ==, today - 3);
  g_assert_cmpfloat (figures->from.checked, <=, figures->from.score);
  for (guint i = 0; i < figures->steps->len; i++)
    {
      const KscoreChangeStep *step = g_ptr_array_index (figures->steps, i);

      points += step->points;
      tenths += step->tenths;
      n_posts += step->posts->len;
      g_assert_cmpuint (step->posts->len, <=, KSCORE_CHANGE_MAX_SOURCES);
      g_assert_cmpuint (step->posts->len, <=, step->n_posts);
      for (guint j = 0; j < step->posts->len; j++)
        {
          const KscoreChangeSource *post = g_ptr_array_index (step->posts, j);

          g_assert_true (g_str_has_prefix (post->name, "Notes on birdsong "));
          g_assert_nonnull (post->key);
          g_assert_cmpint (post->id, >, 0);
        }
    }
  for (guint i = 0; i < figures->components->len; i++)
    components += ((const KscoreChangeSum *) figures->components->pdata[i])->points;
  for (guint i = 0; i < figures->networks->len; i++)
    networks += ((const KscoreChangeSum *) figures->networks->pdata[i])->points;

  g_assert_cmpuint (n_posts, >, 0);
  g_assert_cmpfloat_with_epsilon (points, figures->difference, 1e-9);
  g_assert_cmpfloat_with_epsilon (components, figures->difference, 1e-9);
  g_assert_cmpfloat_with_epsilon (networks, figures->difference, 1e-9);
  g_assert_cmpint (tenths, ==, figures->tenths);
  g_assert_true (isnan (figures->shown));
}

/* What was shown on the first day stands beside what is computed now. */
static void
test_shown (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(KscoreScoring) scoring = kscore_scoring_new (workspace, NULL, &error);
  KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);
  g_autoptr(KscoreChangeFigures) figures = NULL;
  double before = scoring->score->score;

  scoring->score->day = today - 40;
  scoring->score->score = 3.5;
  g_assert_true (kscore_scoring_store_shown (scoring->score, workspace, NULL, &error));
  figures = compute (workspace, today - 40, KSCORE_DAY_UNKNOWN);
  g_assert_cmpfloat_with_epsilon (figures->to.score, before, 1e-12);
  g_assert_cmpfloat (figures->shown, ==, 3.5);
  g_assert_cmpfloat_with_epsilon (kscore_change_figures_get_learned (figures),
                                  figures->from.score - 3.5, 0.1);
}

static void
test_days (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);
  g_autoptr(KscoreChangeFigures) usual = compute (workspace, KSCORE_DAY_UNKNOWN,
                                                  KSCORE_DAY_UNKNOWN);
  g_autoptr(KscoreChangeFigures) early = compute (workspace, today - 6000, today);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (usual->to.day - usual->from.day, ==, KSCORE_MOVEMENT_DAYS);
  /* Before the first day of which anything is covered there is no score to begin with. */
  g_assert_cmpint (early->first_day, >, today - 6000);

  g_assert_null (kscore_movement_compute (workspace, today, today, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_null (kscore_movement_compute (workspace, today - 3, today + 1, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "has not come yet"));
}

/* Nothing is known: no score, no difference, no steps, no invention. */
static void
test_nothing (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreChangeFigures) figures = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  figures = compute (workspace, KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN);
  g_assert_true (isnan (figures->difference));
  g_assert_true (isnan (figures->from.score));
  g_assert_cmpuint (figures->steps->len, ==, 0);
  g_assert_cmpint (figures->first_day, ==, KSCORE_DAY_UNKNOWN);
}

static gboolean
is_available (gpointer user_data)
{
  return kscore_insight_get_available (user_data);
}

static gboolean
is_of_days (gpointer user_data)
{
  const KscoreChangeFigures *figures = kscore_movement_get_figures (user_data);
  KscoreDay from, to;

  kscore_movement_get_days (user_data, &from, &to);
  return figures != NULL && figures->from.day == from && figures->to.day == to;
}

/* The same by the insight, which answers anew when the days are others. */
static void
test_insight (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(KscoreMovement) movement = kscore_movement_new ();
  KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);

  kscore_insight_set_work (KSCORE_INSIGHT (movement), &kscore_movement_work);
  kscore_insight_follow (KSCORE_INSIGHT (movement), G_OBJECT (workspace));
  kscore_insight_set_active (KSCORE_INSIGHT (movement), TRUE);
  g_assert_true (owner_fixture_spin_until (is_available, movement));
  kscore_movement_set_days (movement, today - 100, today - 50);
  g_assert_true (owner_fixture_spin_until (is_of_days, movement));
  kscore_insight_set_active (KSCORE_INSIGHT (movement), FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/movement-work/adds-up", test_adds_up);
  g_test_add_func ("/movement-work/shown", test_shown);
  g_test_add_func ("/movement-work/days", test_days);
  g_test_add_func ("/movement-work/nothing", test_nothing);
  g_test_add_func ("/movement-work/insight", test_insight);

  return g_test_run ();
}
