#include "config.h"

#include <math.h>

#include "service/kscore-simulation-private.h"

static guint n_freed;

static void
evaluate (gconstpointer           base,
          const double           *levers,
          KscoreSimulationAnswer *answer)
{
  *answer = (KscoreSimulationAnswer) { .known = TRUE,
                                       .score = *(const double *) base + levers[0] };
}

static gboolean
reach (gconstpointer  base,
       KscoreLever    lever,
       double         target,
       double        *value)
{
  *value = target - *(const double *) base;
  return lever == KSCORE_LEVER_LIKES;
}

static void
free_base (gpointer base)
{
  g_free (base);
  n_freed++;
}

/* It asks whoever stands behind it, and owns what they answer from. */
static void
test_asks (void)
{
  static const KscoreSimulationFuncs funcs = { evaluate, reach, free_base };
  char handle[] = "ada";
  const KscoreSimulationLever levers[KSCORE_N_LEVERS] = {
    [KSCORE_LEVER_FOLLOWERS] = { .available = TRUE, .present = 12, .where = handle },
  };
  double base = 40, amounts[KSCORE_N_LEVERS] = { 2 }, value;
  KscoreSimulation *simulation = kscore_simulation_new (&funcs, g_memdup2 (&base, sizeof base), 11,
                                                        levers);
  g_autofree char *followers = NULL;
  g_autofree char *quotes = NULL;
  KscoreSimulationAnswer answer;

  handle[0] = 'x';
  g_assert_cmpuint (kscore_simulation_get_weeks (simulation), ==, 11);
  g_assert_cmpstr (kscore_simulation_get_lever (simulation, KSCORE_LEVER_FOLLOWERS)->where, ==,
                   "ada");
  kscore_simulation_evaluate (simulation, amounts, &answer);
  g_assert_cmpfloat (answer.score, ==, 42);
  g_assert_true (kscore_simulation_reach (simulation, KSCORE_LEVER_LIKES, 50, &value));
  g_assert_cmpfloat (value, ==, 10);
  g_assert_false (kscore_simulation_reach (simulation, KSCORE_LEVER_LISTS, 50, &value));
  followers = kscore_simulation_dup_meaning (simulation, KSCORE_LEVER_FOLLOWERS);
  quotes = kscore_simulation_dup_meaning (simulation, KSCORE_LEVER_QUOTES);
  g_assert_cmpstr (followers, ==, "Of ada, whoever they are");
  g_assert_cmpstr (quotes, ==, "No linked network tells this");
  g_object_unref (simulation);
  g_assert_cmpuint (n_freed, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/simulation/asks", test_asks);
  return g_test_run ();
}
