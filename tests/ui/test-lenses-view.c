#include "config.h"

#include "service/kscore-lenses-private.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-lenses-view.h"

static void
test_active_while_mapped (void)
{
  g_autoptr (KscoreLenses) lenses = kscore_lenses_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_lenses_view_new ();

  kscore_lenses_view_set_lenses (KSCORE_LENSES_VIEW (widget), lenses);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (lenses)));
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  g_assert_true (kscore_insight_get_active (KSCORE_INSIGHT (lenses)));
  kscore_test_assert_names (widget);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (lenses)));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/lenses-view/active-while-mapped", test_active_while_mapped);
  return g_test_run ();
}
