#pragma once

#include "core/kscore-values.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

/* The lists are in a stable order and hold what was read for one account. */
GPtrArray *kscore_mark_table_list     (KscoreDatabase  *db,
                                       gint64           account,
                                       GError         **error);
GArray    *kscore_audience_table_list (KscoreDatabase  *db,
                                       gint64           account,
                                       GError         **error);
GArray    *kscore_coverage_table_list (KscoreDatabase  *db,
                                       gint64           account,
                                       GError         **error);

G_END_DECLS
