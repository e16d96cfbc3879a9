#pragma once

#include "net/kscore-provider.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_MASTODON (kscore_mastodon_get_type ())
G_DECLARE_FINAL_TYPE (KscoreMastodon, kscore_mastodon, KSCORE, MASTODON, GObject)

KscoreProvider *kscore_mastodon_new (void);

G_END_DECLS
