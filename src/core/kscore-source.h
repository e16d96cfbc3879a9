#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KscoreSource:
 *
 * Where an account is read: what was found out about its servers when it was linked. Strings are
 * owned; NULL is "not known" or "has none".
 */
typedef struct {
  char    *network;   /* "bluesky", "mastodon", … */
  char    *native_id; /* the account's lasting id: DID, actor URI */
  char    *handle;    /* without a leading @, "you@host" where the network has hosts */
  char    *remote_id; /* what the server calls the account, where that is another name */
  char    *server;    /* origin that answers for it, "https://mastodon.social"; Bluesky's AppView */
  char    *pds;       /* Bluesky: origin of the account's own server */
  char    *directory; /* Bluesky: origin of the directory of DIDs */
  char    *software;  /* "mastodon", "pleroma", "snac", … in lower case */
  char    *version;   /* of @software, as it says itself */
  char    *service;   /* the server that the user typed, where it was not to be found out */
  gint64   checked_at; /* when all of this was found out last, or KSCORE_TIME_UNKNOWN */
  gboolean confirmed; /* proven to be the user's own, by an archive or by signing in: it is read
                       * although its profile asks strangers not to */
  gboolean loopback;  /* the user typed a service on this machine: http and loopback are allowed */
} KscoreSource;

KscoreSource *kscore_source_new  (const char         *network);
KscoreSource *kscore_source_copy (const KscoreSource *source);
void          kscore_source_free (KscoreSource       *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreSource, kscore_source_free)

G_END_DECLS
