#include "config.h"

#include "service/kscore-figures.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-figures-private.h"
#include "store/kscore-score-table.h"
#include "support/owner-fixture.h"

typedef gboolean (*WriteFunc) (KscoreWorkspace     *workspace,
                               KscoreDay            as_of,
                               KscoreFigureFormat   format,
                               GOutputStream       *stream,
                               GCancellable        *cancellable,
                               GError             **error);

static char *
steal_text (GOutputStream *stream)
{
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
write_figures (KscoreWorkspace    *workspace,
               WriteFunc           write,
               KscoreFigureFormat  format)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  write (workspace, KSCORE_DAY_UNKNOWN, format, stream, NULL, &error);
  g_assert_no_error (error);
  return steal_text (stream);
}

static KscoreWorkspace *
open_filled (OwnerFixture *fixture)
{
  g_autofree char *archive = NULL;
  KscoreWorkspace *workspace;

  owner_fixture_init (fixture);
  archive = owner_fixture_write_x_archive (fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (fixture);
  owner_fixture_import (workspace, archive);
  return workspace;
}

static double
read_score (const char *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = json_from_string (json, &error);

  g_assert_no_error (error);
  return json_object_get_double_member (json_node_get_object (node), "score");
}

static void
test_statement_sums_to_the_score (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autofree char *score = write_figures (workspace, kscore_figures_write_score,
                                          KSCORE_FIGURE_JSON);
  g_autofree char *statement = write_figures (workspace, kscore_figures_write_statement,
                                              KSCORE_FIGURE_JSON);
  g_auto(GStrv) lines = g_strsplit (statement, "\n", -1);
  double sum = 0;

  for (guint i = 0; lines[i][0] != '\0'; i++)
    {
      g_autoptr(JsonNode) node = json_from_string (lines[i], NULL);
      JsonObject *row = json_node_get_object (node);

      if (!json_object_get_null_member (row, "points"))
        sum += json_object_get_double_member (row, "points");
    }
  g_assert_cmpfloat (read_score (score), >, 1);
  g_assert_cmpfloat_with_epsilon (sum, read_score (score) - 1, 1e-6);
}

/* The last day of the history is the score. */
static void
test_history_ends_at_the_score (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autofree char *score = write_figures (workspace, kscore_figures_write_score,
                                          KSCORE_FIGURE_JSON);
  g_autofree char *history = write_figures (workspace, kscore_figures_write_history,
                                            KSCORE_FIGURE_JSON);
  g_autofree char *table = write_figures (workspace, kscore_figures_write_history,
                                          KSCORE_FIGURE_CSV);
  g_autoptr(JsonNode) node = json_from_string (history, NULL);
  JsonArray *days = json_node_get_array (node);
  JsonObject *last = json_array_get_object_element (days, json_array_get_length (days) - 1);

  g_assert_cmpuint (json_array_get_length (days), >, 100);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (last, "score"),
                                  read_score (score), 1e-9);
  g_assert_cmpfloat (json_object_get_double_member (last, "checked"), >=, 1);
  g_assert_true (g_str_has_prefix (table, "date,score,low,high,checked,model\n"));
}

static void
test_texts (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(GOutputStream) worksheet_stream = g_memory_output_stream_new_resizable ();
  g_autofree char *score = write_figures (workspace, kscore_figures_write_score,
                                          KSCORE_FIGURE_TEXT);
  g_autofree char *explanation = write_figures (workspace, kscore_figures_write_explanation,
                                                KSCORE_FIGURE_TEXT);
  g_autofree char *statement = write_figures (workspace, kscore_figures_write_statement,
                                              KSCORE_FIGURE_TEXT);
  g_autofree char *worksheet = NULL;

  g_assert_true (g_str_has_prefix (score, "Kscore: "));
  g_assert_true (g_str_has_prefix (explanation, score));
  g_assert_nonnull (strstr (explanation, "Posts with the most points"));
  g_assert_nonnull (strstr (statement, "sum to the score less 1"));
  g_assert_true (kscore_figures_write_worksheet (workspace, KSCORE_DAY_UNKNOWN, worksheet_stream,
                                                 NULL, NULL));
  worksheet = steal_text (worksheet_stream);
  g_assert_true (g_str_has_prefix (worksheet, "worksheet 1\n"));
}

static gboolean
list_shown (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  GArray **shown = data;

  *shown = kscore_shown_table_list (db, KSCORE_OWNER, error);
  return *shown != NULL;
}

static guint
count_shown (KscoreWorkspace *workspace)
{
  g_autoptr(GArray) shown = NULL;

  g_assert_true (kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ,
                                   list_shown, &shown, NULL, NULL));
  return shown->len;
}

/* The present score is kept as shown; one of another day, and a history, are not. */
static void
test_shown (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *history = write_figures (workspace, kscore_figures_write_history,
                                            KSCORE_FIGURE_JSON);
  g_autofree char *score = NULL;

  g_assert_true (kscore_figures_write_score (workspace,
                                             kscore_day_from_time (OWNER_FIXTURE_NOW) - 20,
                                             KSCORE_FIGURE_JSON, stream, NULL, NULL));
  g_assert_cmpuint (count_shown (workspace), ==, 0);
  score = write_figures (workspace, kscore_figures_write_score, KSCORE_FIGURE_JSON);
  g_assert_cmpuint (count_shown (workspace), ==, 1);
}

static void
test_accounts (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *account;

  g_assert_true (kscore_figures_write_accounts (workspace, KSCORE_FIGURE_JSON, stream, NULL,
                                                NULL));
  text = steal_text (stream);
  node = json_from_string (text, NULL);
  account = json_array_get_object_element (json_node_get_array (node), 0);
  g_assert_cmpstr (json_object_get_string_member (account, "id"), ==, "x:42");
  g_assert_cmpstr (json_object_get_string_member (account, "handle"), ==, "ada_wren");
}

static void
test_nothing_known (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autofree char *history = NULL;
  g_autofree char *statement = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  history = write_figures (workspace, kscore_figures_write_history, KSCORE_FIGURE_JSON);
  statement = write_figures (workspace, kscore_figures_write_statement, KSCORE_FIGURE_JSON);
  g_assert_cmpstr (history, ==, "[]\n");
  g_assert_cmpstr (statement, ==, "");
}

static char *
estimate (OwnerFixture  *fixture,
          const char    *table,
          char         **warning,
          GError       **error)
{
  g_autofree char *path = owner_fixture_write_file (fixture, "table.csv", table);
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean done = kscore_figures_write_estimate (path, KSCORE_FIGURE_CSV, stream, warning, NULL,
                                                 error);
  g_autofree char *text = steal_text (stream);

  if (!done)
    g_assert_cmpstr (text, ==, "");
  return done ? g_steal_pointer (&text) : NULL;
}

static void
test_estimate (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *good = NULL;
  g_autofree char *good_warning = NULL;
  g_autofree char *odd = NULL;
  g_autofree char *odd_warning = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *bad_warning = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  good = estimate (&fixture, "id,likes\nada,5\n", &good_warning, &error);
  g_assert_no_error (error);
  g_assert_nonnull (good);
  g_assert_null (good_warning);
  odd = estimate (&fixture, "id,likes,weeks\nada,5,0\nbo,5,0\n", &odd_warning, &error);
  g_assert_no_error (error);
  g_assert_nonnull (odd);
  g_assert_nonnull (strstr (odd_warning, "the first is 2"));
  bad = estimate (&fixture, "id,likes\nada,5\nbo,x\n", &bad_warning, &error);
  g_assert_null (bad);
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
}

static void
test_no_table (void)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *warning = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (kscore_figures_write_estimate ("/no/such/table.csv", KSCORE_FIGURE_CSV, stream,
                                                 &warning, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "/no/such/table.csv"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/figures/statement-sums-to-the-score",
                   test_statement_sums_to_the_score);
  g_test_add_func ("/service/figures/history-ends-at-the-score", test_history_ends_at_the_score);
  g_test_add_func ("/service/figures/texts", test_texts);
  g_test_add_func ("/service/figures/shown", test_shown);
  g_test_add_func ("/service/figures/accounts", test_accounts);
  g_test_add_func ("/service/figures/nothing-known", test_nothing_known);
  g_test_add_func ("/service/figures/estimate", test_estimate);
  g_test_add_func ("/service/figures/no-table", test_no_table);

  return g_test_run ();
}
