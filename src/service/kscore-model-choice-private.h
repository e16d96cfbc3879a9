#pragma once

#include "service/kscore-insight-private.h"
#include "service/kscore-model-choice.h"

G_BEGIN_DECLS

extern const KscoreInsightWork kscore_model_choice_work;

KscoreModelChoice *kscore_model_choice_new (void);

G_END_DECLS
