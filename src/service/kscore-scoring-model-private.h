#pragma once

#include "service/kscore-scoring-model.h"
#include "service/kscore-scoring.h"

G_BEGIN_DECLS

void kscore_scoring_model_publish (KscoreScoringModel  *self,
                                   const KscoreScoring *scoring,
                                   GPtrArray           *accounts);
void kscore_scoring_model_change_accounts (KscoreScoringModel *self,
                                           GPtrArray          *accounts);

G_END_DECLS
