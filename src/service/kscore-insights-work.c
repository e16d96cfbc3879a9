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
 * kscore_insights_set_work: (skip)
 * @self: insights
 *
 * Gives each what it does in a worker thread; without it an insight shows only what it is told.
 */
void
kscore_insights_set_work (KscoreInsights *self)
{
  kscore_insight_set_work (KSCORE_INSIGHT (self->movement), &kscore_movement_work);
  kscore_insight_set_work (KSCORE_INSIGHT (self->advice), &kscore_advice_work);
  kscore_insight_set_work (KSCORE_INSIGHT (self->engagement), &kscore_engagement_work);
  kscore_integrity_set_work (self->integrity);
  kscore_insight_set_work (KSCORE_INSIGHT (self->lenses), &kscore_lenses_work);
  kscore_insight_set_work (KSCORE_INSIGHT (self->model_choice), &kscore_model_choice_work);
  kscore_reporter_set_work (self->reporter, kscore_reporter_work);
  kscore_model_choice_set_change_func (self->model_choice, kscore_model_choice_do_change);
}
