#include "config.h"

#include "service/kscore-sample.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-message-bar.h"
#include "ui/kscore-post-row.h"
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

typedef struct {
  char               *data_dir; /* (owned) */
  KscoreScoringModel *model;    /* (owned) */
  KscoreScoringModel *sample;   /* (owned) */
  GtkWidget          *window;   /* NULL once it is finalized */
} Fixture;

static void
open_window (Fixture *fixture)
{
  static GtkApplication *app = NULL;
  g_autofree char *sample_dir = kscore_sample_dup_data_dir ();

  if (app == NULL)
    {
      app = g_object_new (ADW_TYPE_APPLICATION, "application-id", KSCORE_APP_ID,
                          "flags", G_APPLICATION_NON_UNIQUE, NULL);
      g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
    }

  fixture->model = kscore_scoring_model_new (fixture->data_dir, tell_time, NULL);
  fixture->sample = kscore_scoring_model_new (sample_dir, tell_time, NULL);
  fixture->window = GTK_WIDGET (kscore_window_new (app, fixture->model, fixture->sample));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
close_window (Fixture *fixture)
{
  KscoreWorkspace *workspace = kscore_scoring_model_get_workspace (fixture->model);

  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kscore_test_wait_until (fixture->window == NULL);
  g_clear_object (&fixture->model);
  g_clear_object (&fixture->sample);
  /* The worker lets go of it, and of the lock, when it has seen that it is cancelled. */
  kscore_test_wait_until (workspace == NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->data_dir = g_dir_make_tmp ("kscore-walk-XXXXXX", NULL);
  open_window (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window (fixture);
  kscore_test_remove_tree (fixture->data_dir);
  g_free (fixture->data_dir);
}

static void
wait_for_score (Fixture            *fixture,
                KscoreScoringModel *model)
{
  GtkLabel *band = GTK_LABEL (kscore_test_find (fixture->window, "band"));

  kscore_test_wait_until (!is_computing (model));
  kscore_test_wait_until (g_str_equal (gtk_label_get_text (band), "Established"));
}

/* Ten posts of the sample person and the rest, each with its points and with what the score would
 * be without it, add up to Response. */
static void
assert_posts (Fixture *fixture)
{
  GtkListBox *list = GTK_LIST_BOX (kscore_test_find (fixture->window, "posts"));
  KscoreScorePart *score = kscore_scoring_model_get_score (fixture->sample);
  g_autoptr (KscoreScoreRow) response =
    g_list_model_get_item (kscore_score_part_get_components (score), 0);
  GtkListBoxRow *row;
  double sum = 0;
  int n = 0;

  for (; (row = gtk_list_box_get_row_at_index (list, n)) != NULL; n++)
    {
      KscoreTopPost *post = kscore_post_row_get_post (KSCORE_POST_ROW (row));
      gboolean rest = kscore_top_post_get_rest (post);

      sum += kscore_top_post_get_points (post);
      g_assert_true (rest == (n == 10));
      if (rest)
        continue;
      g_assert_cmpfloat (kscore_top_post_get_without (post), <,
                         kscore_score_part_get_score (score));
      g_assert_nonnull (strstr (kscore_top_post_get_detail (post), "reshares"));
      g_assert_nonnull (kscore_top_post_get_url (post));
    }
  g_assert_cmpint (n, ==, 11);
  g_assert_cmpfloat_with_epsilon (sum, kscore_score_row_get_points (response), 1e-9);
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *broken = g_build_filename (fixture->data_dir, "broken.zip", NULL);
  KscoreMessageBar *error =
    KSCORE_MESSAGE_BAR (kscore_test_find (fixture->window, "error_bar"));
  GListModel *accounts = kscore_scoring_model_get_accounts (fixture->model);
  guint n_points;

  g_assert_true (g_file_set_contents (broken, "PK\003\004 and no more", -1, NULL));

  kscore_test_wait_for_page (fixture->window, "welcome");
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.sample", NULL));
  kscore_test_wait_for_page (fixture->window, "main");
  wait_for_score (fixture, fixture->sample);
  kscore_history_get_points (kscore_scoring_model_get_history (fixture->sample), &n_points);
  g_assert_cmpuint (n_points, >, 365);
  kscore_test_assert_names (fixture->window);
  assert_posts (fixture);

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.leave-sample", NULL));
  kscore_test_wait_for_page (fixture->window, "welcome");

  kscore_window_import (KSCORE_WINDOW (fixture->window), (const char *[]) { broken, NULL });
  kscore_test_wait_until (kscore_message_bar_get_revealed (error));
  g_test_message ("%s", kscore_message_bar_get_message (error));
  kscore_test_wait_for_page (fixture->window, "welcome");
  g_assert_cmpuint (g_list_model_get_n_items (accounts), ==, 0);
}

/* A window closed at some moment of an import ends it; the next one starts where nothing is half
 * written. */
static void
test_close (Fixture       *fixture,
            gconstpointer  data)
{
  static const guint moments[] = { 1, 20, 80, 200 };
  g_auto (GStrv) files = kscore_sample_list_archives (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      kscore_test_wait_until (kscore_scoring_model_get_ready (fixture->model));
      kscore_window_import (KSCORE_WINDOW (fixture->window), (const char * const *) files);
      kscore_test_spin (moments[i]);
      close_window (fixture);
      open_window (fixture);
    }

  kscore_window_import (KSCORE_WINDOW (fixture->window), (const char * const *) files);
  kscore_test_wait_for_page (fixture->window, "main");
  wait_for_score (fixture, fixture->model);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp ("kscore-cache-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  kscore_test_ui_init (&argc, &argv);

  g_test_add ("/sample-walk/walk", Fixture, NULL, set_up, test_walk, tear_down);
  g_test_add ("/sample-walk/close", Fixture, NULL, set_up, test_close, tear_down);

  status = g_test_run ();
  kscore_test_remove_tree (cache);
  return status;
}
