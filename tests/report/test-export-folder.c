#include "config.h"

#include "report/kscore-export-folder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/kscore-error.h"
#include "report-support.h"

#define MARK "an export"

static const char * const names[] = { "one.json", "two.json", NULL };

static guint
count_entries (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
add (KscoreExportFolder *folder,
     const char         *name,
     const char         *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = kscore_export_folder_add_file (folder, name, &error);

  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
}

static void
export (ReportTestFolder *fixture,
        const char *name,
        const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreExportFolder) folder = kscore_export_folder_new (fixture->path, names, MARK, &error);

  g_assert_no_error (error);
  add (folder, name, text);
  kscore_export_folder_commit (folder, &error);
  g_assert_no_error (error);
}

static void
test_appears_at_once (ReportTestFolder *fixture,
                      gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreExportFolder) folder = kscore_export_folder_new (fixture->path, names, MARK, &error);
  g_autofree char *text = NULL;
  GStatBuf status;

  g_assert_no_error (error);
  add (folder, "one.json", MARK " 1");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  g_assert_true (kscore_export_folder_commit (folder, &error));
  text = report_test_read (fixture->path, "one.json");
  g_assert_cmpstr (text, ==, MARK " 1");
  /* It holds private figures: nobody else on the machine may read it. */
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0077, ==, 0);
  g_assert_cmpuint (count_entries (fixture->parent), ==, 1);
}

static void
test_dropped (ReportTestFolder *fixture,
              gconstpointer     data)
{
  KscoreExportFolder *folder = kscore_export_folder_new (fixture->path, names, MARK, NULL);

  add (folder, "one.json", MARK " 1");
  g_assert_cmpuint (count_entries (fixture->parent), ==, 1);
  kscore_export_folder_free (folder);
  g_assert_cmpuint (count_entries (fixture->parent), ==, 0);
}

static void
test_replaces_empty (ReportTestFolder *fixture,
                     gconstpointer     data)
{
  g_autofree char *text = NULL;

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  export (fixture, "one.json", MARK " 1");
  text = report_test_read (fixture->path, "one.json");
  g_assert_cmpstr (text, ==, MARK " 1");
}

static void
test_replaces_export (ReportTestFolder *fixture,
                      gconstpointer     data)
{
  g_autofree char *text = NULL;

  export (fixture, "one.json", MARK " 1");
  export (fixture, "two.json", MARK " 2");

  text = report_test_read (fixture->path, "two.json");
  g_assert_cmpstr (text, ==, MARK " 2");
  g_assert_cmpuint (count_entries (fixture->path), ==, 1);
  g_assert_cmpuint (count_entries (fixture->parent), ==, 1);
}

static void
assert_refused (ReportTestFolder *fixture,
                int      code)
{
  g_autoptr (GError) error = NULL;
  KscoreExportFolder *folder = kscore_export_folder_new (fixture->path, names, MARK, &error);

  g_assert_null (folder);
  g_assert_error (error, KSCORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, fixture->path));
}

static void
test_refuses_others (ReportTestFolder *fixture,
                     gconstpointer     data)
{
  g_autofree char *diary = g_build_filename (fixture->path, "diary.txt", NULL);
  g_autofree char *text = NULL;

  export (fixture, "one.json", MARK " 1");
  g_assert_true (g_file_set_contents (diary, "mine", -1, NULL));
  assert_refused (fixture, KSCORE_ERROR_BAD_INPUT);

  text = report_test_read (fixture->path, "diary.txt");
  g_assert_cmpstr (text, ==, "mine");
  g_assert_cmpuint (count_entries (fixture->path), ==, 2);
  g_assert_cmpuint (count_entries (fixture->parent), ==, 1);
}

/* Other programs too have a settings.json and a posts.csv. */
static void
test_refuses_same_names (ReportTestFolder *fixture,
                         gconstpointer     data)
{
  g_autofree char *file = g_build_filename (fixture->path, "one.json", NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "mine", -1, NULL));
  assert_refused (fixture, KSCORE_ERROR_BAD_INPUT);

  text = report_test_read (fixture->path, "one.json");
  g_assert_cmpstr (text, ==, "mine");
}

static void
test_refuses_folder_inside (ReportTestFolder *fixture,
                            gconstpointer     data)
{
  g_autofree char *inside = g_build_filename (fixture->path, "two.json", NULL);

  export (fixture, "one.json", MARK " 1");
  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  assert_refused (fixture, KSCORE_ERROR_BAD_INPUT);
  g_assert_true (g_file_test (inside, G_FILE_TEST_IS_DIR));
}

/* What came into the folder while the export was written is as safe. */
static void
test_refuses_late (ReportTestFolder *fixture,
                   gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *diary = g_build_filename (fixture->path, "diary.txt", NULL);
  KscoreExportFolder *folder;

  export (fixture, "one.json", MARK " 1");
  folder = kscore_export_folder_new (fixture->path, names, MARK, NULL);
  g_assert_true (g_file_set_contents (diary, "mine", -1, NULL));
  g_assert_false (kscore_export_folder_commit (folder, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  kscore_export_folder_free (folder);

  g_assert_true (g_file_test (diary, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_entries (fixture->path), ==, 2);
  g_assert_cmpuint (count_entries (fixture->parent), ==, 1);
}

static void
test_refuses_file (ReportTestFolder *fixture,
                   gconstpointer     data)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "mine", -1, NULL));
  assert_refused (fixture, KSCORE_ERROR_BAD_INPUT);
  text = report_test_read (fixture->parent, "export");
  g_assert_cmpstr (text, ==, "mine");
}

static void
test_no_parent (ReportTestFolder *fixture,
                gconstpointer     data)
{
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->parent, "missing", "export", NULL);
  assert_refused (fixture, KSCORE_ERROR_STORAGE);
}

/* A link to a folder stays a link, and what it leads to is replaced. */
static void
test_through_link (ReportTestFolder *fixture,
                   gconstpointer     data)
{
  g_autofree char *real = g_build_filename (fixture->parent, "real", NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (g_mkdir (real, 0700), ==, 0);
  g_assert_cmpint (symlink (real, fixture->path), ==, 0);
  export (fixture, "one.json", MARK " 1");

  text = report_test_read (real, "one.json");
  g_assert_cmpstr (text, ==, MARK " 1");
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
}

int
main (int    argc,
      char **argv)
{
  static const struct {
    const char *path;
    void      (*run) (ReportTestFolder *, gconstpointer);
  } cases[] = {
    { "/report/export-folder/appears-at-once", test_appears_at_once },
    { "/report/export-folder/dropped", test_dropped },
    { "/report/export-folder/replaces-empty", test_replaces_empty },
    { "/report/export-folder/replaces-export", test_replaces_export },
    { "/report/export-folder/refuses-others", test_refuses_others },
    { "/report/export-folder/refuses-same-names", test_refuses_same_names },
    { "/report/export-folder/refuses-folder-inside", test_refuses_folder_inside },
    { "/report/export-folder/refuses-late", test_refuses_late },
    { "/report/export-folder/refuses-file", test_refuses_file },
    { "/report/export-folder/no-parent", test_no_parent },
    { "/report/export-folder/through-link", test_through_link },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, ReportTestFolder, NULL, report_test_folder_set_up, cases[i].run,
                report_test_folder_tear_down);
  return g_test_run ();
}
