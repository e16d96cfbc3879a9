#include "config.h"

#include "core/kscore-rounding.h"

#include <math.h>
#include <stdlib.h>

/* So many steps are a printed figure; more are none. */
#define MOST 1e15

typedef struct {
  double remainder; /* what rounding down took away, in steps */
  double size;
  gsize  index;
} Rest;

/* As kscore_format_score() does, which multiplies: 0.35 times 10 is 3.5, but 0.35 by 0.1 is less,
 * and what stands halfway would be printed here as 0.4 and there as 0.3. */
static double
get_steps (double value,
           double step)
{
  return CLAMP (value * (1 / step), -MOST, MOST);
}

/**
 * kscore_rounding_round:
 * @value: a figure; finite
 * @step: what is printed, as 0.1
 *
 * Rounds as printing does.
 *
 * Returns: how many steps are printed
 */
gint64
kscore_rounding_round (double value,
                       double step)
{
  return (gint64) round (get_steps (value, step));
}

static int
compare_rests (gconstpointer a,
               gconstpointer b)
{
  const Rest *x = a, *y = b;

  if (x->remainder != y->remainder)
    return x->remainder > y->remainder ? -1 : 1;
  if (x->size != y->size)
    return x->size > y->size ? -1 : 1;

  return (x->index > y->index) - (x->index < y->index);
}

/**
 * kscore_rounding_distribute:
 * @values: (array length=n_values): the parts of a sum; finite
 * @n_values: how many there are
 * @step: what is printed, as 0.1
 * @total: the printed sum, in steps
 * @rounded: (out caller-allocates) (array length=n_values): the printed parts, in steps
 *
 * Rounds parts so that what is printed adds up: each is rounded down, and what is missing goes to
 * those of which most was taken away (largest remainder; of equals the larger part, then the one
 * that comes first). A part of exactly 0 is printed as 0 unless there is no other.
 */
void
kscore_rounding_distribute (const double *values,
                            gsize         n_values,
                            double        step,
                            gint64        total,
                            gint64       *rounded)
{
  g_autofree Rest *rests = g_new (Rest, n_values + 1);
  gsize n = 0;
  gint64 missing = total;

  for (gsize i = 0; i < n_values; i++)
    {
      double steps = get_steps (values[i], step);
      double whole = floor (steps);

      rounded[i] = (gint64) whole;
      missing -= rounded[i];
      if (values[i] != 0)
        rests[n++] = (Rest) { steps - whole, fabs (steps), i };
    }

  for (gsize i = 0; n == 0 && i < n_values; i++)
    rests[i] = (Rest) { 0, 0, i };
  if (n == 0)
    n = n_values;
  if (n == 0)
    return;

  qsort (rests, n, sizeof *rests, compare_rests);
  /* Where the sum itself was rounded it may want less than all parts rounded down, or more than
   * one step for each. */
  for (gsize i = 0; i < n; i++)
    rounded[rests[i].index] += missing / (gint64) n;
  missing %= (gint64) n;
  for (gsize i = 0; missing > 0; i++, missing--)
    rounded[rests[i].index]++;
  for (gsize i = n - 1; missing < 0; i--, missing++)
    rounded[rests[i].index]--;
}
