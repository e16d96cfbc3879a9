#pragma once

#include "report/kscore-sink.h"
#include "score/kscore-simulator.h"

G_BEGIN_DECLS

/**
 * KscoreSimulationReport:
 *
 * What somebody asked of a simulator.
 */
typedef struct {
  const KscoreSimulator *simulator;
  KscoreDay              day;
  const char            *version;
  double                 checked;                 /* NAN where there is no score */
  double                 levers[KSCORE_N_LEVERS]; /* how much of each is added */
  double                 target;                  /* a score, or NAN */
} KscoreSimulationReport;

void kscore_simulation_report_write_text (const KscoreSimulationReport *self,
                                          KscoreSink                   *sink);
void kscore_simulation_report_write_json (const KscoreSimulationReport *self,
                                          KscoreSink                   *sink);

G_END_DECLS
