#include "config.h"

#include <string.h>

#include "service/kscore-figures.h"
#include "service/kscore-model-use.h"
#include "service/kscore-score-part-private.h"
#include "service/kscore-workspace-model.h"
#include "store/kscore-score-table.h"
#include "store/kscore-setting-table.h"
#include "support/model-fixture.h"
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

static char *
print_score (KscoreWorkspace    *workspace,
             KscoreFigureFormat  format)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  kscore_figures_write_score (workspace, KSCORE_DAY_UNKNOWN, format, stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static const char *
get_used (KscoreWorkspace *workspace)
{
  return kscore_workspace_get_constants (workspace)->version;
}

static gboolean
choose_the_future (KscoreDatabase  *db,
                   gpointer         data,
                   GCancellable    *cancellable,
                   GError         **error)
{
  return kscore_setting_table_set (db, "model.version", "kscore-77", error)
         && kscore_setting_table_set (db, "model.weights", "{\"version\": \"odd\"}", error);
}

/* A database of a newer Kscore: the default is used, and that is said. */
static void
test_fallback (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(KscoreModelUse) use = NULL;
  g_autofree char *notice = NULL;
  g_autoptr(GError) error = NULL;

  kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_WRITE, choose_the_future,
                    NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&workspace);
  workspace = owner_fixture_open (&fixture);
  g_assert_cmpstr (get_used (workspace), ==, "kscore-1");
  use = kscore_workspace_ref_model_use (workspace);
  notice = kscore_model_use_dup_notice (use);
  g_assert_nonnull (strstr (notice, "kscore-77"));
  g_assert_nonnull (use->trouble);
  g_assert_true (kscore_workspace_remove_weights (workspace, NULL, &error));
  g_assert_no_error (error);
}

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

/* What the pages show of a score says the same of the model. */
static void
assert_part_says (KscoreWorkspace *workspace,
                  const char      *notice)
{
  g_autoptr(KscoreScoring) scoring = kscore_scoring_new (workspace, NULL, NULL);
  g_autoptr(KscoreScorePart) part = kscore_score_part_new ();
  g_autofree char *says = NULL;

  kscore_score_part_show (part, scoring);
  g_object_get (part, "model-notice", &says, NULL);
  g_assert_cmpstr (says, ==, notice);
}

/* A newer version is told of, and nothing moves by itself. */
static void
test_newer (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autofree char *before = print_score (workspace, KSCORE_FIGURE_JSON);
  g_autofree char *after = NULL;
  g_autofree char *moved = NULL;
  g_autoptr(KscoreModelUse) use = NULL;
  g_autoptr(KscoreModelUse) later = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *nothing = NULL;
  g_autoptr(GArray) shown = NULL;
  g_autoptr(GError) error = NULL;

  g_clear_object (&workspace);
  model_fixture_build_in ();
  workspace = owner_fixture_open (&fixture);
  after = print_score (workspace, KSCORE_FIGURE_JSON);
  g_assert_cmpstr (after, ==, before);
  use = kscore_workspace_ref_model_use (workspace);
  g_assert_cmpstr (kscore_model_use_get_newer (use)->constants.version, ==, "kscore-2");
  notice = kscore_model_use_dup_notice (use);
  g_assert_nonnull (strstr (notice, "kscore-2 is newer"));
  assert_part_says (workspace, notice);

  g_assert_true (kscore_workspace_use_model (workspace, "kscore-2", NULL, &error));
  moved = print_score (workspace, KSCORE_FIGURE_JSON);
  g_assert_nonnull (strstr (moved, "\"model\":\"kscore-2\""));
  later = kscore_workspace_ref_model_use (workspace);
  nothing = kscore_model_use_dup_notice (later);
  g_assert_null (nothing);
  assert_part_says (workspace, NULL);

  /* Both figures of the day stay, each with its version. */
  kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ, list_shown, &shown,
                    NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shown->len, ==, 2);
  g_assert_cmpstr (g_array_index (shown, KscoreShown, 0).model, ==, "kscore-1");
  g_assert_cmpstr (g_array_index (shown, KscoreShown, 1).model, ==, "kscore-2");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/model-use/fallback", test_fallback);
  g_test_add_func ("/service/model-use/newer", test_newer);
  return g_test_run ();
}
