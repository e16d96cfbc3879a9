#pragma once

#include <gtk/gtk.h>

#include "service/kscore-score-part.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_SCORE_CARD (kscore_score_card_get_type ())
G_DECLARE_FINAL_TYPE (KscoreScoreCard, kscore_score_card, KSCORE, SCORE_CARD, GtkWidget)

GtkWidget *kscore_score_card_new       (void);
void       kscore_score_card_set_score (KscoreScoreCard *self,
                                        KscoreScorePart *score);

G_END_DECLS
