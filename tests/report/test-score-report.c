#include "config.h"

#include "report/kscore-score-report.h"

#include <math.h>
#include <string.h>

#include "report-scene.h"
#include "report-support.h"

static const char * const fields[] = {
  "score", "low", "high", "checked", "band", "provisional", "as_of", "model", "partial",
  "estimated", "components", "networks", "coverage", NULL
};
static const char * const component_fields[] = { "value", "points", "without", NULL };
static const char * const network_fields[] = { "network", "points", "without", NULL };
static const char * const coverage_fields[] = { "account", "intervals", "unknown", NULL };

static char *
write_report (const ReportScene *scene,
              void             (*write) (const KscoreDossier *, KscoreSink *))
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);

  write (&scene->dossier, sink);
  return report_test_sink_finish (sink, stream);
}

static void
test_json (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *text = write_report (scene, kscore_score_report_write_json);
  g_autoptr (JsonNode) node = report_test_parse (text);
  JsonObject *score = json_node_get_object (node);
  JsonObject *components;
  JsonArray *networks;
  JsonObject *coverage;
  double sum = 0;

  report_test_assert_fields (score, fields);
  g_assert_true (json_object_get_double_member (score, "score") == scene->score->score);
  g_assert_cmpstr (json_object_get_string_member (score, "as_of"), ==, "2026-10-31");
  g_assert_cmpstr (json_object_get_string_member (score, "model"), ==, "kscore-1");
  g_assert_cmpstr (json_object_get_string_member (score, "band"), ==,
                   kscore_band_to_string (scene->score->band));

  components = json_object_get_object_member (score, "components");
  g_assert_cmpuint (json_object_get_size (components), ==, 3);
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    {
      JsonObject *component = json_object_get_object_member (components,
                                                             kscore_component_to_string (c));

      report_test_assert_fields (component, component_fields);
      sum += json_object_get_double_member (component, "points");
    }
  g_assert_cmpfloat_with_epsilon (sum, scene->score->score - 1, 1e-9);

  g_assert_cmpfloat (json_object_get_double_member (score, "checked"), ==, scene->score->checked);
  networks = json_object_get_array_member (score, "networks");
  sum = 0;
  for (guint i = 0; i < json_array_get_length (networks); i++)
    {
      JsonObject *network = json_array_get_object_element (networks, i);

      report_test_assert_fields (network, network_fields);
      sum += json_object_get_double_member (network, "points");
      g_assert_cmpfloat (json_object_get_double_member (network, "without"), <,
                         scene->score->score);
    }
  g_assert_cmpfloat_with_epsilon (sum, scene->score->score - 1, 1e-9);

  coverage = json_array_get_object_element (json_object_get_array_member (score, "coverage"), 1);
  report_test_assert_fields (coverage, coverage_fields);
  g_assert_cmpstr (json_object_get_string_member (coverage, "account"), ==, "x:12");
}

/* What is not known is null, never 0. */
static void
test_nothing_known (void)
{
  g_autoptr (ReportScene) scene = report_scene_new_empty ();
  g_autofree char *json = write_report (scene, kscore_score_report_write_json);
  g_autofree char *text = write_report (scene, kscore_score_report_write_text);
  g_autoptr (JsonNode) node = report_test_parse (json);
  JsonObject *score = json_node_get_object (node);
  JsonObject *components = json_object_get_object_member (score, "components");

  g_assert_true (json_object_get_null_member (score, "score"));
  g_assert_true (json_object_get_null_member (score, "low"));
  g_assert_true (json_object_get_null_member (score, "high"));
  g_assert_true (json_object_get_null_member (score, "checked"));
  g_assert_true (json_object_get_null_member (score, "band"));
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    {
      JsonObject *component = json_object_get_object_member (components,
                                                             kscore_component_to_string (c));

      g_assert_true (json_object_get_null_member (component, "value"));
      g_assert_true (json_object_get_null_member (component, "points"));
    }
  g_assert_nonnull (strstr (text, "Not enough evidence"));
  g_assert_null (strstr (text, " 0.0"));
  /* Without an account there is nothing to say but what to do. */
  g_assert_nonnull (strstr (text, "import an archive"));
  g_assert_null (strstr (text, "Points by"));
}

static void
test_text (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *text = write_report (scene, kscore_score_report_write_text);
  g_autofree char *figure = g_strdup_printf ("Kscore: %.1f (", scene->score->score);
  g_autofree char *points =
    g_strdup_printf ("%.1f", scene->score->components[KSCORE_COMPONENT_RESPONSE].points);

  g_assert_nonnull (strstr (text, figure));
  g_assert_nonnull (strstr (text, points));
  g_assert_nonnull (strstr (text, "As of 31 October 2026, model kscore-1"));
  g_assert_nonnull (strstr (text, "Checked score"));
  g_assert_nonnull (strstr (text, "(without it "));
  g_assert_nonnull (strstr (text, "ada (X): from 2026-07-23 to 2026-10-26; not known: "));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/score-report/json", test_json);
  g_test_add_func ("/report/score-report/nothing-known", test_nothing_known);
  g_test_add_func ("/report/score-report/text", test_text);

  return g_test_run ();
}
