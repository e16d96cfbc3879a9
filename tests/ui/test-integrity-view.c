#include "config.h"

#include "service/kscore-integrity-private.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-integrity-view.h"

static void
test_active_while_mapped (void)
{
  g_autoptr (KscoreIntegrity) integrity = kscore_integrity_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_integrity_view_new ();

  kscore_integrity_view_set_integrity (KSCORE_INTEGRITY_VIEW (widget), integrity);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (integrity)));
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  g_assert_true (kscore_insight_get_active (KSCORE_INSIGHT (integrity)));
  kscore_test_assert_names (widget);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (integrity)));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/integrity-view/active-while-mapped", test_active_while_mapped);
  return g_test_run ();
}
