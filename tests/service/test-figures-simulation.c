#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "service/kscore-figures.h"
#include "support/owner-fixture.h"

static const double none[KSCORE_N_LEVERS];

static char *
print (KscoreWorkspace    *workspace,
       const double       *levers,
       double              target,
       KscoreFigureFormat  format)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  g_assert_true (kscore_figures_write_simulation (workspace, KSCORE_DAY_UNKNOWN, levers, target,
                                                  format, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static JsonNode *
print_json (KscoreWorkspace *workspace,
            const double    *levers,
            double           target)
{
  g_autofree char *text = print (workspace, levers, target, KSCORE_FIGURE_JSON);
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (text, "}\n"));
  return node;
}

static JsonObject *
get_lever (JsonNode    *node,
           KscoreLever  lever)
{
  JsonArray *levers = json_object_get_array_member (json_node_get_object (node), "levers");
  JsonObject *object;

  g_assert_cmpuint (json_array_get_length (levers), ==, KSCORE_N_LEVERS);
  object = json_array_get_object_element (levers, lever);
  g_assert_cmpstr (json_object_get_string_member (object, "lever"), ==,
                   kscore_lever_to_string (lever));
  return object;
}

static KscoreWorkspace *
open_filled (OwnerFixture *fixture)
{
  g_autofree char *archive = NULL;
  KscoreWorkspace *workspace;

  owner_fixture_init (fixture);
  archive = owner_fixture_write_x_archive (fixture, "x", "42", "ada_wren", 40);
  workspace = owner_fixture_open (fixture);
  owner_fixture_import (workspace, archive);
  return workspace;
}

/* Without a target the levers are listed; with one, what each needs; and with a lever, what it
 * makes. */
static void
test_text (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autofree char *levers = print (workspace, none, NAN, KSCORE_FIGURE_TEXT);
  g_autofree char *target = print (workspace, none, 60, KSCORE_FIGURE_TEXT);
  double some[KSCORE_N_LEVERS] = { 0 };
  g_autofree char *moved = NULL;

  g_assert_true (g_str_has_prefix (levers, "Kscore now: "));
  g_assert_nonnull (strstr (levers, "\nLevers, and how much there is now\n"));
  g_assert_nonnull (strstr (levers, "  --supporters "));
  g_assert_null (strstr (levers, "To reach"));

  g_assert_nonnull (strstr (target, "\nTo reach 60.0, any one of these for 13 weeks\n"));
  g_assert_null (strstr (target, "Levers, and"));
  g_assert_null (strstr (target, "If this went on"));

  some[KSCORE_LEVER_LIKES] = 50;
  moved = print (workspace, some, NAN, KSCORE_FIGURE_TEXT);
  g_assert_nonnull (strstr (moved, "\nIf this went on for 13 weeks\n"));
  g_assert_null (strstr (moved, "To reach"));
  g_assert_null (strstr (moved, "nan"));
}

static void
test_json (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(JsonNode) plain = print_json (workspace, none, NAN);
  JsonObject *root = json_node_get_object (plain);
  double score = json_object_get_double_member (root, "score");
  double some[KSCORE_N_LEVERS] = { 0 };
  g_autoptr(JsonNode) target = NULL;
  g_autoptr(JsonNode) reached = NULL;

  g_assert_cmpstr (json_object_get_string_member (root, "as_of"), ==, "2026-11-01");
  g_assert_cmpstr (json_object_get_string_member (root, "model"), ==, "kscore-1");
  g_assert_cmpfloat (json_object_get_double_member (root, "checked"), >, 0);
  g_assert_cmpfloat (json_object_get_double_member (root, "checked"), <=, score);
  g_assert_true (json_object_get_null_member (root, "target"));
  g_assert_true (json_object_get_null_member (get_lever (plain, KSCORE_LEVER_LIKES), "needed"));
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (root,
                                                                                   "simulated"),
                                                    "score"), ==, score);

  /* What a lever needs brings the score to the target, and no further than that. */
  target = print_json (workspace, none, score + 2);
  some[KSCORE_LEVER_LIKES] =
    json_object_get_double_member (get_lever (target, KSCORE_LEVER_LIKES), "needed");
  g_assert_cmpfloat (json_object_get_double_member (json_node_get_object (target), "target"), ==,
                     score + 2);
  g_assert_cmpfloat (some[KSCORE_LEVER_LIKES], >, 0);
  reached = print_json (workspace, some, NAN);
  root = json_node_get_object (reached);
  g_assert_cmpfloat (json_object_get_double_member (root, "score"), ==, score);
  g_assert_cmpfloat (json_object_get_double_member (get_lever (reached, KSCORE_LEVER_LIKES),
                                                    "added"), ==, some[KSCORE_LEVER_LIKES]);
  root = json_object_get_object_member (root, "simulated");
  g_assert_cmpfloat (json_object_get_double_member (root, "score"), >=, score + 2);
  g_assert_cmpfloat (json_object_get_double_member (root, "score"), <, score + 2.5);
}

static void
test_no_score (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *lever;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  text = print (workspace, none, 50, KSCORE_FIGURE_TEXT);
  g_assert_cmpstr (text, ==, "There is not enough evidence for a score yet.\n");
  node = print_json (workspace, none, 50);
  g_assert_true (json_object_get_null_member (json_node_get_object (node), "score"));
  lever = get_lever (node, KSCORE_LEVER_FOLLOWERS);
  g_assert_false (json_object_get_boolean_member (lever, "available"));
  g_assert_true (json_object_get_null_member (lever, "present"));
  g_assert_true (json_object_get_null_member (lever, "needed"));
}

static void
test_cancelled (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (KscoreFigureFormat format = KSCORE_FIGURE_TEXT; format <= KSCORE_FIGURE_JSON; format++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (kscore_figures_write_simulation (workspace, KSCORE_DAY_UNKNOWN, none, 50,
                                                       format, stream, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==,
                    0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/figures-simulation/text", test_text);
  g_test_add_func ("/service/figures-simulation/json", test_json);
  g_test_add_func ("/service/figures-simulation/no-score", test_no_score);
  g_test_add_func ("/service/figures-simulation/cancelled", test_cancelled);
  return g_test_run ();
}
