#pragma once

#include <gtk/gtk.h>

#include "core/kscore-date.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_DAY_ENTRY (kscore_day_entry_get_type ())
G_DECLARE_FINAL_TYPE (KscoreDayEntry, kscore_day_entry, KSCORE, DAY_ENTRY, GtkWidget)

GtkWidget *kscore_day_entry_new     (void);
KscoreDay  kscore_day_entry_get_day (KscoreDayEntry *self);
void       kscore_day_entry_set_day (KscoreDayEntry *self,
                                     KscoreDay       day);
gboolean   kscore_day_entry_parse   (const char     *text,
                                     gboolean        last,
                                     KscoreDay      *day);

G_END_DECLS
