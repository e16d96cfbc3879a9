#include "config.h"

#include "report/kscore-report.h"

#include <math.h>

#include "report-made.h"

static void
test_new (void)
{
  g_autoptr (KscoreReport) report = kscore_report_new ();
  KscoreReportRow *row = kscore_report_add_row (report->networks, "x", "X");
  KscoreReportCoverage *coverage = kscore_report_add_coverage (report, "x:1", "ada (X)");

  /* Nothing is 0 that is not known. */
  g_assert_true (isnan (report->score) && isnan (report->checked) && isnan (report->top_share));
  g_assert_true (isnan (row->points) && isnan (row->without) && isnan (row->value));
  g_assert_cmpint (row->day, ==, KSCORE_DAY_UNKNOWN);
  g_assert_cmpstr (row->title, ==, "X");
  g_assert_cmpuint (report->networks->len, ==, 1);
  g_assert_cmpuint (coverage->spans->len, ==, 0);
  g_assert_null (coverage->words);
  g_assert_null (kscore_report_get_first_scored (report));
}

static void
test_first_scored (void)
{
  g_autoptr (KscoreReport) report = report_made_new (2, "a");

  g_assert_cmpint (kscore_report_get_first_scored (report)->day, ==, report->from + 3);
}

static void
test_direction (void)
{
  g_assert_false (kscore_report_is_rtl ());
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/report/new", test_new);
  g_test_add_func ("/report/report/first-scored", test_first_scored);
  g_test_add_func ("/report/report/direction", test_direction);

  return g_test_run ();
}
