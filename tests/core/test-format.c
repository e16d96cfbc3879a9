#include "config.h"

#include "core/kscore-format.h"

#include <locale.h>
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
test_small_change (void)
{
  static const struct {
    double      change;
    const char *text;
  } cases[] = {
    { 0.094, "+0.09" }, { -0.02, "−0.02" },      { 0, "0.00" },           { 12.5, "+12.50" },
    { NAN, "–" },       { 0.004, "under 0.01" }, { -1e-9, "under 0.01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kscore_format_small_change (cases[i].change);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Among words from right to left a sign stays before its number, where there is one. */
static void
test_rtl (void)
{
  g_autofree char *change = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *small = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *after = NULL;

  kscore_format_set_rtl (TRUE);
  change = kscore_format_change (4.8);
  lost = kscore_format_change (-0.4);
  small = kscore_format_small_change (0.094);
  unknown = kscore_format_change (NAN);
  kscore_format_set_rtl (FALSE);
  after = kscore_format_change (4.8);
  g_assert_cmpstr (change, ==, "\u2066+4.8\u2069");
  g_assert_cmpstr (lost, ==, "\u2066−0.4\u2069");
  g_assert_cmpstr (small, ==, "\u2066+0.09\u2069");
  g_assert_cmpstr (unknown, ==, "–");
  g_assert_cmpstr (after, ==, "+4.8");
}

static void
test_count (void)
{
  static const struct {
    gint64      count;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { 7, "7" },
    { 999, "999" },
    { 1000, "1,000" },
    { 36402, "36,402" },
    { 100000, "100,000" },
    { 1234567, "1,234,567" },
    { G_MAXINT64, "9,223,372,036,854,775,807" },
    { -1, "–" },
  };
  static const char *const locales[] = { "C", "C.UTF-8", "en_US.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (cases) * G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *text = NULL;

      /* Where one is not installed, the test before it is made twice. */
      setlocale (LC_ALL, locales[i / G_N_ELEMENTS (cases)]);
      text = kscore_format_count (cases[i % G_N_ELEMENTS (cases)].count);
      g_assert_cmpstr (text, ==, cases[i % G_N_ELEMENTS (cases)].text);
    }
  setlocale (LC_ALL, "C");
}

/* Whatever a locale puts between the groups, every digit is there and there are groups. */
static void
test_count_of_locales (void)
{
  static const char *const locales[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "pl_PL.UTF-8",
                                         "pt_PT.UTF-8", "fr_FR", "hi_IN.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *text = NULL;
      GString *digits = g_string_new (NULL);

      if (setlocale (LC_ALL, locales[i]) == NULL)
        {
          g_test_message ("%s is not installed", locales[i]);
          g_string_free (digits, TRUE);
          continue;
        }
      text = kscore_format_count (1234567);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (text, -1), ==, 9);
      for (const char *c = text; *c != '\0'; c++)
        if (g_ascii_isdigit (*c))
          g_string_append_c (digits, *c);
      g_assert_cmpstr (digits->str, ==, "1234567");
      g_string_free (digits, TRUE);
    }
  setlocale (LC_ALL, "C");
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
    { 20769, KSCORE_DAY_MEDIUM, "12 Nov 2026" },
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

static void
test_days (void)
{
  g_autofree char *same_year = kscore_format_days (20677, 20780);
  g_autofree char *other_year = kscore_format_days (20677 - 365, 20780);
  g_autofree char *one = kscore_format_days (20780, 20780);

  g_assert_cmpstr (same_year, ==, "12 Aug – 23 Nov 2026");
  g_assert_cmpstr (other_year, ==, "12 Aug 2025 – 23 Nov 2026");
  g_assert_cmpstr (one, ==, "23 Nov 2026");
}

/* From the score of one day to that of another: ninety days are from 25 August to 23 November. */
static void
test_span (void)
{
  g_autofree char *quarter = kscore_format_span (20780 - 90, 20780);
  g_autofree char *two = kscore_format_span (20779, 20780);
  g_autofree char *one = kscore_format_span (20780, 20780);

  g_assert_cmpstr (quarter, ==, "25 Aug – 23 Nov 2026, change over 90 days");
  g_assert_cmpstr (two, ==, "22 Nov – 23 Nov 2026, change over 1 day");
  g_assert_cmpstr (one, ==, "23 Nov 2026");
}

static void
test_moment (void)
{
  g_autofree char *moment = kscore_format_moment (20769 * (gint64) 86400 + 14 * 3600 + 5 * 60);
  g_autofree char *unknown = kscore_format_moment (KSCORE_TIME_UNKNOWN);
  g_autofree char *too_far = kscore_format_moment (G_MAXINT64);

  g_assert_cmpstr (moment, ==, "12 November 2026, 14:05");
  g_assert_cmpstr (unknown, ==, "–");
  g_assert_cmpstr (too_far, ==, "–");
}

static void
test_ago (void)
{
  const gint64 now = 1795435200; /* 23 November 2026, noon */
  static const struct {
    gint64      seconds;
    const char *text;
  } cases[] = {
    { -3600, "just now" },           { 0, "just now" },
    { 59, "just now" },              { 60, "1 minute ago" },
    { 4 * 60 + 20, "4 minutes ago" }, { 3600, "1 hour ago" },
    { 23 * 3600, "23 hours ago" },   { 86400, "on 22 November 2026" },
    { 86400 * 400, "on 19 October 2025" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kscore_format_ago (now - cases[i].seconds, now);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  /* Read once, at the first use of local time. */
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format/score", test_score);
  g_test_add_func ("/format/change", test_change);
  g_test_add_func ("/format/small-change", test_small_change);
  g_test_add_func ("/format/rtl", test_rtl);
  g_test_add_func ("/format/count", test_count);
  g_test_add_func ("/format/count-of-locales", test_count_of_locales);
  g_test_add_func ("/format/day", test_day);
  g_test_add_func ("/format/days", test_days);
  g_test_add_func ("/format/span", test_span);
  g_test_add_func ("/format/ago", test_ago);
  g_test_add_func ("/format/moment", test_moment);

  return g_test_run ();
}
