#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-figure.h"

typedef struct {
  guint         n_draws;
  double        width;
  double        height;
  KscorePalette palette;
} Seen;

static void
draw_cb (cairo_t             *cr,
         double               width,
         double               height,
         const KscorePalette *palette,
         gpointer             user_data)
{
  Seen *seen = user_data;

  seen->n_draws++;
  seen->width = width;
  seen->height = height;
  seen->palette = *palette;
}

static void
snapshot (KscoreFigure  *figure,
          const GdkRGBA *colors,
          gsize          n_colors)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (figure), snapshot, 60, 20,
                                            colors, n_colors);
}

static void
test_colours (void)
{
  const GdkRGBA colors[] = {
    { 0.1f, 0, 0, 1 }, { 0.2f, 0, 0, 1 }, { 0.3f, 0, 0, 1 }, { 0.4f, 0, 0, 1 },
  };
  Seen seen = { 0 };
  g_autoptr (KscoreFigure) figure = kscore_figure_new (draw_cb, &seen);

  snapshot (figure, colors, 4);
  g_assert_cmpuint (seen.n_draws, ==, 1);
  g_assert_cmpfloat (seen.width, ==, 60);
  g_assert_cmpfloat (seen.height, ==, 20);
  g_assert_cmpfloat_with_epsilon (seen.palette.foreground.red, 0.1, 1e-6);
  g_assert_cmpfloat_with_epsilon (seen.palette.surface.red, 0.3, 1e-6);
  g_assert_cmpfloat_with_epsilon (seen.palette.accent.red, 0.4, 1e-6);
  g_assert_false (seen.palette.high_contrast);
}

/* What is drawn fills the place, whatever its shape. */
static void
test_shape (void)
{
  Seen seen = { 0 };
  g_autoptr (KscoreFigure) figure = kscore_figure_new (draw_cb, &seen);
  GtkWidget *image = g_object_ref_sink (kscore_figure_new_image (figure));

  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (image)), ==,
                   GTK_ACCESSIBLE_ROLE_PRESENTATION);
  kscore_figure_allocate (figure, image, 300, 100);
  g_assert_cmpfloat (gdk_paintable_get_intrinsic_aspect_ratio (GDK_PAINTABLE (figure)), ==, 3);
  g_assert_cmpint (gtk_widget_get_width (image), ==, 300);
  g_assert_cmpint (gtk_widget_get_height (image), ==, 300);
  g_assert_finalize_object (image);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/figure/colours", test_colours);
  g_test_add_func ("/figure/shape", test_shape);

  return g_test_run ();
}
