#include "config.h"

#include <string.h>

#include "service/kscore-figures.h"
#include "support/owner-fixture.h"

static char *
print (KscoreWorkspace    *workspace,
       KscoreFigureFormat  format)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  kscore_figures_write_lenses (workspace, KSCORE_DAY_UNKNOWN, format, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_formats (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  text = print (workspace, KSCORE_FIGURE_TEXT);
  g_assert_nonnull (strstr (text, "They are never mixed into the score."));
  g_assert_nonnull (strstr (text, "\nOutreach: not told\n"));
  g_assert_null (strstr (text, "nan"));
  json = print (workspace, KSCORE_FIGURE_JSON);
  g_assert_true (g_str_has_prefix (json, "{\"as_of\":\"2026-11-01\",\"from\":\"2026-07-27\","
                                         "\"model\":\"kscore-1\",\"points\":{\"replies\":"));
  g_assert_nonnull (strstr (json, "\"outreach\":{\"replies\":null,\"mentions\":null,"
                                  "\"reshares\":null,\"points\":null,\"level\":null,"
                                  "\"next\":null}"));
  g_assert_nonnull (strstr (json, "\"reach\":{\"people\":null,"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/figures-lenses/formats", test_formats);
  return g_test_run ();
}
