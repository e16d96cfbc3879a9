#pragma once

#include "score/kscore-response.h"
#include "score/kscore-score-private.h"
#include "score/kscore-simulator.h"

G_BEGIN_DECLS

struct _KscoreSimulator {
  KscoreConstants  constants;
  KscoreDay        day;
  guint            n_accounts;
  KscoreResponse  *responses; /* (owned) by slot */
  KscoreValues     values;    /* Response is computed anew */
  KscoreLeverScope scopes[KSCORE_N_LEVERS];
  guint            slots[KSCORE_N_LEVERS];                   /* of the account of a lever */
  guint8           places[KSCORE_N_LEVERS][KSCORE_MAX_WEEKS]; /* of its days among the weeks */
  guint            n_weeks;   /* calendar weeks, complete and at full strength, of any account */
};

/* What else than a lever may be otherwise; as it is where NAN or 0. */
typedef struct {
  double response_factor; /* of every week's response */
  guint  weeks_without;   /* the weakest of the active weeks have none */
  double recognition;
  double audience;
} KscoreSimulatorChange;

double kscore_simulator_get_changed (const KscoreSimulator       *self,
                                     const KscoreSimulatorChange *change);

G_END_DECLS
