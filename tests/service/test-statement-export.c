#include "config.h"

#include "service/kscore-statement-export.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "core/kscore-error.h"
#include "support/statement-fixture.h"

typedef struct {
  OwnerFixture          owner;
  KscoreWorkspace      *workspace;
  KscoreStatementParts *parts;
  GArray               *order;
  GFile                *file;
  char                 *path;
} Fixture;

static void
fixture_set_up (Fixture       *self,
                gconstpointer  data)
{
  const KscorePartQuery query = {
    .kind = -1, .from = KSCORE_DAY_UNKNOWN, .to = KSCORE_DAY_UNKNOWN,
    .sort = KSCORE_PART_SORT_PERSON,
  };
  g_autofree char *folder = NULL;

  statement_fixture_fill (&self->owner);
  self->workspace = owner_fixture_open (&self->owner);
  self->parts = kscore_statement_parts_new (self->workspace, NULL, NULL, NULL);
  self->order = kscore_statement_parts_find (self->parts, &query, NULL, NULL, NULL);
  folder = g_build_filename (self->owner.root, "out", NULL);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  self->path = g_build_filename (folder, "statement", NULL);
  self->file = g_file_new_for_path (self->path);
}

static void
fixture_tear_down (Fixture       *self,
                   gconstpointer  data)
{
  g_array_unref (self->order);
  kscore_statement_parts_unref (self->parts);
  g_object_unref (self->file);
  g_object_unref (self->workspace);
  g_free (self->path);
  owner_fixture_clear (&self->owner);
}

static void
export (Fixture               *self,
        KscoreStatementFormat  format)
{
  g_autoptr(GError) error = NULL;

  kscore_statement_export (self->parts, self->order, self->file, format, NULL, &error);
  g_assert_no_error (error);
}

static char *
read_file (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (self->path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static guint
count_files (Fixture *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

/* Line by line what the command line prints. */
static void
test_all (Fixture       *self,
          gconstpointer  data)
{
  gboolean csv = GPOINTER_TO_INT (data);
  g_autofree char *printed = statement_fixture_print (self->workspace, csv);
  g_autofree char *written = NULL;
  GStatBuf status;

  export (self, csv ? KSCORE_STATEMENT_CSV : KSCORE_STATEMENT_JSON);
  written = read_file (self);
  statement_fixture_compare (written, printed);
  g_assert_cmpuint (count_files (self), ==, 1);
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0077, ==, 0);
}

static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *written = NULL;
  g_autofree char *reversed = NULL;
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) backwards = NULL;
  guint n_lines = 700;

  g_array_set_size (self->order, n_lines);
  export (self, KSCORE_STATEMENT_CSV);
  written = read_file (self);
  for (guint i = 0; i < n_lines / 2; i++)
    {
      guint32 *rows = (guint32 *) self->order->data;
      guint32 row = rows[i];

      rows[i] = rows[n_lines - 1 - i];
      rows[n_lines - 1 - i] = row;
    }
  export (self, KSCORE_STATEMENT_CSV);
  reversed = read_file (self);
  lines = statement_fixture_split (written);
  backwards = statement_fixture_split (reversed);
  g_assert_cmpuint (g_strv_length (lines), ==, n_lines + 2);
  g_assert_true (g_str_has_prefix (lines[0], "at,day,precision,network,account,component,kind,"));
  for (guint i = 0; i < n_lines; i++)
    g_assert_cmpstr (lines[1 + i], ==, backwards[n_lines - i]);
}

static void
test_nothing (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;

  g_array_set_size (self->order, 0);
  export (self, KSCORE_STATEMENT_CSV);
  csv = read_file (self);
  export (self, KSCORE_STATEMENT_JSON);
  json = read_file (self);
  g_assert_true (g_str_has_suffix (csv, "points\n"));
  g_assert_cmpstr (json, ==, "");
}

static void
check_failure (Fixture      *self,
               GCancellable *cancellable,
               GError      **error)
{
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
  g_assert_false (kscore_statement_export (self->parts, self->order, self->file,
                                           KSCORE_STATEMENT_CSV, cancellable, error));
  kept = read_file (self);
  g_assert_cmpstr (kept, ==, "before");
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  check_failure (self, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* No room for the whole file: nothing of it is left, and what was there before is. */
static void
test_disk_full (Fixture       *self,
                gconstpointer  data)
{
  struct rlimit limit;
  struct rlimit small;
  g_autoptr(GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 100 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  check_failure (self, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_no_folder (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(GFile) file = g_file_new_for_path ("/no/such/folder/statement.csv");
  g_autoptr(GError) error = NULL;

  g_assert_false (kscore_statement_export (self->parts, self->order, file, KSCORE_STATEMENT_CSV,
                                           NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_assert_cmpstr (error->message, ==,
                   "/no/such/folder/statement.csv could not be written: "
                   "No such file or directory.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, func) \
  g_test_add (path, Fixture, GINT_TO_POINTER (data), fixture_set_up, func, fixture_tear_down)
  ADD ("/service/statement-export/json", FALSE, test_all);
  ADD ("/service/statement-export/csv", TRUE, test_all);
  ADD ("/service/statement-export/order", 0, test_order);
  ADD ("/service/statement-export/nothing", 0, test_nothing);
  ADD ("/service/statement-export/cancelled", 0, test_cancelled);
  ADD ("/service/statement-export/disk-full", 0, test_disk_full);
  ADD ("/service/statement-export/no-folder", 0, test_no_folder);
  return g_test_run ();
}
