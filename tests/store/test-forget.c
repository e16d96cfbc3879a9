#include "config.h"

#include "store/kscore-forget.h"

#include <string.h>

#include "core/kscore-error.h"
#include "store-fixture.h"
#include "store/kscore-account-table.h"
#include "store/kscore-host-table.h"
#include "store/kscore-list-table.h"
#include "store/kscore-migrations.h"
#include "store/kscore-post-table.h"
#include "store/kscore-score-table.h"
#include "store/kscore-source-table.h"

#define SECRET "xylographical"

static KscorePage *
page_of (const char *native_id,
         const char *word)
{
  g_autoptr (KscoreAccount) account = kscore_account_new ("x", native_id, word);
  KscorePage *page = kscore_page_new (account);
  KscoreAudience audience = { 100, 5 };
  KscoreCoverage coverage = { 19000, 19010, KSCORE_KINDS_POSTS };

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", word, i);
      g_autofree char *person = g_strdup_printf ("%s-person-%u", word, i);
      KscorePost *post = kscore_post_new (id, 1000 + i);

      post->text = g_strdup_printf ("%s said for the %uth time", word, i);
      g_ptr_array_add (page->posts, post);
      g_ptr_array_add (page->counts, kscore_count_new (id, KSCORE_KIND_LIKE, 3, 2000));
      g_ptr_array_add (page->interactions,
                       kscore_interaction_new (id, KSCORE_KIND_LIKE, person, 1500));
      g_ptr_array_add (page->interactions,
                       kscore_interaction_new (id, KSCORE_KIND_LIKE, "shared-person", 1500));
    }
  g_ptr_array_add (page->marks, kscore_mark_new (KSCORE_MARK_LIST, "shared-person", word, 5));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-reply-%u", word, i);
      g_autofree char *person = g_strdup_printf ("%s-answered-%u", word, i);

      g_ptr_array_add (page->outgoing,
                       kscore_outgoing_new (id, KSCORE_KIND_REPLY, person, 19000));
    }
  g_array_append_val (page->audience, audience);
  g_array_append_val (page->coverage, coverage);

  return page;
}

static KscoreStore *
open_store (const char *dir)
{
  g_autoptr (GError) error = NULL;
  KscoreStore *store = kscore_store_new (dir);

  g_assert_true (kscore_store_open (store, KSCORE_STORE_OPEN_WRITE, NULL, &error));
  g_assert_no_error (error);

  return store;
}

static void
write_pages (KscoreStore *store)
{
  g_autoptr (KscorePage) secret = page_of ("1", SECRET);
  g_autoptr (KscorePage) kept = page_of ("2", "harmless");
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_store_write_page (store, kept, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (kscore_store_write_page (store, secret, NULL, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
check_rest (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (GPtrArray) accounts = kscore_account_table_list (db, NULL);
  g_autoptr (GArray) found = kscore_post_table_search (db, "harmless", 1000, NULL);
  g_autoptr (GArray) gone = kscore_post_table_search (db, SECRET, 1000, NULL);
  gboolean pending = TRUE;
  gint64 n_actors;

  g_assert_cmpuint (accounts->len, ==, 1);
  g_assert_cmpint (((KscoreStoredAccount *) g_ptr_array_index (accounts, 0))->n_interactions, ==,
                   400);
  g_assert_cmpuint (found->len, ==, 200);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_true (kscore_database_get_integer (db, "SELECT count(*) FROM actors", &n_actors, NULL));
  g_assert_cmpint (n_actors, ==, 204);
  g_assert_true (kscore_forget_is_pending (db, &pending, NULL));
  g_assert_false (pending);

  return kscore_database_check (db, error);
}

typedef struct {
  const char *handle;
  gint64      id;
} Find;

static gboolean
find_func (KscoreDatabase  *db,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  Find *find = data;

  find->id = kscore_account_table_find (db, find->handle, error);

  return find->id != 0;
}

static gint64
find_account (KscoreStore *store,
              const char  *handle)
{
  Find find = { .handle = handle };

  g_assert_true (kscore_store_run (store, KSCORE_STORE_READ, find_func, &find, NULL, NULL));

  return find.id;
}

static void
test_no_word_stays (void)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreStore) store = open_store (dir);
  g_autofree char *path = test_dir_database (dir);
  g_autofree char *backup = g_strconcat (path, ".v001", NULL);
  g_autoptr (GError) error = NULL;

  write_pages (store);
  g_assert_true (g_file_set_contents (backup, "old copy with " SECRET, -1, NULL));
  g_assert_true (test_dir_contains (dir, SECRET));
  /* Trigrams in the index as well. */
  g_assert_true (test_dir_contains (dir, "harmless"));

  g_assert_true (kscore_store_forget (store, find_account (store, SECRET), NULL, &error));
  g_assert_no_error (error);
  g_assert_false (test_dir_contains (dir, SECRET));
  g_assert_false (test_dir_contains (dir, "xyl"));
  g_assert_true (test_dir_contains (dir, "harmless"));
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));

  g_assert_true (kscore_store_run (store, KSCORE_STORE_READ, check_rest, NULL, NULL, &error));
  g_assert_no_error (error);

  /* The same account can come back. */
  write_pages (store);
  g_assert_cmpint (find_account (store, SECRET), >, 0);
  kscore_store_close (store);
  test_dir_free (dir);
}

static gboolean
delete_only (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  return kscore_forget_account (db, *(gint64 *) data, error);
}

static void
assert_pending (const char *dir)
{
  g_autofree char *path = test_dir_database (dir);
  g_autoptr (KscoreDatabase) db = kscore_database_open (path, KSCORE_DATABASE_READ, NULL);
  gboolean pending = FALSE;

  g_assert_nonnull (db);
  g_assert_true (kscore_forget_is_pending (db, &pending, NULL));
  g_assert_true (pending);
}

static void
test_goes_on_after_a_kill (void)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreStore) store = open_store (dir);
  g_autoptr (GError) error = NULL;
  gint64 id;

  write_pages (store);
  id = find_account (store, SECRET);
  /* As far as a process came that was killed before the file was clean. */
  g_assert_true (kscore_store_run (store, KSCORE_STORE_WRITE, delete_only, &id, NULL, &error));
  g_assert_no_error (error);
  kscore_store_close (store);
  assert_pending (dir);

  g_assert_true (kscore_store_open (store, KSCORE_STORE_OPEN_WRITE, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (test_dir_contains (dir, SECRET));
  g_assert_true (kscore_store_run (store, KSCORE_STORE_READ, check_rest, NULL, NULL, &error));
  g_assert_no_error (error);
  kscore_store_close (store);
  test_dir_free (dir);
}

static void
test_other_reader (void)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreStore) store = open_store (dir);
  g_autofree char *path = test_dir_database (dir);
  g_autoptr (KscoreDatabase) reader = NULL;
  g_autoptr (GError) error = NULL;
  gint64 value;
  gint64 id;

  write_pages (store);
  id = find_account (store, SECRET);
  reader = kscore_database_open (path, KSCORE_DATABASE_READ, NULL);
  g_assert_true (kscore_database_begin (reader, NULL));
  g_assert_true (kscore_database_get_integer (reader, "SELECT count(*) FROM posts", &value, NULL));

  /* It still sees the old data: that is said, and made good later. */
  g_assert_false (kscore_store_forget (store, id, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (kscore_database_commit (reader, NULL));
  g_clear_pointer (&reader, kscore_database_close);
  kscore_store_close (store);

  g_assert_true (kscore_store_open (store, KSCORE_STORE_OPEN_WRITE, NULL, &error));
  g_assert_false (test_dir_contains (dir, SECRET));
  kscore_store_close (store);
  test_dir_free (dir);
}

static void
test_unknown_account (void)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreStore) store = open_store (dir);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  write_pages (store);
  before = test_dump (store);
  g_assert_false (kscore_store_forget (store, 999, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  after = test_dump (store);
  g_assert_cmpstr (after, ==, before);
  kscore_store_close (store);
  test_dir_free (dir);
}

/* Words of it in every table that a refresh writes. */
static gboolean
link_accounts (KscoreDatabase  *db,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  KscoreHost host = { .host = (char *) SECRET ".example" };

  for (gint64 account = 1; account <= 2; account++)
    {
      g_autoptr (KscoreSource) source = kscore_source_new ("x");
      g_autoptr (KscorePage) page = kscore_page_new (NULL);
      KscoreList list = { .account = account, .kind = KSCORE_LIST_FOLLOWERS,
                          .cursor = (char *) (account == 2 ? SECRET : "harmless") };

      source->server = g_strdup (list.cursor);
      g_ptr_array_add (page->actors, kscore_actor_new (list.cursor));
      g_assert_true (kscore_source_table_put (db, account, source, error));
      g_assert_true (kscore_list_table_put (db, &list, error));
      g_assert_true (kscore_list_table_stage (db, &list, page, NULL, error));
      g_assert_true (kscore_account_table_set_trouble (db, account, "offline", list.cursor, 1, 2,
                                                       error));
    }

  return kscore_host_table_put (db, &host, error);
}

static gboolean
count_rows (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  return kscore_database_get_integer (
    db,
    "SELECT (SELECT count(*) FROM sources) * 1000 + (SELECT count(*) FROM lists) * 100"
    " + (SELECT count(*) FROM staged) * 10 + (SELECT count(*) FROM hosts)",
    data, error);
}

static gint64
count_network_rows (KscoreStore *store)
{
  gint64 n = -1;

  g_assert_true (kscore_store_run (store, KSCORE_STORE_READ, count_rows, &n, NULL, NULL));

  return n;
}

static void
test_networks (void)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreStore) store = open_store (dir);
  g_autoptr (GError) error = NULL;

  write_pages (store);
  g_assert_true (kscore_store_run (store, KSCORE_STORE_WRITE, link_accounts, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_network_rows (store), ==, 2221);

  /* Hosts are known as long as one account is read from a network. */
  g_assert_true (kscore_store_forget (store, find_account (store, "harmless"), NULL, &error));
  g_assert_cmpint (count_network_rows (store), ==, 1111);
  g_assert_true (kscore_store_forget (store, find_account (store, SECRET), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_network_rows (store), ==, 0);
  g_assert_false (test_dir_contains (dir, SECRET));
  kscore_store_close (store);
  test_dir_free (dir);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/forget/no-word-stays", test_no_word_stays);
  g_test_add_func ("/store/forget/goes-on-after-a-kill", test_goes_on_after_a_kill);
  g_test_add_func ("/store/forget/other-reader", test_other_reader);
  g_test_add_func ("/store/forget/unknown-account", test_unknown_account);
  g_test_add_func ("/store/forget/networks", test_networks);

  return g_test_run ();
}
