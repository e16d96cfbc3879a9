#include "config.h"

#include "report/kscore-history-report.h"

#include <math.h>

#include "report-support.h"
#include "score/kscore-series.h"

static GArray *
make_series (void)
{
  const KscoreSeriesPoint points[] = {
    { 20000, FALSE, 41.25, 40.5, 42, { 0 }, 39.5 },
    { 20001, TRUE, NAN, NAN, NAN, { 0 }, NAN },
  };
  GArray *series = g_array_new (FALSE, FALSE, sizeof (KscoreSeriesPoint));

  g_array_append_vals (series, points, G_N_ELEMENTS (points));
  return series;
}

static void
test_json (void)
{
  g_autoptr (GArray) series = make_series ();
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);
  g_autofree char *text = NULL;

  kscore_history_report_write (series, "kscore-1", KSCORE_RECORD_ARRAY, sink);
  text = report_test_sink_finish (sink, stream);
  g_assert_cmpstr (text, ==,
                   "[\n{\"date\":\"2024-10-04\",\"score\":41.25,\"low\":40.5,\"high\":42,"
                   "\"checked\":39.5,\"model\":\"kscore-1\"},\n"
                   "{\"date\":\"2024-10-05\",\"score\":null,\"low\":null,\"high\":null,"
                   "\"checked\":null,\"model\":\"kscore-1\"}\n]\n");
}

static void
test_csv (void)
{
  g_autoptr (GArray) series = make_series ();
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);
  g_autofree char *text = NULL;

  kscore_history_report_write (series, "kscore-1", KSCORE_RECORD_CSV, sink);
  text = report_test_sink_finish (sink, stream);
  g_assert_cmpstr (text, ==, "date,score,low,high,checked,model\n"
                             "2024-10-04,41.25,40.5,42,39.5,kscore-1\n"
                             "2024-10-05,,,,,kscore-1\n");
}

static void
test_text (void)
{
  g_autoptr (GArray) series = make_series ();
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);
  g_autofree char *text = NULL;

  kscore_history_report_write_text (series, "kscore-1", sink);
  text = report_test_sink_finish (sink, stream);
  g_assert_true (g_str_has_prefix (text, "2024-10-04    41.3  (40.5 to 42.0)  checked   39.5\n"
                                         "2024-10-05 "));
  g_assert_true (g_str_has_suffix (text, "  (no range)  estimated\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/history-report/json", test_json);
  g_test_add_func ("/report/history-report/csv", test_csv);
  g_test_add_func ("/report/history-report/text", test_text);

  return g_test_run ();
}
