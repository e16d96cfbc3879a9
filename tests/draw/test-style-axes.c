#include "config.h"

#include <math.h>

#include "draw/kscore-style-axes.h"
#include "draw/kscore-test-canvas.h"

#define WIDTH 300

/* Accent pixels of one axis between two places. */
static guint
count_dot (double   value,
           gboolean rtl,
           int      from,
           int      to)
{
  g_auto (Canvas) canvas = { 0 };
  KscoreStyleAxisDrawing axis = { value, "sharing", "creating", 0.5 };
  int height;

  canvas_init (&canvas, WIDTH, 60);
  height = (int) ceil (kscore_style_axes_get_height (canvas.context, 1));
  g_assert_cmpint (height, <=, 60);
  kscore_style_axes_draw (&axis, 1, rtl, canvas.context, canvas.cr, WIDTH, height,
                          &canvas.palette);
  return canvas_count (&canvas, 0, 200, from, 0, to - from, 60);
}

static void
test_dot (void)
{
  g_assert_cmpuint (count_dot (0, FALSE, 0, 20), >, 60);
  g_assert_cmpuint (count_dot (0, FALSE, 20, WIDTH), ==, 0);
  g_assert_cmpuint (count_dot (1, FALSE, WIDTH - 20, WIDTH), >, 60);
  g_assert_cmpuint (count_dot (0.5, FALSE, WIDTH / 2 - 10, WIDTH / 2 + 10), >, 60);
  g_assert_cmpuint (count_dot (0, TRUE, WIDTH - 20, WIDTH), >, 60);
  g_assert_cmpuint (count_dot (7, FALSE, WIDTH - 20, WIDTH), >, 60);
}

/* What is not told has no place, not even in the middle. */
static void
test_untold (void)
{
  g_assert_cmpuint (count_dot (NAN, FALSE, 0, WIDTH), ==, 0);
}

static guint
count_ink (const char *first,
           const char *second,
           double      from)
{
  g_auto (Canvas) canvas = { 0 };
  KscoreStyleAxisDrawing axis = { 0.69, first, second, from };
  guint n;

  canvas_init (&canvas, WIDTH, 60);
  kscore_style_axes_draw (&axis, 1, FALSE, canvas.context, canvas.cr, WIDTH, 60, &canvas.palette);
  n = canvas_count (&canvas, 2, 100, 0, 0, WIDTH, 20);
  return n;
}

/* Two sides of the same name: the one somebody stands at is set in bold, wherever the middle is. */
static void
test_sides (void)
{
  guint plain = count_ink ("casual", "", 0.5), bold = count_ink ("casual", "", 0.75);

  g_assert_cmpuint (bold, >, plain);
  g_assert_cmpuint (count_ink ("", "casual", 0.5), >, count_ink ("", "casual", 0.75));
}

static void
test_height (void)
{
  g_auto (Canvas) canvas = { 0 };

  canvas_init (&canvas, 10, 10);
  g_assert_cmpfloat (kscore_style_axes_get_height (canvas.context, 4), >,
                     3.9 * kscore_style_axes_get_height (canvas.context, 1));
  kscore_style_axes_draw (NULL, 0, FALSE, canvas.context, canvas.cr, 10, 10, &canvas.palette);
  g_assert_cmpuint (canvas_count_accent (&canvas), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/style-axes/dot", test_dot);
  g_test_add_func ("/draw/style-axes/untold", test_untold);
  g_test_add_func ("/draw/style-axes/sides", test_sides);
  g_test_add_func ("/draw/style-axes/height", test_height);
  return g_test_run ();
}
