#include "config.h"

#include "core/kscore-spread.h"

static void
test_day (void)
{
  /* previous + ceil (i * gap / n) */
  g_assert_cmpint (kscore_spread_get_day (10, 14, 1, 4), ==, 11);
  g_assert_cmpint (kscore_spread_get_day (10, 14, 4, 4), ==, 14);
  g_assert_cmpint (kscore_spread_get_day (10, 17, 1, 2), ==, 14);
  g_assert_cmpint (kscore_spread_get_day (10, 17, 2, 2), ==, 17);
  g_assert_cmpint (kscore_spread_get_day (10, 10, 1, 3), ==, 10);
  g_assert_cmpint (kscore_spread_get_day (10, 9, 1, 3), ==, 10);
  g_assert_cmpint (kscore_spread_get_day (-20, -18, 1, 1000), ==, -19);
  g_assert_cmpint (kscore_spread_get_day (-20, -18, 501, 1000), ==, -18);

  for (int gap = 1; gap < 12; gap++)
    for (int n = 1; n < 30; n++)
      for (int i = 1; i <= n; i++)
        g_assert_cmpint (kscore_spread_get_day (100, 100 + gap, i, n), ==,
                         100 + (i * gap + n - 1) / n);

  g_assert_cmpint (kscore_spread_get_day (0, 10, G_MAXINT64, G_MAXINT64), ==, 10);
  g_assert_cmpint (kscore_spread_get_day (0, 10, 1, G_MAXINT64), ==, 1);
}

static void
test_count (void)
{
  g_assert_cmpuint (kscore_spread_get_count (10, 4, 0), ==, 0);
  g_assert_cmpuint (kscore_spread_get_count (10, 4, 1), ==, 2);
  g_assert_cmpuint (kscore_spread_get_count (10, 4, 4), ==, 10);
  g_assert_cmpuint (kscore_spread_get_count (G_MAXINT64, 3000000, 3000000), ==, G_MAXINT64);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/spread/day", test_day);
  g_test_add_func ("/core/spread/count", test_count);

  return g_test_run ();
}
