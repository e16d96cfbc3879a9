#pragma once

#include "core/kscore-error.h"
#include "net/kscore-mastodon.h"

G_BEGIN_DECLS

/* 2026-11-21T12:00:00Z, after everything in tests/data/mastodon. */
#define MASTODON_NOW G_GINT64_CONSTANT (1795262400)

#define MASTODON_ACTOR "https://fen.example/users/Nell"
#define MASTODON_POST  MASTODON_ACTOR "/statuses/113200000000000009"
#define MASTODON_ID    "113200000000000009"

/* A made-up server, and what it answers. */
KscoreSource    *mastodon_source    (const char         *software,
                                     const char         *version);
char            *mastodon_text      (const char         *name);
KscoreHttpReply *mastodon_reply     (guint               status,
                                     const char         *body);
KscoreHttpReply *mastodon_page      (const char         *url);
KscoreAnswer    *mastodon_ask       (const KscoreSource *source,
                                     KscoreAsk           ask,
                                     KscoreKind          kind,
                                     const char         *cursor,
                                     const KscoreHttpReply *reply,
                                     GError            **error);
KscoreAnswer    *mastodon_ask_file  (const KscoreSource *source,
                                     KscoreAsk           ask,
                                     KscoreKind          kind,
                                     const char         *file,
                                     GError            **error);
char            *mastodon_address   (const KscoreSource *source,
                                     KscoreAsk           ask,
                                     KscoreKind          kind,
                                     const char         *cursor);
char            *mastodon_counts    (const KscoreAnswer *answer,
                                     const char         *post);
guint            mastodon_cases     (void);

G_END_DECLS
