#include "config.h"

#include "ui/kscore-window-private.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "service/kscore-sample.h"
#include "ui/kscore-compat.h"

/* The window's imports: choosing, running, and what is said at their end. */

/* The sentence of the error, what can be done about it, and a button that does it. */
static void
show_error (KscoreWindow *self,
            const GError *error)
{
  g_autofree char *message = NULL;
  const char *button = _("Try Again");
  const char *action = "win.retry-import";

  if (g_error_matches (error, KSCORE_ERROR, KSCORE_ERROR_FORBIDDEN))
    {
      /* Translators: %s is a sentence: the archive is of another account than the linked one */
      message = g_strdup_printf (_("%s Is this account also yours?"), error->message);
      button = _("Import as Another Account of Mine");
      action = "win.import-another";
    }
  else
    {
      /* Translators: a sentence about what went wrong, then one about what can be done */
      message = g_strdup_printf (_("%s %s"), error->message, kscore_error_get_action (error));
      if (g_error_matches (error, KSCORE_ERROR, KSCORE_ERROR_BAD_ARCHIVE)
          || g_error_matches (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT)
          || g_error_matches (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND))
        {
          button = _("Choose Another…");
          action = "win.import";
        }
      else if (g_error_matches (error, KSCORE_ERROR, KSCORE_ERROR_TOO_NEW))
        button = action = NULL;
    }

  kscore_message_bar_show (self->error_bar, message, button, action);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  KscoreImport *import = KSCORE_IMPORT (object);
  g_autoptr (KscoreWindowCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreWindow) self = g_weak_ref_get (&call->window);
  gboolean done = kscore_import_run_finish (import, result, &error);

  if (self == NULL || self->importing != call->cancellable)
    return;

  g_clear_object (&self->importing);
  if (done && self->model == self->sample_model)
    self->sample_filled = TRUE;
  else if (done)
    {
      const char *summary = kscore_import_get_summary (import);

      kscore_window_show_toast (self,
                                summary != NULL ? summary : _("The archive was imported."),
                                NULL, NULL);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
  else if (self->model == self->sample_model && self->first_import)
    kscore_window_show_own_model (self);

  kscore_window_update_page (self);
}

/* Runs the import of import_files; waits where the database is not open yet. */
void
kscore_window_start_import (KscoreWindow *self,
                            gboolean      another_account)
{
  KscoreImport *import = kscore_scoring_model_get_import (self->model);
  GListModel *accounts = kscore_scoring_model_get_accounts (self->model);

  if (self->import_files == NULL)
    return;
  if (!kscore_scoring_model_get_ready (self->model))
    {
      self->import_waits = TRUE;
      return;
    }

  self->import_waits = FALSE;
  self->importing = g_cancellable_new ();
  self->first_import = g_list_model_get_n_items (accounts) == 0;
  kscore_message_bar_hide (self->error_bar);
  kscore_import_run_async (import, (const char * const *) self->import_files, another_account,
                           self->importing, imported_cb,
                           kscore_window_call_new (self, self->importing));
  kscore_window_update_page (self);
}

/**
 * kscore_window_import:
 * @self: a window
 * @files: paths of archives
 *
 * Imports archives into the user's own data, leaving the sample data where it is shown. One
 * import runs at a time.
 */
void
kscore_window_import (KscoreWindow       *self,
                      const char * const *files)
{
  g_return_if_fail (KSCORE_IS_WINDOW (self));
  g_return_if_fail (files != NULL);

  if (files[0] == NULL)
    {
      kscore_window_show_toast (self, _("Only files on this computer can be imported."), NULL,
                                NULL);
      return;
    }
  if (self->importing != NULL || self->refreshing != NULL)
    {
      kscore_window_show_toast (self,
                                self->importing != NULL ? _("Another import is still running.")
                                                        : _("Accounts are still being read."),
                                NULL, NULL);
      return;
    }

  kscore_window_show_own_model (self);
  g_strfreev (self->import_files);
  self->import_files = g_strdupv ((char **) files);
  kscore_window_start_import (self, FALSE);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  KscoreWindow *self = KSCORE_WINDOW (object);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = kscore_compat_choose_archives_finish (GTK_WINDOW (self), result, &error);

  if (files != NULL)
    kscore_window_import (self, (const char * const *) files);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
}

/* Asks for archives and imports them. */
void
kscore_window_choose_files (KscoreWindow *self)
{
  kscore_compat_choose_archives_async (GTK_WINDOW (self), NULL, chosen_cb, NULL);
}

static void
list_sample_thread (GTask        *task,
                    gpointer      source_object,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  GError *error = NULL;
  char **files = kscore_sample_list_archives (&error);

  if (files != NULL)
    g_task_return_pointer (task, files, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

static void
sample_listed_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (KscoreWindowCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreWindow) self = g_weak_ref_get (&call->window);
  g_auto (GStrv) files = g_task_propagate_pointer (G_TASK (result), &error);

  if (self == NULL || self->importing != call->cancellable)
    return;

  g_clear_object (&self->importing);
  if (files == NULL)
    {
      kscore_window_show_own_model (self);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        kscore_message_bar_show (self->error_bar, error->message, NULL, NULL);
      return;
    }

  g_strfreev (self->import_files);
  self->import_files = g_steal_pointer (&files);
  kscore_window_start_import (self, FALSE);
}

/* Imports the made-up person into the sample's database, once in the life of the window: what is
 * there may be unfinished, or of another version, and importing twice changes nothing. */
void
kscore_window_fill_sample (KscoreWindow *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->sample_filled || self->importing != NULL)
    return;

  self->importing = g_cancellable_new ();
  self->first_import =
    g_list_model_get_n_items (kscore_scoring_model_get_accounts (self->sample_model)) == 0;
  task = g_task_new (NULL, self->importing, sample_listed_cb,
                     kscore_window_call_new (self, self->importing));
  g_task_set_source_tag (task, kscore_window_fill_sample);
  g_task_run_in_thread (task, list_sample_thread);
  kscore_window_update_page (self);
}
