#include "config.h"

#include <math.h>

#include "draw/kscore-chart.h"
#include "draw/kscore-chart-layout.h"
#include "draw/kscore-chart-other.h"
#include "draw/kscore-test-canvas.h"

#define WIDTH  500
#define HEIGHT 220
#define FIRST  20691
#define N_DAYS 3650

typedef struct {
  KscoreChartPoint points[N_DAYS];
  KscoreChart      chart;
} Fixture;

static void
fixture_init (Fixture *fixture,
              guint    n_days)
{
  for (guint i = 0; i < n_days; i++)
    fixture->points[i] = (KscoreChartPoint) {
      .day = FIRST + (KscoreDay) i,
      .score = 60,
      .low = 59,
      .high = 61,
      .shown = (float) NAN,
      .other = 40 + (float) i / (float) n_days,
    };
  fixture->chart = (KscoreChart) {
    .points = fixture->points,
    .n_points = n_days,
    .today = KSCORE_DAY_UNKNOWN,
    .selected = KSCORE_DAY_UNKNOWN,
    .other = "kscore-2",
  };
}

/* How many pixels carry something of the other version, below @top. */
static guint
count (const KscoreChart *chart,
       int                top)
{
  g_auto (Canvas) canvas = { 0 };
  KscoreChartLayout layout;

  canvas_init (&canvas, WIDTH, HEIGHT);
  g_assert_true (kscore_chart_layout_init (&layout, chart, canvas.context, WIDTH, HEIGHT));
  kscore_chart_other_draw (chart, &layout, canvas.cr, canvas.context, &canvas.palette);
  g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
  return canvas_count (&canvas, 3, 60, 0, top, WIDTH, HEIGHT - top);
}

static void
test_draws (void)
{
  static Fixture fixture;
  guint few, all;

  fixture_init (&fixture, 90);
  few = count (&fixture.chart, 0);
  g_assert_cmpuint (few, >, WIDTH);
  /* It stands below the scores that are used, so that its name does too. */
  g_assert_cmpuint (count (&fixture.chart, HEIGHT / 2), ==, few);

  fixture_init (&fixture, N_DAYS);
  all = count (&fixture.chart, 0);
  g_assert_cmpuint (all, >, WIDTH);
  g_assert_cmpuint (all, <, 3 * few);
}

static void
test_none (void)
{
  static Fixture fixture;

  fixture_init (&fixture, 90);
  fixture.chart.other = NULL;
  g_assert_cmpuint (count (&fixture.chart, 0), ==, 0);
  fixture.chart.other = "kscore-2";
  for (guint i = 0; i < 90; i++)
    fixture.points[i].other = (float) (i % 2 == 0 ? NAN : 0);
  g_assert_cmpuint (count (&fixture.chart, 0), ==, 0);
}

static void
test_alone (void)
{
  static Fixture fixture;

  fixture_init (&fixture, 90);
  /* One day with it, nowhere else: the name is there. */
  for (guint i = 0; i < 90; i++)
    if (i != 40)
      fixture.points[i].other = (float) NAN;
  g_assert_cmpuint (count (&fixture.chart, 0), >, 0);
  fixture.chart.rtl = TRUE;
  g_assert_cmpuint (count (&fixture.chart, 0), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-other/draws", test_draws);
  g_test_add_func ("/chart-other/none", test_none);
  g_test_add_func ("/chart-other/alone", test_alone);
  return g_test_run ();
}
