#include "config.h"

#include "service/kscore-insights-private.h"

#include "service/kscore-advice-private.h"
#include "service/kscore-engagement-private.h"
#include "service/kscore-integrity-private.h"
#include "service/kscore-lenses-private.h"
#include "service/kscore-model-choice-private.h"
#include "service/kscore-movement-private.h"
#include "service/kscore-reporter-private.h"

/**
 * kscore_insights_init: (skip)
 * @self: insights
 */
void
kscore_insights_init (KscoreInsights *self)
{
  self->movement = kscore_movement_new ();
  self->advice = kscore_advice_new ();
  self->engagement = kscore_engagement_new ();
  self->integrity = kscore_integrity_new ();
  self->lenses = kscore_lenses_new ();
  self->model_choice = kscore_model_choice_new ();
  self->reporter = kscore_reporter_new ();
}

/**
 * kscore_insights_clear: (skip)
 * @self: insights
 */
void
kscore_insights_clear (KscoreInsights *self)
{
  g_clear_object (&self->movement);
  g_clear_object (&self->advice);
  g_clear_object (&self->engagement);
  g_clear_object (&self->integrity);
  g_clear_object (&self->lenses);
  g_clear_object (&self->model_choice);
  g_clear_object (&self->reporter);
}

/**
 * kscore_insights_follow: (skip)
 * @self: insights
 * @workspace: (nullable): an open #KscoreWorkspace whose evidence has changed, or %NULL to ask none
 */
void
kscore_insights_follow (KscoreInsights *self,
                        GObject        *workspace)
{
  kscore_insight_follow (KSCORE_INSIGHT (self->movement), workspace);
  kscore_insight_follow (KSCORE_INSIGHT (self->advice), workspace);
  kscore_insight_follow (KSCORE_INSIGHT (self->engagement), workspace);
  kscore_insight_follow (KSCORE_INSIGHT (self->integrity), workspace);
  kscore_insight_follow (KSCORE_INSIGHT (self->lenses), workspace);
  kscore_insight_follow (KSCORE_INSIGHT (self->model_choice), workspace);
  kscore_reporter_follow (self->reporter, workspace);
}
