#pragma once

#include "net/kscore-provider.h"

G_BEGIN_DECLS

/* Posts or people that one question may name. */
#define KSCORE_BLUESKY_BATCH 25
/* How a cursor begins that walks the account's own server instead of the AppView. */
#define KSCORE_BLUESKY_WALK "repo:"

gboolean kscore_bluesky_read_walk   (const char             *cursor,
                                     const char            **rest,
                                     gint64                 *from);
gboolean kscore_bluesky_read_feed   (const KscoreQuestion   *question,
                                     const KscoreHttpReply  *reply,
                                     KscoreAnswer           *answer,
                                     GError                **error);
gboolean kscore_bluesky_read_counts (const KscoreQuestion   *question,
                                     const KscoreHttpReply  *reply,
                                     KscoreAnswer           *answer,
                                     GError                **error);
gboolean kscore_bluesky_read_gone   (const KscoreQuestion   *question,
                                     const KscoreHttpReply  *reply,
                                     KscoreAnswer           *answer,
                                     GError                **error);

G_END_DECLS
