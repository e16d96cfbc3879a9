#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_MESSAGE_AREA (kscore_message_area_get_type ())
G_DECLARE_FINAL_TYPE (KscoreMessageArea, kscore_message_area, KSCORE, MESSAGE_AREA, GtkWidget)

GtkWidget *kscore_message_area_new       (void);
void       kscore_message_area_set_child (KscoreMessageArea *self,
                                          GtkWidget         *child);

G_END_DECLS
