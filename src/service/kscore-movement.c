#include "config.h"

#include "service/kscore-movement-private.h"

/**
 * KscoreMovement:
 *
 * Why the score moved between two days: the labelled parts of the change, which sum to it.
 */
struct _KscoreMovement {
  KscoreInsight parent_instance;
};

G_DEFINE_FINAL_TYPE (KscoreMovement, kscore_movement, KSCORE_TYPE_INSIGHT)

static void
kscore_movement_show (KscoreInsight *insight,
                      gconstpointer  answer)
{
}

static void
kscore_movement_class_init (KscoreMovementClass *klass)
{
  KscoreInsightClass *insight_class = KSCORE_INSIGHT_CLASS (klass);

  insight_class->show = kscore_movement_show;
}

static void
kscore_movement_init (KscoreMovement *self)
{
}

/**
 * kscore_movement_new: (skip)
 *
 * Returns: (transfer full): an insight that nothing is known of yet
 */
KscoreMovement *
kscore_movement_new (void)
{
  return g_object_new (KSCORE_TYPE_MOVEMENT, NULL);
}
