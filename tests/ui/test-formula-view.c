#include "config.h"

#include "service/kscore-model-choice-private.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-formula-view.h"

static void
test_active_while_mapped (void)
{
  g_autoptr (KscoreModelChoice) model_choice = kscore_model_choice_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_formula_view_new ();

  kscore_formula_view_set_model_choice (KSCORE_FORMULA_VIEW (widget), model_choice);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (model_choice)));
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  g_assert_true (kscore_insight_get_active (KSCORE_INSIGHT (model_choice)));
  kscore_test_assert_names (widget);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (model_choice)));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/formula-view/active-while-mapped", test_active_while_mapped);
  return g_test_run ();
}
