#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_SCORE_GAUGE (kscore_score_gauge_get_type ())
G_DECLARE_FINAL_TYPE (KscoreScoreGauge, kscore_score_gauge, KSCORE, SCORE_GAUGE, GtkWidget)

GtkWidget *kscore_score_gauge_new       (void);
void       kscore_score_gauge_set_score (KscoreScoreGauge *self,
                                         double            score,
                                         double            low,
                                         double            high,
                                         gboolean          at_least,
                                         const char       *band);

G_END_DECLS
