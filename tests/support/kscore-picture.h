#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkTexture *kscore_picture_new  (GtkWidget  *window);
void        kscore_picture_save (GtkWidget  *window,
                                 const char *path);

G_END_DECLS
