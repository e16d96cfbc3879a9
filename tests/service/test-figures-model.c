#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-figures-model.h"
#include "support/model-fixture.h"
#include "support/owner-fixture.h"

static char *
steal_text (GOutputStream *stream)
{
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
print_models (KscoreWorkspace    *workspace,
              KscoreFigureFormat  format)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_true (kscore_figures_write_models (workspace, format, stream, NULL, NULL));
  return steal_text (stream);
}

static void
test_models (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autofree char *path = model_fixture_dup_path ("steady.json");
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  g_assert_true (kscore_figures_load_weights (workspace, path, NULL, &error));
  text = print_models (workspace, KSCORE_FIGURE_TEXT);
  g_assert_cmpstr (text, ==, "  kscore-1\n* my-weights:steady  used; your own weights\n");
  g_assert_true (kscore_figures_use_model (workspace, "kscore-1", NULL, &error));
  json = print_models (workspace, KSCORE_FIGURE_JSON);
  g_assert_nonnull (strstr (json, "{\"version\":\"my-weights:steady\",\"mine\":true,"
                                  "\"used\":false}"));
  g_assert_true (kscore_figures_remove_weights (workspace, NULL, &error));
  g_assert_false (kscore_figures_load_weights (workspace, "/nonexistent", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

/* Without any evidence nothing is told, and nothing breaks. */
static void
test_nothing_to_compare (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *text = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  g_assert_true (kscore_figures_write_comparison (workspace, "kscore-1", FALSE,
                                                  KSCORE_FIGURE_JSON, stream, NULL, NULL));
  text = steal_text (stream);
  g_assert_nonnull (strstr (text, "\"model\":\"kscore-1\",\"score\":null"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/figures-model/models", test_models);
  g_test_add_func ("/service/figures-model/nothing_to_compare", test_nothing_to_compare);
  return g_test_run ();
}
