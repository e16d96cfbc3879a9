#include "config.h"

#include "service/kscore-reporter-private.h"

#include "support/owner-fixture.h"

static void
count_cb (double   fraction,
          gpointer user_data)
{
  double *last = user_data;

  /* It never goes back. */
  g_assert_cmpfloat (fraction, >=, *last);
  *last = fraction;
}

static void
test_writes (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autofree char *path = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  const KscoreReportOrder order = { KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN, KSCORE_REPORT_PDF,
                                    FALSE };
  double last = 0;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  path = g_build_filename (fixture.root, "report.pdf", NULL);
  file = g_file_new_for_path (path);
  g_assert_true (kscore_reporter_work (G_OBJECT (workspace), &order, file, count_cb, &last, NULL,
                                       &error));
  g_assert_no_error (error);
  g_assert_true (g_file_query_exists (file, NULL));
  g_assert_cmpfloat (last, >, 0.8);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/reporter-work/writes", test_writes);

  return g_test_run ();
}
