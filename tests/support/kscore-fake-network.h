#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Servers in the shape of Mastodon 4 and of Bluesky's three (AppView, PDS, directory of DIDs), on
 * loopback, each host with a port of its own, answering from one thread out of a made-up world
 * that can be changed while they run. Every function may be called from any thread. Accounts and
 * posts are known by their index. */

typedef struct _KscoreFakeNetwork KscoreFakeNetwork;

typedef enum {
  KSCORE_FAKE_MASTODON,
  KSCORE_FAKE_BLUESKY,
} KscoreFakeKind;

/* What Mastodon's family uses for ids: digits that grow, ULID, UUID of version 7, Pleroma's. */
typedef enum {
  KSCORE_FAKE_IDS_NUMBERS,
  KSCORE_FAKE_IDS_ULID,
  KSCORE_FAKE_IDS_UUID,
  KSCORE_FAKE_IDS_FLAKE,
} KscoreFakeIds;

#define KSCORE_FAKE_NONE G_MAXUINT
#define KSCORE_FAKE_NOW  G_GINT64_CONSTANT (1793534400) /* 2026-11-01T12:00:00Z */

/**
 * KscoreFakeFault:
 * @fault: what goes wrong; `fake-fediverse --help` lists the names
 * @host: index of the host, %KSCORE_FAKE_NONE for each of them
 * @account: index of the account that the request is about, %KSCORE_FAKE_NONE for each of them
 * @path: (nullable): what must stand in the request's path and query
 * @after: how many such requests are answered well before
 * @times: how many then are not; 0 for all that follow
 * @value: a status, seconds or milliseconds, by @fault
 * @text: (nullable): an address or names of members separated by commas, by @fault
 *
 * Something that goes wrong with some requests.
 */
typedef struct {
  const char *fault;
  guint       host;
  guint       account;
  const char *path;
  guint       after;
  guint       times;
  gint64      value;
  const char *text;
} KscoreFakeFault;

#define KSCORE_FAKE_FAULT(name, ...) \
  (&(const KscoreFakeFault) { .fault = (name), .host = KSCORE_FAKE_NONE, \
                              .account = KSCORE_FAKE_NONE, __VA_ARGS__ })

/* What a world is filled with; zeros are replaced: 20 accounts, 150 posts over 120 days, 30
 * people who react. */
typedef struct {
  guint seed;
  guint accounts;
  guint posts;
  guint days;
  guint reactors;
} KscoreFakeSizes;

KscoreFakeNetwork *kscore_fake_network_new           (KscoreFakeKind         kind,
                                                      guint                  n_hosts,
                                                      gint64                 now);
void               kscore_fake_network_free          (KscoreFakeNetwork     *self);

/* Before the first request. */
void               kscore_fake_network_set_ids       (KscoreFakeNetwork     *self,
                                                      KscoreFakeIds          ids);
void               kscore_fake_network_set_version   (KscoreFakeNetwork     *self,
                                                      const char            *software,
                                                      const char            *version);
/* Names of hosts are "one.example" and so on; with @yes their address and port. */
void               kscore_fake_network_set_plain_domains (KscoreFakeNetwork *self,
                                                      gboolean               yes);
/* Bluesky: no cursor on the last page, as newer servers do. */
void               kscore_fake_network_set_short_cursors (KscoreFakeNetwork *self,
                                                      gboolean               yes);
/* Any time. @limit: requests in @window seconds, then 429; 0 for none, which is the default. */
void               kscore_fake_network_set_limit     (KscoreFakeNetwork     *self,
                                                      guint                  host,
                                                      guint                  limit,
                                                      guint                  window);
/* WebFinger for accounts of @host is answered by @front too, as of a domain without a server. */
void               kscore_fake_network_set_front     (KscoreFakeNetwork     *self,
                                                      guint                  front,
                                                      guint                  host,
                                                      gboolean               redirect);
void               kscore_fake_network_set_delay     (KscoreFakeNetwork     *self,
                                                      guint                  milliseconds);
void               kscore_fake_network_set_now       (KscoreFakeNetwork     *self,
                                                      gint64                 now);
void               kscore_fake_network_stop_host     (KscoreFakeNetwork     *self,
                                                      guint                  host);
void               kscore_fake_network_start_host    (KscoreFakeNetwork     *self,
                                                      guint                  host);

/* The world. */
void               kscore_fake_network_populate      (KscoreFakeNetwork     *self,
                                                      const KscoreFakeSizes *sizes);
guint              kscore_fake_network_add_account   (KscoreFakeNetwork     *self,
                                                      guint                  host,
                                                      const char            *name);
guint              kscore_fake_network_find_account  (KscoreFakeNetwork     *self,
                                                      const char            *name);
guint              kscore_fake_network_find_post     (KscoreFakeNetwork     *self,
                                                      const char            *id);
guint              kscore_fake_network_nth_post      (KscoreFakeNetwork     *self,
                                                      guint                  account,
                                                      guint                  nth);
guint              kscore_fake_network_post          (KscoreFakeNetwork     *self,
                                                      guint                  account,
                                                      gint64                 at,
                                                      const char            *text);
guint              kscore_fake_network_reply         (KscoreFakeNetwork     *self,
                                                      guint                  actor,
                                                      guint                  post,
                                                      gint64                 at,
                                                      const char            *text);
guint              kscore_fake_network_quote         (KscoreFakeNetwork     *self,
                                                      guint                  actor,
                                                      guint                  post,
                                                      gint64                 at,
                                                      const char            *text);
void               kscore_fake_network_set_visibility (KscoreFakeNetwork    *self,
                                                      guint                  post,
                                                      const char            *visibility);
void               kscore_fake_network_delete_post   (KscoreFakeNetwork     *self,
                                                      guint                  post);
/* @yes: once; not @yes: takes it back. */
gboolean           kscore_fake_network_like          (KscoreFakeNetwork     *self,
                                                      guint                  actor,
                                                      guint                  post,
                                                      gint64                 at,
                                                      gboolean               yes);
gboolean           kscore_fake_network_boost         (KscoreFakeNetwork     *self,
                                                      guint                  actor,
                                                      guint                  post,
                                                      gint64                 at,
                                                      gboolean               yes);
gboolean           kscore_fake_network_follow        (KscoreFakeNetwork     *self,
                                                      guint                  actor,
                                                      guint                  account,
                                                      gint64                 at,
                                                      gboolean               yes);
void               kscore_fake_network_rename        (KscoreFakeNetwork     *self,
                                                      guint                  account,
                                                      const char            *name);
/* @flag: "undiscoverable", "noindex", "nobot" and "noindex-tag" (tags in the profile's text),
 * "no-unauthenticated", "unindexable", "hide-collections", "suspended", "bot", "deleted" */
gboolean           kscore_fake_network_set_flag      (KscoreFakeNetwork     *self,
                                                      guint                  account,
                                                      const char            *flag,
                                                      gboolean               yes);

guint              kscore_fake_network_get_n_hosts   (KscoreFakeNetwork     *self);
char              *kscore_fake_network_dup_address   (KscoreFakeNetwork     *self,
                                                      guint                  host);
guint              kscore_fake_network_get_host      (KscoreFakeNetwork     *self,
                                                      guint                  account);
char              *kscore_fake_network_dup_handle    (KscoreFakeNetwork     *self,
                                                      guint                  account);
char              *kscore_fake_network_dup_native_id (KscoreFakeNetwork     *self,
                                                      guint                  account);
char              *kscore_fake_network_dup_post_id   (KscoreFakeNetwork     *self,
                                                      guint                  post);
/* What is true of the account: what is public of it, each post with counts and who reacted. */
JsonNode          *kscore_fake_network_describe      (KscoreFakeNetwork     *self,
                                                      guint                  account);

/* Trouble. */
gboolean           kscore_fake_network_add_fault     (KscoreFakeNetwork     *self,
                                                      const KscoreFakeFault *fault);
void               kscore_fake_network_clear_faults  (KscoreFakeNetwork     *self);

/* What was asked. @part: (nullable): what stands in the path and query. */
guint              kscore_fake_network_count         (KscoreFakeNetwork     *self,
                                                      const char            *part);
guint              kscore_fake_network_get_most_at_once (KscoreFakeNetwork  *self,
                                                      guint                  host);
GStrv              kscore_fake_network_dup_requests  (KscoreFakeNetwork     *self);
void               kscore_fake_network_reset_counts  (KscoreFakeNetwork     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreFakeNetwork, kscore_fake_network_free)

G_END_DECLS
