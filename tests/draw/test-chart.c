#include "config.h"

#include <math.h>

#include "draw/kscore-chart.h"
#include "draw/kscore-test-canvas.h"

#define WIDTH  500
#define HEIGHT 220
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
    fixture->points[i] = (KscoreChartPoint) { FIRST + i, 44 + (float) i / 30, 43, 49, FALSE };
  fixture->chart = (KscoreChart) { fixture->points, N_DAYS, FIRST + N_DAYS - 1,
                                   KSCORE_DAY_UNKNOWN, FALSE };
}

static guint
count (const KscoreChart *chart,
       guint              channel,
       guint              least,
       int                x,
       int                width)
{
  g_auto (Canvas) canvas = { 0 };

  canvas_init (&canvas, WIDTH, HEIGHT);
  kscore_chart_draw (chart, canvas.cr, canvas.context, WIDTH, HEIGHT, &canvas.palette);
  g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
  return canvas_count (&canvas, channel, least, x, 0, width, HEIGHT);
}

/* The line is solid accent, the range a lighter one, the dot of the newest day has a ring. */
static void
test_draws (void)
{
  Fixture fixture;
  guint with_range;

  fixture_init (&fixture);
  g_assert_cmpuint (count (&fixture.chart, 0, 200, 0, WIDTH), >, 400);
  g_assert_cmpuint (count (&fixture.chart, 1, 200, 0, WIDTH), >, 10);
  with_range = count (&fixture.chart, 0, 30, 0, WIDTH);

  for (int i = 0; i < N_DAYS; i++)
    fixture.points[i].low = (float) NAN;
  g_assert_cmpuint (count (&fixture.chart, 0, 30, 0, WIDTH), <, with_range / 2);
}

static void
test_estimated_is_dashed (void)
{
  Fixture fixture;
  guint solid;

  fixture_init (&fixture);
  solid = count (&fixture.chart, 0, 200, 0, WIDTH);
  for (int i = 0; i < N_DAYS; i++)
    fixture.points[i].estimated = TRUE;
  g_assert_cmpuint (count (&fixture.chart, 0, 200, 0, WIDTH), <, solid * 9 / 10);
}

static void
test_gap (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  for (int i = 40; i < 60; i++)
    fixture.points[i].score = fixture.points[i].low = fixture.points[i].high = (float) NAN;

  g_assert_cmpuint (count (&fixture.chart, 0, 30, 220, 60), ==, 0);
  g_assert_cmpuint (count (&fixture.chart, 0, 200, 20, 100), >, 50);
}

/* The newest day stands at the right, or left in right-to-left languages. */
static void
test_mirrored (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  g_assert_cmpuint (count (&fixture.chart, 1, 200, 0, WIDTH / 2), ==, 0);
  fixture.chart.rtl = TRUE;
  g_assert_cmpuint (count (&fixture.chart, 1, 200, WIDTH / 2, WIDTH / 2), ==, 0);
}

static void
test_selected (void)
{
  Fixture fixture;
  guint before;

  fixture_init (&fixture);
  before = count (&fixture.chart, 2, 100, 0, WIDTH);
  fixture.chart.selected = FIRST + 30;
  /* A line and a text more. */
  g_assert_cmpuint (count (&fixture.chart, 2, 100, 0, WIDTH), >, before + 150);
}

static void
test_hit (void)
{
  Fixture fixture;
  g_auto (Canvas) canvas = { 0 };
  KscoreChart none = { NULL, 0, KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN, FALSE };
  KscoreDay middle;

  fixture_init (&fixture);
  canvas_init (&canvas, WIDTH, HEIGHT);
  g_assert_cmpint (kscore_chart_get_day_at (&fixture.chart, canvas.context, WIDTH, HEIGHT, 0), ==,
                   FIRST);
  g_assert_cmpint (kscore_chart_get_day_at (&fixture.chart, canvas.context, WIDTH, HEIGHT, WIDTH),
                   ==, FIRST + N_DAYS - 1);
  middle = kscore_chart_get_day_at (&fixture.chart, canvas.context, WIDTH, HEIGHT, WIDTH * 0.48);
  g_assert_cmpint (ABS (middle - FIRST - N_DAYS / 2), <, 5);
  g_assert_cmpint (kscore_chart_get_day_at (&none, canvas.context, WIDTH, HEIGHT, 10), ==,
                   KSCORE_DAY_UNKNOWN);
}

static void
test_point (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  g_assert_true (kscore_chart_get_point (&fixture.chart, FIRST + 3) == &fixture.points[3]);
  g_assert_null (kscore_chart_get_point (&fixture.chart, FIRST - 1));
  g_assert_null (kscore_chart_get_point (&fixture.chart, FIRST + N_DAYS));
  g_assert_null (kscore_chart_get_point (&fixture.chart, KSCORE_DAY_UNKNOWN));
}

static void
test_summary (void)
{
  Fixture fixture;
  g_autofree char *summary = NULL;
  g_autofree char *day = NULL;
  g_autofree char *estimated = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *nothing = NULL;

  fixture_init (&fixture);
  fixture.points[10].score = 40.04f;
  fixture.points[20].score = 48.96f;
  summary = kscore_chart_dup_summary (&fixture.chart);
  g_assert_cmpstr (summary, ==,
                   "From 44.0 on 26 August 2026 to 47.0 on 23 November 2026. Lowest 40.0 on "
                   "5 September 2026, highest 49.0 on 15 September 2026.");

  day = kscore_chart_dup_day_summary (&fixture.chart, FIRST);
  g_assert_cmpstr (day, ==, "26 August 2026: 44.0, between 43.0 and 49.0.");

  fixture.points[1].estimated = TRUE;
  fixture.points[1].low = (float) NAN;
  estimated = kscore_chart_dup_day_summary (&fixture.chart, FIRST + 1);
  g_assert_cmpstr (estimated, ==, "27 August 2026: 44.0. Estimated.");

  fixture.points[2].score = (float) NAN;
  unknown = kscore_chart_dup_day_summary (&fixture.chart, FIRST + 2);
  g_assert_cmpstr (unknown, ==, "28 August 2026: no score.");

  fixture.chart.n_points = 0;
  nothing = kscore_chart_dup_summary (&fixture.chart);
  g_assert_cmpstr (nothing, ==, "No day has a score yet.");
}

/* Any size leaves the context in order. */
static void
test_extremes (void)
{
  static const int sizes[] = { 1, 3, 40, 700 };
  Fixture fixture;

  fixture_init (&fixture);
  fixture.chart.selected = FIRST + 4;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        g_auto (Canvas) canvas = { 0 };

        canvas_init (&canvas, sizes[i], sizes[j]);
        kscore_chart_draw (&fixture.chart, canvas.cr, canvas.context, sizes[i], sizes[j],
                           &canvas.palette);
        g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/draws", test_draws);
  g_test_add_func ("/chart/estimated-is-dashed", test_estimated_is_dashed);
  g_test_add_func ("/chart/gap", test_gap);
  g_test_add_func ("/chart/mirrored", test_mirrored);
  g_test_add_func ("/chart/selected", test_selected);
  g_test_add_func ("/chart/hit", test_hit);
  g_test_add_func ("/chart/point", test_point);
  g_test_add_func ("/chart/summary", test_summary);
  g_test_add_func ("/chart/extremes", test_extremes);

  return g_test_run ();
}
