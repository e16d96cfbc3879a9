#include "config.h"

#include "ui/kscore-progress-view.h"

#define PULSE_INTERVAL 120

/**
 * KscoreProgressView:
 *
 * What an import or a refresh is reading now, how far it is, and Cancel (the action `win.cancel`).
 */
struct _KscoreProgressView
{
  GtkWidget parent_instance;

  GtkBox         *box;
  GtkLabel       *message;
  GtkProgressBar *bar;
  GtkButton      *cancel;

  GSignalGroup *signals; /* (owned): of the work */
  guint         pulse;   /* while the length is not known */
};

G_DEFINE_FINAL_TYPE (KscoreProgressView, kscore_progress_view, GTK_TYPE_WIDGET)

static gboolean
pulse_cb (gpointer user_data)
{
  KscoreProgressView *self = user_data;

  gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static void
update (KscoreProgressView *self)
{
  g_autoptr (GObject) work = g_signal_group_dup_target (self->signals);
  g_autofree char *message = NULL;
  gboolean running = FALSE;
  double fraction = 0;
  gboolean pulsing;

  if (work != NULL)
    g_object_get (work, "running", &running, "fraction", &fraction, "message", &message, NULL);
  pulsing = running && fraction < 0 && gtk_widget_get_mapped (GTK_WIDGET (self));

  gtk_label_set_text (self->message, message != NULL ? message : "");
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1.0));

  if (pulsing && self->pulse == 0)
    self->pulse = g_timeout_add (PULSE_INTERVAL, pulse_cb, self);
  else if (!pulsing)
    g_clear_handle_id (&self->pulse, g_source_remove);
}

static void
kscore_progress_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kscore_progress_view_parent_class)->map (widget);
  update (KSCORE_PROGRESS_VIEW (widget));
}

static void
kscore_progress_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kscore_progress_view_parent_class)->unmap (widget);
  update (KSCORE_PROGRESS_VIEW (widget));
}

static void
kscore_progress_view_dispose (GObject *object)
{
  KscoreProgressView *self = KSCORE_PROGRESS_VIEW (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->signals);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (kscore_progress_view_parent_class)->dispose (object);
}

static void
kscore_progress_view_class_init (KscoreProgressViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_progress_view_dispose;
  widget_class->map = kscore_progress_view_map;
  widget_class->unmap = kscore_progress_view_unmap;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-progress-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreProgressView, box);
  gtk_widget_class_bind_template_child (widget_class, KscoreProgressView, message);
  gtk_widget_class_bind_template_child (widget_class, KscoreProgressView, bar);
  gtk_widget_class_bind_template_child (widget_class, KscoreProgressView, cancel);
}

static void
kscore_progress_view_init (KscoreProgressView *self)
{
  self->signals = g_signal_group_new (G_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_progress_view_new:
 *
 * Returns: (transfer floating): a view of nothing
 */
GtkWidget *
kscore_progress_view_new (void)
{
  return g_object_new (KSCORE_TYPE_PROGRESS_VIEW, NULL);
}

/**
 * kscore_progress_view_set_work:
 * @self: a view
 * @work: (nullable): a #KscoreImport or a #KscoreRefresh
 *
 * Chooses what is followed.
 */
void
kscore_progress_view_set_work (KscoreProgressView *self,
                               GObject            *work)
{
  g_return_if_fail (KSCORE_IS_PROGRESS_VIEW (self));

  g_signal_group_set_target (self->signals, work);
  update (self);
}
