#include "config.h"

#include "ui/kscore-hours-card.h"

/**
 * KscoreHoursCard:
 *
 * When Your Posts Get Reactions. It asks its #KscoreEngagement for an answer while it is on the screen.
 */
struct _KscoreHoursCard
{
  GtkWidget parent_instance;

  KscoreEngagement *engagement; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreHoursCard, kscore_hours_card, GTK_TYPE_WIDGET)

static void
kscore_hours_card_map (GtkWidget *widget)
{
  KscoreHoursCard *self = KSCORE_HOURS_CARD (widget);

  GTK_WIDGET_CLASS (kscore_hours_card_parent_class)->map (widget);
  if (self->engagement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->engagement), TRUE);
}

static void
kscore_hours_card_unmap (GtkWidget *widget)
{
  KscoreHoursCard *self = KSCORE_HOURS_CARD (widget);

  if (self->engagement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->engagement), FALSE);
  GTK_WIDGET_CLASS (kscore_hours_card_parent_class)->unmap (widget);
}

static void
kscore_hours_card_dispose (GObject *object)
{
  KscoreHoursCard *self = KSCORE_HOURS_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->engagement);

  G_OBJECT_CLASS (kscore_hours_card_parent_class)->dispose (object);
}

static void
kscore_hours_card_class_init (KscoreHoursCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_hours_card_dispose;
  widget_class->map = kscore_hours_card_map;
  widget_class->unmap = kscore_hours_card_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-hours-card.ui");
}

static void
kscore_hours_card_init (KscoreHoursCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_hours_card_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_hours_card_new (void)
{
  return g_object_new (KSCORE_TYPE_HOURS_CARD, NULL);
}

/**
 * kscore_hours_card_set_engagement:
 * @self: a widget
 * @engagement: (nullable): what it shows
 */
void
kscore_hours_card_set_engagement (KscoreHoursCard  *self,
                                  KscoreEngagement *engagement)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_HOURS_CARD (self));

  if (self->engagement == engagement)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (mapped && self->engagement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->engagement), FALSE);
  g_set_object (&self->engagement, engagement);
  if (mapped && self->engagement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->engagement), TRUE);
}
