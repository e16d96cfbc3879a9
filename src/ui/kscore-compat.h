#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void    kscore_compat_choose_archives_async  (GtkWindow            *parent,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
char  **kscore_compat_choose_archives_finish (GtkWindow            *parent,
                                              GAsyncResult         *result,
                                              GError              **error);

void    kscore_compat_choose_weights_async   (GtkWindow            *parent,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GFile  *kscore_compat_choose_weights_finish  (GtkWindow            *parent,
                                              GAsyncResult         *result,
                                              GError              **error);

void    kscore_compat_choose_target_async    (GtkWindow            *parent,
                                              const char           *title,
                                              const char           *name,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GFile  *kscore_compat_choose_target_finish   (GtkWindow            *parent,
                                              GAsyncResult         *result,
                                              GError              **error);

void    kscore_compat_name_buttons           (GtkWidget            *root);

void    kscore_compat_expander_row_add       (AdwExpanderRow       *row,
                                              GtkWidget            *widget);

G_END_DECLS
