#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KscoreKind:
 *
 * What somebody did to the owner. Values are stored in databases: never renumber.
 */
typedef enum {
  KSCORE_KIND_NONE = 0,
  KSCORE_KIND_LIKE = 1,
  KSCORE_KIND_SAVE = 2,
  KSCORE_KIND_STAR = 3,
  KSCORE_KIND_FOLLOW = 4,
  KSCORE_KIND_REPLY = 5,
  KSCORE_KIND_MENTION = 6,
  KSCORE_KIND_COMMENT = 7,
  KSCORE_KIND_RESHARE = 8,
  KSCORE_KIND_FORK = 9,
  KSCORE_KIND_QUOTE = 10,
  KSCORE_KIND_LINK = 11, /* a post elsewhere that links to the owner's work */
  KSCORE_N_KINDS
} KscoreKind;

/**
 * KscoreKinds:
 *
 * A set of things that coverage can hold, as bits: bit `1 << KscoreKind` for each kind of
 * interaction, and three that are not interactions.
 */
typedef guint32 KscoreKinds;

#define KSCORE_KINDS_POSTS    (1u << 0)  /* the owner's own posts */
#define KSCORE_KINDS_AUDIENCE (1u << 29) /* follower counts */
#define KSCORE_KINDS_PEOPLE   (1u << 30) /* who reacted, not only how many */
#define KSCORE_KINDS_REACTIONS (((1u << KSCORE_N_KINDS) - 1u) & ~1u)
#define KSCORE_KINDS_OF(kind) (1u << (kind))

/**
 * KscoreMarkKind:
 *
 * A lasting sign of trust. Values are stored in databases: never renumber.
 */
typedef enum {
  KSCORE_MARK_NONE = 0,
  KSCORE_MARK_LIST = 1, /* list or starter pack */
  KSCORE_MARK_STAR = 2,
  KSCORE_MARK_FORK = 3,
  KSCORE_MARK_SPONSOR = 4,
  KSCORE_MARK_ENDORSEMENT = 5,
  KSCORE_MARK_RECOMMENDATION = 6,
  KSCORE_MARK_LINKING_PAGE = 7, /* the maker is the registrable domain */
  KSCORE_MARK_REPUTATION = 8,   /* the value is the reputation itself */
  KSCORE_MARK_KARMA = 9,
  KSCORE_MARK_WIKIPEDIA = 10,          /* an article about the owner */
  KSCORE_MARK_WIKIPEDIA_BACKLINK = 11, /* a distinct page that links to it */
  KSCORE_N_MARKS
} KscoreMarkKind;

/**
 * KscorePrecision:
 * @KSCORE_PRECISION_EXACT: the network told the second
 * @KSCORE_PRECISION_DAY: the network told the day only
 * @KSCORE_PRECISION_ESTIMATED: between two readings; feeds no signal and no weekday table
 */
typedef enum {
  KSCORE_PRECISION_EXACT = 0,
  KSCORE_PRECISION_DAY = 1,
  KSCORE_PRECISION_ESTIMATED = 2,
  KSCORE_N_PRECISIONS
} KscorePrecision;

/**
 * KscorePostKind:
 *
 * What the owner published. Own reshares are never posts.
 */
typedef enum {
  KSCORE_POST_POST = 0,
  KSCORE_POST_REPLY = 1,
  KSCORE_POST_QUOTE = 2,
  KSCORE_POST_ARTICLE = 3,
  KSCORE_POST_VIDEO = 4,
  KSCORE_POST_COMMENT = 5,
  KSCORE_POST_REPOSITORY = 6,
  KSCORE_POST_RELEASE = 7,
  KSCORE_N_POST_KINDS
} KscorePostKind;

const char *kscore_kind_to_string        (KscoreKind kind);
gboolean    kscore_kind_from_string      (const char *string,
                                          KscoreKind *kind);
const char *kscore_mark_kind_to_string   (KscoreMarkKind kind);
gboolean    kscore_mark_kind_from_string (const char     *string,
                                          KscoreMarkKind *kind);
const char *kscore_precision_to_string   (KscorePrecision precision);
gboolean    kscore_precision_from_string (const char      *string,
                                          KscorePrecision *precision);
const char *kscore_post_kind_to_string   (KscorePostKind kind);
gboolean    kscore_post_kind_from_string (const char     *string,
                                          KscorePostKind *kind);
char      **kscore_kinds_to_strv         (KscoreKinds kinds);
KscoreKinds kscore_kinds_from_strv       (const char * const *names);

G_END_DECLS
