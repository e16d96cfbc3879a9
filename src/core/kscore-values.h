#pragma once

#include <glib.h>

#include "core/kscore-date.h"
#include "core/kscore-kind.h"
#include "core/kscore-model-name.h"

G_BEGIN_DECLS

/* A number that the source did not tell. Never 0. */
#define KSCORE_UNKNOWN ((gint64) -1)

/**
 * KscoreAccount:
 *
 * One of the owner's accounts on one network, as a source describes it. All strings are owned,
 * valid UTF-8 and plain text (never markup); NULL is "not told".
 */
typedef struct {
  char     *network;      /* "x", "mastodon", "bluesky", … */
  char     *native_id;    /* the lasting id: numeric id, DID, actor URI. Key with @network */
  char     *handle;       /* without a leading @, "you@host" where the network has hosts */
  char     *display_name; /* (nullable) */
  char     *url;          /* (nullable) */
  gint64    created_at;   /* seconds or KSCORE_TIME_UNKNOWN */
  gint64    followers;    /* or KSCORE_UNKNOWN */
  gint64    following;    /* or KSCORE_UNKNOWN */
  gint64    read_at;      /* when all of it was read last, where a source with several accounts
                           * tells, else KSCORE_TIME_UNKNOWN */
  gboolean  unlinked;     /* told by Kscore's own export: kept, but counts for nothing */
} KscoreAccount;

/**
 * KscorePost:
 *
 * Something the owner published in public. Own reshares, private and direct posts never become
 * one.
 */
typedef struct {
  char           *native_id; /* unique in its account; the join key with the live network */
  char           *remote_id; /* what the server's interface calls it, where that is another name,
                              * (nullable) */
  char           *url;       /* (nullable) */
  char           *text;      /* plain text, (nullable) */
  char           *lang;      /* BCP 47, (nullable) */
  char           *reply_to;  /* native id of the post answered, or its remote id where the server
                              * tells no more, (nullable) */
  gboolean        reply_to_self;
  KscorePostKind  kind;
  gint64          at;
  KscorePrecision precision;
  char          **tags;      /* hashtags without #, (nullable) */
  char          **links;     /* absolute addresses in the text, (nullable) */
  gint64          read_at;   /* when the network itself showed it, KSCORE_TIME_UNKNOWN where it
                              * comes from an archive */
} KscorePost;

/**
 * KscoreCount:
 *
 * One reading of a post's total of one kind. Unknown is the absence of a reading.
 */
typedef struct {
  char      *post; /* native id */
  KscoreKind kind;
  gint64     total; /* >= 0 */
  gint64     at;    /* when it was read */
} KscoreCount;

/**
 * KscoreActor:
 *
 * One account that reacts to the owner.
 */
typedef struct {
  char    *key;          /* DID or URI, else lower-case acct@home; unique in its network */
  char    *handle;       /* (nullable) */
  char    *display_name; /* (nullable) */
  gint64   created_at;   /* or KSCORE_TIME_UNKNOWN */
  gint64   posts;        /* or KSCORE_UNKNOWN */
  gint64   following;    /* or KSCORE_UNKNOWN */
  gint64   followers;    /* or KSCORE_UNKNOWN */
  gint64   read_at;      /* day of the three above */
  gboolean follows_owner;
  gboolean followed_by_owner;
  gboolean known;        /* the owner knows them; of Kscore's own exports only */
} KscoreActor;

/**
 * KscoreInteraction:
 *
 * Somebody did something to the owner.
 */
typedef struct {
  char           *post; /* native id, NULL for a follow or a mention */
  KscoreKind      kind;
  char           *actor; /* KscoreActor.key */
  gint64          seq;   /* 0 where a person can do it once, else a number of its own */
  gint64          at;    /* seconds; the noon of the day where only the day is known;
                          * KSCORE_TIME_UNKNOWN in a list that tells no dates */
  KscorePrecision precision;
} KscoreInteraction;

/**
 * KscoreMark:
 *
 * A lasting sign of trust.
 */
typedef struct {
  KscoreMarkKind kind;
  char          *maker;  /* KscoreActor.key or registrable domain, NULL where not known */
  char          *source; /* what makes it distinct: list id, repository, page address */
  double         value;  /* how many, or the reputation; 1 for a single mark */
  gint64         from;
  gint64         to;     /* when it ended, KSCORE_TIME_UNKNOWN while it lasts */
} KscoreMark;

/**
 * KscoreOutgoing:
 *
 * The owner did something for somebody else. It is never evidence of the score.
 */
typedef struct {
  char      *remote_id; /* what the network calls the act, or what it was done to */
  KscoreKind kind;
  char      *actor;     /* for whom, KscoreActor.key; NULL where not told */
  KscoreDay  day;       /* KSCORE_DAY_UNKNOWN where not told */
} KscoreOutgoing;

/**
 * KscoreAudience:
 *
 * One reading of an account's followers.
 */
typedef struct {
  gint64 at;
  gint64 followers; /* >= 0 */
} KscoreAudience;

/**
 * KscoreCoverage:
 *
 * Days between which an account's evidence of some kinds is complete, both ends included.
 */
typedef struct {
  KscoreDay   from;
  KscoreDay   to;
  KscoreKinds kinds;
} KscoreCoverage;

/**
 * KscoreShown:
 *
 * A figure that was shown on a day; kept beside the recomputed history and never rewritten.
 */
typedef struct {
  KscoreDay day;
  double    score;
  double    low;   /* NAN where there was no range */
  double    high;
  char      model[KSCORE_MODEL_NAME_SIZE]; /* "kscore-1" */
} KscoreShown;

/**
 * KscorePage:
 *
 * What a provider or an importer hands over at once: values about one account, written in one
 * transaction. An array may be empty, never NULL. @account is NULL only in a page that holds
 * nothing but @shown.
 */
typedef struct {
  KscoreAccount *account;      /* (owned) (nullable) */
  GPtrArray     *posts;        /* (owned) (element-type KscorePost) */
  GPtrArray     *counts;       /* (owned) (element-type KscoreCount) */
  GPtrArray     *actors;       /* (owned) (element-type KscoreActor) */
  GPtrArray     *interactions; /* (owned) (element-type KscoreInteraction) */
  GPtrArray     *marks;        /* (owned) (element-type KscoreMark) */
  GPtrArray     *outgoing;     /* (owned) (element-type KscoreOutgoing) */
  GArray        *audience;     /* (owned) (element-type KscoreAudience) */
  GArray        *coverage;     /* (owned) (element-type KscoreCoverage) */
  GArray        *shown;        /* (owned) (element-type KscoreShown) */
} KscorePage;

KscoreAccount     *kscore_account_new      (const char *network,
                                            const char *native_id,
                                            const char *handle);
KscoreAccount     *kscore_account_copy     (const KscoreAccount *account);
void               kscore_account_free     (KscoreAccount *account);
char              *kscore_account_dup_string_id (const KscoreAccount *account);
KscorePost        *kscore_post_new         (const char *native_id,
                                            gint64      at);
void               kscore_post_free        (KscorePost *post);
KscoreCount       *kscore_count_new        (const char *post,
                                            KscoreKind  kind,
                                            gint64      total,
                                            gint64      at);
void               kscore_count_free       (KscoreCount *count);
KscoreActor       *kscore_actor_new        (const char *key);
void               kscore_actor_free       (KscoreActor *actor);
KscoreInteraction *kscore_interaction_new  (const char *post,
                                            KscoreKind  kind,
                                            const char *actor,
                                            gint64      at);
void               kscore_interaction_free (KscoreInteraction *interaction);
KscoreMark        *kscore_mark_new         (KscoreMarkKind kind,
                                            const char    *maker,
                                            const char    *source,
                                            gint64         from);
void               kscore_mark_free        (KscoreMark *mark);
KscoreOutgoing    *kscore_outgoing_new     (const char *remote_id,
                                            KscoreKind  kind,
                                            const char *actor,
                                            KscoreDay   day);
void               kscore_outgoing_free    (KscoreOutgoing *outgoing);
KscorePage        *kscore_page_new         (const KscoreAccount *account);
guint              kscore_page_get_size    (const KscorePage *page);
void               kscore_page_free        (KscorePage *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreAccount, kscore_account_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscorePost, kscore_post_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreCount, kscore_count_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreActor, kscore_actor_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreInteraction, kscore_interaction_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreMark, kscore_mark_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreOutgoing, kscore_outgoing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscorePage, kscore_page_free)

G_END_DECLS
