#include "config.h"

#include "service/kscore-simulation-work.h"

#include <math.h>

#include "service/kscore-simulation-private.h"

G_STATIC_ASSERT (KSCORE_SIMULATION_N_PARTS == KSCORE_N_COMPONENTS);

/* How far a slider goes where there is little yet. */
static const double least_usual[KSCORE_N_LEVERS] = {
  [KSCORE_LEVER_LIKES] = 50,
  [KSCORE_LEVER_REPLIES] = 20,
  [KSCORE_LEVER_RESHARES] = 20,
  [KSCORE_LEVER_QUOTES] = 20,
  [KSCORE_LEVER_PEOPLE] = 50,
  [KSCORE_LEVER_WEEKS] = 1,
  [KSCORE_LEVER_FOLLOWERS] = 1000,
  [KSCORE_LEVER_SUPPORTERS] = 50,
  [KSCORE_LEVER_LISTS] = 20,
  [KSCORE_LEVER_NETWORKS] = 3,
};

static void
evaluate (gconstpointer           base,
          const double           *levers,
          KscoreSimulationAnswer *answer)
{
  KscoreSimulated simulated;

  kscore_simulator_evaluate (base, levers, &simulated);
  *answer = (KscoreSimulationAnswer) {
    .known = simulated.known,
    .score = simulated.score,
    .has_range = simulated.has_range,
    .low = simulated.low,
    .high = simulated.high,
    .band = simulated.known ? kscore_band_get_title (simulated.band) : NULL,
  };
  for (int i = 0; i < KSCORE_SIMULATION_N_PARTS; i++)
    answer->points[i] = simulated.points[i];
}

static gboolean
reach (gconstpointer  base,
       KscoreLever    lever,
       double         target,
       double        *value)
{
  return kscore_simulator_reach (base, lever, target, value);
}

static const KscoreSimulationFuncs funcs = {
  evaluate, reach, (GDestroyNotify) kscore_simulator_free,
};

/* The next of 1, 2, 5, 10, 20, 50 … */
static double
round_up (double value)
{
  double power = pow (10, floor (log10 (MAX (value, 1))));
  static const double steps[] = { 1, 2, 5 };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (steps[i] * power >= value)
        return steps[i] * power;
    }

  return 10 * power;
}

static double
get_usual (const KscoreLeverScope *scope,
           KscoreLever             lever)
{
  double usual = least_usual[lever];

  if (lever == KSCORE_LEVER_WEEKS)
    return scope->limit;
  if (lever != KSCORE_LEVER_NETWORKS && isfinite (scope->present))
    usual = MAX (usual, 2 * scope->present);
  return MIN (round_up (usual), scope->limit);
}

/**
 * kscore_simulation_new_of:
 * @simulator: (transfer full): what answers
 * @evidence: what it was made from; not kept
 *
 * Returns: (transfer full): a simulation that knows nothing of the score
 */
KscoreSimulation *
kscore_simulation_new_of (KscoreSimulator      *simulator,
                          const KscoreEvidence *evidence)
{
  KscoreSimulationLever levers[KSCORE_N_LEVERS];

  for (KscoreLever lever = 0; lever < KSCORE_N_LEVERS; lever++)
    {
      const KscoreLeverScope *scope = kscore_simulator_get_scope (simulator, lever);

      levers[lever] = (KscoreSimulationLever) {
        .available = scope->available,
        .present = scope->present,
        .limit = scope->limit,
        .usual = scope->available ? get_usual (scope, lever) : 0,
        .n_weeks = scope->n_days,
        .each = scope->each,
      };
      if (scope->account < evidence->accounts->len)
        levers[lever].where = g_array_index (evidence->accounts, KscoreEvidenceAccount,
                                             scope->account).handle;
    }

  return kscore_simulation_new (&funcs, simulator, kscore_simulator_get_weeks (simulator), levers);
}
