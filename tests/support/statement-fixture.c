#include "config.h"

#include "support/statement-fixture.h"

#include <string.h>

#include "service/kscore-figures.h"
#include "service/kscore-sample.h"

/* Rows that are looked at together. */
#define SCREEN 300

void
statement_fixture_fill (OwnerFixture *fixture)
{
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_auto(GStrv) archives = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (fixture);
  workspace = owner_fixture_open (fixture);
  archives = kscore_sample_list_archives (&error);
  g_assert_no_error (error);
  for (guint i = 0; archives[i] != NULL; i++)
    owner_fixture_import (workspace, archives[i]);
}

typedef struct {
  gboolean done;
  GError  *error; /* (owned) */
} Opened;

static void
opened_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Opened *opened = user_data;

  opened->done = TRUE;
  kscore_scoring_model_open_finish (KSCORE_SCORING_MODEL (source_object), result, &opened->error);
}

static gboolean
is_opened (gpointer user_data)
{
  return ((Opened *) user_data)->done;
}

KscoreScoringModel *
statement_fixture_open (OwnerFixture *fixture)
{
  KscoreScoringModel *model = kscore_scoring_model_new (fixture->data_dir, owner_fixture_clock,
                                                        NULL);
  Opened opened = { 0 };

  kscore_scoring_model_open_async (model, NULL, opened_cb, &opened);
  g_assert_true (owner_fixture_spin_until (is_opened, &opened));
  g_assert_no_error (opened.error);
  return model;
}

static gboolean
is_settled (gpointer user_data)
{
  return !kscore_statement_get_loading (user_data);
}

void
statement_fixture_wait (KscoreStatement *statement)
{
  g_assert_true (owner_fixture_spin_until (is_settled, statement));
}

KscoreStatement *
statement_fixture_activate (KscoreScoringModel *model)
{
  KscoreStatement *statement = kscore_scoring_model_get_statement (model);

  kscore_statement_set_active (statement, TRUE);
  statement_fixture_wait (statement);
  return statement;
}

static gboolean
is_loaded (gpointer user_data)
{
  GPtrArray *rows = user_data;

  for (guint i = rows->len; i > 0 && i > rows->len - MIN (rows->len, SCREEN); i--)
    if (!kscore_statement_row_get_loaded (g_ptr_array_index (rows, i - 1)))
      return FALSE;
  return TRUE;
}

GPtrArray *
statement_fixture_read (KscoreStatement *statement)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (statement));
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_rows; i++)
    {
      g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (statement), i));
      if (rows->len % SCREEN == 0 || rows->len == n_rows)
        g_assert_true (owner_fixture_spin_until (is_loaded, rows));
    }
  return rows;
}

char *
statement_fixture_print (KscoreWorkspace *workspace,
                         gboolean         csv)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  kscore_figures_write_statement (workspace, KSCORE_DAY_UNKNOWN,
                                  csv ? KSCORE_FIGURE_CSV : KSCORE_FIGURE_JSON, stream, NULL,
                                  &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* As g_strsplit() at line feeds, which reads all of the text for each line where strings are
 * checked strictly. */
char **
statement_fixture_split (const char *text)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new ();
  const char *end = text + strlen (text);

  for (const char *line = text; line != NULL;)
    {
      const char *feed = memchr (line, '\n', end - line);

      g_ptr_array_add (lines, g_strndup (line, (gsize) ((feed != NULL ? feed : end) - line)));
      line = feed != NULL ? feed + 1 : NULL;
    }
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(char * const *) a, *(char * const *) b);
}

/* The same lines, in whatever order. */
void
statement_fixture_compare (const char *a,
                           const char *b)
{
  g_auto(GStrv) first = statement_fixture_split (a);
  g_auto(GStrv) second = statement_fixture_split (b);

  g_assert_cmpuint (g_strv_length (first), ==, g_strv_length (second));
  qsort (first, g_strv_length (first), sizeof *first, compare_lines);
  qsort (second, g_strv_length (second), sizeof *second, compare_lines);
  for (guint i = 0; first[i] != NULL; i++)
    g_assert_cmpstr (first[i], ==, second[i]);
}
