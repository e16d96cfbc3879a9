#include "config.h"

#include "store/kscore-pending-forget.h"

#include "core/kscore-error.h"
#include "store-fixture.h"
#include "store/kscore-account-table.h"
#include "store/kscore-setting-table.h"

static guint
count_listed (KscoreDatabase *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = kscore_account_table_list (db, &error);

  g_assert_no_error (error);
  return accounts->len;
}

static char *
dup_id (KscoreDatabase *db)
{
  g_autoptr (GPtrArray) accounts = kscore_account_table_list (db, NULL);
  const KscoreStoredAccount *stored = g_ptr_array_index (accounts, 0);

  return kscore_account_dup_string_id (stored->account);
}

/* Hidden at once, found by nobody, told by no list of settings, and back as it was. */
static void
test_there_and_back (gconstpointer linked)
{
  KscoreDatabase *db = test_database_new_with_account ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = NULL;
  g_autoptr (GHashTable) settings = NULL;
  g_autofree char *id = dup_id (db);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (kscore_account_table_set_linked (db, 1, GPOINTER_TO_INT (linked), NULL));
  before = test_dump_rows (db);

  g_assert_true (kscore_pending_forget_add (db, 1, &error));
  g_assert_no_error (error);
  /* The second time changes nothing. */
  g_assert_true (kscore_pending_forget_add (db, 1, NULL));
  g_assert_cmpuint (count_listed (db), ==, 0);
  g_assert_cmpint (test_get_integer (db, "SELECT linked FROM accounts"), ==, 0);
  g_assert_cmpint (kscore_account_table_find (db, id, NULL), ==, 0);
  g_assert_cmpint (kscore_pending_forget_find (db, id, NULL), ==, 1);
  settings = kscore_setting_table_list (db, NULL);
  g_assert_cmpuint (g_hash_table_size (settings), ==, 0);
  list = kscore_pending_forget_list (db, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (g_array_index (list, gint64, 0), ==, 1);

  g_assert_true (kscore_pending_forget_remove (db, 1, &error));
  g_assert_no_error (error);
  after = test_dump_rows (db);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_listed (db), ==, 1);

  g_assert_false (kscore_pending_forget_remove (db, 1, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (kscore_pending_forget_find (db, id, &error), ==, 0);
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  kscore_database_close (db);
}

static void
test_nobody (void)
{
  KscoreDatabase *db = test_database_new_with_account ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = NULL;

  g_assert_false (kscore_pending_forget_add (db, 7, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  list = kscore_pending_forget_list (db, NULL);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_true (kscore_pending_forget_settle (db, NULL));
  g_assert_cmpuint (count_listed (db), ==, 1);
  kscore_database_close (db);
}

static gboolean
add_func (KscoreDatabase  *db,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  return kscore_pending_forget_add (db, 1, error);
}

static gboolean
count_func (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  gint64 *counts = data;

  counts[0] = test_get_integer (db, "SELECT count(*) FROM accounts");
  counts[1] = test_get_integer (db, "SELECT count(*) FROM settings");
  counts[2] = test_get_integer (db, "SELECT count(*) FROM posts");
  counts[3] = count_listed (db);
  return TRUE;
}

/* Who only reads is not shown it; who opens to write deletes it and cleans the file. */
static void
test_the_next_writer_deletes (void)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreStore) store = kscore_store_new (dir);
  g_autoptr (KscoreStore) reader = kscore_store_new (dir);
  g_autoptr (KscorePage) page = test_page_new (0);
  g_autoptr (GError) error = NULL;
  gint64 counts[4] = { 0 };

  g_assert_true (kscore_store_open (store, KSCORE_STORE_OPEN_WRITE, NULL, &error));
  g_assert_true (kscore_store_write_page (store, page, NULL, NULL, &error));
  g_assert_true (kscore_store_run (store, KSCORE_STORE_WRITE, add_func, NULL, NULL, &error));
  g_assert_no_error (error);

  g_assert_true (kscore_store_open (reader, KSCORE_STORE_OPEN_WRITE, NULL, &error));
  g_assert_false (kscore_store_get_writable (reader));
  g_assert_true (kscore_store_run (reader, KSCORE_STORE_READ, count_func, counts, NULL, &error));
  g_assert_cmpint (counts[0], ==, 1);
  g_assert_cmpint (counts[3], ==, 0);
  kscore_store_close (reader);

  /* As after a kill. */
  kscore_store_close (store);
  g_assert_true (kscore_store_open (store, KSCORE_STORE_OPEN_WRITE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (kscore_store_run (store, KSCORE_STORE_READ, count_func, counts, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpint (counts[i], ==, 0);
  kscore_store_close (store);
  test_dir_free (dir);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/store/pending-forget/linked", GINT_TO_POINTER (TRUE),
                        test_there_and_back);
  g_test_add_data_func ("/store/pending-forget/unlinked", GINT_TO_POINTER (FALSE),
                        test_there_and_back);
  g_test_add_func ("/store/pending-forget/nobody", test_nobody);
  g_test_add_func ("/store/pending-forget/the-next-writer-deletes", test_the_next_writer_deletes);
  return g_test_run ();
}
