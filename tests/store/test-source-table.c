#include "config.h"

#include "store/kscore-source-table.h"

#include "store-fixture.h"
#include "store/kscore-account-table.h"

static KscoreSource *
get (KscoreDatabase *db,
     gint64          account)
{
  KscoreSource *source = (KscoreSource *) 0x1;
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_source_table_get (db, account, &source, &error));
  g_assert_no_error (error);

  return source;
}

static void
test_put (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autoptr (KscoreSource) source = kscore_source_new ("mastodon");
  g_autoptr (KscoreSource) first = NULL;
  g_autoptr (KscoreSource) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (get (db, 1));
  g_assert_null (get (db, 99));

  source->native_id = g_strdup ("https://social.example/users/ada");
  source->handle = g_strdup ("ada@social.example");
  source->remote_id = g_strdup ("1234");
  source->server = g_strdup ("https://social.example");
  source->pds = g_strdup ("https://pds.example");
  source->directory = g_strdup ("https://directory.example");
  source->software = g_strdup ("mastodon");
  source->version = g_strdup ("4.3.0");
  source->service = g_strdup ("https://other.example");
  source->checked_at = 17;
  source->confirmed = TRUE;
  source->loopback = TRUE;
  g_assert_true (kscore_source_table_put (db, 1, source, &error));
  g_assert_no_error (error);

  first = get (db, 1);
  g_assert_cmpstr (first->network, ==, source->network);
  g_assert_cmpstr (first->native_id, ==, source->native_id);
  g_assert_cmpstr (first->handle, ==, source->handle);
  g_assert_cmpstr (first->remote_id, ==, source->remote_id);
  g_assert_cmpstr (first->server, ==, source->server);
  g_assert_cmpstr (first->pds, ==, source->pds);
  g_assert_cmpstr (first->directory, ==, source->directory);
  g_assert_cmpstr (first->software, ==, source->software);
  g_assert_cmpstr (first->version, ==, source->version);
  g_assert_cmpstr (first->service, ==, source->service);
  g_assert_cmpint (first->checked_at, ==, 17);
  g_assert_true (first->confirmed);
  g_assert_true (first->loopback);

  /* All of it is replaced, also by what is not known any more. */
  g_clear_pointer (&source->pds, g_free);
  source->loopback = FALSE;
  source->confirmed = FALSE;
  g_assert_true (kscore_source_table_put (db, 1, source, &error));
  second = get (db, 1);
  g_assert_null (second->pds);
  g_assert_false (second->confirmed);
  g_assert_false (second->loopback);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM sources"), ==, 1);
}

static void
test_live (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autoptr (KscoreSource) source = kscore_source_new ("mastodon");
  g_autoptr (GPtrArray) before = kscore_account_table_list (db, NULL);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_false (((KscoreStoredAccount *) g_ptr_array_index (before, 0))->live);
  g_assert_true (kscore_source_table_put (db, 1, source, NULL));
  after = kscore_account_table_list (db, NULL);
  g_assert_true (((KscoreStoredAccount *) g_ptr_array_index (after, 0))->live);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/source-table/put", test_put);
  g_test_add_func ("/store/source-table/live", test_live);

  return g_test_run ();
}
