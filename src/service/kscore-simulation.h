#pragma once

#include <gio/gio.h>

#include "core/kscore-lever.h"

G_BEGIN_DECLS

/* Response, Recognition and Audience, in this order. */
#define KSCORE_SIMULATION_N_PARTS 3

/**
 * KscoreSimulationLever:
 *
 * What a lever stands for. Where it is not available, moving it changes nothing.
 */
typedef struct {
  gboolean available;
  double   present; /* how much there is now, a week or in all; NAN where not told */
  double   limit;   /* the most that can be asked for */
  double   usual;   /* the most that is worth a slider; at most @limit */
  guint    n_weeks; /* in how many weeks it adds */
  guint    each;    /* likes of a person, a week */
  char    *where;   /* (nullable): the handle of the account that it adds to */
} KscoreSimulationLever;

/**
 * KscoreSimulationAnswer:
 *
 * A score with its range and the points of its parts; NAN where not known.
 */
typedef struct {
  gboolean    known;
  double      score;
  gboolean    has_range;
  double      low;
  double      high;
  double      points[KSCORE_SIMULATION_N_PARTS];
  const char *band; /* translated, static; NULL where there is no score */
} KscoreSimulationAnswer;

#define KSCORE_TYPE_SIMULATION (kscore_simulation_get_type ())
G_DECLARE_FINAL_TYPE (KscoreSimulation, kscore_simulation, KSCORE, SIMULATION, GObject)

guint    kscore_simulation_get_weeks (KscoreSimulation       *self);
const KscoreSimulationLever *
         kscore_simulation_get_lever (KscoreSimulation       *self,
                                      KscoreLever             lever);
void     kscore_simulation_evaluate  (KscoreSimulation       *self,
                                      const double            levers[KSCORE_N_LEVERS],
                                      KscoreSimulationAnswer *answer);
gboolean kscore_simulation_reach     (KscoreSimulation       *self,
                                      KscoreLever             lever,
                                      double                  target,
                                      double                 *value);
char    *kscore_simulation_dup_meaning (KscoreSimulation     *self,
                                      KscoreLever             lever);

G_END_DECLS
