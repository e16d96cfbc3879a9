#pragma once

#include "store/kscore-connections.h"

G_BEGIN_DECLS

/* What is not a function of the tables. For the inside of this room only. */
typedef gboolean (*KscoreJobFunc) (KscoreConnections  *connections,
                                   gpointer            data,
                                   GCancellable       *cancellable,
                                   GError            **error);

gboolean           kscore_store_run_job         (KscoreStore        *self,
                                                 KscoreStoreAccess   access,
                                                 KscoreJobFunc       func,
                                                 gpointer            data,
                                                 GCancellable       *cancellable,
                                                 GError            **error);
KscoreConnections *kscore_store_get_connections (KscoreStore        *self);

G_END_DECLS
