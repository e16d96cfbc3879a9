#pragma once

#include "service/kscore-simulation.h"

G_BEGIN_DECLS

/**
 * KscoreSimulationFuncs:
 *
 * Who answers. The numbers behind it are never changed, so that any thread may ask; it is asked on
 * the main thread, with every move of a slider.
 */
typedef struct {
  void          (*evaluate) (gconstpointer           base,
                             const double           *levers,
                             KscoreSimulationAnswer *answer);
  gboolean      (*reach)    (gconstpointer           base,
                             KscoreLever             lever,
                             double                  target,
                             double                 *value);
  GDestroyNotify  free_base;
} KscoreSimulationFuncs;

KscoreSimulation *kscore_simulation_new (const KscoreSimulationFuncs *funcs,
                                         gpointer                     base,
                                         guint                        n_weeks,
                                         const KscoreSimulationLever  levers[KSCORE_N_LEVERS]);

G_END_DECLS
