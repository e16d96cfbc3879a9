#pragma once

#include "score/kscore-attribution.h"

G_BEGIN_DECLS

/* Days that a list of people looks back: a quarter, as the score's complete weeks. */
#define KSCORE_ENGAGEMENT_DAYS 91
/* Days that count as lately. */
#define KSCORE_ENGAGEMENT_RECENT 28
/* Covered days without anything from somebody that count as silence. */
#define KSCORE_ENGAGEMENT_SILENCE 91

/**
 * KscoreWritten:
 * @KSCORE_WRITTEN_NOTHING: wrote nothing lately
 * @KSCORE_WRITTEN_ANSWERED: wrote, and the owner answered
 * @KSCORE_WRITTEN_WAITING: wrote, and no answer followed among the owner's posts, all of which are
 *   known
 * @KSCORE_WRITTEN_UNKNOWN: wrote; whether the owner answered is not known
 *
 * What became of the newest reply, mention, comment or quote.
 */
typedef enum {
  KSCORE_WRITTEN_NOTHING,
  KSCORE_WRITTEN_ANSWERED,
  KSCORE_WRITTEN_WAITING,
  KSCORE_WRITTEN_UNKNOWN,
} KscoreWritten;

/**
 * KscoreEngagedPerson:
 *
 * Somebody who reacted in the last 91 days; a lockstep group is one. Indices are those of the
 * evidence.
 */
typedef struct {
  double        points;       /* Response and Recognition, of all time; NAN where nothing of it is
                               * scored */
  double        lasting;      /* the points of it that are Recognition */
  guint32       person;       /* actor that stands for the group */
  guint32       actor;        /* of the newest reaction */
  guint32       account;      /* of the same */
  guint         n_reactions;
  guint         n_days;       /* different days of those */
  guint         n_accounts;   /* different accounts of those; more than 1 in a group */
  guint         kinds[KSCORE_N_KINDS]; /* reactions of each kind */
  KscoreDay     last_day;
  KscoreDay     silent_since; /* the last reaction before the silence, or UNKNOWN */
  gboolean      established;  /* a supporter who brings Recognition */
  gboolean      marks;        /* put the owner on a list, recommended them, or the like */
  gboolean      is_new;       /* never reacted before, as far as can be told */
  gboolean      came_back;
  gboolean      maybe_new;    /* no reaction is known before, but too few of the days are */
  gboolean      maybe_back;   /* none is known of 91 days before, but not all of them are */
  gboolean      discounted;   /* a signal lowered the trust in any of these reactions */
  KscoreWritten written;
  KscoreKind    written_kind; /* of the newest message of the last 28 days, else NONE */
  KscoreDay     written_day;  /* or UNKNOWN */
  guint32       written_post; /* what it is about, or NO_INDEX */
} KscoreEngagedPerson;

/**
 * KscoreEngagedPeople:
 *
 * People who reacted, most points first.
 */
typedef struct {
  KscoreDay from;      /* first day of the list */
  KscoreDay day;       /* the last */
  GArray   *people;    /* (owned) (element-type KscoreEngagedPerson) */
  guint     n_new;
  guint     n_back;
  guint     n_waiting;
  guint     n_unknown; /* wrote, and it is not known whether they were answered */
  gboolean  tells_new; /* any account is covered far enough back to say who is new */
} KscoreEngagedPeople;

KscoreEngagedPeople *kscore_engaged_people_new  (const KscoreEvidence    *evidence,
                                                 const KscoreLedger      *ledger,
                                                 const KscoreAttribution *attribution,
                                                 KscoreDay                day);
void                 kscore_engaged_people_free (KscoreEngagedPeople     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreEngagedPeople, kscore_engaged_people_free)

G_END_DECLS
