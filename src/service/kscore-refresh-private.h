#pragma once

#include "service/kscore-refresh.h"
#include "service/kscore-scoring-model.h"
#include "service/kscore-workspace-sync.h"

G_BEGIN_DECLS

KscoreRefresh *kscore_refresh_new          (KscoreScoringModel      *model);
void           kscore_refresh_set_options  (KscoreRefresh           *self,
                                            const KscoreSyncOptions *options);
void           kscore_refresh_set_interval (KscoreRefresh           *self,
                                            guint                    milliseconds);

G_END_DECLS
