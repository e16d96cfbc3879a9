#pragma once

#include "core/kscore-source.h"
#include "core/kscore-values.h"
#include "json/kscore-json-reader.h"

G_BEGIN_DECLS

/**
 * KscoreStatus:
 * @KSCORE_STATUS_POST: a public or unlisted post of the owner
 * @KSCORE_STATUS_HIDDEN: one of the owner's that is not for everybody
 * @KSCORE_STATUS_BOOST: passed on
 * @KSCORE_STATUS_OTHER: somebody else's
 * @KSCORE_STATUS_BAD: nothing that can be read
 *
 * What an item of a list of posts is.
 */
typedef enum {
  KSCORE_STATUS_POST,
  KSCORE_STATUS_HIDDEN,
  KSCORE_STATUS_BOOST,
  KSCORE_STATUS_OTHER,
  KSCORE_STATUS_BAD,
} KscoreStatus;

KscoreStatus kscore_mastodon_status_look      (JsonNode           *item,
                                               const KscoreSource *source,
                                               JsonObject        **status);
gboolean     kscore_mastodon_status_is_public (JsonObject         *status);
KscorePost  *kscore_mastodon_status_read      (JsonObject         *status,
                                               const KscoreSource *source,
                                               gint64              now);
void         kscore_mastodon_status_count     (JsonObject         *status,
                                               const KscoreSource *source,
                                               const KscorePost   *post,
                                               gint64              now,
                                               GPtrArray          *counts);

G_END_DECLS
