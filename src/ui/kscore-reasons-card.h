#pragma once

#include <gtk/gtk.h>

#include "service/kscore-advice.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_REASONS_CARD (kscore_reasons_card_get_type ())
G_DECLARE_FINAL_TYPE (KscoreReasonsCard, kscore_reasons_card, KSCORE, REASONS_CARD, GtkWidget)

GtkWidget *kscore_reasons_card_new        (void);
void       kscore_reasons_card_set_advice (KscoreReasonsCard *self,
                                           KscoreAdvice      *advice);
void       kscore_reasons_card_set_wide   (KscoreReasonsCard *self,
                                           gboolean           wide);

G_END_DECLS
