#pragma once

#include "score/kscore-trust.h"

G_BEGIN_DECLS

/* What somebody's profile told on a day, KSCORE_UNKNOWN where it did not. */
typedef struct {
  gint64 followers; /* the highest up to the day */
  gint64 following;
  gint64 posts;
} KscoreTrustState;

/* Days in which somebody was one of a pod. */
typedef struct {
  guint32   actor;
  KscoreDay from;
  KscoreDay to;
} KscoreTrustPod;

/* Where some accounts acted in lockstep. */
typedef struct {
  guint32 actor; /* one of them */
  guint32 post;
  gint64  made_from;
  gint64  made_to;
  gint64  reacted_from;
  gint64  reacted_to;
} KscoreTrustSighting;

typedef struct {
  KscoreEvidence          *evidence;   /* (unowned) */
  const KscoreConstants   *constants;  /* (unowned) */
  guint                    n_actors;
  guint                   *state_start; /* (owned) n_actors + 1 of them, into: */
  KscoreEvidenceFollowers *states;      /* (owned) by actor and day */
  guint16                 *habits;      /* (owned) KscoreSignals, by actor */
  guint32                 *parents;     /* (owned) of the tree of a lockstep group, by actor */
  GArray                  *sightings;   /* (owned) (element-type KscoreTrustSighting) by post */
  GArray                  *pods;        /* (owned) (element-type KscoreTrustPod) by actor and day */
} KscoreTrustWork;

void     kscore_trust_work_get_state     (const KscoreTrustWork *work,
                                          guint32                actor,
                                          KscoreDay              day,
                                          KscoreTrustState      *state);
guint32  kscore_trust_work_get_root      (KscoreTrustWork       *work,
                                          guint32                actor);
gboolean kscore_trust_work_is_in_pod     (const KscoreTrustWork *work,
                                          guint32                actor,
                                          KscoreDay              day);
void     kscore_trust_work_find_lockstep (KscoreTrustWork       *work);
void     kscore_trust_work_find_instant  (KscoreTrustWork       *work);
void     kscore_trust_work_find_pods     (KscoreTrustWork       *work);

/* The actor of a reaction that can be judged, or NULL. */
static inline const KscoreEvidenceActor *
kscore_trust_work_get_actor (const KscoreTrustWork *work,
                             guint32                index)
{
  const KscoreEvidenceActor *actor;

  if (index >= work->n_actors)
    return NULL;

  actor = &g_array_index (work->evidence->actors, KscoreEvidenceActor, index);
  return actor->owner ? NULL : actor;
}

G_END_DECLS
