#pragma once

#include "core/kscore-values.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

gboolean   kscore_outgoing_table_put   (KscoreDatabase       *db,
                                        gint64                account,
                                        const KscoreOutgoing *outgoing,
                                        gint64                actor,
                                        GError              **error);
gboolean   kscore_outgoing_table_merge_actor
                                       (KscoreDatabase       *db,
                                        gint64                from,
                                        gint64                to,
                                        GError              **error);
GPtrArray *kscore_outgoing_table_list  (KscoreDatabase       *db,
                                        gint64                account,
                                        GError              **error);

G_END_DECLS
