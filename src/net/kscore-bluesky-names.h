#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the network calls people and posts, by shape alone. A post's address is
 * "at://<DID>/app.bsky.feed.post/<record key>". */

#define KSCORE_BLUESKY_POSTS "app.bsky.feed.post"

guint       kscore_bluesky_recognise      (const char  *typed,
                                           char       **handle);
char       *kscore_bluesky_dup_handle     (const char  *name);
gboolean    kscore_bluesky_is_did         (const char  *name);
gboolean    kscore_bluesky_is_account     (const char  *name);
const char *kscore_bluesky_get_record_key (const char  *uri,
                                           const char  *did);
char       *kscore_bluesky_dup_author     (const char  *uri);
gboolean    kscore_bluesky_is_loopback    (const char  *origin);
char       *kscore_bluesky_dup_origin     (const char  *url,
                                           gboolean     loopback);

G_END_DECLS
