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
  KscoreTrust        *trust;    /* (owned) (nullable) as last judged */
  gboolean            regrouped; /* others are one person than at the last update */
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
 * kscore_resident_copy:
 * @self: evidence with its ledger, up to date
 *
 * Only reads @self, of whose evidence others may read too.
 *
 * Returns: (transfer full): the same, to which something else may be appended
 */
KscoreResident *
kscore_resident_copy (const KscoreResident *self)
{
  return kscore_resident_new_take (kscore_evidence_copy (self->evidence),
                                   kscore_ledger_ref (self->ledger));
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
  g_clear_pointer (&self->trust, kscore_trust_free);
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

/**
 * kscore_resident_withdraw:
 * @self: evidence with its ledger
 * @reading: the index of one of its readings, known at the last update and not withdrawn yet
 *
 * Tells that a reading of a count is not to be heeded any more; to be taken in by the next update.
 * Its place in the evidence stays, without a kind.
 */
void
kscore_resident_withdraw (KscoreResident *self,
                          guint32         reading)
{
  KscoreEvidenceReading *it = &g_array_index (self->evidence->readings, KscoreEvidenceReading,
                                              reading);
  KscoreWithdrawn withdrawn = { reading, it->kind };

  g_return_if_fail (reading < self->index.sizes.n_readings && it->kind != KSCORE_KIND_NONE);

  it->kind = KSCORE_KIND_NONE;
  g_array_append_val (self->index.withdrawn, withdrawn);
}

/* What judging overwrites, of what the last update took in. */
typedef struct {
  float   trust;
  guint16 signals;
} Judgement;

static Judgement *
keep_interactions (KscoreResident *self)
{
  guint n = self->index.sizes.n_interactions;
  const KscoreEvidenceInteraction *it;
  Judgement *kept = g_new (Judgement, n + 1);

  it = (const KscoreEvidenceInteraction *) self->evidence->interactions->data;
  for (guint i = 0; i < n; i++)
    kept[i] = (Judgement) { it[i].trust, it[i].signals };

  return kept;
}

static Judgement *
keep_marks (KscoreResident *self)
{
  guint n = self->index.sizes.n_marks;
  const KscoreEvidenceMark *it = (const KscoreEvidenceMark *) self->evidence->marks->data;
  Judgement *kept = g_new (Judgement, n + 1);

  for (guint i = 0; i < n; i++)
    kept[i] = (Judgement) { it[i].trust, it[i].signals };

  return kept;
}

static guint32 *
keep_people (KscoreResident *self)
{
  guint n = self->index.sizes.n_actors;
  const KscoreEvidenceActor *it = (const KscoreEvidenceActor *) self->evidence->actors->data;
  guint32 *kept = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    kept[i] = it[i].person;

  return kept;
}

static void
compare_judgements (KscoreResident  *self,
                    const Judgement *interactions,
                    const Judgement *marks,
                    const guint32   *people)
{
  const KscoreEvidence *evidence = self->evidence;

  for (guint i = 0; i < self->index.sizes.n_interactions; i++)
    {
      const KscoreEvidenceInteraction *it;
      KscoreJudged judged = { i, interactions[i].trust, interactions[i].signals };

      it = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, i);
      if (memcmp (&it->trust, &judged.trust, sizeof (float)) != 0 ||
          it->signals != judged.signals)
        g_array_append_val (self->index.judged, judged);
    }
  for (guint i = 0; i < self->index.sizes.n_marks; i++)
    {
      const KscoreEvidenceMark *it = &g_array_index (evidence->marks, KscoreEvidenceMark, i);

      self->index.marks_judged |= it->trust < marks[i].trust || it->trust > marks[i].trust ||
                                  it->signals != marks[i].signals;
    }
  for (guint i = 0; i < self->index.sizes.n_actors; i++)
    self->regrouped |= g_array_index (evidence->actors, KscoreEvidenceActor, i).person
                       != people[i];
}

/**
 * kscore_resident_judge:
 * @self: evidence with its ledger
 *
 * Judges the reactions and marks anew, where any may have another trust by what was appended. To
 * be called once before each update, if at all: without it, what is appended keeps the trust that
 * it came with. Looks at all of the evidence.
 *
 * Returns: (transfer none): what was found
 */
const KscoreTrust *
kscore_resident_judge (KscoreResident *self)
{
  g_autofree Judgement *interactions = keep_interactions (self);
  g_autofree Judgement *marks = keep_marks (self);
  g_autofree guint32 *people = keep_people (self);

  g_return_val_if_fail (self->index.judged->len == 0, NULL);

  g_clear_pointer (&self->trust, kscore_trust_free);
  self->trust = kscore_trust_apply (self->evidence, &self->ledger->constants, KSCORE_ALL_SIGNALS);
  compare_judgements (self, interactions, marks, people);

  return self->trust;
}

/**
 * kscore_resident_take_trust:
 * @self: evidence with its ledger
 *
 * Returns: (transfer full) (nullable): what kscore_resident_judge() found, once
 */
KscoreTrust *
kscore_resident_take_trust (KscoreResident *self)
{
  return g_steal_pointer (&self->trust);
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
  gboolean done = FALSE;

  kscore_ledger_update_init (&update);
  if (!self->regrouped)
    {
      own_ledger (self);
      kscore_evidence_index_update (&self->index, self->evidence);
      done = kscore_ledger_update_apply (&update, self->ledger, self->evidence, &self->index,
                                         &before, self->people);
    }
  g_array_set_size (self->people, 0);
  g_array_set_size (self->index.judged, 0);
  g_array_set_size (self->index.withdrawn, 0);
  self->index.marks_judged = FALSE;
  self->regrouped = FALSE;
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
