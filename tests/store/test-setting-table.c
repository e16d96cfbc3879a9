#include "config.h"

#include "store/kscore-setting-table.h"

#include "store-fixture.h"

static void
test_set_and_get (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (GHashTable) all = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *value = NULL;

  g_assert_true (kscore_setting_table_get (db, "model", &missing, NULL));
  g_assert_null (missing);

  g_assert_true (kscore_setting_table_set (db, "model", "kscore-1", NULL));
  g_assert_true (kscore_setting_table_set (db, "model", "kscore-2", NULL));
  g_assert_true (kscore_setting_table_set (db, "gone", "x", NULL));
  g_assert_true (kscore_setting_table_set (db, "gone", NULL, NULL));
  g_assert_true (kscore_setting_table_set (db, "store.private", "x", NULL));
  g_assert_true (kscore_setting_table_get (db, "model", &value, NULL));
  g_assert_cmpstr (value, ==, "kscore-2");

  all = kscore_setting_table_list (db, NULL);
  g_assert_cmpuint (g_hash_table_size (all), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (all, "model"), ==, "kscore-2");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/setting-table/set-and-get", test_set_and_get);

  return g_test_run ();
}
