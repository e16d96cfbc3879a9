#pragma once

#include <gtk/gtk.h>

#include "service/kscore-advice.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_SIMULATOR_CARD (kscore_simulator_card_get_type ())
G_DECLARE_FINAL_TYPE (KscoreSimulatorCard, kscore_simulator_card, KSCORE, SIMULATOR_CARD, GtkWidget)

GtkWidget *kscore_simulator_card_new        (void);
void       kscore_simulator_card_set_advice (KscoreSimulatorCard *self,
                                             KscoreAdvice        *advice);
void       kscore_simulator_card_set_wide   (KscoreSimulatorCard *self,
                                             gboolean             wide);
void       kscore_simulator_card_try        (KscoreSimulatorCard *self,
                                             KscoreLever          lever,
                                             double               amount);

G_END_DECLS
