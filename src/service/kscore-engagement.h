#pragma once

#include "service/kscore-insight.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_ENGAGEMENT (kscore_engagement_get_type ())
G_DECLARE_FINAL_TYPE (KscoreEngagement, kscore_engagement, KSCORE, ENGAGEMENT, KscoreInsight)

G_END_DECLS
