#pragma once

#include "core/kscore-kind.h"
#include "core/kscore-source.h"
#include "json/kscore-json-reader.h"
#include "net/kscore-provider.h"

G_BEGIN_DECLS

/* What programs that speak Mastodon's language do each in their own way. */

char       *kscore_mastodon_dup_node_path   (JsonObject         *links,
                                             const KscoreSource *source);
gboolean    kscore_mastodon_read_node       (JsonObject         *node,
                                             KscoreSource       *source);
gboolean    kscore_mastodon_read_instance   (JsonObject         *instance,
                                             KscoreSource       *source);

gboolean    kscore_mastodon_is              (const KscoreSource *source,
                                             const char         *software);
gboolean    kscore_mastodon_is_pleroma      (const KscoreSource *source);
gboolean    kscore_mastodon_is_at_least     (const KscoreSource *source,
                                             guint               major,
                                             guint               minor);
gboolean    kscore_mastodon_is_family       (const KscoreSource *source);
gboolean    kscore_mastodon_needs_login     (const KscoreSource *source);
gboolean    kscore_mastodon_has_links       (const KscoreSource *source);
gint64      kscore_mastodon_believe         (const KscoreSource *source,
                                             KscoreKind          kind,
                                             gint64              count);
guint       kscore_mastodon_get_pace        (const KscoreSource *source);
KscoreKinds kscore_mastodon_get_kinds       (const KscoreSource *source);
guint       kscore_mastodon_get_batch       (const KscoreSource *source,
                                             KscoreAsk           ask,
                                             KscoreKind          kind);

G_END_DECLS
