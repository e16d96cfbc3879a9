#include "config.h"

#include <math.h>

#include "draw/kscore-bar.h"
#include "draw/kscore-test-canvas.h"

static guint
count_accent (double   fraction,
              gboolean rtl,
              int      x,
              int      width)
{
  g_auto (Canvas) canvas = { 0 };

  canvas_init (&canvas, 200, 8);
  kscore_bar_draw (fraction, rtl, canvas.cr, 200, 8, &canvas.palette);
  return canvas_count (&canvas, 0, 200, x, 0, width, 8);
}

static void
test_grows (void)
{
  guint before = 0;

  g_assert_cmpuint (count_accent (0, FALSE, 0, 200), ==, 0);
  for (double fraction = 0.1; fraction <= 1.0; fraction += 0.1)
    {
      guint n = count_accent (fraction, FALSE, 0, 200);

      g_assert_cmpuint (n, >, before);
      before = n;
    }
  g_assert_cmpuint (count_accent (7, FALSE, 0, 200), ==, count_accent (1, FALSE, 0, 200));
}

/* A little is not nothing. */
static void
test_least (void)
{
  g_assert_cmpuint (count_accent (0.0001, FALSE, 0, 8), >, 20);
}

static void
test_mirrored (void)
{
  g_assert_cmpuint (count_accent (0.25, FALSE, 100, 100), ==, 0);
  g_assert_cmpuint (count_accent (0.25, TRUE, 0, 100), ==, 0);
  g_assert_cmpuint (count_accent (0.25, TRUE, 100, 100), ==, count_accent (0.25, FALSE, 0, 100));
}

/* What is not known cannot be taken for 0: it is hatched, so brightness changes along the bar. */
static void
test_unknown (void)
{
  g_auto (Canvas) unknown = { 0 };
  g_auto (Canvas) zero = { 0 };
  guint n;

  canvas_init (&unknown, 200, 8);
  canvas_init (&zero, 200, 8);
  kscore_bar_draw ((double) NAN, FALSE, unknown.cr, 200, 8, &unknown.palette);
  kscore_bar_draw (0, FALSE, zero.cr, 200, 8, &zero.palette);

  n = canvas_count (&unknown, 2, 60, 0, 0, 200, 8);
  g_assert_cmpuint (n, >, 200);
  g_assert_cmpuint (n, <, 1400);
  g_assert_cmpuint (canvas_count (&zero, 2, 60, 0, 0, 200, 8), ==, 0);
  g_assert_cmpuint (canvas_count_accent (&unknown), ==, 0);
}

static void
test_no_room (void)
{
  g_auto (Canvas) canvas = { 0 };

  canvas_init (&canvas, 4, 4);
  kscore_bar_draw (0.5, FALSE, canvas.cr, 0, 4, &canvas.palette);
  kscore_bar_draw (0.5, FALSE, canvas.cr, 4, -1, &canvas.palette);
  g_assert_cmpuint (canvas_count_accent (&canvas), ==, 0);
  g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bar/grows", test_grows);
  g_test_add_func ("/bar/least", test_least);
  g_test_add_func ("/bar/mirrored", test_mirrored);
  g_test_add_func ("/bar/unknown", test_unknown);
  g_test_add_func ("/bar/no-room", test_no_room);

  return g_test_run ();
}
