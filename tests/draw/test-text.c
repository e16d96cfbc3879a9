#include "config.h"

#include "draw/kscore-test-canvas.h"
#include "draw/kscore-text.h"

static void
test_scale (void)
{
  g_auto (Canvas) canvas = { 0 };
  g_autoptr (PangoLayout) small = NULL;
  g_autoptr (PangoLayout) large = NULL;

  canvas_init (&canvas, 1, 1);
  small = kscore_text_layout_new (canvas.context, "47", 1.0, PANGO_WEIGHT_NORMAL);
  large = kscore_text_layout_new (canvas.context, "47", 2.0, PANGO_WEIGHT_NORMAL);
  g_assert_cmpfloat_with_epsilon (kscore_text_get_width (large),
                                  2 * kscore_text_get_width (small), 4);
  g_assert_cmpfloat_with_epsilon (kscore_text_get_height (large),
                                  2 * kscore_text_get_height (small), 5);
}

/* Numbers keep their places while they change. */
static void
test_figures_of_one_width (void)
{
  g_auto (Canvas) canvas = { 0 };
  g_autoptr (PangoLayout) narrow = NULL;
  g_autoptr (PangoLayout) wide = NULL;

  canvas_init (&canvas, 1, 1);
  narrow = kscore_text_layout_new (canvas.context, "11", 1.0, PANGO_WEIGHT_NORMAL);
  wide = kscore_text_layout_new (canvas.context, "88", 1.0, PANGO_WEIGHT_NORMAL);
  g_assert_cmpfloat (kscore_text_get_width (narrow), ==, kscore_text_get_width (wide));
}

static void
test_align (void)
{
  static const double aligns[] = { 0, 0.5, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (aligns); i++)
    {
      g_auto (Canvas) canvas = { 0 };
      g_autoptr (PangoLayout) layout = NULL;
      guint left, right;

      canvas_init (&canvas, 200, 40);
      layout = kscore_text_layout_new (canvas.context, "HHH", 1.0, PANGO_WEIGHT_BOLD);
      cairo_set_source_rgb (canvas.cr, 0, 0, 1);
      kscore_text_show (canvas.cr, layout, 100, 5, aligns[i]);
      left = canvas_count (&canvas, 0, 128, 0, 0, 100, 40);
      right = canvas_count (&canvas, 0, 128, 100, 0, 100, 40);

      g_assert_cmpuint (left + right, >, 50);
      if (aligns[i] == 0)
        g_assert_cmpuint (left, ==, 0);
      else if (aligns[i] == 1)
        g_assert_cmpuint (right, ==, 0);
      else
        g_assert_cmpuint (MIN (left, right), >, 20);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/scale", test_scale);
  g_test_add_func ("/text/figures-of-one-width", test_figures_of_one_width);
  g_test_add_func ("/text/align", test_align);

  return g_test_run ();
}
