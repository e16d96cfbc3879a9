#include "config.h"

#include "support/kscore-fake-movement.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-chart-marks.h"
#include "ui/kscore-waterfall-chart.h"

static KscoreChartMarks *
find_marks (GtkWidget *chart)
{
  return KSCORE_CHART_MARKS (gtk_widget_get_last_child (chart));
}

/* Each row is read out, and there is one more for each score. */
static void
test_marks (void)
{
  g_autoptr (KscoreChangeFigures) many =
    kscore_fake_movement_new_figures (KSCORE_FAKE_MOVEMENT_MANY);
  g_autoptr (KscoreChangeFigures) unknown =
    kscore_fake_movement_new_figures (KSCORE_FAKE_MOVEMENT_UNKNOWN);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_waterfall_chart_new ();
  KscoreWaterfallChart *chart = KSCORE_WATERFALL_CHART (widget);

  gtk_window_set_child (GTK_WINDOW (window), widget);
  kscore_waterfall_chart_set_figures (chart, many);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_height (widget) > 0);
  g_assert_cmpuint (kscore_chart_marks_get_n_marks (find_marks (widget)), ==,
                    many->steps->len + 2);
  kscore_test_assert_names (widget);
  g_assert_true (gtk_widget_grab_focus (widget));
  g_assert_cmpint (kscore_chart_marks_get_focused (find_marks (widget)), >=, 0);

  kscore_waterfall_chart_set_figures (chart, unknown);
  g_assert_cmpuint (kscore_chart_marks_get_n_marks (find_marks (widget)), ==, 0);
  kscore_waterfall_chart_set_figures (chart, NULL);
  kscore_test_spin (50);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* It is as high as its rows, and higher where they are narrow. */
static void
test_height (void)
{
  g_autoptr (KscoreChangeFigures) many =
    kscore_fake_movement_new_figures (KSCORE_FAKE_MOVEMENT_MANY);
  g_autoptr (KscoreChangeFigures) usual =
    kscore_fake_movement_new_figures (KSCORE_FAKE_MOVEMENT_USUAL);
  GtkWidget *widget = g_object_ref_sink (kscore_waterfall_chart_new ());
  int none, few, all, narrow;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 600, &none, NULL, NULL, NULL);
  kscore_waterfall_chart_set_figures (KSCORE_WATERFALL_CHART (widget), usual);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 600, &few, NULL, NULL, NULL);
  kscore_waterfall_chart_set_figures (KSCORE_WATERFALL_CHART (widget), many);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 600, &all, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 180, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (none, ==, 0);
  g_assert_cmpint (few, >, 100);
  g_assert_cmpint (all, >, few);
  g_assert_cmpint (narrow, >, all);
  g_assert_finalize_object (widget);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/waterfall-chart/marks", test_marks);
  g_test_add_func ("/ui/waterfall-chart/height", test_height);
  return g_test_run ();
}
