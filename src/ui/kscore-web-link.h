#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     kscore_web_link_open_async  (GtkWidget            *widget,
                                      const char           *url,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean kscore_web_link_open_finish (GtkWidget            *widget,
                                      GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
