#include "config.h"

#include "score/kscore-covered-days.h"

#define N_DAYS 400

/* Against the days marked one by one. */
static void
test_generated (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int i = 0; i < 500; i++)
    {
      KscoreCoveredDays days;
      gboolean marked[N_DAYS] = { FALSE };
      KscoreDay last = KSCORE_DAY_UNKNOWN, start = 0;
      gint64 count = 0, weeks = 0;
      int hole = 0, run = 0;

      kscore_covered_days_init (&days);
      for (int j = g_rand_int_range (rand, 0, 8); j > 0; j--)
        {
          KscoreDay from = g_rand_int_range (rand, 0, N_DAYS);
          KscoreDay to = from + g_rand_int_range (rand, -3, 60);

          to = MIN (to, N_DAYS - 1);
          kscore_covered_days_add (&days, from, to);
          for (KscoreDay day = from; day <= to; day++)
            marked[day] = TRUE;
        }
      kscore_covered_days_finish (&days, 30);

      for (KscoreDay day = 0; day < N_DAYS; day++)
        {
          gboolean monday = kscore_day_get_monday (day) == day;

          if (monday)
            run = 0;
          if (marked[day])
            {
              if (last == KSCORE_DAY_UNKNOWN || hole > 30)
                {
                  start = day;
                  weeks = 0;
                }
              last = day;
              count++;
              hole = 0;
              run++;
            }
          else
            {
              hole++;
            }

          g_assert_cmpint (kscore_covered_days_contain (&days, day), ==, marked[day]);
          g_assert_cmpint (kscore_covered_days_get_last (&days, day), ==, last);
          g_assert_cmpint (kscore_covered_days_count (&days, day), ==, count);
          if (marked[day])
            {
              g_assert_cmpint (kscore_covered_days_get_start (&days, day), ==, start);
              /* This week is not before itself, not even on its Sunday. */
              g_assert_cmpint (kscore_covered_days_count_weeks (&days, day), ==, weeks);
            }
          if (run == 7)
            weeks++;
        }

      kscore_covered_days_clear (&days);
    }
}

static void
test_edges (void)
{
  KscoreCoveredDays days;

  kscore_covered_days_init (&days);
  kscore_covered_days_finish (&days, 91);
  g_assert_cmpint (kscore_covered_days_get_last (&days, 0), ==, KSCORE_DAY_UNKNOWN);
  g_assert_cmpint (kscore_covered_days_count (&days, KSCORE_DAY_MAX), ==, 0);

  kscore_covered_days_add (&days, KSCORE_DAY_UNKNOWN, G_MAXINT32);
  kscore_covered_days_finish (&days, 91);
  g_assert_cmpint (kscore_covered_days_get_last (&days, G_MAXINT32), ==, KSCORE_DAY_MAX);
  g_assert_cmpint (kscore_covered_days_count (&days, KSCORE_DAY_MAX), ==,
                   (gint64) KSCORE_DAY_MAX - KSCORE_DAY_MIN + 1);
  g_assert_cmpint (kscore_covered_days_count_weeks (&days, 0), >, 100000);
  kscore_covered_days_clear (&days);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/covered-days/generated", test_generated);
  g_test_add_func ("/score/covered-days/edges", test_edges);

  return g_test_run ();
}
