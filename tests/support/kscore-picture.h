#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkApplication *kscore_picture_start     (void);
void            kscore_picture_set_style (gboolean        dark,
                                          GtkTextDirection direction,
                                          double          text_scale);
GdkTexture     *kscore_picture_new       (GtkWidget      *window);
void            kscore_picture_save      (GtkWidget      *window,
                                          const char     *directory,
                                          const char     *name);

G_END_DECLS
