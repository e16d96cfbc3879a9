#include "config.h"

#include "service/kscore-statement-without.h"

#include <math.h>

#include "score/kscore-attribution.h"

/* How often to look whether it is still wanted. */
#define POLL_PARTS 4096

/* A network alone is left out as it is in the overview: as though it had not been linked. */
static const char *
get_only_network (const KscoreStatementFilter *filter)
{
  g_autoptr(KscoreStatementFilter) rest = kscore_statement_filter_copy (filter);

  g_clear_pointer (&rest->network, g_free);
  return kscore_statement_filter_is_empty (rest) ? filter->network : NULL;
}

static void
hide_network (KscoreMask           *mask,
              const KscoreEvidence *evidence,
              const char           *network)
{
  for (guint i = 0; i < evidence->accounts->len; i++)
    if (g_str_equal (g_array_index (evidence->accounts, KscoreEvidenceAccount, i).network,
                     network))
      kscore_mask_hide_account (mask, i);
}

static void
hide_source (KscoreMask         *mask,
             const KscoreSource *source)
{
  switch (source->kind)
    {
    case KSCORE_SOURCE_SUPPORTER:
      kscore_mask_hide_supporter (mask, source->person);
      break;
    case KSCORE_SOURCE_MARK:
      kscore_mask_hide_mark (mask, source->mark);
      break;
    case KSCORE_SOURCE_AUDIENCE:
    default:
      kscore_mask_hide_audience (mask, source->account);
      break;
    }
}

static gboolean
hide_parts (KscoreMask               *mask,
            const KscoreAttribution  *attribution,
            const GArray             *order,
            GCancellable             *cancellable,
            GError                  **error)
{
  for (guint i = 0; i < order->len; i++)
    {
      /* The table counts from 1. */
      guint32 part = g_array_index (order, guint32, i) - 1;

      if (i % POLL_PARTS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (part < attribution->n_rows)
        kscore_mask_hide_row (mask, part);
      else
        hide_source (mask, &g_array_index (attribution->sources, KscoreSource,
                                           part - attribution->n_rows));
    }
  kscore_mask_hide_doubles (mask);
  return TRUE;
}

/* Parts are told by their places, which those of other evidence do not share. */
static gboolean
is_same (const KscoreStatementParts *parts,
         const KscoreScore          *score,
         const KscoreAttribution    *attribution)
{
  return score->known && score->score == parts->score
         && attribution->n_rows + attribution->sources->len == parts->n_parts;
}

static double
compute (const KscoreStatementWithout  *self,
         const KscoreLoadedEvidence    *loaded,
         GCancellable                  *cancellable,
         GError                       **error)
{
  const char *network = get_only_network (self->filter);
  g_autoptr(KscoreScore) score = kscore_score_new (loaded->ledger, self->parts->day);
  g_autoptr(KscoreAttribution) attribution = NULL;
  g_autoptr(KscoreMask) mask = NULL;
  g_autoptr(KscoreScore) without = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return (double) NAN;
  attribution = kscore_attribution_new (loaded->ledger, score);
  if (!is_same (self->parts, score, attribution))
    return (double) NAN;

  mask = kscore_mask_new (loaded->ledger);
  if (network != NULL)
    hide_network (mask, loaded->evidence, network);
  else if (!hide_parts (mask, attribution, self->order, cancellable, error))
    return (double) NAN;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return (double) NAN;
  without = kscore_score_new_without (loaded->ledger, self->parts->day, mask);
  return without->known ? without->score : (double) NAN;
}

static void
without_run (gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  KscoreStatementWithout *self = data;
  g_autoptr(KscoreLoadedEvidence) loaded = NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    loaded = kscore_workspace_ref_evidence (self->workspace, cancellable, error);
  if (loaded != NULL)
    {
      self->score = compute (self, loaded, cancellable, error);
      kscore_workspace_release_evidence (self->workspace);
    }
  /* The last to let go of parts closes a file: not for the main thread. */
  g_clear_pointer (&self->parts, kscore_statement_parts_unref);
}

static void
without_free (gpointer data)
{
  KscoreStatementWithout *self = data;

  g_clear_pointer (&self->filter, kscore_statement_filter_free);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_object (&self->workspace);
  g_free (self);
}

/**
 * kscore_statement_without_start: (skip)
 * @worker: does it
 * @owner: who wants it
 * @without: (transfer full): what
 * @cancellable: stops it
 * @done: takes the #KscoreStatementWithout
 *
 * Computes the score without what is shown, by the real formula: interactions, what lasts,
 * supporters and followers that are shown are left out, each as though it had not been told. There
 * is none where nothing is left that could have a score, or where the evidence is another by now.
 */
void
kscore_statement_without_start (KscoreStatementWorker  *worker,
                                GObject                *owner,
                                KscoreStatementWithout *without,
                                GCancellable           *cancellable,
                                KscoreStatementDone     done)
{
  without->score = (double) NAN;
  kscore_statement_worker_push (worker, owner, without_run, done, without, without_free,
                                cancellable);
}
