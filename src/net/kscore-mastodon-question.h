#pragma once

#include "net/kscore-provider.h"

G_BEGIN_DECLS

/* After who liked a post, Pleroma tells in another list who chose which emoji. */
#define KSCORE_MASTODON_CURSOR_EMOJI "emoji"

const char        *kscore_mastodon_get_post_id   (const KscoreQuestion  *question,
                                                  const KscorePost      *post);
char              *kscore_mastodon_dup_list_path (const KscoreQuestion  *question);
KscoreHttpRequest *kscore_mastodon_ask           (const KscoreQuestion  *question,
                                                  GError               **error);

G_END_DECLS
