#include "config.h"

#include "store/kscore-audience-table.h"

#include "store-fixture.h"

static void
test_keeps_readings (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  const KscoreAudience readings[] = { { 200, 5 }, { 100, 9 }, { 200, 6 }, { 200, 4 }, { 300, -3 } };
  g_autoptr (GArray) stored = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    g_assert_true (kscore_audience_table_put (db, 1, &readings[i], NULL));

  stored = kscore_audience_table_list (db, 1, NULL);
  g_assert_cmpuint (stored->len, ==, 3);
  g_assert_cmpint (g_array_index (stored, KscoreAudience, 0).followers, ==, 9);
  g_assert_cmpint (g_array_index (stored, KscoreAudience, 1).followers, ==, 6);
  g_assert_cmpint (g_array_index (stored, KscoreAudience, 2).followers, ==, 0);
}

static void
test_needs_an_account (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  const KscoreAudience reading = { 200, 5 };
  g_autoptr (GError) error = NULL;

  g_assert_false (kscore_audience_table_put (db, 1, &reading, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/audience-table/keeps-readings", test_keeps_readings);
  g_test_add_func ("/store/audience-table/needs-an-account", test_needs_an_account);

  return g_test_run ();
}
