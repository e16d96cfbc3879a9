#include "config.h"

#include "report/kscore-number.h"

#include <math.h>
#include <string.h>

/* Beyond this a double no longer holds every integer. */
#define LARGEST_INTEGER 9007199254740992.0

/**
 * kscore_number_append:
 * @out: where to append
 * @value: a finite number
 *
 * Appends the shortest decimal text that reads back as exactly @value, in the C locale whatever
 * the user's.
 */
void
kscore_number_append (GString *out,
                      double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  static const char * const formats[] = { "%.15g", "%.16g", "%.17g" };

  g_return_if_fail (out != NULL);
  g_return_if_fail (isfinite (value));

  if (value == floor (value) && fabs (value) < LARGEST_INTEGER)
    {
      g_string_append_printf (out, "%" G_GINT64_FORMAT, (gint64) value);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, sizeof text, formats[i], value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  g_string_append (out, text);
}

/**
 * kscore_number_append_fixed:
 * @out: where to append
 * @value: a finite number
 * @decimals: digits after the point, 0 to 17
 *
 * Appends @value with a fixed number of decimals, in the C locale. What rounds to zero is
 * written without a sign.
 */
void
kscore_number_append_fixed (GString *out,
                            double   value,
                            int      decimals)
{
  char format[8];
  /* The largest double has 309 digits before the point. */
  char text[336];
  gsize start = 0;

  g_return_if_fail (out != NULL);
  g_return_if_fail (isfinite (value));
  g_return_if_fail (decimals >= 0 && decimals <= 17);

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (text, sizeof text, format, value);
  if (text[0] == '-' && text[strspn (text + 1, "0.") + 1] == '\0')
    start = 1;
  g_string_append (out, text + start);
}
