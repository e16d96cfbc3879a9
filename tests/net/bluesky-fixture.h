#pragma once

#include "net/kscore-bluesky.h"

G_BEGIN_DECLS

/* 2026-11-23T12:00:00Z */
#define BLUESKY_NOW G_GINT64_CONSTANT (1795435200)

/* The owner, and two of the people in tests/data/bluesky. */
#define FERN  "did:plc:ferna2b3c4d5e6f7g2h3i4j5"
#define MOSS  "did:plc:mossa2b3c4d5e6f7g2h3i4j5"
#define REED  "did:plc:reeda2b3c4d5e6f7g2h3i4j5"
#define POSTS "/app.bsky.feed.post/"
#define POST  "at://" FERN POSTS "3n2xyjmkmn22i"

#define SERVER "https://view.example.net"
#define PDS    "https://pds.example.net"

/* A question about Fern: about POST, about Moss. */
typedef struct {
  KscoreProvider *provider;
  KscoreSource   *source;
  GPtrArray      *posts;
  GPtrArray      *actors;
  KscoreQuestion  question;
} Bluesky;

void          bluesky_init         (Bluesky     *self,
                                    KscoreAsk    ask,
                                    KscoreKind   kind);
void          bluesky_clear        (Bluesky     *self);
char         *bluesky_load         (const char  *name);
KscoreAnswer *bluesky_read         (Bluesky     *self,
                                    guint        status,
                                    const char  *body,
                                    GError     **error);
char         *bluesky_show         (Bluesky     *self,
                                    const char  *body);
void          bluesky_assert_reads (KscoreAsk    ask,
                                    KscoreKind   kind,
                                    const char  *name,
                                    const char  *did,
                                    const char  *handle,
                                    const char  *cursor);
char         *bluesky_dup_url      (Bluesky     *self,
                                    GError     **error);
void          bluesky_assert_fails (Bluesky     *self,
                                    guint        status,
                                    const char  *body,
                                    int          code,
                                    const char  *message);
char         *bluesky_mutate       (GRand       *rand,
                                    const char  *body);
guint         bluesky_cases        (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bluesky, bluesky_clear)

G_END_DECLS
