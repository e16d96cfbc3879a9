#include "config.h"

#include "service/kscore-report-order.h"

static void
test_suffixes (void)
{
  KscoreReportFormat format = KSCORE_REPORT_PDF;

  for (guint i = 0; i < KSCORE_N_REPORT_FORMATS; i++)
    {
      g_autofree char *name = g_strconcat ("/a.b/report", kscore_report_format_get_suffix (i),
                                           NULL);

      g_assert_true (kscore_report_format_from_name (name, &format));
      g_assert_cmpint (format, ==, (int) i);
    }
  g_assert_true (kscore_report_format_from_name ("REPORT.PNG", &format));
  g_assert_cmpint (format, ==, KSCORE_REPORT_PNG);
  g_assert_false (kscore_report_format_from_name ("report", &format));
  g_assert_false (kscore_report_format_from_name ("report.pdf.txt", &format));
  g_assert_false (kscore_report_format_from_name ("reportpdf", &format));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/report-order/suffixes", test_suffixes);

  return g_test_run ();
}
