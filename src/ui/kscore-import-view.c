#include "config.h"

#include "ui/kscore-import-view.h"

#define PULSE_INTERVAL 120

/**
 * KscoreImportView:
 *
 * What an import is reading now, how far it is, and Cancel (the action `win.cancel-import`).
 */
struct _KscoreImportView
{
  GtkWidget parent_instance;

  GtkBox         *box;
  GtkLabel       *message;
  GtkProgressBar *bar;
  GtkButton      *cancel;

  GSignalGroup *signals; /* (owned): of the import */
  guint         pulse;   /* while the length is not known */
};

G_DEFINE_FINAL_TYPE (KscoreImportView, kscore_import_view, GTK_TYPE_WIDGET)

static gboolean
pulse_cb (gpointer user_data)
{
  KscoreImportView *self = user_data;

  gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static void
update (KscoreImportView *self)
{
  g_autoptr (KscoreImport) import = g_signal_group_dup_target (self->signals);
  const char *message = import != NULL ? kscore_import_get_message (import) : NULL;
  double fraction = import != NULL ? kscore_import_get_fraction (import) : 0;
  gboolean pulsing = import != NULL && kscore_import_get_running (import) && fraction < 0
                     && gtk_widget_get_mapped (GTK_WIDGET (self));

  gtk_label_set_text (self->message, message != NULL ? message : "");
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1.0));

  if (pulsing && self->pulse == 0)
    self->pulse = g_timeout_add (PULSE_INTERVAL, pulse_cb, self);
  else if (!pulsing)
    g_clear_handle_id (&self->pulse, g_source_remove);
}

static void
kscore_import_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kscore_import_view_parent_class)->map (widget);
  update (KSCORE_IMPORT_VIEW (widget));
}

static void
kscore_import_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kscore_import_view_parent_class)->unmap (widget);
  update (KSCORE_IMPORT_VIEW (widget));
}

static void
kscore_import_view_dispose (GObject *object)
{
  KscoreImportView *self = KSCORE_IMPORT_VIEW (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->signals);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (kscore_import_view_parent_class)->dispose (object);
}

static void
kscore_import_view_class_init (KscoreImportViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_import_view_dispose;
  widget_class->map = kscore_import_view_map;
  widget_class->unmap = kscore_import_view_unmap;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-import-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreImportView, box);
  gtk_widget_class_bind_template_child (widget_class, KscoreImportView, message);
  gtk_widget_class_bind_template_child (widget_class, KscoreImportView, bar);
  gtk_widget_class_bind_template_child (widget_class, KscoreImportView, cancel);
}

static void
kscore_import_view_init (KscoreImportView *self)
{
  self->signals = g_signal_group_new (KSCORE_TYPE_IMPORT);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_import_view_new:
 *
 * Returns: (transfer floating): a view of no import
 */
GtkWidget *
kscore_import_view_new (void)
{
  return g_object_new (KSCORE_TYPE_IMPORT_VIEW, NULL);
}

/**
 * kscore_import_view_set_import:
 * @self: a view
 * @import: (nullable): the import to follow
 *
 * Chooses the import that is shown.
 */
void
kscore_import_view_set_import (KscoreImportView *self,
                               KscoreImport     *import)
{
  g_return_if_fail (KSCORE_IS_IMPORT_VIEW (self));

  g_signal_group_set_target (self->signals, import);
  update (self);
}
