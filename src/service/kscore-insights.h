#pragma once

#include "service/kscore-advice.h"
#include "service/kscore-engagement.h"
#include "service/kscore-integrity.h"
#include "service/kscore-lenses.h"
#include "service/kscore-model-choice.h"
#include "service/kscore-movement.h"
#include "service/kscore-reporter.h"

G_BEGIN_DECLS

/**
 * KscoreInsights:
 *
 * What a model explains beyond the score itself; of a #KscoreScoringModel.
 */
typedef struct {
  KscoreMovement    *movement;     /* (owned) */
  KscoreAdvice      *advice;       /* (owned) */
  KscoreEngagement  *engagement;   /* (owned) */
  KscoreIntegrity   *integrity;    /* (owned) */
  KscoreLenses      *lenses;       /* (owned) */
  KscoreModelChoice *model_choice; /* (owned) */
  KscoreReporter    *reporter;     /* (owned) */
} KscoreInsights;

G_END_DECLS
