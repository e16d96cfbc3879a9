#include "config.h"

#include "core/kscore-format.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <math.h>
#include <string.h>

/* Shown where a figure is not known; never 0. */
#define NOT_KNOWN "\u2013"
#define MINUS     "\u2212"
/* Narrow, and no line breaks there. */
#define NARROW_SPACE "\u202f"
/* Around what runs from left to right whatever is around it: U+2066 and U+2069. */
#define LEFT_TO_RIGHT "\u2066"
#define END_OF_IT     "\u2069"

/* Of the program's words; see kscore_format_set_rtl(). */
static gboolean is_rtl;

/* Rounded to tenths, without a negative zero. */
static double
round_to_tenths (double number)
{
  return round (number * 10.0) / 10.0 + 0.0;
}

/**
 * kscore_format_score:
 * @score: points, NAN where not known
 *
 * Writes points with one decimal, in the user's locale.
 *
 * Returns: (transfer full): "47.3", or a dash where not known
 */
char *
kscore_format_score (double score)
{
  if (!isfinite (score))
    return g_strdup (NOT_KNOWN);

  return g_strdup_printf ("%.1f", round_to_tenths (score));
}

/**
 * kscore_format_score_split:
 * @score: points, NAN where not known
 * @whole: (out) (transfer full): "47", or a dash
 * @fraction: (out) (transfer full): ".3" with the locale's separator, or ""
 *
 * Writes points as two pieces, for a number whose decimal is set smaller.
 */
void
kscore_format_score_split (double   score,
                           char   **whole,
                           char   **fraction)
{
  g_autofree char *text = kscore_format_score (score);
  gsize digits = strspn (text, "-0123456789");

  if (digits == 0)
    digits = strlen (text);

  *whole = g_strndup (text, digits);
  *fraction = g_strdup (text + digits);
}

/**
 * kscore_format_set_rtl:
 * @rtl: whether the words around numbers run from right to left
 *
 * Numbers run from left to right in every language, but there a sign before one would end up
 * behind it: with @rtl signed numbers are isolated from the words around them. Programs that show
 * words say it at their start, before there are other threads.
 */
void
kscore_format_set_rtl (gboolean rtl)
{
  is_rtl = rtl;
}

static char *
add_sign (double number,
          int    decimals)
{
  const char *sign = number < 0 ? MINUS : number > 0 ? "+" : "";

  return g_strdup_printf ("%s%s%.*f%s", is_rtl ? LEFT_TO_RIGHT : "", sign, decimals,
                          fabs (number), is_rtl ? END_OF_IT : "");
}

/**
 * kscore_format_change:
 * @change: points, NAN where not known
 *
 * Writes a difference with its sign; the minus is as wide as the plus.
 *
 * Returns: (transfer full): "+0.9", "−0.8", "0.0", or a dash where not known
 */
char *
kscore_format_change (double change)
{
  return isfinite (change) ? add_sign (round_to_tenths (change), 1) : g_strdup (NOT_KNOWN);
}

/**
 * kscore_format_small_change:
 * @change: points, NAN where not known
 *
 * Writes a small part of a difference with two decimals and its sign.
 *
 * Returns: (transfer full): "+0.09", "−0.08", "under 0.01", or a dash where not known
 */
char *
kscore_format_small_change (double change)
{
  if (!isfinite (change))
    return g_strdup (NOT_KNOWN);
  if (change != 0 && fabs (change) < 0.005)
    /* Translators: %.2f is 0.01: points that are too few to be written */
    return g_strdup_printf (_("under %.2f"), 0.01);

  return add_sign (change, 2);
}

/* Between the groups of three digits: what the user's locale has, else what goes with its decimal
 * separator, since long numbers without groups are not read but counted. */
static const char *
get_separator (void)
{
  const char *separator = nl_langinfo (THOUSEP);

  if (*separator != '\0' && g_utf8_validate (separator, -1, NULL))
    return separator;

  return g_str_equal (nl_langinfo (RADIXCHAR), ".") ? "," : NARROW_SPACE;
}

/**
 * kscore_format_count:
 * @count: how many, negative where not known
 *
 * Writes a whole number with its digits in groups, in every locale.
 *
 * Returns: (transfer full): "36,402", or a dash where not known
 */
char *
kscore_format_count (gint64 count)
{
  g_autofree char *digits = NULL;
  const char *separator = get_separator ();
  GString *text;
  gsize length;

  if (count < 0)
    return g_strdup (NOT_KNOWN);

  digits = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  length = strlen (digits);
  text = g_string_sized_new (2 * length);
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, separator);
      g_string_append_c (text, digits[i]);
    }

  return g_string_free (text, FALSE);
}

/**
 * kscore_format_day:
 * @day: a day, %KSCORE_DAY_UNKNOWN where not known
 * @format: how to write it
 *
 * Writes a day in the user's language.
 *
 * Returns: (transfer full): the text, or a dash where not known
 */
char *
kscore_format_day (KscoreDay       day,
                   KscoreDayFormat format)
{
  g_autoptr (GDateTime) date = NULL;
  const char *pattern = NULL;

  if (day < KSCORE_DAY_MIN || day > KSCORE_DAY_MAX)
    return g_strdup (NOT_KNOWN);

  switch (format)
    {
    case KSCORE_DAY_SHORT:
      /* Translators: a day and an abbreviated month, as "12 Nov"; see g_date_time_format() */
      pattern = _("%-d %b");
      break;
    case KSCORE_DAY_MEDIUM:
      /* Translators: a date in little space, as "12 Nov 2026"; see g_date_time_format() */
      pattern = _("%-d %b %Y");
      break;
    case KSCORE_DAY_LONG:
      /* Translators: a full date, as "12 November 2026"; see g_date_time_format() */
      pattern = _("%-d %B %Y");
      break;
    case KSCORE_DAY_MONTH:
      /* Translators: an abbreviated month that stands alone, as "Nov" on the axis of a chart */
      pattern = _("%b");
      break;
    case KSCORE_DAY_YEAR:
    default:
      /* Translators: a year that stands alone, as "2026" on the axis of a chart */
      pattern = _("%Y");
      break;
    }

  date = g_date_time_new_from_unix_utc (kscore_day_to_time (day));
  return g_date_time_format (date, pattern);
}

/**
 * kscore_format_days:
 * @first: a day
 * @last: a day, not before it
 *
 * Writes from when to when, in little space.
 *
 * Returns: (transfer full): "12 Aug – 23 Nov 2026", with both years where they differ, or one date
 *   where both days are the same
 */
char *
kscore_format_days (KscoreDay first,
                    KscoreDay last)
{
  g_autofree char *first_year = kscore_format_day (first, KSCORE_DAY_YEAR);
  g_autofree char *last_year = kscore_format_day (last, KSCORE_DAY_YEAR);
  g_autofree char *begin = NULL;
  g_autofree char *end = kscore_format_day (last, KSCORE_DAY_MEDIUM);

  if (first == last)
    return g_steal_pointer (&end);

  begin = kscore_format_day (first, g_str_equal (first_year, last_year) ? KSCORE_DAY_SHORT
                                                                        : KSCORE_DAY_MEDIUM);
  /* Translators: from one date to another: "12 Aug – 23 Nov 2026" */
  return g_strdup_printf (_("%s – %s"), begin, end);
}

/**
 * kscore_format_span:
 * @first: a day
 * @last: a day, not before it
 *
 * Writes from when to when, and over how many days something changed from the first to the last.
 *
 * Returns: (transfer full): "25 Aug – 23 Nov 2026, change over 90 days", or one date where both
 *   days are the same
 */
char *
kscore_format_span (KscoreDay first,
                    KscoreDay last)
{
  g_autofree char *days = kscore_format_days (first, last);
  guint n_days = (guint) (last - first);

  if (n_days == 0)
    return g_steal_pointer (&days);
  return g_strdup_printf (
    /* Translators: from one date to another, and how many days after the one the other is */
    ngettext ("%1$s, change over %2$u day", "%1$s, change over %2$u days", n_days), days, n_days);
}

/**
 * kscore_format_moment:
 * @time: seconds, %KSCORE_TIME_UNKNOWN where not known
 *
 * Writes a date and time of day in the user's language and time zone.
 *
 * Returns: (transfer full): the text, or a dash where not known
 */
char *
kscore_format_moment (gint64 time)
{
  g_autoptr (GDateTime) moment = NULL;

  if (time != KSCORE_TIME_UNKNOWN)
    moment = g_date_time_new_from_unix_local (time);
  if (moment == NULL)
    return g_strdup (NOT_KNOWN);

  /* Translators: a date and time, as "12 November 2026, 14:05"; see g_date_time_format() */
  return g_date_time_format (moment, _("%-d %B %Y, %H:%M"));
}

/**
 * kscore_format_ago:
 * @time: seconds, not %KSCORE_TIME_UNKNOWN
 * @now: seconds
 *
 * Writes how long ago something was, as it stands after a verb; from the day before on, its date.
 *
 * Returns: (transfer full): "just now", "4 minutes ago", "3 hours ago", "on 12 November 2026"
 */
char *
kscore_format_ago (gint64 time,
                   gint64 now)
{
  gint64 minutes = (now - time) / 60;
  g_autofree char *day = NULL;

  if (minutes < 1)
    /* Translators: as in "refreshed just now" */
    return g_strdup (_("just now"));
  if (minutes < 60)
    /* Translators: as in "refreshed 4 minutes ago" */
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes),
                            (int) minutes);
  if (minutes < 24 * 60)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) minutes / 60),
                            (int) minutes / 60);

  day = kscore_format_day (kscore_day_from_time (time), KSCORE_DAY_LONG);
  /* Translators: %s is a date, as in "refreshed on 12 November 2026" */
  return g_strdup_printf (_("on %s"), day);
}
