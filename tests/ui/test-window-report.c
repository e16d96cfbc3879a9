#include "config.h"

#include "kscore-window-fixture.h"
#include "ui/kscore-report-dialog.h"

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (KSCORE_IS_REPORT_DIALOG (window))
        return window;
    }
  return NULL;
}

/* It offers the days of the history that are shown. */
static void
test_opens (WindowFixture *fixture,
            gconstpointer  stored)
{
  GtkWidget *chart;
  GtkWidget *dialog;
  KscoreReportOrder order;
  KscoreDay first, last;

  kscore_test_wait_for_page (fixture->window, "main");
  chart = kscore_test_find (fixture->window, "chart");
  g_assert_true (kscore_history_chart_get_range (KSCORE_HISTORY_CHART (chart), &first, &last));
  window_fixture_activate (fixture, "win.report");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (dialog)));
  g_assert_true (kscore_report_dialog_get_order (KSCORE_REPORT_DIALOG (dialog), &order));
  g_assert_cmpint (order.from, ==, first);
  g_assert_cmpint (order.to, ==, last);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_nothing (WindowFixture *fixture,
              gconstpointer  stored)
{
  GtkWidget *dialog;
  KscoreReportOrder order;

  kscore_test_wait_for_page (fixture->window, "main");
  window_fixture_activate (fixture, "win.report");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (kscore_report_dialog_get_order (KSCORE_REPORT_DIALOG (dialog), &order));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  ADD_WINDOW_TEST ("/window-report/opens", KSCORE_FAKE_FULL, test_opens);
  ADD_WINDOW_TEST ("/window-report/nothing", KSCORE_FAKE_ACTIVITY, test_nothing);

  return g_test_run ();
}
