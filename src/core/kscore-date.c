#include "config.h"

#include "core/kscore-date.h"

#include <string.h>

#define SECONDS_PER_DAY G_GINT64_CONSTANT (86400)
#define TIME_MIN (KSCORE_DAY_MIN * SECONDS_PER_DAY)
#define TIME_MAX (KSCORE_DAY_MAX * SECONDS_PER_DAY + SECONDS_PER_DAY - 1)

static gint64
floor_div (gint64 value,
           gint64 divisor)
{
  gint64 quotient = value / divisor;

  return value % divisor < 0 ? quotient - 1 : quotient;
}

/* Proleptic Gregorian calendar by eras of 400 years, which is exact for every year. */
static gint64
days_from_civil (gint64 year,
                 int    month,
                 int    day)
{
  gint64 shifted = month <= 2 ? year - 1 : year;
  gint64 era = floor_div (shifted, 400);
  gint64 year_of_era = shifted - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         - 719468;
}

static void
civil_from_days (gint64  days,
                 gint64 *year,
                 int    *month,
                 int    *day)
{
  gint64 shifted = days + 719468;
  gint64 era = floor_div (shifted, 146097);
  gint64 day_of_era = shifted - era * 146097;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096)
                       / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 shifted_month = (5 * day_of_year + 2) / 153;

  *day = (int) (day_of_year - (153 * shifted_month + 2) / 5 + 1);
  *month = (int) (shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
}

static int
days_in_month (gint64 year,
               int    month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return month == 2 && leap ? 29 : days[month - 1];
}

/**
 * kscore_day_from_time:
 * @time: seconds since 1970 UTC
 *
 * Returns: its day, rounded down also before 1970, kept within the days that can be printed
 */
KscoreDay
kscore_day_from_time (gint64 time)
{
  if (time == KSCORE_TIME_UNKNOWN)
    return KSCORE_DAY_UNKNOWN;

  return (KscoreDay) floor_div (CLAMP (time, TIME_MIN, TIME_MAX), SECONDS_PER_DAY);
}

/**
 * kscore_day_to_time:
 * @day: a day
 *
 * Returns: the second at which @day begins
 */
gint64
kscore_day_to_time (KscoreDay day)
{
  return day == KSCORE_DAY_UNKNOWN ? KSCORE_TIME_UNKNOWN : day * SECONDS_PER_DAY;
}

/**
 * kscore_day_get_week:
 * @day: a day
 *
 * Returns: the number of its calendar week, Monday to Sunday; week 0 holds 1970-01-01
 */
int
kscore_day_get_week (KscoreDay day)
{
  /* 1970-01-01 was a Thursday. */
  return (int) floor_div ((gint64) day + 3, 7);
}

/**
 * kscore_day_get_monday:
 * @day: a day
 *
 * Returns: the Monday on or before @day
 */
KscoreDay
kscore_day_get_monday (KscoreDay day)
{
  return (KscoreDay) (kscore_day_get_week (day) * 7 - 3);
}

/**
 * kscore_day_to_string:
 * @day: a day
 *
 * Returns: (transfer full) (nullable): `2026-10-31`, or NULL if @day is unknown
 */
char *
kscore_day_to_string (KscoreDay day)
{
  gint64 year;
  int month;
  int day_of_month;

  if (day == KSCORE_DAY_UNKNOWN)
    return NULL;

  civil_from_days (CLAMP (day, KSCORE_DAY_MIN, KSCORE_DAY_MAX), &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", (int) year, month, day_of_month);
}

/* Reads exactly @n_digits digits and steps over them. */
static gboolean
read_digits (const char **cursor,
             int          n_digits,
             int         *value)
{
  int result = 0;

  for (int i = 0; i < n_digits; i++)
    {
      char c = (*cursor)[i];

      if (!g_ascii_isdigit (c))
        return FALSE;
      result = result * 10 + (c - '0');
    }

  *cursor += n_digits;
  *value = result;
  return TRUE;
}

static gboolean
read_char (const char **cursor,
           char         c)
{
  if (**cursor != c)
    return FALSE;
  (*cursor)++;
  return TRUE;
}

static gboolean
read_date (const char **cursor,
           gint64      *days)
{
  int year, month, day;

  if (!read_digits (cursor, 4, &year) || !read_char (cursor, '-')
      || !read_digits (cursor, 2, &month) || !read_char (cursor, '-')
      || !read_digits (cursor, 2, &day))
    return FALSE;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month (year, month))
    return FALSE;

  *days = days_from_civil (year, month, day);
  return TRUE;
}

static gboolean
read_clock (const char **cursor,
            int         *seconds)
{
  int hour, minute, second;

  if (!read_digits (cursor, 2, &hour) || !read_char (cursor, ':')
      || !read_digits (cursor, 2, &minute) || !read_char (cursor, ':')
      || !read_digits (cursor, 2, &second))
    return FALSE;
  if (hour > 23 || minute > 59 || second > 60)
    return FALSE;

  *seconds = hour * 3600 + minute * 60 + MIN (second, 59);
  return TRUE;
}

/* "+0000", "-05:30", "Z" or nothing, which is UTC. */
static gboolean
read_offset (const char **cursor,
             int         *seconds)
{
  int sign;
  int hours;
  int minutes = 0;

  *seconds = 0;
  if (read_char (cursor, 'Z') || read_char (cursor, 'z') || **cursor == '\0')
    return TRUE;

  if (read_char (cursor, '+'))
    sign = 1;
  else if (read_char (cursor, '-'))
    sign = -1;
  else
    return FALSE;

  if (!read_digits (cursor, 2, &hours))
    return FALSE;
  read_char (cursor, ':');
  if (g_ascii_isdigit (**cursor) && !read_digits (cursor, 2, &minutes))
    return FALSE;
  if (hours > 23 || minutes > 59)
    return FALSE;

  *seconds = sign * (hours * 3600 + minutes * 60);
  return TRUE;
}

/**
 * kscore_day_from_string:
 * @string: (nullable): `2026-10-31`
 * @day: (out): the day
 *
 * Returns: whether @string is a day of the calendar, nothing before or behind it
 */
gboolean
kscore_day_from_string (const char *string,
                        KscoreDay  *day)
{
  const char *cursor = string;
  gint64 days;

  if (string == NULL || !read_date (&cursor, &days) || *cursor != '\0')
    return FALSE;

  *day = (KscoreDay) days;
  return TRUE;
}

/**
 * kscore_time_to_string:
 * @time: seconds since 1970 UTC
 *
 * Returns: (transfer full) (nullable): `2026-10-31T12:00:00Z`, or NULL if @time is unknown
 */
char *
kscore_time_to_string (gint64 time)
{
  g_autofree char *date = NULL;
  gint64 clamped;
  int seconds;

  if (time == KSCORE_TIME_UNKNOWN)
    return NULL;

  clamped = CLAMP (time, TIME_MIN, TIME_MAX);
  date = kscore_day_to_string (kscore_day_from_time (clamped));
  seconds = (int) (clamped - floor_div (clamped, SECONDS_PER_DAY) * SECONDS_PER_DAY);
  return g_strdup_printf ("%sT%02d:%02d:%02dZ", date, seconds / 3600, seconds / 60 % 60,
                          seconds % 60);
}

/**
 * kscore_time_from_iso8601:
 * @string: (nullable): `2026-10-31T12:00:00.123Z`, `2026-10-31 12:00:00 +0000`, `2026-10-31`
 * @time: (out): seconds since 1970 UTC
 *
 * Reads the spellings that networks use: any number of fraction digits (dropped), `T` or a space,
 * an offset, `Z`, or none of them, which is UTC. A date alone is its first second.
 *
 * Returns: whether @string is such a time
 */
gboolean
kscore_time_from_iso8601 (const char *string,
                          gint64     *time)
{
  const char *cursor = string;
  gint64 days;
  int seconds = 0;
  int offset = 0;

  if (string == NULL || !read_date (&cursor, &days))
    return FALSE;

  if (*cursor != '\0')
    {
      if (!read_char (&cursor, 'T') && !read_char (&cursor, 't') && !read_char (&cursor, ' '))
        return FALSE;
      if (!read_clock (&cursor, &seconds))
        return FALSE;
      if (read_char (&cursor, '.'))
        {
          if (!g_ascii_isdigit (*cursor))
            return FALSE;
          while (g_ascii_isdigit (*cursor))
            cursor++;
        }
      read_char (&cursor, ' ');
      if (!read_offset (&cursor, &offset) || *cursor != '\0')
        return FALSE;
    }

  *time = days * SECONDS_PER_DAY + seconds - offset;
  return TRUE;
}

/**
 * kscore_time_from_x:
 * @string: (nullable): `Sat Feb 18 12:33:11 +0000 2023`
 * @time: (out): seconds since 1970 UTC
 *
 * Reads the time of X archives, whose month names are English in every locale.
 *
 * Returns: whether @string is such a time
 */
gboolean
kscore_time_from_x (const char *string,
                    gint64     *time)
{
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  char name[4] = { 0 };
  const char *cursor;
  const char *found;
  int month, day, seconds, offset, year;

  if (string == NULL || strlen (string) < 30)
    return FALSE;

  memcpy (name, string + 4, 3);
  found = strstr (months, name);
  if (found == NULL || (found - months) % 3 != 0 || string[3] != ' ' || string[7] != ' ')
    return FALSE;
  month = (int) ((found - months) / 3) + 1;

  cursor = string + 8;
  if (!read_digits (&cursor, 2, &day) || !read_char (&cursor, ' ')
      || !read_clock (&cursor, &seconds) || !read_char (&cursor, ' ')
      || !read_offset (&cursor, &offset) || !read_char (&cursor, ' ')
      || !read_digits (&cursor, 4, &year) || *cursor != '\0')
    return FALSE;
  if (year < 1 || day < 1 || day > days_in_month (year, month))
    return FALSE;

  *time = days_from_civil (year, month, day) * SECONDS_PER_DAY + seconds - offset;
  return TRUE;
}
