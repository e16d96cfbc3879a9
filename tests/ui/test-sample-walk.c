#include "config.h"

#include "service/kscore-sample.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-message-bar.h"
#include "ui/kscore-window.h"

/* The window on the real service, with nothing scripted: welcome, the sample person's data through
 * the real way, her score, back, and an archive that is none. */

/* The sample's last day is 31 October 2026; it is three days later. */
static gint64
tell_time (gpointer user_data)
{
  return kscore_day_to_time (20760) + 3600 * 12;
}

static gboolean
is_computing (KscoreScoringModel *model)
{
  gboolean computing;

  g_object_get (kscore_scoring_model_get_score (model), "computing", &computing, NULL);
  return computing;
}

static void
test_walk (void)
{
  g_autofree char *data_dir = g_dir_make_tmp ("kscore-walk-XXXXXX", NULL);
  g_autofree char *sample_dir = kscore_sample_dup_data_dir ();
  g_autofree char *broken = g_build_filename (data_dir, "broken.zip", NULL);
  KscoreScoringModel *model = kscore_scoring_model_new (data_dir, tell_time, NULL);
  KscoreScoringModel *sample = kscore_scoring_model_new (sample_dir, tell_time, NULL);
  g_autoptr (GtkApplication) app = g_object_new (ADW_TYPE_APPLICATION,
                                                 "application-id", KSCORE_APP_ID,
                                                 "flags", G_APPLICATION_NON_UNIQUE, NULL);
  GtkWidget *window;
  KscoreMessageBar *error;
  GtkLabel *band;
  guint n_points;

  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  g_assert_true (g_file_set_contents (broken, "PK\003\004 and no more", -1, NULL));
  window = GTK_WIDGET (kscore_window_new (app, model, sample));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  error = KSCORE_MESSAGE_BAR (kscore_test_find (window, "error_bar"));
  band = GTK_LABEL (kscore_test_find (window, "band"));

  kscore_test_wait_for_page (window, "welcome");
  g_assert_true (gtk_widget_activate_action (window, "win.sample", NULL));
  kscore_test_wait_for_page (window, "main");
  kscore_test_wait_until (!is_computing (sample));
  kscore_test_wait_until (g_str_equal (gtk_label_get_text (band), "Established"));
  kscore_history_get_points (kscore_scoring_model_get_history (sample), &n_points);
  g_assert_cmpuint (n_points, >, 365);
  kscore_test_assert_names (window);

  g_assert_true (gtk_widget_activate_action (window, "win.leave-sample", NULL));
  kscore_test_wait_for_page (window, "welcome");

  kscore_window_import (KSCORE_WINDOW (window), (const char *[]) { broken, NULL });
  kscore_test_wait_until (kscore_message_bar_get_revealed (error));
  g_test_message ("%s", kscore_message_bar_get_message (error));
  kscore_test_wait_for_page (window, "welcome");
  g_assert_cmpuint (g_list_model_get_n_items (kscore_scoring_model_get_accounts (model)), ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  kscore_test_wait_until (window == NULL);
  g_object_unref (model);
  g_object_unref (sample);
  kscore_test_remove_tree (data_dir);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp ("kscore-cache-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/sample-walk", test_walk);

  status = g_test_run ();
  kscore_test_remove_tree (cache);
  return status;
}
