#pragma once

#include "score/kscore-attribution.h"
#include "service/kscore-top-post.h"
#include "service/kscore-workspace-private.h"

G_BEGIN_DECLS

/* The most that are listed. */
#define KSCORE_TOP_POSTS_MAX 10

GPtrArray *kscore_top_posts_new (KscoreWorkspace             *workspace,
                                 const KscoreLoadedEvidence  *loaded,
                                 const KscoreScore           *score,
                                 const KscoreAttribution     *attribution,
                                 GCancellable                *cancellable,
                                 GError                     **error);

G_END_DECLS
