#include "config.h"

#include "report/kscore-reason-report.h"

#include <string.h>

#include "report-scene.h"
#include "report-support.h"

static void
test_json (void)
{
  static const char * const fields[] = {
    "code", "factor", "value", "reference", "band", "points", "lever", "lever_value", NULL
  };
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autoptr (GString) text = g_string_new (NULL);
  KscoreJsonWriter json = KSCORE_JSON_WRITER_INIT (text);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *reasons;
  JsonArray *against;

  kscore_json_writer_begin_object (&json, NULL);
  kscore_reason_report_add_json (&scene->dossier, &json);
  kscore_json_writer_end_object (&json);
  root = report_test_parse (text->str);
  reasons = json_object_get_object_member (json_node_get_object (root), "reasons");
  against = json_object_get_array_member (reasons, "against");
  g_assert_cmpuint (json_array_get_length (against), >, 0);
  g_assert_cmpuint (json_array_get_length (against), <=, 4);
  for (guint i = 0; i < json_array_get_length (against); i++)
    {
      JsonObject *reason = json_array_get_object_element (against, i);

      report_test_assert_fields (reason, fields);
      g_assert_cmpfloat (json_object_get_double_member (reason, "points"), >=, 0.05);
      g_assert_true (g_str_has_prefix (json_object_get_string_member (reason, "code"), "K"));
    }
  g_assert_true (json_object_has_member (reasons, "favour"));
}

static void
test_text (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autoptr (GString) text = g_string_new (NULL);

  kscore_reason_report_append_text (&scene->dossier, text);
  g_assert_true (g_str_has_prefix (text->str, "\nWhat holds it back\n  K"));
  g_assert_nonnull (strstr (text->str, " points attainable.\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/reason-report/json", test_json);
  g_test_add_func ("/report/reason-report/text", test_text);

  return g_test_run ();
}
