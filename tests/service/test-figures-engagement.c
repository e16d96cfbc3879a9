#include "config.h"

#include <string.h>

#include "service/kscore-figures.h"
#include "support/statement-fixture.h"

typedef gboolean (*Write) (KscoreWorkspace    *workspace,
                           KscoreFigureFormat  format,
                           GOutputStream      *stream,
                           GCancellable       *cancellable,
                           GError            **error);

static gboolean
write_waiting (KscoreWorkspace    *workspace,
               KscoreFigureFormat  format,
               GOutputStream      *stream,
               GCancellable       *cancellable,
               GError            **error)
{
  return kscore_figures_write_people (workspace, KSCORE_PEOPLE_WAITING, format, stream,
                                      cancellable, error);
}

static gboolean
write_all (KscoreWorkspace    *workspace,
           KscoreFigureFormat  format,
           GOutputStream      *stream,
           GCancellable       *cancellable,
           GError            **error)
{
  return kscore_figures_write_people (workspace, KSCORE_PEOPLE_ALL, format, stream, cancellable,
                                      error);
}

static char *
dup_written (KscoreWorkspace    *workspace,
             Write               write,
             KscoreFigureFormat  format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (write (workspace, format, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (const char *text,
       const char *words)
{
  guint n = 0;

  for (const char *p = strstr (text, words); p != NULL; p = strstr (p + 1, words))
    n++;
  return n;
}

/* The sample person: what is printed agrees with itself, and is the same each time. */
static void
test_sample (void)
{
  g_auto (OwnerFixture) fixture = { 0 };
  g_autoptr (KscoreWorkspace) workspace = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *again = NULL;
  g_autofree char *all = NULL;
  g_autofree char *text = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *grid = NULL;
  g_autofree char *n_waiting = NULL;

  statement_fixture_fill (&fixture);
  workspace = owner_fixture_open (&fixture);
  waiting = dup_written (workspace, write_waiting, KSCORE_FIGURE_JSON);
  again = dup_written (workspace, write_waiting, KSCORE_FIGURE_JSON);
  all = dup_written (workspace, write_all, KSCORE_FIGURE_JSON);
  g_assert_cmpstr (waiting, ==, again);
  n_waiting = g_strdup_printf ("\"waiting\":%u", count (waiting, "\"answered\":false"));
  g_assert_cmpuint (count (waiting, "\"answered\":false"), ==, count (waiting, "\"actor\":"));
  g_assert_cmpuint (count (waiting, n_waiting), ==, 1);
  g_assert_cmpuint (count (all, "\"answered\":false"), ==, count (waiting, "\"answered\":false"));
  g_assert_cmpuint (count (all, "\"wrote\":null"), ==, count (all, "\"answered\":null"));
  g_assert_cmpuint (count (all, "\"wrote\":null"), >, 0);

  text = dup_written (workspace, write_all, KSCORE_FIGURE_TEXT);
  g_assert_cmpuint (count (text, "last on "), ==, 25);
  g_assert_cmpuint (count (text, "… and "), ==, 1);

  hours = dup_written (workspace, kscore_figures_write_hours, KSCORE_FIGURE_JSON);
  g_assert_cmpuint (count (hours, "\"weekday\":"), ==, 7 * 24 + 1);
  grid = dup_written (workspace, kscore_figures_write_hours, KSCORE_FIGURE_TEXT);
  g_assert_cmpuint (count (grid, "\n"), >=, 10);
}

static void
test_nothing (void)
{
  g_auto (OwnerFixture) fixture = { 0 };
  g_autoptr (KscoreWorkspace) workspace = NULL;
  g_autofree char *people = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *json = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  people = dup_written (workspace, write_all, KSCORE_FIGURE_TEXT);
  g_assert_cmpstr (people, ==, "Nobody of whom that is known.\n");
  hours = dup_written (workspace, kscore_figures_write_hours, KSCORE_FIGURE_TEXT);
  g_assert_nonnull (strstr (hours, "no posts of the last half year"));
  json = dup_written (workspace, kscore_figures_write_hours, KSCORE_FIGURE_JSON);
  g_assert_nonnull (strstr (json, "\"median\":null,\"best\":null"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/figures-engagement/sample", test_sample);
  g_test_add_func ("/service/figures-engagement/nothing", test_nothing);
  return g_test_run ();
}
