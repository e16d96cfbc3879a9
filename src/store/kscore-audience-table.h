#pragma once

#include "core/kscore-values.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

gboolean  kscore_audience_table_put  (KscoreDatabase        *db,
                                      gint64                 account,
                                      const KscoreAudience  *audience,
                                      GError               **error);
GArray   *kscore_audience_table_list (KscoreDatabase        *db,
                                      gint64                 account,
                                      GError               **error);

G_END_DECLS
