#pragma once

#include "service/kscore-insight.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_ADVICE (kscore_advice_get_type ())
G_DECLARE_FINAL_TYPE (KscoreAdvice, kscore_advice, KSCORE, ADVICE, KscoreInsight)

G_END_DECLS
