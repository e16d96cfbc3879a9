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
