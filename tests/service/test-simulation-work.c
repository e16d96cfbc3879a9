#include "config.h"

#include <math.h>

#include "service/kscore-model-file.h"
#include "service/kscore-simulation-work.h"

/* With nothing known no lever is there, and no score. */
static void
test_nothing_known (void)
{
  g_autoptr(KscoreEvidence) evidence = kscore_evidence_new ();
  g_autofree KscoreConstants *constants = kscore_model_file_load_default (NULL);
  g_autoptr(KscoreLedger) ledger = NULL;
  g_autoptr(KscoreSimulation) simulation = NULL;
  const double none[KSCORE_N_LEVERS] = { 0 };
  KscoreSimulationAnswer answer;

  constants->window_weeks = 11;
  ledger = kscore_ledger_new (evidence, constants);
  simulation = kscore_simulation_new_of (kscore_simulator_new (evidence, ledger, 20000), evidence);
  g_assert_cmpuint (kscore_simulation_get_weeks (simulation), ==, 11);
  kscore_simulation_evaluate (simulation, none, &answer);
  g_assert_false (answer.known);
  g_assert_null (answer.band);
  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    {
      const KscoreSimulationLever *lever = kscore_simulation_get_lever (simulation, i);

      g_assert_false (lever->available);
      g_assert_true (isnan (lever->present));
      g_assert_null (lever->where);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/simulation-work/nothing-known", test_nothing_known);
  return g_test_run ();
}
