#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "support/kscore-test-keys.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-chart-marks.h"
#include "ui/kscore-history-chart.h"

#define FIRST  20691
#define N_DAYS 90
#define LAST   (FIRST + N_DAYS - 1)

typedef struct {
  GtkWidget          *window;
  KscoreHistoryChart *chart;
  KscoreChartMarks   *marks;
} Fixture;

static void
set_points (KscoreHistoryChart *chart,
            guint               n_points)
{
  g_autofree KscoreChartPoint *points = g_new (KscoreChartPoint, n_points);
  KscoreDay first = LAST - (KscoreDay) n_points + 1;
  KscoreChartVersion version = { LAST - 3, "kscore-2" };

  for (guint i = 0; i < n_points; i++)
    points[i] = (KscoreChartPoint) { first + (KscoreDay) i, 40 + (float) i * 9 / (float) n_points,
                                     38, 50, FALSE, (float) NAN, (float) NAN };
  kscore_history_chart_set_points (chart, points, n_points, &version, 1, LAST);
}

static void
fixture_init (Fixture *fixture,
              guint    n_points)
{
  fixture->window = gtk_window_new ();
  fixture->chart = KSCORE_HISTORY_CHART (kscore_history_chart_new ());
  fixture->marks = KSCORE_CHART_MARKS (gtk_widget_get_last_child (GTK_WIDGET (fixture->chart)));
  set_points (fixture->chart, n_points);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->chart));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 230);
  gtk_window_present (GTK_WINDOW (fixture->window));
  kscore_test_wait_until (gtk_widget_get_width (GTK_WIDGET (fixture->chart)) > 0);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
}

static void
fixture_clear (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
press (Fixture *fixture,
       guint    key)
{
  g_assert_true (kscore_test_press (gtk_window_get_focus (GTK_WINDOW (fixture->window)), key, 0));
}

static GtkEventController *
find_controller (KscoreHistoryChart *chart,
                 GType               type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (chart));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static void
assert_range (KscoreHistoryChart *chart,
              KscoreDay           first,
              KscoreDay           last)
{
  KscoreDay shown_first, shown_last;

  g_assert_true (kscore_history_chart_get_range (chart, &shown_first, &shown_last));
  g_assert_cmpint (shown_first, ==, first);
  g_assert_cmpint (shown_last, ==, last);
}

/* The focus shows a day, as the pointer does. */
static void
test_keys (void)
{
  Fixture fixture;

  fixture_init (&fixture, N_DAYS);
  g_assert_cmpint (kscore_history_chart_get_selected (fixture.chart), ==, KSCORE_DAY_UNKNOWN);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture.chart)));
  g_assert_cmpint (kscore_history_chart_get_selected (fixture.chart), ==, LAST);
  press (&fixture, GDK_KEY_Left);
  g_assert_cmpint (kscore_history_chart_get_selected (fixture.chart), ==, LAST - 1);
  press (&fixture, GDK_KEY_Home);
  g_assert_cmpint (kscore_history_chart_get_selected (fixture.chart), ==, FIRST);
  gtk_window_set_focus (GTK_WINDOW (fixture.window), NULL);
  g_assert_cmpint (kscore_history_chart_get_selected (fixture.chart), ==, KSCORE_DAY_UNKNOWN);
  fixture_clear (&fixture);
}

static void
test_zoom (void)
{
  Fixture fixture;

  fixture_init (&fixture, N_DAYS);
  gtk_widget_grab_focus (GTK_WIDGET (fixture.chart));
  press (&fixture, GDK_KEY_plus);
  g_assert_cmpuint (kscore_history_chart_get_days (fixture.chart), ==,
                    KSCORE_HISTORY_CHART_OWN_DAYS);
  assert_range (fixture.chart, LAST - 44, LAST);

  /* Around the day that has the focus, which keeps it. */
  press (&fixture, GDK_KEY_Home);
  press (&fixture, GDK_KEY_Page_Down);
  press (&fixture, GDK_KEY_KP_Add);
  g_assert_cmpint (kscore_history_chart_get_selected (fixture.chart), ==, LAST - 40);
  assert_range (fixture.chart, LAST - 42, LAST - 21);
  for (int i = 0; i < 5; i++)
    press (&fixture, GDK_KEY_plus);
  g_assert_cmpuint (kscore_chart_marks_get_n_marks (fixture.marks), ==, 7);
  g_assert_cmpint (kscore_history_chart_get_selected (fixture.chart), ==, LAST - 40);
  for (int i = 0; i < 5; i++)
    press (&fixture, GDK_KEY_minus);
  g_assert_cmpuint (kscore_history_chart_get_days (fixture.chart), ==, 0);
  assert_range (fixture.chart, FIRST, LAST);
  g_assert_cmpint (kscore_history_chart_get_selected (fixture.chart), ==, LAST - 40);
  fixture_clear (&fixture);
}

static void
test_days (void)
{
  Fixture fixture;
  g_autofree char *range = NULL;

  fixture_init (&fixture, N_DAYS);
  kscore_history_chart_set_days (fixture.chart, 30);
  assert_range (fixture.chart, LAST - 30, LAST);
  kscore_history_chart_set_days (fixture.chart, 5000);
  assert_range (fixture.chart, FIRST, LAST);
  g_object_get (fixture.chart, "range", &range, NULL);
  g_assert_cmpstr (range, ==, "2026-08-26/2026-11-23");
  fixture_clear (&fixture);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_range (void)
{
  Fixture fixture;
  guint n_days = 0, n_ranges = 0;

  fixture_init (&fixture, N_DAYS);
  g_signal_connect_swapped (fixture.chart, "notify::days", G_CALLBACK (count_cb), &n_days);
  g_signal_connect_swapped (fixture.chart, "notify::range", G_CALLBACK (count_cb), &n_ranges);
  g_object_set (fixture.chart, "range", "2026-09-01/2026-09-10", NULL);
  assert_range (fixture.chart, FIRST + 6, FIRST + 15);
  g_object_set (fixture.chart, "range", "2026-09-01/2026-09-10", NULL);
  g_assert_cmpuint (n_days, ==, 1);
  g_assert_cmpuint (n_ranges, ==, 1);

  /* What is no range with scores changes nothing. */
  g_object_set (fixture.chart, "range", "2026-09-10/2026-09-01", NULL);
  g_object_set (fixture.chart, "range", "2020-09-01/2020-09-10", NULL);
  g_object_set (fixture.chart, "range", "September", NULL);
  g_assert_cmpuint (n_ranges, ==, 1);
  g_assert_true (kscore_history_chart_set_range (fixture.chart, FIRST - 900, FIRST));
  assert_range (fixture.chart, FIRST, FIRST);

  /* It stays when there is more to show; days follow the newest. */
  kscore_history_chart_set_range (fixture.chart, FIRST + 2, FIRST + 5);
  set_points (fixture.chart, N_DAYS + 100);
  assert_range (fixture.chart, FIRST + 2, FIRST + 5);
  kscore_history_chart_set_days (fixture.chart, 0);
  assert_range (fixture.chart, FIRST - 100, LAST);
  fixture_clear (&fixture);
}

/* Never more marks than can be walked, the last one on the newest day. */
static void
test_marks (void)
{
  static const guint days[] = { 1, 2, 119, 120, 121, 900, 1051, 3650, 7305, 40000 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      Fixture fixture;

      fixture_init (&fixture, days[i]);
      g_assert_cmpuint (kscore_chart_marks_get_n_marks (fixture.marks), <=, 150);
      g_assert_cmpuint (kscore_chart_marks_get_n_marks (fixture.marks), >=, MIN (days[i], 18));
      gtk_widget_grab_focus (GTK_WIDGET (fixture.chart));
      g_assert_cmpint (kscore_history_chart_get_selected (fixture.chart), ==, LAST);
      fixture_clear (&fixture);
    }
}

static void
test_accessible (void)
{
  Fixture fixture;
  GtkWidget *mark;

  fixture_init (&fixture, N_DAYS);
  gtk_test_accessible_assert_role (fixture.marks, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (fixture.marks, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "History of the score");
  gtk_test_accessible_assert_property (
    fixture.marks, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    "From 40.0 on 26 August 2026 to 48.9 on 23 November 2026, a change of +8.9. Lowest 40.0 on "
    "26 August 2026, highest 48.9 on 23 November 2026. The model changed 1 time, to kscore-2 on "
    "20 November 2026.");
  mark = gtk_widget_get_first_child (GTK_WIDGET (fixture.marks));
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "26 August 2026: 40.0, between 38.0 and 50.0.");

  /* A week's mark says what happened in its week. */
  set_points (fixture.chart, 365);
  mark = gtk_widget_get_last_child (GTK_WIDGET (fixture.marks));
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "23 November 2026: 49.0, between 38.0 and 50.0. The model "
                                       "changed 1 time, to kscore-2 on 20 November 2026.");
  kscore_history_chart_set_points (fixture.chart, NULL, 0, NULL, 0, LAST);
  gtk_test_accessible_assert_property (fixture.marks, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "No day has a score yet.");
  g_assert_false (gtk_widget_grab_focus (GTK_WIDGET (fixture.chart)));
  fixture_clear (&fixture);
}

static void
test_pointer (void)
{
  Fixture fixture;
  GtkEventController *motion;
  KscoreDay day;

  fixture_init (&fixture, N_DAYS);
  motion = find_controller (fixture.chart, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  g_signal_emit_by_name (motion, "motion", 300.0, 100.0);
  day = kscore_history_chart_get_selected (fixture.chart);
  g_assert_cmpint (day, >, FIRST + 30);
  g_assert_cmpint (day, <, LAST - 30);
  g_signal_emit_by_name (motion, "leave");
  g_assert_cmpint (kscore_history_chart_get_selected (fixture.chart), ==, KSCORE_DAY_UNKNOWN);
  fixture_clear (&fixture);
}

/* A tap shows a day; dragging over days shows these alone. */
static void
test_drag (void)
{
  Fixture fixture;
  GtkEventController *drag;
  KscoreDay first, last;

  fixture_init (&fixture, N_DAYS);
  drag = find_controller (fixture.chart, GTK_TYPE_GESTURE_DRAG);
  g_signal_emit_by_name (drag, "drag-begin", 300.0, 100.0);
  g_signal_emit_by_name (drag, "drag-end", 2.0, 1.0);
  g_assert_cmpint (kscore_history_chart_get_selected (fixture.chart), !=, KSCORE_DAY_UNKNOWN);
  assert_range (fixture.chart, FIRST, LAST);

  g_signal_emit_by_name (drag, "drag-begin", 300.0, 100.0);
  g_signal_emit_by_name (drag, "drag-update", 3.0, 40.0);
  g_signal_emit_by_name (drag, "drag-end", 3.0, 40.0);
  assert_range (fixture.chart, FIRST, LAST);
  fixture_clear (&fixture);

  /* Without events a gesture does not know where it began: that is the left edge. */
  fixture_init (&fixture, N_DAYS);
  drag = find_controller (fixture.chart, GTK_TYPE_GESTURE_DRAG);
  g_signal_emit_by_name (drag, "drag-begin", 300.0, 100.0);
  g_signal_emit_by_name (drag, "drag-update", 100.0, 0.0);
  g_signal_emit_by_name (drag, "drag-end", 100.0, 0.0);
  g_assert_true (kscore_history_chart_get_range (fixture.chart, &first, &last));
  g_assert_cmpint (last - first, >, 5);
  g_assert_cmpint (last - first, <, N_DAYS - 5);
  fixture_clear (&fixture);
}

/* Ten years are laid out within the time of a frame. */
static void
test_speed (void)
{
  Fixture fixture;
  gint64 begin, best = G_MAXINT64;

  fixture_init (&fixture, 3650);
  for (int i = 0; i < 9; i++)
    {
      begin = g_get_monotonic_time ();
      gtk_widget_queue_allocate (GTK_WIDGET (fixture.marks));
      gtk_widget_allocate (GTK_WIDGET (fixture.chart), 600 + i % 2, 230, -1, NULL);
      best = MIN (best, g_get_monotonic_time () - begin);
    }
  g_test_message ("3,650 days are allocated in %.2f ms", (double) best / 1000);
  g_assert_cmpint (best, <, 5000);
  fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/history-chart/keys", test_keys);
  g_test_add_func ("/history-chart/zoom", test_zoom);
  g_test_add_func ("/history-chart/days", test_days);
  g_test_add_func ("/history-chart/range", test_range);
  g_test_add_func ("/history-chart/marks", test_marks);
  g_test_add_func ("/history-chart/accessible", test_accessible);
  g_test_add_func ("/history-chart/pointer", test_pointer);
  g_test_add_func ("/history-chart/drag", test_drag);
  g_test_add_func ("/history-chart/speed", test_speed);

  return g_test_run ();
}
