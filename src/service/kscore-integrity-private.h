#pragma once

#include "service/kscore-insight-private.h"
#include "service/kscore-integrity.h"

G_BEGIN_DECLS

extern const KscoreInsightWork kscore_integrity_work;

KscoreIntegrity *kscore_integrity_new (void);

G_END_DECLS
