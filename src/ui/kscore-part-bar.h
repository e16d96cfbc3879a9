#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_PART_BAR (kscore_part_bar_get_type ())
G_DECLARE_FINAL_TYPE (KscorePartBar, kscore_part_bar, KSCORE, PART_BAR, GtkWidget)

GtkWidget *kscore_part_bar_new          (void);
double     kscore_part_bar_get_fraction (KscorePartBar *self);
void       kscore_part_bar_set_fraction (KscorePartBar *self,
                                         double         fraction);

G_END_DECLS
