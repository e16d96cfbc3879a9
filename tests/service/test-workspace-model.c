#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-figures.h"
#include "service/kscore-workspace-model.h"
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

static void
load_weights (KscoreWorkspace *workspace,
              const char      *name)
{
  g_autofree char *text = model_fixture_read (name);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;

  kscore_workspace_load_weights (workspace, bytes, NULL, &error);
  g_assert_no_error (error);
}

static const char *
get_used (KscoreWorkspace *workspace)
{
  return kscore_workspace_get_constants (workspace)->version;
}

/* Choosing what is used anyway changes not a byte; other weights do; switching back restores. */
static void
test_switching (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autofree char *before = print_score (workspace, KSCORE_FIGURE_JSON);
  g_autofree char *chosen = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *words = NULL;
  g_autofree char *back = NULL;
  g_autofree char *removed = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (strstr (before, "\"model\":\"kscore-1\""));
  g_assert_true (kscore_workspace_use_model (workspace, "kscore-1", NULL, &error));
  chosen = print_score (workspace, KSCORE_FIGURE_JSON);
  g_assert_cmpstr (chosen, ==, before);

  load_weights (workspace, "steady.json");
  g_assert_cmpstr (get_used (workspace), ==, "my-weights:steady");
  mine = print_score (workspace, KSCORE_FIGURE_JSON);
  words = print_score (workspace, KSCORE_FIGURE_TEXT);
  g_assert_nonnull (strstr (mine, "\"model\":\"my-weights:steady\""));
  g_assert_nonnull (strstr (words, "steady (my weights)"));
  /* More than the name differs. */
  g_assert_cmpint (strncmp (mine, before, strlen ("{\"score\":12.3")), !=, 0);

  g_assert_true (kscore_workspace_use_model (workspace, "kscore-1", NULL, &error));
  back = print_score (workspace, KSCORE_FIGURE_JSON);
  g_assert_cmpstr (back, ==, before);

  g_assert_true (kscore_workspace_use_model (workspace, "my-weights", NULL, &error));
  g_assert_cmpstr (get_used (workspace), ==, "my-weights:steady");
  g_assert_true (kscore_workspace_remove_weights (workspace, NULL, &error));
  removed = print_score (workspace, KSCORE_FIGURE_JSON);
  g_assert_cmpstr (removed, ==, before);
  g_assert_false (kscore_workspace_remove_weights (workspace, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

static void
test_unknown_version (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(GError) error = NULL;

  g_assert_false (kscore_workspace_use_model (workspace, "kscore-9", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "kscore-9"));
  g_assert_cmpstr (get_used (workspace), ==, "kscore-1");
}

/* One name never stands for two sets of numbers. */
static void
test_same_name (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autofree char *text = model_fixture_read ("steady.json");
  g_autofree char *other = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) pieces = g_strsplit (text, "\"reply\": 6", 2);

  load_weights (workspace, "steady.json");
  load_weights (workspace, "steady.json");
  other = g_strjoinv ("\"reply\": 7", pieces);
  bytes = g_bytes_new (other, strlen (other));
  g_assert_false (kscore_workspace_load_weights (workspace, bytes, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_assert_cmpfloat (kscore_workspace_get_constants (workspace)->points[KSCORE_KIND_REPLY], ==, 6);
}

/* What was given before stays readable, and what was chosen survives. */
static void
test_reopen (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  const KscoreConstants *before = kscore_workspace_get_constants (workspace);

  load_weights (workspace, "steady.json");
  g_assert_cmpstr (before->version, ==, "kscore-1");
  g_clear_object (&workspace);
  workspace = owner_fixture_open (&fixture);
  g_assert_cmpstr (get_used (workspace), ==, "my-weights:steady");
}

/* Another process chooses: this one, which only reads, follows with its next score. */
static void
test_two_processes (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) writer = open_filled (&fixture);
  g_autoptr(KscoreWorkspace) reader = owner_fixture_open (&fixture);
  g_autoptr(KscoreLoadedEvidence) loaded = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (kscore_workspace_get_read_only (reader));
  load_weights (writer, "steady.json");
  g_assert_cmpstr (get_used (reader), ==, "kscore-1");
  /* As when the store tells that another process has written. */
  kscore_workspace_evidence_changed (reader);
  loaded = kscore_workspace_ref_evidence (reader, NULL, NULL);
  g_assert_cmpstr (kscore_ledger_get_constants (loaded->ledger)->version, ==,
                   "my-weights:steady");
  g_assert_cmpstr (get_used (reader), ==, "my-weights:steady");
  g_assert_false (kscore_workspace_use_model (reader, "kscore-1", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BUSY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/workspace-model/switching", test_switching);
  g_test_add_func ("/service/workspace-model/unknown-version", test_unknown_version);
  g_test_add_func ("/service/workspace-model/same-name", test_same_name);
  g_test_add_func ("/service/workspace-model/reopen", test_reopen);
  g_test_add_func ("/service/workspace-model/two-processes", test_two_processes);
  return g_test_run ();
}
