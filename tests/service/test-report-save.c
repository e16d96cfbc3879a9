#include "config.h"

#include "service/kscore-report-save.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "core/kscore-error.h"
#include "support/owner-fixture.h"

typedef struct {
  OwnerFixture     owner;
  KscoreWorkspace *workspace;
  GFile           *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *archive = NULL;
  g_autofree char *path = NULL;

  owner_fixture_init (&fixture->owner);
  archive = owner_fixture_write_x_archive (&fixture->owner, "x", "42", "ada_wren", 30);
  fixture->workspace = owner_fixture_open (&fixture->owner);
  owner_fixture_import (fixture->workspace, archive);
  path = g_build_filename (fixture->owner.root, "report", NULL);
  fixture->file = g_file_new_for_path (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->file);
  g_clear_object (&fixture->workspace);
  owner_fixture_clear (&fixture->owner);
}

static GBytes *
save (Fixture            *fixture,
      KscoreReportFormat  format)
{
  const KscoreReportOrder order = { KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN, format, FALSE };
  g_autoptr(GError) error = NULL;
  GBytes *bytes;

  g_assert_true (kscore_report_save (fixture->workspace, &order, fixture->file, NULL, NULL, NULL,
                                     &error));
  g_assert_no_error (error);
  bytes = g_file_load_bytes (fixture->file, NULL, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_formats (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const beginnings[] = { "%PDF-", "\x89PNG", "section,id,", "{\"from\":" };

  for (guint i = 0; i < KSCORE_N_REPORT_FORMATS; i++)
    {
      /* Over the one before. */
      g_autoptr(GBytes) first = save (fixture, (KscoreReportFormat) i);
      g_autoptr(GBytes) second = save (fixture, (KscoreReportFormat) i);

      g_assert_true (g_str_has_prefix (g_bytes_get_data (first, NULL), beginnings[i]));
      g_assert_true (g_bytes_equal (first, second));
    }
}

/* What was there stays, and nothing is left beside it. */
static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  const KscoreReportOrder order = { KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN, KSCORE_REPORT_JSON,
                                    FALSE };
  g_autoptr(GBytes) before = save (fixture, KSCORE_REPORT_CSV);
  g_autoptr(GBytes) after = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *missing = g_build_filename (fixture->owner.root, "no", "such", NULL);
  g_autoptr(GFile) nowhere = g_file_new_for_path (missing);

  g_cancellable_cancel (cancellable);
  g_assert_false (kscore_report_save (fixture->workspace, &order, fixture->file, NULL, NULL,
                                      cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  after = g_file_load_bytes (fixture->file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (before, after));

  g_assert_false (kscore_report_save (fixture->workspace, &order, nowhere, NULL, NULL, NULL,
                                      &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
}

/* A link stays and leads to the new report; what is no file is left alone. */
static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  const KscoreReportOrder order = { KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN, KSCORE_REPORT_PDF,
                                    FALSE };
  g_autofree char *target =
    owner_fixture_write_file (&fixture->owner, "elsewhere/target", "old");
  g_autofree char *folder = g_build_filename (fixture->owner.root, "elsewhere", NULL);
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autofree char *text = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_assert_cmpint (symlink (target, path), ==, 0);
  bytes = save (fixture, KSCORE_REPORT_CSV);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, g_bytes_get_data (bytes, NULL));

  for (int i = 0; i < 2; i++)
    {
      const char *place = i == 0 ? "/dev/full" : folder;
      g_autoptr(GError) error = NULL;
      g_autofree char *left = NULL;

      g_assert_cmpint (g_unlink (path), ==, 0);
      g_assert_cmpint (symlink (place, path), ==, 0);
      g_assert_false (kscore_report_save (fixture->workspace, &order, fixture->file, NULL, NULL,
                                          NULL, &error));
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
      left = g_file_read_link (path, NULL);
      g_assert_cmpstr (left, ==, place);
    }
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* A disk that is full after some bytes: what was there is whole, and nothing is left beside it. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GBytes) before = save (fixture, KSCORE_REPORT_PDF);
  struct rlimit whole, full;
  guint n_files = count_files (fixture->owner.root);

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &whole), ==, 0);
  full = whole;
  full.rlim_cur = 1000;
  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < KSCORE_N_REPORT_FORMATS; i++)
    {
      const KscoreReportOrder order = { KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN,
                                        (KscoreReportFormat) i, FALSE };
      g_autoptr(GBytes) after = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &full), ==, 0);
      g_assert_false (kscore_report_save (fixture->workspace, &order, fixture->file, NULL, NULL,
                                          NULL, &error));
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &whole), ==, 0);
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
      after = g_file_load_bytes (fixture->file, NULL, NULL, NULL);
      g_assert_true (g_bytes_equal (before, after));
      g_assert_cmpuint (count_files (fixture->owner.root), ==, n_files);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/service/report-save/formats", Fixture, NULL, set_up, test_formats, tear_down);
  g_test_add ("/service/report-save/failed", Fixture, NULL, set_up, test_failed, tear_down);
  g_test_add ("/service/report-save/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/service/report-save/full", Fixture, NULL, set_up, test_full, tear_down);

  return g_test_run ();
}
