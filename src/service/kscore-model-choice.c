#include "config.h"

#include "service/kscore-model-choice-private.h"

/**
 * KscoreModelChoice:
 *
 * The formula with the owner's numbers in it, the versions of the model and which one is used.
 */
struct _KscoreModelChoice {
  KscoreInsight parent_instance;
};

G_DEFINE_FINAL_TYPE (KscoreModelChoice, kscore_model_choice, KSCORE_TYPE_INSIGHT)

static void
kscore_model_choice_show (KscoreInsight *insight,
                          gconstpointer  answer)
{
}

static void
kscore_model_choice_class_init (KscoreModelChoiceClass *klass)
{
  KscoreInsightClass *insight_class = KSCORE_INSIGHT_CLASS (klass);

  insight_class->show = kscore_model_choice_show;
}

static void
kscore_model_choice_init (KscoreModelChoice *self)
{
}

/**
 * kscore_model_choice_new: (skip)
 *
 * Returns: (transfer full): an insight that nothing is known of yet
 */
KscoreModelChoice *
kscore_model_choice_new (void)
{
  return g_object_new (KSCORE_TYPE_MODEL_CHOICE, NULL);
}
