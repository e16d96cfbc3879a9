#include "config.h"

#include "report/kscore-report-tables.h"

#include <math.h>

#include "core/kscore-csv.h"
#include "report-made.h"
#include "report-support.h"

typedef void (*WriteFunc) (const KscoreReport *report,
                           KscoreSink         *sink);

static char *
write_report (const KscoreReport *report,
              WriteFunc           write)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);

  write (report, sink);
  return report_test_sink_finish (sink, stream);
}

static double
sum_points (JsonArray *list)
{
  double sum = 0;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *row = json_array_get_object_element (list, i);

      if (!json_object_get_null_member (row, "points"))
        sum += json_object_get_double_member (row, "points");
    }
  return sum;
}

static void
test_json (void)
{
  static const char * const fields[] = {
    "from", "to", "made_at", "model", "own_weights", "score", "low", "high", "checked", "band",
    "at_least", "provisional", "estimated", "days", "components", "networks", "accounts", "kinds", "posts",
    "changes", "reasons", "signals", "integrity", "coverage", NULL
  };
  static const char * const day_fields[] = {
    "date", "score", "low", "high", "checked", "response", "recognition", "audience",
    "estimated", NULL
  };
  static const char * const post_fields[] = {
    "post", "network", "date", "text", "points", "without", NULL
  };
  static const char * const signal_fields[] = {
    "signal", "title", "value", "people", "points", "without", NULL
  };
  static const char * const integrity_fields[] = {
    "undiscounted", "effective_people", "top_share", "people", "reactions", "past", "groups",
    NULL
  };
  g_autoptr (KscoreReport) report = report_made_new (5, "Some \"words\"\n");
  g_autofree char *text = write_report (report, kscore_report_write_json);
  g_autoptr (JsonNode) node = report_test_parse (text);
  JsonObject *root = json_node_get_object (node);
  JsonArray *days = json_object_get_array_member (root, "days");
  JsonArray *posts = json_object_get_array_member (root, "posts");
  JsonArray *signals = json_object_get_array_member (root, "signals");
  JsonObject *integrity = json_object_get_object_member (root, "integrity");
  JsonObject *last = json_array_get_object_element (posts, 4);

  report_test_assert_fields (root, fields);
  report_test_assert_fields (json_array_get_object_element (days, 0), day_fields);
  report_test_assert_fields (last, post_fields);
  g_assert_cmpstr (json_object_get_string_member (root, "to"), ==, "2026-10-31");
  g_assert_cmpstr (json_object_get_string_member (root, "band"), ==, "established");
  g_assert_cmpuint (json_array_get_length (days), ==, 90);
  /* What is not known is null. */
  g_assert_true (json_object_get_null_member (json_array_get_object_element (days, 0), "score"));
  g_assert_true (json_object_get_null_member (json_array_get_object_element (days, 9),
                                              "recognition"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "estimated")), ==,
                    0);
  /* What was discounted. */
  report_test_assert_fields (json_array_get_object_element (signals, 0), signal_fields);
  report_test_assert_fields (integrity, integrity_fields);
  g_assert_cmpint (json_object_get_int_member (integrity, "groups"), ==, 1);
  g_assert_cmpfloat (json_object_get_double_member (integrity, "undiscounted"), ==, 47.9);
  /* The last post stands for all others. */
  g_assert_true (json_object_get_null_member (last, "post"));
  g_assert_cmpfloat_with_epsilon (sum_points (json_object_get_array_member (root, "networks")),
                                  report->score - 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_points (json_object_get_array_member (root, "components")),
                                  report->score - 1, 1e-9);
}

static void
test_empty (void)
{
  g_autoptr (KscoreReport) report = report_made_new_empty ();
  g_autofree char *text = write_report (report, kscore_report_write_json);
  g_autofree char *table = write_report (report, kscore_report_write_csv);
  g_autoptr (JsonNode) node = report_test_parse (text);
  JsonObject *root = json_node_get_object (node);

  g_assert_true (json_object_get_null_member (root, "score"));
  g_assert_true (json_object_get_null_member (root, "checked"));
  g_assert_true (json_object_get_null_member (root, "band"));
  g_assert_true (json_object_get_null_member (json_object_get_object_member (root, "integrity"),
                                              "groups"));
  g_assert_true (g_str_has_suffix (table, "\nscore,kscore-1,2026-10-31,,,,,,,,,,,,,,,false,\n"));
}

static void
test_csv (void)
{
  g_autoptr (KscoreReport) report = report_made_new (4, "=HYPERLINK(\"x\"),\n+1");
  g_autofree char *table = write_report (report, kscore_report_write_csv);
  g_autoptr (KscoreCsvReader) reader = kscore_csv_reader_new_bytes (table, strlen (table));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char * const *fields;
  guint n_fields, n_lines = 0;
  double networks = 0;

  while ((fields = kscore_csv_reader_read (reader, &n_fields, NULL, NULL)) != NULL)
    {
      g_assert_cmpuint (n_fields, ==, 19);
      if (n_lines++ == 0)
        for (guint i = 0; i < n_fields; i++)
          g_assert_cmpstr (fields[i], ==, kscore_report_csv_fields[i]);
      for (guint i = 0; n_lines > 1 && i < n_fields; i++)
        g_assert_null (strchr ("=+@", fields[i][0] != '\0' ? fields[i][0] : ' '));
      if (g_str_equal (fields[0], "network"))
        {
          g_assert_cmpstr (fields[4], ==, "'=HYPERLINK(\"x\"),\n+1");
          networks += g_ascii_strtod (fields[14], NULL);
        }
      g_hash_table_add (seen, g_strdup (fields[0]));
    }
  g_assert_cmpfloat_with_epsilon (networks, report->score - 1, 1e-9);
  /* The header, the score, and each section. */
  g_assert_cmpuint (g_hash_table_size (seen), ==, 12);
  g_assert_cmpuint (n_lines, ==, 2 + 90 + 3 + 4 + 4 + 4 + 4 + 4 + 4 + 4 + 7);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/report-tables/json", test_json);
  g_test_add_func ("/report/report-tables/empty", test_empty);
  g_test_add_func ("/report/report-tables/csv", test_csv);

  return g_test_run ();
}
