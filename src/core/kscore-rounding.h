#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 kscore_rounding_round      (double        value,
                                   double        step);
void   kscore_rounding_distribute (const double *values,
                                   gsize         n_values,
                                   double        step,
                                   gint64        total,
                                   gint64       *rounded);

G_END_DECLS
