#include "config.h"

#include <math.h>

#include "draw/kscore-chart-labels.h"
#include "draw/kscore-test-canvas.h"

#define FIRST  13000
#define MARGIN 40

/* What can be told of a score, from nothing to the whole. */
typedef enum {
  SHAPE_WAVE,
  SHAPE_FLAT,
  SHAPE_LOWEST,
  SHAPE_HIGHEST,
  SHAPE_GAPS,
  SHAPE_ONE,
  SHAPE_NOTHING,
  N_SHAPES
} Shape;

static float
get_score (Shape shape,
           guint i,
           guint n_points)
{
  switch (shape)
    {
    case SHAPE_FLAT:
      return 47.3f;
    case SHAPE_LOWEST:
      return 1;
    case SHAPE_HIGHEST:
      return 100;
    case SHAPE_GAPS:
      return i % 5 == 1 ? (float) NAN : (float) g_test_rand_double_range (1, 100);
    case SHAPE_ONE:
      return i == n_points / 2 ? 33 : (float) NAN;
    case SHAPE_NOTHING:
      return (float) NAN;
    case SHAPE_WAVE:
    case N_SHAPES:
    default:
      return 50 + 45 * (float) sin (i / 20.0);
    }
}

static KscoreChartPoint *
create_points (Shape shape,
               guint n_points)
{
  KscoreChartPoint *points = g_new (KscoreChartPoint, n_points);

  for (guint i = 0; i < n_points; i++)
    {
      float score = get_score (shape, i, n_points);

      points[i] = (KscoreChartPoint) { FIRST + (KscoreDay) i, score, MAX (score - 2, 1),
                                       MIN (score + 2, 100), i % 7 == 0,
                                       i % 3 == 0 ? score / 2 + 20 : (float) NAN, (float) NAN };
    }
  return points;
}

static void
assert_labels (const GArray *labels,
               double        width,
               double        height)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const KscoreChartLabel *label = &g_array_index (labels, KscoreChartLabel, i);

      g_assert_cmpfloat (label->x, >=, 0);
      g_assert_cmpfloat (label->y, >=, 0);
      g_assert_cmpfloat (label->x + label->width, <=, width);
      g_assert_cmpfloat (label->y + label->height, <=, height);

      for (guint j = 0; j < i; j++)
        {
          const KscoreChartLabel *other = &g_array_index (labels, KscoreChartLabel, j);

          g_assert_true (label->x >= other->x + other->width
                         || other->x >= label->x + label->width
                         || label->y >= other->y + other->height
                         || other->y >= label->y + label->height);
        }
    }
}

static guint
count_kind (const GArray         *labels,
            KscoreChartLabelKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < labels->len; i++)
    if (g_array_index (labels, KscoreChartLabel, i).kind == kind)
      n++;
  return n;
}

/* Draws in the middle of a larger canvas: nothing may be outside. */
static void
assert_inside (const KscoreChart *chart,
               Canvas            *canvas,
               int                width,
               int                height)
{
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, MARGIN, MARGIN);
  kscore_chart_draw (chart, canvas->cr, canvas->context, width, height, &canvas->palette);
  cairo_restore (canvas->cr);
  g_assert_cmpint (cairo_status (canvas->cr), ==, CAIRO_STATUS_SUCCESS);

  for (guint channel = 0; channel < 3; channel++)
    g_assert_cmpuint (canvas_count (canvas, channel, 1, 0, 0, canvas->width, canvas->height), ==,
                      canvas_count (canvas, channel, 1, MARGIN, MARGIN, width, height));
}

static void
check (KscoreChart *chart,
       int          width,
       int          height,
       double       scale,
       gboolean     draw)
{
  g_autofree char *name = g_strdup_printf ("Sans %g", 11 * scale);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (name);
  g_auto (Canvas) canvas = { 0 };
  KscoreChartLayout layout;
  g_autoptr (GArray) labels = NULL;

  canvas_init (&canvas, draw ? width + 2 * MARGIN : 1, draw ? height + 2 * MARGIN : 1);
  pango_context_set_font_description (canvas.context, font);
  if (draw)
    assert_inside (chart, &canvas, width, height);
  if (!kscore_chart_layout_init (&layout, chart, canvas.context, width, height))
    return;

  labels = kscore_chart_labels_new (chart, &layout, canvas.context, width, height);
  assert_labels (labels, width, height);
  g_assert_cmpuint (count_kind (labels, KSCORE_CHART_LABEL_SCORE), >=, 2);
  if (scale <= 2)
    g_assert_cmpuint (count_kind (labels, KSCORE_CHART_LABEL_DATE), >=, 1);
  if (isfinite (kscore_chart_get_point (chart, chart->selected)->score))
    g_assert_cmpuint (count_kind (labels, KSCORE_CHART_LABEL_SELECTED), >=, 1);
}

/* However large, whatever the figures: texts stay within the space and apart. */
static void
test_anywhere (void)
{
  static const int sizes[] = { 200, 333, 640, 1080, 2000 };
  static const guint days[] = { 1, 2, 9, 31, 365, 7305 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (days) * N_SHAPES * 3; i++)
    {
      guint n_points = days[i % G_N_ELEMENTS (days)];
      g_autofree KscoreChartPoint *points = create_points ((Shape) (i % N_SHAPES), n_points);
      KscoreDay last = FIRST + (KscoreDay) n_points - 1;
      KscoreChartVersion versions[] = {
        { FIRST - 3, "kscore-1" }, { g_test_rand_int_range (FIRST, last + 1), "kscore-2" },
        { last, "kscore-2026.1" },
      };
      KscoreChart chart = {
        .points = points,
        .n_points = n_points,
        .today = i % 2 ? last : KSCORE_DAY_UNKNOWN,
        .selected = g_test_rand_int_range (FIRST, last + 1),
        .rtl = i % 5 == 0,
        .versions = versions,
        .n_versions = G_N_ELEMENTS (versions),
      };
      double scale = 1 + (i / 3) % 3;
      int width = sizes[g_test_rand_int_range (0, G_N_ELEMENTS (sizes))];
      int height = sizes[g_test_rand_int_range (0, 3)];

      check (&chart, width, height, scale, width < 800);
    }
}

/* A week's chart of usual size says all that there is to say. */
static void
test_usual (void)
{
  g_autofree KscoreChartPoint *points = create_points (SHAPE_FLAT, 90);
  KscoreChartVersion version = { FIRST + 20, "kscore-2" };
  KscoreChart chart = { .points = points, .n_points = 90, .today = FIRST + 89,
                        .selected = FIRST + 70, .versions = &version, .n_versions = 1 };
  g_auto (Canvas) canvas = { 0 };
  KscoreChartLayout layout;
  g_autoptr (GArray) labels = NULL;
  const KscoreChartLabel *selected;

  canvas_init (&canvas, 1, 1);
  points[70].shown = (float) NAN;
  points[70].estimated = FALSE;
  g_assert_true (kscore_chart_layout_init (&layout, &chart, canvas.context, 600, 230));
  labels = kscore_chart_labels_new (&chart, &layout, canvas.context, 600, 230);
  selected = &g_array_index (labels, KscoreChartLabel, 0);
  g_assert_cmpint (selected->kind, ==, KSCORE_CHART_LABEL_SELECTED);
  g_assert_cmpstr (pango_layout_get_text (selected->text), ==,
                   "47.3 (45.3–49.3) · 14 October 2005");
  g_assert_cmpuint (count_kind (labels, KSCORE_CHART_LABEL_VERSION), ==, 1);
  g_assert_cmpuint (count_kind (labels, KSCORE_CHART_LABEL_DATE), >=, 3);

  /* In little width the value and its date have a line each. */
  g_array_unref (labels);
  g_assert_true (kscore_chart_layout_init (&layout, &chart, canvas.context, 220, 230));
  g_assert_cmpuint (layout.lines, ==, 2);
  labels = kscore_chart_labels_new (&chart, &layout, canvas.context, 220, 230);
  g_assert_cmpuint (count_kind (labels, KSCORE_CHART_LABEL_SELECTED), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-labels/anywhere", test_anywhere);
  g_test_add_func ("/chart-labels/usual", test_usual);

  return g_test_run ();
}
