#include "config.h"

#include "ui/kscore-change-card.h"

/**
 * KscoreChangeCard:
 *
 * Why It Moved. It asks its #KscoreMovement for an answer while it is on the screen.
 */
struct _KscoreChangeCard
{
  GtkWidget parent_instance;

  KscoreMovement *movement; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreChangeCard, kscore_change_card, GTK_TYPE_WIDGET)

static void
kscore_change_card_map (GtkWidget *widget)
{
  KscoreChangeCard *self = KSCORE_CHANGE_CARD (widget);

  GTK_WIDGET_CLASS (kscore_change_card_parent_class)->map (widget);
  if (self->movement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->movement), TRUE);
}

static void
kscore_change_card_unmap (GtkWidget *widget)
{
  KscoreChangeCard *self = KSCORE_CHANGE_CARD (widget);

  if (self->movement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->movement), FALSE);
  GTK_WIDGET_CLASS (kscore_change_card_parent_class)->unmap (widget);
}

static void
kscore_change_card_dispose (GObject *object)
{
  KscoreChangeCard *self = KSCORE_CHANGE_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->movement);

  G_OBJECT_CLASS (kscore_change_card_parent_class)->dispose (object);
}

static void
kscore_change_card_class_init (KscoreChangeCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_change_card_dispose;
  widget_class->map = kscore_change_card_map;
  widget_class->unmap = kscore_change_card_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-change-card.ui");
}

static void
kscore_change_card_init (KscoreChangeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_change_card_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_change_card_new (void)
{
  return g_object_new (KSCORE_TYPE_CHANGE_CARD, NULL);
}

/**
 * kscore_change_card_set_movement:
 * @self: a widget
 * @movement: (nullable): what it shows
 */
void
kscore_change_card_set_movement (KscoreChangeCard *self,
                                 KscoreMovement   *movement)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_CHANGE_CARD (self));

  if (self->movement == movement)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (mapped && self->movement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->movement), FALSE);
  g_set_object (&self->movement, movement);
  if (mapped && self->movement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->movement), TRUE);
}
