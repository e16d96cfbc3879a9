#include "config.h"

#include "service/kscore-report-builder.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-coverage-span.h"
#include "core/kscore-error.h"
#include "core/kscore-model-name.h"
#include "core/kscore-network-names.h"
#include "core/kscore-text.h"
#include "score/kscore-series.h"
#include "service/kscore-figures-loader.h"
#include "service/kscore-network-words.h"
#include "service/kscore-report-insights.h"
#include "service/kscore-score-words.h"
#include "service/kscore-statement-words.h"
#include "service/kscore-top-posts.h"
#include "store/kscore-post-table.h"

/* Where the computation of the days ends in the whole. */
#define DAYS_SHARE 0.6

typedef struct {
  KscoreWorkspace      *workspace;
  KscoreLoadedFigures  *figures;
  KscoreReport         *report;
  KscoreReportProgress  progress; /* (nullable) */
  gpointer              progress_data;
  GCancellable         *cancellable;
  KscoreDay             first;    /* of the days that are computed */
  guint                 n_days;   /* computed by now */
} Builder;

static void
tell (Builder *self,
      double   fraction)
{
  if (self->progress != NULL)
    self->progress (fraction, self->progress_data);
}

static gboolean
day_cancelled (gpointer user_data)
{
  Builder *self = user_data;
  guint all = (guint) (self->report->to - self->first) + 1;

  if (self->n_days++ % 32 == 0)
    tell (self, DAYS_SHARE * self->n_days / all);
  return g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
fill_days (Builder  *self,
           GError  **error)
{
  KscoreReport *report = self->report;
  g_autoptr (GArray) series = NULL;

  self->first = report->from;
  series = kscore_series_new (self->figures->loaded->ledger, report->from, report->to,
                              day_cancelled, self);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  for (guint i = 0; i < series->len; i++)
    {
      const KscoreSeriesPoint *point = &g_array_index (series, KscoreSeriesPoint, i);
      const KscoreReportDay day = {
        .day = point->day,
        .estimated = point->estimated,
        .score = point->score,
        .low = point->low,
        .high = point->high,
        .checked = point->checked,
        .response = point->points[KSCORE_COMPONENT_RESPONSE],
        .recognition = point->points[KSCORE_COMPONENT_RECOGNITION],
        .audience = point->points[KSCORE_COMPONENT_AUDIENCE],
      };

      g_array_append_val (report->days, day);
    }
  return TRUE;
}

/* What of the score, and of any day of the range, rests on what was known only later. */
static void
fill_estimated (Builder *self)
{
  const KscoreDossier *dossier = &self->figures->dossier;
  const GArray *gaps = self->figures->score->estimated;
  g_autoptr (GArray) in_range = kscore_series_list_estimated (self->figures->loaded->ledger,
                                                              self->report->from);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < gaps->len; i++)
    {
      g_autofree char *id = kscore_dossier_dup_gap (dossier, &g_array_index (gaps, KscoreGap, i));

      g_strv_builder_add (ids, id);
    }
  self->report->estimated_ids = g_strv_builder_end (ids);
  self->report->estimated_words = kscore_dossier_dup_gaps (dossier, gaps);
  self->report->estimated_in_range = kscore_dossier_dup_gaps (dossier, in_range);
}

static void
fill_score (Builder *self)
{
  const KscoreScore *score = self->figures->score;
  KscoreReport *report = self->report;

  report->known = score->known;
  report->model = g_strdup (score->version);
  report->own_weights = kscore_model_name_is_mine (score->version);
  report->at_least = score->known && score->at_least;
  report->provisional = score->provisional;
  report->estimated = score->estimated->len > 0;
  fill_estimated (self);
  if (!score->known)
    return;

  report->score = score->score;
  report->checked = score->checked;
  if (score->has_range)
    {
      report->low = score->low;
      report->high = score->high;
    }
  report->band = g_strdup (kscore_band_to_string (score->band));
  report->band_title = g_strdup (kscore_band_get_title (score->band));
}

static void
fill_components (Builder *self)
{
  const KscoreScore *score = self->figures->score;

  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    {
      const KscoreComponentScore *component = &score->components[c];
      KscoreReportRow *row = kscore_report_add_row (self->report->components,
                                                    kscore_component_to_string (c),
                                                    kscore_component_get_title (c));

      row->detail = kscore_score_words_dup_detail (score, self->figures->loaded->evidence, c);
      row->maximum = component->maximum;
      if (component->known)
        {
          row->value = component->value;
          row->points = component->points;
          row->without = kscore_score_get_without (score, c);
        }
    }
}

static void
fill_groups (Builder *self)
{
  const KscoreDossier *dossier = &self->figures->dossier;
  g_autoptr (GArray) networks = kscore_dossier_get_networks (dossier);
  g_autoptr (GArray) accounts = kscore_dossier_get_accounts (dossier);

  for (guint i = 0; i < networks->len; i++)
    {
      const KscoreNetworkPoints *network = &g_array_index (networks, KscoreNetworkPoints, i);
      KscoreReportRow *row =
        kscore_report_add_row (self->report->networks, network->network,
                               kscore_network_get_name (network->network));

      row->network = g_strdup (network->network);
      row->points = network->points;
      row->without = network->without;
    }
  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreAccountPoints *account = &g_array_index (accounts, KscoreAccountPoints, i);
      g_autofree char *id = kscore_dossier_dup_account_id (dossier, account->account);
      char *name = kscore_dossier_dup_account_name (dossier, account->account);
      KscoreReportRow *row = kscore_report_add_row (self->report->accounts, id, name);

      row->network = g_strdup (g_array_index (dossier->evidence->accounts, KscoreEvidenceAccount,
                                              account->account).network);
      row->points = account->points;
      row->without = account->without;
      g_ptr_array_add (self->report->owners, name);
    }
}

static gboolean
fill_kinds (Builder  *self,
            GError  **error)
{
  const KscoreDossier *dossier = &self->figures->dossier;
  g_autoptr (GArray) sums = kscore_attribution_by_kind (dossier->attribution, dossier->ledger);
  g_autoptr (KscoreMask) mask = kscore_mask_new (dossier->ledger);

  for (guint i = 0; i < sums->len; i++)
    {
      const KscorePointsSum *sum = &g_array_index (sums, KscorePointsSum, i);
      g_autoptr (KscoreScore) without = NULL;
      KscoreReportRow *row;

      if (!(sum->points > 0))
        continue;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      kscore_mask_clear (mask);
      kscore_mask_hide_kind (mask, (KscoreKind) sum->key);
      without = kscore_score_new_without (dossier->ledger, dossier->score->day, mask);
      row = kscore_report_add_row (self->report->kinds,
                                   kscore_kind_to_string ((KscoreKind) sum->key),
                                   kscore_statement_words_get_kind_name ((guint8) sum->key));
      row->points = sum->points;
      row->without = without->known ? without->score : NAN;
    }
  return TRUE;
}

typedef struct {
  gint64     id;
  GPtrArray *posts; /* (owned) (nullable) */
} Lookup;

static gboolean
look_up (KscoreDatabase  *db,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  Lookup *lookup = data;

  lookup->posts = kscore_post_table_lookup (db, &lookup->id, 1, error);
  return lookup->posts != NULL;
}

/* What the network calls a post; the store's number where the post is gone. */
static gboolean
find_post_id (Builder  *self,
              gint64    id,
              char    **native_id,
              GError  **error)
{
  Lookup lookup = { id, NULL };
  g_autoptr (GPtrArray) posts = NULL;
  const KscorePost *post;

  if (!kscore_store_run (kscore_workspace_get_store (self->workspace), KSCORE_STORE_READ, look_up,
                         &lookup, self->cancellable, error))
    return FALSE;
  posts = lookup.posts;
  post = posts->len > 0 ? g_ptr_array_index (posts, 0) : NULL;
  *native_id = post != NULL && post->native_id != NULL
                 ? g_strdup (post->native_id) : g_strdup_printf ("#%" G_GINT64_FORMAT, id);
  return TRUE;
}

static gboolean
fill_posts (Builder  *self,
            GError  **error)
{
  g_autoptr (GPtrArray) posts =
    kscore_top_posts_new (self->workspace, self->figures->loaded, self->figures->score,
                          self->figures->attribution, self->cancellable, error);

  if (posts == NULL)
    return FALSE;
  for (guint i = 0; i < posts->len; i++)
    {
      KscoreTopPost *post = g_ptr_array_index (posts, i);
      g_autofree char *id = NULL;
      KscoreReportRow *row;

      if (!kscore_top_post_get_rest (post)
          && !find_post_id (self, kscore_top_post_get_id (post), &id, error))
        return FALSE;
      row = kscore_report_add_row (self->report->posts, id != NULL ? id : "",
                                   kscore_top_post_get_text (post));
      row->rest = kscore_top_post_get_rest (post);
      row->detail = g_strdup (kscore_top_post_get_detail (post));
      row->points = kscore_top_post_get_points (post);
      row->without = kscore_top_post_get_without (post);
      g_object_get (post, "network", &row->network, "day", &row->day, NULL);
    }
  return TRUE;
}

static const KscoreStoredAccount *
find_stored (GPtrArray  *accounts,
             const char *id)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreStoredAccount *stored = g_ptr_array_index (accounts, i);
      g_autofree char *own = g_strconcat (stored->account->network, ":",
                                          stored->account->native_id, NULL);

      if (g_str_equal (own, id))
        return stored;
    }
  return NULL;
}

static gboolean
fill_coverage (Builder  *self,
               GError  **error)
{
  const KscoreDossier *dossier = &self->figures->dossier;
  g_autoptr (GPtrArray) stored =
    kscore_workspace_list_accounts (self->workspace, self->cancellable, error);

  if (stored == NULL)
    return FALSE;
  for (guint i = 0; i < dossier->evidence->accounts->len; i++)
    {
      const KscoreEvidenceAccount *account =
        &g_array_index (dossier->evidence->accounts, KscoreEvidenceAccount, i);
      g_autofree char *id = kscore_dossier_dup_account_id (dossier, i);
      g_autofree char *name = kscore_dossier_dup_account_name (dossier, i);
      KscoreReportCoverage *coverage = kscore_report_add_coverage (self->report, id, name);
      const KscoreStoredAccount *known = find_stored (stored, id);
      g_autoptr (GArray) spans = NULL;

      g_array_unref (coverage->spans);
      coverage->spans = kscore_dossier_get_coverage (dossier, i);
      coverage->unknown = kscore_dossier_get_unknown (dossier, i);
      spans = kscore_coverage_flatten (coverage->spans);
      if (spans->len > 0)
        coverage->words = kscore_coverage_describe ((const KscoreCoverageSpan *)
                                                    (gconstpointer) spans->data, spans->len);
      coverage->not_told =
        g_strdup (kscore_network_words_get_not_told (account->network,
                                                     known != NULL && known->live));
    }
  return TRUE;
}

static gboolean
fill (Builder  *self,
      GError  **error)
{
  fill_score (self);
  if (!fill_days (self, error))
    return FALSE;
  if (self->report->known)
    {
      fill_components (self);
      fill_groups (self);
      tell (self, 0.7);
      if (!fill_kinds (self, error) || !fill_posts (self, error))
        return FALSE;
      tell (self, 0.8);
      if (!kscore_report_fill_insights (self->report, self->workspace, self->figures,
                                        self->cancellable, error))
        return FALSE;
    }
  else
    for (guint i = 0; i < self->figures->dossier.evidence->accounts->len; i++)
      g_ptr_array_add (self->report->owners,
                       kscore_dossier_dup_account_name (&self->figures->dossier, i));
  return fill_coverage (self, error);
}

/* Days before anything is known tell nothing. */
static gboolean
choose_days (Builder                  *self,
             const KscoreReportOrder  *order,
             GError                  **error)
{
  const KscoreLoadedEvidence *loaded = self->figures->loaded;
  KscoreDay first = kscore_ledger_get_first_day (loaded->ledger);
  KscoreReport *report = self->report;

  report->today = loaded->today;
  report->to = self->figures->score->day;
  report->from = order->from != KSCORE_DAY_UNKNOWN ? order->from
                                                   : report->to - KSCORE_REPORT_DAYS;
  if (report->from > report->to)
    {
      g_autofree char *from = kscore_day_to_string (report->from);
      g_autofree char *to = kscore_day_to_string (report->to);

      /* Translators: two dates. */
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   _("The first day, %1$s, is after the last one, %2$s."), from, to);
      return FALSE;
    }
  if (first != KSCORE_DAY_UNKNOWN && order->from != KSCORE_DAY_UNKNOWN && order->from < first)
    report->known_from = first;
  if (first != KSCORE_DAY_UNKNOWN && first <= report->to)
    report->from = MAX (report->from, first);
  else
    report->from = report->to;
  return TRUE;
}

/**
 * kscore_report_build:
 * @workspace: an open workspace
 * @order: which report
 * @progress: (nullable) (scope call): told how far it is, in this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Collects all figures of a report. Blocks.
 *
 * Returns: (transfer full) (nullable): the report; %KSCORE_ERROR_BAD_INPUT for days that are in the
 *   wrong order or have not come yet
 */
KscoreReport *
kscore_report_build (KscoreWorkspace          *workspace,
                     const KscoreReportOrder  *order,
                     KscoreReportProgress      progress,
                     gpointer                  progress_data,
                     GCancellable             *cancellable,
                     GError                  **error)
{
  g_autoptr (KscoreLoadedFigures) figures =
    kscore_loaded_figures_new (workspace, order->to, cancellable, error);
  g_autoptr (KscoreReport) report = NULL;
  Builder self = {
    .workspace = workspace,
    .figures = figures,
    .progress = progress,
    .progress_data = progress_data,
    .cancellable = cancellable,
  };

  if (figures == NULL)
    return NULL;
  self.report = report = kscore_report_new ();
  report->now = kscore_workspace_get_now (workspace);
  if (!choose_days (&self, order, error) || !fill (&self, error))
    return NULL;
  tell (&self, 0.9);
  return g_steal_pointer (&report);
}
