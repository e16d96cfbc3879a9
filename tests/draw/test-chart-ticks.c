#include "config.h"

#include "draw/kscore-chart-ticks.h"

static char *
join (KscoreDay first,
      KscoreDay last,
      guint     max_ticks)
{
  g_autoptr (GArray) ticks = kscore_chart_ticks_new_dates (first, last, max_ticks);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    {
      const KscoreDateTick *tick = &g_array_index (ticks, KscoreDateTick, i);

      g_assert_cmpint (tick->day, >=, first);
      g_assert_cmpint (tick->day, <=, last);
      if (i > 0)
        {
          g_assert_cmpint (tick->day, >, g_array_index (ticks, KscoreDateTick, i - 1).day);
          g_string_append_c (text, '|');
        }
      g_string_append (text, tick->label);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_dates (void)
{
  /* 20780 is Monday, 23 November 2026. */
  static const struct {
    KscoreDay   first;
    KscoreDay   last;
    guint       max_ticks;
    const char *text;
  } cases[] = {
    { 20780, 20780, 5, "23 Nov" },
    { 20776, 20780, 5, "19 Nov|20 Nov|21 Nov|22 Nov|23 Nov" },
    { 20750, 20780, 5, "26 Oct|2 Nov|9 Nov|16 Nov|23 Nov" },
    { 20690, 20780, 4, "Sep|Oct|Nov" },
    { 20780 - 365, 20780, 6, "2026|Mar|May|Jul|Sep|Nov" },
    { 20780 - 3650, 20780, 6, "2018|2020|2022|2024|2026" },
    { 20780, 20779, 6, "" },
    { 20690, 20780, 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = join (cases[i].first, cases[i].last, cases[i].max_ticks);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* However long the time, the labels fit. */
static void
test_dates_fit (void)
{
  for (guint max_ticks = 1; max_ticks <= 12; max_ticks++)
    for (int span = 0; span < 40000; span = span * 3 / 2 + 1)
      {
        g_autoptr (GArray) ticks = kscore_chart_ticks_new_dates (20780 - span, 20780, max_ticks);

        g_assert_cmpuint (ticks->len, <=, max_ticks + 1);
      }
}

static void
test_dates_of_all_time (void)
{
  g_autofree char *all = join (KSCORE_DAY_MIN, KSCORE_DAY_MAX, 12);
  g_autofree char *end = join (KSCORE_DAY_MAX - 40, KSCORE_DAY_MAX, 12);
  g_autofree char *beyond = join (KSCORE_DAY_MIN - 1, KSCORE_DAY_MAX, 12);

  g_assert_cmpstr (all, ==, "1000|2000|3000|4000|5000|6000|7000|8000|9000");
  g_assert_cmpstr (end, !=, "");
  g_assert_cmpstr (beyond, ==, "");
}

static void
test_step (void)
{
  static const struct {
    double low, high;
    guint  max_steps;
    double step, bottom, top;
  } cases[] = {
    { 42.6, 47.5, 5, 1, 42, 48 },
    { 42.6, 47.5, 3, 2, 42, 48 },
    { 47, 47, 5, 1, 45, 49 },
    { 1, 100, 5, 20, 0, 100 },
    { 1, 1, 5, 1, 0, 3 },
    { 100, 100, 5, 1, 98, 100 },
    { 1, 100, 1, 100, 0, 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double low = cases[i].low;
      double high = cases[i].high;
      double step = kscore_chart_ticks_get_step (&low, &high, cases[i].max_steps);

      g_test_message ("%g to %g, %u: %g, %g to %g", cases[i].low, cases[i].high,
                      cases[i].max_steps, step, low, high);
      g_assert_cmpfloat (low, <=, cases[i].low);
      g_assert_cmpfloat (high, >=, cases[i].high);
      g_assert_cmpfloat (low, >=, 0);
      g_assert_cmpfloat (high, <=, 100);
      if (i > 0)
        {
          g_assert_cmpfloat (step, ==, cases[i].step);
          g_assert_cmpfloat (low, ==, cases[i].bottom);
          g_assert_cmpfloat (high, ==, cases[i].top);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-ticks/dates", test_dates);
  g_test_add_func ("/chart-ticks/dates-fit", test_dates_fit);
  g_test_add_func ("/chart-ticks/dates-of-all-time", test_dates_of_all_time);
  g_test_add_func ("/chart-ticks/step", test_step);

  return g_test_run ();
}
