#include "config.h"

#include "store/kscore-account-table.h"

#include "core/kscore-error.h"
#include "store-fixture.h"
#include "store/kscore-audience-table.h"

static gint64
put (KscoreDatabase *db,
     const char     *network,
     const char     *native_id,
     const char     *handle)
{
  g_autoptr (KscoreAccount) account = kscore_account_new (network, native_id, handle);
  g_autoptr (GError) error = NULL;
  gint64 id = kscore_account_table_put (db, account, &error);

  g_assert_no_error (error);

  return id;
}

static void
test_lists_by_network (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (GPtrArray) accounts = NULL;
  KscoreAudience early = { .at = 100, .followers = 7 };
  KscoreAudience late = { .at = 200, .followers = 5 };
  const KscoreStoredAccount *stored;
  gint64 id = put (db, "x", "12", "ada");

  put (db, "mastodon", "https://social.example/users/ada", "ada@social.example");
  g_assert_cmpint (put (db, "x", "12", "ada_renamed"), ==, id);
  g_assert_true (kscore_audience_table_put (db, id, &late, NULL));
  g_assert_true (kscore_audience_table_put (db, id, &early, NULL));

  accounts = kscore_account_table_list (db, NULL);
  g_assert_cmpuint (accounts->len, ==, 2);
  stored = g_ptr_array_index (accounts, 0);
  g_assert_cmpstr (stored->account->network, ==, "mastodon");
  g_assert_cmpint (stored->account->followers, ==, KSCORE_UNKNOWN);
  g_assert_cmpint (stored->account->created_at, ==, KSCORE_TIME_UNKNOWN);
  stored = g_ptr_array_index (accounts, 1);
  g_assert_cmpstr (stored->account->handle, ==, "ada_renamed");
  g_assert_cmpint (stored->account->followers, ==, 5);
  g_assert_true (stored->linked);
  g_assert_cmpstr (stored->state, ==, "ok");
  g_assert_cmpint (stored->last_refresh, ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpuint (stored->coverage->len, ==, 0);
}

static void
test_keeps_what_is_not_told (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autoptr (KscoreAccount) bare = kscore_account_new ("mastodon",
                                                       "https://social.example/users/ada", NULL);
  g_autoptr (GPtrArray) accounts = NULL;
  const KscoreStoredAccount *stored;

  g_assert_cmpint (kscore_account_table_put (db, bare, NULL), ==, 1);
  accounts = kscore_account_table_list (db, NULL);
  g_assert_cmpuint (accounts->len, ==, 1);
  stored = g_ptr_array_index (accounts, 0);
  g_assert_cmpstr (stored->account->handle, ==, "ada@social.example");
  g_assert_cmpstr (stored->account->display_name, ==, "Ada Example");
  g_assert_cmpint (stored->account->created_at, ==, kscore_day_to_time (18000));
}

static void
test_find (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (GError) error = NULL;
  gint64 x = put (db, "x", "1234", "Ada");
  gint64 other = put (db, "bluesky", "did:plc:ada", "ada.example.org");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, other);

  g_assert_cmpint (kscore_account_table_find (db, "@ada", NULL), ==, x);
  g_assert_cmpint (kscore_account_table_find (db, "1234", NULL), ==, x);
  g_assert_cmpint (kscore_account_table_find (db, "did:plc:ada", NULL), ==, other);
  g_assert_cmpint (kscore_account_table_find (db, "bluesky:did:plc:ada", NULL), ==, other);
  /* The number of a row is nobody's name: the wrong account would be forgotten. */
  g_assert_cmpint (kscore_account_table_find (db, id, &error), ==, 0);
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_cmpint (kscore_account_table_find (db, "nobody", &error), ==, 0);
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  put (db, "threads", "9", "ada");
  g_assert_cmpint (kscore_account_table_find (db, "ada", &error), ==, 0);
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
}

static void
test_unlink_and_state (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autoptr (KscoreAccount) account = test_account_new ();
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;
  const KscoreStoredAccount *stored;

  g_assert_true (kscore_account_table_set_linked (db, 1, FALSE, NULL));
  g_assert_true (kscore_account_table_set_state (db, 1, "offline", 500, NULL));
  g_assert_true (kscore_account_table_set_state (db, 1, "ok", KSCORE_TIME_UNKNOWN, NULL));
  g_assert_true (kscore_account_table_set_state (db, 1, "ok", 400, NULL));
  /* Reading it again does not link it again. */
  g_assert_cmpint (kscore_account_table_put (db, account, NULL), ==, 1);

  accounts = kscore_account_table_list (db, NULL);
  stored = g_ptr_array_index (accounts, 0);
  g_assert_false (stored->linked);
  g_assert_cmpstr (stored->state, ==, "ok");
  g_assert_cmpint (stored->last_refresh, ==, 500);

  g_assert_false (kscore_account_table_set_linked (db, 77, TRUE, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

static const KscoreStoredAccount *
get_first (KscoreDatabase  *db,
           GPtrArray      **accounts)
{
  g_clear_pointer (accounts, g_ptr_array_unref);
  *accounts = kscore_account_table_list (db, NULL);

  return g_ptr_array_index (*accounts, 0);
}

static void
test_trouble (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;
  const KscoreStoredAccount *stored = get_first (db, &accounts);

  g_assert_null (stored->error);
  g_assert_cmpint (stored->error_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_true (kscore_account_table_set_state (db, 1, "ok", 500, NULL));
  g_assert_true (kscore_account_table_set_trouble (db, 1, "limited", "It has to wait.", 600, 900,
                                                   NULL));
  stored = get_first (db, &accounts);
  g_assert_cmpstr (stored->state, ==, "limited");
  g_assert_cmpstr (stored->error, ==, "It has to wait.");
  g_assert_cmpint (stored->error_at, ==, 600);
  g_assert_cmpint (stored->retry_at, ==, 900);
  g_assert_cmpint (stored->last_refresh, ==, 500);

  /* Another word changes nothing of it; all is well again, and it is gone. */
  g_assert_true (kscore_account_table_set_state (db, 1, "offline", KSCORE_TIME_UNKNOWN, NULL));
  stored = get_first (db, &accounts);
  g_assert_cmpstr (stored->error, ==, "It has to wait.");
  g_assert_true (kscore_account_table_set_state (db, 1, "ok", 700, NULL));
  stored = get_first (db, &accounts);
  g_assert_null (stored->error);
  g_assert_cmpint (stored->error_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpint (stored->retry_at, ==, KSCORE_TIME_UNKNOWN);

  g_assert_true (kscore_account_table_set_trouble (db, 1, "offline", NULL, 600,
                                                   KSCORE_TIME_UNKNOWN, NULL));
  stored = get_first (db, &accounts);
  g_assert_null (stored->error);
  g_assert_cmpint (stored->error_at, ==, 600);
  g_assert_cmpint (stored->retry_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_true (kscore_account_table_set_trouble (db, 1, "ok", "Left over", 800, 900, NULL));
  stored = get_first (db, &accounts);
  g_assert_cmpstr (stored->state, ==, "ok");
  g_assert_null (stored->error);
  g_assert_cmpint (stored->error_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpint (stored->last_refresh, ==, 700);

  g_assert_false (kscore_account_table_set_trouble (db, 77, "offline", NULL, 1, 2, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/account-table/lists-by-network", test_lists_by_network);
  g_test_add_func ("/store/account-table/keeps-what-is-not-told", test_keeps_what_is_not_told);
  g_test_add_func ("/store/account-table/find", test_find);
  g_test_add_func ("/store/account-table/unlink-and-state", test_unlink_and_state);
  g_test_add_func ("/store/account-table/trouble", test_trouble);

  return g_test_run ();
}
