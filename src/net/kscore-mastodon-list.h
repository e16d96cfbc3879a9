#pragma once

#include "net/kscore-provider.h"

G_BEGIN_DECLS

gboolean kscore_mastodon_read_list (const KscoreQuestion   *question,
                                    const KscoreHttpReply  *reply,
                                    KscoreAnswer           *answer,
                                    GError                **error);

G_END_DECLS
