#pragma once

#include "net/kscore-provider.h"

G_BEGIN_DECLS

gboolean           kscore_bluesky_read_service (const char            *service,
                                                KscoreSource          *source,
                                                GError               **error);
KscoreHttpRequest *kscore_bluesky_look_up      (KscoreProvider        *provider,
                                                KscoreLookup          *lookup,
                                                const KscoreHttpReply *reply,
                                                GError               **error);

G_END_DECLS
