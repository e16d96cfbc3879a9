#pragma once

#include "net/kscore-http-client.h"

G_BEGIN_DECLS

/* A request under way in a test. */
typedef struct {
  gboolean         done;
  KscoreHttpReply *reply; /* (owned) (nullable) */
  GError          *error; /* (owned) (nullable) */
  gint64           ended; /* monotonic time */
} Fetch;

void              fetch_clear      (Fetch                   *fetch);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fetch, fetch_clear)

void              fetch_start      (Fetch                   *fetch,
                                    KscoreHttpClient        *client,
                                    const KscoreHttpRequest *request,
                                    GCancellable            *cancellable);
void              fetch_wait       (Fetch                   *fetch);

KscoreHttpRequest *new_request     (const char              *origin,
                                    const char              *path);
KscoreHttpReply   *get             (KscoreHttpClient        *client,
                                    const KscoreHttpRequest *request,
                                    GError                 **error);
KscoreHttpReply   *get_path        (KscoreHttpClient        *client,
                                    const char              *origin,
                                    const char              *path,
                                    GError                 **error);
char              *dup_body        (const KscoreHttpReply   *reply);

/* For tests with TLS, which end with _exit() where this is TRUE; elsewhere they have passed. The
 * leak checker of GCC 12 breaks on what GnuTLS leaves in threads. */
gboolean           use_subprocess  (void);

/* Names that lead where a test wants: { "evil.example", "10.0.0.1", NULL } */
void               use_names       (const char * const      *names);

G_END_DECLS
