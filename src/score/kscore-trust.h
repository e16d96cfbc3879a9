#pragma once

#include "core/kscore-evidence.h"
#include "score/kscore-constants.h"

G_BEGIN_DECLS

#define KSCORE_ALL_SIGNALS ((KscoreSignals) ((1 << KSCORE_N_SIGNALS) - 1))

/**
 * KscoreTrustGroup:
 *
 * Accounts that act in lockstep, on one post or several. All but the overruled count as one person.
 */
typedef struct {
  guint32 person;       /* the actor that stands for it, or KSCORE_NO_INDEX: all are overruled */
  guint   first_member; /* into the members */
  guint   n_members;    /* the overruled too */
  guint   n_known;      /* of them the owner knows */
  guint   n_posts;      /* that they reacted to in lockstep */
  gint64  made_from;    /* seconds: when the first … */
  gint64  made_to;      /* … and the last account was made */
  gint64  reacted_from; /* seconds: their first … */
  gint64  reacted_to;   /* … and last reaction in lockstep */
} KscoreTrustGroup;

/**
 * KscoreTrust:
 *
 * What was found while reactions were judged.
 */
typedef struct {
  GArray  *groups;  /* (owned) (element-type KscoreTrustGroup) largest first */
  GArray  *members; /* (owned) (element-type guint32) actors, group after group, in their order */
  guint    n_reactions;                    /* by somebody known, who is not the owner */
  guint    n_unjudged[KSCORE_N_SIGNALS];   /* reactions of which a signal could tell nothing, by
                                            * the bit's place */
  guint    n_undated;                      /* reactions without an exact day */
  guint    n_untimed;                      /* reactions without an exact time, the undated too */
  guint    n_actors;                       /* different people who reacted */
  guint    n_without_created;              /* of them without a day they were made */
  guint    n_without_profile;              /* of them without followers or without posts */
  gboolean outgoing_known;                 /* whether anything is known of the owner's reactions */
} KscoreTrust;

KscoreTrust *kscore_trust_apply           (KscoreEvidence        *evidence,
                                           const KscoreConstants *constants,
                                           KscoreSignals          which);
void         kscore_trust_free            (KscoreTrust           *self);
const char  *kscore_signal_to_string      (KscoreSignals          signal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreTrust, kscore_trust_free)

G_END_DECLS
