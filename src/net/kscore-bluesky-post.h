#pragma once

#include <json-glib/json-glib.h>

#include "core/kscore-values.h"

G_BEGIN_DECLS

KscorePost *kscore_bluesky_post_read (const char *uri,
                                      JsonObject *record,
                                      const char *indexed,
                                      gint64      now);
void        kscore_bluesky_post_read_outgoing
                                     (const KscorePost *post,
                                      JsonObject       *record,
                                      GPtrArray        *outgoing);
gint64      kscore_bluesky_read_time (JsonObject *object,
                                      const char *indexed,
                                      gint64      now);

G_END_DECLS
