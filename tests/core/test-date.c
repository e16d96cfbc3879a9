#include "config.h"

#include "core/kscore-date.h"

static void
test_days_against_glib (void)
{
  /* GDate knows the same calendar by other arithmetic. */
  GDate epoch;

  g_date_set_dmy (&epoch, 1, G_DATE_JANUARY, 1970);
  for (KscoreDay day = KSCORE_DAY_MIN; day <= KSCORE_DAY_MAX; day += 97)
    {
      GDate date = epoch;
      char expected[16];
      g_autofree char *string = kscore_day_to_string (day);
      KscoreDay back = 0;

      if (day >= 0)
        g_date_add_days (&date, (guint) day);
      else
        g_date_subtract_days (&date, (guint) -day);
      g_snprintf (expected, sizeof expected, "%04d-%02d-%02d", g_date_get_year (&date),
                  g_date_get_month (&date), g_date_get_day (&date));

      g_assert_cmpstr (string, ==, expected);
      g_assert_true (kscore_day_from_string (string, &back));
      g_assert_cmpint (back, ==, day);
      g_assert_cmpint (kscore_day_get_monday (day), ==,
                       day - ((int) g_date_get_weekday (&date) - G_DATE_MONDAY));
    }
}

static void
test_floor_before_the_epoch (void)
{
  g_assert_cmpint (kscore_day_from_time (-1), ==, -1);
  g_assert_cmpint (kscore_day_from_time (0), ==, 0);
  g_assert_cmpint (kscore_day_from_time (86399), ==, 0);
  g_assert_cmpint (kscore_day_from_time (-86400), ==, -1);
  g_assert_cmpint (kscore_day_from_time (-86401), ==, -2);
  g_assert_cmpint (kscore_day_get_week (-3), ==, 0);
  g_assert_cmpint (kscore_day_get_week (-4), ==, -1);
  g_assert_cmpint (kscore_day_get_monday (-4), ==, -10);
}

static void
test_extremes (void)
{
  g_autofree char *last = kscore_time_to_string (G_MAXINT64);

  g_assert_cmpint (kscore_day_from_time (G_MAXINT64), ==, KSCORE_DAY_MAX);
  g_assert_cmpint (kscore_day_from_time (G_MININT64 + 1), ==, KSCORE_DAY_MIN);
  g_assert_cmpint (kscore_day_from_time (KSCORE_TIME_UNKNOWN), ==, KSCORE_DAY_UNKNOWN);
  g_assert_cmpint (kscore_day_to_time (KSCORE_DAY_UNKNOWN), ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpstr (last, ==, "9999-12-31T23:59:59Z");
  g_assert_null (kscore_day_to_string (KSCORE_DAY_UNKNOWN));
  g_assert_null (kscore_time_to_string (KSCORE_TIME_UNKNOWN));
}

static void
test_iso8601 (void)
{
  const struct {
    const char *string;
    const char *expected; /* NULL: refused */
  } cases[] = {
    { "2026-10-31T12:00:00Z", "2026-10-31T12:00:00Z" },
    { "2026-10-31T12:00:00.123456789Z", "2026-10-31T12:00:00Z" },
    { "2026-10-31t12:00:00z", "2026-10-31T12:00:00Z" },
    { "2026-10-31T12:00:00+02:00", "2026-10-31T10:00:00Z" },
    { "2026-10-31T12:00:00-0530", "2026-10-31T17:30:00Z" },
    { "2026-10-31T12:00:00", "2026-10-31T12:00:00Z" },
    { "2010-04-01 00:00:00 +0000", "2010-04-01T00:00:00Z" },
    { "2026-10-31", "2026-10-31T00:00:00Z" },
    { "2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z" },
    { "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z" },
    { "2024-02-29", "2024-02-29T00:00:00Z" },
    { "2023-02-29", NULL },
    { "2026-13-01", NULL },
    { "2026-00-10", NULL },
    { "2026-10-31T24:00:00Z", NULL },
    { "2026-10-31T12:00:00.Z", NULL },
    { "2026-10-31T12:00", NULL },
    { "2026-10-31T12:00:00Zjunk", NULL },
    { "2026-10-31 ", NULL },
    { "yesterday", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = 4711;
      gboolean read = kscore_time_from_iso8601 (cases[i].string, &time);
      g_autofree char *string = read ? kscore_time_to_string (time) : NULL;

      g_assert_cmpstr (string, ==, cases[i].expected);
      if (!read)
        g_assert_cmpint (time, ==, 4711);
    }
}

static void
test_x (void)
{
  const struct {
    const char *string;
    const char *expected;
  } cases[] = {
    { "Sat Feb 18 12:33:11 +0000 2023", "2023-02-18T12:33:11Z" },
    { "Thu Dec 31 23:59:59 +0000 2020", "2020-12-31T23:59:59Z" },
    { "Sat Feb 18 12:33:11 +0100 2023", "2023-02-18T11:33:11Z" },
    { "Sat anF 18 12:33:11 +0000 2023", NULL },
    { "Sat Feb 30 12:33:11 +0000 2023", NULL },
    { "Sat Feb 18 12:33:11 +0000 2023 ", NULL },
    { "2023-02-18T12:33:11.000000000Z", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = 0;
      gboolean read = kscore_time_from_x (cases[i].string, &time);
      g_autofree char *string = read ? kscore_time_to_string (time) : NULL;

      g_assert_cmpstr (string, ==, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date/days-against-glib", test_days_against_glib);
  g_test_add_func ("/core/date/floor-before-the-epoch", test_floor_before_the_epoch);
  g_test_add_func ("/core/date/extremes", test_extremes);
  g_test_add_func ("/core/date/iso8601", test_iso8601);
  g_test_add_func ("/core/date/x", test_x);
  return g_test_run ();
}
