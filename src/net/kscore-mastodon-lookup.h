#pragma once

#include "net/kscore-provider.h"

G_BEGIN_DECLS

KscoreHttpRequest *kscore_mastodon_look_up (KscoreProvider         *provider,
                                            KscoreLookup           *lookup,
                                            const KscoreHttpReply  *reply,
                                            GError                **error);

G_END_DECLS
