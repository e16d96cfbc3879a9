#include "config.h"

#include "report/kscore-explanation.h"

#include <string.h>

#include "report-scene.h"
#include "report-support.h"

static char *
tell_text (guint32  post,
           gpointer user_data)
{
  return post == 0 ? g_strdup ("A first line\nand a second one that is so long that no screen "
                               "could hold it") : NULL;
}

static char *
write_explanation (const ReportScene *scene,
                   gboolean           json)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);

  if (json)
    kscore_explanation_write_json (&scene->dossier, tell_text, NULL, sink);
  else
    kscore_explanation_write_text (&scene->dossier, tell_text, NULL, sink);
  return report_test_sink_finish (sink, stream);
}

static void
test_text (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *text = write_explanation (scene, FALSE);

  g_assert_nonnull (strstr (text, "\nBest weeks, by their Monday\n"));
  g_assert_nonnull (strstr (text, "\nPosts with the most points\n"));
  g_assert_nonnull (strstr (text, "A first line and a second one that is so long that no scree…\n"));
  g_assert_nonnull (strstr (text, "  900\n"));
  g_assert_nonnull (strstr (text, "\nPoints by account\n"));
  g_assert_nonnull (strstr (text, "  ada@social.example (Mastodon)\n"));
  g_assert_nonnull (strstr (text, "\nPeople with the most points\n"));
  g_assert_nonnull (strstr (text, "ben@fen.example\n"));
  g_assert_nonnull (strstr (text, "\nWhat holds it back\n"));
  g_assert_nonnull (strstr (text, "\nWhat this cannot tell\n"));
}

/* "Without it" is the real formula on less evidence, so no part is worth less than nothing. */
static void
test_json (void)
{
  static const char * const fields[] = {
    "score", "checked", "at_least", "as_of", "model", "weeks", "kinds", "posts", "people",
    "accounts", "reasons", NULL
  };
  static const char * const week_fields[] = { "account", "monday", "response", "points", NULL };
  static const char * const kind_fields[] = { "kind", "points", "without", NULL };
  static const char * const post_fields[] = { "post", "text", "points", "without", NULL };
  static const char * const person_fields[] = { "actor", "points", "without", NULL };
  static const char * const account_fields[] = { "account", "points", "without", NULL };
  static const struct {
    const char         *name;
    const char * const *fields;
  } lists[] = {
    { "weeks", week_fields }, { "kinds", kind_fields }, { "posts", post_fields },
    { "people", person_fields }, { "accounts", account_fields },
  };
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *text = write_explanation (scene, TRUE);
  g_autoptr (JsonNode) node = report_test_parse (text);
  JsonObject *root = json_node_get_object (node);

  report_test_assert_fields (root, fields);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonArray *list = json_object_get_array_member (root, lists[i].name);
      double previous = 100;

      g_assert_cmpuint (json_array_get_length (list), >, 1);
      for (guint j = 0; j < json_array_get_length (list); j++)
        {
          JsonObject *part = json_array_get_object_element (list, j);
          double points = json_object_get_double_member (part, "points");

          report_test_assert_fields (part, lists[i].fields);
          g_assert_cmpfloat (points, <=, previous);
          g_assert_cmpfloat (points, >, 0);
          previous = points;
          if (json_object_has_member (part, "without"))
            g_assert_cmpfloat (json_object_get_double_member (part, "without"), <,
                               scene->score->score);
        }
    }
}

static void
test_nothing_known (void)
{
  g_autoptr (ReportScene) scene = report_scene_new_empty ();
  g_autofree char *text = write_explanation (scene, FALSE);
  g_autofree char *json = write_explanation (scene, TRUE);
  g_autoptr (JsonNode) node = report_test_parse (json);

  g_assert_true (g_str_has_prefix (text, "Not enough evidence for a score.\n"));
  g_assert_null (strstr (text, "Best weeks"));
  g_assert_true (json_object_get_null_member (json_node_get_object (node), "score"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/explanation/text", test_text);
  g_test_add_func ("/report/explanation/json", test_json);
  g_test_add_func ("/report/explanation/nothing-known", test_nothing_known);

  return g_test_run ();
}
