#include "config.h"

#include "service/kscore-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-error.h"
#include "report/kscore-account-summary.h"
#include "report/kscore-estimate-table.h"
#include "report/kscore-explanation.h"
#include "report/kscore-history-report.h"
#include "report/kscore-score-report.h"
#include "report/kscore-statement-report.h"
#include "report/kscore-worksheet.h"
#include "score/kscore-series.h"
#include "service/kscore-figures-loader.h"
#include "service/kscore-figures-private.h"
#include "service/kscore-model-file.h"
#include "service/kscore-scoring.h"
#include "store/kscore-account-table.h"
#include "store/kscore-post-table.h"

static KscoreRecordFormat
get_record_format (KscoreFigureFormat format,
                   KscoreRecordFormat json)
{
  return format == KSCORE_FIGURE_CSV ? KSCORE_RECORD_CSV : json;
}

/**
 * kscore_figures_summarize_account:
 * @stored: an account of the store
 * @summary: (out): the same for a report; nothing in it is owned
 */
void
kscore_figures_summarize_account (const KscoreStoredAccount *stored,
                                  KscoreAccountSummary      *summary)
{
  *summary = (KscoreAccountSummary) {
    .account = stored->account,
    .n_posts = stored->n_posts,
    .n_interactions = kscore_stored_account_get_reactions (stored),
    .last_refresh = stored->last_refresh,
    .state = stored->linked ? stored->state : "unlinked",
    .error = stored->linked ? stored->error : NULL,
    .retry_at = stored->retry_at,
    .coverage = stored->coverage,
  };
}

/**
 * kscore_figures_write_accounts:
 * @workspace: an open workspace
 * @format: text or JSON
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes the owner's accounts, the unlinked too.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_accounts (KscoreWorkspace     *workspace,
                               KscoreFigureFormat   format,
                               GOutputStream       *stream,
                               GCancellable        *cancellable,
                               GError             **error)
{
  g_autoptr (GPtrArray) accounts = kscore_workspace_list_accounts (workspace, cancellable, error);
  g_autoptr (KscoreSink) sink = NULL;
  g_autoptr (KscoreRecordWriter) records = NULL;

  if (accounts == NULL)
    return FALSE;

  sink = kscore_sink_new (stream, cancellable);
  if (format == KSCORE_FIGURE_JSON)
    records = kscore_record_writer_new (sink, KSCORE_RECORD_ARRAY, kscore_account_summary_fields);
  for (guint i = 0; i < accounts->len; i++)
    {
      KscoreAccountSummary summary;

      kscore_figures_summarize_account (g_ptr_array_index (accounts, i), &summary);
      if (records != NULL)
        kscore_account_summary_write (&summary, records);
      else
        kscore_account_summary_describe (&summary, kscore_sink_get_buffer (sink));
    }
  if (records != NULL)
    kscore_record_writer_close (records);
  else if (accounts->len == 0)
    g_string_append_printf (kscore_sink_get_buffer (sink), "%s\n",
                            _("No account is known yet. Link one, or import an archive."));
  return kscore_sink_finish (sink, error);
}

/**
 * kscore_figures_write_score:
 * @workspace: an open workspace
 * @as_of: the score's day, or %KSCORE_DAY_UNKNOWN for the one that the model chooses
 * @format: text or JSON
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes the score of a day. The present one counts as shown.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_score (KscoreWorkspace     *workspace,
                            KscoreDay            as_of,
                            KscoreFigureFormat   format,
                            GOutputStream       *stream,
                            GCancellable        *cancellable,
                            GError             **error)
{
  g_autoptr (KscoreLoadedFigures) figures =
    kscore_loaded_figures_new (workspace, as_of, cancellable, error);
  g_autoptr (KscoreSink) sink = NULL;

  if (figures == NULL)
    return FALSE;

  sink = kscore_sink_new (stream, cancellable);
  if (format == KSCORE_FIGURE_JSON)
    kscore_score_report_write_json (&figures->dossier, sink);
  else
    kscore_score_report_write_text (&figures->dossier, sink);
  if (!kscore_sink_finish (sink, error))
    return FALSE;

  /* The figure was shown, whether or not that can be kept. */
  if (as_of == KSCORE_DAY_UNKNOWN)
    kscore_scoring_store_shown (figures->score, workspace, cancellable, NULL);
  return TRUE;
}

static gboolean
is_cancelled (gpointer user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

/**
 * kscore_figures_compute_history:
 * @loaded: evidence
 * @as_of: the last day, or %KSCORE_DAY_UNKNOWN for the one that the model chooses
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Returns: (transfer full) (element-type KscoreSeriesPoint) (nullable): every day that the
 *   evidence covers, NULL where it was cancelled
 */
GArray *
kscore_figures_compute_history (const KscoreLoadedEvidence  *loaded,
                                KscoreDay                    as_of,
                                GCancellable                *cancellable,
                                GError                     **error)
{
  KscoreDay first = kscore_ledger_get_first_day (loaded->ledger);
  KscoreDay last = as_of != KSCORE_DAY_UNKNOWN ? as_of : loaded->day;
  g_autoptr (GArray) series = NULL;

  if (first == KSCORE_DAY_UNKNOWN || last == KSCORE_DAY_UNKNOWN || last < first)
    return g_array_new (FALSE, FALSE, sizeof (KscoreSeriesPoint));

  series = kscore_series_new (loaded->ledger, first, MIN (last, loaded->today), is_cancelled,
                              cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&series);
}

/**
 * kscore_figures_write_history:
 * @workspace: an open workspace
 * @as_of: the last day, or %KSCORE_DAY_UNKNOWN for the one that the model chooses
 * @format: how it is written
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes the score of every day that the evidence covers, computed from what is known now.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_history (KscoreWorkspace     *workspace,
                              KscoreDay            as_of,
                              KscoreFigureFormat   format,
                              GOutputStream       *stream,
                              GCancellable        *cancellable,
                              GError             **error)
{
  g_autoptr (KscoreLoadedEvidence) loaded =
    kscore_workspace_ref_evidence_in_order (workspace, cancellable, error);
  g_autoptr (GArray) series = NULL;
  g_autoptr (KscoreSink) sink = NULL;
  const char *model;

  if (loaded == NULL)
    return FALSE;
  series = kscore_figures_compute_history (loaded, as_of, cancellable, error);
  if (series == NULL)
    return FALSE;

  sink = kscore_sink_new (stream, cancellable);
  model = kscore_ledger_get_constants (loaded->ledger)->version;
  if (format == KSCORE_FIGURE_TEXT)
    kscore_history_report_write_text (series, model, sink);
  else
    kscore_history_report_write (series, model, get_record_format (format, KSCORE_RECORD_ARRAY),
                                 sink);
  return kscore_sink_finish (sink, error);
}

static KscoreLoadedFigures *
load_with_names (KscoreWorkspace  *workspace,
                 KscoreDay         as_of,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (KscoreLoadedFigures) figures =
    kscore_loaded_figures_new (workspace, as_of, cancellable, error);

  if (figures == NULL
      || !kscore_loaded_figures_load_names (figures, workspace, cancellable, error))
    return NULL;
  return g_steal_pointer (&figures);
}

typedef struct {
  KscoreWorkspace      *workspace;
  const KscoreEvidence *evidence;
} TextSource;

typedef struct {
  gint64     id;
  GPtrArray *posts; /* (owned) (nullable) */
} PostLookup;

static gboolean
look_post_up (KscoreDatabase  *db,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  PostLookup *lookup = data;

  lookup->posts = kscore_post_table_lookup (db, &lookup->id, 1, error);
  return lookup->posts != NULL;
}

static char *
dup_post_text (guint32  post,
               gpointer user_data)
{
  TextSource *source = user_data;
  PostLookup lookup = { g_array_index (source->evidence->posts, KscoreEvidencePost, post).id };
  g_autoptr (GPtrArray) posts = NULL;

  if (!kscore_store_run (kscore_workspace_get_store (source->workspace), KSCORE_STORE_READ,
                         look_post_up, &lookup, NULL, NULL))
    return NULL;
  posts = lookup.posts;
  if (posts->len == 0 || g_ptr_array_index (posts, 0) == NULL)
    return NULL;
  return g_strdup (((const KscorePost *) g_ptr_array_index (posts, 0))->text);
}

/**
 * kscore_figures_write_explanation:
 * @workspace: an open workspace
 * @as_of: the score's day, or %KSCORE_DAY_UNKNOWN for the one that the model chooses
 * @format: text or JSON
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes what the score is made of, as much as fits on a screen.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_explanation (KscoreWorkspace     *workspace,
                                  KscoreDay            as_of,
                                  KscoreFigureFormat   format,
                                  GOutputStream       *stream,
                                  GCancellable        *cancellable,
                                  GError             **error)
{
  g_autoptr (KscoreLoadedFigures) figures = load_with_names (workspace, as_of, cancellable, error);
  g_autoptr (KscoreSink) sink = NULL;
  TextSource source = { workspace };

  if (figures == NULL)
    return FALSE;

  source.evidence = figures->loaded->evidence;
  sink = kscore_sink_new (stream, cancellable);
  if (format == KSCORE_FIGURE_JSON)
    kscore_explanation_write_json (&figures->dossier, dup_post_text, &source, sink);
  else
    kscore_explanation_write_text (&figures->dossier, dup_post_text, &source, sink);
  return kscore_sink_finish (sink, error);
}

/**
 * kscore_figures_write_worksheet:
 * @workspace: an open workspace
 * @as_of: the score's day, or %KSCORE_DAY_UNKNOWN for the one that the model chooses
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes every input and every intermediate value of the score.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_worksheet (KscoreWorkspace  *workspace,
                                KscoreDay         as_of,
                                GOutputStream    *stream,
                                GCancellable     *cancellable,
                                GError          **error)
{
  g_autoptr (KscoreLoadedFigures) figures = load_with_names (workspace, as_of, cancellable, error);
  g_autoptr (KscoreSink) sink = NULL;

  if (figures == NULL)
    return FALSE;

  sink = kscore_sink_new (stream, cancellable);
  kscore_worksheet_write (&figures->dossier, sink);
  return kscore_sink_finish (sink, error);
}

/**
 * kscore_figures_write_statement:
 * @workspace: an open workspace
 * @as_of: the score's day, or %KSCORE_DAY_UNKNOWN for the one that the model chooses
 * @format: how it is written
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes every part of the score with its points; JSON has one object a line.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_statement (KscoreWorkspace     *workspace,
                                KscoreDay            as_of,
                                KscoreFigureFormat   format,
                                GOutputStream       *stream,
                                GCancellable        *cancellable,
                                GError             **error)
{
  g_autoptr (KscoreLoadedFigures) figures = load_with_names (workspace, as_of, cancellable, error);
  g_autoptr (KscoreSink) sink = NULL;

  if (figures == NULL
      || !kscore_loaded_figures_load_times (figures, workspace, cancellable, error))
    return FALSE;

  sink = kscore_sink_new (stream, cancellable);
  if (format == KSCORE_FIGURE_TEXT)
    kscore_statement_report_write_text (&figures->dossier, sink);
  else
    kscore_statement_report_write (&figures->dossier,
                                   get_record_format (format, KSCORE_RECORD_LINES), sink);
  return kscore_sink_finish (sink, error);
}

/* A stream that can be read twice: a table is checked whole before anything is written. */
static GInputStream *
open_table (const char    *path,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFile) file =
    g_file_new_for_path (g_str_equal (path, "-") ? "/dev/stdin" : path);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &local_error);
  g_autoptr (GOutputStream) memory = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (stream != NULL && g_seekable_can_seek (G_SEEKABLE (stream)))
    return G_INPUT_STREAM (g_steal_pointer (&stream));

  memory = g_memory_output_stream_new_resizable ();
  if (stream == NULL
      || g_output_stream_splice (memory, G_INPUT_STREAM (stream),
                                 G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable,
                                 &local_error) < 0)
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                     /* Translators: the name of a file, then the system's reason. */
                     _("“%s” could not be read: %s."), path,
                     kscore_sink_get_reason (local_error));
      return NULL;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  return g_memory_input_stream_new_from_bytes (bytes);
}

static char *
describe_estimates (const KscoreEstimateReport *report)
{
  g_autofree char *line = NULL;

  if (report->n_without_score == 0)
    return NULL;
  line = g_strdup_printf ("%" G_GUINT64_FORMAT, report->first_without_score);
  if (report->n_without_score == 1)
    /* Translators: %s is the number of a line. */
    return g_strdup_printf (_("Line %s has no score: with 0 weeks, or without any count, there is "
                              "none."), line);
  /* Translators: %s is the number of a line. */
  return g_strdup_printf (_("Several lines have no score, the first is %s: with 0 weeks, or "
                            "without any count, there is none."), line);
}

/**
 * kscore_figures_write_estimate:
 * @path: a CSV table of counts, `-` for the standard input
 * @format: JSON or CSV
 * @stream: where it goes
 * @warning: (out) (transfer full) (nullable): a sentence about rows without a score
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Puts a table through the formula. Nothing is written where any of its rows is wrong.
 *
 * Returns: whether it was written; %KSCORE_ERROR_BAD_INPUT names line and column
 */
gboolean
kscore_figures_write_estimate (const char          *path,
                               KscoreFigureFormat   format,
                               GOutputStream       *stream,
                               char               **warning,
                               GCancellable        *cancellable,
                               GError             **error)
{
  g_autofree KscoreConstants *constants = kscore_model_file_load_default (error);
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (KscoreSink) sink = NULL;
  KscoreEstimateReport report;

  *warning = NULL;
  if (constants == NULL)
    return FALSE;
  input = open_table (path, cancellable, error);
  if (input == NULL
      || !kscore_estimate_table_write (input, constants, KSCORE_ESTIMATE_CHECK, NULL, &report,
                                       cancellable, error)
      || !g_seekable_seek (G_SEEKABLE (input), 0, G_SEEK_SET, cancellable, error))
    return FALSE;

  sink = kscore_sink_new (stream, cancellable);
  if (!kscore_estimate_table_write (input, constants,
                                    format == KSCORE_FIGURE_JSON ? KSCORE_ESTIMATE_JSON
                                                                 : KSCORE_ESTIMATE_CSV,
                                    sink, &report, cancellable, error)
      || !kscore_sink_finish (sink, error))
    return FALSE;
  *warning = describe_estimates (&report);
  return TRUE;
}
