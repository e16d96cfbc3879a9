#pragma once

#include "service/kscore-score-news.h"
#include "service/kscore-scoring.h"

G_BEGIN_DECLS

char       *kscore_score_words_dup_detail    (const KscoreScore       *score,
                                              const KscoreEvidence    *evidence,
                                              KscoreComponent          component);
void        kscore_score_words_append_news   (GString                *text,
                                              const KscoreScoreNews  *before,
                                              const KscoreScoreNews  *now);
GListStore *kscore_score_words_list_components (const KscoreScore    *score,
                                              const KscoreEvidence   *evidence);
GListStore *kscore_score_words_list_networks (const KscoreScoring     *scoring);

G_END_DECLS
