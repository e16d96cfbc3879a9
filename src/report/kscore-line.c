#include "config.h"

#include "report/kscore-line.h"

#include <math.h>

#include "report/kscore-number.h"

/* One line a fact: a keyword, words, then key=value. The format is described and checked in
 * tests/reference; it is not translated, because programs read it. Lines that begin with # are
 * for people. */

/**
 * kscore_line_add_comment:
 * @out: where to append
 * @text: one sentence for a person
 *
 * Appends an empty line and a comment, which stays on one line whatever a translation makes of
 * it.
 */
void
kscore_line_add_comment (GString    *out,
                         const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r", ' ');

  g_string_append_printf (out, "\n# %s\n", line);
}

/**
 * kscore_line_add_word:
 * @out: where to append
 * @text: a name
 *
 * Appends a positional word; what would end it is percent-escaped.
 */
void
kscore_line_add_word (GString    *out,
                      const char *text)
{
  g_string_append_c (out, ' ');
  for (const char *c = text; *c != '\0'; c++)
    if ((guchar) *c <= ' ' || *c == '%' || *c == 0x7f)
      g_string_append_printf (out, "%%%02X", (guchar) *c);
    else
      g_string_append_c (out, *c);
}

/**
 * kscore_line_add_text:
 * @out: where to append
 * @key: what it is
 * @value: one word
 */
void
kscore_line_add_text (GString    *out,
                      const char *key,
                      const char *value)
{
  g_string_append_printf (out, " %s=%s", key, value);
}

/**
 * kscore_line_add_value:
 * @out: where to append
 * @key: what it is
 * @value: a number, or NAN for not known
 */
void
kscore_line_add_value (GString    *out,
                       const char *key,
                       double      value)
{
  g_string_append_printf (out, " %s=", key);
  if (isfinite (value))
    kscore_number_append (out, value);
  else
    g_string_append_c (out, '-');
}

/**
 * kscore_line_add_yes:
 * @out: where to append
 * @key: what it is
 * @value: whether it is so
 */
void
kscore_line_add_yes (GString    *out,
                     const char *key,
                     gboolean    value)
{
  kscore_line_add_text (out, key, value ? "yes" : "no");
}

/**
 * kscore_line_add_day:
 * @out: where to append
 * @key: what it is
 * @day: a day or %KSCORE_DAY_UNKNOWN
 */
void
kscore_line_add_day (GString    *out,
                     const char *key,
                     KscoreDay   day)
{
  g_autofree char *text = kscore_day_to_string (day);

  kscore_line_add_text (out, key, text != NULL ? text : "-");
}
