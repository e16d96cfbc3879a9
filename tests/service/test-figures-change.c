#include "config.h"

#include "service/kscore-figures.h"

#include <string.h>

#include "core/kscore-error.h"
#include "support/owner-fixture.h"

static void
test_write (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);

  for (int i = 0; i < 2; i++)
    {
      g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr(GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_true (kscore_figures_write_change (workspace, today - 90, KSCORE_DAY_UNKNOWN, FALSE,
                                                  i == 0 ? KSCORE_FIGURE_TEXT
                                                         : KSCORE_FIGURE_JSON,
                                                  stream, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
      g_assert_true (g_output_stream_close (stream, NULL, NULL));
      text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
      g_assert_true (g_str_has_prefix (text, i == 0 ? "Why it moved\n" : "{\"from\":"));
      g_assert_nonnull (strstr (text, "Notes on birdsong"));
    }
}

static void
test_wrong_day (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  g_assert_false (kscore_figures_write_change (workspace, 30000, KSCORE_DAY_UNKNOWN, FALSE,
                                               KSCORE_FIGURE_TEXT, stream, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figures-change/write", test_write);
  g_test_add_func ("/figures-change/wrong-day", test_wrong_day);

  return g_test_run ();
}
