#pragma once

#include <json-glib/json-glib.h>

#include "core/kscore-source.h"
#include "net/kscore-http-request.h"

G_BEGIN_DECLS

/**
 * KscoreBlueskyRefusal:
 * @KSCORE_BLUESKY_ANSWERED: it is no refusal
 * @KSCORE_BLUESKY_NO_ACCOUNT: there is no such account
 * @KSCORE_BLUESKY_NO_POST: there is no such post, or whatever else was asked for
 * @KSCORE_BLUESKY_SUSPENDED: the account was taken down
 * @KSCORE_BLUESKY_DEACTIVATED: its owner has put the account away
 * @KSCORE_BLUESKY_BLOCKED: one account blocks another
 * @KSCORE_BLUESKY_SIGN_IN: only people who are signed in are told
 * @KSCORE_BLUESKY_UNABLE: the server cannot do it, now or at all
 * @KSCORE_BLUESKY_OTHER: any other
 *
 * Why a server does not answer.
 */
typedef enum {
  KSCORE_BLUESKY_ANSWERED,
  KSCORE_BLUESKY_NO_ACCOUNT,
  KSCORE_BLUESKY_NO_POST,
  KSCORE_BLUESKY_SUSPENDED,
  KSCORE_BLUESKY_DEACTIVATED,
  KSCORE_BLUESKY_BLOCKED,
  KSCORE_BLUESKY_SIGN_IN,
  KSCORE_BLUESKY_UNABLE,
  KSCORE_BLUESKY_OTHER,
} KscoreBlueskyRefusal;

GString              *kscore_bluesky_url_new     (const char             *origin,
                                                  const char             *method);
void                  kscore_bluesky_url_add     (GString                *url,
                                                  const char             *name,
                                                  const char             *value);
KscoreHttpRequest    *kscore_bluesky_request_new (const KscoreSource     *source,
                                                  const char             *url);
KscoreBlueskyRefusal  kscore_bluesky_look        (const KscoreHttpReply  *reply);
JsonNode             *kscore_bluesky_parse       (const KscoreHttpReply  *reply,
                                                  const KscoreSource     *source,
                                                  GError                **error);
JsonNode             *kscore_bluesky_parse_repository (const KscoreHttpReply *reply,
                                                  const KscoreSource     *source,
                                                  GError                **error);
void                  kscore_bluesky_set_unreadable (const KscoreHttpReply *reply,
                                                  GError                **error);
void                  kscore_bluesky_set_foreign (const KscoreHttpReply  *reply,
                                                  GError                **error);
void                  kscore_bluesky_set_no_account (const char          *name,
                                                  GError                **error);
void                  kscore_bluesky_set_no_post (GError                **error);
gboolean              kscore_bluesky_read_cursor (JsonObject             *object,
                                                  const KscoreHttpReply  *reply,
                                                  char                  **cursor,
                                                  GError                **error);

G_END_DECLS
