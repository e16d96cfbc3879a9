#include "config.h"

#include "support/kscore-fake-service.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-progress-view.h"

static void
test_follows (void)
{
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  KscoreImport *import = kscore_scoring_model_get_import (model);
  GtkWidget *view = g_object_ref_sink (kscore_progress_view_new ());
  GtkProgressBar *bar = GTK_PROGRESS_BAR (kscore_test_find (view, "bar"));
  GtkLabel *message = GTK_LABEL (kscore_test_find (view, "message"));

  kscore_progress_view_set_work (KSCORE_PROGRESS_VIEW (view), G_OBJECT (import));
  g_object_set (import, "running", TRUE, "message", "tweets.js", "fraction", 0.4, NULL);
  g_assert_cmpstr (gtk_label_get_text (message), ==, "tweets.js");
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (bar), ==, 0.4);
  g_object_set (import, "fraction", 1.5, NULL);
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (bar), ==, 1);

  kscore_progress_view_set_work (KSCORE_PROGRESS_VIEW (view), NULL);
  g_assert_cmpstr (gtk_label_get_text (message), ==, "");
  kscore_test_assert_names (view);
  g_assert_finalize_object (view);
}

/* While the length is not known the bar moves; a view that goes away takes its timer with it. */
static void
test_pulses (void)
{
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  KscoreImport *import = kscore_scoring_model_get_import (model);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = kscore_progress_view_new ();

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_set_child (GTK_WINDOW (window), view);
  kscore_progress_view_set_work (KSCORE_PROGRESS_VIEW (view), G_OBJECT (import));
  g_object_set (import, "running", TRUE, "fraction", -1.0, NULL);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_spin (300);
  gtk_window_destroy (GTK_WINDOW (window));
  kscore_test_wait_until (view == NULL);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/progress-view/follows", test_follows);
  g_test_add_func ("/progress-view/pulses", test_pulses);

  return g_test_run ();
}
