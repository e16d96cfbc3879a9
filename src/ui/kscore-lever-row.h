#pragma once

#include <gtk/gtk.h>

#include "service/kscore-simulation.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_LEVER_ROW (kscore_lever_row_get_type ())
G_DECLARE_FINAL_TYPE (KscoreLeverRow, kscore_lever_row, KSCORE, LEVER_ROW, GtkWidget)

/* Properties: "amount" double, how much more; notified when somebody moves it. */
GtkWidget *kscore_lever_row_new            (KscoreLever       lever);
void       kscore_lever_row_set_simulation (KscoreLeverRow   *self,
                                            KscoreSimulation *simulation);
double     kscore_lever_row_get_amount     (KscoreLeverRow   *self);
void       kscore_lever_row_set_amount     (KscoreLeverRow   *self,
                                            double            amount);
void       kscore_lever_row_set_points     (KscoreLeverRow   *self,
                                            double            points);
void       kscore_lever_row_focus          (KscoreLeverRow   *self);

G_END_DECLS
