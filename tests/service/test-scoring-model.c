#include "config.h"

#include <string.h>

#include "service/kscore-scoring-model.h"
#include "service/kscore-workspace-private.h"
#include "support/owner-fixture.h"

typedef struct {
  gboolean done;
  GError  *error; /* (owned) */
} Opened;

static void
opened_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Opened *opened = user_data;

  opened->done = TRUE;
  kscore_scoring_model_open_finish (KSCORE_SCORING_MODEL (source_object), result, &opened->error);
}

static gboolean
is_opened (gpointer user_data)
{
  return ((Opened *) user_data)->done;
}

static gboolean
is_computed (gpointer user_data)
{
  gboolean computing = TRUE;

  g_object_get (kscore_scoring_model_get_score (user_data), "computing", &computing, NULL);
  return !computing;
}

static KscoreScoringModel *
open_model (OwnerFixture *fixture)
{
  KscoreScoringModel *model = kscore_scoring_model_new (fixture->data_dir, owner_fixture_clock,
                                                        NULL);
  Opened opened = { 0 };

  kscore_scoring_model_open_async (model, NULL, opened_cb, &opened);
  g_assert_true (owner_fixture_spin_until (is_opened, &opened));
  g_assert_no_error (opened.error);
  return model;
}

static void
fill (OwnerFixture *fixture)
{
  g_autofree char *archive = owner_fixture_write_x_archive (fixture, "x", "42", "ada_wren", 40);
  g_autoptr(KscoreWorkspace) workspace = owner_fixture_open (fixture);

  owner_fixture_import (workspace, archive);
}

static void
test_empty (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;

  owner_fixture_init (&fixture);
  model = open_model (&fixture);
  g_assert_true (kscore_scoring_model_get_ready (model));
  g_assert_cmpuint (g_list_model_get_n_items (kscore_scoring_model_get_accounts (model)), ==, 0);
  g_assert_true (is_computed (model));
  g_assert_false (kscore_score_part_get_available (kscore_scoring_model_get_score (model)));
}

static void
test_last_figures_come_first (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  KscoreScorePart *part;
  guint n_points = 0;
  double computed;

  owner_fixture_init (&fixture);
  fill (&fixture);
  model = open_model (&fixture);
  part = kscore_scoring_model_get_score (model);
  g_assert_false (kscore_score_part_get_available (part));
  g_assert_true (owner_fixture_spin_until (is_computed, model));
  g_assert_true (kscore_score_part_get_available (part));
  computed = kscore_score_part_get_score (part);
  kscore_history_get_points (kscore_scoring_model_get_history (model), &n_points);
  g_assert_cmpuint (n_points, >, 100);
  /* What of it is estimated is said for a person. */
  g_assert_cmpstr (kscore_history_get_estimated (kscore_scoring_model_get_history (model)), ==,
                   "Audience of ada_wren (X)");
  g_assert_finalize_object (g_steal_pointer (&model));

  /* The second start shows them before anything is computed. */
  model = open_model (&fixture);
  part = kscore_scoring_model_get_score (model);
  g_assert_false (is_computed (model));
  g_assert_true (kscore_score_part_get_available (part));
  g_assert_cmpfloat_with_epsilon (kscore_score_part_get_score (part), computed, 1e-9);
  g_assert_true (owner_fixture_spin_until (is_computed, model));
  g_assert_cmpfloat_with_epsilon (kscore_score_part_get_score (part), computed, 1e-9);
}

static void
test_disposed_while_computing (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  KscoreScoringModel *model;
  gpointer watched;

  owner_fixture_init (&fixture);
  fill (&fixture);
  model = open_model (&fixture);
  watched = model;
  g_object_add_weak_pointer (G_OBJECT (model), &watched);
  g_object_run_dispose (G_OBJECT (model));
  g_object_unref (model);

  /* The worker holds it until it notices; its result is late and dropped. */
  for (int i = 0; i < 3000 && watched != NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (watched);
}

static gboolean
stop_waiting_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
count_computing_cb (GObject    *object,
                    GParamSpec *pspec,
                    guint      *n_calls)
{
  (*n_calls)++;
}

static void
test_own_writes_are_not_news (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  guint n_calls = 0;
  gboolean waited = FALSE;

  owner_fixture_init (&fixture);
  fill (&fixture);
  model = open_model (&fixture);
  g_assert_true (owner_fixture_spin_until (is_computed, model));

  /* Longer than the interval in which other processes are looked for. */
  g_signal_connect (kscore_scoring_model_get_score (model), "notify::computing",
                    G_CALLBACK (count_computing_cb), &n_calls);
  g_timeout_add_seconds (7, stop_waiting_cb, &waited);
  while (!waited)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_calls, ==, 0);
}

static gboolean
run_sql (KscoreDatabase  *db,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  return kscore_database_exec (db, data, error);
}

static void
change_tables (OwnerFixture *fixture,
               const char   *sql)
{
  g_autoptr(KscoreWorkspace) workspace = owner_fixture_open (fixture);

  g_assert_true (kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_WRITE,
                                   run_sql, (gpointer) sql, NULL, NULL));
}

static void
test_trouble (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  g_autofree char *trouble = NULL;
  g_autofree char *after = NULL;

  owner_fixture_init (&fixture);
  fill (&fixture);
  change_tables (&fixture, "ALTER TABLE counts RENAME TO away");
  model = open_model (&fixture);
  g_assert_true (owner_fixture_spin_until (is_computed, model));
  g_object_get (model, "trouble", &trouble, NULL);
  g_assert_nonnull (trouble);
  g_assert_nonnull (strstr (trouble, "is damaged. Check the disk"));
  g_assert_false (kscore_score_part_get_available (kscore_scoring_model_get_score (model)));

  g_assert_true (kscore_store_run (
    kscore_workspace_get_store (kscore_scoring_model_get_workspace (model)), KSCORE_STORE_WRITE,
    run_sql, (char *) "ALTER TABLE away RENAME TO counts", NULL, NULL));
  kscore_scoring_model_compute (model);
  g_assert_true (owner_fixture_spin_until (is_computed, model));
  g_object_get (model, "trouble", &after, NULL);
  g_assert_null (after);
  g_assert_true (kscore_score_part_get_available (kscore_scoring_model_get_score (model)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/scoring-model/trouble", test_trouble);
  g_test_add_func ("/service/scoring-model/empty", test_empty);
  g_test_add_func ("/service/scoring-model/last-figures-come-first",
                   test_last_figures_come_first);
  g_test_add_func ("/service/scoring-model/disposed-while-computing",
                   test_disposed_while_computing);
  g_test_add_func ("/service/scoring-model/own-writes-are-not-news", test_own_writes_are_not_news);
  return g_test_run ();
}
