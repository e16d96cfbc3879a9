#pragma once

#include "core/kscore-evidence.h"
#include "score/kscore-score.h"
#include "service/kscore-model-answer.h"

G_BEGIN_DECLS

void kscore_formula_words_append (KscoreModelAnswer     *answer,
                                  const KscoreScore     *score,
                                  const KscoreConstants *constants,
                                  const KscoreEvidence  *evidence);

G_END_DECLS
