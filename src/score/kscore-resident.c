#include "config.h"

#include "score/kscore-resident.h"

#include <math.h>
#include <string.h>

#include "score/kscore-ledger-update.h"
#include "score/kscore-score-private.h"

struct _KscoreResident {
  KscoreEvidence     *evidence; /* (owned) */
  KscoreLedger       *ledger;   /* (owned) */
  KscoreEvidenceIndex index;
  KscoreScoreCache    cache;    /* of @ledger */
  GArray             *people;   /* (owned) (element-type guint32) who follow since */
};

/**
 * kscore_resident_new:
 * @evidence: (transfer full): what is known
 * @constants: the model's version
 *
 * Returns: (transfer full): the evidence with its ledger
 */
KscoreResident *
kscore_resident_new (KscoreEvidence        *evidence,
                     const KscoreConstants *constants)
{
  return kscore_resident_new_take (evidence, kscore_ledger_new (evidence, constants));
}

/**
 * kscore_resident_new_take:
 * @evidence: (transfer full): what is known, its readings included
 * @ledger: (transfer full): what was made of it
 *
 * Returns: (transfer full): the evidence with its ledger
 */
KscoreResident *
kscore_resident_new_take (KscoreEvidence *evidence,
                          KscoreLedger   *ledger)
{
  KscoreResident *self = g_new0 (KscoreResident, 1);

  self->evidence = evidence;
  self->ledger = ledger;
  self->people = g_array_new (FALSE, FALSE, sizeof (guint32));
  kscore_score_cache_init (&self->cache);
  kscore_evidence_index_init (&self->index);
  kscore_evidence_index_update (&self->index, evidence);

  return self;
}

/**
 * kscore_resident_free:
 * @self: (transfer full): evidence with its ledger
 */
void
kscore_resident_free (KscoreResident *self)
{
  kscore_score_cache_clear (&self->cache);
  kscore_evidence_index_clear (&self->index);
  g_array_unref (self->people);
  kscore_ledger_unref (self->ledger);
  kscore_evidence_free (self->evidence);
  g_free (self);
}

/**
 * kscore_resident_get_evidence:
 * @self: evidence with its ledger
 *
 * Elements may be appended to its arrays, to be taken in by kscore_resident_update(). What is
 * there already must stay as it is.
 *
 * Returns: (transfer none): the evidence
 */
KscoreEvidence *
kscore_resident_get_evidence (KscoreResident *self)
{
  return self->evidence;
}

/**
 * kscore_resident_get_ledger:
 * @self: evidence with its ledger
 *
 * Whoever wants to read it while the evidence grows takes a reference: it then stays as it is, and
 * the next update works on a copy.
 *
 * Returns: (transfer none): the ledger as of the last update
 */
KscoreLedger *
kscore_resident_get_ledger (KscoreResident *self)
{
  return self->ledger;
}

/**
 * kscore_resident_follow:
 * @self: evidence with its ledger
 * @actor: one of its actors, known before the last update
 * @day: from which day it is known to follow the owner, or %KSCORE_DAY_UNKNOWN
 *
 * Tells that somebody known follows the owner now; to be taken in by the next update. The follow
 * itself, where it has a date, is an interaction.
 */
void
kscore_resident_follow (KscoreResident *self,
                        guint32         actor,
                        KscoreDay       day)
{
  KscoreEvidenceActor *it = &g_array_index (self->evidence->actors, KscoreEvidenceActor, actor);
  guint32 person = kscore_ledger_get_person (self->evidence, actor);

  it->follows_owner = TRUE;
  it->follows_day = day;
  g_array_append_val (self->people, person);
}

static void
rebuild (KscoreResident *self)
{
  KscoreLedger *old = self->ledger;

  self->ledger = kscore_ledger_new (self->evidence, &old->constants);
  kscore_ledger_unref (old);
  kscore_evidence_index_clear (&self->index);
  kscore_evidence_index_init (&self->index);
  kscore_evidence_index_update (&self->index, self->evidence);
}

/* A ledger that nobody else reads. */
static void
own_ledger (KscoreResident *self)
{
  KscoreLedger *copy;

  if (g_atomic_int_get (&self->ledger->ref_count) == 1)
    return;

  copy = kscore_ledger_copy (self->ledger);
  kscore_ledger_unref (self->ledger);
  self->ledger = copy;
}

/**
 * kscore_resident_update:
 * @self: evidence with its ledger
 *
 * Takes in what was appended to the evidence. Where that is much, or of a kind that changes
 * everything (another account), the ledger is made anew.
 *
 * Returns: whether only what changed was computed
 */
gboolean
kscore_resident_update (KscoreResident *self)
{
  KscoreEvidenceSizes before = self->index.sizes;
  g_auto (KscoreLedgerUpdate) update = { 0 };
  gboolean done;

  own_ledger (self);
  kscore_evidence_index_update (&self->index, self->evidence);
  kscore_ledger_update_init (&update);
  done = kscore_ledger_update_apply (&update, self->ledger, self->evidence, &self->index, &before,
                                     self->people);
  g_array_set_size (self->people, 0);
  if (!done)
    rebuild (self);
  kscore_score_cache_update (&self->cache, self->ledger, done ? &update : NULL);

  return done;
}

/**
 * kscore_resident_score:
 * @self: evidence with its ledger, up to date
 * @day: the day of the score
 *
 * Returns: (transfer full): the same as kscore_score_new()
 */
KscoreScore *
kscore_resident_score (KscoreResident *self,
                       KscoreDay       day)
{
  kscore_score_cache_prepare (&self->cache, self->ledger, day);
  return kscore_score_new_cached (self->ledger, day, NULL, &self->cache);
}

/**
 * kscore_resident_attribute:
 * @self: evidence with its ledger, up to date
 * @score: a score of it as it is now
 *
 * Returns: (transfer full): the same as kscore_attribution_new()
 */
KscoreAttribution *
kscore_resident_attribute (KscoreResident    *self,
                           const KscoreScore *score)
{
  kscore_score_cache_prepare (&self->cache, self->ledger, score->day);
  return kscore_attribution_new_cached (self->ledger, score, &self->cache);
}
