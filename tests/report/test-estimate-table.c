#include "config.h"

#include "report/kscore-estimate-table.h"

#include <string.h>
#include <time.h>

#include "core/kscore-error.h"
#include "report-scene.h"
#include "report-support.h"

static char *
estimate (const char            *table,
          KscoreEstimateFormat   format,
          KscoreEstimateReport  *report,
          GError               **error)
{
  g_autoptr (GInputStream) input =
    g_memory_input_stream_new_from_data (table, (gssize) strlen (table), NULL);
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);

  if (!kscore_estimate_table_write (input, report_scene_get_constants (), format, sink, report,
                                    NULL, error))
    return NULL;
  return report_test_sink_finish (sink, stream);
}

static void
test_columns (void)
{
  g_autoptr (GError) error = NULL;
  KscoreEstimateReport report;
  g_autofree char *text =
    estimate ("followers,id,likes\n1000,ada,130\n,\"b, c\",\n", KSCORE_ESTIMATE_CSV, &report,
              &error);
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) cells = NULL;

  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "followers,id,likes,score,low,high,response,recognition,"
                                 "audience,unknown");
  cells = g_strsplit (lines[1], ",", -1);
  g_assert_cmpuint (g_strv_length (cells), ==, 10);
  g_assert_cmpstr (cells[1], ==, "ada");
  g_assert_cmpfloat (g_ascii_strtod (cells[3], NULL), >, 1);
  /* The points of what is known, and everybody's 1, are the score. */
  g_assert_cmpfloat_with_epsilon (1 + g_ascii_strtod (cells[6], NULL)
                                  + g_ascii_strtod (cells[8], NULL),
                                  g_ascii_strtod (cells[3], NULL), 3e-4);
  g_assert_cmpstr (cells[7], ==, "");
  g_assert_cmpstr (cells[9], ==, "recognition");
  /* Nothing known is no score, not a score of 1. */
  g_assert_cmpstr (lines[2], ==, ",\"b, c\",,,,,,,,response recognition audience");
  g_assert_cmpuint (report.n_rows, ==, 2);
  g_assert_cmpuint (report.n_without_score, ==, 1);
  g_assert_cmpuint (report.first_without_score, ==, 3);
}

static void
test_json (void)
{
  static const char * const fields[] = {
    "id", "likes", "score", "low", "high", "response", "recognition", "audience", "unknown", NULL
  };
  KscoreEstimateReport report;
  g_autofree char *text = estimate ("id,likes\nada,5\n", KSCORE_ESTIMATE_JSON, &report, NULL);
  g_autoptr (JsonNode) node = report_test_parse (text);
  JsonObject *row = json_node_get_object (node);

  report_test_assert_fields (row, fields);
  g_assert_cmpint (json_object_get_int_member (row, "likes"), ==, 5);
  g_assert_true (json_object_get_null_member (row, "audience"));
}

static void
test_weeks (void)
{
  KscoreEstimateReport report;
  g_autofree char *text = estimate ("id,likes,weeks\na,130,13\nb,130,\nc,260,26\nd,130,0\n",
                                    KSCORE_ESTIMATE_CSV, &report, NULL);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto(GStrv) first = g_strsplit (lines[1], ",", -1);
  g_auto(GStrv) empty = g_strsplit (lines[2], ",", -1);
  g_auto(GStrv) more = g_strsplit (lines[3], ",", -1);
  g_auto(GStrv) none = g_strsplit (lines[4], ",", -1);

  g_assert_cmpstr (empty[3], ==, first[3]);
  g_assert_cmpstr (more[3], ==, first[3]);
  g_assert_cmpstr (none[3], ==, "");
  g_assert_cmpuint (report.first_without_score, ==, 5);
}

static void
test_wrong_tables (void)
{
  static const struct {
    const char *table;
    const char *place;
  } cases[] = {
    { "", "first line" },
    { "likes\n5\n", "“id”" },
    { "id\nada\n", "Line 1" },
    { "id,weeks\nada,13\n", "Line 1" },
    { "id,lkes\nada,5\n", "“lkes”" },
    { "id,likes,likes\nada,5,6\n", "“likes”" },
    { "id,likes\nada,5\nbob,-1\n", "Line 3, column “likes”: “-1”" },
    { "id,likes\nada,5\nbob,+1\n", "Line 3, column “likes”" },
    { "id,likes\nada,1.5\n", "“1.5”" },
    { "id,likes\nada, 5\n", "“ 5”" },
    { "id,likes\nada,9223372036854775808\n", "Line 2, column “likes”" },
    { "id,likes\nada,many\n", "“many”" },
    { "id,likes\nada\n", "Line 2" },
    { "id,likes\nada,5,6\n", "Line 2" },
    { "id,likes\n\"ada,5\n", "2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      KscoreEstimateReport report;
      g_autofree char *text = estimate (cases[i].table, KSCORE_ESTIMATE_CSV, &report, &error);

      g_assert_null (text);
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
      if (strstr (error->message, cases[i].place) == NULL)
        g_error ("“%s” is not in “%s”", cases[i].place, error->message);
      /* The same without writing anything. */
      g_clear_error (&error);
      text = estimate (cases[i].table, KSCORE_ESTIMATE_CHECK, &report, &error);
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
    }
}

static void
test_largest (void)
{
  g_autoptr (GError) error = NULL;
  KscoreEstimateReport report;
  g_autofree char *text =
    estimate ("id,likes,followers,lists\nada,9223372036854775807,9223372036854775807,"
              "9223372036854775807\n", KSCORE_ESTIMATE_CSV, &report, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, ",100.0000,"));
}

/* An estimate of 100,000 people has to be done in two seconds of a slow machine. */
static void
test_quick (void)
{
  g_autoptr (GString) table = g_string_new ("id,likes,replies,followers\n");
  g_autoptr (GError) error = NULL;
  KscoreEstimateReport report;
  g_autofree char *text = NULL;
  clock_t start;

  for (int i = 0; i < 10000; i++)
    g_string_append_printf (table, "person-%d,%d,%d,%d\n", i, i % 991, i % 97, i % 99991);
  start = clock ();
  text = estimate (table->str, KSCORE_ESTIMATE_CSV, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_rows, ==, 10000);
  g_test_message ("%.1f µs a row", (double) (clock () - start) / CLOCKS_PER_SEC * 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/estimate-table/columns", test_columns);
  g_test_add_func ("/report/estimate-table/json", test_json);
  g_test_add_func ("/report/estimate-table/weeks", test_weeks);
  g_test_add_func ("/report/estimate-table/wrong-tables", test_wrong_tables);
  g_test_add_func ("/report/estimate-table/largest", test_largest);
  g_test_add_func ("/report/estimate-table/quick", test_quick);

  return g_test_run ();
}
