#pragma once

#include "core/kscore-source.h"
#include "json/kscore-json-reader.h"
#include "net/kscore-http-request.h"

G_BEGIN_DECLS

/* Items that are read of one answer; a server that sends more goes on by its last one read. */
#define KSCORE_MASTODON_MAX_ITEMS 1000

JsonNode *kscore_mastodon_parse_object (const KscoreHttpReply *reply,
                                        const char            *software,
                                        GError               **error);
JsonNode *kscore_mastodon_parse_array  (const KscoreHttpReply *reply,
                                        const char            *software,
                                        GError               **error);
gboolean  kscore_mastodon_fail         (const char            *url,
                                        GError               **error);
gboolean  kscore_mastodon_refuse       (const char            *url,
                                        GError               **error);

gboolean  kscore_mastodon_is_id        (const char            *id);
gint64    kscore_mastodon_count        (JsonObject            *object,
                                        const char            *member);
gint64    kscore_mastodon_time         (JsonObject            *object,
                                        const char            *member,
                                        gint64                 now);
char     *kscore_mastodon_dup_query    (const KscoreHttpReply *reply,
                                        const KscoreSource    *source,
                                        const char            *path);
char     *kscore_mastodon_dup_argument (const char            *query,
                                        const char            *name);

KscoreHttpRequest *kscore_mastodon_request_new (const KscoreSource *source,
                                                const char         *path);

G_END_DECLS
