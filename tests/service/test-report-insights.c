#include "config.h"

#include "service/kscore-report-insights.h"

#include "service/kscore-report-builder.h"
#include "support/owner-fixture.h"

/* Each part of the change has a word that programs know, and a title. */
static void
test_changes (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreReport) report = NULL;
  g_autoptr(GError) error = NULL;
  const KscoreReportOrder order = { KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN, KSCORE_REPORT_PDF,
                                    FALSE };

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  report = kscore_report_build (workspace, &order, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->changes->len, >, 0);
  for (guint i = 0; i < report->changes->len; i++)
    {
      const KscoreReportRow *row = g_ptr_array_index (report->changes, i);

      g_assert_cmpuint (strlen (row->id), >, 2);
      g_assert_cmpuint (strlen (row->title), >, 2);
      g_assert_nonnull (row->detail);
      g_assert_cmpfloat (row->points, ==, row->points);
    }
  g_assert_cmpuint (report->reasons->len, >, 0);
  for (guint i = 0; i < report->reasons->len; i++)
    {
      const KscoreReportRow *row = g_ptr_array_index (report->reasons, i);

      g_assert_cmpint (row->id[0], ==, 'K');
      g_assert_cmpuint (strlen (row->title), >, 10);
      /* First what holds it back, then what carries it, each by points. */
      if (i > 0 && (((const KscoreReportRow *) g_ptr_array_index (report->reasons, i - 1))->points
                    < 0))
        g_assert_cmpfloat (row->points, <, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/report-insights/changes", test_changes);

  return g_test_run ();
}
