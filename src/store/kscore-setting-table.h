#pragma once

#include "store/kscore-database.h"

G_BEGIN_DECLS

gboolean    kscore_setting_table_set  (KscoreDatabase  *db,
                                       const char      *key,
                                       const char      *value,
                                       GError         **error);
gboolean    kscore_setting_table_get  (KscoreDatabase  *db,
                                       const char      *key,
                                       char           **value,
                                       GError         **error);
GHashTable *kscore_setting_table_list (KscoreDatabase  *db,
                                       GError         **error);

G_END_DECLS
