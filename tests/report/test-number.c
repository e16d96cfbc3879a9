#include "config.h"

#include "report/kscore-number.h"

#include <float.h>
#include <locale.h>

static void
test_shortest (void)
{
  static const struct {
    double      value;
    const char *text;
  } cases[] = {
    { 0.0, "0" }, { 1.0, "1" }, { -3.0, "-3" }, { 0.1, "0.1" }, { 41.25, "41.25" },
    { 1e15, "1000000000000000" }, { 0.1 + 0.2, "0.30000000000000004" }, { 1e-9, "1e-09" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      kscore_number_append (out, cases[i].value);
      g_assert_cmpstr (out->str, ==, cases[i].text);
    }
}

static void
test_round_trip (void)
{
  static const double edges[] = { DBL_MAX, -DBL_MAX, DBL_MIN, DBL_EPSILON, 9.3e18, 1.0 / 3.0 };

  for (int i = 0; i < 1000; i++)
    {
      double value = i < (int) G_N_ELEMENTS (edges)
                     ? edges[i]
                     : g_test_rand_double_range (-1, 1) * g_test_rand_double_range (0, 1e6);
      g_autoptr (GString) out = g_string_new (NULL);

      kscore_number_append (out, value);
      g_assert_true (g_ascii_strtod (out->str, NULL) == value);
    }
}

static void
test_fixed (void)
{
  static const struct {
    double      value;
    int         decimals;
    const char *text;
  } cases[] = {
    { 41.25, 1, "41.2" }, { 41.0, 2, "41.00" }, { -0.04, 1, "0.0" }, { -0.0, 0, "0" },
    { -0.06, 1, "-0.1" }, { 99.96, 1, "100.0" }, { 1e6, 0, "1000000" },
  };
  g_autoptr (GString) largest = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new ("=");

      kscore_number_append_fixed (out, cases[i].value, cases[i].decimals);
      g_assert_cmpstr (out->str + 1, ==, cases[i].text);
    }

  kscore_number_append_fixed (largest, -DBL_MAX, 17);
  g_assert_cmpuint (largest->len, ==, 1 + 309 + 1 + 17);
}

int
main (int    argc,
      char **argv)
{
  /* Where the machine has it, a locale with a decimal comma: the texts must not follow it. */
  setlocale (LC_ALL, "de_DE.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/number/shortest", test_shortest);
  g_test_add_func ("/report/number/round-trip", test_round_trip);
  g_test_add_func ("/report/number/fixed", test_fixed);

  return g_test_run ();
}
