#include "config.h"

#include "ui/kscore-window-private.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "ui/kscore-accounts-dialog.h"
#include "ui/kscore-forget-toast.h"

/* The window's accounts: the dialog that shows them, refreshing one, and what is owed at the end
 * to one that was forgotten. */

static KscoreAccountActions *
get_actions (KscoreWindow *self)
{
  return kscore_scoring_model_get_account_actions (self->model);
}

/* Where something is said in passing: in the dialog, where it lies over the window. */
AdwToastOverlay *
kscore_window_get_toasts (KscoreWindow *self)
{
  return self->accounts_dialog != NULL
           ? kscore_accounts_dialog_get_toasts (KSCORE_ACCOUNTS_DIALOG (self->accounts_dialog))
           : self->toasts;
}

/* The offers of the dialog went with it: what can still be brought back is offered here. */
static void
dialog_gone_cb (KscoreWindow *self,
                GtkWidget    *dialog)
{
  g_auto (GStrv) pending = NULL;

  g_clear_weak_pointer (&self->accounts_dialog);
  if (self->model == NULL)
    return;

  pending = kscore_account_actions_list_pending (get_actions (self));
  for (guint i = 0; pending[i] != NULL; i++)
    kscore_forget_toast_show (self->toasts, get_actions (self), pending[i]);
}

/* The dialog was closed while it forgot an account of the user's own. */
static void
offer_undo_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  KscoreWindow *self = KSCORE_WINDOW (widget);
  const char *account = g_variant_get_string (parameter, NULL);
  KscoreAccountActions *actions;
  g_auto (GStrv) pending = NULL;

  if (self->own_model == NULL)
    return;

  actions = kscore_scoring_model_get_account_actions (self->own_model);
  pending = kscore_account_actions_list_pending (actions);
  if (g_strv_contains ((const char * const *) pending, account))
    kscore_forget_toast_show (kscore_window_get_toasts (self), actions, account);
}

static void
accounts_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  KscoreWindow *self = KSCORE_WINDOW (widget);

  if (self->model == NULL || !kscore_scoring_model_get_ready (self->model))
    return;

  if (self->accounts_dialog == NULL)
    {
      g_set_weak_pointer (&self->accounts_dialog,
                          kscore_accounts_dialog_new (GTK_WINDOW (self), self->model));
      g_signal_connect_object (self->accounts_dialog, "destroy", G_CALLBACK (dialog_gone_cb),
                               self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self->accounts_dialog));
}

static void
import_files_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  g_autofree const char **files = g_variant_get_bytestring_array (parameter, NULL);

  kscore_window_import (KSCORE_WINDOW (widget), files);
}

/* What the refresh of one account brought, or what stood in its way. */
static void
refreshed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  KscoreRefresh *refresh = KSCORE_REFRESH (object);
  g_autoptr (KscoreWindowCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreWindow) self = g_weak_ref_get (&call->window);
  gboolean done = kscore_refresh_run_finish (refresh, result, &error);

  if (self == NULL || self->refreshing != call->cancellable)
    return;

  g_clear_object (&self->refreshing);
  kscore_window_update_page (self);
  if (!done)
    kscore_forget_toast_fail (kscore_window_get_toasts (self), error);
  else if (kscore_refresh_get_trouble (refresh) == NULL
           && kscore_refresh_get_headline (refresh) != NULL)
    kscore_window_show_toast (self, kscore_refresh_get_headline (refresh), NULL, NULL);
  else if (self->accounts_dialog == NULL && kscore_refresh_get_trouble (refresh) != NULL)
    kscore_message_bar_show (self->error_bar, kscore_refresh_get_trouble (refresh),
                             _("Try Again"), "win.refresh");
}

static void
refresh_account_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  KscoreWindow *self = KSCORE_WINDOW (widget);

  if (self->importing != NULL || self->refreshing != NULL)
    return;
  if (kscore_window_get_works_offline (self))
    {
      kscore_window_show_toast (self, _("Kscore works offline: go online to refresh."), NULL, NULL);
      return;
    }

  self->refreshing = g_cancellable_new ();
  self->linking = FALSE;
  kscore_message_bar_hide (self->error_bar);
  kscore_message_bar_hide (self->news_bar);
  kscore_refresh_run_async (kscore_scoring_model_get_refresh (self->model),
                            g_variant_get_string (parameter, NULL), self->refreshing, refreshed_cb,
                            kscore_window_call_new (self, self->refreshing));
  kscore_window_update_page (self);
}

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GApplication) application = user_data;
  g_autoptr (GError) error = NULL;

  /* Whoever opens the database next does what is left. */
  if (!kscore_account_actions_change_finish (KSCORE_ACCOUNT_ACTIONS (object), result, &error))
    g_message ("%s", error->message);
  if (application != NULL)
    g_application_release (application);
}

/* Deletes what was forgotten. The program waits for it, the window does not. */
void
kscore_window_settle_accounts (KscoreWindow *self)
{
  KscoreAccountActions *actions;
  GApplication *application = g_application_get_default ();

  if (self->own_model == NULL)
    return;
  actions = kscore_scoring_model_get_account_actions (self->own_model);
  if (!kscore_account_actions_get_pending (actions))
    return;

  if (application != NULL)
    g_application_hold (application);
  kscore_account_actions_change_async (actions, KSCORE_ACCOUNT_FINISH_FORGET, NULL, NULL,
                                       deleted_cb,
                                       application != NULL ? g_object_ref (application) : NULL);
}

/* What the dialog shows is another model's, or the window is closed. */
void
kscore_window_close_accounts (KscoreWindow *self)
{
  GtkWidget *dialog = self->accounts_dialog;

  if (dialog == NULL)
    return;
  g_clear_weak_pointer (&self->accounts_dialog);
  g_signal_handlers_disconnect_by_func (dialog, dialog_gone_cb, self);
  gtk_window_destroy (GTK_WINDOW (dialog));
  kscore_window_settle_accounts (self);
}

void
kscore_window_install_account_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.accounts", NULL, accounts_action);
  gtk_widget_class_install_action (widget_class, "win.offer-undo", "s", offer_undo_action);
  gtk_widget_class_install_action (widget_class, "win.import-files", "aay", import_files_action);
  gtk_widget_class_install_action (widget_class, "win.refresh-account", "s",
                                   refresh_account_action);
}
