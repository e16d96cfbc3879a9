#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "score/kscore-series.h"
#include "service/kscore-model-comparison.h"
#include "service/kscore-scoring.h"
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

static void
test_comparison (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(KscoreModelComparison) both = NULL;
  g_autoptr(GError) error = NULL;

  load_weights (workspace, "steady.json");
  scoring = kscore_scoring_new (workspace, NULL, NULL);
  g_assert_true (kscore_workspace_use_model (workspace, "kscore-1", NULL, &error));
  both = kscore_model_comparison_new (workspace, "my-weights", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (both->used->version, ==, "kscore-1");
  g_assert_cmpstr (both->other->version, ==, "my-weights:steady");
  g_assert_cmpfloat (both->used->score, !=, both->other->score);
  /* The other one is what it would be, were it used. */
  g_assert_cmpfloat (both->other->score, ==, scoring->score->score);
  g_assert_cmpuint (both->used_series->len, ==, both->other_series->len);
  g_assert_cmpmem (both->other_series->data, both->other_series->len * sizeof (KscoreSeriesPoint),
                   scoring->series->data, scoring->series->len * sizeof (KscoreSeriesPoint));
  g_assert_null (kscore_model_comparison_new (workspace, "kscore-9", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

/* Stopped, it says so and leaves nothing. */
static void
test_cancelled (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  load_weights (workspace, "steady.json");
  g_cancellable_cancel (cancellable);
  g_assert_null (kscore_model_comparison_new (workspace, "kscore-1", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/model-comparison/comparison", test_comparison);
  g_test_add_func ("/service/model-comparison/cancelled", test_cancelled);
  return g_test_run ();
}
