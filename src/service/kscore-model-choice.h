#pragma once

#include "service/kscore-insight.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_MODEL_CHOICE (kscore_model_choice_get_type ())
G_DECLARE_FINAL_TYPE (KscoreModelChoice, kscore_model_choice, KSCORE, MODEL_CHOICE, KscoreInsight)

G_END_DECLS
