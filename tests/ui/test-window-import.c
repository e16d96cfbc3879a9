#include "config.h"

#include "kscore-window-fixture.h"

static gboolean
is_running (WindowFixture *fixture)
{
  return kscore_import_get_running (kscore_scoring_model_get_import (fixture->model));
}

static gboolean
is_strip_shown (WindowFixture *fixture)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (kscore_test_find (fixture->window,
                                                                        "progress_strip")));
}

/* The first import fills the window, a later one leaves the page in sight. */
static void
test_progress (WindowFixture *fixture,
               gconstpointer  stored)
{
  kscore_test_wait_for_page (fixture->window, "welcome");
  window_fixture_import (fixture, "full.zip");
  kscore_test_wait_for_page (fixture->window, "importing");
  kscore_test_assert_names (fixture->window);
  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_false (is_strip_shown (fixture));

  window_fixture_import (fixture, "endless.zip");
  g_assert_true (is_strip_shown (fixture));
  kscore_test_wait_for_page (fixture->window, "main");
  window_fixture_activate (fixture, "win.cancel");
  kscore_test_wait_until (!is_strip_shown (fixture));
}

/* A file that came before the database is open is imported as soon as it is. */
static void
test_before_open (WindowFixture *fixture,
                  gconstpointer  stored)
{
  g_assert_false (kscore_scoring_model_get_ready (fixture->model));
  window_fixture_import (fixture, "full.zip");
  kscore_test_wait_for_page (fixture->window, "main");
}

/* Cancelling is silent. */
static void
test_cancel (WindowFixture *fixture,
             gconstpointer  stored)
{
  kscore_test_wait_for_page (fixture->window, "welcome");
  window_fixture_import (fixture, "endless.zip");
  kscore_test_wait_for_page (fixture->window, "importing");
  kscore_test_wait_until (is_running (fixture));
  window_fixture_activate (fixture, "win.cancel");
  kscore_test_wait_for_page (fixture->window, "welcome");
  g_assert_false (is_running (fixture));
  g_assert_false (kscore_message_bar_get_revealed (window_fixture_get_bar (fixture, "error_bar")));
}

/* A window that is closed ends its import, and nothing keeps it. */
static void
test_close (WindowFixture *fixture,
            gconstpointer  stored)
{
  kscore_test_wait_for_page (fixture->window, "welcome");
  window_fixture_import (fixture, "endless.zip");
  kscore_test_wait_until (is_running (fixture));
  gtk_window_close (GTK_WINDOW (fixture->window));
  kscore_test_wait_until (!is_running (fixture));
  kscore_test_wait_until (fixture->window == NULL);
}

static void
test_errors (WindowFixture *fixture,
             gconstpointer  stored)
{
  static const struct {
    const char *file;
    const char *message;
    const char *button;
    const char *action;
  } cases[] = {
    { "broken.zip", "broken.zip ends in the middle of a file. ", "Choose Another…", "win.import" },
    { "busy.zip", "Another program is writing to the database. ", "Try Again",
      "win.retry-import" },
    { "foreign.zip", "This archive is of @bob, and @ada is linked on X already. Is this account",
      "Import as Another Account of Mine", "win.import-another" },
  };
  KscoreMessageBar *bar = window_fixture_get_bar (fixture, "error_bar");
  GtkActionable *button = GTK_ACTIONABLE (kscore_test_find (GTK_WIDGET (bar), "button"));
  GtkLabel *label = GTK_LABEL (kscore_test_find (GTK_WIDGET (bar), "button_label"));

  kscore_test_wait_for_page (fixture->window, "main");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      window_fixture_import (fixture, cases[i].file);
      g_assert_false (kscore_message_bar_get_revealed (bar));
      kscore_test_wait_until (kscore_message_bar_get_revealed (bar));
      g_test_message ("%s", kscore_message_bar_get_message (bar));
      g_assert_true (g_str_has_prefix (kscore_message_bar_get_message (bar), cases[i].message));
      g_assert_cmpstr (gtk_label_get_text (label), ==, cases[i].button);
      g_assert_cmpstr (gtk_actionable_get_action_name (button), ==, cases[i].action);
      kscore_test_wait_for_page (fixture->window, "main");
    }

  window_fixture_activate (fixture, "win.import-another");
  g_assert_false (kscore_message_bar_get_revealed (bar));
  kscore_test_wait_until (!is_running (fixture));
  kscore_test_spin (10);
  g_assert_false (kscore_message_bar_get_revealed (bar));
}

static void
test_retry (WindowFixture *fixture,
            gconstpointer  stored)
{
  KscoreMessageBar *bar = window_fixture_get_bar (fixture, "error_bar");

  kscore_test_wait_for_page (fixture->window, "main");
  window_fixture_import (fixture, "busy.zip");
  kscore_test_wait_until (kscore_message_bar_get_revealed (bar));
  window_fixture_activate (fixture, "win.retry-import");
  g_assert_true (is_running (fixture));
  kscore_test_wait_until (kscore_message_bar_get_revealed (bar));
}

/* One import at a time, and none of what is not a file here. */
static void
test_refused (WindowFixture *fixture,
              gconstpointer  stored)
{
  const char *nothing[] = { NULL };

  kscore_test_wait_for_page (fixture->window, "main");
  kscore_window_import (KSCORE_WINDOW (fixture->window), nothing);
  g_assert_false (is_running (fixture));

  window_fixture_import (fixture, "endless.zip");
  kscore_test_wait_until (is_running (fixture));
  window_fixture_import (fixture, "broken.zip");
  kscore_test_spin (20);
  g_assert_true (is_running (fixture));
  g_assert_false (kscore_message_bar_get_revealed (window_fixture_get_bar (fixture, "error_bar")));
}

/* An archive dropped on the sample data goes into the user's own. */
static void
test_from_sample (WindowFixture *fixture,
                  gconstpointer  stored)
{
  kscore_test_wait_for_page (fixture->window, "welcome");
  window_fixture_activate (fixture, "win.sample");
  kscore_test_wait_for_page (fixture->window, "main");
  window_fixture_import (fixture, "activity.zip");
  kscore_test_wait_for_page (fixture->window, "main");
  kscore_test_wait_until (!is_running (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (kscore_scoring_model_get_accounts (fixture->model)),
                    ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kscore_scoring_model_get_accounts (fixture->sample)),
                    ==, 2);
  g_assert_false (kscore_message_bar_get_revealed (window_fixture_get_bar (fixture, "state_bar")));
}

/* A window that begins with the sample data has not opened the user's own yet. */
static void
test_from_sample_at_start (WindowFixture *fixture,
                           gconstpointer  stored)
{
  window_fixture_activate (fixture, "win.sample");
  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_false (kscore_scoring_model_get_ready (fixture->model));
  window_fixture_import (fixture, "activity.zip");
  kscore_test_wait_until (kscore_scoring_model_get_ready (fixture->model));
  kscore_test_wait_for_page (fixture->window, "main");
  kscore_test_wait_until (!is_running (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (kscore_scoring_model_get_accounts (fixture->model)),
                    ==, 1);
}

static GtkEventController *
find_drop_target (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return controller;
    }
  return NULL;
}

/* While a file is held over the window it says so; dropped, it is imported. */
static void
test_drop (WindowFixture *fixture,
           gconstpointer  stored)
{
  GtkEventController *drop = find_drop_target (fixture->window);
  GtkRevealer *highlight = GTK_REVEALER (kscore_test_find (fixture->window, "drop_highlight"));
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/full.zip");
  g_autoslist (GFile) files = g_slist_prepend (NULL, g_object_ref (file));
  g_auto (GValue) value = G_VALUE_INIT;
  GdkDragAction action = 0;
  gboolean taken = FALSE;

  kscore_test_wait_for_page (fixture->window, "welcome");
  g_signal_emit_by_name (drop, "enter", 10.0, 10.0, &action);
  g_assert_cmpint (action, ==, GDK_ACTION_COPY);
  g_assert_true (gtk_revealer_get_reveal_child (highlight));
  g_signal_emit_by_name (drop, "leave");
  g_assert_false (gtk_revealer_get_reveal_child (highlight));

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_signal_emit_by_name (drop, "enter", 10.0, 10.0, &action);
  g_signal_emit_by_name (drop, "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  g_assert_false (gtk_revealer_get_reveal_child (highlight));
  kscore_test_wait_for_page (fixture->window, "main");
}

/* Leaving while the made-up person is read: what comes later is dropped. */
static void
test_leave_early (WindowFixture *fixture,
                  gconstpointer  stored)
{
  kscore_test_wait_for_page (fixture->window, "welcome");
  window_fixture_activate (fixture, "win.sample");
  window_fixture_activate (fixture, "win.leave-sample");
  kscore_test_spin (50);
  kscore_test_wait_for_page (fixture->window, "welcome");
  g_assert_false (kscore_message_bar_get_revealed (window_fixture_get_bar (fixture, "error_bar")));
}

static void
test_sample_missing (WindowFixture *fixture,
                     gconstpointer  stored)
{
  KscoreMessageBar *bar = window_fixture_get_bar (fixture, "error_bar");

  g_setenv ("KSCORE_SAMPLE_DIR", "/nowhere", TRUE);
  kscore_test_wait_for_page (fixture->window, "welcome");
  window_fixture_activate (fixture, "win.sample");
  kscore_test_wait_until (kscore_message_bar_get_revealed (bar));
  g_unsetenv ("KSCORE_SAMPLE_DIR");
  g_assert_cmpstr (kscore_message_bar_get_message (bar), ==,
                   "The sample data is not installed in “/nowhere”.");
  kscore_test_wait_for_page (fixture->window, "welcome");
}

/* Nothing of the user's own is open yet: there has to be a page behind the message all the same. */
static void
test_sample_missing_at_start (WindowFixture *fixture,
                              gconstpointer  stored)
{
  KscoreMessageBar *bar = window_fixture_get_bar (fixture, "error_bar");

  g_setenv ("KSCORE_SAMPLE_DIR", "/nowhere", TRUE);
  window_fixture_activate (fixture, "win.sample");
  kscore_test_wait_until (kscore_message_bar_get_revealed (bar));
  g_unsetenv ("KSCORE_SAMPLE_DIR");
  kscore_test_wait_for_page (fixture->window, "welcome");
  g_assert_true (kscore_message_bar_get_revealed (bar));
}

int
main (int   argc,
      char *argv[])
{
  g_unsetenv ("KSCORE_SAMPLE_DIR");
  kscore_test_ui_init (&argc, &argv);

  ADD_WINDOW_TEST ("/window-import/progress", KSCORE_FAKE_EMPTY, test_progress);
  ADD_WINDOW_TEST ("/window-import/before-open", KSCORE_FAKE_EMPTY, test_before_open);
  ADD_WINDOW_TEST ("/window-import/cancel", KSCORE_FAKE_EMPTY, test_cancel);
  ADD_WINDOW_TEST ("/window-import/close", KSCORE_FAKE_EMPTY, test_close);
  ADD_WINDOW_TEST ("/window-import/errors", KSCORE_FAKE_FULL, test_errors);
  ADD_WINDOW_TEST ("/window-import/retry", KSCORE_FAKE_FULL, test_retry);
  ADD_WINDOW_TEST ("/window-import/refused", KSCORE_FAKE_FULL, test_refused);
  ADD_WINDOW_TEST ("/window-import/from-sample", KSCORE_FAKE_EMPTY, test_from_sample);
  ADD_WINDOW_TEST ("/window-import/from-sample-at-start", KSCORE_FAKE_EMPTY,
                   test_from_sample_at_start);
  ADD_WINDOW_TEST ("/window-import/drop", KSCORE_FAKE_EMPTY, test_drop);
  ADD_WINDOW_TEST ("/window-import/leave-early", KSCORE_FAKE_EMPTY, test_leave_early);
  ADD_WINDOW_TEST ("/window-import/sample-missing", KSCORE_FAKE_EMPTY, test_sample_missing);
  ADD_WINDOW_TEST ("/window-import/sample-missing-at-start", KSCORE_FAKE_EMPTY,
                   test_sample_missing_at_start);

  return g_test_run ();
}
