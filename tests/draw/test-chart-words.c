#include "config.h"

#include <math.h>

#include "draw/kscore-chart-words.h"

#define FIRST  20691
#define N_DAYS 90

typedef struct {
  KscoreChartPoint points[N_DAYS];
  KscoreChart      chart;
} Fixture;

static void
fixture_init (Fixture *fixture)
{
  for (int i = 0; i < N_DAYS; i++)
    fixture->points[i] = (KscoreChartPoint) { FIRST + i, 44 + (float) i / 30, 43, 49, FALSE,
                                              (float) NAN, (float) NAN };
  fixture->chart = (KscoreChart) {
    .points = fixture->points,
    .n_points = N_DAYS,
    .today = KSCORE_DAY_UNKNOWN,
    .selected = KSCORE_DAY_UNKNOWN,
  };
}

static void
assert_summary (const Fixture *fixture,
                const char    *text)
{
  g_autofree char *summary = kscore_chart_dup_summary (&fixture->chart);

  g_assert_cmpstr (summary, ==, text);
}

static void
assert_day (const Fixture *fixture,
            int            day,
            const char    *text)
{
  g_autofree char *summary = kscore_chart_dup_day_summary (&fixture->chart, FIRST + day);

  g_assert_cmpstr (summary, ==, text);
}

static void
test_summary (void)
{
  static const KscoreChartVersion versions[] = {
    { FIRST - 9, "kscore-1" }, { FIRST + 2, "kscore-2" }, { FIRST + 5, "kscore-3" },
  };
  Fixture fixture;

  fixture_init (&fixture);
  fixture.points[10].score = 40.04f;
  fixture.points[20].score = 48.96f;
  assert_summary (&fixture, "From 44.0 on 26 August 2026 to 47.0 on 23 November 2026, a change of "
                            "+3.0. Lowest 40.0 on 5 September 2026, highest 49.0 on "
                            "15 September 2026.");

  fixture.points[20].score = 40;
  fixture.points[20].shown = 48.2f;
  fixture.chart.versions = versions;
  fixture.chart.n_versions = 2;
  fixture.chart.n_points = 21;
  assert_summary (&fixture, "From 44.0 on 26 August 2026 to 40.0 on 15 September 2026, a change of "
                            "−4.0. Lowest 40.0 on 15 September 2026, highest 44.6 on "
                            "14 September 2026. The model changed 1 time, to kscore-2 on "
                            "28 August 2026. On 1 day another figure was shown at the time.");
  fixture.chart.n_versions = 3;
  fixture.chart.n_points = 6;
  assert_summary (&fixture, "From 44.0 on 26 August 2026 to 44.2 on 31 August 2026, a change of "
                            "+0.2. Lowest 44.0 on 26 August 2026, highest 44.2 on 31 August 2026. "
                            "The model changed 2 times, last to kscore-3 on 31 August 2026.");
}

static void
test_little (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  fixture.chart.n_points = 1;
  assert_summary (&fixture, "44.0 on 26 August 2026.");
  fixture.points[0].score = (float) NAN;
  assert_summary (&fixture, "No day has a score here.");
  fixture.chart.n_points = 0;
  assert_summary (&fixture, "No day has a score yet.");
}

static void
test_days (void)
{
  static const KscoreChartVersion version = { FIRST + 3, "kscore-2" };
  Fixture fixture;

  fixture_init (&fixture);
  fixture.chart.versions = &version;
  fixture.chart.n_versions = 1;
  assert_day (&fixture, 0, "26 August 2026: 44.0, between 43.0 and 49.0.");
  fixture.points[0].estimated = TRUE;
  assert_day (&fixture, 0, "26 August 2026: 44.0, between 43.0 and 49.0, estimated.");
  fixture.points[1].estimated = TRUE;
  fixture.points[1].low = (float) NAN;
  assert_day (&fixture, 1, "27 August 2026: 44.0, estimated.");
  fixture.points[2].score = (float) NAN;
  assert_day (&fixture, 2, "28 August 2026: no score.");
  assert_day (&fixture, -7, "19 August 2026: no score.");
  fixture.points[3].shown = 45.2f;
  assert_day (&fixture, 3, "29 August 2026: 44.1, between 43.0 and 49.0. Shown then: 45.2. "
                           "The model changed 1 time, to kscore-2 on 29 August 2026.");
  fixture.points[3].checked = 41.75f;
  fixture.points[2].checked = 41;
  assert_day (&fixture, 2, "28 August 2026: no score.");
  assert_day (&fixture, 3, "29 August 2026: 44.1, between 43.0 and 49.0. Checked score: 41.8. "
                           "Shown then: 45.2. "
                           "The model changed 1 time, to kscore-2 on 29 August 2026.");
  fixture.points[4].shown = fixture.points[4].score + 0.04f;
  assert_day (&fixture, 4, "30 August 2026: 44.1, between 43.0 and 49.0.");
}

static void
test_other (void)
{
  Fixture fixture;
  g_autofree char *summary = NULL;

  fixture_init (&fixture);
  for (guint i = 0; i < N_DAYS; i++)
    fixture.points[i].other = 40;
  fixture.points[3].other = (float) NAN;
  /* Nothing is said of what is not drawn. */
  assert_day (&fixture, 2, "28 August 2026: 44.1, between 43.0 and 49.0.");
  fixture.chart.other = "kscore-2";
  assert_day (&fixture, 2, "28 August 2026: 44.1, between 43.0 and 49.0. With kscore-2: 40.0.");
  assert_day (&fixture, 3, "29 August 2026: 44.1, between 43.0 and 49.0.");
  summary = kscore_chart_dup_summary (&fixture.chart);
  g_assert_true (g_str_has_suffix (summary, " With kscore-2: 40.0."));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-words/summary", test_summary);
  g_test_add_func ("/chart-words/little", test_little);
  g_test_add_func ("/chart-words/days", test_days);

  g_test_add_func ("/chart-words/other", test_other);

  return g_test_run ();
}
