#include "config.h"

#include "score/kscore-covered-days.h"

#define INTERVAL(self, i) (&g_array_index ((self)->intervals, KscoreCoveredInterval, (i)))

/**
 * kscore_covered_days_init:
 * @self: (out caller-allocates): covered days, none yet
 */
void
kscore_covered_days_init (KscoreCoveredDays *self)
{
  self->intervals = g_array_new (FALSE, FALSE, sizeof (KscoreCoveredInterval));
}

/**
 * kscore_covered_days_clear:
 * @self: covered days whose memory to give back
 */
void
kscore_covered_days_clear (KscoreCoveredDays *self)
{
  g_clear_pointer (&self->intervals, g_array_unref);
}

/**
 * kscore_covered_days_add:
 * @self: covered days
 * @from: a day
 * @to: a day; nothing is added where it is before @from
 *
 * Adds the days from @from to @to, both included, in any order. Call
 * kscore_covered_days_finish() before asking.
 */
void
kscore_covered_days_add (KscoreCoveredDays *self,
                         KscoreDay          from,
                         KscoreDay          to)
{
  KscoreCoveredInterval interval = {
    .from = MAX (from, KSCORE_DAY_MIN),
    .to = MIN (to, KSCORE_DAY_MAX),
  };

  if (interval.from <= interval.to)
    g_array_append_val (self->intervals, interval);
}

static int
compare_intervals (gconstpointer a,
                   gconstpointer b)
{
  const KscoreCoveredInterval *x = a, *y = b;

  return x->from != y->from ? (x->from < y->from ? -1 : 1) : (x->to > y->to) - (x->to < y->to);
}

/* Complete calendar weeks between two days, both included. */
static gint64
count_whole_weeks (KscoreDay from,
                   KscoreDay to)
{
  KscoreDay monday = kscore_day_get_monday (from + 6);

  return monday > to ? 0 : (to + 1 - monday) / 7;
}

/**
 * kscore_covered_days_finish:
 * @self: covered days
 * @longest_hole: in days; what is older than a longer hole counts no more
 *
 * Makes @self ready to be asked.
 */
void
kscore_covered_days_finish (KscoreCoveredDays *self,
                            int                longest_hole)
{
  guint n = 0;

  g_array_sort (self->intervals, compare_intervals);

  for (guint i = 0; i < self->intervals->len; i++)
    {
      KscoreCoveredInterval *next = INTERVAL (self, i);
      KscoreCoveredInterval *last = n > 0 ? INTERVAL (self, n - 1) : NULL;

      if (last != NULL && next->from <= last->to + 1)
        last->to = MAX (last->to, next->to);
      else
        *INTERVAL (self, n++) = *next;
    }

  g_array_set_size (self->intervals, n);

  for (guint i = 0; i < n; i++)
    {
      KscoreCoveredInterval *interval = INTERVAL (self, i);
      KscoreCoveredInterval *last = i > 0 ? INTERVAL (self, i - 1) : NULL;

      interval->start = interval->from;
      interval->weeks_before = 0;
      interval->days_before = 0;

      if (last == NULL)
        continue;

      interval->days_before = last->days_before + last->to - last->from + 1;
      if (interval->from - last->to - 1 > longest_hole)
        continue;

      interval->start = last->start;
      interval->weeks_before = last->weeks_before + count_whole_weeks (last->from, last->to);
    }
}

/* The newest interval that begins by @day, or NULL. */
static const KscoreCoveredInterval *
find_interval (const KscoreCoveredDays *self,
               KscoreDay                day)
{
  guint low = 0, high = self->intervals->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (INTERVAL (self, middle)->from <= day)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 ? INTERVAL (self, low - 1) : NULL;
}

/**
 * kscore_covered_days_contain:
 * @self: covered days
 * @day: a day
 *
 * Returns: whether @day is covered
 */
gboolean
kscore_covered_days_contain (const KscoreCoveredDays *self,
                             KscoreDay                day)
{
  const KscoreCoveredInterval *interval = find_interval (self, day);

  return interval != NULL && day <= interval->to;
}

/**
 * kscore_covered_days_get_last:
 * @self: covered days
 * @day: a day
 *
 * Returns: the newest covered day up to @day, or %KSCORE_DAY_UNKNOWN
 */
KscoreDay
kscore_covered_days_get_last (const KscoreCoveredDays *self,
                              KscoreDay                day)
{
  const KscoreCoveredInterval *interval = find_interval (self, day);

  return interval != NULL ? MIN (day, interval->to) : KSCORE_DAY_UNKNOWN;
}

/**
 * kscore_covered_days_get_start:
 * @self: covered days
 * @day: a covered day
 *
 * Returns: where the stretch that holds @day begins
 */
KscoreDay
kscore_covered_days_get_start (const KscoreCoveredDays *self,
                               KscoreDay                day)
{
  const KscoreCoveredInterval *interval = find_interval (self, day);

  return interval != NULL ? interval->start : day;
}

/**
 * kscore_covered_days_count:
 * @self: covered days
 * @day: a day
 *
 * Returns: how many days are covered up to @day, itself included
 */
gint64
kscore_covered_days_count (const KscoreCoveredDays *self,
                           KscoreDay                day)
{
  const KscoreCoveredInterval *interval = find_interval (self, day);

  if (interval == NULL)
    return 0;

  return interval->days_before + MIN (day, interval->to) - interval->from + 1;
}

/**
 * kscore_covered_days_count_weeks:
 * @self: covered days
 * @day: a covered day
 *
 * Returns: how many calendar weeks before the week of @day are covered whole, in the stretch that
 * holds @day
 */
gint64
kscore_covered_days_count_weeks (const KscoreCoveredDays *self,
                                 KscoreDay                day)
{
  const KscoreCoveredInterval *interval = find_interval (self, day);
  KscoreDay sunday = kscore_day_get_monday (day) - 1;

  if (interval == NULL)
    return 0;

  return interval->weeks_before + count_whole_weeks (interval->from, MIN (sunday, interval->to));
}
