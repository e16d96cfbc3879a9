#include "config.h"

#include "service/kscore-model-comparison.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "score/kscore-series.h"

static gboolean
is_cancelled (gpointer user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

/* Every day that the evidence covers, up to @last. */
static GArray *
compute_series (const KscoreLoadedEvidence *loaded,
                KscoreDay                   last,
                GCancellable               *cancellable)
{
  KscoreDay first = kscore_ledger_get_first_day (loaded->ledger);

  return kscore_series_new (loaded->ledger, first != KSCORE_DAY_UNKNOWN ? first : last, last,
                            is_cancelled, cancellable);
}

/**
 * kscore_model_comparison_new:
 * @workspace: an open workspace
 * @version: the name of a version that is known here
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Computes the score of every day with the version that is used and with another.
 *
 * Returns: (transfer full) (nullable): both, or %NULL with %KSCORE_ERROR_NOT_FOUND where there is
 *   no such version
 */
KscoreModelComparison *
kscore_model_comparison_new (KscoreWorkspace  *workspace,
                             const char       *version,
                             GCancellable     *cancellable,
                             GError          **error)
{
  g_autoptr(KscoreModelComparison) self = g_new0 (KscoreModelComparison, 1);
  g_autoptr(KscoreModelUse) use = kscore_workspace_ref_model_use (workspace);
  const KscoreModelVersion *other_version = kscore_model_library_find (use->library, version);
  g_autoptr(KscoreLoadedEvidence) used = NULL;
  g_autoptr(KscoreLoadedEvidence) other = NULL;

  if (other_version == NULL)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                   /* Translators: %s is what somebody typed, such as "kscore-9" */
                   _("There is no version “%s” of the model here."), version);
      return NULL;
    }

  used = kscore_workspace_ref_evidence (workspace, cancellable, error);
  if (used == NULL)
    return NULL;
  self->used = kscore_score_new (used->ledger, used->day);
  self->used_series = compute_series (used, used->day, cancellable);

  other = kscore_workspace_read_evidence_with (workspace, &other_version->constants, cancellable,
                                               error);
  if (other == NULL)
    return NULL;
  self->other = kscore_score_new (other->ledger, used->day);
  self->other_series = compute_series (other, used->day, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kscore_model_comparison_free:
 * @self: (transfer full): a comparison
 */
void
kscore_model_comparison_free (KscoreModelComparison *self)
{
  g_clear_pointer (&self->used, kscore_score_free);
  g_clear_pointer (&self->other, kscore_score_free);
  g_clear_pointer (&self->used_series, g_array_unref);
  g_clear_pointer (&self->other_series, g_array_unref);
  g_free (self);
}
