#include "config.h"

#include "service/kscore-integrity-row.h"

static void
test_values (void)
{
  const gint64 actors[] = { 7, 9 };
  g_autoptr(KscoreIntegrityRow) row = kscore_integrity_row_new ("Bo", "New account", NULL, actors,
                                                                2);
  guint n;

  g_assert_cmpstr (kscore_integrity_row_get_title (row), ==, "Bo");
  g_assert_cmpstr (kscore_integrity_row_get_subtitle (row), ==, "New account");
  g_assert_null (kscore_integrity_row_get_value (row));
  g_assert_cmpint (kscore_integrity_row_get_actors (row, &n)[1], ==, 9);
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (kscore_integrity_row_get_known (row));
  kscore_integrity_row_set_known (row, TRUE);
  g_assert_true (kscore_integrity_row_get_known (row));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/integrity-row/values", test_values);
  return g_test_run ();
}
