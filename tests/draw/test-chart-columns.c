#include "config.h"

#include <math.h>

#include "draw/kscore-chart-columns.h"

static const KscoreChartLayout layout = {
  .left = 10, .right = 110, .top = 0, .bottom = 100, .low = 0, .high = 100, .step = 20,
  .first = 20000, .last = 20999,
};

static KscoreChartPoint *
create_points (guint n_points)
{
  KscoreChartPoint *points = g_new (KscoreChartPoint, n_points);

  for (guint i = 0; i < n_points; i++)
    points[i] = (KscoreChartPoint) { 20000 + (KscoreDay) i, 40 + (float) (i % 10), 30, 60, FALSE,
                                     (float) NAN, (float) NAN };
  return points;
}

/* As many columns as pixels at most, and no extreme is lost. */
static void
test_gathered (void)
{
  g_autofree KscoreChartPoint *points = create_points (1000);
  KscoreChart chart = { .points = points, .n_points = 1000 };
  g_autoptr (GArray) columns = NULL;
  double min = HUGE_VAL, max = 0, low = HUGE_VAL, high = 0;

  points[400].score = 3;
  points[700].score = 97;
  points[700].high = 99;
  columns = kscore_chart_columns_new (&chart, &layout);
  g_assert_cmpuint (columns->len, <=, 101);
  for (guint i = 0; i < columns->len; i++)
    {
      const KscoreChartColumn *column = &g_array_index (columns, KscoreChartColumn, i);

      if (i > 0)
        g_assert_cmpfloat (column->x, >, g_array_index (columns, KscoreChartColumn, i - 1).x);
      g_assert_cmpfloat (column->min, <=, column->first);
      g_assert_cmpfloat (column->max, >=, column->last);
      min = MIN (min, column->min);
      max = MAX (max, column->max);
      low = MIN (low, column->low);
      high = MAX (high, column->high);
    }
  g_assert_cmpfloat (min, ==, 3);
  g_assert_cmpfloat (max, ==, 97);
  g_assert_cmpfloat (low, ==, 30);
  g_assert_cmpfloat (high, ==, 99);
}

/* A column without any score is a gap; one with some is not. */
static void
test_gaps (void)
{
  g_autofree KscoreChartPoint *points = create_points (1000);
  KscoreChart chart = { .points = points, .n_points = 1000 };
  g_autoptr (GArray) columns = NULL;
  guint n_gaps = 0;

  for (guint i = 500; i < 600; i++)
    points[i].score = (float) NAN;
  points[10].score = (float) NAN;
  columns = kscore_chart_columns_new (&chart, &layout);
  for (guint i = 0; i < columns->len; i++)
    if (isnan (g_array_index (columns, KscoreChartColumn, i).first))
      n_gaps++;
  g_assert_cmpuint (n_gaps, >=, 8);
  g_assert_cmpuint (n_gaps, <=, 10);
}

static void
test_single_days (void)
{
  g_autofree KscoreChartPoint *points = create_points (50);
  KscoreChartLayout few = layout;
  KscoreChart chart = { .points = points, .n_points = 50 };
  g_autoptr (GArray) columns = NULL;

  few.last = 20049;
  points[7].estimated = TRUE;
  columns = kscore_chart_columns_new (&chart, &few);
  g_assert_cmpuint (columns->len, ==, 50);
  for (guint i = 0; i < columns->len; i++)
    {
      const KscoreChartColumn *column = &g_array_index (columns, KscoreChartColumn, i);

      g_assert_cmpfloat (column->first, ==, points[i].score);
      g_assert_cmpfloat (column->last, ==, points[i].score);
      g_assert_cmpint (column->estimated, ==, i == 7);
    }

  chart.n_points = 0;
  g_array_unref (columns);
  columns = kscore_chart_columns_new (&chart, &few);
  g_assert_cmpuint (columns->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-columns/gathered", test_gathered);
  g_test_add_func ("/chart-columns/gaps", test_gaps);
  g_test_add_func ("/chart-columns/single-days", test_single_days);

  return g_test_run ();
}
