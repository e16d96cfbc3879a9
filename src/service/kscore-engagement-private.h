#pragma once

#include "service/kscore-insight-private.h"
#include "service/kscore-engagement.h"

G_BEGIN_DECLS

extern const KscoreInsightWork kscore_engagement_work;

KscoreEngagement *kscore_engagement_new (void);

G_END_DECLS
