#include "config.h"

#include "service/kscore-advice-private.h"

/**
 * KscoreAdvice:
 *
 * What holds the score back, what carries it, and what would raise it: reason codes and the
 * simulator.
 */
struct _KscoreAdvice {
  KscoreInsight     parent_instance;

  GListStore       *against;    /* (owned) (element-type KscoreReasonRow) */
  GListStore       *favour;     /* (owned) (element-type KscoreReasonRow) */
  KscoreSimulation *simulation; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreAdvice, kscore_advice, KSCORE_TYPE_INSIGHT)

typedef enum {
  PROP_SIMULATION = 1,
} KscoreAdviceProperty;

static GParamSpec *props[PROP_SIMULATION + 1];

static void
show_reasons (GListStore               *store,
              const KscoreAdviceReason *reasons,
              guint                     n,
              gboolean                  in_favour,
              const char               *whose)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, kscore_reason_row_new (reasons[i].code, in_favour, reasons[i].value,
                                                  reasons[i].reference, whose, reasons[i].points,
                                                  reasons[i].lever, reasons[i].lever_value));
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), rows->pdata,
                       rows->len);
}

static void
kscore_advice_show (KscoreInsight *insight,
                    gconstpointer  data)
{
  KscoreAdvice *self = KSCORE_ADVICE (insight);
  const KscoreAdviceAnswer *answer = data;

  show_reasons (self->against, answer->against, answer->n_against, FALSE, answer->next);
  show_reasons (self->favour, answer->favour, answer->n_favour, TRUE, answer->band);
  if (g_set_object (&self->simulation, answer->simulation))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIMULATION]);
}

static void
kscore_advice_dispose (GObject *object)
{
  KscoreAdvice *self = KSCORE_ADVICE (object);

  g_clear_object (&self->against);
  g_clear_object (&self->favour);
  g_clear_object (&self->simulation);

  G_OBJECT_CLASS (kscore_advice_parent_class)->dispose (object);
}

static void
kscore_advice_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  KscoreAdvice *self = KSCORE_ADVICE (object);

  switch ((KscoreAdviceProperty) prop_id)
    {
    case PROP_SIMULATION:
      g_value_set_object (value, self->simulation);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_advice_class_init (KscoreAdviceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KscoreInsightClass *insight_class = KSCORE_INSIGHT_CLASS (klass);

  object_class->dispose = kscore_advice_dispose;
  object_class->get_property = kscore_advice_get_property;
  insight_class->show = kscore_advice_show;

  props[PROP_SIMULATION] = g_param_spec_object ("simulation", NULL, NULL, KSCORE_TYPE_SIMULATION,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_advice_init (KscoreAdvice *self)
{
  self->against = g_list_store_new (KSCORE_TYPE_REASON_ROW);
  self->favour = g_list_store_new (KSCORE_TYPE_REASON_ROW);
}

/**
 * kscore_advice_new: (skip)
 *
 * Returns: (transfer full): an insight that nothing is known of yet
 */
KscoreAdvice *
kscore_advice_new (void)
{
  return g_object_new (KSCORE_TYPE_ADVICE, NULL);
}

/**
 * kscore_advice_get_against:
 * @self: an advice
 *
 * Returns: (transfer none): #KscoreReasonRow, what holds the score back, most points first
 */
GListModel *
kscore_advice_get_against (KscoreAdvice *self)
{
  g_return_val_if_fail (KSCORE_IS_ADVICE (self), NULL);

  return G_LIST_MODEL (self->against);
}

/**
 * kscore_advice_get_favour:
 * @self: an advice
 *
 * Returns: (transfer none): #KscoreReasonRow, what carries the score, most points first
 */
GListModel *
kscore_advice_get_favour (KscoreAdvice *self)
{
  g_return_val_if_fail (KSCORE_IS_ADVICE (self), NULL);

  return G_LIST_MODEL (self->favour);
}

/**
 * kscore_advice_get_simulation:
 * @self: an advice
 *
 * Returns: (transfer none) (nullable): the score on changed inputs; %NULL before the first answer
 */
KscoreSimulation *
kscore_advice_get_simulation (KscoreAdvice *self)
{
  g_return_val_if_fail (KSCORE_IS_ADVICE (self), NULL);

  return self->simulation;
}
