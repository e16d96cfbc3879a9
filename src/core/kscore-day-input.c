#include "config.h"

#include "core/kscore-day-input.h"

/* GDate counts 0001-01-01 as 1. */
#define JULIAN_OF_EPOCH 719163

/* GLib also takes a lone number for a day or a year, which nobody means. */
static gboolean
has_three_parts (const char *text)
{
  guint n_parts = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean part = g_unichar_isalnum (g_utf8_get_char (p));

      if (part && !inside)
        n_parts++;
      inside = part;
    }

  return n_parts >= 3;
}

/**
 * kscore_day_from_input:
 * @text: (nullable): what somebody typed
 * @day: (out): the day
 *
 * Reads a date as people write it: `2026-11-12` everywhere, and as usual in the user's locale,
 * with numbers or with the name of a month ("12 Nov 2026").
 *
 * Returns: whether @text is a date
 */
gboolean
kscore_day_from_input (const char *text,
                       KscoreDay  *day)
{
  g_autofree char *trimmed = NULL;
  GDate date;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  trimmed = g_strstrip (g_strdup (text));
  if (kscore_day_from_string (trimmed, day))
    return TRUE;
  if (!has_three_parts (trimmed))
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, trimmed);
  if (!g_date_valid (&date))
    return FALSE;

  *day = (KscoreDay) g_date_get_julian (&date) - JULIAN_OF_EPOCH;
  return *day >= KSCORE_DAY_MIN && *day <= KSCORE_DAY_MAX;
}
