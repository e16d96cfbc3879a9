#include "config.h"

#include "ui/kscore-preferences-dialog.h"

#include <glib/gi18n-lib.h>

#include "ui/kscore-settings.h"

/**
 * KscorePreferencesDialog:
 *
 * What the user can choose. (AdwPreferencesWindow is deprecated in libadwaita 1.6.) Choices hold
 * at once.
 */
struct _KscorePreferencesDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay     *toasts;
  AdwPreferencesGroup *missing;
  AdwComboRow         *style;
  GtkSwitch           *refresh_at_start;
  GtkSwitch           *work_offline;
  AdwActionRow        *folder;

  GFile        *data_dir;    /* (owned) */
  GCancellable *cancellable; /* (owned): of opening the folder */
};

G_DEFINE_FINAL_TYPE (KscorePreferencesDialog, kscore_preferences_dialog, ADW_TYPE_WINDOW)

/* As the rows of the template. */
static const char * const styles[] = { "system", "light", "dark" };

static gboolean
get_style_row (GValue   *value,
               GVariant *variant,
               gpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (styles[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
set_style_row (const GValue       *value,
               const GVariantType *type,
               gpointer            user_data)
{
  guint row = g_value_get_uint (value);

  return row < G_N_ELEMENTS (styles) ? g_variant_new_string (styles[row]) : NULL;
}

/* What a call holds while the dialog may be closed. */
typedef struct {
  GWeakRef dialog;
} Call;

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Call *call = user_data;
  g_autoptr (KscorePreferencesDialog) self = g_weak_ref_get (&call->dialog);
  g_autoptr (GError) error = NULL;
  gboolean opened = g_app_info_launch_default_for_uri_finish (result, &error);

  g_weak_ref_clear (&call->dialog);
  g_free (call);
  if (self != NULL && !opened && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("No program opens folders here")));
}

static void
open_folder_cb (KscorePreferencesDialog *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);
  g_autofree char *uri = g_file_get_uri (self->data_dir);
  Call *call = g_new (Call, 1);

  g_weak_ref_init (&call->dialog, self);
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), self->cancellable,
                                           opened_cb, call);
}

static void
kscore_preferences_dialog_dispose (GObject *object)
{
  KscorePreferencesDialog *self = KSCORE_PREFERENCES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->data_dir);

  G_OBJECT_CLASS (kscore_preferences_dialog_parent_class)->dispose (object);
}

static void
kscore_preferences_dialog_finalize (GObject *object)
{
  KscorePreferencesDialog *self = KSCORE_PREFERENCES_DIALOG (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (kscore_preferences_dialog_parent_class)->finalize (object);
}

static void
kscore_preferences_dialog_class_init (KscorePreferencesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_preferences_dialog_dispose;
  object_class->finalize = kscore_preferences_dialog_finalize;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KscorePreferencesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, KscorePreferencesDialog, missing);
  gtk_widget_class_bind_template_child (widget_class, KscorePreferencesDialog, style);
  gtk_widget_class_bind_template_child (widget_class, KscorePreferencesDialog, refresh_at_start);
  gtk_widget_class_bind_template_child (widget_class, KscorePreferencesDialog, work_offline);
  gtk_widget_class_bind_template_child (widget_class, KscorePreferencesDialog, folder);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
}

static void
kscore_preferences_dialog_init (KscorePreferencesDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind (KscorePreferencesDialog *self,
      GSettings               *settings)
{
  g_settings_bind (settings, KSCORE_SETTING_REFRESH_AT_START, self->refresh_at_start, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, KSCORE_SETTING_WORK_OFFLINE, self->work_offline, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, KSCORE_SETTING_STYLE, self->style, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_style_row, set_style_row, NULL, NULL);
}

/**
 * kscore_preferences_dialog_new:
 * @parent: the window that it belongs to
 * @settings: (nullable): the settings, %NULL where none can be kept
 * @data_dir: the folder that holds everything
 *
 * Returns: (transfer none): a dialog, owned by GTK
 */
GtkWidget *
kscore_preferences_dialog_new (GtkWindow  *parent,
                               GSettings  *settings,
                               const char *data_dir)
{
  KscorePreferencesDialog *self = g_object_new (KSCORE_TYPE_PREFERENCES_DIALOG,
                                                "transient-for", parent, NULL);
  g_autofree char *folder = g_filename_display_name (data_dir);
  g_autofree char *subtitle = g_markup_escape_text (folder, -1);

  self->data_dir = g_file_new_for_path (data_dir);
  adw_action_row_set_subtitle (self->folder, subtitle);
  if (settings != NULL)
    bind (self, settings);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), settings == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->style), settings != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->refresh_at_start), settings != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->work_offline), settings != NULL);
  return GTK_WIDGET (self);
}
