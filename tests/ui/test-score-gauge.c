#include "config.h"

#include <math.h>

#include "support/kscore-test-ui.h"
#include "ui/kscore-score-gauge.h"

static void
test_accessible (void)
{
  GtkWidget *gauge = g_object_ref_sink (kscore_score_gauge_new ());

  gtk_test_accessible_assert_role (gauge, GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (gauge, GTK_ACCESSIBLE_PROPERTY_LABEL, "Score");
  gtk_test_accessible_assert_property (gauge, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "There is not enough evidence for a score.");
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (gauge),
                                                    GTK_ACCESSIBLE_PROPERTY_VALUE_NOW));

  kscore_score_gauge_set_score (KSCORE_SCORE_GAUGE (gauge), 47.3, 46, 48.4, FALSE, "Established");
  gtk_test_accessible_assert_property (gauge, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "47.3 of 100, between 46.0 and 48.4. Band: Established.");
  gtk_test_accessible_assert_property (gauge, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 47.3);

  kscore_score_gauge_set_score (KSCORE_SCORE_GAUGE (gauge), (double) NAN, 0, 0, FALSE, NULL);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (gauge),
                                                    GTK_ACCESSIBLE_PROPERTY_VALUE_NOW));
  g_assert_finalize_object (gauge);
}

/* At every width it asks for no less height than it needs, and for a bounded one. */
static void
test_size (void)
{
  GtkWidget *gauge = g_object_ref_sink (kscore_score_gauge_new ());
  int free_minimum;
  int before = 0;

  gtk_widget_measure (gauge, GTK_ORIENTATION_VERTICAL, -1, &free_minimum, NULL, NULL, NULL);
  for (int width = 180; width < 2000; width += 20)
    {
      int minimum;
      int natural;

      gtk_widget_measure (gauge, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
      g_assert_cmpint (minimum, >=, before);
      g_assert_cmpint (minimum, <=, free_minimum);
      g_assert_cmpint (natural, >=, minimum);
      before = minimum;
    }
  g_assert_finalize_object (gauge);
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* How often it is painted anew for one score within half of what a movement lasts. */
static guint
count_paints (GtkWidget *gauge,
              double     score)
{
  GdkPaintable *figure = gtk_image_get_paintable (GTK_IMAGE (gtk_widget_get_first_child (gauge)));
  gulong handler;
  guint n = 0;

  handler = g_signal_connect_swapped (figure, "invalidate-contents", G_CALLBACK (count_cb), &n);
  kscore_score_gauge_set_score (KSCORE_SCORE_GAUGE (gauge), score, (double) NAN, (double) NAN,
                                FALSE, NULL);
  kscore_test_spin (350);
  g_signal_handler_disconnect (figure, handler);
  return n;
}

static GtkWidget *
create_shown (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *gauge = kscore_score_gauge_new ();

  gtk_window_set_child (GTK_WINDOW (window), gauge);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (gauge));
  return window;
}

/* It moves when the first score comes, never again, and not at all where motion is not wanted. */
static void
test_moves_once (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *window = create_shown ();
  GtkWidget *gauge = gtk_window_get_child (GTK_WINDOW (window));

  g_assert_cmpuint (count_paints (gauge, 40), <=, 2);
  gtk_window_destroy (GTK_WINDOW (window));

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  window = create_shown ();
  gauge = gtk_window_get_child (GTK_WINDOW (window));
  g_assert_cmpuint (count_paints (gauge, 40), >, 2);
  kscore_test_spin (600);
  g_assert_cmpuint (count_paints (gauge, 50), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/score-gauge/accessible", test_accessible);
  g_test_add_func ("/score-gauge/size", test_size);
  g_test_add_func ("/score-gauge/moves-once", test_moves_once);

  return g_test_run ();
}
