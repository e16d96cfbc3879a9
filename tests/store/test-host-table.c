#include "config.h"

#include "store/kscore-host-table.h"

#include "core/kscore-values.h"
#include "store-fixture.h"

static void
put (KscoreDatabase *db,
     const char     *name,
     gint64          not_before,
     gint64          remaining,
     gint64          reset_at)
{
  KscoreHost host = { (char *) name, not_before, remaining, reset_at };
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_host_table_put (db, &host, &error));
  g_assert_no_error (error);
}

static void
test_put (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (GPtrArray) none = kscore_host_table_list (db, NULL);
  g_autoptr (GPtrArray) hosts = NULL;
  const KscoreHost *host;

  g_assert_cmpuint (none->len, ==, 0);
  put (db, "social.example", 500, 20, 900);
  put (db, "127.0.0.1:8080", 0, KSCORE_UNKNOWN, KSCORE_TIME_UNKNOWN);
  put (db, "social.example", 600, 0, 1200);

  hosts = kscore_host_table_list (db, NULL);
  g_assert_cmpuint (hosts->len, ==, 2);
  host = g_ptr_array_index (hosts, 0);
  g_assert_cmpstr (host->host, ==, "127.0.0.1:8080");
  g_assert_cmpint (host->not_before, ==, 0);
  g_assert_cmpint (host->remaining, ==, KSCORE_UNKNOWN);
  g_assert_cmpint (host->reset_at, ==, KSCORE_TIME_UNKNOWN);
  host = g_ptr_array_index (hosts, 1);
  g_assert_cmpstr (host->host, ==, "social.example");
  g_assert_cmpint (host->not_before, ==, 600);
  /* Nothing left is not the same as not told. */
  g_assert_cmpint (host->remaining, ==, 0);
  g_assert_cmpint (host->reset_at, ==, 1200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/host-table/put", test_put);

  return g_test_run ();
}
