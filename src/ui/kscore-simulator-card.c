#include "config.h"

#include "ui/kscore-simulator-card.h"

/**
 * KscoreSimulatorCard:
 *
 * What Would Raise It. It asks its #KscoreAdvice for an answer while it is on the screen.
 */
struct _KscoreSimulatorCard
{
  GtkWidget parent_instance;

  KscoreAdvice *advice; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreSimulatorCard, kscore_simulator_card, GTK_TYPE_WIDGET)

static void
kscore_simulator_card_map (GtkWidget *widget)
{
  KscoreSimulatorCard *self = KSCORE_SIMULATOR_CARD (widget);

  GTK_WIDGET_CLASS (kscore_simulator_card_parent_class)->map (widget);
  if (self->advice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->advice), TRUE);
}

static void
kscore_simulator_card_unmap (GtkWidget *widget)
{
  KscoreSimulatorCard *self = KSCORE_SIMULATOR_CARD (widget);

  if (self->advice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->advice), FALSE);
  GTK_WIDGET_CLASS (kscore_simulator_card_parent_class)->unmap (widget);
}

static void
kscore_simulator_card_dispose (GObject *object)
{
  KscoreSimulatorCard *self = KSCORE_SIMULATOR_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->advice);

  G_OBJECT_CLASS (kscore_simulator_card_parent_class)->dispose (object);
}

static void
kscore_simulator_card_class_init (KscoreSimulatorCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_simulator_card_dispose;
  widget_class->map = kscore_simulator_card_map;
  widget_class->unmap = kscore_simulator_card_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-simulator-card.ui");
}

static void
kscore_simulator_card_init (KscoreSimulatorCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_simulator_card_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_simulator_card_new (void)
{
  return g_object_new (KSCORE_TYPE_SIMULATOR_CARD, NULL);
}

/**
 * kscore_simulator_card_set_advice:
 * @self: a widget
 * @advice: (nullable): what it shows
 */
void
kscore_simulator_card_set_advice (KscoreSimulatorCard *self,
                                  KscoreAdvice        *advice)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_SIMULATOR_CARD (self));

  if (self->advice == advice)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (mapped && self->advice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->advice), FALSE);
  g_set_object (&self->advice, advice);
  if (mapped && self->advice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->advice), TRUE);
}
