#include "config.h"

#include <math.h>

#include "draw/kscore-chart-layout.h"
#include "draw/kscore-test-canvas.h"

#define WIDTH  500
#define HEIGHT 220

static void
init_layout (KscoreChartLayout *layout,
             guint              n_points,
             gboolean           rtl)
{
  g_auto (Canvas) canvas = { 0 };
  g_autofree KscoreChartPoint *points = g_new (KscoreChartPoint, n_points);
  KscoreChart chart = {
    .points = points,
    .n_points = n_points,
    .today = KSCORE_DAY_UNKNOWN,
    .selected = KSCORE_DAY_UNKNOWN,
    .rtl = rtl,
  };
  gboolean done;

  for (guint i = 0; i < n_points; i++)
    points[i] = (KscoreChartPoint) { 20000 + (KscoreDay) i, 40 + i % 7, 38, 49, FALSE,
                                     (float) NAN, (float) NAN };

  canvas_init (&canvas, WIDTH, HEIGHT);
  done = kscore_chart_layout_init (layout, &chart, canvas.context, WIDTH, HEIGHT);
  g_assert_true (done);
}

static void
test_inside (void)
{
  KscoreChartLayout layout;

  init_layout (&layout, 90, FALSE);
  g_assert_cmpfloat (layout.left, >=, 0);
  g_assert_cmpfloat (layout.right, <, WIDTH);
  g_assert_cmpfloat (layout.top, >, 0);
  g_assert_cmpfloat (layout.bottom, <, HEIGHT);
  g_assert_cmpfloat (kscore_chart_layout_get_y (&layout, 38), <=, layout.bottom);
  g_assert_cmpfloat (kscore_chart_layout_get_y (&layout, 49), >=, layout.top);
  g_assert_cmpfloat (kscore_chart_layout_get_y (&layout, 49), <,
                     kscore_chart_layout_get_y (&layout, 38));
}

static void
test_days (void)
{
  for (int rtl = 0; rtl <= 1; rtl++)
    {
      KscoreChartLayout layout;
      double before;

      init_layout (&layout, 90, rtl);
      before = kscore_chart_layout_get_x (&layout, 20000);
      g_assert_cmpfloat_with_epsilon (before, rtl ? layout.right : layout.left, 0.01);
      for (KscoreDay day = 20001; day < 20090; day++)
        {
          double x = kscore_chart_layout_get_x (&layout, day);

          if (rtl)
            g_assert_cmpfloat (x, <, before);
          else
            g_assert_cmpfloat (x, >, before);
          g_assert_cmpint (kscore_chart_layout_get_day (&layout, x), ==, day);
          before = x;
        }

      g_assert_cmpint (kscore_chart_layout_get_day (&layout, -1000), ==, rtl ? 20089 : 20000);
      g_assert_cmpint (kscore_chart_layout_get_day (&layout, 1000), ==, rtl ? 20000 : 20089);
    }
}

/* One day stands at the end, where today is. */
static void
test_one_day (void)
{
  KscoreChartLayout layout;

  init_layout (&layout, 1, FALSE);
  g_assert_cmpfloat (kscore_chart_layout_get_x (&layout, 20000), ==, layout.right);
  g_assert_cmpint (kscore_chart_layout_get_day (&layout, 3), ==, 20000);
}

static void
test_nothing (void)
{
  g_auto (Canvas) canvas = { 0 };
  const float nan = (float) NAN;
  KscoreChartPoint unknown = { 20000, nan, nan, nan, FALSE, nan, nan };
  KscoreChart none = { .selected = KSCORE_DAY_UNKNOWN };
  KscoreChart no_score = { .points = &unknown, .n_points = 1, .selected = KSCORE_DAY_UNKNOWN };
  KscoreChartLayout layout;

  canvas_init (&canvas, WIDTH, HEIGHT);
  g_assert_false (kscore_chart_layout_init (&layout, &none, canvas.context, WIDTH, HEIGHT));
  g_assert_false (kscore_chart_layout_init (&layout, &no_score, canvas.context, WIDTH, HEIGHT));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-layout/inside", test_inside);
  g_test_add_func ("/chart-layout/days", test_days);
  g_test_add_func ("/chart-layout/one-day", test_one_day);
  g_test_add_func ("/chart-layout/nothing", test_nothing);

  return g_test_run ();
}
