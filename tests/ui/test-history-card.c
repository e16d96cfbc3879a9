#include "config.h"

#include "support/kscore-fake-service.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-history-card.h"
#include "ui/kscore-history-chart.h"

static void
test_days (void)
{
  GtkWidget *card = g_object_ref_sink (kscore_history_card_new ());
  KscoreHistoryChart *chart = KSCORE_HISTORY_CHART (kscore_test_find (card, "chart"));

  g_assert_cmpuint (kscore_history_chart_get_days (chart), ==, 90);
  g_assert_true (gtk_widget_activate_action (card, "history.days", "u", 365));
  g_assert_cmpuint (kscore_history_chart_get_days (chart), ==, 365);
  g_assert_true (gtk_widget_activate_action (card, "history.days", "u", 0));
  g_assert_cmpuint (kscore_history_chart_get_days (chart), ==, 0);
  kscore_test_assert_names (card);
  g_assert_finalize_object (card);
}

static void
test_estimated (void)
{
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  GtkWidget *card = g_object_ref_sink (kscore_history_card_new ());
  GtkWidget *estimated = kscore_test_find (card, "estimated");

  kscore_history_card_set_history (KSCORE_HISTORY_CARD (card),
                                   kscore_scoring_model_get_history (model));
  g_assert_false (gtk_widget_get_visible (estimated));
  kscore_fake_model_fill (model, KSCORE_FAKE_PARTIAL);
  g_assert_true (gtk_widget_get_visible (estimated));
  kscore_fake_model_fill (model, KSCORE_FAKE_FULL);
  g_assert_false (gtk_widget_get_visible (estimated));
  g_assert_finalize_object (card);
}

static void
test_narrow (void)
{
  GtkWidget *card = g_object_ref_sink (kscore_history_card_new ());
  GtkOrientable *heading = GTK_ORIENTABLE (kscore_test_find (card, "heading"));

  g_assert_cmpint (gtk_orientable_get_orientation (heading), ==, GTK_ORIENTATION_HORIZONTAL);
  kscore_history_card_set_narrow (KSCORE_HISTORY_CARD (card), TRUE);
  g_assert_cmpint (gtk_orientable_get_orientation (heading), ==, GTK_ORIENTATION_VERTICAL);
  g_assert_finalize_object (card);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/history-card/days", test_days);
  g_test_add_func ("/history-card/estimated", test_estimated);
  g_test_add_func ("/history-card/narrow", test_narrow);

  return g_test_run ();
}
