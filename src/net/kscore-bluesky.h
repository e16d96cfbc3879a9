#pragma once

#include "net/kscore-provider.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_BLUESKY (kscore_bluesky_get_type ())
G_DECLARE_FINAL_TYPE (KscoreBluesky, kscore_bluesky, KSCORE, BLUESKY, GObject)

KscoreProvider *kscore_bluesky_new (void);

G_END_DECLS
