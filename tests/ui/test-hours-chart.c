#include "config.h"

#include <math.h>

#include "support/kscore-test-keys.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-chart-marks.h"
#include "ui/kscore-hours-chart.h"

static KscoreHoursGrid
make_grid (guint n_posts)
{
  KscoreHoursGrid grid = { .selected = -1, .marked = -1 };

  for (guint i = 0; i < KSCORE_HOURS_GRID_CELLS; i++)
    {
      grid.cells[i].n_posts = i == 42 ? 12 : i == 43 ? 1 : n_posts;
      grid.cells[i].median = i == 42 ? 9 : (double) NAN;
    }
  return grid;
}

/* Only hours with posts are walked, and where there are posts in all, only those that say
 * something. */
static void
test_marks (void)
{
  GtkWidget *chart = g_object_ref_sink (kscore_hours_chart_new ());
  KscoreChartMarks *marks = KSCORE_CHART_MARKS (gtk_widget_get_last_child (chart));
  KscoreHoursGrid few = make_grid (0), many = make_grid (2);

  g_assert_cmpuint (kscore_chart_marks_get_n_marks (marks), ==, 0);
  kscore_hours_chart_set_grid (KSCORE_HOURS_CHART (chart), &few);
  g_assert_cmpuint (kscore_chart_marks_get_n_marks (marks), ==, 2);
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (GTK_WIDGET (marks)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Tuesday, 18:00 to 19:00: 12 posts, typically 9 reactions "
                                       "a post");
  kscore_hours_chart_set_grid (KSCORE_HOURS_CHART (chart), &many);
  g_assert_cmpuint (kscore_chart_marks_get_n_marks (marks), ==, 1);
  kscore_test_assert_names (chart);
  g_assert_finalize_object (chart);
}

static void
test_keyboard (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *chart = kscore_hours_chart_new ();
  KscoreHoursGrid grid = make_grid (0);

  kscore_hours_chart_set_grid (KSCORE_HOURS_CHART (chart), &grid);
  gtk_window_set_child (GTK_WINDOW (window), chart);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_width (chart) > 0);
  g_assert_true (gtk_widget_grab_focus (chart));
  g_assert_cmpint (kscore_hours_chart_get_selected (KSCORE_HOURS_CHART (chart)), ==, 43);
  g_assert_true (kscore_test_press (gtk_window_get_focus (GTK_WINDOW (window)), GDK_KEY_Left, 0));
  g_assert_cmpint (kscore_hours_chart_get_selected (KSCORE_HOURS_CHART (chart)), ==, 42);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_cmpint (kscore_hours_chart_get_selected (KSCORE_HOURS_CHART (chart)), ==, -1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/hours-chart/marks", test_marks);
  g_test_add_func ("/ui/hours-chart/keyboard", test_keyboard);
  return g_test_run ();
}
