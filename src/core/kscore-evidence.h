#pragma once

#include <glib.h>

#include "core/kscore-date.h"
#include "core/kscore-kind.h"

G_BEGIN_DECLS

/* An index into another array of the same evidence, or none. */
#define KSCORE_NO_INDEX G_MAXUINT32

/**
 * KscoreSignals:
 * @KSCORE_SIGNAL_NEW: its account was younger than 30 days when it reacted
 * @KSCORE_SIGNAL_EMPTY: no posts and no followers
 * @KSCORE_SIGNAL_FOLLOWS_MANY: follows fifty times more than it is followed
 * @KSCORE_SIGNAL_LOCKSTEP: one of many made at the same time that reacted at the same time
 * @KSCORE_SIGNAL_INSTANT: reacts to nearly all posts within a minute
 * @KSCORE_SIGNAL_POD: one of several who react to nearly all posts within the hour, and to each of
 *   whom the owner reacted often
 *
 * What lowered the trust in a reaction. A signal is no verdict.
 */
typedef enum {
  KSCORE_SIGNAL_NEW          = 1 << 0,
  KSCORE_SIGNAL_EMPTY        = 1 << 1,
  KSCORE_SIGNAL_FOLLOWS_MANY = 1 << 2,
  KSCORE_SIGNAL_LOCKSTEP     = 1 << 3,
  KSCORE_SIGNAL_INSTANT      = 1 << 4,
  KSCORE_SIGNAL_POD          = 1 << 5,
} KscoreSignals;

#define KSCORE_N_SIGNALS 6

/**
 * KscoreEvidenceAccount:
 *
 * One of the owner's linked accounts.
 */
typedef struct {
  gint64    id;          /* the store's */
  char     *network;     /* (owned) */
  char     *native_id;   /* (owned) */
  char     *handle;      /* (owned) */
  KscoreDay created_day; /* or KSCORE_DAY_UNKNOWN; days before it are covered and empty */
} KscoreEvidenceAccount;

typedef struct {
  gint64    id;
  KscoreDay day;
  guint16   account;
  guint8    precision; /* KscorePrecision of @at */
  guint8    kind;      /* KscorePostKind */
  gint64    at;        /* seconds */
} KscoreEvidencePost;

/* A reply of the owner to a post of the owner, hidden in its reply counts and not among the
 * interactions. */
typedef struct {
  guint32   post; /* that it answers */
  KscoreDay day;
} KscoreEvidenceSelfReply;

typedef struct {
  gint64  at; /* seconds */
  gint64  total;
  guint32 post;
  guint8  kind; /* KscoreKind */
} KscoreEvidenceReading;

typedef struct {
  gint64    seq;
  KscoreDay day;
  guint32   actor;
  guint32   post;    /* or KSCORE_NO_INDEX */
  float     trust;   /* tau of this reaction, 1 unless discounted */
  guint16   account;
  guint8    kind;
  guint8    precision;
  guint16   signals; /* KscoreSignals that lowered it */
  gint64    at;      /* seconds; of use where the precision is exact */
} KscoreEvidenceInteraction;

typedef struct {
  gint64    id;
  gint64    created_at; /* seconds, or KSCORE_TIME_UNKNOWN */
  guint32   person; /* index of the actor that stands for its group; itself unless in one */
  gboolean  known;  /* the owner knows them: no signal lowers their trust */
  gboolean  owner;  /* one of the owner's own accounts: takes a unit off a count, earns nothing */
  gboolean  follows_owner;
  gboolean  followed_by_owner;
  KscoreDay follows_day; /* from which day it is known to follow, or KSCORE_DAY_UNKNOWN */
  KscoreDay purged_day;  /* first day of a purged supporter, else KSCORE_DAY_UNKNOWN */
  gboolean  purged_established;
  guint16   account;     /* the owner's account it was seen at first */
} KscoreEvidenceActor;

/* One reading of an actor's profile. */
typedef struct {
  gint64    followers; /* or KSCORE_UNKNOWN, like the two below */
  guint32   actor;
  KscoreDay day;
  gint64    following;
  gint64    posts;
} KscoreEvidenceFollowers;

typedef struct {
  double    value;
  guint32   maker;  /* index into actors, or KSCORE_NO_INDEX */
  guint32   source; /* equal for marks of the same thing */
  guint32   domain; /* equal for linking pages of one registrable domain, or KSCORE_NO_INDEX */
  KscoreDay from;
  KscoreDay to;     /* the first day without it, KSCORE_DAY_UNKNOWN while it lasts */
  float     trust;
  guint16   account;
  guint8    kind;   /* KscoreMarkKind */
  guint16   signals; /* KscoreSignals that lowered it */
} KscoreEvidenceMark;

/* So many reactions of the owner to somebody on a day. Never evidence of the score itself. */
typedef struct {
  gint64    count;
  guint32   actor; /* or KSCORE_NO_INDEX: nobody told to whom */
  KscoreDay day;   /* or KSCORE_DAY_UNKNOWN */
  guint16   account;
  guint8    kind; /* KscoreKind */
} KscoreEvidenceOutgoing;

/* The owner answered somebody. Whom is an actor of the evidence, somebody who never reacted (@actor
 * is KSCORE_NO_INDEX), or not known. */
typedef struct {
  gint64   seq;       /* of what was answered, as with interactions; 0 where not known */
  gint64   at;        /* seconds */
  guint32  actor;
  guint16  account;
  guint8   precision; /* KscorePrecision of @at */
  gboolean known;     /* whom */
} KscoreEvidenceAnswer;

typedef struct {
  gint64    followers;
  KscoreDay day;
  guint16   account;
} KscoreEvidenceAudience;

typedef struct {
  KscoreDay   from;
  KscoreDay   to;
  KscoreKinds kinds;
  guint16     account;
} KscoreEvidenceCoverage;

/**
 * KscoreEvidence:
 *
 * Everything known about the owner, as flat arrays: what the store reads and the model eats. In
 * any order; the model sorts for itself.
 */
typedef struct {
  GArray *accounts;     /* (owned) (element-type KscoreEvidenceAccount) */
  GArray *posts;        /* (owned) (element-type KscoreEvidencePost) */
  GArray *self_replies; /* (owned) (element-type KscoreEvidenceSelfReply) */
  GArray *readings;     /* (owned) (element-type KscoreEvidenceReading) */
  GArray *actors;       /* (owned) (element-type KscoreEvidenceActor) */
  GArray *followers;    /* (owned) (element-type KscoreEvidenceFollowers) */
  GArray *interactions; /* (owned) (element-type KscoreEvidenceInteraction) */
  GArray *marks;        /* (owned) (element-type KscoreEvidenceMark) */
  GArray *audience;     /* (owned) (element-type KscoreEvidenceAudience) */
  GArray *coverage;     /* (owned) (element-type KscoreEvidenceCoverage) */
  GArray *outgoing;     /* (owned) (element-type KscoreEvidenceOutgoing) */
  GArray *answers;      /* (owned) (element-type KscoreEvidenceAnswer) */
} KscoreEvidence;

KscoreEvidence *kscore_evidence_new  (void);
KscoreEvidence *kscore_evidence_copy (const KscoreEvidence *evidence);
void            kscore_evidence_free (KscoreEvidence *evidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreEvidence, kscore_evidence_free)

G_END_DECLS
