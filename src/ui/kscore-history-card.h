#pragma once

#include <gtk/gtk.h>

#include "service/kscore-history.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_HISTORY_CARD (kscore_history_card_get_type ())
G_DECLARE_FINAL_TYPE (KscoreHistoryCard, kscore_history_card, KSCORE, HISTORY_CARD, GtkWidget)

GtkWidget *kscore_history_card_new         (void);
void       kscore_history_card_set_history (KscoreHistoryCard *self,
                                            KscoreHistory     *history);
void       kscore_history_card_set_today   (KscoreHistoryCard *self,
                                            KscoreDay          today);
gboolean   kscore_history_card_get_range   (KscoreHistoryCard *self,
                                            KscoreDay         *first,
                                            KscoreDay         *last);
void       kscore_history_card_set_narrow  (KscoreHistoryCard *self,
                                            gboolean           narrow);

G_END_DECLS
