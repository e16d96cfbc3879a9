#include "config.h"

#include "service/kscore-advice-private.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-simulator-card.h"

static void
test_active_while_mapped (void)
{
  g_autoptr (KscoreAdvice) advice = kscore_advice_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_simulator_card_new ();

  kscore_simulator_card_set_advice (KSCORE_SIMULATOR_CARD (widget), advice);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (advice)));
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  g_assert_true (kscore_insight_get_active (KSCORE_INSIGHT (advice)));
  kscore_test_assert_names (widget);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (advice)));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/simulator-card/active-while-mapped", test_active_while_mapped);
  return g_test_run ();
}
