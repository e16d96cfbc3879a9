#pragma once

#include "core/kscore-kind.h"
#include "core/kscore-values.h"
#include "store/kscore-store.h"

G_BEGIN_DECLS

/**
 * KscorePart:
 *
 * A part of a score, as the model made it: its numbers only. Names are looked up when a part is
 * read. Accounts, actors and posts are the store's ids.
 */
typedef struct {
  double          points;    /* NAN where it is not scored */
  double          count;     /* 1 where somebody did something */
  gint64          account;
  gint64          actor;     /* 0 for nobody known */
  gint64          post;      /* 0 for none */
  KscoreDay       day;       /* or KSCORE_DAY_UNKNOWN */
  guint8          component;
  guint8          kind;      /* below KSCORE_N_KINDS an interaction's; else the caller's own */
  guint8          reason;    /* the caller's own: why it has no points */
  KscorePrecision precision;
} KscorePart;

/**
 * KscorePartQuery:
 *
 * Which parts, and in which order. What is NULL, 0, -1 for the kind, or an unknown day does not
 * narrow anything.
 */
typedef enum {
  KSCORE_PART_SORT_DAY,
  KSCORE_PART_SORT_POINTS,
  KSCORE_PART_SORT_NETWORK,
  KSCORE_PART_SORT_KIND,   /* by kind_ranks */
  KSCORE_PART_SORT_PERSON, /* by name as shown, whatever its case; nobody last */
  KSCORE_PART_SORT_POST,   /* by the post's time, one post's together; none last */
  KSCORE_PART_SORT_COUNT,
} KscorePartSort;

typedef enum {
  KSCORE_PART_ALL,
  KSCORE_PART_SCORED,
  KSCORE_PART_NOT_SCORED,
} KscorePartScored;

typedef struct {
  const char       *search;     /* in the words of posts and the names of people; FTS from three
                                 * characters on, LIKE below */
  const char       *network;
  int               kind;       /* -1 for all */
  gint64            actor;
  gint64            post;
  KscoreDay         from;       /* inclusive */
  KscoreDay         to;         /* inclusive */
  KscorePartScored  scored;
  KscorePartSort    sort;
  gboolean          descending; /* what is not known comes last either way */
  const guint8     *kind_ranks; /* (array fixed-size=256): the order of kinds in the user's words */
} KscorePartQuery;

typedef struct {
  guint  n_parts;
  guint  n_not_scored;
  double points; /* of the parts that have any; 0 of none */
} KscorePartSums;

/**
 * KscorePartDetails:
 *
 * A part with its names.
 */
typedef struct {
  KscorePart part;
  gint64     at;           /* seconds where the network told them, else KSCORE_TIME_UNKNOWN */
  char      *network;      /* (owned) (nullable): NULL where the account is gone */
  char      *account_id;   /* (owned) (nullable): "mastodon:…" as on the command line */
  char      *account;      /* (owned) (nullable): its handle */
  char      *actor_key;    /* (owned) (nullable) */
  char      *actor_handle; /* (owned) (nullable): the key where there is none */
  char      *actor_name;   /* (owned) (nullable): display name */
  char      *post_id;      /* (owned) (nullable): native id */
  char      *post_url;     /* (owned) (nullable) */
  char      *post_text;    /* (owned) (nullable): at most its first 300 characters, no markup */
  gint64     post_at;      /* seconds or KSCORE_TIME_UNKNOWN */
} KscorePartDetails;

/**
 * KscorePartTable:
 *
 * The parts of one score in a temporary table of a connection of its own that reads the store:
 * they may be a million, and take next to no memory. It is gone when it is freed, and nothing of
 * it is in the store's files. One thread at a time; every call blocks.
 */
typedef struct _KscorePartTable KscorePartTable;

KscorePartTable *kscore_part_table_new    (KscoreStore            *store,
                                           GError                **error);
void             kscore_part_table_free   (KscorePartTable        *self);
/* begin throws away what was there; add, as often as needed, in the order that parts are to have
 * where they are otherwise equal; end makes them findable. After a failure, begin again. */
gboolean         kscore_part_table_begin  (KscorePartTable        *self,
                                           GError                **error);
gboolean         kscore_part_table_add    (KscorePartTable        *self,
                                           const KscorePart       *part,
                                           GError                **error);
gboolean         kscore_part_table_end    (KscorePartTable        *self,
                                           GCancellable           *cancellable,
                                           GError                **error);
/* Returns (transfer full) (element-type guint32): the rows in order. */
GArray          *kscore_part_table_find   (KscorePartTable        *self,
                                           const KscorePartQuery  *query,
                                           KscorePartSums         *sums,
                                           GCancellable           *cancellable,
                                           GError                **error);
/* Returns (transfer full) (element-type KscorePartDetails): one for each of @rows. */
GPtrArray       *kscore_part_table_read   (KscorePartTable        *self,
                                           const guint32          *rows,
                                           gsize                   n_rows,
                                           GCancellable           *cancellable,
                                           GError                **error);
/* What there is to choose from. Returns (transfer full) (element-type utf8) and, in @kinds (array
 * fixed-size=256), which kinds occur. */
GPtrArray       *kscore_part_table_list_networks (KscorePartTable  *self,
                                                  gboolean         *kinds,
                                                  GCancellable     *cancellable,
                                                  GError          **error);

void             kscore_part_details_free (KscorePartDetails      *details);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscorePartTable, kscore_part_table_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscorePartDetails, kscore_part_details_free)

G_END_DECLS
