#include "config.h"

#include "ui/kscore-web-link.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "core/kscore-text.h"

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      g_debug ("An address was not opened: %s", error->message);
      g_task_return_new_error (task, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND, "%s",
                               _("No program opens web addresses here."));
    }
}

/**
 * kscore_web_link_open_async:
 * @widget: where it was asked for
 * @url: an address
 * @cancellable: (nullable): a cancellable
 * @callback: called when it was handed to a program, or not
 * @user_data: for @callback
 *
 * Opens a web address with the program that the user has chosen for that.
 */
void
kscore_web_link_open_async (GtkWidget           *widget,
                            const char          *url,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (widget, cancellable, callback, user_data);
  g_autoptr (GdkAppLaunchContext) context = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_task_set_source_tag (task, kscore_web_link_open_async);
  if (!kscore_text_is_web_address (url))
    {
      g_task_return_new_error (task, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT, "%s",
                               _("This is no web address."));
      return;
    }

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_app_info_launch_default_for_uri_async (url, G_APP_LAUNCH_CONTEXT (context), cancellable,
                                           opened_cb, g_steal_pointer (&task));
}

/**
 * kscore_web_link_open_finish:
 * @widget: where it was asked for
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether a program took it; otherwise @error is a sentence for the user
 */
gboolean
kscore_web_link_open_finish (GtkWidget     *widget,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, widget), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kscore_web_link_open_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
