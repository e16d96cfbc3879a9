#pragma once

#include "core/kscore-values.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

gboolean  kscore_coverage_table_put  (KscoreDatabase        *db,
                                      gint64                 account,
                                      const KscoreCoverage  *coverage,
                                      GError               **error);
GArray   *kscore_coverage_table_list (KscoreDatabase        *db,
                                      gint64                 account,
                                      GError               **error);

G_END_DECLS
