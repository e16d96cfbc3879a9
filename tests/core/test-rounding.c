#include "config.h"

#include <math.h>

#include "core/kscore-format.h"
#include "core/kscore-rounding.h"

static void
test_largest_remainder (void)
{
  const double values[] = { 1.24, 1.24, 1.24, -0.36, 0 };
  gint64 rounded[5];

  /* 3.36, printed as 3.4: each alone would print 1.2 + 1.2 + 1.2 - 0.4 = 3.2. All lost as much by
   * rounding down, so the larger ones get back what is missing. */
  kscore_rounding_distribute (values, 5, 0.1, kscore_rounding_round (3.36, 0.1), rounded);
  g_assert_cmpint (rounded[0], ==, 13);
  g_assert_cmpint (rounded[1], ==, 13);
  g_assert_cmpint (rounded[2], ==, 12);
  g_assert_cmpint (rounded[3], ==, -4);
  g_assert_cmpint (rounded[4], ==, 0);
}

static void
test_round (void)
{
  g_assert_cmpint (kscore_rounding_round (47.34, 0.1), ==, 473);
  g_assert_cmpint (kscore_rounding_round (-0.26, 0.1), ==, -3);
  g_assert_cmpint (kscore_rounding_round (1e300, 0.1), ==, 1000000000000000);
}

/* What stands halfway between two tenths is rounded to the one that is printed. */
static void
test_halves (void)
{
  for (int i = 0; i < 1000; i++)
    {
      double value = (10 * i + 5) / 100.0;
      g_autofree char *printed = kscore_format_score (value);
      g_autofree char *rounded =
        g_strdup_printf ("%.1f", (double) kscore_rounding_round (value, 0.1) / 10);

      g_assert_cmpstr (rounded, ==, printed);
    }
}

static void
test_without_parts (void)
{
  const double zeros[] = { 0, 0 };
  gint64 rounded[2] = { 7, 7 };

  kscore_rounding_distribute (NULL, 0, 0.1, 3, NULL);
  kscore_rounding_distribute (zeros, 2, 0.1, 0, rounded);
  g_assert_cmpint (rounded[0], ==, 0);
  g_assert_cmpint (rounded[1], ==, 0);
  /* There is no other to take it. */
  kscore_rounding_distribute (zeros, 2, 0.1, -1, rounded);
  g_assert_cmpint (rounded[0] + rounded[1], ==, -1);
  /* There is one: what is 0 stays so, however much there is to give away. */
  kscore_rounding_distribute ((const double[]) { 0, 0.2 }, 2, 0.1, 6, rounded);
  g_assert_cmpint (rounded[0], ==, 0);
  g_assert_cmpint (rounded[1], ==, 6);
}

/* What is printed adds up, and no part is printed further than a step from what it is as long as
 * the printed sum is the parts' own. */
static void
test_adds_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 10000; i++)
    {
      gsize n = g_rand_int_range (rand, 1, 12);
      double step = g_rand_boolean (rand) ? 0.1 : 0.01;
      double values[12], sum = 0;
      gint64 rounded[12], printed = 0, total;

      for (gsize j = 0; j < n; j++)
        {
          values[j] = g_rand_int_range (rand, 0, 5) == 0 ? 0
                        : g_rand_double_range (rand, -3, 4) *
                          (g_rand_boolean (rand) ? 1 : 0.01);
          sum += values[j];
        }
      /* The difference of two rounded scores is up to a step from its own rounding. */
      total = kscore_rounding_round (sum, step) + g_rand_int_range (rand, -1, 2);
      kscore_rounding_distribute (values, n, step, total, rounded);

      for (gsize j = 0; j < n; j++)
        {
          printed += rounded[j];
          if (total == kscore_rounding_round (sum, step))
            {
              g_assert_cmpfloat (fabs (rounded[j] * step - values[j]), <=, step + 1e-9);
              if (values[j] == 0 && sum != 0)
                g_assert_cmpint (rounded[j], ==, 0);
            }
        }
      g_assert_cmpint (printed, ==, total);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rounding/largest-remainder", test_largest_remainder);
  g_test_add_func ("/rounding/round", test_round);
  g_test_add_func ("/rounding/halves", test_halves);
  g_test_add_func ("/rounding/without-parts", test_without_parts);
  g_test_add_func ("/rounding/adds-up", test_adds_up);

  return g_test_run ();
}
