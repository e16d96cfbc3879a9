#include "config.h"

#include "ui/kscore-reasons-card.h"

#include <glib/gi18n-lib.h>

#include "ui/kscore-reason-line.h"

/**
 * KscoreReasonsCard:
 *
 * What holds the score back and what carries it, at most four of each, beside one another where
 * there is room. Activating a row activates `improve.try` with the lever that moves it and how much
 * of it would bring it to what is typical, or shows Integrity where no lever does.
 *
 * It asks its #KscoreAdvice for an answer while it is on the screen.
 */
struct _KscoreReasonsCard
{
  GtkWidget parent_instance;

  GtkBox     *box;
  GtkBox     *columns;
  GtkLabel   *state;
  GtkListBox *against;
  GtkListBox *favour;

  KscoreAdvice *advice; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreReasonsCard, kscore_reasons_card, GTK_TYPE_WIDGET)

/* The points of a full bar: of the reason that has most, so that all bars compare. */
static double
get_most (KscoreReasonsCard *self)
{
  GListModel *models[] = {
    kscore_advice_get_against (self->advice), kscore_advice_get_favour (self->advice),
  };
  double most = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autoptr (KscoreReasonRow) first = g_list_model_get_item (models[i], 0);

      if (first != NULL)
        most = MAX (most, kscore_reason_row_get_points (first));
    }

  return most;
}

static void
fill (KscoreReasonsCard *self,
      GtkListBox        *list,
      GListModel        *model)
{
  double most = get_most (self);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (KscoreReasonRow) reason = g_list_model_get_item (model, i);

      gtk_list_box_append (list, kscore_reason_line_new (reason, most));
    }
}

static void
update (KscoreReasonsCard *self)
{
  KscoreInsight *insight = KSCORE_INSIGHT (self->advice);
  const char *trouble;
  gboolean available;

  if (insight == NULL)
    return;

  trouble = kscore_insight_get_trouble (insight);
  available = kscore_insight_get_available (insight);
  gtk_label_set_text (self->state, trouble != NULL ? trouble : available ? "" : _("Computing…"));
  gtk_widget_set_visible (GTK_WIDGET (self->state), trouble != NULL || !available);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), available);
}

static void
changed_cb (KscoreReasonsCard *self)
{
  /* The longest bar may have changed with either list. */
  fill (self, self->against, kscore_advice_get_against (self->advice));
  fill (self, self->favour, kscore_advice_get_favour (self->advice));
}

static void
row_activated_cb (GtkListBox        *list,
                  GtkListBoxRow     *line,
                  KscoreReasonsCard *self)
{
  KscoreReasonRow *row = kscore_reason_line_get_row (KSCORE_REASON_LINE (line));
  int lever = kscore_reason_row_get_lever (row);

  if (lever != KSCORE_LEVER_NONE)
    gtk_widget_activate_action (GTK_WIDGET (self), "improve.try", "(sd)",
                                kscore_lever_to_string (lever),
                                kscore_reason_row_get_lever_value (row));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "improve.show", "s", "integrity");
}

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
disconnect (KscoreReasonsCard *self)
{
  if (self->advice == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->advice, self);
  g_signal_handlers_disconnect_by_data (kscore_advice_get_against (self->advice), self);
  g_signal_handlers_disconnect_by_data (kscore_advice_get_favour (self->advice), self);
}

static void
kscore_reasons_card_dispose (GObject *object)
{
  KscoreReasonsCard *self = KSCORE_REASONS_CARD (object);

  disconnect (self);
  g_clear_object (&self->advice);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

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
  gtk_widget_class_bind_template_child (widget_class, KscoreReasonsCard, box);
  gtk_widget_class_bind_template_child (widget_class, KscoreReasonsCard, columns);
  gtk_widget_class_bind_template_child (widget_class, KscoreReasonsCard, state);
  gtk_widget_class_bind_template_child (widget_class, KscoreReasonsCard, against);
  gtk_widget_class_bind_template_child (widget_class, KscoreReasonsCard, favour);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
kscore_reasons_card_init (KscoreReasonsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kscore_reasons_card_set_wide (self, FALSE);
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
  disconnect (self);
  g_set_object (&self->advice, advice);
  if (advice == NULL)
    return;

  g_signal_connect_swapped (advice, "notify", G_CALLBACK (update), self);
  g_signal_connect_swapped (kscore_advice_get_against (advice), "items-changed",
                            G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (kscore_advice_get_favour (advice), "items-changed",
                            G_CALLBACK (changed_cb), self);
  changed_cb (self);
  update (self);
  if (mapped)
    kscore_insight_set_active (KSCORE_INSIGHT (self->advice), TRUE);
}

/**
 * kscore_reasons_card_set_wide:
 * @self: a widget
 * @wide: whether there is room for both lists beside one another
 */
void
kscore_reasons_card_set_wide (KscoreReasonsCard *self,
                              gboolean           wide)
{
  g_return_if_fail (KSCORE_IS_REASONS_CARD (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (self->columns, wide);
}
