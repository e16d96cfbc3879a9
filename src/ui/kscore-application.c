#include "config.h"

#include "ui/kscore-application.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-format.h"
#include "core/kscore-memory.h"
#include "service/kscore-sample.h"
#include "service/kscore-scoring-model.h"
#include "ui/kscore-settings.h"
#include "ui/kscore-shortcuts-dialog.h"
#include "ui/kscore-window.h"

/**
 * KscoreApplication:
 *
 * One process, one window: a second start shows it, and hands it the files that were named.
 */
struct _KscoreApplication
{
  AdwApplication parent_instance;

  char      *data_dir; /* (owned) (nullable): as given on the command line */
  GSettings *settings; /* (owned) (nullable): where they are installed */
  gboolean   sample;   /* begin with the sample data */
};

G_DEFINE_FINAL_TYPE (KscoreApplication, kscore_application, ADW_TYPE_APPLICATION)

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GtkApplication *app = user_data;
  GList *windows;

  /* Closing ends what the windows have under way. */
  while ((windows = gtk_application_get_windows (app)) != NULL)
    gtk_window_destroy (windows->data);
}

static gboolean
close_request_cb (GtkWindow *window,
                  gpointer   user_data)
{
  GSettings *settings = user_data;
  int width;
  int height;

  /* The size to go back to, also of a window that fills the screen. */
  gtk_window_get_default_size (window, &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, KSCORE_SETTING_WINDOW_WIDTH, MAX (width, 360));
      g_settings_set_int (settings, KSCORE_SETTING_WINDOW_HEIGHT, MAX (height, 294));
    }
  g_settings_set_boolean (settings, KSCORE_SETTING_WINDOW_MAXIMIZED,
                          gtk_window_is_maximized (window));

  return GDK_EVENT_PROPAGATE;
}

static void
remember_size (GtkWindow *window)
{
  GSettings *settings = kscore_settings_new ();

  if (settings == NULL)
    return;

  gtk_window_set_default_size (window, g_settings_get_int (settings, KSCORE_SETTING_WINDOW_WIDTH),
                               g_settings_get_int (settings, KSCORE_SETTING_WINDOW_HEIGHT));
  if (g_settings_get_boolean (settings, KSCORE_SETTING_WINDOW_MAXIMIZED))
    gtk_window_maximize (window);
  g_signal_connect_data (window, "close-request", G_CALLBACK (close_request_cb), settings,
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
}

static KscoreWindow *
ensure_window (KscoreApplication *self)
{
  g_autoptr (KscoreScoringModel) model = NULL;
  g_autoptr (KscoreScoringModel) sample_model = NULL;
  g_autofree char *sample_dir = kscore_sample_dup_data_dir ();
  KscoreWindow *window;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (KSCORE_IS_WINDOW (l->data))
      return l->data;

  model = kscore_scoring_model_new (self->data_dir, NULL, NULL);
  sample_model = kscore_scoring_model_new (sample_dir, NULL, NULL);
  window = kscore_window_new (GTK_APPLICATION (self), model, sample_model);
  remember_size (GTK_WINDOW (window));

  return window;
}

static void
kscore_application_activate (GApplication *app)
{
  KscoreApplication *self = KSCORE_APPLICATION (app);
  KscoreWindow *window = ensure_window (self);

  gtk_window_present (GTK_WINDOW (window));
  if (self->sample)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.sample", NULL);
  self->sample = FALSE;
}

static void
kscore_application_open (GApplication  *app,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  KscoreWindow *window = ensure_window (KSCORE_APPLICATION (app));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }

  gtk_window_present (GTK_WINDOW (window));
  paths = g_strv_builder_end (builder);
  kscore_window_import (window, (const char * const *) paths);
}

static int
kscore_application_handle_local_options (GApplication *app,
                                         GVariantDict *options)
{
  KscoreApplication *self = KSCORE_APPLICATION (app);
  g_autofree char *data_dir = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Kscore %s\n", KSCORE_VERSION);
      return 0;
    }

  if (g_variant_dict_lookup (options, "data-dir", "^ay", &data_dir))
    {
      self->data_dir = g_canonicalize_filename (data_dir, NULL);
      /* Another folder is another program: it must not end up in a window on the usual one. */
      g_application_set_flags (app, g_application_get_flags (app) | G_APPLICATION_NON_UNIQUE);
    }
  self->sample = g_variant_dict_contains (options, "sample");

  return -1;
}

static void
pop_down_below (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pop_down_below (child);

  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
}

static gboolean
pop_down_cb (GtkWindow *window,
             gpointer   user_data)
{
  pop_down_below (GTK_WIDGET (window));

  return FALSE;
}

/* A dialog that a window manager closes while a list of it is open takes all keys of the windows
 * behind it along: GTK 4.8 keeps them for the list, which is no more. */
static void
toplevels_changed_cb (GListModel *toplevels,
                      guint       position,
                      guint       removed,
                      guint       added,
                      gpointer    user_data)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      g_signal_connect (window, "close-request", G_CALLBACK (pop_down_cb), NULL);
    }
}

static void
kscore_application_startup (GApplication *app)
{
  KscoreApplication *self = KSCORE_APPLICATION (app);
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_action },
  };
  G_APPLICATION_CLASS (kscore_application_parent_class)->startup (app);

  g_action_map_add_action_entries (G_ACTION_MAP (app), entries, G_N_ELEMENTS (entries), app);
  kscore_shortcuts_dialog_set_accels (GTK_APPLICATION (app));

  gtk_window_set_default_icon_name (KSCORE_APP_ID);
  kscore_format_set_rtl (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);

  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (toplevels_changed_cb), app, 0);

  self->settings = kscore_settings_new ();
  kscore_settings_apply_style (self->settings);
  if (self->settings != NULL)
    g_signal_connect (self->settings, "changed::" KSCORE_SETTING_STYLE,
                      G_CALLBACK (kscore_settings_apply_style), NULL);
}

static void
kscore_application_finalize (GObject *object)
{
  KscoreApplication *self = KSCORE_APPLICATION (object);

  g_clear_pointer (&self->data_dir, g_free);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (kscore_application_parent_class)->finalize (object);
}

static void
kscore_application_class_init (KscoreApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = kscore_application_finalize;
  application_class->activate = kscore_application_activate;
  application_class->open = kscore_application_open;
  application_class->handle_local_options = kscore_application_handle_local_options;
  application_class->startup = kscore_application_startup;
}

static void
kscore_application_init (KscoreApplication *self)
{
  const GOptionEntry options[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_("Keep the data in this folder"), N_("DIR") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Begin with the sample data"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[ARCHIVE…]"));
}

/**
 * kscore_application_new:
 *
 * Returns: (transfer full): the application
 */
KscoreApplication *
kscore_application_new (void)
{
  kscore_memory_return_large ();

  return g_object_new (KSCORE_TYPE_APPLICATION,
                       "application-id", KSCORE_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
