#include "config.h"

#include "service/kscore-advice-private.h"

/**
 * KscoreAdvice:
 *
 * What holds the score back, what carries it, and what would raise it: reason codes and the
 * simulator.
 */
struct _KscoreAdvice {
  KscoreInsight parent_instance;
};

G_DEFINE_FINAL_TYPE (KscoreAdvice, kscore_advice, KSCORE_TYPE_INSIGHT)

static void
kscore_advice_show (KscoreInsight *insight,
                    gconstpointer  answer)
{
}

static void
kscore_advice_class_init (KscoreAdviceClass *klass)
{
  KscoreInsightClass *insight_class = KSCORE_INSIGHT_CLASS (klass);

  insight_class->show = kscore_advice_show;
}

static void
kscore_advice_init (KscoreAdvice *self)
{
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
