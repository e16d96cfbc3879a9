#include "config.h"

#include "service/kscore-integrity-private.h"

/**
 * KscoreIntegrity:
 *
 * What was discounted by which signal, and what the score rests on.
 */
struct _KscoreIntegrity {
  KscoreInsight parent_instance;
};

G_DEFINE_FINAL_TYPE (KscoreIntegrity, kscore_integrity, KSCORE_TYPE_INSIGHT)

static void
kscore_integrity_show (KscoreInsight *insight,
                       gconstpointer  answer)
{
}

static void
kscore_integrity_class_init (KscoreIntegrityClass *klass)
{
  KscoreInsightClass *insight_class = KSCORE_INSIGHT_CLASS (klass);

  insight_class->show = kscore_integrity_show;
}

static void
kscore_integrity_init (KscoreIntegrity *self)
{
}

/**
 * kscore_integrity_new: (skip)
 *
 * Returns: (transfer full): an insight that nothing is known of yet
 */
KscoreIntegrity *
kscore_integrity_new (void)
{
  return g_object_new (KSCORE_TYPE_INTEGRITY, NULL);
}
