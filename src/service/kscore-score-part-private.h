#pragma once

#include "service/kscore-score-part.h"
#include "service/kscore-scoring.h"
#include "store/kscore-score-table.h"

G_BEGIN_DECLS

KscoreScorePart *kscore_score_part_new           (void);
void             kscore_score_part_set_computing (KscoreScorePart      *self,
                                                  gboolean              computing);
void             kscore_score_part_set_refreshed (KscoreScorePart      *self,
                                                  gint64                refreshed);
void             kscore_score_part_show          (KscoreScorePart      *self,
                                                  const KscoreScoring  *scoring);
void             kscore_score_part_show_snapshot (KscoreScorePart        *self,
                                                  const KscoreConstants  *constants,
                                                  const KscoreSnapshot   *snapshot,
                                                  KscoreDay               today);

G_END_DECLS
