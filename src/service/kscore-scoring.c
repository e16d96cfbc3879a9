#include "config.h"

#include "service/kscore-scoring.h"

#include <math.h>

#include "score/kscore-attribution.h"
#include "report/kscore-dossier.h"
#include "score/kscore-series.h"
#include "service/kscore-top-posts.h"
#include "store/kscore-account-table.h"
#include "store/kscore-score-table.h"

const int kscore_scoring_change_days[3] = { 7, 30, 90 };

static gboolean
is_cancelled (gpointer user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

static void
compute_changes (KscoreScoring *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->change); i++)
    {
      guint days = (guint) kscore_scoring_change_days[i];

      self->change[i] = NAN;
      if (self->series->len > days)
        {
          const KscoreSeriesPoint *points = (const KscoreSeriesPoint *) self->series->data;
          guint last = self->series->len - 1;

          self->change[i] = points[last].score - points[last - days].score;
        }
    }
}

/* As though the accounts on one network had not been linked. */
static double
compute_without (KscoreScoring *self,
                 KscoreMask    *mask,
                 const char    *network)
{
  const GArray *accounts = self->loaded->evidence->accounts;
  g_autoptr(KscoreScore) without = NULL;

  kscore_mask_clear (mask);
  for (guint i = 0; i < accounts->len; i++)
    if (g_str_equal (g_array_index (accounts, KscoreEvidenceAccount, i).network, network))
      kscore_mask_hide_account (mask, i);
  without = kscore_score_new_without (self->loaded->ledger, self->score->day, mask);

  return without->known ? without->score : NAN;
}

static gboolean
compute_networks (KscoreScoring  *self,
                  GCancellable   *cancellable,
                  GError        **error)
{
  const GArray *accounts = self->loaded->evidence->accounts;
  g_autoptr(KscoreMask) mask = kscore_mask_new (self->loaded->ledger);

  self->without = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < accounts->len && self->score->known; i++)
    {
      char *network = g_array_index (accounts, KscoreEvidenceAccount, i).network;
      double *without;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_hash_table_contains (self->without, network))
        continue;
      without = g_new (double, 1);
      *without = compute_without (self, mask, network);
      g_hash_table_insert (self->without, network, without);
    }

  return TRUE;
}

static gboolean
read_shown (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  KscoreScoring *self = data;

  g_clear_pointer (&self->shown, g_array_unref);
  self->shown = kscore_shown_table_list (db, KSCORE_OWNER, error);
  return self->shown != NULL;
}

/* What was shown, for the history. */
static gboolean
load_shown (KscoreScoring    *self,
            KscoreWorkspace  *workspace,
            GCancellable     *cancellable,
            GError          **error)
{
  return kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ, read_shown,
                           self, cancellable, error);
}

/* What the days rest on that was known only later. */
static void
describe_estimated (KscoreScoring *self)
{
  const KscoreDossier dossier = { .evidence = self->loaded->evidence };
  g_autoptr(GArray) gaps = NULL;

  if (self->series->len == 0)
    return;
  gaps = kscore_series_list_estimated (self->loaded->ledger,
                                       g_array_index (self->series, KscoreSeriesPoint, 0).day);
  self->estimated = kscore_dossier_dup_gaps (&dossier, gaps);
}

/**
 * kscore_scoring_new:
 * @workspace: an open workspace
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Scores the owner on the day that the model chooses, and every day before it that the evidence
 * covers. Blocks for as long as that takes.
 *
 * Returns: (transfer full) (nullable): the scoring, or NULL with @error set
 */
KscoreScoring *
kscore_scoring_new (KscoreWorkspace  *workspace,
                    GCancellable     *cancellable,
                    GError          **error)
{
  g_autoptr(KscoreScoring) self = g_new0 (KscoreScoring, 1);
  g_autoptr(KscoreAttribution) attribution = NULL;
  g_autoptr(KscoreModelUse) use = NULL;
  KscoreDay first;

  self->loaded = kscore_workspace_ref_evidence (workspace, cancellable, error);
  if (self->loaded == NULL)
    return NULL;

  self->score = kscore_score_new (self->loaded->ledger, self->loaded->day);
  attribution = kscore_attribution_new (self->loaded->ledger, self->score);
  self->accounts = kscore_attribution_by_account (attribution, self->loaded->ledger);
  self->posts = kscore_top_posts_new (workspace, self->loaded, self->score, attribution,
                                      cancellable, error);
  g_clear_pointer (&attribution, kscore_attribution_free);
  if (self->posts == NULL || !compute_networks (self, cancellable, error))
    return NULL;

  first = kscore_ledger_get_first_day (self->loaded->ledger);
  self->series = kscore_series_new (self->loaded->ledger,
                                    first != KSCORE_DAY_UNKNOWN ? first : self->loaded->day,
                                    self->loaded->day, is_cancelled, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  compute_changes (self);
  describe_estimated (self);
  use = kscore_workspace_ref_model_use (workspace);
  self->notice = kscore_model_use_dup_notice (use);
  if (!load_shown (self, workspace, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kscore_scoring_free:
 * @self: (transfer full): a scoring
 */
void
kscore_scoring_free (KscoreScoring *self)
{
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->without, g_hash_table_unref); /* its keys are of the evidence */
  g_clear_pointer (&self->loaded, kscore_loaded_evidence_unref);
  g_clear_pointer (&self->score, kscore_score_free);
  g_clear_pointer (&self->series, g_array_unref);
  g_clear_pointer (&self->accounts, g_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  g_free (self->estimated);
  g_free (self->notice);
  g_free (self);
}

static gboolean
write_snapshots (KscoreDatabase  *db,
                 gpointer         data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  KscoreScoring *self = data;
  g_autofree KscoreSnapshot *snapshots = g_new0 (KscoreSnapshot, MAX (self->series->len, 1));

  for (guint i = 0; i < self->series->len; i++)
    {
      const KscoreSeriesPoint *point = &g_array_index (self->series, KscoreSeriesPoint, i);

      snapshots[i] = (KscoreSnapshot) {
        .day = point->day,
        .score = point->score,
        .low = point->low,
        .high = point->high,
        .checked = point->checked,
        .response = point->points[KSCORE_COMPONENT_RESPONSE],
        .recognition = point->points[KSCORE_COMPONENT_RECOGNITION],
        .audience = point->points[KSCORE_COMPONENT_AUDIENCE],
        .estimated = point->estimated,
      };
    }

  return kscore_score_table_replace (db, KSCORE_OWNER,
                                     kscore_ledger_get_constants (self->loaded->ledger)->version,
                                     snapshots, self->series->len, error);
}

/* So that the next start can show the history before anything is computed. */
static gboolean
store_history (KscoreScoring    *self,
               KscoreWorkspace  *workspace,
               GCancellable     *cancellable,
               GError          **error)
{
  if (kscore_workspace_get_read_only (workspace))
    return TRUE;

  return kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_WRITE,
                           write_snapshots, self, cancellable, error);
}

static gboolean
write_shown (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  const KscoreScore *score = data;
  KscoreShown shown = {
    .day = score->day,
    .score = score->score,
    .low = score->has_range ? score->low : NAN,
    .high = score->has_range ? score->high : NAN,
  };

  g_strlcpy (shown.model, score->version, sizeof shown.model);
  return kscore_shown_table_put (db, KSCORE_OWNER, &shown, 1, error);
}

/**
 * kscore_scoring_store_shown:
 * @score: a score that a person is looking at
 * @workspace: where it is from
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Keeps the figure that was shown for a day; the first one stays. Does nothing where it is
 * not known, or where this process does not write.
 *
 * Returns: whether it was kept
 */
gboolean
kscore_scoring_store_shown (const KscoreScore  *score,
                            KscoreWorkspace    *workspace,
                            GCancellable       *cancellable,
                            GError            **error)
{
  if (!score->known || kscore_workspace_get_read_only (workspace))
    return TRUE;

  return kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_WRITE,
                           write_shown, (gpointer) score, cancellable, error);
}

/* A figure without an account that may come back, or came back while it was computed, must not
 * stand as what was shown that day. @hidden: whether there was one before. */
static gboolean
keep (KscoreScoring    *self,
      KscoreWorkspace  *workspace,
      gboolean          hidden,
      GCancellable     *cancellable,
      GError          **error)
{
  if (!hidden && !kscore_workspace_has_hidden (workspace, &hidden, cancellable, error))
    return FALSE;

  return hidden
         || (store_history (self, workspace, cancellable, error)
             && kscore_scoring_store_shown (self->score, workspace, cancellable, error));
}

/**
 * kscore_scoring_new_kept:
 * @workspace: an open workspace
 * @accounts: (out) (transfer full) (element-type KscoreStoredAccount): the owner's accounts
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Scores as kscore_scoring_new() does, for a window: with the accounts, the history kept for the
 * next start, and the figure kept as shown. Neither is kept while an account is being forgotten.
 *
 * Returns: (transfer full) (nullable): the scoring, or NULL with @error set
 */
KscoreScoring *
kscore_scoring_new_kept (KscoreWorkspace  *workspace,
                         GPtrArray       **accounts,
                         GCancellable     *cancellable,
                         GError          **error)
{
  g_autoptr(GPtrArray) stored = kscore_workspace_list_accounts (workspace, cancellable, error);
  g_autoptr(KscoreScoring) self = NULL;
  gboolean hidden = FALSE;

  if (stored == NULL || !kscore_workspace_has_hidden (workspace, &hidden, cancellable, error))
    return NULL;

  self = kscore_scoring_new (workspace, cancellable, error);
  if (self == NULL
      || !keep (self, workspace, hidden, cancellable, error))
    return NULL;

  kscore_workspace_release_evidence (workspace);
  *accounts = g_steal_pointer (&stored);
  return g_steal_pointer (&self);
}
