#include "config.h"

#include "service/kscore-lenses-private.h"
#include "support/kscore-fake-lenses.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-chart-marks.h"
#include "ui/kscore-style-chart.h"

static KscoreChartMarks *
get_marks (GtkWidget *chart)
{
  return KSCORE_CHART_MARKS (gtk_widget_get_last_child (chart));
}

/* Nothing to walk before the first answer; then one mark an axis, reached by keyboard. */
static void
test_marks (void)
{
  g_autoptr (KscoreLenses) lenses = kscore_lenses_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *chart = kscore_style_chart_new ();

  gtk_window_set_child (GTK_WINDOW (window), chart);
  kscore_style_chart_show (KSCORE_STYLE_CHART (chart), lenses);
  g_assert_cmpuint (kscore_chart_marks_get_n_marks (get_marks (chart)), ==, 0);
  kscore_fake_lenses_fill (lenses, KSCORE_FAKE_LENSES_FULL);
  kscore_style_chart_show (KSCORE_STYLE_CHART (chart), lenses);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (chart));
  g_assert_cmpuint (kscore_chart_marks_get_n_marks (get_marks (chart)), ==, 4);
  g_assert_true (gtk_widget_grab_focus (chart));
  g_assert_cmpint (kscore_chart_marks_get_focused (get_marks (chart)), >=, 0);
  kscore_test_assert_names (chart);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/style-chart/marks", test_marks);
  return g_test_run ();
}
