#pragma once

#include "support/kscore-fake-network.h"

/* What the fake servers know, and what they make of it; kscore-fake-network.c holds the lock. */

typedef enum {
  FAKE_UNDISCOVERABLE = 1 << 0,
  FAKE_NOINDEX = 1 << 1,
  FAKE_NOBOT = 1 << 2,
  FAKE_NOINDEX_TAG = 1 << 3,
  FAKE_NO_UNAUTHENTICATED = 1 << 4,
  FAKE_UNINDEXABLE = 1 << 5,
  FAKE_HIDE_COLLECTIONS = 1 << 6,
  FAKE_SUSPENDED = 1 << 7,
  FAKE_BOT = 1 << 8,
  FAKE_DELETED = 1 << 9,
} FakeFlags;

/* Somebody did something once: liked, boosted or follows. */
typedef struct {
  guint   actor;
  guint   post; /* of boosts as entries of their author's feed */
  gint64  at;
  guint64 seq; /* grows by every change of the world; a server's own id of the row */
} FakeMark;

typedef struct {
  guint      index;
  guint      host;
  guint64    seq;
  gint64     created_at;
  char      *name;
  char      *display; /* (nullable) */
  char      *note;    /* (nullable) */
  char      *did;
  guint      flags;
  GPtrArray *posts;     /* (element-type FakePost) unowned */
  GArray    *boosts;    /* FakeMark */
  GArray    *followers; /* FakeMark */
  GArray    *following; /* FakeMark: actor is who is followed */
} FakeAccount;

typedef struct {
  guint       index;
  guint64     seq;
  guint       account;
  gint64      at;
  char       *text;
  const char *visibility; /* (unowned) */
  guint       reply_to;   /* or KSCORE_FAKE_NONE */
  guint       quote_of;
  gboolean    deleted;
  char       *rkey;
  GArray     *likes;  /* FakeMark */
  GArray     *boosts; /* FakeMark */
  GArray     *replies; /* guint */
  GArray     *quotes;  /* guint */
} FakePost;

typedef struct {
  char    *domain;
  char    *origin; /* "http://127.0.0.1:4711" */
  guint    front_of; /* whose accounts WebFinger answers for too; or KSCORE_FAKE_NONE */
  gboolean redirect;
} FakeHost;

typedef struct {
  KscoreFakeKind kind;
  KscoreFakeIds  ids;
  gint64         now;
  guint64        seq;
  char          *software;
  char          *version;
  gboolean       short_cursors;
  GPtrArray     *hosts;    /* (element-type FakeHost) */
  GPtrArray     *accounts; /* (element-type FakeAccount) */
  GPtrArray     *posts;    /* (element-type FakePost) */
  GHashTable    *by_id;    /* "host/id" or AT address -> FakePost */
} FakeWorld;

typedef struct {
  guint       host;
  const char *path;
  const char *query_text; /* (nullable) as sent */
  GHashTable *query;      /* (nullable) */
  gboolean    lie;        /* answer about somebody else */
  gboolean    first;      /* whatever the cursor says, the first page */
} FakeRequest;

typedef struct {
  guint     status;
  JsonNode *node;         /* (owned) (nullable) */
  char     *content_type; /* (owned) (nullable): else JSON */
  char     *location;     /* (owned) (nullable) */
  JsonArray *list;        /* (unowned) (nullable): in @node, what is paged */
  char     *next;         /* (owned) (nullable): cursor, or the max_id of the next page */
  char     *prev;         /* (owned) (nullable): since_id of the page before */
} FakeReply;

FakeWorld   *fake_world_new          (KscoreFakeKind  kind,
                                      gint64          now);
void         fake_world_free         (FakeWorld      *self);
void         fake_world_add_host     (FakeWorld      *self,
                                      const char     *origin);
FakeHost    *fake_world_host         (FakeWorld      *self,
                                      guint           host);
FakeAccount *fake_world_account      (FakeWorld      *self,
                                      guint           account);
FakePost    *fake_world_post         (FakeWorld      *self,
                                      guint           post);
FakeAccount *fake_world_add_account  (FakeWorld      *self,
                                      guint           host,
                                      const char     *name);
FakePost    *fake_world_add_post     (FakeWorld      *self,
                                      guint           account,
                                      gint64          at,
                                      const char     *text,
                                      guint           reply_to,
                                      guint           quote_of);
void         fake_world_delete_post  (FakeWorld      *self,
                                      guint           post);
gboolean     fake_world_like         (FakeWorld      *self,
                                      guint           actor,
                                      guint           post,
                                      gint64          at,
                                      gboolean        yes);
gboolean     fake_world_boost        (FakeWorld      *self,
                                      guint           actor,
                                      guint           post,
                                      gint64          at,
                                      gboolean        yes);
gboolean     fake_world_follow       (FakeWorld      *self,
                                      guint           actor,
                                      guint           account,
                                      gint64          at,
                                      gboolean        yes);
void         fake_world_populate     (FakeWorld      *self,
                                      const KscoreFakeSizes *sizes);
FakeAccount *fake_world_find_account (FakeWorld      *self,
                                      guint           host,
                                      const char     *name);
FakePost    *fake_world_find_post    (FakeWorld      *self,
                                      guint           host,
                                      const char     *id);
char        *fake_world_dup_post_name (FakeWorld     *self,
                                      const FakePost *post);
gboolean     fake_world_shows        (FakeWorld      *self,
                                      const FakePost *post);
GArray      *fake_world_feed         (FakeWorld      *self,
                                      const FakeAccount *account,
                                      gboolean        with_boosts);
guint        fake_world_count_marks  (FakeWorld      *self,
                                      GArray         *marks);
guint        fake_world_count_posts  (FakeWorld      *self,
                                      GArray         *posts);
JsonNode    *fake_world_describe     (FakeWorld      *self,
                                      const FakeAccount *account);

/* Names of things. */
char        *fake_id                 (const FakeWorld *world,
                                      guint            host,
                                      gint64           at,
                                      guint64          seq);
char        *fake_tid                (gint64           at,
                                      guint64          seq);
char        *fake_did                (const char      *name);
char        *fake_cid                (const char      *of);
char        *fake_time               (gint64           at);
char        *fake_domain_handle      (FakeWorld       *world,
                                      const FakeAccount *account);
char        *fake_actor_uri          (FakeWorld       *world,
                                      const FakeAccount *account);
char        *fake_at_uri             (FakeWorld       *world,
                                      const FakePost  *post);
char        *fake_account_id         (FakeWorld       *world,
                                      guint            host,
                                      const FakeAccount *account);
char        *fake_post_id            (FakeWorld       *world,
                                      guint            host,
                                      const FakePost  *post);

/* Answers. */
void         fake_reply_error        (FakeReply         *reply,
                                      guint              status,
                                      const char        *error,
                                      const char        *message);
void         fake_mastodon_answer    (FakeWorld         *world,
                                      const FakeRequest *request,
                                      FakeReply         *reply);
JsonObject  *fake_mastodon_account   (FakeWorld         *world,
                                      guint              host,
                                      const FakeAccount *account);
JsonObject  *fake_mastodon_status    (FakeWorld         *world,
                                      guint              host,
                                      const FakePost    *post,
                                      gboolean           nested);
JsonObject  *fake_mastodon_boost     (FakeWorld         *world,
                                      guint              host,
                                      const FakeMark    *boost);
void         fake_bluesky_answer     (FakeWorld         *world,
                                      const FakeRequest *request,
                                      FakeReply         *reply);
JsonObject  *fake_bluesky_profile    (FakeWorld         *world,
                                      const FakeAccount *account,
                                      guint              detail);
JsonObject  *fake_bluesky_record     (FakeWorld         *world,
                                      const FakePost    *post);
JsonObject  *fake_bluesky_post       (FakeWorld         *world,
                                      const FakePost    *post);
JsonObject  *fake_bluesky_view       (FakeWorld         *world,
                                      const FakePost    *post);
void         fake_add_object         (JsonArray         *array,
                                      JsonObject        *object);
guint        fake_request_limit      (const FakeRequest *request,
                                      guint              usual,
                                      guint              most);
GStrv        fake_request_values     (const FakeRequest *request,
                                      const char        *name);
const char  *fake_request_value      (const FakeRequest *request,
                                      const char        *name);
FakeAccount *fake_request_liar       (FakeWorld         *world,
                                      const FakeRequest *request,
                                      FakeAccount       *account);
