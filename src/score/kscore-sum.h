#pragma once

#include <math.h>

/* A sum that keeps what rounding loses (Neumaier), so that millions of parts add up to the whole
 * and what is added and taken off again leaves nothing behind. */
typedef struct {
  double sum;
  double lost;
} KscoreSum;

static inline void
kscore_sum_add (KscoreSum *self,
                double     value)
{
  double next = self->sum + value;

  if (fabs (self->sum) >= fabs (value))
    self->lost += (self->sum - next) + value;
  else
    self->lost += (value - next) + self->sum;

  self->sum = next;
}

static inline double
kscore_sum_get (const KscoreSum *self)
{
  return self->sum + self->lost;
}
