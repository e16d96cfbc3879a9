#include "config.h"

#include "kscore-window-fixture.h"
#include "ui/kscore-link-dialog.h"

static GtkWidget *
find_dialog (WindowFixture *fixture)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (KSCORE_IS_LINK_DIALOG (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
open_dialog (WindowFixture *fixture)
{
  GtkWidget *dialog;

  kscore_test_wait_for_page (fixture->window, "main");
  window_fixture_activate (fixture, "win.link");
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  return dialog;
}

static GtkEditable *
type (GtkWidget  *dialog,
      const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (kscore_test_find (dialog, "entry"));

  gtk_editable_set_text (entry, text);
  return entry;
}

static gboolean
is_progress_shown (GtkWidget *dialog)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (kscore_test_find (dialog, "progress")));
}

static void
test_links (WindowFixture *fixture,
            gconstpointer  stored)
{
  GtkWidget *dialog = open_dialog (fixture);
  GtkRoot *root = GTK_ROOT (dialog);

  g_assert_true (gtk_window_get_modal (GTK_WINDOW (dialog)));
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog))
                 == GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root),
                                         kscore_test_find (dialog, "entry")));
  kscore_test_assert_names (dialog);

  g_signal_emit_by_name (type (dialog, "ada.bsky.social"), "activate");
  kscore_test_wait_until (find_dialog (fixture) == NULL);
  g_assert_false (kscore_message_bar_get_revealed (window_fixture_get_bar (fixture, "error_bar")));
}

/* Asked for twice, it is there once. */
static void
test_once (WindowFixture *fixture,
           gconstpointer  stored)
{
  GtkWidget *dialog = open_dialog (fixture);

  window_fixture_activate (fixture, "win.link");
  g_assert_true (find_dialog (fixture) == dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_null (find_dialog (fixture));
}

/* An error stays beside the entry, with what was typed. */
static void
test_error (WindowFixture *fixture,
            gconstpointer  stored)
{
  GtkWidget *dialog = open_dialog (fixture);
  GtkEditable *entry = type (dialog, "nobody.bsky.social");
  GtkWidget *problem = kscore_test_find (dialog, "problem_box");

  g_signal_emit_by_name (entry, "activate");
  kscore_test_wait_until (gtk_widget_get_visible (problem));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (kscore_test_find (dialog,
                                                                                    "problem"))),
                                   "Nobody on Bluesky is called “nobody.bsky.social”. "));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "nobody.bsky.social");
  g_assert_true (gtk_editable_get_editable (entry));
  g_assert_false (is_progress_shown (dialog));
  g_assert_false (kscore_message_bar_get_revealed (window_fixture_get_bar (fixture, "error_bar")));
  kscore_test_assert_names (dialog);
}

/* Cancel is silent and leaves the dialog as it was. */
static void
test_cancel (WindowFixture *fixture,
             gconstpointer  stored)
{
  GtkWidget *dialog = open_dialog (fixture);
  GtkEditable *entry = type (dialog, "endless.bsky.social");

  g_assert_false (is_progress_shown (dialog));
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (is_progress_shown (dialog));
  g_assert_false (gtk_editable_get_editable (entry));
  kscore_test_assert_names (dialog);
  g_assert_true (gtk_widget_activate_action (kscore_test_find (dialog, "cancel"), "win.cancel",
                                             NULL));
  kscore_test_wait_until (!is_progress_shown (dialog));
  g_assert_true (gtk_editable_get_editable (entry));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "endless.bsky.social");
  g_assert_false (gtk_widget_get_visible (kscore_test_find (dialog, "problem_box")));
}

/* As soon as the account is there the dialog makes room for its score; the rest is read on. */
static void
test_found (WindowFixture *fixture,
            gconstpointer  stored)
{
  GtkRevealer *strip = GTK_REVEALER (kscore_test_find (fixture->window, "progress_strip"));
  GtkWidget *dialog = open_dialog (fixture);

  g_signal_emit_by_name (type (dialog, "slow.bsky.social"), "activate");
  kscore_test_wait_until (find_dialog (fixture) == NULL);
  g_assert_true (gtk_revealer_get_reveal_child (strip));
  g_assert_true (kscore_refresh_get_running (kscore_scoring_model_get_refresh (fixture->model)));
  window_fixture_activate (fixture, "win.cancel");
  kscore_test_wait_until (!gtk_revealer_get_reveal_child (strip));
}

/* Closed while it runs, it goes on in the window; what goes wrong is told there. */
static void
test_closed (WindowFixture *fixture,
             gconstpointer  stored)
{
  KscoreMessageBar *bar = window_fixture_get_bar (fixture, "error_bar");
  GtkWidget *dialog = open_dialog (fixture);

  g_signal_emit_by_name (type (dialog, "nobody.bsky.social"), "activate");
  gtk_window_destroy (GTK_WINDOW (dialog));
  kscore_test_wait_until (kscore_message_bar_get_revealed (bar));
  g_assert_nonnull (strstr (kscore_message_bar_get_message (bar), "nobody.bsky.social"));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (
                     kscore_test_find (GTK_WIDGET (bar), "button"))), ==, "win.link");
}

/* The window takes its dialog along, and ends what runs. */
static void
test_window_closed (WindowFixture *fixture,
                    gconstpointer  stored)
{
  KscoreRefresh *refresh = kscore_scoring_model_get_refresh (fixture->model);
  GtkWidget *dialog = open_dialog (fixture);

  g_signal_emit_by_name (type (dialog, "endless.bsky.social"), "activate");
  kscore_test_wait_until (kscore_refresh_get_running (refresh));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kscore_test_wait_until (fixture->window == NULL);
  kscore_test_wait_until (!kscore_refresh_get_running (refresh));
  g_assert_null (find_dialog (fixture));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  ADD_WINDOW_TEST ("/link-dialog/links", KSCORE_FAKE_FULL, test_links);
  ADD_WINDOW_TEST ("/link-dialog/once", KSCORE_FAKE_FULL, test_once);
  ADD_WINDOW_TEST ("/link-dialog/error", KSCORE_FAKE_FULL, test_error);
  ADD_WINDOW_TEST ("/link-dialog/cancel", KSCORE_FAKE_FULL, test_cancel);
  ADD_WINDOW_TEST ("/link-dialog/found", KSCORE_FAKE_ACTIVITY, test_found);
  ADD_WINDOW_TEST ("/link-dialog/closed", KSCORE_FAKE_FULL, test_closed);
  ADD_WINDOW_TEST ("/link-dialog/window-closed", KSCORE_FAKE_FULL, test_window_closed);

  return g_test_run ();
}
