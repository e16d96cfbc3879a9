#pragma once

#include "service/kscore-insight-private.h"
#include "service/kscore-lenses.h"

G_BEGIN_DECLS

extern const KscoreInsightWork kscore_lenses_work;

KscoreLenses *kscore_lenses_new (void);

G_END_DECLS
