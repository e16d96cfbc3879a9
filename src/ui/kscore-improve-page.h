#pragma once

#include <gtk/gtk.h>

#include "service/kscore-insights.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_IMPROVE_PAGE (kscore_improve_page_get_type ())
G_DECLARE_FINAL_TYPE (KscoreImprovePage, kscore_improve_page, KSCORE, IMPROVE_PAGE, GtkWidget)

GtkWidget *kscore_improve_page_new          (void);
void       kscore_improve_page_set_insights (KscoreImprovePage    *self,
                                             const KscoreInsights *insights);
void       kscore_improve_page_show         (KscoreImprovePage    *self,
                                             const char           *name);

G_END_DECLS
