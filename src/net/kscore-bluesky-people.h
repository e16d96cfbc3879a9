#pragma once

#include <json-glib/json-glib.h>

#include "net/kscore-provider.h"

G_BEGIN_DECLS

KscoreActor *kscore_bluesky_add_actor      (KscorePage             *page,
                                            GHashTable             *seen,
                                            JsonObject             *view,
                                            gint64                  now);
gboolean     kscore_bluesky_read_profile   (const KscoreQuestion   *question,
                                            const KscoreHttpReply  *reply,
                                            KscoreAnswer           *answer,
                                            GError                **error);
gboolean     kscore_bluesky_read_actors    (const KscoreQuestion   *question,
                                            const KscoreHttpReply  *reply,
                                            KscoreAnswer           *answer,
                                            GError                **error);
gboolean     kscore_bluesky_read_followers (const KscoreQuestion   *question,
                                            const KscoreHttpReply  *reply,
                                            KscoreAnswer           *answer,
                                            GError                **error);

G_END_DECLS
