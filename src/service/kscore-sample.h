#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char  *kscore_sample_dup_data_dir   (void);
char **kscore_sample_list_archives  (GError **error);

G_END_DECLS
