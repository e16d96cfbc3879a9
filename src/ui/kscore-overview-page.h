#pragma once

#include <gtk/gtk.h>

#include "service/kscore-history.h"
#include "service/kscore-movement.h"
#include "service/kscore-score-part.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_OVERVIEW_PAGE (kscore_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (KscoreOverviewPage, kscore_overview_page, KSCORE, OVERVIEW_PAGE, GtkWidget)

GtkWidget *kscore_overview_page_new       (void);
void       kscore_overview_page_set_parts (KscoreOverviewPage *self,
                                           KscoreScorePart    *score,
                                           KscoreHistory      *history);
gboolean   kscore_overview_page_get_range (KscoreOverviewPage *self,
                                           KscoreDay          *first,
                                           KscoreDay          *last);
void       kscore_overview_page_set_movement
                                          (KscoreOverviewPage *self,
                                           KscoreMovement     *movement);

G_END_DECLS
