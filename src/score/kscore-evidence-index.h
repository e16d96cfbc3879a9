#pragma once

#include "core/kscore-evidence.h"

G_BEGIN_DECLS

/* Which elements of an array belong to each element of another, newest first. */
typedef struct {
  GArray *first; /* (owned) (element-type guint32) by key, or NO_INDEX */
  GArray *next;  /* (owned) (element-type guint32) by element, or NO_INDEX */
} KscoreChain;

/* How much of the evidence there is. */
typedef struct {
  guint n_accounts;
  guint n_posts;
  guint n_self_replies;
  guint n_readings;
  guint n_actors;
  guint n_followers;
  guint n_interactions;
  guint n_marks;
  guint n_audience;
  guint n_coverage;
} KscoreEvidenceSizes;

/* An interaction of before whose trust is another now. */
typedef struct {
  guint32 interaction;
  float   trust;   /* that it had */
  guint16 signals; /* that it had */
} KscoreJudged;

/* A reading that is gone: the evidence keeps its place, without a kind. */
typedef struct {
  guint32 reading;
  guint8  kind; /* that it had */
} KscoreWithdrawn;

/* What is needed to take in more evidence without looking at all of it. */
typedef struct {
  KscoreChain         interactions_by_post;
  KscoreChain         interactions_by_actor;
  KscoreChain         readings_by_post;
  KscoreChain         self_replies_by_post;
  KscoreChain         followers_by_actor;
  GArray             *grouped; /* (owned) (element-type guint32) actors for whom another stands */
  GArray             *judged;  /* (owned) (element-type KscoreJudged) since the last update, in
                                * order */
  GArray             *withdrawn; /* (owned) (element-type KscoreWithdrawn) since the last update */
  gboolean            marks_judged; /* some mark has another trust since */
  gboolean            strange; /* some refer to what is not there */
  KscoreEvidenceSizes sizes;   /* how much of it is taken in */
} KscoreEvidenceIndex;

void     kscore_evidence_index_init   (KscoreEvidenceIndex       *self);
void     kscore_evidence_index_clear  (KscoreEvidenceIndex       *self);
void     kscore_evidence_index_update (KscoreEvidenceIndex       *self,
                                       const KscoreEvidence      *evidence);

static inline guint32
kscore_chain_get_first (const KscoreChain *self,
                        guint32            key)
{
  return key < self->first->len ? g_array_index (self->first, guint32, key) : KSCORE_NO_INDEX;
}

static inline guint32
kscore_chain_get_next (const KscoreChain *self,
                       guint32            element)
{
  return g_array_index (self->next, guint32, element);
}

G_END_DECLS
