#include "config.h"

#include "store/kscore-migrations.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/kscore-error.h"
#include "store-fixture.h"
#include "store/kscore-account-table.h"
#include "store/kscore-evidence-reader.h"
#include "store/kscore-post-table.h"
#include "store/kscore-statement.h"

static KscoreDatabase *
open_database (const char *dir)
{
  g_autofree char *path = test_dir_database (dir);
  g_autoptr (GError) error = NULL;
  KscoreDatabase *db = kscore_database_open (path, KSCORE_DATABASE_WRITE, &error);

  g_assert_no_error (error);

  return db;
}

static gboolean
has_backup (const char *dir,
            int         version)
{
  g_autofree char *path = test_dir_database (dir);
  g_autofree char *backup = g_strdup_printf ("%s.v%03d", path, version);

  return g_file_test (backup, G_FILE_TEST_EXISTS);
}

static void
test_current (void)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreDatabase) db = open_database (dir);
  g_auto (GStrv) steps = kscore_migrations_load_steps ();
  g_autoptr (GError) error = NULL;
  gboolean current = TRUE;

  g_assert_true (kscore_migrations_is_current (db, &current, &error));
  g_assert_false (current);
  g_assert_true (kscore_migrations_run (db, &error));
  g_assert_no_error (error);
  g_assert_true (kscore_migrations_is_current (db, &current, &error));
  g_assert_true (current);
  g_assert_cmpint (test_get_integer (db, "PRAGMA user_version"), ==, g_strv_length (steps));
  /* A new file needs no copy of nothing, and running again does nothing. */
  g_assert_true (kscore_migrations_run (db, &error));
  g_assert_false (has_backup (dir, 0));
  g_assert_false (has_backup (dir, 1));
  test_dir_free (dir);
}

static void
test_steps_in_order (void)
{
  const char * const one[] = { "CREATE TABLE t (a)", NULL };
  const char * const three[] = {
    "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)", "ALTER TABLE t ADD COLUMN b DEFAULT 5", NULL,
  };
  char *dir = test_dir_new ();
  g_autoptr (KscoreDatabase) db = open_database (dir);
  g_autofree char *path = test_dir_database (dir);
  g_autofree char *backup = g_strconcat (path, ".v001", NULL);
  g_autoptr (KscoreDatabase) old = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (kscore_migrations_run_steps (db, one, &error));
  g_assert_true (kscore_database_exec (db, "INSERT INTO t VALUES (0)", NULL));
  g_assert_true (kscore_migrations_run_steps (db, three, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_get_integer (db, "SELECT sum(b) FROM t"), ==, 10);
  g_assert_cmpint (test_get_integer (db, "PRAGMA user_version"), ==, 3);

  /* The copy is the database as it was, and as private. */
  g_assert_cmpint (g_stat (backup, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0077, ==, 0);
  old = kscore_database_open (backup, KSCORE_DATABASE_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_get_integer (old, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (test_get_integer (old, "SELECT count(*) FROM t"), ==, 1);
  g_assert_true (kscore_database_check (old, NULL));
  g_clear_pointer (&old, kscore_database_close);

  g_assert_true (kscore_migrations_remove_backups (path, &error));
  g_assert_false (has_backup (dir, 1));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  test_dir_free (dir);
}

static void
test_failing_step (void)
{
  const char * const one[] = { "CREATE TABLE t (a)", NULL };
  const char * const failing[] = {
    "CREATE TABLE t (a)", "ALTER TABLE t ADD COLUMN b", "INSERT INTO nowhere VALUES (1)", NULL,
  };
  const char * const mended[] = {
    "CREATE TABLE t (a)", "ALTER TABLE t ADD COLUMN b", "INSERT INTO t VALUES (1, 2)", NULL,
  };
  char *dir = test_dir_new ();
  g_autoptr (KscoreDatabase) db = open_database (dir);
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_migrations_run_steps (db, one, &error));
  g_assert_false (kscore_migrations_run_steps (db, failing, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_cmpint (test_get_integer (db, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM pragma_table_info ('t')"), ==, 1);

  g_assert_true (kscore_migrations_run_steps (db, mended, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_get_integer (db, "SELECT sum(b) FROM t"), ==, 2);
  test_dir_free (dir);
}

static void
test_bounded_backups (void)
{
  const char *steps[12] = { "CREATE TABLE t (a)", NULL };
  char *dir = test_dir_new ();
  g_autoptr (KscoreDatabase) db = open_database (dir);

  for (int i = 1; i < 11; i++)
    {
      g_assert_true (kscore_migrations_run_steps (db, steps, NULL));
      steps[i] = "INSERT INTO t VALUES (1)";
    }

  g_assert_false (has_backup (dir, 6));
  g_assert_true (has_backup (dir, 7));
  g_assert_true (has_backup (dir, 8));
  g_assert_true (has_backup (dir, 9));
  test_dir_free (dir);
}

static void
test_newer_is_untouched (void)
{
  char *dir = test_dir_new ();
  g_autofree char *path = test_dir_database (dir);
  g_autoptr (KscoreStore) store = kscore_store_new (dir);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  {
    g_autoptr (KscoreDatabase) db = open_database (dir);

    g_assert_true (kscore_migrations_run (db, &error));
    g_assert_true (kscore_database_exec (db, "PRAGMA user_version = 1000", NULL));
  }
  g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));

  g_assert_false (kscore_store_open (store, KSCORE_STORE_OPEN_WRITE, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_TOO_NEW);
  g_assert_nonnull (strstr (error->message, "newer version"));
  g_clear_error (&error);
  g_assert_false (kscore_store_open (store, KSCORE_STORE_OPEN_READ, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_TOO_NEW);

  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  test_dir_free (dir);
}

static void
test_strangers_database (void)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreDatabase) db = open_database (dir);
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_database_exec (db, "CREATE TABLE recipes (name)", NULL));
  g_assert_false (kscore_migrations_run (db, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "not a database of Kscore"));
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM sqlite_schema"), ==, 1);
  test_dir_free (dir);
}

/* Every version that was ever given out, filled, has its file; each must become current. */
static void
test_old_databases (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "databases", NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  g_assert_nonnull (files);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *sql = NULL;
      char *dir = test_dir_new ();
      g_autoptr (KscoreDatabase) db = open_database (dir);
      g_autoptr (KscoreEvidence) evidence = NULL;
      g_autoptr (GPtrArray) accounts = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_get_contents (file, &sql, NULL, NULL));
      g_assert_true (kscore_database_exec (db, sql, &error));
      g_assert_no_error (error);
      g_assert_true (kscore_migrations_run (db, &error));
      g_assert_no_error (error);
      g_assert_true (kscore_database_check (db, &error));
      g_assert_no_error (error);

      accounts = kscore_account_table_list (db, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (accounts->len, ==, 2);
      evidence = kscore_evidence_reader_read (db, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (evidence->accounts->len, ==, 1);
      g_assert_cmpuint (evidence->posts->len, ==, 3);
      g_assert_cmpuint (evidence->interactions->len, ==, 4);
      g_assert_cmpuint (evidence->actors->len, ==, 4);
      g_assert_cmpuint (evidence->marks->len, ==, 2);
      test_dir_free (dir);
      n_files++;
    }
  g_assert_cmpuint (n_files, >=, 2);
}

static char *
dump (KscoreDatabase *db,
      const char     *sql)
{
  sqlite3_stmt *statement = kscore_statement_prepare (db, sql, NULL);
  GString *rows = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  while (kscore_statement_next (db, statement, &error))
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (rows, "%s|", (const char *) sqlite3_column_text (statement, i));
      g_string_append_c (rows, '\n');
    }
  g_assert_no_error (error);

  return g_string_free (rows, FALSE);
}

/* What was stored from archives alone stays as it was, and nothing is told that nobody knows. */
static void
test_networks_come_later (void)
{
  static const char * const selects[] = {
    "SELECT id, account, native_id, kind, at, precision, reply_to, reply_to_self, lang, url, tags,"
    " links, text FROM posts",
    "SELECT id, person, network, native_id, handle, display_name, url, created_at, following,"
    " linked, state, last_refresh FROM accounts",
    "SELECT * FROM counts", "SELECT * FROM interactions", "SELECT * FROM relations",
    "SELECT * FROM actor_readings",
  };
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "data", "databases", "v001.sql",
                                                 NULL);
  g_autofree char *sql = NULL;
  char *before[G_N_ELEMENTS (selects)];
  char *dir = test_dir_new ();
  g_autoptr (KscoreDatabase) db = open_database (dir);
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GArray) found = NULL;
  const KscoreStoredAccount *stored;

  g_assert_true (g_file_get_contents (file, &sql, NULL, NULL));
  g_assert_true (kscore_database_exec (db, sql, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (selects); i++)
    before[i] = dump (db, selects[i]);
  g_assert_true (kscore_migrations_run (db, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (selects); i++)
    {
      g_autofree char *after = dump (db, selects[i]);

      g_assert_cmpuint (strlen (after), >, 0);
      g_assert_cmpstr (after, ==, before[i]);
      g_free (before[i]);
    }

  g_assert_true (has_backup (dir, 1));
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM posts WHERE remote_id IS NULL"
                                         " AND read_at IS NULL AND deleted_at IS NULL"), ==, 4);
  accounts = kscore_account_table_list (db, NULL);
  stored = g_ptr_array_index (accounts, 0);
  g_assert_false (stored->live);
  g_assert_null (stored->error);
  g_assert_cmpint (stored->error_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpint (stored->retry_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpint (stored->n_posts, ==, 3);
  found = kscore_post_table_search (db, "bridges", 10, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  test_dir_free (dir);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/migrations/current", test_current);
  g_test_add_func ("/store/migrations/steps-in-order", test_steps_in_order);
  g_test_add_func ("/store/migrations/failing-step", test_failing_step);
  g_test_add_func ("/store/migrations/bounded-backups", test_bounded_backups);
  g_test_add_func ("/store/migrations/newer-is-untouched", test_newer_is_untouched);
  g_test_add_func ("/store/migrations/strangers-database", test_strangers_database);
  g_test_add_func ("/store/migrations/old-databases", test_old_databases);
  g_test_add_func ("/store/migrations/networks-come-later", test_networks_come_later);

  return g_test_run ();
}
