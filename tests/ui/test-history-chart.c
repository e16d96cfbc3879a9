#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-history-chart.h"

#define FIRST  20691
#define N_DAYS 90
#define LAST   (FIRST + N_DAYS - 1)

static KscoreHistoryChart *
create_chart (void)
{
  GtkWidget *chart = g_object_ref_sink (kscore_history_chart_new ());
  KscoreChartPoint points[N_DAYS];

  for (int i = 0; i < N_DAYS; i++)
    points[i] = (KscoreChartPoint) { FIRST + i, 40 + (float) i / 10, 38, 50, FALSE };
  kscore_history_chart_set_points (KSCORE_HISTORY_CHART (chart), points, N_DAYS, LAST);
  return KSCORE_HISTORY_CHART (chart);
}

/* Presses a key as GTK would: through the shortcuts of the widget's class. */
static void
press (KscoreHistoryChart *chart,
       guint               key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (chart));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                            GTK_WIDGET (chart),
                                            gtk_shortcut_get_arguments (shortcut));
              return;
            }
        }
    }
  g_assert_not_reached ();
}

static void
test_keys (void)
{
  KscoreHistoryChart *chart = create_chart ();

  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, KSCORE_DAY_UNKNOWN);
  press (chart, GDK_KEY_Left);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, LAST);
  press (chart, GDK_KEY_Left);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, LAST - 1);
  press (chart, GDK_KEY_Right);
  press (chart, GDK_KEY_Right);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, LAST);
  press (chart, GDK_KEY_Page_Up);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, LAST - 30);
  press (chart, GDK_KEY_Page_Down);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, LAST);
  press (chart, GDK_KEY_Home);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, FIRST);
  press (chart, GDK_KEY_End);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, LAST);
  press (chart, GDK_KEY_Escape);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, KSCORE_DAY_UNKNOWN);
  g_assert_finalize_object (chart);
}

/* Left is later where time runs from right to left. */
static void
test_keys_rtl (void)
{
  KscoreHistoryChart *chart = create_chart ();

  gtk_widget_set_direction (GTK_WIDGET (chart), GTK_TEXT_DIR_RTL);
  press (chart, GDK_KEY_Home);
  press (chart, GDK_KEY_Left);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, FIRST + 1);
  press (chart, GDK_KEY_Right);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, FIRST);
  g_assert_finalize_object (chart);
}

static void
test_days (void)
{
  KscoreHistoryChart *chart = create_chart ();

  kscore_history_chart_set_days (chart, 30);
  g_assert_cmpuint (kscore_history_chart_get_days (chart), ==, 30);
  press (chart, GDK_KEY_Home);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, LAST - 30);
  kscore_history_chart_set_days (chart, 0);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, KSCORE_DAY_UNKNOWN);
  press (chart, GDK_KEY_Home);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, FIRST);
  kscore_history_chart_set_days (chart, 5000);
  press (chart, GDK_KEY_Home);
  g_assert_cmpint (kscore_history_chart_get_selected (chart), ==, FIRST);
  g_assert_finalize_object (chart);
}

static void
test_accessible (void)
{
  KscoreHistoryChart *chart = create_chart ();
  GtkWidget *empty = g_object_ref_sink (kscore_history_chart_new ());

  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "History of the score");
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "From 40.0 on 26 August 2026 to 48.9 on 23 November 2026. "
                                       "Lowest 40.0 on 26 August 2026, highest 48.9 on "
                                       "23 November 2026.");
  press (chart, GDK_KEY_Home);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "26 August 2026: 40.0, between 38.0 and 50.0.");
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (chart)));

  /* Nothing to walk on. */
  press (KSCORE_HISTORY_CHART (empty), GDK_KEY_Home);
  g_assert_cmpint (kscore_history_chart_get_selected (KSCORE_HISTORY_CHART (empty)), ==,
                   KSCORE_DAY_UNKNOWN);
  g_assert_finalize_object (chart);
  g_assert_finalize_object (empty);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/history-chart/keys", test_keys);
  g_test_add_func ("/history-chart/keys-rtl", test_keys_rtl);
  g_test_add_func ("/history-chart/days", test_days);
  g_test_add_func ("/history-chart/accessible", test_accessible);

  return g_test_run ();
}
