#pragma once

#include "net/kscore-provider.h"

G_BEGIN_DECLS

gboolean kscore_bluesky_read_profile   (const KscoreQuestion   *question,
                                        const KscoreHttpReply  *reply,
                                        KscoreAnswer           *answer,
                                        GError                **error);
gboolean kscore_bluesky_read_reactions (const KscoreQuestion   *question,
                                        const KscoreHttpReply  *reply,
                                        KscoreAnswer           *answer,
                                        GError                **error);
gboolean kscore_bluesky_read_actors    (const KscoreQuestion   *question,
                                        const KscoreHttpReply  *reply,
                                        KscoreAnswer           *answer,
                                        GError                **error);
gboolean kscore_bluesky_read_followers (const KscoreQuestion   *question,
                                        const KscoreHttpReply  *reply,
                                        KscoreAnswer           *answer,
                                        GError                **error);

G_END_DECLS
