#include "config.h"

#include "kscore-window-fixture.h"
#include "support/kscore-fake-accounts.h"
#include "ui/kscore-accounts-dialog.h"

#define ADA "bluesky:ada.bsky.social"

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (KSCORE_IS_ACCOUNTS_DIALOG (window))
        return window;
    }
  return NULL;
}

static KscoreAccountActions *
get_actions (WindowFixture *fixture)
{
  return kscore_scoring_model_get_account_actions (fixture->model);
}

static GtkWidget *
open_dialog (WindowFixture *fixture)
{
  kscore_test_wait_for_page (fixture->window, "main");
  kscore_fake_accounts_fill (fixture->model, KSCORE_FAKE_ACCOUNTS_FINE);
  window_fixture_activate (fixture, "win.accounts");
  g_assert_nonnull (find_dialog ());
  kscore_test_spin (50);
  return find_dialog ();
}

static void
forget (WindowFixture *fixture,
        GtkWidget     *dialog)
{
  g_assert_true (gtk_widget_activate_action (dialog, "accounts.forget", "s", ADA));
  kscore_test_wait_until (kscore_account_actions_get_pending (get_actions (fixture)));
  kscore_test_spin (50);
}

static gboolean
has_label (GtkWidget  *root,
           const char *text)
{
  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static void
test_one_dialog (WindowFixture *fixture,
                 gconstpointer  state)
{
  GtkWidget *dialog = open_dialog (fixture);

  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog))
                 == GTK_WINDOW (fixture->window));
  window_fixture_activate (fixture, "win.accounts");
  g_assert_true (find_dialog () == dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  kscore_test_wait_until (find_dialog () == NULL);
}

/* Also with nothing linked, where it leads to linking. */
static void
test_empty (WindowFixture *fixture,
            gconstpointer  state)
{
  kscore_test_wait_for_page (fixture->window, "welcome");
  window_fixture_activate (fixture, "win.accounts");
  g_assert_nonnull (find_dialog ());
  g_assert_true (gtk_widget_activate_action (find_dialog (), "win.link", NULL));
  kscore_test_wait_until (find_dialog () == NULL);
}

static void
test_refresh_one (WindowFixture *fixture,
                  gconstpointer  state)
{
  GtkWidget *dialog = open_dialog (fixture);
  KscoreRefresh *refresh = kscore_scoring_model_get_refresh (fixture->model);

  g_assert_true (gtk_widget_activate_action (dialog, "accounts.refresh", "s", ADA));
  g_assert_true (kscore_refresh_get_running (refresh));
  /* What is said is said where it is seen. */
  kscore_test_wait_until (has_label (dialog, "New posts: 12. New reactions: 340."));
  g_assert_false (kscore_refresh_get_running (refresh));

  /* It can be ended from the dialog. */
  kscore_fake_refresh_set_outcome (refresh, "endless");
  g_assert_true (gtk_widget_activate_action (dialog, "accounts.refresh", "s", ADA));
  kscore_test_spin (20);
  g_assert_true (gtk_widget_activate_action (dialog, "win.cancel", NULL));
  kscore_test_wait_until (!kscore_refresh_get_running (refresh));
}

static void
test_refresh_fails (WindowFixture *fixture,
                    gconstpointer  state)
{
  GtkWidget *dialog = open_dialog (fixture);

  kscore_fake_refresh_set_outcome (kscore_scoring_model_get_refresh (fixture->model), "offline");
  g_assert_true (gtk_widget_activate_action (dialog, "accounts.refresh", "s", ADA));
  kscore_test_wait_until (has_label (dialog, "The server bsky.example does not answer."));
}

/* Who closes the dialog can still undo, in the window. */
static void
test_undo_is_handed_over (WindowFixture *fixture,
                          gconstpointer  state)
{
  GtkWidget *dialog = open_dialog (fixture);

  forget (fixture, dialog);
  g_assert_true (has_label (dialog, "Forgot ada.bsky.social"));
  g_assert_false (has_label (fixture->window, "Forgot ada.bsky.social"));
  gtk_window_close (GTK_WINDOW (dialog));
  kscore_test_wait_until (has_label (fixture->window, "Forgot ada.bsky.social"));
  kscore_test_spin (50);
  g_assert_cmpuint (kscore_fake_actions_get_deleted (get_actions (fixture)), ==, 0);
}

/* So can who closes it before the account is forgotten. */
static void
test_undo_is_offered_late (WindowFixture *fixture,
                           gconstpointer  state)
{
  GtkWidget *dialog = open_dialog (fixture);

  g_assert_true (gtk_widget_activate_action (dialog, "accounts.forget", "s", ADA));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_false (kscore_account_actions_get_pending (get_actions (fixture)));
  kscore_test_wait_until (has_label (fixture->window, "Forgot ada.bsky.social"));
  g_assert_cmpuint (kscore_fake_actions_get_deleted (get_actions (fixture)), ==, 0);
}

static gboolean
stop_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Closing the window deletes what was forgotten, with the dialog open or closed. */
static void
test_closing_deletes (WindowFixture *fixture,
                      gconstpointer  state)
{
  GtkWidget *dialog = open_dialog (fixture);
  gboolean over = FALSE;

  forget (fixture, dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_timeout_add (50, stop_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (kscore_fake_actions_get_deleted (get_actions (fixture)), ==, 1);
}

/* What was dropped on the dialog is imported. */
static void
test_import_files (WindowFixture *fixture,
                   gconstpointer  state)
{
  const char *files[] = { "/tmp/full.zip", NULL };

  kscore_test_wait_for_page (fixture->window, "welcome");
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.import-files", "^aay", files));
  kscore_test_wait_for_page (fixture->window, "main");
}

static void
test_sample_closes (WindowFixture *fixture,
                    gconstpointer  state)
{
  GtkWidget *dialog = open_dialog (fixture);

  g_assert_nonnull (dialog);
  window_fixture_activate (fixture, "win.sample");
  kscore_test_wait_until (find_dialog () == NULL);
  kscore_test_spin (100);
  kscore_test_wait_for_page (fixture->window, "main");
}

int
main (int   argc,
      char *argv[])
{
  g_unsetenv ("KSCORE_SAMPLE_DIR");
  kscore_test_ui_init (&argc, &argv);
  ADD_WINDOW_TEST ("/window-accounts/one-dialog", KSCORE_FAKE_FULL, test_one_dialog);
  ADD_WINDOW_TEST ("/window-accounts/empty", KSCORE_FAKE_EMPTY, test_empty);
  ADD_WINDOW_TEST ("/window-accounts/refresh-one", KSCORE_FAKE_FULL, test_refresh_one);
  ADD_WINDOW_TEST ("/window-accounts/refresh-fails", KSCORE_FAKE_FULL, test_refresh_fails);
  ADD_WINDOW_TEST ("/window-accounts/undo-is-handed-over", KSCORE_FAKE_FULL,
                   test_undo_is_handed_over);
  ADD_WINDOW_TEST ("/window-accounts/undo-is-offered-late", KSCORE_FAKE_FULL,
                   test_undo_is_offered_late);
  ADD_WINDOW_TEST ("/window-accounts/closing-deletes", KSCORE_FAKE_FULL, test_closing_deletes);
  ADD_WINDOW_TEST ("/window-accounts/import-files", KSCORE_FAKE_EMPTY, test_import_files);
  ADD_WINDOW_TEST ("/window-accounts/sample-closes", KSCORE_FAKE_FULL, test_sample_closes);
  return g_test_run ();
}
