#pragma once

#include "core/kscore-values.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

/**
 * KscoreListKind:
 *
 * What is read from a network in pages. Up to KSCORE_N_KINDS they are kinds of interactions:
 * who liked a post, KSCORE_KIND_FOLLOW for who follows the account. Stored: never renumber.
 */
typedef enum {
  KSCORE_LIST_FOLLOWERS = KSCORE_KIND_FOLLOW,
  KSCORE_LIST_FOLLOWING = 101,
  KSCORE_LIST_POSTS = 102, /* the walk from the newest post down to what is known */
  KSCORE_LIST_OLDER = 103, /* the walk from there down to the first post */
  KSCORE_LIST_RECORDS = 104, /* a walk over all posts, where the others left some out */
  KSCORE_LIST_COUNTS = 105, /* of a post: its counts were asked for, and not told */
} KscoreListKind;

/**
 * KscoreList:
 *
 * How far one list of an account is read. All zero or unknown where it has never been looked at.
 *
 * A list is read page by page into a place of its own, and lands when its end is reached: until
 * then the people on it are not known and the post's count stays an anonymous remainder.
 */
typedef struct {
  gint64   account;
  gint64   post;       /* 0 for a list of the account */
  guint    kind;       /* KscoreKind or KscoreListKind */
  gint64   landed_at;  /* when it was read to its end last, or found to be hidden, or
                        * KSCORE_TIME_UNKNOWN */
  gint64   total;      /* what the network counted when it was begun, or KSCORE_UNKNOWN */
  gboolean complete;   /* it landed whole, not cut at a limit */
  gboolean hidden;     /* the network does not show it */
  char    *cursor;     /* (owned) (nullable) where a reading that has begun goes on */
  gint64   started_at; /* when that reading began, or KSCORE_TIME_UNKNOWN */
  guint    pages;      /* that it has read */
  gint64   from_at;    /* walks over posts: the newest post when the walk began, or unknown */
  gint64   until_at;   /* walks over posts: everything from here to the newest is known */
  gint64   ended_at;   /* when it was read to its end last; is not put, landing sets it */
} KscoreList;

void     kscore_list_clear      (KscoreList        *list);
gboolean kscore_list_table_get  (KscoreDatabase    *db,
                                 gint64             account,
                                 gint64             post,
                                 guint              kind,
                                 KscoreList        *list,
                                 GError           **error);
gboolean kscore_list_table_put  (KscoreDatabase    *db,
                                 const KscoreList  *list,
                                 GError           **error);
gboolean kscore_list_table_stage (KscoreDatabase   *db,
                                 const KscoreList  *list,
                                 const KscorePage  *page,
                                 guint             *n_new,
                                 GError           **error);
gboolean kscore_list_table_count (KscoreDatabase   *db,
                                 const KscoreList  *list,
                                 gint64            *n_staged,
                                 gint64            *n_known,
                                 GError           **error);
gboolean kscore_list_table_land (KscoreDatabase    *db,
                                 const KscoreList  *list,
                                 gint64             now,
                                 GError           **error);
gboolean kscore_list_table_drop (KscoreDatabase    *db,
                                 const KscoreList  *list,
                                 GError           **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KscoreList, kscore_list_clear)

G_END_DECLS
