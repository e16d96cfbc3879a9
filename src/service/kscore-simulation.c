#include "config.h"

#include "service/kscore-simulation-private.h"

#include <math.h>

#include "core/kscore-advice-words.h"

/**
 * KscoreSimulation:
 *
 * The score on changed inputs, answered at once: a handle on numbers that were taken from the
 * evidence in a worker thread. Immutable.
 */
struct _KscoreSimulation {
  GObject                      parent_instance;

  const KscoreSimulationFuncs *funcs;
  gpointer                     base;                    /* (owned) */
  guint                        n_weeks;
  KscoreSimulationLever        levers[KSCORE_N_LEVERS]; /* (owned) */
};

G_DEFINE_FINAL_TYPE (KscoreSimulation, kscore_simulation, G_TYPE_OBJECT)

static void
kscore_simulation_finalize (GObject *object)
{
  KscoreSimulation *self = KSCORE_SIMULATION (object);

  if (self->funcs != NULL && self->funcs->free_base != NULL)
    self->funcs->free_base (self->base);
  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    g_free (self->levers[i].where);

  G_OBJECT_CLASS (kscore_simulation_parent_class)->finalize (object);
}

static void
kscore_simulation_class_init (KscoreSimulationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kscore_simulation_finalize;
}

static void
kscore_simulation_init (KscoreSimulation *self)
{
}

/**
 * kscore_simulation_new: (skip)
 * @funcs: who answers; static
 * @base: (transfer full): what they answer from
 * @n_weeks: for how many weeks what is added goes on
 * @levers: what each lever stands for; copied
 *
 * Returns: (transfer full): a simulation
 */
KscoreSimulation *
kscore_simulation_new (const KscoreSimulationFuncs *funcs,
                       gpointer                     base,
                       guint                        n_weeks,
                       const KscoreSimulationLever  levers[KSCORE_N_LEVERS])
{
  KscoreSimulation *self = g_object_new (KSCORE_TYPE_SIMULATION, NULL);

  self->funcs = funcs;
  self->base = base;
  self->n_weeks = n_weeks;
  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    {
      self->levers[i] = levers[i];
      self->levers[i].where = g_strdup (levers[i].where);
    }

  return self;
}

/**
 * kscore_simulation_get_weeks:
 * @self: a simulation
 *
 * Returns: for how many weeks what is added goes on
 */
guint
kscore_simulation_get_weeks (KscoreSimulation *self)
{
  g_return_val_if_fail (KSCORE_IS_SIMULATION (self), 0);

  return self->n_weeks;
}

/**
 * kscore_simulation_get_lever:
 * @self: a simulation
 * @lever: a lever
 *
 * Returns: (transfer none): what it stands for
 */
const KscoreSimulationLever *
kscore_simulation_get_lever (KscoreSimulation *self,
                             KscoreLever       lever)
{
  g_return_val_if_fail (KSCORE_IS_SIMULATION (self), NULL);
  g_return_val_if_fail (lever < KSCORE_N_LEVERS, NULL);

  return &self->levers[lever];
}

/**
 * kscore_simulation_evaluate:
 * @self: a simulation
 * @levers: how much more of each; 0 is how things are
 * @answer: (out caller-allocates): the score then
 *
 * Takes some microseconds.
 */
void
kscore_simulation_evaluate (KscoreSimulation       *self,
                            const double            levers[KSCORE_N_LEVERS],
                            KscoreSimulationAnswer *answer)
{
  g_return_if_fail (KSCORE_IS_SIMULATION (self));

  self->funcs->evaluate (self->base, levers, answer);
}

/**
 * kscore_simulation_reach:
 * @self: a simulation
 * @lever: a lever
 * @target: a score
 * @value: (out): the least of it that alone brings the score there
 *
 * Returns: whether any does
 */
gboolean
kscore_simulation_reach (KscoreSimulation *self,
                         KscoreLever       lever,
                         double            target,
                         double           *value)
{
  g_return_val_if_fail (KSCORE_IS_SIMULATION (self), FALSE);
  g_return_val_if_fail (lever < KSCORE_N_LEVERS, FALSE);

  return self->funcs->reach (self->base, lever, target, value);
}

/**
 * kscore_simulation_dup_meaning:
 * @self: a simulation
 * @lever: a lever
 *
 * Returns: (transfer full): what evidence it adds, or why it adds none, translated
 */
char *
kscore_simulation_dup_meaning (KscoreSimulation *self,
                               KscoreLever       lever)
{
  const KscoreSimulationLever *it;

  g_return_val_if_fail (KSCORE_IS_SIMULATION (self), NULL);
  g_return_val_if_fail (lever < KSCORE_N_LEVERS, NULL);

  it = &self->levers[lever];
  return kscore_lever_dup_meaning (lever, it->available, it->n_weeks, it->each, it->where);
}
