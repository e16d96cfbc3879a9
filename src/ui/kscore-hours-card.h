#pragma once

#include <gtk/gtk.h>

#include "service/kscore-engagement.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_HOURS_CARD (kscore_hours_card_get_type ())
G_DECLARE_FINAL_TYPE (KscoreHoursCard, kscore_hours_card, KSCORE, HOURS_CARD, GtkWidget)

GtkWidget *kscore_hours_card_new (void);
void       kscore_hours_card_set_engagement (KscoreHoursCard  *self,
                                             KscoreEngagement *engagement);
void       kscore_hours_card_set_wide       (KscoreHoursCard  *self,
                                             gboolean          wide);

G_END_DECLS
