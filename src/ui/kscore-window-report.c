#include "config.h"

#include "ui/kscore-window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/kscore-report-dialog.h"

/* The half of the window that reports. */

static void
open_cb (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GdkAppLaunchContext) context =
    gdk_display_get_app_launch_context (gdk_display_get_default ());

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, NULL, NULL);
}

static void
saved_cb (KscoreWindow *self,
          GFile        *file)
{
  AdwToast *toast = adw_toast_new (_("Report saved"));

  /* Translators: on a button: opens the file that was just saved */
  adw_toast_set_button_label (toast, _("_Open"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (open_cb), g_object_ref (file),
                         (GClosureNotify) (GCallback) g_object_unref, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The days that have a score. */
static gboolean
find_days (KscoreWindow *self,
           KscoreDay    *oldest,
           KscoreDay    *newest)
{
  gboolean available = FALSE;
  guint n_points;
  const KscoreHistoryPoint *points =
    kscore_history_get_points (kscore_scoring_model_get_history (self->model), &n_points);

  g_object_get (kscore_scoring_model_get_score (self->model), "available", &available, NULL);
  if (!available || n_points == 0)
    return FALSE;
  *oldest = points[0].day;
  *newest = points[n_points - 1].day;
  return TRUE;
}

static void
report_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  KscoreWindow *self = KSCORE_WINDOW (widget);
  KscoreDay oldest, newest, first, last;
  GtkWidget *dialog;

  if (self->model == NULL || !kscore_scoring_model_get_ready (self->model))
    return;

  dialog = kscore_report_dialog_new (
    GTK_WINDOW (self), kscore_scoring_model_get_insights (self->model)->reporter);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  if (find_days (self, &oldest, &newest))
    {
      if (!kscore_overview_page_get_range (self->overview, &first, &last))
        {
          last = newest;
          first = MAX (oldest, last - KSCORE_REPORT_DAYS);
        }
      kscore_report_dialog_set_days (KSCORE_REPORT_DIALOG (dialog), first, last, oldest, newest);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}

void
kscore_window_install_report_action (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.report", NULL, report_action);
}
