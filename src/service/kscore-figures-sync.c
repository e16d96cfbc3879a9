#include "config.h"

#include "service/kscore-figures.h"

#include "report/kscore-json-writer.h"
#include "report/kscore-score-report.h"
#include "service/kscore-figures-loader.h"
#include "service/kscore-scoring.h"

static void
add_account (KscoreJsonWriter        *json,
             const KscoreSyncAccount *account)
{
  kscore_json_writer_begin_object (json, NULL);
  kscore_json_writer_add_string (json, "id", account->id);
  kscore_json_writer_add_string (json, "network", account->network);
  kscore_json_writer_add_string (json, "handle", account->handle);
  kscore_json_writer_add_string (json, "state", account->state);
  kscore_json_writer_add_string (json, "message", account->sentence);
  kscore_json_writer_add_string (json, "action", account->action);
  kscore_json_writer_add_time (json, "retry_at", account->retry_at);
  kscore_json_writer_add_int (json, "requests", account->requests);
  kscore_json_writer_add_boolean (json, "complete", account->complete);
  kscore_json_writer_add_int (json, "new_posts", account->new_posts);
  kscore_json_writer_add_int (json, "new_interactions", account->new_interactions);
  kscore_json_writer_add_day (json, "frozen_since", account->frozen_day);
  kscore_json_writer_end_object (json);
}

static void
add_score (KscoreJsonWriter      *json,
           const KscoreScoreNews *now)
{
  kscore_json_writer_add_double (json, "score", now->score);
  kscore_json_writer_add_day (json, "as_of", now->day);
  kscore_json_writer_add_boolean (json, "at_least", now->at_least);
  kscore_json_writer_add_double (json, "checked", now->checked);
  kscore_json_writer_add_string (json, "model", now->model);
}

/**
 * kscore_figures_write_sync:
 * @summary: what a refresh brought
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes what `sync --json` and `link --json` print, one line.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_sync (const KscoreSyncSummary  *summary,
                           GOutputStream            *stream,
                           GCancellable             *cancellable,
                           GError                  **error)
{
  g_autoptr (KscoreSink) sink = kscore_sink_new (stream, cancellable);
  KscoreJsonWriter json = KSCORE_JSON_WRITER_INIT (kscore_sink_get_buffer (sink));

  kscore_json_writer_begin_object (&json, NULL);
  kscore_json_writer_begin_array (&json, "accounts");
  for (guint i = 0; summary->accounts != NULL && i < summary->accounts->len; i++)
    add_account (&json, g_ptr_array_index (summary->accounts, i));
  kscore_json_writer_end_array (&json);
  kscore_json_writer_add_double (&json, "score_before", summary->before.score);
  add_score (&json, &summary->now);
  kscore_json_writer_end_object (&json);
  g_string_append_c (json.out, '\n');
  return kscore_sink_finish (sink, error);
}

/**
 * kscore_figures_write_import:
 * @summary: what an import brought
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes what `import --json` prints, one line.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_import (const KscoreImportSummary  *summary,
                             GOutputStream              *stream,
                             GCancellable               *cancellable,
                             GError                    **error)
{
  g_autoptr (KscoreSink) sink = kscore_sink_new (stream, cancellable);
  KscoreJsonWriter json = KSCORE_JSON_WRITER_INIT (kscore_sink_get_buffer (sink));

  kscore_json_writer_begin_object (&json, NULL);
  kscore_json_writer_add_int (&json, "files", summary->files);
  kscore_json_writer_add_int (&json, "posts", summary->posts);
  kscore_json_writer_add_int (&json, "interactions", summary->interactions);
  kscore_json_writer_add_int (&json, "new_posts", summary->new_posts);
  kscore_json_writer_add_int (&json, "new_interactions", summary->new_interactions);
  kscore_json_writer_add_double (&json, "score_before", summary->before.score);
  kscore_json_writer_add_string (&json, "model_before", summary->before.model);
  add_score (&json, &summary->now);
  kscore_json_writer_end_object (&json);
  g_string_append_c (json.out, '\n');
  return kscore_sink_finish (sink, error);
}

/**
 * kscore_figures_write_headline:
 * @workspace: an open workspace
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes the present score and what it says beside itself, as the first lines of `score` do. It
 * counts as shown.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_headline (KscoreWorkspace  *workspace,
                               GOutputStream    *stream,
                               GCancellable     *cancellable,
                               GError          **error)
{
  g_autoptr (KscoreLoadedFigures) figures =
    kscore_loaded_figures_new (workspace, KSCORE_DAY_UNKNOWN, cancellable, error);
  g_autoptr (KscoreSink) sink = NULL;

  if (figures == NULL)
    return FALSE;

  sink = kscore_sink_new (stream, cancellable);
  kscore_score_report_headline (&figures->dossier, kscore_sink_get_buffer (sink));
  if (!kscore_sink_finish (sink, error))
    return FALSE;

  /* The figure was shown, whether or not that can be kept. */
  kscore_scoring_store_shown (figures->score, workspace, cancellable, NULL);
  return TRUE;
}
