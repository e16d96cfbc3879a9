#pragma once

#include "service/kscore-insight.h"
#include "service/kscore-reason-row.h"
#include "service/kscore-simulation.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_ADVICE (kscore_advice_get_type ())
G_DECLARE_FINAL_TYPE (KscoreAdvice, kscore_advice, KSCORE, ADVICE, KscoreInsight)

/* Properties: "simulation" #KscoreSimulation (nullable), of the newest answer. */
GListModel       *kscore_advice_get_against    (KscoreAdvice *self);
GListModel       *kscore_advice_get_favour     (KscoreAdvice *self);
KscoreSimulation *kscore_advice_get_simulation (KscoreAdvice *self);

G_END_DECLS
