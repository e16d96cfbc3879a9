#pragma once

#include <gtk/gtk.h>

#include "service/kscore-movement.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_CHANGE_CARD (kscore_change_card_get_type ())
G_DECLARE_FINAL_TYPE (KscoreChangeCard, kscore_change_card, KSCORE, CHANGE_CARD, GtkWidget)

GtkWidget *kscore_change_card_new (void);
void       kscore_change_card_set_movement (KscoreChangeCard *self,
                                            KscoreMovement   *movement);
void       kscore_change_card_set_days     (KscoreChangeCard *self,
                                            KscoreDay         from,
                                            KscoreDay         to);

G_END_DECLS
