#include "config.h"

#include <math.h>

#include "score/kscore-attribution.h"
#include "score/kscore-series.h"
#include "service/kscore-scoring.h"
#include "store/kscore-account-table.h"
#include "store/kscore-score-table.h"
#include "support/owner-fixture.h"

static gboolean
list_shown (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  GArray **shown = data;

  *shown = kscore_shown_table_list (db, KSCORE_OWNER, error);
  return *shown != NULL;
}

static void
test_archive_is_scored (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(GError) error = NULL;
  const KscoreSeriesPoint *last;
  double sum = 0;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  scoring = kscore_scoring_new (workspace, NULL, &error);
  g_assert_no_error (error);

  g_assert_true (scoring->score->known);
  g_assert_cmpfloat (scoring->score->score, >, 1);
  g_assert_cmpfloat (scoring->score->score, <, 100);
  g_assert_true (scoring->score->at_least);
  g_assert_false (scoring->score->components[KSCORE_COMPONENT_RECOGNITION].known);

  /* The newest day of the history is the score itself. */
  last = &g_array_index (scoring->series, KscoreSeriesPoint, scoring->series->len - 1);
  g_assert_cmpint (last->day, ==, scoring->score->day);
  g_assert_cmpfloat_with_epsilon (last->score, scoring->score->score, 1e-9);
  g_assert_false (isnan (scoring->change[0]));

  for (guint i = 0; i < scoring->accounts->len; i++)
    sum += g_array_index (scoring->accounts, KscorePointsSum, i).points;
  g_assert_cmpfloat_with_epsilon (sum, scoring->score->score - 1, 1e-6);
}

static void
test_the_first_shown_figure_stays (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(GArray) shown = NULL;
  g_autoptr(GError) error = NULL;
  double first;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  scoring = kscore_scoring_new (workspace, NULL, &error);
  g_assert_no_error (error);

  first = scoring->score->score;
  g_assert_true (kscore_scoring_store_shown (scoring->score, workspace, NULL, &error));
  scoring->score->score += 5;
  g_assert_true (kscore_scoring_store_shown (scoring->score, workspace, NULL, &error));
  kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ, list_shown, &shown,
                    NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shown->len, ==, 1);
  g_assert_cmpfloat (g_array_index (shown, KscoreShown, 0).score, ==, first);
}

static void
test_nothing_to_score (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(GArray) shown = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  scoring = kscore_scoring_new (workspace, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (scoring->score->known);
  g_assert_true (isnan (scoring->change[2]));
  g_assert_true (kscore_scoring_store_shown (scoring->score, workspace, NULL, &error));
  kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ, list_shown, &shown,
                    NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shown->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/scoring/archive-is-scored", test_archive_is_scored);
  g_test_add_func ("/service/scoring/the-first-shown-figure-stays",
                   test_the_first_shown_figure_stays);
  g_test_add_func ("/service/scoring/nothing-to-score", test_nothing_to_score);
  return g_test_run ();
}
