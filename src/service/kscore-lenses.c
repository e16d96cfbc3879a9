#include "config.h"

#include "service/kscore-lenses-private.h"

/**
 * KscoreLenses:
 *
 * Other ways to look at the same evidence, never mixed into the score.
 */
struct _KscoreLenses {
  KscoreInsight parent_instance;
};

G_DEFINE_FINAL_TYPE (KscoreLenses, kscore_lenses, KSCORE_TYPE_INSIGHT)

static void
kscore_lenses_show (KscoreInsight *insight,
                    gconstpointer  answer)
{
}

static void
kscore_lenses_class_init (KscoreLensesClass *klass)
{
  KscoreInsightClass *insight_class = KSCORE_INSIGHT_CLASS (klass);

  insight_class->show = kscore_lenses_show;
}

static void
kscore_lenses_init (KscoreLenses *self)
{
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
