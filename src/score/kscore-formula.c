#include "config.h"

#include <math.h>

#include "score/kscore-score-private.h"

/**
 * kscore_values_get_score: (skip)
 * @self: R, C and A
 * @constants: the model
 *
 * The formula. What is not known adds nothing; weights are never made to sum to 1 again.
 *
 * Returns: the score, or NAN where nothing is known
 */
double
kscore_values_get_score (const KscoreValues    *self,
                         const KscoreConstants *constants)
{
  double sum = 0;
  gboolean any = FALSE;

  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    {
      if (!self->known[i])
        continue;

      any = TRUE;
      sum += constants->weight[i] * kscore_constants_l (constants, i, self->value[i]);
    }

  return any ? CLAMP (constants->base + constants->span * sum, 1, 100) : NAN;
}

/**
 * kscore_values_get_range: (skip)
 * @self: R, C and A
 * @constants: the model
 * @error: standard error of ln (1 + R / x1)
 * @low: (out): the lower end
 * @high: (out): the higher end
 *
 * Carries the error through L. Never narrower than the model's least width to either side, but
 * never outside 1 to 100.
 */
void
kscore_values_get_range (const KscoreValues    *self,
                         const KscoreConstants *constants,
                         double                 error,
                         double                *low,
                         double                *high)
{
  double x1 = constants->x1[KSCORE_COMPONENT_RESPONSE];
  double middle = log1p (self->value[KSCORE_COMPONENT_RESPONSE] / x1);
  double score = kscore_values_get_score (self, constants);
  KscoreValues end = *self;

  end.value[KSCORE_COMPONENT_RESPONSE] = x1 * expm1 (MAX (0, middle - constants->range_z * error));
  *low = MIN (kscore_values_get_score (&end, constants), score - constants->range_least);

  end.value[KSCORE_COMPONENT_RESPONSE] = x1 * expm1 (MIN (700, middle +
                                                               constants->range_z * error));
  *high = MAX (kscore_values_get_score (&end, constants), score + constants->range_least);

  *low = CLAMP (*low, 1, 100);
  *high = CLAMP (*high, 1, 100);
}

/**
 * kscore_audience_get: (skip)
 * @ledger: a ledger
 * @account: the slot of an account
 * @day: a day
 * @reading: (out) (optional): the day of the reading
 * @estimated: (out) (optional): whether that is after @day
 *
 * Returns: followers by the last reading up to @day, else by the first one; NAN without readings
 */
double
kscore_audience_get (const KscoreLedger *ledger,
                     guint               account,
                     KscoreDay           day,
                     KscoreDay          *reading,
                     gboolean           *estimated)
{
  const GArray *audience = ledger->accounts[account].audience;
  const KscoreLedgerAudience *found;
  guint low = 0, high = audience->len;

  if (audience->len == 0)
    return NAN;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (audience, KscoreLedgerAudience, middle).day <= day)
        low = middle + 1;
      else
        high = middle;
    }

  /* Of several first readings of one day the highest, as of any day. */
  if (low == 0)
    {
      KscoreDay first = g_array_index (audience, KscoreLedgerAudience, 0).day;

      while (low < audience->len &&
             g_array_index (audience, KscoreLedgerAudience, low).day == first)
        low++;
    }

  found = &g_array_index (audience, KscoreLedgerAudience, low - 1);
  if (reading != NULL)
    *reading = found->day;
  if (estimated != NULL)
    *estimated = found->day > day;

  return found->followers;
}
