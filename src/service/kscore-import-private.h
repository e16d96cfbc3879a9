#pragma once

#include "service/kscore-import.h"
#include "service/kscore-scoring-model.h"

G_BEGIN_DECLS

KscoreImport *kscore_import_new (KscoreScoringModel *model);

G_END_DECLS
