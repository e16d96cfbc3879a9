#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_MESSAGE_BAR (kscore_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (KscoreMessageBar, kscore_message_bar, KSCORE, MESSAGE_BAR, GtkWidget)

GtkWidget  *kscore_message_bar_new          (void);
void        kscore_message_bar_show         (KscoreMessageBar *self,
                                             const char       *message,
                                             const char       *button,
                                             const char       *action);
void        kscore_message_bar_hide         (KscoreMessageBar *self);
gboolean    kscore_message_bar_get_revealed (KscoreMessageBar *self);
const char *kscore_message_bar_get_message  (KscoreMessageBar *self);

G_END_DECLS
