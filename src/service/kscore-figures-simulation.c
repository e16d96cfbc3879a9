#include "config.h"

#include "service/kscore-figures.h"

#include <math.h>

#include "report/kscore-simulation-report.h"
#include "service/kscore-figures-loader.h"

/**
 * kscore_figures_write_simulation:
 * @workspace: an open workspace
 * @as_of: the score's day, or %KSCORE_DAY_UNKNOWN for the one that the model chooses
 * @levers: how much more of each
 * @target: a score to reach, or NAN
 * @format: text or JSON
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes what the score would be with more of something. Nothing is stored.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_simulation (KscoreWorkspace     *workspace,
                                 KscoreDay            as_of,
                                 const double         levers[KSCORE_N_LEVERS],
                                 double               target,
                                 KscoreFigureFormat   format,
                                 GOutputStream       *stream,
                                 GCancellable        *cancellable,
                                 GError             **error)
{
  g_autoptr (KscoreLoadedFigures) figures =
    kscore_loaded_figures_new (workspace, as_of, cancellable, error);
  g_autoptr (KscoreSimulator) simulator = NULL;
  g_autoptr (KscoreSink) sink = NULL;
  KscoreSimulationReport report = { .target = target };

  if (figures == NULL)
    return FALSE;

  simulator = kscore_simulator_new (figures->dossier.evidence, figures->dossier.ledger,
                                    figures->score->day);
  report.simulator = simulator;
  report.day = figures->score->day;
  report.checked = figures->score->known ? figures->score->checked : NAN;
  report.version = figures->score->version;
  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    report.levers[i] = levers[i];

  sink = kscore_sink_new (stream, cancellable);
  if (format == KSCORE_FIGURE_JSON)
    kscore_simulation_report_write_json (&report, sink);
  else
    kscore_simulation_report_write_text (&report, sink);
  return kscore_sink_finish (sink, error);
}
