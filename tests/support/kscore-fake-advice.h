#pragma once

#include "service/kscore-advice.h"

G_BEGIN_DECLS

/* The score of the scripted simulation. */
#define KSCORE_FAKE_ADVICE_SCORE 47.3
#define KSCORE_FAKE_ADVICE_WEEKS 12

KscoreSimulation *kscore_fake_simulation_new (gboolean      known);
void              kscore_fake_advice_fill    (KscoreAdvice *advice,
                                              guint         n_reasons);

G_END_DECLS
