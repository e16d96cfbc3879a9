#include "config.h"

#include <math.h>

#include "draw/kscore-gauge.h"
#include "draw/kscore-test-canvas.h"

#define WIDTH  320
#define HEIGHT 190

static const KscoreGauge no_range = {
  .score = 50, .low = (double) NAN, .high = (double) NAN, .progress = 1,
};

static guint
count_accent (const KscoreGauge *gauge,
              int                x,
              int                width)
{
  g_auto (Canvas) canvas = { 0 };

  canvas_init (&canvas, WIDTH, HEIGHT);
  kscore_gauge_draw (gauge, canvas.cr, canvas.context, WIDTH, HEIGHT, &canvas.palette);
  g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
  return canvas_count (&canvas, 0, 200, x, 0, width, HEIGHT);
}

static void
test_grows (void)
{
  guint before = 0;

  for (int score = 1; score <= 100; score++)
    {
      KscoreGauge gauge = no_range;
      guint n;

      gauge.score = score;
      n = count_accent (&gauge, 0, WIDTH);
      if (score > 1)
        g_assert_cmpuint (n, >, before);
      before = n;
    }
}

static void
test_progress (void)
{
  KscoreGauge half = no_range;
  KscoreGauge none = no_range;

  half.progress = 0.5;
  none.progress = 0;
  g_assert_cmpuint (count_accent (&none, 0, WIDTH), <, count_accent (&half, 0, WIDTH));
  g_assert_cmpuint (count_accent (&half, 0, WIDTH), <, count_accent (&no_range, 0, WIDTH));
}

/* The range takes its lower part from the solid arc. */
static void
test_range (void)
{
  KscoreGauge gauge = no_range;

  gauge.low = 40;
  gauge.high = 60;
  g_assert_cmpuint (count_accent (&gauge, 0, WIDTH), <, count_accent (&no_range, 0, WIDTH));
}

static void
test_mirrored (void)
{
  KscoreGauge gauge = no_range;

  gauge.score = 20;
  g_assert_cmpuint (count_accent (&gauge, WIDTH / 2, WIDTH / 2), ==, 0);
  gauge.rtl = TRUE;
  g_assert_cmpuint (count_accent (&gauge, 0, WIDTH / 2), ==, 0);
  g_assert_cmpuint (count_accent (&gauge, WIDTH / 2, WIDTH / 2), >, 100);
}

static void
test_without_score (void)
{
  KscoreGauge gauge = no_range;
  g_autofree char *summary = NULL;

  gauge.score = (double) NAN;
  gauge.at_least = TRUE;
  g_assert_cmpuint (count_accent (&gauge, 0, WIDTH), ==, 0);
  summary = kscore_gauge_dup_summary (&gauge, NULL);
  g_assert_cmpstr (summary, ==, "There is not enough evidence for a score.");
}

/* Any size and any numbers leave the context in order. */
static void
test_extremes (void)
{
  static const double numbers[] = { -1e9, 0, 1, 100, 1e9, (double) INFINITY, (double) NAN };
  static const int sizes[] = { 1, 20, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
      for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
        {
          g_auto (Canvas) canvas = { 0 };
          KscoreGauge gauge = { numbers[i], numbers[j], numbers[i], 1, TRUE, FALSE };

          canvas_init (&canvas, sizes[k], sizes[k]);
          kscore_gauge_draw (&gauge, canvas.cr, canvas.context, sizes[k], sizes[k],
                             &canvas.palette);
          g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
        }
}

static void
test_summary (void)
{
  static const struct {
    KscoreGauge gauge;
    const char *band;
    const char *text;
  } cases[] = {
    { { .score = 47.3, .low = 46.1, .high = 48.4 }, "Established",
      "47.3 of 100, between 46.1 and 48.4. Band: Established." },
    { { .score = 47.3, .low = (double) NAN, .high = (double) NAN }, NULL, "47.3 of 100." },
    { { .score = 8.2, .low = (double) NAN, .high = (double) NAN, .at_least = TRUE }, "Starting",
      "At least 8.2 of 100. Band: Starting." },
    { { .score = 8.2, .low = 7, .high = 9, .at_least = TRUE }, "",
      "At least 8.2 of 100; what is known is between 7.0 and 9.0." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kscore_gauge_dup_summary (&cases[i].gauge, cases[i].band);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gauge/grows", test_grows);
  g_test_add_func ("/gauge/progress", test_progress);
  g_test_add_func ("/gauge/range", test_range);
  g_test_add_func ("/gauge/mirrored", test_mirrored);
  g_test_add_func ("/gauge/without-score", test_without_score);
  g_test_add_func ("/gauge/extremes", test_extremes);
  g_test_add_func ("/gauge/summary", test_summary);

  return g_test_run ();
}
