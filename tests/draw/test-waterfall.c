#include "config.h"

#include <math.h>

#include "draw/kscore-test-canvas.h"
#include "draw/kscore-waterfall.h"

static const KscoreWaterfallStep gains[] = { { "New", 4, 4 }, { "Grew", 1, 1 } };
static const KscoreWaterfallStep losses[] = { { "Left the window", -4, -4 },
                                              { "Shrank", -1, -1 } };

static KscoreWaterfall
create (const KscoreWaterfallStep *steps,
        double                     change,
        gboolean                   rtl)
{
  return (KscoreWaterfall) {
    .before = 40,
    .after = 40 + change,
    .before_title = "1 Oct",
    .after_title = "31 Oct",
    .steps = steps,
    .n_steps = 2,
    .rtl = rtl,
  };
}

/* The pixels of the accent in a row. */
static guint
count_row (const KscoreWaterfall *waterfall,
           guint                  row,
           int                    x,
           int                    width)
{
  g_auto (Canvas) canvas = { 0 };
  double y, height;

  canvas_init (&canvas, 400, 200);
  kscore_waterfall_draw (waterfall, canvas.cr, canvas.context, 400, 200, &canvas.palette);
  kscore_waterfall_place (waterfall, row, 200, &y, &height);
  return canvas_count (&canvas, 0, 200, x, (int) y, width, (int) height);
}

/* A gain is filled, as long as it is; a loss is not: not told by a colour. */
static void
test_bars (void)
{
  KscoreWaterfall up = create (gains, 5, FALSE), down = create (losses, -5, FALSE);

  g_assert_cmpuint (kscore_waterfall_get_n_rows (&up), ==, 4);
  g_assert_cmpuint (count_row (&up, 1, 0, 400), >, 3 * count_row (&up, 2, 0, 400));
  g_assert_cmpuint (count_row (&up, 2, 0, 400), >, 100);
  g_assert_cmpuint (count_row (&up, 0, 0, 400), ==, 0);
  g_assert_cmpuint (count_row (&down, 1, 0, 400), ==, 0);
}

/* Each step begins where the last one ended. */
static void
test_levels (void)
{
  KscoreWaterfall up = create (gains, 5, FALSE);
  int end = 0, begin = 0;

  for (int x = 0; x < 400; x++)
    {
      if (count_row (&up, 1, x, 1) > 0)
        end = x;
      if (begin == 0 && count_row (&up, 2, x, 1) > 0)
        begin = x;
    }
  g_assert_cmpint (end, >, 100);
  g_assert_cmpint (ABS (begin - end), <=, 2);
}

static void
test_mirrored (void)
{
  KscoreWaterfall ltr = create (gains, 5, FALSE), rtl = create (gains, 5, TRUE);

  g_assert_cmpuint (count_row (&ltr, 1, 60, 100), ==, count_row (&rtl, 1, 240, 100));
  g_assert_cmpuint (count_row (&ltr, 2, 0, 200), ==, 0);
  g_assert_cmpuint (count_row (&rtl, 2, 200, 200), ==, 0);
}

/* Where it is narrow the titles stand above the bars. */
static void
test_height (void)
{
  g_auto (Canvas) canvas = { 0 };
  KscoreWaterfall waterfall = create (losses, -5, FALSE);
  double wide, narrow;

  canvas_init (&canvas, 10, 10);
  wide = kscore_waterfall_get_height (&waterfall, canvas.context, 600);
  narrow = kscore_waterfall_get_height (&waterfall, canvas.context, 180);
  g_assert_cmpfloat (wide, >, 4 * 16);
  g_assert_cmpfloat (narrow, >, wide + 4 * 10);
}

/* Nothing is drawn out of its place, not even in none. */
static void
test_extremes (void)
{
  const KscoreWaterfallStep tiny[] = { { "New", 1e-12, 0 }, { "Shrank", -1e-12, 0 } };
  KscoreWaterfall waterfall = create (tiny, 0, FALSE);
  g_auto (Canvas) canvas = { 0 };

  g_assert_cmpuint (count_row (&waterfall, 1, 0, 400), >, 0);
  canvas_init (&canvas, 30, 30);
  kscore_waterfall_draw (&waterfall, canvas.cr, canvas.context, 0, 0, &canvas.palette);
  kscore_waterfall_draw (&waterfall, canvas.cr, canvas.context, 30, 30, &canvas.palette);
  waterfall.n_steps = 0;
  kscore_waterfall_draw (&waterfall, canvas.cr, canvas.context, 30, 30, &canvas.palette);
  g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/waterfall/bars", test_bars);
  g_test_add_func ("/waterfall/levels", test_levels);
  g_test_add_func ("/waterfall/mirrored", test_mirrored);
  g_test_add_func ("/waterfall/height", test_height);
  g_test_add_func ("/waterfall/extremes", test_extremes);

  return g_test_run ();
}
