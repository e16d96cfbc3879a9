#include "config.h"

#include "draw/kscore-coverage.h"

#include "draw/kscore-test-canvas.h"

#define WIDTH  200
#define HEIGHT 10

/* Half of the time: who reacted for a quarter, counts for an eighth, posts for an eighth. */
static const KscoreCoverageSpan spans[] = {
  { 100, 149, KSCORE_COVERAGE_POSTS | KSCORE_COVERAGE_PEOPLE },
  { 150, 174, KSCORE_COVERAGE_COUNTS },
  { 175, 199, KSCORE_COVERAGE_POSTS | KSCORE_COVERAGE_FOLLOWERS },
};

static const KscoreCoverageFigure figure = { spans, G_N_ELEMENTS (spans), 100, 299, FALSE };

/* The pixels of the accent between two places. */
static guint
count (const KscoreCoverageFigure *drawn,
       int                         x,
       int                         width)
{
  g_auto (Canvas) canvas = { 0 };

  canvas_init (&canvas, WIDTH, HEIGHT);
  kscore_coverage_draw (drawn, canvas.cr, WIDTH, HEIGHT, &canvas.palette);
  return canvas_count (&canvas, 0, 200, x, 0, width, HEIGHT);
}

static void
test_levels (void)
{
  guint people = count (&figure, 10, 20);
  guint counts = count (&figure, 52, 20);
  guint posts = count (&figure, 77, 20);

  g_assert_cmpuint (people, ==, 20 * HEIGHT);
  g_assert_cmpuint (counts, <, people);
  g_assert_cmpuint (posts, <, counts);
  g_assert_cmpuint (posts, >, 0);
  g_assert_cmpuint (count (&figure, 100, 100), ==, 0);
}

static void
test_unknown_is_hatched (void)
{
  KscoreCoverageFigure nothing = { NULL, 0, 100, 299, FALSE };
  g_auto (Canvas) canvas = { 0 };
  guint strong;

  canvas_init (&canvas, WIDTH, HEIGHT);
  kscore_coverage_draw (&nothing, canvas.cr, WIDTH, HEIGHT, &canvas.palette);
  g_assert_cmpuint (canvas_count_accent (&canvas), ==, 0);
  /* Lines, and room between them. */
  strong = canvas_count (&canvas, 2, 60, 0, 0, WIDTH, HEIGHT);
  g_assert_cmpuint (strong, >, WIDTH);
  g_assert_cmpuint (strong, <, WIDTH * HEIGHT * 3 / 4);
}

static void
test_mirrored (void)
{
  KscoreCoverageFigure mirrored = figure;
  double x, width, rtl_x, rtl_width;

  mirrored.rtl = TRUE;
  g_assert_cmpuint (count (&mirrored, 0, 100), ==, 0);
  g_assert_cmpuint (count (&mirrored, 170, 20), ==, 20 * HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      kscore_coverage_place (&figure, i, WIDTH, &x, &width);
      kscore_coverage_place (&mirrored, i, WIDTH, &rtl_x, &rtl_width);
      g_assert_cmpfloat_with_epsilon (rtl_x, WIDTH - x - width, 1e-9);
      g_assert_cmpfloat_with_epsilon (rtl_width, width, 1e-9);
    }
}

/* A day of thirty years can be seen and stays within the bar, also the last one. */
static void
test_least (void)
{
  const KscoreCoverageSpan day = { 10999, 10999, KSCORE_COVERAGE_PEOPLE };
  const KscoreCoverageFigure years = { &day, 1, 0, 10999, FALSE };
  double x, width;

  kscore_coverage_place (&years, 0, WIDTH, &x, &width);
  g_assert_cmpfloat (width, >=, 2);
  g_assert_cmpfloat (x + width, <=, WIDTH);
  g_assert_cmpuint (count (&years, 190, 10), >, 0);
}

static void
test_find_at (void)
{
  g_assert_cmpint (kscore_coverage_find_at (&figure, WIDTH, 10), ==, 0);
  g_assert_cmpint (kscore_coverage_find_at (&figure, WIDTH, 60), ==, 1);
  g_assert_cmpint (kscore_coverage_find_at (&figure, WIDTH, 99), ==, 2);
  g_assert_cmpint (kscore_coverage_find_at (&figure, WIDTH, 150), ==, -1);
}

static void
test_no_room (void)
{
  g_auto (Canvas) canvas = { 0 };

  canvas_init (&canvas, 1, 1);
  kscore_coverage_draw (&figure, canvas.cr, 0, 10, &canvas.palette);
  g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/coverage/levels", test_levels);
  g_test_add_func ("/draw/coverage/unknown-is-hatched", test_unknown_is_hatched);
  g_test_add_func ("/draw/coverage/mirrored", test_mirrored);
  g_test_add_func ("/draw/coverage/least", test_least);
  g_test_add_func ("/draw/coverage/find-at", test_find_at);
  g_test_add_func ("/draw/coverage/no-room", test_no_room);
  return g_test_run ();
}
