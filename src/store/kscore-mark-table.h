#pragma once

#include "core/kscore-values.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

gboolean   kscore_mark_table_put  (KscoreDatabase   *db,
                                   gint64            account,
                                   const KscoreMark *mark,
                                   gint64            maker,
                                   GError          **error);
GPtrArray *kscore_mark_table_list (KscoreDatabase   *db,
                                   gint64            account,
                                   GError          **error);

G_END_DECLS
