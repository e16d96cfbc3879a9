#include "config.h"

#include "report/kscore-record-writer.h"

#include <math.h>

#include "core/kscore-csv.h"
#include "report/kscore-number.h"

struct _KscoreRecordWriter {
  KscoreSink         *sink;   /* not owned */
  GString            *out;    /* the sink's */
  const char * const *fields; /* not owned, static */
  KscoreJsonWriter    json;
  KscoreRecordFormat  format;
  guint               n_added;
  gboolean            inside; /* of a record */
  gboolean            filled; /* there is a record */
};

/**
 * kscore_record_writer_new:
 * @sink: where the records go; it must live longer than the writer
 * @format: how they are written
 * @fields: (array zero-terminated=1): the names of the fields, static
 *
 * Writes what comes before the first record.
 *
 * Returns: (transfer full): a new writer
 */
KscoreRecordWriter *
kscore_record_writer_new (KscoreSink         *sink,
                          KscoreRecordFormat  format,
                          const char * const *fields)
{
  KscoreRecordWriter *self;

  g_return_val_if_fail (sink != NULL, NULL);
  g_return_val_if_fail (fields != NULL && fields[0] != NULL, NULL);

  self = g_new0 (KscoreRecordWriter, 1);
  self->sink = sink;
  self->out = kscore_sink_get_buffer (sink);
  self->fields = fields;
  self->format = format;
  self->json = (KscoreJsonWriter) KSCORE_JSON_WRITER_INIT (self->out);

  if (format == KSCORE_RECORD_ARRAY)
    g_string_append_c (self->out, '[');
  else if (format == KSCORE_RECORD_CSV)
    for (guint i = 0; fields[i] != NULL; i++)
      {
        kscore_csv_append (self->out, fields[i]);
        g_string_append_c (self->out, fields[i + 1] != NULL ? ',' : '\n');
      }
  return self;
}

/**
 * kscore_record_writer_begin:
 * @self: a writer, outside a record
 *
 * Begins a record. All its fields follow, in order.
 */
void
kscore_record_writer_begin (KscoreRecordWriter *self)
{
  g_assert (!self->inside);

  self->inside = TRUE;
  self->n_added = 0;
  if (self->format == KSCORE_RECORD_CSV)
    return;

  if (self->format == KSCORE_RECORD_ARRAY)
    g_string_append (self->out, self->filled ? ",\n" : "\n");
  kscore_json_writer_begin_object (&self->json, NULL);
}

/**
 * kscore_record_writer_end:
 * @self: a writer, inside a record with all its fields
 *
 * Returns: %FALSE once the sink failed, so that a long loop can end early
 */
gboolean
kscore_record_writer_end (KscoreRecordWriter *self)
{
  g_assert (self->inside && self->fields[self->n_added] == NULL);

  if (self->format != KSCORE_RECORD_CSV)
    kscore_json_writer_end_object (&self->json);
  if (self->format != KSCORE_RECORD_ARRAY)
    g_string_append_c (self->out, '\n');
  self->inside = FALSE;
  self->filled = TRUE;
  return kscore_sink_poll (self->sink);
}

/* Returns whether the value goes into a cell; otherwise it goes to the JSON writer. */
static gboolean
next_is_cell (KscoreRecordWriter *self,
              const char         *field)
{
  g_assert (self->inside);
  g_assert_cmpstr (self->fields[self->n_added], ==, field);

  self->n_added++;
  if (self->format != KSCORE_RECORD_CSV)
    return FALSE;
  if (self->n_added > 1)
    g_string_append_c (self->out, ',');
  return TRUE;
}

/**
 * kscore_record_writer_add_boolean:
 * @self: a writer, inside a record
 * @field: the next field's name
 * @value: the value
 */
void
kscore_record_writer_add_boolean (KscoreRecordWriter *self,
                                  const char         *field,
                                  gboolean            value)
{
  if (next_is_cell (self, field))
    g_string_append (self->out, value ? "true" : "false");
  else
    kscore_json_writer_add_boolean (&self->json, field, value);
}

/**
 * kscore_record_writer_add_int:
 * @self: a writer, inside a record
 * @field: the next field's name
 * @value: the value
 */
void
kscore_record_writer_add_int (KscoreRecordWriter *self,
                              const char         *field,
                              gint64              value)
{
  if (next_is_cell (self, field))
    g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
  else
    kscore_json_writer_add_int (&self->json, field, value);
}

/**
 * kscore_record_writer_add_count:
 * @self: a writer, inside a record
 * @field: the next field's name
 * @value: how many, or negative for not known
 */
void
kscore_record_writer_add_count (KscoreRecordWriter *self,
                                const char         *field,
                                gint64              value)
{
  if (!next_is_cell (self, field))
    kscore_json_writer_add_count (&self->json, field, value);
  else if (value >= 0)
    g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

/**
 * kscore_record_writer_add_double:
 * @self: a writer, inside a record
 * @field: the next field's name
 * @value: the value, or NAN for not known
 */
void
kscore_record_writer_add_double (KscoreRecordWriter *self,
                                 const char         *field,
                                 double              value)
{
  if (!next_is_cell (self, field))
    kscore_json_writer_add_double (&self->json, field, value);
  else if (isfinite (value))
    kscore_number_append (self->out, value);
}

/**
 * kscore_record_writer_add_rounded:
 * @self: a writer, inside a record
 * @field: the next field's name
 * @value: the value, or NAN for not known
 * @decimals: how many are kept
 */
void
kscore_record_writer_add_rounded (KscoreRecordWriter *self,
                                  const char         *field,
                                  double              value,
                                  int                 decimals)
{
  if (!next_is_cell (self, field))
    kscore_json_writer_add_rounded (&self->json, field, value, decimals);
  else if (isfinite (value))
    kscore_number_append_fixed (self->out, value, decimals);
}

/**
 * kscore_record_writer_add_string:
 * @self: a writer, inside a record
 * @field: the next field's name
 * @value: (nullable): valid UTF-8, or NULL for not known
 */
void
kscore_record_writer_add_string (KscoreRecordWriter *self,
                                 const char         *field,
                                 const char         *value)
{
  if (!next_is_cell (self, field))
    kscore_json_writer_add_string (&self->json, field, value);
  else
    kscore_csv_append (self->out, value);
}

/**
 * kscore_record_writer_add_text:
 * @self: a writer, inside a record
 * @field: the next field's name
 * @value: (nullable): text that somebody wrote, valid UTF-8, or NULL for not known
 *
 * As kscore_record_writer_add_string(), and in CSV no spreadsheet takes it for a formula.
 */
void
kscore_record_writer_add_text (KscoreRecordWriter *self,
                               const char         *field,
                               const char         *value)
{
  if (!next_is_cell (self, field))
    kscore_json_writer_add_string (&self->json, field, value);
  else
    kscore_csv_append_text (self->out, value);
}

/**
 * kscore_record_writer_add_strv:
 * @self: a writer, inside a record
 * @field: the next field's name
 * @values: (nullable) (array zero-terminated=1): the elements; NULL is none
 *
 * Adds an array of texts that somebody wrote; in CSV one cell with spaces between them, which no
 * spreadsheet takes for a formula.
 */
void
kscore_record_writer_add_strv (KscoreRecordWriter *self,
                               const char         *field,
                               const char * const *values)
{
  g_autofree char *joined = NULL;

  if (!next_is_cell (self, field))
    {
      kscore_json_writer_add_strv (&self->json, field, values);
      return;
    }
  if (values != NULL)
    {
      joined = g_strjoinv (" ", (char **) values);
      kscore_csv_append_text (self->out, joined);
    }
}

/**
 * kscore_record_writer_add_day:
 * @self: a writer, inside a record
 * @field: the next field's name
 * @day: a day or %KSCORE_DAY_UNKNOWN
 */
void
kscore_record_writer_add_day (KscoreRecordWriter *self,
                              const char         *field,
                              KscoreDay           day)
{
  g_autofree char *text = kscore_day_to_string (day);

  kscore_record_writer_add_string (self, field, text);
}

/**
 * kscore_record_writer_add_time:
 * @self: a writer, inside a record
 * @field: the next field's name
 * @time: seconds or %KSCORE_TIME_UNKNOWN
 */
void
kscore_record_writer_add_time (KscoreRecordWriter *self,
                               const char         *field,
                               gint64              time)
{
  g_autofree char *text = kscore_time_to_string (time);

  kscore_record_writer_add_string (self, field, text);
}

/**
 * kscore_record_writer_get_json:
 * @self: a JSON writer, inside a record
 * @field: the next field's name
 *
 * For a value that is an object or an array of objects: the caller adds exactly one value, with
 * @field as its name. CSV has no such thing; its tables have other fields.
 *
 * Returns: (transfer none): the writer of the record
 */
KscoreJsonWriter *
kscore_record_writer_get_json (KscoreRecordWriter *self,
                               const char         *field)
{
  g_assert (self->format != KSCORE_RECORD_CSV);

  next_is_cell (self, field);
  return &self->json;
}

/**
 * kscore_record_writer_close:
 * @self: a writer, outside a record
 *
 * Writes what comes after the last record; nothing may follow. The sink is still to be finished.
 */
void
kscore_record_writer_close (KscoreRecordWriter *self)
{
  g_assert (!self->inside);

  if (self->format == KSCORE_RECORD_ARRAY)
    g_string_append (self->out, self->filled ? "\n]\n" : "]\n");
}

/**
 * kscore_record_writer_free:
 * @self: (transfer full): a writer
 */
void
kscore_record_writer_free (KscoreRecordWriter *self)
{
  g_free (self);
}
