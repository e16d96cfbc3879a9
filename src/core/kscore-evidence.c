#include "config.h"

#include "core/kscore-evidence.h"

static void
account_clear (gpointer data)
{
  KscoreEvidenceAccount *account = data;

  g_clear_pointer (&account->network, g_free);
  g_clear_pointer (&account->native_id, g_free);
  g_clear_pointer (&account->handle, g_free);
}

/**
 * kscore_evidence_new:
 *
 * Returns: (transfer full): evidence with every array empty
 */
KscoreEvidence *
kscore_evidence_new (void)
{
  KscoreEvidence *self = g_new0 (KscoreEvidence, 1);

  self->accounts = g_array_new (FALSE, TRUE, sizeof (KscoreEvidenceAccount));
  g_array_set_clear_func (self->accounts, account_clear);
  self->posts = g_array_new (FALSE, TRUE, sizeof (KscoreEvidencePost));
  self->self_replies = g_array_new (FALSE, TRUE, sizeof (KscoreEvidenceSelfReply));
  self->readings = g_array_new (FALSE, TRUE, sizeof (KscoreEvidenceReading));
  self->actors = g_array_new (FALSE, TRUE, sizeof (KscoreEvidenceActor));
  self->followers = g_array_new (FALSE, TRUE, sizeof (KscoreEvidenceFollowers));
  self->interactions = g_array_new (FALSE, TRUE, sizeof (KscoreEvidenceInteraction));
  self->marks = g_array_new (FALSE, TRUE, sizeof (KscoreEvidenceMark));
  self->audience = g_array_new (FALSE, TRUE, sizeof (KscoreEvidenceAudience));
  self->coverage = g_array_new (FALSE, TRUE, sizeof (KscoreEvidenceCoverage));
  self->outgoing = g_array_new (FALSE, TRUE, sizeof (KscoreEvidenceOutgoing));
  self->answers = g_array_new (FALSE, TRUE, sizeof (KscoreEvidenceAnswer));

  return self;
}

static void
copy_array (GArray       *to,
            const GArray *from)
{
  if (from->len > 0)
    g_array_append_vals (to, from->data, from->len);
}

/**
 * kscore_evidence_copy:
 * @evidence: evidence
 *
 * Returns: (transfer full): the same
 */
KscoreEvidence *
kscore_evidence_copy (const KscoreEvidence *evidence)
{
  KscoreEvidence *self = kscore_evidence_new ();

  copy_array (self->accounts, evidence->accounts);
  for (guint i = 0; i < self->accounts->len; i++)
    {
      KscoreEvidenceAccount *account = &g_array_index (self->accounts, KscoreEvidenceAccount, i);

      account->network = g_strdup (account->network);
      account->native_id = g_strdup (account->native_id);
      account->handle = g_strdup (account->handle);
    }
  copy_array (self->posts, evidence->posts);
  copy_array (self->self_replies, evidence->self_replies);
  copy_array (self->readings, evidence->readings);
  copy_array (self->actors, evidence->actors);
  copy_array (self->followers, evidence->followers);
  copy_array (self->interactions, evidence->interactions);
  copy_array (self->marks, evidence->marks);
  copy_array (self->audience, evidence->audience);
  copy_array (self->coverage, evidence->coverage);
  copy_array (self->outgoing, evidence->outgoing);
  copy_array (self->answers, evidence->answers);

  return self;
}

/**
 * kscore_evidence_free:
 * @evidence: (transfer full): evidence
 */
void
kscore_evidence_free (KscoreEvidence *evidence)
{
  g_array_unref (evidence->accounts);
  g_array_unref (evidence->posts);
  g_array_unref (evidence->self_replies);
  g_array_unref (evidence->readings);
  g_array_unref (evidence->actors);
  g_array_unref (evidence->followers);
  g_array_unref (evidence->interactions);
  g_array_unref (evidence->marks);
  g_array_unref (evidence->audience);
  g_array_unref (evidence->coverage);
  g_array_unref (evidence->outgoing);
  g_array_unref (evidence->answers);
  g_free (evidence);
}
