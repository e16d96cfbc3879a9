#pragma once

#include "service/kscore-insights.h"

G_BEGIN_DECLS

void kscore_insights_init     (KscoreInsights *self);
void kscore_insights_clear    (KscoreInsights *self);
void kscore_insights_follow   (KscoreInsights *self,
                               GObject        *workspace);
void kscore_insights_set_work (KscoreInsights *self);

G_END_DECLS
