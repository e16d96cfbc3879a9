#include "config.h"

#include "core/kscore-spread.h"

/**
 * kscore_spread_get_count:
 * @n: how many were found
 * @gap: days between the reading that found them and the one before, at least 1
 * @d: days since the one before, at most @gap
 *
 * Returns: how many of them there were by then: floor (d * n / gap), without overflow as long as
 *   @gap is a number of days
 */
guint64
kscore_spread_get_count (guint64 n,
                         guint64 gap,
                         guint64 d)
{
  return d * (n / gap) + d * (n % gap) / gap;
}

/**
 * kscore_spread_get_day:
 * @previous: day of the reading before
 * @day: day of the reading that found them
 * @i: which of the new ones, 1 to @n, ordered by the id of who reacted
 * @n: how many were found, at least 1
 *
 * Dates a reaction that comes without a date: `previous + ceil (i * gap / n)`. What is found at
 * the first reading of a post takes the post's day instead.
 *
 * Returns: the day
 */
KscoreDay
kscore_spread_get_day (KscoreDay previous,
                       KscoreDay day,
                       guint64   i,
                       guint64   n)
{
  guint64 gap, low = 1, high;

  g_return_val_if_fail (i >= 1 && i <= n, day);

  if (day <= previous)
    return previous;

  gap = high = (guint64) ((gint64) day - previous);

  /* The first day by which i of the n are there. */
  while (low < high)
    {
      guint64 middle = low + (high - low) / 2;

      if (kscore_spread_get_count (n, gap, middle) >= i)
        high = middle;
      else
        low = middle + 1;
    }

  return previous + (KscoreDay) low;
}
