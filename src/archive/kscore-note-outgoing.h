#pragma once

#include "core/kscore-values.h"
#include "json/kscore-json-reader.h"

G_BEGIN_DECLS

void kscore_note_outgoing_post  (JsonObject       *note,
                                 const KscorePost *post,
                                 const char       *owner,
                                 KscorePage       *page);
void kscore_note_outgoing_boost (JsonNode         *item,
                                 const char       *owner,
                                 gint64            now,
                                 KscorePage       *page);
void kscore_note_outgoing_like  (JsonNode         *item,
                                 const char       *owner,
                                 KscorePage       *page);

G_END_DECLS
