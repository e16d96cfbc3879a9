#include "config.h"

#include "draw/kscore-chart-ticks.h"

#include <math.h>

#include "core/kscore-format.h"

/* GDate counts 0001-01-01 as 1. */
#define JULIAN_OF_EPOCH 719163

#define SCALE_MIN  0.0
#define SCALE_MAX  100.0
/* So that noise does not look like drama. */
#define SPAN_LEAST 4.0

typedef enum {
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

static const struct {
  Unit   unit;
  int    count;
  double days;
} steps[] = {
  { UNIT_DAY, 1, 1 },
  { UNIT_DAY, 2, 2 },
  { UNIT_WEEK, 1, 7 },
  { UNIT_WEEK, 2, 14 },
  { UNIT_MONTH, 1, 30.4 },
  { UNIT_MONTH, 2, 60.9 },
  { UNIT_MONTH, 3, 91.3 },
  { UNIT_MONTH, 6, 182.6 },
  { UNIT_YEAR, 1, 365.2 },
  { UNIT_YEAR, 2, 730.5 },
  { UNIT_YEAR, 5, 1826 },
  { UNIT_YEAR, 10, 3652 },
  { UNIT_YEAR, 100, 36525 },
  { UNIT_YEAR, 1000, 365250 },
};

static void
tick_clear (gpointer data)
{
  KscoreDateTick *tick = data;

  g_free (tick->label);
}

static void
day_to_date (KscoreDay day,
             GDate    *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (day + JULIAN_OF_EPOCH));
}

static KscoreDay
day_from_date (const GDate *date)
{
  return (KscoreDay) g_date_get_julian (date) - JULIAN_OF_EPOCH;
}

static KscoreDay
get_first (KscoreDay first,
           Unit      unit,
           int       count)
{
  GDate date;
  int month;
  int year;

  switch (unit)
    {
    case UNIT_DAY:
      return first;

    case UNIT_WEEK:
      first += 6;
      return kscore_day_get_monday (first);

    case UNIT_MONTH:
    case UNIT_YEAR:
    default:
      break;
    }

  day_to_date (first, &date);
  month = (int) g_date_get_month (&date) - 1;
  year = g_date_get_year (&date);

  if (unit == UNIT_MONTH)
    {
      if (g_date_get_day (&date) > 1)
        month++;
      month = (month + count - 1) / count * count;
      year += month / 12;
      month %= 12;
    }
  else
    {
      if (g_date_get_day (&date) > 1 || month > 0)
        year++;
      year = (year + count - 1) / count * count;
      month = 0;
    }

  /* Beyond what a date can hold there is no tick. */
  if (year > 9999)
    return KSCORE_DAY_MAX;

  g_date_set_dmy (&date, 1, (GDateMonth) (month + 1), (GDateYear) year);
  return day_from_date (&date);
}

static KscoreDay
get_next (KscoreDay day,
          Unit      unit,
          int       count)
{
  GDate date;

  switch (unit)
    {
    case UNIT_DAY:
      return day + count;
    case UNIT_WEEK:
      return day + 7 * count;
    case UNIT_MONTH:
    case UNIT_YEAR:
    default:
      day_to_date (day, &date);
      if ((int) g_date_get_year (&date) + count > 9999)
        return KSCORE_DAY_MAX;
      g_date_add_months (&date, (guint) (unit == UNIT_YEAR ? 12 * count : count));
      return day_from_date (&date);
    }
}

static char *
dup_label (KscoreDay day,
           Unit      unit)
{
  GDate date;

  if (unit == UNIT_DAY || unit == UNIT_WEEK)
    return kscore_format_day (day, KSCORE_DAY_SHORT);

  day_to_date (day, &date);
  if (unit == UNIT_YEAR || g_date_get_month (&date) == G_DATE_JANUARY)
    return kscore_format_day (day, KSCORE_DAY_YEAR);

  return kscore_format_day (day, KSCORE_DAY_MONTH);
}

/**
 * kscore_chart_ticks_new_dates:
 * @first: the first day of an axis
 * @last: its last day
 * @max_ticks: how many labels fit
 *
 * Picks days that people count by: days, Mondays, firsts of months, years.
 *
 * Returns: (transfer full) (element-type KscoreDateTick): ticks in order
 */
GArray *
kscore_chart_ticks_new_dates (KscoreDay first,
                              KscoreDay last,
                              guint     max_ticks)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (KscoreDateTick));
  guint step = 0;

  g_array_set_clear_func (ticks, tick_clear);

  if (max_ticks == 0 || last < first || first < KSCORE_DAY_MIN || last > KSCORE_DAY_MAX)
    return ticks;

  while (step + 1 < G_N_ELEMENTS (steps) && (last - first) / steps[step].days > max_ticks)
    step++;

  for (KscoreDay day = get_first (first, steps[step].unit, steps[step].count);
       day <= last && ticks->len < max_ticks + 1 && day < KSCORE_DAY_MAX;
       day = get_next (day, steps[step].unit, steps[step].count))
    {
      KscoreDateTick tick = { day, dup_label (day, steps[step].unit) };

      g_array_append_val (ticks, tick);
    }

  return ticks;
}

/**
 * kscore_chart_ticks_get_step:
 * @low: (inout): the lowest value to show; moved down to a step
 * @high: (inout): the highest value to show; moved up to a step
 * @max_steps: how many steps fit
 *
 * Finds a round step for an axis of points and widens the axis to whole steps.
 *
 * Returns: the step, in points
 */
double
kscore_chart_ticks_get_step (double *low,
                             double *high,
                             guint   max_steps)
{
  static const double round_steps[] = { 1, 2, 5, 10, 20, 25, 50, 100 };
  double span = MAX (*high - *low, SPAN_LEAST);
  double middle = (*low + *high) / 2;
  double bottom = MAX (SCALE_MIN, middle - span / 2);
  double top = MIN (SCALE_MAX, middle + span / 2);

  for (guint i = 0; i < G_N_ELEMENTS (round_steps); i++)
    {
      double step = round_steps[i];

      *low = floor (bottom / step) * step;
      *high = ceil (top / step) * step;
      if (*high - *low <= step * MAX (max_steps, 1) + 0.5)
        return step;
    }

  *low = SCALE_MIN;
  *high = SCALE_MAX;
  return SCALE_MAX;
}
