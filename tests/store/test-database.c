#include "config.h"

#include "store/kscore-database.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/kscore-error.h"
#include "store-fixture.h"
#include "store/kscore-migrations.h"
#include "store/kscore-page-writer.h"
#include "store/kscore-statement.h"

#define NOBODY 65534

typedef struct {
  char *dir;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KscoreDatabase) db = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = test_dir_new ();
  fixture->path = test_dir_database (fixture->dir);
  db = kscore_database_open (fixture->path, KSCORE_DATABASE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (kscore_migrations_run (db, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_dir_free (fixture->dir);
  g_free (fixture->path);
}

static KscoreDatabase *
open_database (Fixture            *fixture,
               KscoreDatabaseMode  mode)
{
  g_autoptr (GError) error = NULL;
  KscoreDatabase *db = kscore_database_open (fixture->path, mode, &error);

  g_assert_no_error (error);

  return db;
}

/* One sentence for a person, without the words of SQLite. */
static void
assert_sentence (const GError *error,
                 int           code)
{
  g_assert_error (error, KSCORE_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strstr (error->message, "SQL"));
  g_assert_nonnull (kscore_error_get_action (error));
}

static void
test_settings (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (KscoreDatabase) db = open_database (fixture, KSCORE_DATABASE_WRITE);

  g_assert_cmpint (test_get_integer (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (test_get_integer (db, "PRAGMA synchronous"), ==, 1);
  g_assert_cmpint (test_get_integer (db, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"),
                   ==, 1);
}

/* Whatever the umask and the folder allow. */
static void
test_private (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (KscoreDatabase) db = open_database (fixture, KSCORE_DATABASE_WRITE);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf status;

  g_assert_true (kscore_database_exec (db, "CREATE TABLE private (a)", NULL));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0077, ==, 0);
  g_assert_cmpint (g_stat (log, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0077, ==, 0);
}

static void
test_reader_does_not_write (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (KscoreDatabase) db = open_database (fixture, KSCORE_DATABASE_READ);
  g_autoptr (GError) error = NULL;

  g_assert_false (kscore_database_exec (db, "DELETE FROM persons", &error));
  assert_sentence (error, KSCORE_ERROR_STORAGE);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM persons"), ==, 1);
}

static void
test_reader_does_not_create (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = test_dir_new ();
  g_autofree char *path = test_dir_database (dir);

  g_assert_null (kscore_database_open (path, KSCORE_DATABASE_READ, &error));
  assert_sentence (error, KSCORE_ERROR_STORAGE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  test_dir_free (dir);
}

static void
test_snapshot (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (KscoreDatabase) writer = open_database (fixture, KSCORE_DATABASE_WRITE);
  g_autoptr (KscoreDatabase) reader = open_database (fixture, KSCORE_DATABASE_READ);

  g_assert_true (kscore_database_begin (reader, NULL));
  g_assert_cmpint (test_get_integer (reader, "SELECT count(*) FROM persons"), ==, 1);
  g_assert_true (kscore_database_exec (writer, "INSERT INTO persons (role) VALUES ('peer')", NULL));
  g_assert_cmpint (test_get_integer (reader, "SELECT count(*) FROM persons"), ==, 1);
  g_assert_true (kscore_database_commit (reader, NULL));
  g_assert_cmpint (test_get_integer (reader, "SELECT count(*) FROM persons"), ==, 2);
}

static void
test_rollback (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (KscoreDatabase) db = open_database (fixture, KSCORE_DATABASE_WRITE);

  g_assert_true (kscore_database_begin (db, NULL));
  g_assert_true (kscore_database_exec (db, "INSERT INTO persons (role) VALUES ('peer')", NULL));
  kscore_database_rollback (db);
  kscore_database_rollback (db);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM persons"), ==, 1);
}

static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (KscoreDatabase) first = open_database (fixture, KSCORE_DATABASE_WRITE);
  g_autoptr (KscoreDatabase) second = open_database (fixture, KSCORE_DATABASE_WRITE);
  g_autoptr (GError) error = NULL;

  kscore_database_set_busy_timeout (second, 10);
  g_assert_true (kscore_database_begin (first, NULL));
  g_assert_false (kscore_database_begin (second, &error));
  assert_sentence (error, KSCORE_ERROR_BUSY);

  g_assert_true (kscore_database_commit (first, NULL));
  g_assert_true (kscore_database_begin (second, NULL));
  g_assert_true (kscore_database_commit (second, NULL));
}

static void
test_not_a_database (Fixture       *fixture,
                     gconstpointer  data)
{
  const char content[] = "Dear diary, this is a letter and not what you think it is. "
                         "It is long enough to hold the header of a database.";
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (fixture->path, content, -1, NULL));
  g_assert_null (kscore_database_open (fixture->path, KSCORE_DATABASE_WRITE, &error));
  assert_sentence (error, KSCORE_ERROR_STORAGE);
  g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, content);
}

#define PAGE_SIZE 4096

/* Overwrites the file but for its first pages. */
static void
damage (Fixture *fixture,
        gsize    n_kept)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_cmpuint (length, >, n_kept * PAGE_SIZE);
  memset (content + n_kept * PAGE_SIZE, 0xa5, length - n_kept * PAGE_SIZE);
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (KscoreDatabase) db = open_database (fixture, KSCORE_DATABASE_WRITE);
  gint64 n_pages = test_get_integer (db, "PRAGMA page_count");
  g_autoptr (GError) error = NULL;

  /* The last table: found when it is read. */
  g_clear_pointer (&db, kscore_database_close);
  damage (fixture, (gsize) n_pages - 1);
  db = open_database (fixture, KSCORE_DATABASE_WRITE);
  g_assert_false (kscore_database_check (db, &error));
  assert_sentence (error, KSCORE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "damaged"));
  g_clear_error (&error);
  g_clear_pointer (&db, kscore_database_close);

  /* The list of tables: found at once. */
  damage (fixture, 1);
  g_assert_null (kscore_database_open (fixture->path, KSCORE_DATABASE_WRITE, &error));
  assert_sentence (error, KSCORE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "damaged"));
}

/* Damage can be such that SQLite still reads the schema, and misses a table in it. */
static void
test_missing_table (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (KscoreDatabase) db = open_database (fixture, KSCORE_DATABASE_WRITE);
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_assert_true (kscore_database_exec (db, "DROP TABLE settings", NULL));
  g_assert_false (kscore_database_get_integer (db, "SELECT count(*) FROM settings", &value,
                                               &error));
  assert_sentence (error, KSCORE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "damaged"));
}

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (KscoreDatabase) db = open_database (fixture, KSCORE_DATABASE_WRITE);
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_database_check (db, &error));
  g_assert_no_error (error);

  /* A row whose parent is gone is damage too. */
  g_assert_true (kscore_database_exec (db, "PRAGMA foreign_keys = OFF;"
                                           "INSERT INTO audience VALUES (55, 1, 1)", NULL));
  g_assert_false (kscore_database_check (db, &error));
  assert_sentence (error, KSCORE_ERROR_STORAGE);
}

static void
test_full_disk (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (KscoreDatabase) db = open_database (fixture, KSCORE_DATABASE_WRITE);
  g_autoptr (KscorePageWriter) writer = kscore_page_writer_new (db);
  g_autoptr (KscorePage) page = test_page_new (0);
  g_autofree char *before = test_dump_rows (db);
  g_autofree char *after = NULL;
  g_autofree char *limit = NULL;
  g_autoptr (GError) error = NULL;
  KscorePost *last = g_ptr_array_index (page->posts, page->posts->len - 1);

  g_free (last->text);
  last->text = g_strnfill (100000, 'x');
  limit = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                           test_get_integer (db, "PRAGMA page_count"));
  g_assert_true (kscore_database_exec (db, limit, NULL));
  g_assert_true (kscore_database_begin (db, NULL));
  g_assert_false (kscore_page_writer_write (writer, page, NULL, &error));
  assert_sentence (error, KSCORE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "full"));
  kscore_database_rollback (db);
  kscore_page_writer_reset (writer);
  after = test_dump_rows (db);
  g_assert_cmpstr (after, ==, before);
  g_clear_error (&error);

  /* Somebody makes room. */
  g_assert_true (kscore_database_exec (db, "PRAGMA max_page_count = 1000000", NULL));
  g_assert_true (kscore_database_begin (db, NULL));
  g_assert_true (kscore_page_writer_write (writer, page, NULL, &error));
  g_assert_true (kscore_database_commit (db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM posts"), ==, 5);
}

static void
test_read_only_file (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  uid_t user = geteuid ();

  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  /* Nothing is read-only for root. */
  if (user == 0)
    {
      g_assert_cmpint (chown (fixture->dir, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (seteuid (NOBODY), ==, 0);
    }

  {
    g_autoptr (KscoreDatabase) db = open_database (fixture, KSCORE_DATABASE_WRITE);

    g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM persons"), ==, 1);
    g_assert_false (kscore_database_exec (db, "DELETE FROM settings", &error));
    assert_sentence (error, KSCORE_ERROR_STORAGE);
    g_assert_nonnull (strstr (error->message, "read but not written"));
  }

  if (user == 0)
    g_assert_cmpint (seteuid (user), ==, 0);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (KscoreDatabase) db = open_database (fixture, KSCORE_DATABASE_WRITE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 value;
  const char *endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                        " SELECT max(i) FROM n";

  g_cancellable_cancel (cancellable);
  kscore_database_set_cancellable (db, cancellable);
  g_assert_false (kscore_database_get_integer (db, endless, &value, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  kscore_database_set_cancellable (db, NULL);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM persons"), ==, 1);
}

#define add(name, func) \
  g_test_add ("/store/database/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("settings", test_settings);
  add ("private", test_private);
  add ("reader-does-not-write", test_reader_does_not_write);
  g_test_add_func ("/store/database/reader-does-not-create", test_reader_does_not_create);
  add ("snapshot", test_snapshot);
  add ("rollback", test_rollback);
  add ("locked", test_locked);
  add ("not-a-database", test_not_a_database);
  add ("damaged", test_damaged);
  add ("missing-table", test_missing_table);
  add ("check", test_check);
  add ("full-disk", test_full_disk);
  add ("read-only-file", test_read_only_file);
  add ("cancel", test_cancel);

  return g_test_run ();
}
