#include "config.h"

#include "ui/kscore-lenses-view.h"

/**
 * KscoreLensesView:
 *
 * Other Lenses. It asks its #KscoreLenses for an answer while it is on the screen.
 */
struct _KscoreLensesView
{
  GtkWidget parent_instance;

  KscoreLenses *lenses; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreLensesView, kscore_lenses_view, GTK_TYPE_WIDGET)

static void
kscore_lenses_view_map (GtkWidget *widget)
{
  KscoreLensesView *self = KSCORE_LENSES_VIEW (widget);

  GTK_WIDGET_CLASS (kscore_lenses_view_parent_class)->map (widget);
  if (self->lenses != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->lenses), TRUE);
}

static void
kscore_lenses_view_unmap (GtkWidget *widget)
{
  KscoreLensesView *self = KSCORE_LENSES_VIEW (widget);

  if (self->lenses != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->lenses), FALSE);
  GTK_WIDGET_CLASS (kscore_lenses_view_parent_class)->unmap (widget);
}

static void
kscore_lenses_view_dispose (GObject *object)
{
  KscoreLensesView *self = KSCORE_LENSES_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->lenses);

  G_OBJECT_CLASS (kscore_lenses_view_parent_class)->dispose (object);
}

static void
kscore_lenses_view_class_init (KscoreLensesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_lenses_view_dispose;
  widget_class->map = kscore_lenses_view_map;
  widget_class->unmap = kscore_lenses_view_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-lenses-view.ui");
}

static void
kscore_lenses_view_init (KscoreLensesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_lenses_view_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_lenses_view_new (void)
{
  return g_object_new (KSCORE_TYPE_LENSES_VIEW, NULL);
}

/**
 * kscore_lenses_view_set_lenses:
 * @self: a widget
 * @lenses: (nullable): what it shows
 */
void
kscore_lenses_view_set_lenses (KscoreLensesView *self,
                               KscoreLenses     *lenses)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_LENSES_VIEW (self));

  if (self->lenses == lenses)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (mapped && self->lenses != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->lenses), FALSE);
  g_set_object (&self->lenses, lenses);
  if (mapped && self->lenses != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->lenses), TRUE);
}
