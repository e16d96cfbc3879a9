#pragma once

#include "service/kscore-scoring.h"

G_BEGIN_DECLS

char       *kscore_score_words_dup_detail    (const KscoreScore       *score,
                                              KscoreComponent          component);
GListStore *kscore_score_words_list_components (const KscoreScore     *score);
GListStore *kscore_score_words_list_networks (const KscoreScoring     *scoring);

G_END_DECLS
