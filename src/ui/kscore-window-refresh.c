#include "config.h"

#include "ui/kscore-window-private.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "core/kscore-format.h"

/* How the window links and refreshes accounts: asking, running, and what is said at their end. */

static KscoreRefresh *
get_refresh (KscoreWindow *self)
{
  return kscore_scoring_model_get_refresh (self->model);
}

static guint
count_accounts (KscoreWindow *self)
{
  return g_list_model_get_n_items (kscore_scoring_model_get_accounts (self->model));
}

/* Where an account can be typed now: the dialog, else the welcome page, where it is shown. */
static KscoreLinkForm *
get_form (KscoreWindow *self)
{
  if (self->link_dialog != NULL)
    return kscore_link_dialog_get_form (KSCORE_LINK_DIALOG (self->link_dialog));
  if (self->model == self->own_model && count_accounts (self) == 0)
    return kscore_welcome_page_get_form (self->welcome);
  return NULL;
}

static char *
dup_refresh_tooltip (KscoreWindow *self)
{
  gint64 last = kscore_refresh_get_last (get_refresh (self));
  g_autofree char *moment = NULL;

  if (self->importing != NULL)
    return g_strdup (_("Refresh, when the import is done"));
  if (self->refreshing != NULL)
    return g_strdup (_("Accounts are being read"));
  if (kscore_window_get_works_offline (self))
    return g_strdup (_("Refresh, when Kscore works online again"));
  if (last == KSCORE_TIME_UNKNOWN)
    return g_strdup (_("Refresh"));

  moment = kscore_format_moment (last);
  /* Translators: %s is a date and time: "12 November 2026, 14:05" */
  return g_strdup_printf (_("Refresh: last done on %s"), moment);
}

/* What can be done, and why not. */
void
kscore_window_update_refresh (KscoreWindow *self)
{
  gboolean own = self->model == self->own_model;
  gboolean running = self->importing != NULL || self->refreshing != NULL;
  gboolean possible = own && kscore_refresh_get_possible (get_refresh (self));
  g_autofree char *tooltip = dup_refresh_tooltip (self);
  const char *waiting = NULL;

  /* As soon as the account is found, its score is looked at instead. */
  if (self->link_dialog != NULL && self->refreshing != NULL && self->linking
      && count_accounts (self) > self->n_linked)
    gtk_window_destroy (GTK_WINDOW (self->link_dialog));

  if (self->importing != NULL)
    waiting = _("An import is running: link an account when it is done.");
  else if (self->refreshing != NULL)
    waiting = self->linking ? _("The account is being looked for and read.")
                            : _("Accounts are being read: link another when that is done.");
  else if (own && kscore_window_get_works_offline (self))
    waiting = _("Kscore works offline: go online to link an account.");
  kscore_link_form_set_waiting (kscore_welcome_page_get_form (self->welcome), waiting);
  if (self->link_dialog != NULL)
    {
      KscoreLinkDialog *dialog = KSCORE_LINK_DIALOG (self->link_dialog);

      kscore_link_form_set_waiting (kscore_link_dialog_get_form (dialog), waiting);
      kscore_link_dialog_set_running (dialog, self->refreshing != NULL);
    }

  kscore_progress_view_set_work (self->progress_strip_view,
                                 self->refreshing != NULL
                                   ? G_OBJECT (get_refresh (self))
                                   : G_OBJECT (kscore_scoring_model_get_import (self->model)));
  gtk_widget_set_visible (GTK_WIDGET (self->refresh_button), possible);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->refresh_button), tooltip);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.refresh",
                                 possible && !running && !kscore_window_get_works_offline (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.link", !running);
}

static void
submitted_cb (KscoreWindow   *self,
              KscoreLinkForm *form)
{
  kscore_window_link (self, form);
}

/* Asks for an account: on the welcome page, or in a dialog above the others. */
void
kscore_window_ask_account (KscoreWindow *self)
{
  if (self->importing != NULL || self->refreshing != NULL)
    return;

  kscore_window_show_own_model (self);
  self->link_waits = !kscore_scoring_model_get_ready (self->model);
  if (self->link_waits)
    return;

  if (self->link_dialog != NULL)
    gtk_window_present (GTK_WINDOW (self->link_dialog));
  else if (count_accounts (self) > 0)
    {
      g_set_weak_pointer (&self->link_dialog,
                          kscore_link_dialog_new (GTK_WINDOW (self),
                                                  G_OBJECT (get_refresh (self))));
      g_signal_connect_object (get_form (self), "submitted", G_CALLBACK (submitted_cb), self,
                               G_CONNECT_SWAPPED);
      kscore_window_update_page (self);
      gtk_window_present (GTK_WINDOW (self->link_dialog));
    }
  gtk_widget_grab_focus (GTK_WIDGET (get_form (self)));
}

/* What the last one brought, all of it. */
void
kscore_window_show_news (KscoreWindow *self)
{
  g_autofree char *summary = g_strdup (kscore_refresh_get_summary (get_refresh (self)));
  gboolean unfinished = kscore_refresh_get_unfinished (get_refresh (self));

  if (summary != NULL)
    kscore_message_bar_show (self->news_bar, g_strchomp (summary),
                             unfinished ? _("Read On") : NULL, "win.refresh");
}

static void
show_done (KscoreWindow *self)
{
  const char *headline = kscore_refresh_get_headline (get_refresh (self));
  const char *trouble = kscore_refresh_get_trouble (get_refresh (self));

  /* The offline bar says it where no account was reached. */
  if (trouble != NULL && !kscore_refresh_get_offline (get_refresh (self)))
    kscore_message_bar_show (self->error_bar, trouble, _("Try Again"), "win.refresh");
  /* A toast is gone in a moment. */
  if (kscore_refresh_get_unfinished (get_refresh (self)) && trouble == NULL)
    kscore_window_show_news (self);
  else if (headline != NULL)
    kscore_window_show_toast (self, headline, _("Details"), "win.news");
}

static void
begin (KscoreWindow *self,
       gboolean      linking)
{
  self->refreshing = g_cancellable_new ();
  self->linking = linking;
  self->n_linked = count_accounts (self);
  kscore_message_bar_hide (self->error_bar);
  kscore_message_bar_hide (self->news_bar);
}

static char *
describe (const GError *error)
{
  /* Translators: a sentence about what went wrong, then one about what can be done */
  return g_strdup_printf (_("%s %s"), error->message, kscore_error_get_action (error));
}

static void
linked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KscoreWindowCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreWindow) self = g_weak_ref_get (&call->window);
  gboolean done = kscore_refresh_link_finish (KSCORE_REFRESH (object), result, &error);
  KscoreLinkForm *form;

  if (self == NULL || self->refreshing != call->cancellable)
    return;

  g_clear_object (&self->refreshing);
  kscore_window_update_page (self);
  form = get_form (self);
  if (done)
    {
      kscore_link_form_clear (kscore_welcome_page_get_form (self->welcome));
      if (self->link_dialog != NULL)
        gtk_window_destroy (GTK_WINDOW (self->link_dialog));
      show_done (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *problem = describe (error);

      if (form != NULL)
        kscore_link_form_set_problem (form, problem);
      else if (count_accounts (self) > self->n_linked)
        kscore_message_bar_show (self->error_bar, problem, _("Try Again"), "win.refresh");
      else
        kscore_message_bar_show (self->error_bar, problem, _("Try Again"), "win.link");
    }
  if (!done && form != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (form));
}

/* Links the account that was typed. */
void
kscore_window_link (KscoreWindow   *self,
                    KscoreLinkForm *form)
{
  g_autofree char *typed = kscore_link_form_dup_typed (form);
  g_autofree char *service = kscore_link_form_dup_service (form);

  if (self->importing != NULL || self->refreshing != NULL
      || kscore_window_get_works_offline (self))
    return;

  begin (self, TRUE);
  kscore_link_form_set_problem (form, NULL);
  kscore_refresh_link_async (get_refresh (self), typed, NULL, service, self->refreshing, linked_cb,
                             kscore_window_call_new (self, self->refreshing));
  kscore_window_update_page (self);
}

static void
refreshed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KscoreWindowCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreWindow) self = g_weak_ref_get (&call->window);
  gboolean done = kscore_refresh_run_finish (KSCORE_REFRESH (object), result, &error);

  if (self == NULL || self->refreshing != call->cancellable)
    return;

  g_clear_object (&self->refreshing);
  kscore_window_update_page (self);
  if (done)
    show_done (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *problem = describe (error);

      kscore_message_bar_show (self->error_bar, problem, _("Try Again"), "win.refresh");
    }
}

/* Refreshes all accounts. */
void
kscore_window_refresh (KscoreWindow *self)
{
  if (self->importing != NULL || self->refreshing != NULL
      || kscore_window_get_works_offline (self))
    return;

  begin (self, FALSE);
  kscore_refresh_run_async (get_refresh (self), NULL, self->refreshing, refreshed_cb,
                            kscore_window_call_new (self, self->refreshing));
  kscore_window_update_page (self);
}
