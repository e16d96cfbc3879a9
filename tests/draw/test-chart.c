#include "config.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>
#include <time.h>

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
    fixture->points[i] = (KscoreChartPoint) { FIRST + i, 44 + (float) i / 30, 43, 49, FALSE,
                                              (float) NAN, (float) NAN };
  fixture->chart = (KscoreChart) {
    .points = fixture->points,
    .n_points = N_DAYS,
    .today = FIRST + N_DAYS - 1,
    .selected = KSCORE_DAY_UNKNOWN,
  };
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
  KscoreChart none = { .today = KSCORE_DAY_UNKNOWN, .selected = KSCORE_DAY_UNKNOWN };
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

/* A version is a line from top to bottom with its name above. */
static void
test_versions (void)
{
  KscoreChartVersion versions[] = { { FIRST - 40, "kscore-1" }, { FIRST + 45, "kscore-2" } };
  Fixture fixture;
  guint before;
  guint line;

  fixture_init (&fixture);
  before = count (&fixture.chart, 2, 60, WIDTH * 2 / 5, WIDTH / 5);
  fixture.chart.versions = versions;
  fixture.chart.n_versions = 1;
  line = count (&fixture.chart, 2, 60, WIDTH * 2 / 5, WIDTH / 5);
  g_assert_cmpuint (line, ==, before);
  fixture.chart.n_versions = 2;
  line = count (&fixture.chart, 2, 60, WIDTH * 2 / 5, WIDTH / 5);
  g_assert_cmpuint (line, >, before + HEIGHT / 2 + 40);
}

/* A ring where another score was shown; none where nothing or nearly the same was. */
static void
test_shown (void)
{
  Fixture fixture;
  guint before;

  fixture_init (&fixture);
  for (int i = 0; i < N_DAYS; i++)
    fixture.points[i].shown = fixture.points[i].score + 0.04f;
  before = count (&fixture.chart, 1, 200, 0, WIDTH / 2);
  g_assert_cmpuint (before, ==, 0);
  fixture.points[20].shown = fixture.points[20].score + 2;
  g_assert_cmpuint (count (&fixture.chart, 1, 200, 0, WIDTH / 2), >, 3);
  g_assert_cmpuint (count (&fixture.chart, 1, 200, WIDTH / 2, WIDTH / 4), ==, 0);
}

static void
test_span (void)
{
  Fixture fixture;
  guint before;

  fixture_init (&fixture);
  before = count (&fixture.chart, 2, 15, 0, WIDTH);
  fixture.chart.span_first = FIRST + 20;
  fixture.chart.span_last = FIRST + 40;
  g_assert_cmpuint (count (&fixture.chart, 2, 15, 0, WIDTH), >, before + 90 * 100);
}

/* A day between days without a score can be seen, also where it is estimated. */
static void
test_lonely_day (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  for (int i = 0; i < N_DAYS; i++)
    if (i != 30)
      fixture.points[i].score = fixture.points[i].low = fixture.points[i].high = (float) NAN;
  fixture.points[30].estimated = TRUE;
  fixture.points[N_DAYS - 1].score = 45;
  g_assert_cmpuint (count (&fixture.chart, 0, 150, 0, WIDTH / 2), >=, 2);
}

/* High contrast: a thicker line, an opaque band with lines at its ends. */
static void
test_high_contrast (void)
{
  Fixture fixture;
  guint n[2];

  fixture_init (&fixture);
  for (int high = 0; high <= 1; high++)
    {
      g_auto (Canvas) canvas = { 0 };

      canvas_init (&canvas, WIDTH, HEIGHT);
      canvas.palette.high_contrast = high;
      kscore_chart_draw (&fixture.chart, canvas.cr, canvas.context, WIDTH, HEIGHT, &canvas.palette);
      n[high] = canvas_count (&canvas, 0, 230, 0, 0, WIDTH, HEIGHT);
    }
  g_assert_cmpuint (n[1], >, n[0] * 14 / 10);
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

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

static guint
count_text (const GString *text,
            const char    *piece)
{
  guint n = 0;

  for (gsize i = 0; i + strlen (piece) <= text->len; i++)
    if (memcmp (text->str + i, piece, strlen (piece)) == 0)
      n++;
  return n;
}

/* The same drawing on paper: its texts are there as text, not as pictures. */
static void
test_paper (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  for (int svg = 0; svg <= 1; svg++)
    {
      g_auto (Canvas) canvas = { 0 };
      g_autoptr (GString) output = g_string_new (NULL);
      cairo_surface_t *surface = svg
                                   ? cairo_svg_surface_create_for_stream (write_cb, output, WIDTH,
                                                                          HEIGHT)
                                   : cairo_pdf_surface_create_for_stream (write_cb, output, WIDTH,
                                                                          HEIGHT);
      cairo_t *cr = cairo_create (surface);

      /* Later versions pack what is looked for. */
      if (!svg)
        cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
      canvas_init (&canvas, 1, 1);
      kscore_palette_init_paper (&canvas.palette);
      kscore_chart_draw (&fixture.chart, cr, canvas.context, WIDTH, HEIGHT, &canvas.palette);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_finish (surface);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);

      if (svg)
        g_assert_cmpuint (count_text (output, "<use "), >, 12);
      else
        g_assert_cmpuint (count_text (output, "/ToUnicode"), >, 0);
      g_assert_cmpuint (count_text (output, "/Image"), ==, 0);
      g_assert_cmpuint (count_text (output, "<image"), ==, 0);
    }
}

static double
measure (guint n_points,
         int   width)
{
  g_autofree KscoreChartPoint *points = g_new (KscoreChartPoint, n_points);
  KscoreChart chart = { .points = points, .n_points = n_points, .today = KSCORE_DAY_UNKNOWN,
                        .selected = KSCORE_DAY_UNKNOWN };
  g_auto (Canvas) canvas = { 0 };
  double best = HUGE_VAL;

  for (guint i = 0; i < n_points; i++)
    {
      float score = 50 + 20 * (float) sin (i / 40.0) + (float) sin (i * 1.7);

      points[i] = (KscoreChartPoint) { 13000 + (KscoreDay) i, score, score - 2, score + 2, FALSE,
                                       (float) NAN, (float) NAN };
    }
  canvas_init (&canvas, width, HEIGHT);
  for (int i = 0; i < 15; i++)
    {
      /* Of the processor, however busy the machine is. */
      clock_t begin = clock ();

      kscore_chart_draw (&chart, canvas.cr, canvas.context, width, HEIGHT, &canvas.palette);
      best = MIN (best, (double) (clock () - begin) * 1000 / CLOCKS_PER_SEC);
    }
  return best;
}

/* Twenty years cost what as many days as there are columns cost; a column's line goes to its
 * lowest and its highest score, which is worth some more. */
static void
test_speed (void)
{
  double columns = measure (1040, 1080);
  double years = measure (7305, 1080);

  g_test_message ("1,040 days %.2f ms, 7,305 days %.2f ms: ratio %.2f", columns, years,
                  years / columns);
  g_assert_cmpfloat (years, <, 4 * columns);
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
  g_test_add_func ("/chart/versions", test_versions);
  g_test_add_func ("/chart/shown", test_shown);
  g_test_add_func ("/chart/span", test_span);
  g_test_add_func ("/chart/lonely-day", test_lonely_day);
  g_test_add_func ("/chart/high-contrast", test_high_contrast);
  g_test_add_func ("/chart/paper", test_paper);
  g_test_add_func ("/chart/speed", test_speed);
  g_test_add_func ("/chart/extremes", test_extremes);

  return g_test_run ();
}
