#pragma once

#include "net/kscore-provider.h"

G_BEGIN_DECLS

gboolean kscore_bluesky_read_reactions (const KscoreQuestion   *question,
                                        const KscoreHttpReply  *reply,
                                        KscoreAnswer           *answer,
                                        GError                **error);

G_END_DECLS
