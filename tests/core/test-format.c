#include "config.h"

#include "core/kscore-format.h"

#include <math.h>

static void
test_score (void)
{
  static const struct {
    double      score;
    const char *text;
    const char *whole;
    const char *fraction;
  } cases[] = {
    { 47.34, "47.3", "47", ".3" },
    { 47.35, "47.4", "47", ".4" },
    { 1, "1.0", "1", ".0" },
    { 99.96, "100.0", "100", ".0" },
    { NAN, "–", "–", "" },
    { INFINITY, "–", "–", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kscore_format_score (cases[i].score);
      g_autofree char *whole = NULL;
      g_autofree char *fraction = NULL;

      kscore_format_score_split (cases[i].score, &whole, &fraction);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (whole, ==, cases[i].whole);
      g_assert_cmpstr (fraction, ==, cases[i].fraction);
    }
}

static void
test_change (void)
{
  static const struct {
    double      change;
    const char *text;
  } cases[] = {
    { 0.94, "+0.9" }, { -0.84, "−0.8" }, { 0, "0.0" },     { -0.04, "0.0" },
    { 0.04, "0.0" },  { 12, "+12.0" },   { -99, "−99.0" }, { NAN, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kscore_format_change (cases[i].change);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_day (void)
{
  static const struct {
    KscoreDay       day;
    KscoreDayFormat format;
    const char     *text;
  } cases[] = {
    { 0, KSCORE_DAY_SHORT, "1 Jan" },
    { 0, KSCORE_DAY_LONG, "1 January 1970" },
    { 20769, KSCORE_DAY_LONG, "12 November 2026" },
    { 20769, KSCORE_DAY_MONTH, "Nov" },
    { 20769, KSCORE_DAY_YEAR, "2026" },
    { -1, KSCORE_DAY_LONG, "31 December 1969" },
    { KSCORE_DAY_MIN, KSCORE_DAY_SHORT, "1 Jan" },
    { KSCORE_DAY_MAX, KSCORE_DAY_LONG, "31 December 9999" },
    { KSCORE_DAY_UNKNOWN, KSCORE_DAY_LONG, "–" },
    { KSCORE_DAY_MAX + 1, KSCORE_DAY_LONG, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kscore_format_day (cases[i].day, cases[i].format);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format/score", test_score);
  g_test_add_func ("/format/change", test_change);
  g_test_add_func ("/format/day", test_day);

  return g_test_run ();
}
