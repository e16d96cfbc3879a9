#include "config.h"

#include "service/kscore-loaded-evidence.h"

#include "score/kscore-resident.h"
#include "store/kscore-evidence-follower.h"

static KscoreLoadedEvidence *
make (KscoreEvidence        *evidence,
      const KscoreConstants *constants,
      KscoreDay              today)
{
  KscoreLoadedEvidence *self = g_new0 (KscoreLoadedEvidence, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->today = today;
  self->in_order = TRUE;
  self->evidence = evidence;
  self->trust = kscore_trust_apply (evidence, constants, KSCORE_ALL_SIGNALS);
  self->ledger = kscore_ledger_new (evidence, constants);
  self->day = kscore_ledger_get_score_day (self->ledger, today);

  return self;
}

/**
 * kscore_loaded_evidence_new:
 * @evidence: (transfer full): what was read
 * @constants: the model's version
 * @use: (nullable): whose constants they are
 * @today: the day
 *
 * Returns: (transfer full): the evidence, judged, with its ledger
 */
KscoreLoadedEvidence *
kscore_loaded_evidence_new (KscoreEvidence        *evidence,
                            const KscoreConstants *constants,
                            KscoreModelUse        *use,
                            KscoreDay              today)
{
  KscoreLoadedEvidence *self = make (evidence, constants, today);

  if (use != NULL)
    self->use = kscore_model_use_ref (use);

  /* The ledger has taken what it needs of them, and they are the most of a long archive. */
  g_clear_pointer (&evidence->readings, g_array_unref);
  evidence->readings = g_array_new (FALSE, FALSE, sizeof (KscoreEvidenceReading));

  return self;
}

/**
 * kscore_loaded_evidence_new_followed:
 * @evidence: (transfer full): what was read
 * @use: the model's version in use
 * @today: the day
 * @mark: when it was read
 *
 * As kscore_loaded_evidence_new(), for kscore_loaded_evidence_follow().
 *
 * Returns: (transfer full): the evidence, judged, with its ledger
 */
KscoreLoadedEvidence *
kscore_loaded_evidence_new_followed (KscoreEvidence    *evidence,
                                     KscoreModelUse    *use,
                                     KscoreDay          today,
                                     KscoreJournalMark  mark)
{
  KscoreLoadedEvidence *self = make (evidence, &use->version->constants, today);

  self->resident = kscore_resident_new_take (evidence, kscore_ledger_ref (self->ledger));
  self->use = kscore_model_use_ref (use);
  self->mark = mark;

  return self;
}

/**
 * kscore_loaded_evidence_ref:
 * @loaded: evidence in memory
 *
 * Returns: (transfer full): the same
 */
KscoreLoadedEvidence *
kscore_loaded_evidence_ref (KscoreLoadedEvidence *loaded)
{
  g_atomic_ref_count_inc (&loaded->ref_count);

  return loaded;
}

/**
 * kscore_loaded_evidence_unref:
 * @loaded: (transfer full): evidence in memory
 */
void
kscore_loaded_evidence_unref (KscoreLoadedEvidence *loaded)
{
  if (!g_atomic_ref_count_dec (&loaded->ref_count))
    return;

  if (loaded->resident == NULL)
    g_clear_pointer (&loaded->evidence, kscore_evidence_free);
  g_clear_pointer (&loaded->resident, kscore_resident_free);
  g_clear_pointer (&loaded->ledger, kscore_ledger_unref);
  g_clear_pointer (&loaded->trust, kscore_trust_free);
  g_clear_pointer (&loaded->use, kscore_model_use_unref);
  g_free (loaded);
}

typedef struct {
  KscoreLoadedEvidence *loaded;   /* (owned) (nullable): what others may have too */
  KscoreResident       *resident; /* (owned) (nullable): what is made of it where more came */
  KscoreFollowed        followed;
  gboolean              done;
} Follow;

static void
follow_clear (Follow *self)
{
  g_clear_pointer (&self->loaded, kscore_loaded_evidence_unref);
  g_clear_pointer (&self->resident, kscore_resident_free);
  kscore_followed_clear (&self->followed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Follow, follow_clear)

/* Whoever else has the evidence keeps it as it is. */
static KscoreResident *
take_resident (KscoreLoadedEvidence *loaded)
{
  if (g_atomic_ref_count_compare (&loaded->ref_count, 1))
    {
      loaded->evidence = NULL;
      return g_steal_pointer (&loaded->resident);
    }

  return kscore_resident_copy (loaded->resident);
}

static gboolean
follow (KscoreDatabase       *db,
        const KscoreChanges  *changes,
        gpointer              data,
        GError              **error)
{
  Follow *self = data;
  g_autoptr (KscoreModelUse) use = kscore_model_use_read (db, self->loaded->use, error);

  if (use == NULL)
    return FALSE;
  if (use != self->loaded->use)
    return TRUE;
  if (changes->kinds == 0)
    {
      self->done = TRUE;
      return TRUE;
    }

  self->resident = take_resident (self->loaded);

  return kscore_evidence_follow (db, kscore_resident_get_evidence (self->resident), changes,
                                 &self->followed, &self->done, error);
}

/* What was appended is judged, together with all there was. */
static void
update (Follow *self)
{
  for (guint i = 0; i < self->followed.follows->len; i++)
    {
      const KscoreNewFollow *it = &g_array_index (self->followed.follows, KscoreNewFollow, i);

      kscore_resident_follow (self->resident, it->actor, it->day);
    }
  for (guint i = 0; i < self->followed.withdrawn->len; i++)
    kscore_resident_withdraw (self->resident,
                              g_array_index (self->followed.withdrawn, guint32, i));

  kscore_resident_judge (self->resident);
  kscore_resident_update (self->resident);
}

static KscoreLoadedEvidence *
renew (Follow            *self,
       KscoreJournalMark  mark)
{
  KscoreLoadedEvidence *loaded = g_new0 (KscoreLoadedEvidence, 1);

  g_atomic_ref_count_init (&loaded->ref_count);
  loaded->today = self->loaded->today;
  loaded->use = kscore_model_use_ref (self->loaded->use);
  loaded->mark = mark;
  /* That of before is let go of first: a ledger that nobody else has is not copied. */
  g_clear_pointer (&self->loaded, kscore_loaded_evidence_unref);
  update (self);

  loaded->evidence = kscore_resident_get_evidence (self->resident);
  loaded->trust = kscore_resident_take_trust (self->resident);
  loaded->ledger = kscore_ledger_ref (kscore_resident_get_ledger (self->resident));
  loaded->day = kscore_ledger_get_score_day (loaded->ledger, loaded->today);
  loaded->resident = g_steal_pointer (&self->resident);

  return loaded;
}

/**
 * kscore_loaded_evidence_follow:
 * @loaded: (transfer full): evidence of kscore_loaded_evidence_new_followed() or of this
 * @store: where it was read from
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Brings evidence up to date with what was written since, without reading it again. Whoever else
 * has @loaded keeps it as it is. What is new stands last in the arrays, otherwise the result is
 * what would be read now, within the precision of the model.
 *
 * Returns: (transfer full) (nullable): the evidence of now; NULL where it has to be read anew, or
 *   with @error set
 */
KscoreLoadedEvidence *
kscore_loaded_evidence_follow (KscoreLoadedEvidence  *loaded,
                               KscoreStore           *store,
                               GCancellable          *cancellable,
                               GError               **error)
{
  g_auto (Follow) self = { .loaded = loaded };
  KscoreJournalMark mark = loaded->mark;

  kscore_followed_init (&self.followed);
  if (!kscore_store_follow (store, &mark, follow, &self, cancellable, error) || !self.done)
    return NULL;

  return self.resident != NULL ? renew (&self, mark) : g_steal_pointer (&self.loaded);
}
