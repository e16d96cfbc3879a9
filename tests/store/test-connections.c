#include "config.h"

#include "store/kscore-connections.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/kscore-error.h"
#include "store-fixture.h"

#define NOBODY 65534

static gboolean
count_posts (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  return kscore_database_get_integer (db, "SELECT count(*) FROM posts", data, error);
}

static KscoreConnections *
open_connections (const char      *dir,
                  KscoreStoreMode  mode)
{
  g_autoptr (GError) error = NULL;
  KscoreConnections *connections = kscore_connections_new (dir);

  g_assert_true (kscore_connections_open (connections, mode, &error));
  g_assert_no_error (error);

  return connections;
}

static void
assert_posts (KscoreConnections *connections,
              gint64             expected)
{
  g_autoptr (GError) error = NULL;
  gint64 count = -1;

  g_assert_true (kscore_connections_read (connections, count_posts, &count, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, expected);
}

static gboolean
write_page (KscoreConnections  *connections,
            guint               number,
            GError            **error)
{
  g_autoptr (KscorePage) page = test_page_new (number);

  return kscore_connections_write_page (connections, page, NULL, NULL, error);
}

static void
test_second_reads_on (void)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreConnections) first = open_connections (dir, KSCORE_STORE_OPEN_WRITE);
  g_autoptr (KscoreConnections) second = open_connections (dir, KSCORE_STORE_OPEN_WRITE);
  g_autoptr (GError) error = NULL;
  g_autofree char *holder = NULL;
  g_autofree char *pid = g_strdup_printf ("(process %d)", (int) getpid ());
  gboolean changed;

  g_assert_true (kscore_connections_get_writable (first));
  g_assert_false (kscore_connections_get_writable (second));
  holder = kscore_connections_dup_holder (second);
  g_assert_nonnull (strstr (holder, pid));

  g_assert_true (kscore_connections_poll (second, &changed, NULL));
  g_assert_false (changed);
  g_assert_true (write_page (first, 0, NULL));
  assert_posts (second, 5);
  g_assert_true (kscore_connections_poll (second, &changed, NULL));
  g_assert_true (changed);
  g_assert_true (kscore_connections_poll (second, &changed, NULL));
  g_assert_false (changed);

  g_assert_false (write_page (second, 1, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, pid));
  g_clear_error (&error);

  /* When the first is done, the second may. */
  kscore_connections_close (first);
  g_assert_true (write_page (second, 1, &error));
  g_assert_no_error (error);
  g_assert_true (kscore_connections_get_writable (second));
  assert_posts (second, 10);
  kscore_connections_close (second);
  test_dir_free (dir);
}

static void
test_read_mode (void)
{
  char *dir = test_dir_new ();
  g_autofree char *missing = g_build_filename (dir, "missing", NULL);
  g_autoptr (KscoreConnections) nothing = kscore_connections_new (missing);
  g_autoptr (KscoreConnections) writer = NULL;
  g_autoptr (KscoreConnections) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (kscore_connections_open (nothing, KSCORE_STORE_OPEN_READ, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));

  writer = open_connections (dir, KSCORE_STORE_OPEN_WRITE);
  g_assert_true (write_page (writer, 0, NULL));
  reader = open_connections (dir, KSCORE_STORE_OPEN_READ);
  assert_posts (reader, 5);
  g_assert_false (write_page (reader, 1, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  kscore_connections_close (reader);
  kscore_connections_close (writer);
  test_dir_free (dir);
}

static void
assert_alone (const char *dir,
              const char *name)
{
  g_autoptr (GDir) names = g_dir_open (dir, 0, NULL);

  g_assert_cmpstr (g_dir_read_name (names), ==, name);
  g_assert_null (g_dir_read_name (names));
}

static void
test_read_only_folder (void)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreConnections) connections = open_connections (dir, KSCORE_STORE_OPEN_WRITE);
  g_autofree char *below = g_build_filename (dir, "below", NULL);
  g_autoptr (KscoreConnections) other = kscore_connections_new (below);
  g_autoptr (GError) error = NULL;
  g_autofree char *database = test_dir_database (dir);
  g_autofree char *lock = g_build_filename (dir, "kscore.lock", NULL);
  uid_t user = geteuid ();

  g_assert_true (write_page (connections, 0, NULL));
  kscore_connections_close (connections);
  g_assert_cmpint (g_unlink (lock), ==, 0);
  g_assert_cmpint (g_chmod (dir, 0555), ==, 0);
  g_assert_cmpint (g_chmod (database, 0444), ==, 0);
  /* Nothing is read-only for root. */
  if (user == 0)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);

  g_assert_false (kscore_connections_open (other, KSCORE_STORE_OPEN_WRITE, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "cannot be created"));
  g_clear_error (&error);

  /* What is there can be read all the same, and nothing appears beside it. */
  g_assert_true (kscore_connections_open (connections, KSCORE_STORE_OPEN_WRITE, &error));
  g_assert_no_error (error);
  g_assert_false (kscore_connections_get_writable (connections));
  g_assert_null (kscore_connections_dup_holder (connections));
  assert_posts (connections, 5);
  assert_posts (connections, 5);
  g_assert_false (write_page (connections, 1, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "cannot be written"));
  g_clear_error (&error);
  assert_alone (dir, "kscore.db");

  if (user == 0)
    g_assert_cmpint (seteuid (user), ==, 0);
  g_assert_cmpint (g_chmod (dir, 0755), ==, 0);
  g_assert_cmpint (g_chmod (database, 0644), ==, 0);

  /* Written again as soon as it can be. */
  g_assert_true (write_page (connections, 1, &error));
  g_assert_no_error (error);
  g_assert_true (kscore_connections_get_writable (connections));
  kscore_connections_close (connections);
  test_dir_free (dir);
}

static void
test_read_only_file (void)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreConnections) connections = open_connections (dir, KSCORE_STORE_OPEN_WRITE);
  g_autoptr (GError) error = NULL;
  g_autofree char *database = test_dir_database (dir);
  g_autofree char *lock = g_build_filename (dir, "kscore.lock", NULL);
  uid_t user = geteuid ();

  g_assert_true (write_page (connections, 0, NULL));
  kscore_connections_close (connections);
  g_assert_cmpint (g_unlink (lock), ==, 0);
  g_assert_cmpint (g_chmod (database, 0444), ==, 0);
  if (user == 0)
    {
      g_assert_cmpint (chown (dir, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (seteuid (NOBODY), ==, 0);
    }

  g_assert_true (kscore_connections_open (connections, KSCORE_STORE_OPEN_WRITE, &error));
  g_assert_no_error (error);
  g_assert_false (kscore_connections_get_writable (connections));
  assert_posts (connections, 5);
  g_assert_false (write_page (connections, 1, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "read but not written"));
  kscore_connections_close (connections);
  g_assert_cmpint (g_unlink (lock), ==, 0);
  assert_alone (dir, "kscore.db");

  if (user == 0)
    g_assert_cmpint (seteuid (user), ==, 0);
  test_dir_free (dir);
}

static gboolean
fail (KscoreDatabase  *db,
      gpointer         data,
      GCancellable    *cancellable,
      GError         **error)
{
  g_assert_true (kscore_database_exec (db, "DELETE FROM coverage", NULL));
  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT, "no");

  return FALSE;
}

static void
test_failure_takes_back (void)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreConnections) connections = open_connections (dir, KSCORE_STORE_OPEN_WRITE);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (KscorePage) page = test_page_new (1);
  g_autoptr (GError) error = NULL;
  gint64 count;

  g_assert_true (write_page (connections, 0, NULL));
  g_assert_false (kscore_connections_write (connections, TRUE, fail, NULL, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  g_assert_false (kscore_connections_write_page (connections, page, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (kscore_connections_read (connections, count_posts, &count, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  assert_posts (connections, 5);
  g_assert_true (write_page (connections, 1, NULL));
  assert_posts (connections, 10);
  kscore_connections_close (connections);
  test_dir_free (dir);
}

static gboolean
limit_pages (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  return kscore_database_exec (db, data, error);
}

static void
test_full_disk (void)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreConnections) connections = open_connections (dir, KSCORE_STORE_OPEN_WRITE);
  g_autoptr (GError) error = NULL;
  gint64 n_written = 0;
  gint64 count;

  g_assert_true (kscore_connections_write (connections, FALSE, limit_pages,
                                           (gpointer) "PRAGMA max_page_count = 80", NULL, NULL));
  while (write_page (connections, (guint) n_written, &error))
    n_written++;
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "full"));
  g_clear_error (&error);

  /* The page that did not fit is not there in part. */
  g_assert_true (kscore_connections_read (connections, count_posts, &count, NULL, NULL));
  g_assert_cmpint (count, ==, n_written * 5);
  g_assert_true (kscore_connections_write (connections, FALSE, limit_pages,
                                           (gpointer) "PRAGMA max_page_count = 100000", NULL,
                                           NULL));
  g_assert_true (write_page (connections, (guint) n_written, &error));
  g_assert_no_error (error);
  assert_posts (connections, (n_written + 1) * 5);
  kscore_connections_close (connections);
  test_dir_free (dir);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/connections/second-reads-on", test_second_reads_on);
  g_test_add_func ("/store/connections/read-mode", test_read_mode);
  g_test_add_func ("/store/connections/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/connections/read-only-file", test_read_only_file);
  g_test_add_func ("/store/connections/failure-takes-back", test_failure_takes_back);
  g_test_add_func ("/store/connections/full-disk", test_full_disk);

  return g_test_run ();
}
