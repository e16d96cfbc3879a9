#include "config.h"

#include "service/kscore-refresh-private.h"
#include "support/kscore-fake-network.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-message-bar.h"
#include "ui/kscore-window.h"

/* The window on the real service and servers on this machine: an account by its handle, its score,
 * what is new, servers that do not answer, and windows that are closed in the middle. */

typedef struct {
  KscoreFakeNetwork  *network;  /* (owned) */
  char               *data_dir; /* (owned) */
  KscoreScoringModel *model;    /* (owned) */
  KscoreScoringModel *sample;   /* (owned) */
  KscoreRefresh      *refresh;  /* (unowned) */
  GtkWidget          *window;   /* NULL once it is finalized */
} Fixture;

static gint64
tell_time (gpointer user_data)
{
  return KSCORE_FAKE_NOW;
}

static void
open_window (Fixture *fixture)
{
  const KscoreSyncOptions options = { .no_pause = TRUE };
  static GtkApplication *app = NULL;
  g_autofree char *sample_dir = g_build_filename (fixture->data_dir, "sample", NULL);

  if (app == NULL)
    {
      app = g_object_new (ADW_TYPE_APPLICATION, "application-id", KSCORE_APP_ID,
                          "flags", G_APPLICATION_NON_UNIQUE, NULL);
      g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
    }

  fixture->model = kscore_scoring_model_new (fixture->data_dir, tell_time, NULL);
  fixture->sample = kscore_scoring_model_new (sample_dir, tell_time, NULL);
  fixture->refresh = kscore_scoring_model_get_refresh (fixture->model);
  kscore_refresh_set_options (fixture->refresh, &options);
  kscore_refresh_set_interval (fixture->refresh, 50);
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
        gconstpointer  kind)
{
  fixture->network = kscore_fake_network_new (GPOINTER_TO_INT (kind), 1, KSCORE_FAKE_NOW);
  if (GPOINTER_TO_INT (kind) == KSCORE_FAKE_MASTODON)
    kscore_fake_network_set_plain_domains (fixture->network, TRUE);
  kscore_fake_network_populate (fixture->network, &(KscoreFakeSizes) { .accounts = 12 });
  fixture->data_dir = g_dir_make_tmp ("kscore-link-XXXXXX", NULL);
  open_window (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  kind)
{
  close_window (fixture);
  kscore_test_remove_tree (fixture->data_dir);
  g_free (fixture->data_dir);
  kscore_fake_network_free (fixture->network);
}

/* Types the name of the first account as a person does, and presses Enter. */
static void
link_account (Fixture *fixture)
{
  g_autofree char *handle = kscore_fake_network_dup_handle (fixture->network, 0);
  g_autofree char *service = kscore_fake_network_dup_address (fixture->network, 0);
  GtkWidget *welcome;
  GtkEditable *entry;

  kscore_test_wait_for_page (fixture->window, "welcome");
  welcome = kscore_test_find (fixture->window, "welcome");
  gtk_expander_set_expanded (GTK_EXPANDER (kscore_test_find (welcome, "server")), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (kscore_test_find (welcome, "service")), service);
  entry = GTK_EDITABLE (kscore_test_find (welcome, "entry"));
  gtk_editable_set_text (entry, handle);
  g_test_message ("%s: %s", handle,
                  gtk_label_get_text (GTK_LABEL (kscore_test_find (welcome, "meaning"))));
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (kscore_refresh_get_running (fixture->refresh));
}

static void
wait_until_done (Fixture *fixture)
{
  kscore_test_wait_until (!kscore_refresh_get_running (fixture->refresh));
}

static void
refresh (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.refresh", NULL));
  g_assert_true (kscore_refresh_get_running (fixture->refresh));
  wait_until_done (fixture);
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  kind)
{
  KscoreMessageBar *error = KSCORE_MESSAGE_BAR (kscore_test_find (fixture->window, "error_bar"));
  KscoreMessageBar *offline = KSCORE_MESSAGE_BAR (kscore_test_find (fixture->window,
                                                                    "offline_bar"));
  KscoreScorePart *score = kscore_scoring_model_get_score (fixture->model);
  double before;
  double after;

  link_account (fixture);
  kscore_test_wait_for_page (fixture->window, "main");
  wait_until_done (fixture);
  g_assert_false (kscore_message_bar_get_revealed (error));
  g_assert_true (kscore_score_part_get_available (score));
  g_assert_true (kscore_refresh_get_possible (fixture->refresh));
  g_assert_cmpint (kscore_refresh_get_last (fixture->refresh), ==, KSCORE_FAKE_NOW);
  g_test_message ("%s: %s", kscore_refresh_get_headline (fixture->refresh),
                  kscore_refresh_get_summary (fixture->refresh));
  g_assert_true (g_str_has_prefix (kscore_refresh_get_headline (fixture->refresh), "New posts: "));

  for (guint i = 0; i < 10 && kscore_refresh_get_unfinished (fixture->refresh); i++)
    refresh (fixture);
  refresh (fixture);
  g_assert_cmpstr (kscore_refresh_get_headline (fixture->refresh), ==, "Nothing new.");
  g_object_get (score, "score", &before, NULL);

  /* Where no server answers, what is known stays. */
  kscore_fake_network_stop_host (fixture->network, 0);
  refresh (fixture);
  kscore_test_wait_until (kscore_message_bar_get_revealed (offline));
  g_assert_true (kscore_refresh_get_offline (fixture->refresh));
  g_assert_false (kscore_message_bar_get_revealed (error));
  g_test_message ("%s", kscore_message_bar_get_message (offline));
  g_assert_nonnull (strstr (kscore_message_bar_get_message (offline), "What is shown was read on"));
  kscore_test_wait_for_page (fixture->window, "main");
  g_object_get (score, "score", &after, NULL);
  g_assert_cmpfloat_with_epsilon (before, after, 1e-9);

  kscore_fake_network_start_host (fixture->network, 0);
  refresh (fixture);
  g_assert_false (kscore_message_bar_get_revealed (error));
  g_assert_false (kscore_message_bar_get_revealed (offline));
  kscore_test_assert_names (fixture->window);
}

/* Nobody there: it is said beside the entry, and nothing is kept. */
static void
test_nobody (Fixture       *fixture,
             gconstpointer  kind)
{
  GtkWidget *welcome = kscore_test_find (fixture->window, "welcome");

  kscore_fake_network_stop_host (fixture->network, 0);
  link_account (fixture);
  wait_until_done (fixture);
  kscore_test_wait_until (gtk_widget_get_visible (kscore_test_find (welcome, "problem_box")));
  g_test_message ("%s", gtk_label_get_text (GTK_LABEL (kscore_test_find (welcome, "problem"))));
  kscore_test_wait_for_page (fixture->window, "welcome");
  g_assert_cmpuint (g_list_model_get_n_items (kscore_scoring_model_get_accounts (fixture->model)),
                    ==, 0);
}

/* Cancelled or closed at some moment, it goes on from there. */
static void
test_in_the_middle (Fixture       *fixture,
                    gconstpointer  kind)
{
  static const guint moments[] = { 1, 30, 100, 300 };

  kscore_fake_network_set_delay (fixture->network, 2);
  link_account (fixture);
  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.cancel", NULL));
  wait_until_done (fixture);
  kscore_test_wait_for_page (fixture->window, "main");

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      kscore_test_wait_until (kscore_refresh_get_possible (fixture->refresh));
      g_assert_true (gtk_widget_activate_action (fixture->window, "win.refresh", NULL));
      kscore_test_spin (moments[i]);
      close_window (fixture);
      open_window (fixture);
    }

  kscore_fake_network_set_delay (fixture->network, 0);
  kscore_test_wait_until (kscore_refresh_get_possible (fixture->refresh));
  refresh (fixture);
  g_assert_null (kscore_refresh_get_trouble (fixture->refresh));
  g_assert_true (kscore_score_part_get_available (kscore_scoring_model_get_score (fixture->model)));
}

#define ADD(path, kind, func) \
  g_test_add ("/link-walk/" path, Fixture, GINT_TO_POINTER (kind), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  ADD ("bluesky", KSCORE_FAKE_BLUESKY, test_walk);
  ADD ("mastodon", KSCORE_FAKE_MASTODON, test_walk);
  ADD ("nobody", KSCORE_FAKE_BLUESKY, test_nobody);
  ADD ("in-the-middle/bluesky", KSCORE_FAKE_BLUESKY, test_in_the_middle);
  ADD ("in-the-middle/mastodon", KSCORE_FAKE_MASTODON, test_in_the_middle);

  return g_test_run ();
}
