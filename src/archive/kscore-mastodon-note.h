#pragma once

#include "core/kscore-values.h"
#include "json/kscore-json-reader.h"

G_BEGIN_DECLS

/**
 * KscoreNote:
 * @KSCORE_NOTE_POST: a public or unlisted post of the owner
 * @KSCORE_NOTE_BOOST: somebody else's, passed on
 * @KSCORE_NOTE_PRIVATE: for followers only
 * @KSCORE_NOTE_DIRECT: for the people named only
 * @KSCORE_NOTE_OTHER: an activity that is no post
 * @KSCORE_NOTE_BAD: nothing that can be read
 *
 * What an item of a Mastodon outbox is.
 */
typedef enum {
  KSCORE_NOTE_POST,
  KSCORE_NOTE_BOOST,
  KSCORE_NOTE_PRIVATE,
  KSCORE_NOTE_DIRECT,
  KSCORE_NOTE_OTHER,
  KSCORE_NOTE_BAD,
} KscoreNote;

KscoreNote      kscore_note_look      (JsonNode    *item,
                                       JsonObject **note);
gboolean        kscore_note_is_public (JsonObject *object);
KscorePost     *kscore_note_read      (JsonObject  *note,
                                       const char  *actor);
KscoreJsonValue kscore_note_get_total (JsonObject  *note,
                                       const char  *collection,
                                       gint64      *total);

G_END_DECLS
