#pragma once

#include "service/kscore-account-actions.h"
#include "service/kscore-scoring-model.h"

G_BEGIN_DECLS

KscoreAccountActions *kscore_account_actions_new (KscoreScoringModel *model);

G_END_DECLS
