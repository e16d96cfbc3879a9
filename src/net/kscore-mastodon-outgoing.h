#pragma once

#include "core/kscore-source.h"
#include "core/kscore-values.h"
#include "json/kscore-json-reader.h"

G_BEGIN_DECLS

void kscore_mastodon_outgoing_read_status (JsonObject         *status,
                                           const KscoreSource *source,
                                           const KscorePost   *post,
                                           GPtrArray          *outgoing);
void kscore_mastodon_outgoing_read_boost  (JsonNode           *item,
                                           const KscoreSource *source,
                                           gint64              now,
                                           GPtrArray          *outgoing);

G_END_DECLS
