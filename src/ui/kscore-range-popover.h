#pragma once

#include <gtk/gtk.h>

#include "core/kscore-date.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_RANGE_POPOVER (kscore_range_popover_get_type ())
G_DECLARE_FINAL_TYPE (KscoreRangePopover, kscore_range_popover, KSCORE, RANGE_POPOVER, GtkPopover)

GtkWidget *kscore_range_popover_new       (void);
void       kscore_range_popover_set_range (KscoreRangePopover *self,
                                           KscoreDay           first,
                                           KscoreDay           last,
                                           KscoreDay           oldest,
                                           KscoreDay           newest);

G_END_DECLS
