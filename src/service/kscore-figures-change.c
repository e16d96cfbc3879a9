#include "config.h"

#include "report/kscore-change-report.h"
#include "service/kscore-figures.h"
#include "service/kscore-movement-work.h"

/**
 * kscore_figures_write_change:
 * @workspace: an open workspace
 * @since: the first day
 * @as_of: the score's day, or %KSCORE_DAY_UNKNOWN for the one that the model chooses
 * @all: whether text lists every post and every person; JSON does so anyhow
 * @format: text or JSON
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes why the score moved between two days.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_change (KscoreWorkspace     *workspace,
                             KscoreDay            since,
                             KscoreDay            as_of,
                             gboolean             all,
                             KscoreFigureFormat   format,
                             GOutputStream       *stream,
                             GCancellable        *cancellable,
                             GError             **error)
{
  g_autoptr (KscoreChangeFigures) figures =
    kscore_movement_compute (workspace, since, as_of,
                             all || format == KSCORE_FIGURE_JSON ? G_MAXUINT
                                                                 : KSCORE_CHANGE_MAX_SOURCES,
                             cancellable, error);
  g_autoptr (KscoreSink) sink = NULL;

  if (figures == NULL)
    return FALSE;

  sink = kscore_sink_new (stream, cancellable);
  if (format == KSCORE_FIGURE_JSON)
    kscore_change_report_write_json (figures, sink);
  else
    kscore_change_report_write_text (figures, sink);
  return kscore_sink_finish (sink, error);
}
