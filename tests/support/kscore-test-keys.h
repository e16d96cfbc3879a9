#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean kscore_test_press (GtkWidget       *widget,
                            guint            key,
                            GdkModifierType  modifiers);

G_END_DECLS
