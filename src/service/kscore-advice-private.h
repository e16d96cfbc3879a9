#pragma once

#include "service/kscore-insight-private.h"
#include "service/kscore-advice.h"

G_BEGIN_DECLS

extern const KscoreInsightWork kscore_advice_work;

KscoreAdvice *kscore_advice_new (void);

G_END_DECLS
