#include "config.h"

#include "kscore-window-fixture.h"

static KscoreRefresh *
get_refresh (WindowFixture *fixture)
{
  return kscore_scoring_model_get_refresh (fixture->model);
}

static gboolean
is_strip_shown (WindowFixture *fixture)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (kscore_test_find (fixture->window,
                                                                        "progress_strip")));
}

/* Whether a widget that does @action can be used. */
static gboolean
is_enabled (WindowFixture *fixture,
            const char    *action)
{
  GtkWidget *probe = gtk_button_new ();
  GtkWidget *box = kscore_test_find (fixture->window, "state_bar");
  gboolean enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), action);
  gtk_widget_set_parent (probe, box);
  enabled = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);
  return enabled;
}

static void
refresh (WindowFixture *fixture,
         const char    *outcome)
{
  kscore_fake_refresh_set_outcome (get_refresh (fixture), outcome);
  window_fixture_activate (fixture, "win.refresh");
}

static GtkEditable *
type (WindowFixture *fixture,
      const char    *text)
{
  GtkEditable *entry = GTK_EDITABLE (kscore_test_find (kscore_test_find (fixture->window,
                                                                         "welcome"), "entry"));

  gtk_editable_set_text (entry, text);
  return entry;
}

/* The page stays in sight; what else would write waits, and says why. */
static void
test_progress (WindowFixture *fixture,
               gconstpointer  stored)
{
  GtkWidget *button = kscore_test_find (fixture->window, "refresh_button");

  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==,
                   "Refresh: last done on 23 November 2026, 00:00");
  refresh (fixture, "endless");
  g_assert_true (kscore_refresh_get_running (get_refresh (fixture)));
  g_assert_true (is_strip_shown (fixture));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Accounts are being read");
  kscore_test_wait_for_page (fixture->window, "main");
  kscore_test_wait_until (g_str_equal (gtk_label_get_text (GTK_LABEL (
    kscore_test_find (kscore_test_find (fixture->window, "progress_strip"), "message"))),
    "Bluesky: 1,240 posts"));
  kscore_test_assert_names (fixture->window);
  g_assert_false (is_enabled (fixture, "win.refresh"));
  g_assert_false (is_enabled (fixture, "win.import"));
  g_assert_false (is_enabled (fixture, "win.link"));
  g_assert_false (is_enabled (fixture, "win.sample"));

  window_fixture_activate (fixture, "win.cancel");
  kscore_test_wait_until (!is_strip_shown (fixture));
  g_assert_false (kscore_message_bar_get_revealed (window_fixture_get_bar (fixture, "error_bar")));
  g_assert_true (is_enabled (fixture, "win.refresh"));
  g_assert_true (is_enabled (fixture, "win.import"));
  g_assert_true (is_enabled (fixture, "win.link"));
}

/* What came of it is said in passing, and whole when asked for. */
static void
test_news (WindowFixture *fixture,
           gconstpointer  stored)
{
  KscoreMessageBar *news = window_fixture_get_bar (fixture, "news_bar");

  kscore_test_wait_for_page (fixture->window, "main");
  refresh (fixture, "full");
  kscore_test_wait_until (!is_strip_shown (fixture));
  g_assert_false (kscore_message_bar_get_revealed (news));
  window_fixture_activate (fixture, "win.news");
  g_assert_true (kscore_message_bar_get_revealed (news));
  g_assert_cmpstr (kscore_message_bar_get_message (news), ==,
                   "ada.bsky.social on Bluesky: New posts: 12. New reactions: 340.\n"
                   "Your score as of 23 November 2026 is 47.3 (checked 31.2, model "
                   "kscore-1).");

  refresh (fixture, "quiet");
  g_assert_false (kscore_message_bar_get_revealed (news));
  kscore_test_wait_until (!is_strip_shown (fixture));
}

/* What is left to be read can be read on at once. */
static void
test_unfinished (WindowFixture *fixture,
                 gconstpointer  stored)
{
  KscoreMessageBar *news = window_fixture_get_bar (fixture, "news_bar");
  GtkWidget *button = kscore_test_find (GTK_WIDGET (news), "button");

  kscore_test_wait_for_page (fixture->window, "main");
  refresh (fixture, "part");
  kscore_test_wait_until (kscore_message_bar_get_revealed (news));
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.refresh");
}

static void
test_trouble (WindowFixture *fixture,
              gconstpointer  stored)
{
  static const char *const outcomes[] = { "trouble", "offline" };
  KscoreMessageBar *bar = window_fixture_get_bar (fixture, "error_bar");
  GtkActionable *button = GTK_ACTIONABLE (kscore_test_find (GTK_WIDGET (bar), "button"));

  kscore_test_wait_for_page (fixture->window, "main");
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      refresh (fixture, outcomes[i]);
      g_assert_false (kscore_message_bar_get_revealed (bar));
      kscore_test_wait_until (kscore_message_bar_get_revealed (bar));
      g_assert_true (g_str_has_suffix (kscore_message_bar_get_message (bar),
                                       "The server bsky.example does not answer. Check the "
                                       "connection and refresh."));
      g_assert_cmpstr (gtk_actionable_get_action_name (button), ==, "win.refresh");
      kscore_test_wait_for_page (fixture->window, "main");
    }
}

/* Accounts from archives alone cannot be refreshed, nor can the sample's. */
static void
test_not_possible (WindowFixture *fixture,
                   gconstpointer  stored)
{
  GtkWidget *button = kscore_test_find (fixture->window, "refresh_button");

  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_false (is_enabled (fixture, "win.refresh"));
  window_fixture_activate (fixture, "win.sample");
  kscore_test_wait_for_page (fixture->window, "main");
  kscore_test_wait_until (is_enabled (fixture, "win.link"));
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_false (is_enabled (fixture, "win.refresh"));
}

static void
test_while_importing (WindowFixture *fixture,
                      gconstpointer  stored)
{
  GtkWidget *button = kscore_test_find (fixture->window, "refresh_button");

  kscore_test_wait_for_page (fixture->window, "main");
  window_fixture_import (fixture, "endless.zip");
  g_assert_false (is_enabled (fixture, "win.refresh"));
  g_assert_false (is_enabled (fixture, "win.link"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Refresh, when the import is done");

  /* A file that is dropped while accounts are read is not forgotten in silence. */
  window_fixture_activate (fixture, "win.cancel");
  kscore_test_wait_until (!is_strip_shown (fixture));
  refresh (fixture, "endless");
  window_fixture_import (fixture, "broken.zip");
  kscore_test_spin (20);
  g_assert_false (kscore_message_bar_get_revealed (window_fixture_get_bar (fixture, "error_bar")));
  g_assert_true (kscore_refresh_get_running (get_refresh (fixture)));
}

static void
test_close (WindowFixture *fixture,
            gconstpointer  stored)
{
  kscore_test_wait_for_page (fixture->window, "main");
  refresh (fixture, "endless");
  kscore_test_wait_until (kscore_refresh_get_running (get_refresh (fixture)));
  gtk_window_close (GTK_WINDOW (fixture->window));
  kscore_test_wait_until (!kscore_refresh_get_running (get_refresh (fixture)));
  kscore_test_wait_until (fixture->window == NULL);
}

/* The first account, typed on the welcome page: its score is there before all of it is read. */
static void
test_first_link (WindowFixture *fixture,
                 gconstpointer  stored)
{
  GtkEditable *entry;

  kscore_test_wait_for_page (fixture->window, "welcome");
  window_fixture_activate (fixture, "win.link");
  entry = type (fixture, "slow.bsky.social");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         GTK_WIDGET (entry)));
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (is_strip_shown (fixture));
  g_assert_false (gtk_editable_get_editable (entry));
  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_true (kscore_refresh_get_running (get_refresh (fixture)));
  window_fixture_activate (fixture, "win.cancel");
  kscore_test_wait_until (!is_strip_shown (fixture));
  kscore_test_wait_for_page (fixture->window, "main");
}

static void
test_first_link_fails (WindowFixture *fixture,
                       gconstpointer  stored)
{
  GtkWidget *welcome = kscore_test_find (fixture->window, "welcome");
  GtkEditable *entry;

  kscore_test_wait_for_page (fixture->window, "welcome");
  entry = type (fixture, "offline.bsky.social");
  g_signal_emit_by_name (entry, "activate");
  kscore_test_wait_until (gtk_widget_get_visible (kscore_test_find (welcome, "problem_box")));
  kscore_test_wait_for_page (fixture->window, "welcome");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "offline.bsky.social");
  g_assert_true (gtk_editable_get_editable (entry));
  g_assert_false (kscore_message_bar_get_revealed (window_fixture_get_bar (fixture, "error_bar")));

  /* And again, with another name. */
  type (fixture, "ada.bsky.social");
  g_assert_false (gtk_widget_get_visible (kscore_test_find (welcome, "problem_box")));
  g_signal_emit_by_name (entry, "activate");
  kscore_test_wait_for_page (fixture->window, "main");
  kscore_test_wait_until (!is_strip_shown (fixture));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
}

/* An account is one's own: it is linked beside the user's own data, not the sample's. */
static void
test_link_from_sample (WindowFixture *fixture,
                       gconstpointer  stored)
{
  window_fixture_activate (fixture, "win.sample");
  kscore_test_wait_for_page (fixture->window, "main");
  kscore_test_wait_until (is_enabled (fixture, "win.link"));
  g_assert_false (kscore_scoring_model_get_ready (fixture->model));
  window_fixture_activate (fixture, "win.link");
  kscore_test_wait_for_page (fixture->window, "welcome");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         GTK_WIDGET (type (fixture, ""))));
}

int
main (int   argc,
      char *argv[])
{
  g_unsetenv ("KSCORE_SAMPLE_DIR");
  kscore_test_ui_init (&argc, &argv);

  ADD_WINDOW_TEST ("/window-refresh/progress", KSCORE_FAKE_FULL, test_progress);
  ADD_WINDOW_TEST ("/window-refresh/news", KSCORE_FAKE_FULL, test_news);
  ADD_WINDOW_TEST ("/window-refresh/unfinished", KSCORE_FAKE_FULL, test_unfinished);
  ADD_WINDOW_TEST ("/window-refresh/trouble", KSCORE_FAKE_FULL, test_trouble);
  ADD_WINDOW_TEST ("/window-refresh/not-possible", KSCORE_FAKE_ACTIVITY, test_not_possible);
  ADD_WINDOW_TEST ("/window-refresh/while-importing", KSCORE_FAKE_FULL, test_while_importing);
  ADD_WINDOW_TEST ("/window-refresh/close", KSCORE_FAKE_FULL, test_close);
  ADD_WINDOW_TEST ("/window-refresh/first-link", KSCORE_FAKE_EMPTY, test_first_link);
  ADD_WINDOW_TEST ("/window-refresh/first-link-fails", KSCORE_FAKE_EMPTY, test_first_link_fails);
  ADD_WINDOW_TEST ("/window-refresh/link-from-sample", KSCORE_FAKE_EMPTY, test_link_from_sample);

  return g_test_run ();
}
