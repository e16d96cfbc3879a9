#include "config.h"

#include "score/kscore-evidence-index.h"

static void
chain_init (KscoreChain *self)
{
  self->first = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->next = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
chain_clear (KscoreChain *self)
{
  g_clear_pointer (&self->first, g_array_unref);
  g_clear_pointer (&self->next, g_array_unref);
}

static void
chain_grow (KscoreChain *self,
            guint        n_keys)
{
  guint n = self->first->len;

  if (n_keys <= n)
    return;

  g_array_set_size (self->first, n_keys);
  for (guint i = n; i < n_keys; i++)
    g_array_index (self->first, guint32, i) = KSCORE_NO_INDEX;
}

/* The next element of its array belongs to @key. */
static void
chain_add (KscoreEvidenceIndex *index,
           KscoreChain         *self,
           guint32              key)
{
  guint32 element = self->next->len, next = KSCORE_NO_INDEX;

  if (key < self->first->len)
    {
      next = g_array_index (self->first, guint32, key);
      g_array_index (self->first, guint32, key) = element;
    }
  else if (key != KSCORE_NO_INDEX)
    index->strange = TRUE;

  g_array_append_val (self->next, next);
}

/**
 * kscore_evidence_index_init: (skip)
 * @self: (out caller-allocates): an index of nothing
 */
void
kscore_evidence_index_init (KscoreEvidenceIndex *self)
{
  *self = (KscoreEvidenceIndex) { 0 };
  chain_init (&self->interactions_by_post);
  chain_init (&self->interactions_by_actor);
  chain_init (&self->readings_by_post);
  chain_init (&self->self_replies_by_post);
  chain_init (&self->followers_by_actor);
  self->grouped = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->judged = g_array_new (FALSE, FALSE, sizeof (KscoreJudged));
  self->withdrawn = g_array_new (FALSE, FALSE, sizeof (KscoreWithdrawn));
}

/**
 * kscore_evidence_index_clear: (skip)
 * @self: an index
 */
void
kscore_evidence_index_clear (KscoreEvidenceIndex *self)
{
  chain_clear (&self->interactions_by_post);
  chain_clear (&self->interactions_by_actor);
  chain_clear (&self->readings_by_post);
  chain_clear (&self->self_replies_by_post);
  chain_clear (&self->followers_by_actor);
  g_clear_pointer (&self->grouped, g_array_unref);
  g_clear_pointer (&self->judged, g_array_unref);
  g_clear_pointer (&self->withdrawn, g_array_unref);
}

/**
 * kscore_evidence_index_update: (skip)
 * @self: an index
 * @evidence: the evidence that it is of, to which something may have been appended
 *
 * Takes in what is new.
 */
void
kscore_evidence_index_update (KscoreEvidenceIndex  *self,
                              const KscoreEvidence *evidence)
{
  KscoreEvidenceSizes *sizes = &self->sizes;

  chain_grow (&self->interactions_by_post, evidence->posts->len);
  chain_grow (&self->readings_by_post, evidence->posts->len);
  chain_grow (&self->self_replies_by_post, evidence->posts->len);
  chain_grow (&self->interactions_by_actor, evidence->actors->len);
  chain_grow (&self->followers_by_actor, evidence->actors->len);

  for (; sizes->n_interactions < evidence->interactions->len; sizes->n_interactions++)
    {
      const KscoreEvidenceInteraction *it;

      it = &g_array_index (evidence->interactions, KscoreEvidenceInteraction,
                           sizes->n_interactions);
      chain_add (self, &self->interactions_by_post, it->post);
      chain_add (self, &self->interactions_by_actor, it->actor);
    }
  for (; sizes->n_readings < evidence->readings->len; sizes->n_readings++)
    chain_add (self, &self->readings_by_post,
               g_array_index (evidence->readings, KscoreEvidenceReading, sizes->n_readings).post);
  for (; sizes->n_self_replies < evidence->self_replies->len; sizes->n_self_replies++)
    chain_add (self, &self->self_replies_by_post,
               g_array_index (evidence->self_replies, KscoreEvidenceSelfReply,
                              sizes->n_self_replies).post);
  for (; sizes->n_followers < evidence->followers->len; sizes->n_followers++)
    chain_add (self, &self->followers_by_actor,
               g_array_index (evidence->followers, KscoreEvidenceFollowers,
                              sizes->n_followers).actor);
  for (; sizes->n_actors < evidence->actors->len; sizes->n_actors++)
    {
      guint32 person = g_array_index (evidence->actors, KscoreEvidenceActor,
                                      sizes->n_actors).person;

      if (person < evidence->actors->len && person != sizes->n_actors)
        g_array_append_val (self->grouped, sizes->n_actors);
      else if (person >= evidence->actors->len && person != KSCORE_NO_INDEX)
        self->strange = TRUE;
    }

  for (; sizes->n_marks < evidence->marks->len; sizes->n_marks++)
    {
      guint32 maker = g_array_index (evidence->marks, KscoreEvidenceMark, sizes->n_marks).maker;

      if (maker != KSCORE_NO_INDEX && maker >= evidence->actors->len)
        self->strange = TRUE;
    }

  sizes->n_accounts = evidence->accounts->len;
  sizes->n_posts = evidence->posts->len;
  sizes->n_audience = evidence->audience->len;
  sizes->n_coverage = evidence->coverage->len;
}
