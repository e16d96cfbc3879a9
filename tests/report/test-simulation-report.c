#include "config.h"

#include "report/kscore-simulation-report.h"

#include <math.h>
#include <string.h>

#include "report-scene.h"
#include "report-support.h"

static char *
write_simulation (const ReportScene *scene,
                  double             likes,
                  double             target,
                  gboolean           json)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);
  const KscoreDossier *dossier = &scene->dossier;
  g_autoptr (KscoreSimulator) simulator =
    kscore_simulator_new (dossier->evidence, dossier->ledger, dossier->score->day);
  const KscoreSimulationReport report = {
    .simulator = simulator,
    .day = dossier->score->day,
    .version = dossier->score->version,
    .checked = dossier->score->checked,
    .levers = { [KSCORE_LEVER_LIKES] = likes },
    .target = target,
  };

  if (json)
    kscore_simulation_report_write_json (&report, sink);
  else
    kscore_simulation_report_write_text (&report, sink);
  return report_test_sink_finish (sink, stream);
}

static void
test_json (void)
{
  static const char * const fields[] = {
    "as_of", "model", "score", "low", "high", "checked", "simulated", "levers", "target", NULL
  };
  static const char * const lever_fields[] = {
    "lever", "available", "present", "added", "needed", NULL
  };
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *text = write_simulation (scene, 7, 60, TRUE);
  g_autofree char *still_text = write_simulation (scene, 0, NAN, TRUE);
  g_autoptr (JsonNode) root = report_test_parse (text);
  g_autoptr (JsonNode) still_root = report_test_parse (still_text);
  g_autoptr (JsonNode) higher_root = NULL;
  g_autofree char *higher = NULL;
  JsonObject *object = json_node_get_object (root);
  JsonObject *still = json_node_get_object (still_root);
  JsonObject *simulated = json_object_get_object_member (object, "simulated");
  JsonArray *levers = json_object_get_array_member (object, "levers");

  report_test_assert_fields (object, fields);
  g_assert_cmpfloat (json_object_get_double_member (simulated, "score"), >,
                     json_object_get_double_member (object, "score"));
  g_assert_cmpuint (json_array_get_length (levers), ==, KSCORE_N_LEVERS);
  for (guint i = 0; i < json_array_get_length (levers); i++)
    report_test_assert_fields (json_array_get_object_element (levers, i), lever_fields);
  g_assert_cmpfloat (json_object_get_double_member (json_array_get_object_element (levers, 0),
                                                    "added"), ==, 7);
  higher = write_simulation (scene, 0, json_object_get_double_member (object, "score") + 1, TRUE);
  higher_root = report_test_parse (higher);
  levers = json_object_get_array_member (json_node_get_object (higher_root), "levers");
  g_assert_cmpfloat (json_object_get_double_member (json_array_get_object_element (levers, 0),
                                                    "needed"), >, 0);

  simulated = json_object_get_object_member (still, "simulated");
  g_assert_cmpfloat (json_object_get_double_member (simulated, "score"), ==,
                     json_object_get_double_member (still, "score"));
  g_assert_true (json_object_get_null_member (still, "target"));
}

static void
test_text (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *text = write_simulation (scene, 7, 60, FALSE);
  g_autofree char *list = write_simulation (scene, 0, NAN, FALSE);
  g_autofree char *there = write_simulation (scene, 0, 1, FALSE);

  g_assert_nonnull (strstr (text, "\nChecked score, by what could be looked at person by person: "));
  g_assert_nonnull (strstr (text, ", model kscore-1\n"));
  g_assert_nonnull (strstr (text, "\nIf this went on for 13 weeks\n  7 more likes a week\n"));
  g_assert_nonnull (strstr (text, "\nTo reach 60.0, any one of these for 13 weeks\n"));
  g_assert_nonnull (strstr (list, "\nLevers, and how much there is now\n"));
  g_assert_nonnull (strstr (there, "the score is there already"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/simulation-report/json", test_json);
  g_test_add_func ("/report/simulation-report/text", test_text);

  return g_test_run ();
}
