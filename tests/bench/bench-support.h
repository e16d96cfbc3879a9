#pragma once

#include "core/kscore-evidence.h"
#include "score/kscore-constants.h"

/* CPU seconds that this process has taken. */
double          bench_support_get_cpu  (void);

/* A made-up owner: @n interactions by a third as many people, most of whom come back, spread over
 * the @n_days up to day 20000. */
KscoreEvidence *bench_support_generate (guint n,
                                        int   n_days);
