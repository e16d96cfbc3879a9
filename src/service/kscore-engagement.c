#include "config.h"

#include "service/kscore-engagement-private.h"

/**
 * KscoreEngagement:
 *
 * Who reacts, who is new, came back or waits for an answer, and when posts get their reactions.
 */
struct _KscoreEngagement {
  KscoreInsight parent_instance;
};

G_DEFINE_FINAL_TYPE (KscoreEngagement, kscore_engagement, KSCORE_TYPE_INSIGHT)

static void
kscore_engagement_show (KscoreInsight *insight,
                        gconstpointer  answer)
{
}

static void
kscore_engagement_class_init (KscoreEngagementClass *klass)
{
  KscoreInsightClass *insight_class = KSCORE_INSIGHT_CLASS (klass);

  insight_class->show = kscore_engagement_show;
}

static void
kscore_engagement_init (KscoreEngagement *self)
{
}

/**
 * kscore_engagement_new: (skip)
 *
 * Returns: (transfer full): an insight that nothing is known of yet
 */
KscoreEngagement *
kscore_engagement_new (void)
{
  return g_object_new (KSCORE_TYPE_ENGAGEMENT, NULL);
}
