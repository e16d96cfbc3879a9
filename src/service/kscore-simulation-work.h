#pragma once

#include "score/kscore-simulator.h"
#include "service/kscore-simulation.h"

G_BEGIN_DECLS

KscoreSimulation *kscore_simulation_new_of (KscoreSimulator      *simulator,
                                            const KscoreEvidence *evidence);

G_END_DECLS
