#pragma once

#include <gtk/gtk.h>

#include "service/kscore-engagement.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_PEOPLE_CARD (kscore_people_card_get_type ())
G_DECLARE_FINAL_TYPE (KscorePeopleCard, kscore_people_card, KSCORE, PEOPLE_CARD, GtkWidget)

GtkWidget *kscore_people_card_new (void);
void       kscore_people_card_set_engagement (KscorePeopleCard *self,
                                              KscoreEngagement *engagement);
void       kscore_people_card_set_narrow     (KscorePeopleCard *self,
                                              gboolean          narrow);

G_END_DECLS
