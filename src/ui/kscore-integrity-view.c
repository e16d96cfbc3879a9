#include "config.h"

#include "ui/kscore-integrity-view.h"

/**
 * KscoreIntegrityView:
 *
 * Integrity. It asks its #KscoreIntegrity for an answer while it is on the screen.
 */
struct _KscoreIntegrityView
{
  GtkWidget parent_instance;

  KscoreIntegrity *integrity; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreIntegrityView, kscore_integrity_view, GTK_TYPE_WIDGET)

static void
kscore_integrity_view_map (GtkWidget *widget)
{
  KscoreIntegrityView *self = KSCORE_INTEGRITY_VIEW (widget);

  GTK_WIDGET_CLASS (kscore_integrity_view_parent_class)->map (widget);
  if (self->integrity != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->integrity), TRUE);
}

static void
kscore_integrity_view_unmap (GtkWidget *widget)
{
  KscoreIntegrityView *self = KSCORE_INTEGRITY_VIEW (widget);

  if (self->integrity != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->integrity), FALSE);
  GTK_WIDGET_CLASS (kscore_integrity_view_parent_class)->unmap (widget);
}

static void
kscore_integrity_view_dispose (GObject *object)
{
  KscoreIntegrityView *self = KSCORE_INTEGRITY_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->integrity);

  G_OBJECT_CLASS (kscore_integrity_view_parent_class)->dispose (object);
}

static void
kscore_integrity_view_class_init (KscoreIntegrityViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_integrity_view_dispose;
  widget_class->map = kscore_integrity_view_map;
  widget_class->unmap = kscore_integrity_view_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-integrity-view.ui");
}

static void
kscore_integrity_view_init (KscoreIntegrityView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_integrity_view_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_integrity_view_new (void)
{
  return g_object_new (KSCORE_TYPE_INTEGRITY_VIEW, NULL);
}

/**
 * kscore_integrity_view_set_integrity:
 * @self: a widget
 * @integrity: (nullable): what it shows
 */
void
kscore_integrity_view_set_integrity (KscoreIntegrityView *self,
                                     KscoreIntegrity     *integrity)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_INTEGRITY_VIEW (self));

  if (self->integrity == integrity)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (mapped && self->integrity != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->integrity), FALSE);
  g_set_object (&self->integrity, integrity);
  if (mapped && self->integrity != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->integrity), TRUE);
}
