#include "config.h"

#include "core/kscore-error.h"
#include "support/kscore-fake-accounts.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-forget-toast.h"

#define ADA "bluesky:ada.bsky.social"

typedef struct {
  KscoreScoringModel   *model;   /* (owned) */
  KscoreAccountActions *actions; /* (unowned) */
  GtkWidget            *window;
  AdwToastOverlay      *overlay;
} Fixture;

/* One account is forgotten, and the toast is shown. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  fixture->actions = kscore_scoring_model_get_account_actions (fixture->model);
  kscore_fake_accounts_fill (fixture->model, KSCORE_FAKE_ACCOUNTS_FINE);
  kscore_account_actions_change_async (fixture->actions, KSCORE_ACCOUNT_FORGET, ADA, NULL, NULL,
                                       NULL);
  kscore_test_wait_until (kscore_account_actions_get_pending (fixture->actions));

  fixture->window = adw_window_new ();
  fixture->overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (fixture->overlay, gtk_label_new ("Accounts"));
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->overlay));
  gtk_window_present (GTK_WINDOW (fixture->window));
  kscore_forget_toast_show (fixture->overlay, fixture->actions, ADA);
  kscore_test_spin (50);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  kscore_test_spin (20);
  g_assert_finalize_object (fixture->model);
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
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

static guint
count_accounts (Fixture *fixture)
{
  return g_list_model_get_n_items (kscore_scoring_model_get_accounts (fixture->model));
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *undo = find_button (GTK_WIDGET (fixture->overlay), "Undo");

  g_assert_true (has_label (GTK_WIDGET (fixture->overlay), "Forgot ada.bsky.social"));
  g_assert_cmpuint (count_accounts (fixture), ==, 2);
  g_signal_emit_by_name (undo, "clicked");
  kscore_test_wait_until (count_accounts (fixture) == 3);
  kscore_test_spin (50);
  g_assert_cmpuint (kscore_fake_actions_get_deleted (fixture->actions), ==, 0);
}

/* Closing the toast is deleting; so is beginning something that needs it done. */
static void
test_dismissed (Fixture       *fixture,
                gconstpointer  data)
{
  KscoreImport *import = kscore_scoring_model_get_import (fixture->model);

  g_object_set (import, "running", TRUE, NULL);
  kscore_test_wait_until (kscore_fake_actions_get_deleted (fixture->actions) == 1);
  g_object_set (import, "running", FALSE, NULL);
  kscore_test_spin (50);
  g_assert_cmpuint (count_accounts (fixture), ==, 2);
  g_assert_cmpuint (kscore_fake_actions_get_deleted (fixture->actions), ==, 1);
}

/* Whoever closed the window decides. */
static void
test_overlay_gone (Fixture       *fixture,
                   gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  kscore_test_spin (50);
  g_assert_cmpuint (kscore_fake_actions_get_deleted (fixture->actions), ==, 0);
  g_assert_true (kscore_account_actions_get_pending (fixture->actions));
}

static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  kscore_fake_actions_set_error (fixture->actions,
                                 g_error_new (KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                                              "The account is deleted <already>."));
  g_signal_emit_by_name (find_button (GTK_WIDGET (fixture->overlay), "Undo"), "clicked");
  kscore_test_wait_until (has_label (GTK_WIDGET (fixture->overlay),
                                     "The account is deleted <already>."));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add ("/forget-toast/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/forget-toast/dismissed", Fixture, NULL, set_up, test_dismissed, tear_down);
  g_test_add ("/forget-toast/overlay-gone", Fixture, NULL, set_up, test_overlay_gone, tear_down);
  g_test_add ("/forget-toast/failure", Fixture, NULL, set_up, test_failure, tear_down);
  return g_test_run ();
}
