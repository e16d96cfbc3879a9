#include "config.h"

#include "report/kscore-statement-report.h"

#include <math.h>
#include <string.h>

#include "report-scene.h"
#include "report-support.h"

static char *
write_statement (const ReportScene  *scene,
                 KscoreRecordFormat  format)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);

  kscore_statement_report_write (&scene->dossier, format, sink);
  return report_test_sink_finish (sink, stream);
}

static void
test_lines (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *text = write_statement (scene, KSCORE_RECORD_LINES);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  double sum = 0;
  guint n_unscored = 0;
  guint n_anonymous = 0;
  guint i;

  for (i = 0; lines[i][0] != '\0'; i++)
    {
      g_autoptr (JsonNode) node = report_test_parse (lines[i]);
      JsonObject *row = json_node_get_object (node);

      report_test_assert_fields (row, kscore_statement_report_fields);
      if (json_object_get_null_member (row, "actor"))
        n_anonymous++;
      if (json_object_get_null_member (row, "points"))
        n_unscored++;
      else
        sum += json_object_get_double_member (row, "points");
    }

  g_assert_cmpuint (i, ==, kscore_ledger_get_n_rows (scene->ledger)
                           + scene->attribution->sources->len);
  g_assert_cmpfloat_with_epsilon (sum, scene->score->score - 1, 1e-9);
  /* What came before the coverage is told, without points. */
  g_assert_cmpuint (n_unscored, ==, 1);
  g_assert_cmpuint (n_anonymous, >, 2);
}

/* Any statement sums to its score, however the evidence is. */
static void
test_random (void)
{
  for (guint i = report_scene_get_n_cases (); i > 0; i--)
    {
      guint32 seed = (guint32) g_test_rand_int ();
      g_autoptr (ReportScene) scene = report_scene_new_random (seed);
      g_autofree char *text = write_statement (scene, KSCORE_RECORD_CSV);
      g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
      double sum = 0;

      g_test_message ("seed %u", seed);
      for (guint j = 1; lines[j][0] != '\0'; j++)
        {
          const char *points = strrchr (lines[j], ',') + 1;

          sum += g_ascii_strtod (points, NULL);
        }
      g_assert_cmpfloat_with_epsilon (sum, scene->score->known ? scene->score->score - 1 : 0, 1e-9);
    }
}

static void
test_sources (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *text = write_statement (scene, KSCORE_RECORD_LINES);

  g_assert_nonnull (strstr (text, "\"component\":\"recognition\",\"kind\":\"supporter\","
                                  "\"actor\":\"https://fen.example/users/cleo dee\",\"count\":1,"
                                  "\"post\":null,\"topics\":[],\"points\":"));
  g_assert_nonnull (strstr (text, "\"kind\":\"star\",\"actor\":null,\"count\":14,"));
  g_assert_nonnull (strstr (text, "\"component\":\"audience\",\"kind\":\"followers\","
                                  "\"actor\":null,\"count\":1830,"));
}

/* A time is told where it is known, and is not made up from a day. */
static void
test_times (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  guint n_rows = kscore_ledger_get_n_rows (scene->ledger);
  g_autofree gint64 *times = g_new (gint64, n_rows);
  g_autofree char *without = write_statement (scene, KSCORE_RECORD_LINES);
  g_autofree char *with = NULL;

  for (guint i = 0; i < n_rows; i++)
    times[i] = i == 0 ? 1793404800 : KSCORE_TIME_UNKNOWN;
  scene->dossier.times = times;
  with = write_statement (scene, KSCORE_RECORD_LINES);
  g_assert_true (g_str_has_prefix (without, "{\"at\":null,"));
  g_assert_true (g_str_has_prefix (with, "{\"at\":\"2026-10-31T00:00:00Z\","));
  g_assert_cmpuint (strlen (with), ==, strlen (without) + strlen ("\"2026-10-31T00:00:00Z\"")
                                       - strlen ("null"));
}

static void
test_csv (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *text = write_statement (scene, KSCORE_RECORD_CSV);

  g_assert_true (g_str_has_prefix (text, "at,day,precision,network,account,component,kind,actor,"
                                         "count,post,topics,points\n"));
  g_assert_nonnull (strstr (text, ",x,x:12,response,reshare,,9,900,,"));
}

static void
test_text (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  double previous = INFINITY;

  kscore_statement_report_write_text (&scene->dossier, sink);
  text = report_test_sink_finish (sink, stream);
  lines = g_strsplit (text, "\n", -1);

  /* Most points first, then two sentences. */
  for (guint i = 0; i + 3 < g_strv_length (lines); i++)
    {
      double points = g_ascii_strtod (lines[i], NULL);

      g_assert_cmpfloat (points, <=, previous);
      previous = points;
    }
  g_assert_nonnull (strstr (text, "ben@fen.example"));
  g_assert_nonnull (strstr (text, "anonymous"));
  g_assert_nonnull (strstr (text, "1 part is not scored"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/statement-report/lines", test_lines);
  g_test_add_func ("/report/statement-report/random", test_random);
  g_test_add_func ("/report/statement-report/sources", test_sources);
  g_test_add_func ("/report/statement-report/times", test_times);
  g_test_add_func ("/report/statement-report/csv", test_csv);
  g_test_add_func ("/report/statement-report/text", test_text);

  return g_test_run ();
}
