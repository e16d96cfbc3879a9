#include "config.h"

#include "service/kscore-lenses-private.h"

#include <math.h>

/**
 * KscoreLenses:
 *
 * Other ways to look at the same evidence, never mixed into the score.
 */
struct _KscoreLenses {
  KscoreInsight parent_instance;

  GListStore *list; /* (owned) (element-type KscoreLens) */
  double      axis[KSCORE_LENSES_N_AXES];
  double      from[KSCORE_LENSES_N_AXES];
  char       *side[KSCORE_LENSES_N_AXES][2];
  char       *words[KSCORE_LENSES_N_AXES];
};

G_DEFINE_FINAL_TYPE (KscoreLenses, kscore_lenses, KSCORE_TYPE_INSIGHT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * kscore_lenses_answer_free: (skip)
 * @answer: (transfer full): a #KscoreLensesAnswer
 */
void
kscore_lenses_answer_free (gpointer answer)
{
  KscoreLensesAnswer *self = answer;

  g_ptr_array_unref (self->lenses);
  for (guint i = 0; i < KSCORE_LENSES_N_AXES; i++)
    {
      g_free (self->side[i][0]);
      g_free (self->side[i][1]);
      g_free (self->words[i]);
    }
  g_free (self);
}

static void
clear_axes (KscoreLenses *self)
{
  for (guint i = 0; i < KSCORE_LENSES_N_AXES; i++)
    {
      self->axis[i] = NAN;
      g_clear_pointer (&self->side[i][0], g_free);
      g_clear_pointer (&self->side[i][1], g_free);
      g_clear_pointer (&self->words[i], g_free);
    }
}

static void
kscore_lenses_show (KscoreInsight *insight,
                    gconstpointer  data)
{
  KscoreLenses *self = KSCORE_LENSES (insight);
  const KscoreLensesAnswer *answer = data;

  clear_axes (self);
  for (guint i = 0; i < KSCORE_LENSES_N_AXES; i++)
    {
      self->axis[i] = answer->axis[i];
      self->from[i] = answer->from[i];
      self->side[i][0] = g_strdup (answer->side[i][0]);
      self->side[i][1] = g_strdup (answer->side[i][1]);
      self->words[i] = g_strdup (answer->words[i]);
    }
  g_list_store_splice (self->list, 0, g_list_model_get_n_items (G_LIST_MODEL (self->list)),
                       answer->lenses->pdata, answer->lenses->len);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kscore_lenses_finalize (GObject *object)
{
  KscoreLenses *self = KSCORE_LENSES (object);

  clear_axes (self);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (kscore_lenses_parent_class)->finalize (object);
}

static void
kscore_lenses_class_init (KscoreLensesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KscoreInsightClass *insight_class = KSCORE_INSIGHT_CLASS (klass);

  object_class->finalize = kscore_lenses_finalize;
  insight_class->show = kscore_lenses_show;

  /**
   * KscoreLenses::changed:
   *
   * All figures are other ones.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KSCORE_TYPE_LENSES, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kscore_lenses_init (KscoreLenses *self)
{
  self->list = g_list_store_new (KSCORE_TYPE_LENS);
  clear_axes (self);
}

/**
 * kscore_lenses_new: (skip)
 *
 * Returns: (transfer full): an insight that nothing is known of yet
 */
KscoreLenses *
kscore_lenses_new (void)
{
  return g_object_new (KSCORE_TYPE_LENSES, NULL);
}

/**
 * kscore_lenses_get_list:
 * @self: an insight
 *
 * Returns: (transfer none): a list of #KscoreLens, those of one lens one after another
 */
GListModel *
kscore_lenses_get_list (KscoreLenses *self)
{
  g_return_val_if_fail (KSCORE_IS_LENSES (self), NULL);

  return G_LIST_MODEL (self->list);
}

/**
 * kscore_lenses_get_axis:
 * @self: an insight
 * @axis: one of the four axes of a style
 *
 * Returns: where the owner stands on it: 0, at its first side, to 1; NAN where not told
 */
double
kscore_lenses_get_axis (KscoreLenses *self,
                        guint         axis)
{
  g_return_val_if_fail (KSCORE_IS_LENSES (self), NAN);
  g_return_val_if_fail (axis < KSCORE_LENSES_N_AXES, NAN);

  return self->axis[axis];
}

/**
 * kscore_lenses_get_axis_from:
 * @self: an insight
 * @axis: one of the four axes of a style
 *
 * Returns: the place on it from which the owner stands at its second side, 0 to 1
 */
double
kscore_lenses_get_axis_from (KscoreLenses *self,
                             guint         axis)
{
  g_return_val_if_fail (KSCORE_IS_LENSES (self), NAN);
  g_return_val_if_fail (axis < KSCORE_LENSES_N_AXES, NAN);

  return self->from[axis];
}

/**
 * kscore_lenses_get_side:
 * @self: an insight
 * @axis: one of the four axes of a style
 * @second: its second side instead of the first
 *
 * Returns: (transfer none) (nullable): the side's name, translated; %NULL before the first answer
 */
const char *
kscore_lenses_get_side (KscoreLenses *self,
                        guint         axis,
                        gboolean      second)
{
  g_return_val_if_fail (KSCORE_IS_LENSES (self), NULL);
  g_return_val_if_fail (axis < KSCORE_LENSES_N_AXES, NULL);

  return self->side[axis][second ? 1 : 0];
}

/**
 * kscore_lenses_get_axis_words:
 * @self: an insight
 * @axis: one of the four axes of a style
 *
 * Returns: (transfer none) (nullable): a sentence with the numbers, or why it is not told; %NULL
 *   before the first answer
 */
const char *
kscore_lenses_get_axis_words (KscoreLenses *self,
                              guint         axis)
{
  g_return_val_if_fail (KSCORE_IS_LENSES (self), NULL);
  g_return_val_if_fail (axis < KSCORE_LENSES_N_AXES, NULL);

  return self->words[axis];
}
