#include "config.h"

#include "report/kscore-json-writer.h"

#include <math.h>

#include "report/kscore-number.h"

#define MAX_DEPTH 63

static void
append_quoted (GString    *out,
               const char *text)
{
  const char *run = text;

  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      guchar byte = (guchar) *c;

      if (byte >= 0x20 && byte != '"' && byte != '\\')
        continue;

      g_string_append_len (out, run, c - run);
      run = c + 1;
      if (byte == '"' || byte == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, *c);
        }
      else if (byte == '\n')
        g_string_append (out, "\\n");
      else
        g_string_append_printf (out, "\\u%04x", byte);
    }
  g_string_append (out, run);
  g_string_append_c (out, '"');
}

static void
begin_value (KscoreJsonWriter *self,
             const char       *name)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << self->depth;

  if ((self->filled & bit) != 0)
    g_string_append_c (self->out, ',');
  self->filled |= bit;

  if (name != NULL)
    {
      append_quoted (self->out, name);
      g_string_append_c (self->out, ':');
    }
}

static void
begin_container (KscoreJsonWriter *self,
                 const char       *name,
                 char              bracket)
{
  g_return_if_fail (self->depth < MAX_DEPTH);

  begin_value (self, name);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->filled &= ~(G_GUINT64_CONSTANT (1) << self->depth);
}

static void
end_container (KscoreJsonWriter *self,
               char              bracket)
{
  g_return_if_fail (self->depth > 0);

  g_string_append_c (self->out, bracket);
  self->depth--;
  /* A finished outermost value makes the writer new again, for the next line. */
  if (self->depth == 0)
    self->filled = 0;
}

/**
 * kscore_json_writer_begin_object:
 * @self: a writer
 * @name: (nullable): the member's name
 */
void
kscore_json_writer_begin_object (KscoreJsonWriter *self,
                                 const char       *name)
{
  begin_container (self, name, '{');
}

/**
 * kscore_json_writer_end_object:
 * @self: a writer inside an object
 */
void
kscore_json_writer_end_object (KscoreJsonWriter *self)
{
  end_container (self, '}');
}

/**
 * kscore_json_writer_begin_array:
 * @self: a writer
 * @name: (nullable): the member's name
 */
void
kscore_json_writer_begin_array (KscoreJsonWriter *self,
                                const char       *name)
{
  begin_container (self, name, '[');
}

/**
 * kscore_json_writer_end_array:
 * @self: a writer inside an array
 */
void
kscore_json_writer_end_array (KscoreJsonWriter *self)
{
  end_container (self, ']');
}

/**
 * kscore_json_writer_add_null:
 * @self: a writer
 * @name: (nullable): the member's name
 *
 * Adds what is not known.
 */
void
kscore_json_writer_add_null (KscoreJsonWriter *self,
                             const char       *name)
{
  begin_value (self, name);
  g_string_append (self->out, "null");
}

/**
 * kscore_json_writer_add_boolean:
 * @self: a writer
 * @name: (nullable): the member's name
 * @value: the value
 */
void
kscore_json_writer_add_boolean (KscoreJsonWriter *self,
                                const char       *name,
                                gboolean          value)
{
  begin_value (self, name);
  g_string_append (self->out, value ? "true" : "false");
}

/**
 * kscore_json_writer_add_int:
 * @self: a writer
 * @name: (nullable): the member's name
 * @value: the value
 */
void
kscore_json_writer_add_int (KscoreJsonWriter *self,
                            const char       *name,
                            gint64            value)
{
  begin_value (self, name);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

/**
 * kscore_json_writer_add_count:
 * @self: a writer
 * @name: (nullable): the member's name
 * @value: how many, or negative for not known
 */
void
kscore_json_writer_add_count (KscoreJsonWriter *self,
                              const char       *name,
                              gint64            value)
{
  if (value < 0)
    kscore_json_writer_add_null (self, name);
  else
    kscore_json_writer_add_int (self, name, value);
}

/**
 * kscore_json_writer_add_double:
 * @self: a writer
 * @name: (nullable): the member's name
 * @value: the value, or NAN for not known
 *
 * The text reads back as exactly @value.
 */
void
kscore_json_writer_add_double (KscoreJsonWriter *self,
                               const char       *name,
                               double            value)
{
  if (!isfinite (value))
    {
      kscore_json_writer_add_null (self, name);
      return;
    }
  begin_value (self, name);
  kscore_number_append (self->out, value);
}

/**
 * kscore_json_writer_add_rounded:
 * @self: a writer
 * @name: (nullable): the member's name
 * @value: the value, or NAN for not known
 * @decimals: how many are kept
 */
void
kscore_json_writer_add_rounded (KscoreJsonWriter *self,
                                const char       *name,
                                double            value,
                                int               decimals)
{
  if (!isfinite (value))
    {
      kscore_json_writer_add_null (self, name);
      return;
    }
  begin_value (self, name);
  kscore_number_append_fixed (self->out, value, decimals);
}

/**
 * kscore_json_writer_add_string:
 * @self: a writer
 * @name: (nullable): the member's name
 * @value: (nullable): valid UTF-8, or NULL for not known
 */
void
kscore_json_writer_add_string (KscoreJsonWriter *self,
                               const char       *name,
                               const char       *value)
{
  if (value == NULL)
    {
      kscore_json_writer_add_null (self, name);
      return;
    }
  begin_value (self, name);
  append_quoted (self->out, value);
}

/**
 * kscore_json_writer_add_strv:
 * @self: a writer
 * @name: (nullable): the member's name
 * @values: (nullable) (array zero-terminated=1): the elements; NULL is an empty array
 */
void
kscore_json_writer_add_strv (KscoreJsonWriter   *self,
                             const char         *name,
                             const char * const *values)
{
  kscore_json_writer_begin_array (self, name);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    kscore_json_writer_add_string (self, NULL, values[i]);
  kscore_json_writer_end_array (self);
}

/**
 * kscore_json_writer_add_day:
 * @self: a writer
 * @name: (nullable): the member's name
 * @day: a day or %KSCORE_DAY_UNKNOWN
 */
void
kscore_json_writer_add_day (KscoreJsonWriter *self,
                            const char       *name,
                            KscoreDay         day)
{
  g_autofree char *text = kscore_day_to_string (day);

  kscore_json_writer_add_string (self, name, text);
}

/**
 * kscore_json_writer_add_time:
 * @self: a writer
 * @name: (nullable): the member's name
 * @time: seconds or %KSCORE_TIME_UNKNOWN
 */
void
kscore_json_writer_add_time (KscoreJsonWriter *self,
                             const char       *name,
                             gint64            time)
{
  g_autofree char *text = kscore_time_to_string (time);

  kscore_json_writer_add_string (self, name, text);
}
