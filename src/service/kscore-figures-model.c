#include "config.h"

#include "service/kscore-figures-model.h"

#include <glib/gi18n-lib.h>

#include "report/kscore-json-writer.h"
#include "report/kscore-model-report.h"
#include "report/kscore-sink.h"
#include "service/kscore-model-comparison.h"
#include "service/kscore-model-library.h"
#include "service/kscore-workspace-model.h"

static void
append_json (const KscoreModelUse *use,
             GString              *out)
{
  KscoreJsonWriter json = KSCORE_JSON_WRITER_INIT (out);
  g_autofree char *notice = kscore_model_use_dup_notice (use);

  kscore_json_writer_begin_object (&json, NULL);
  kscore_json_writer_add_string (&json, "used", use->version->constants.version);
  kscore_json_writer_add_string (&json, "notice", notice);
  kscore_json_writer_begin_array (&json, "versions");
  for (guint i = 0; i < kscore_model_library_get_n_versions (use->library); i++)
    {
      const KscoreModelVersion *version = kscore_model_library_get_version (use->library, i);

      kscore_json_writer_begin_object (&json, NULL);
      kscore_json_writer_add_string (&json, "version", version->constants.version);
      kscore_json_writer_add_boolean (&json, "mine", version->mine);
      kscore_json_writer_add_boolean (&json, "used", version == use->version);
      kscore_json_writer_end_object (&json);
    }
  kscore_json_writer_end_array (&json);
  kscore_json_writer_end_object (&json);
  g_string_append_c (out, '\n');
}

static void
append_text (const KscoreModelUse *use,
             GString              *out)
{
  g_autofree char *notice = kscore_model_use_dup_notice (use);

  for (guint i = 0; i < kscore_model_library_get_n_versions (use->library); i++)
    {
      const KscoreModelVersion *version = kscore_model_library_get_version (use->library, i);
      const char *name = version->constants.version;

      g_string_append_printf (out, "%s %s", version == use->version ? "*" : " ", name);
      if (version == use->version && version->mine)
        /* Translators: of a version of the model, in a list */
        g_string_append_printf (out, "  %s", _("used; your own weights"));
      else if (version == use->version)
        /* Translators: of a version of the model, in a list */
        g_string_append_printf (out, "  %s", _("used"));
      else if (version->mine)
        /* Translators: of a version of the model, in a list */
        g_string_append_printf (out, "  %s", _("your own weights"));
      g_string_append_c (out, '\n');
    }
  if (notice != NULL)
    g_string_append_printf (out, "%s\n", notice);
  if (use->trouble != NULL)
    /* Translators: %s is a sentence about what is wrong in a file */
    g_string_append_printf (out, _("Your own weights cannot be used here. %s\n"), use->trouble);
}

/**
 * kscore_figures_write_models:
 * @workspace: an open workspace
 * @format: text or JSON
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes the versions of the model that are known here, and which is used.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_models (KscoreWorkspace     *workspace,
                             KscoreFigureFormat   format,
                             GOutputStream       *stream,
                             GCancellable        *cancellable,
                             GError             **error)
{
  g_autoptr(KscoreModelUse) use = kscore_workspace_ref_model_use (workspace);
  g_autoptr(KscoreSink) sink = kscore_sink_new (stream, cancellable);

  if (format == KSCORE_FIGURE_JSON)
    append_json (use, kscore_sink_get_buffer (sink));
  else
    append_text (use, kscore_sink_get_buffer (sink));
  return kscore_sink_finish (sink, error);
}

/**
 * kscore_figures_write_comparison:
 * @workspace: an open workspace
 * @version: the name of a version
 * @history: whether every day is written, rather than the present score
 * @format: text or JSON
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes the score with the version that is used beside that with another.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_comparison (KscoreWorkspace     *workspace,
                                 const char          *version,
                                 gboolean             history,
                                 KscoreFigureFormat   format,
                                 GOutputStream       *stream,
                                 GCancellable        *cancellable,
                                 GError             **error)
{
  g_autoptr(KscoreModelComparison) both =
    kscore_model_comparison_new (workspace, version, cancellable, error);
  g_autoptr(KscoreSink) sink = NULL;

  if (both == NULL)
    return FALSE;

  sink = kscore_sink_new (stream, cancellable);
  if (history && format == KSCORE_FIGURE_JSON)
    kscore_model_report_write_history_json (both->used_series, both->used->version,
                                            both->other_series, both->other->version, sink);
  else if (history)
    kscore_model_report_write_history_text (both->used_series, both->used->version,
                                            both->other_series, both->other->version, sink);
  else if (format == KSCORE_FIGURE_JSON)
    kscore_model_report_write_json (both->used, both->other, sink);
  else
    kscore_model_report_write_text (both->used, both->other, sink);
  return kscore_sink_finish (sink, error);
}

/**
 * kscore_figures_write_model_file:
 * @workspace: an open workspace
 * @version: (nullable): the name of a version, or %NULL for the one that is used
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes the file of a version's numbers, from which weights of one's own are made.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_model_file (KscoreWorkspace  *workspace,
                                 const char       *version,
                                 GOutputStream    *stream,
                                 GCancellable     *cancellable,
                                 GError          **error)
{
  g_autoptr(GBytes) bytes = kscore_workspace_read_model (workspace, version, error);
  gsize length;
  const void *data;

  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &length);
  return g_output_stream_write_all (stream, data, length, NULL, cancellable, error);
}

/**
 * kscore_figures_use_model:
 * @workspace: an open workspace
 * @version: the name of a version
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Chooses the version that is used; see kscore_workspace_use_model().
 *
 * Returns: whether it is chosen
 */
gboolean
kscore_figures_use_model (KscoreWorkspace  *workspace,
                          const char       *version,
                          GCancellable     *cancellable,
                          GError          **error)
{
  return kscore_workspace_use_model (workspace, version, cancellable, error);
}

/**
 * kscore_figures_load_weights:
 * @workspace: an open workspace
 * @path: a file
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Uses weights of the user's own; see kscore_workspace_load_weights().
 *
 * Returns: whether they are used
 */
gboolean
kscore_figures_load_weights (KscoreWorkspace  *workspace,
                             const char       *path,
                             GCancellable     *cancellable,
                             GError          **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) bytes = kscore_model_library_read_weights (file, cancellable, error);

  return bytes != NULL && kscore_workspace_load_weights (workspace, bytes, cancellable, error);
}

/**
 * kscore_figures_remove_weights:
 * @workspace: an open workspace
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Removes the user's own weights; see kscore_workspace_remove_weights().
 *
 * Returns: whether they are removed
 */
gboolean
kscore_figures_remove_weights (KscoreWorkspace  *workspace,
                               GCancellable     *cancellable,
                               GError          **error)
{
  return kscore_workspace_remove_weights (workspace, cancellable, error);
}
