#include "config.h"

#include "ui/kscore-reasons-card.h"

/**
 * KscoreReasonsCard:
 *
 * What Holds It Back, What Carries It. It asks its #KscoreAdvice for an answer while it is on the screen.
 */
struct _KscoreReasonsCard
{
  GtkWidget parent_instance;

  KscoreAdvice *advice; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreReasonsCard, kscore_reasons_card, GTK_TYPE_WIDGET)

static void
kscore_reasons_card_map (GtkWidget *widget)
{
  KscoreReasonsCard *self = KSCORE_REASONS_CARD (widget);

  GTK_WIDGET_CLASS (kscore_reasons_card_parent_class)->map (widget);
  if (self->advice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->advice), TRUE);
}

static void
kscore_reasons_card_unmap (GtkWidget *widget)
{
  KscoreReasonsCard *self = KSCORE_REASONS_CARD (widget);

  if (self->advice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->advice), FALSE);
  GTK_WIDGET_CLASS (kscore_reasons_card_parent_class)->unmap (widget);
}

static void
kscore_reasons_card_dispose (GObject *object)
{
  KscoreReasonsCard *self = KSCORE_REASONS_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->advice);

  G_OBJECT_CLASS (kscore_reasons_card_parent_class)->dispose (object);
}

static void
kscore_reasons_card_class_init (KscoreReasonsCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_reasons_card_dispose;
  widget_class->map = kscore_reasons_card_map;
  widget_class->unmap = kscore_reasons_card_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-reasons-card.ui");
}

static void
kscore_reasons_card_init (KscoreReasonsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_reasons_card_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_reasons_card_new (void)
{
  return g_object_new (KSCORE_TYPE_REASONS_CARD, NULL);
}

/**
 * kscore_reasons_card_set_advice:
 * @self: a widget
 * @advice: (nullable): what it shows
 */
void
kscore_reasons_card_set_advice (KscoreReasonsCard *self,
                                KscoreAdvice      *advice)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_REASONS_CARD (self));

  if (self->advice == advice)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (mapped && self->advice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->advice), FALSE);
  g_set_object (&self->advice, advice);
  if (mapped && self->advice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->advice), TRUE);
}
