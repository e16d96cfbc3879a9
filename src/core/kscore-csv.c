#include "config.h"

#include "core/kscore-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"

#define CHUNK 65536

typedef enum {
  FIELD_START,
  FIELD_PLAIN,
  FIELD_QUOTED,
  FIELD_QUOTE, /* after a quote within quotes: its end, or one half of a doubled one */
} FieldState;

struct _KscoreCsvReader {
  GInputStream *stream; /* (owned) */
  char         *chunk;  /* (owned) */
  gsize         length; /* of the chunk */
  gsize         offset; /* in the chunk */
  gboolean      begun;
  gboolean      at_end;
  GString      *field;    /* (owned) */
  GPtrArray    *fields;   /* (owned) (element-type utf8), %NULL at the end while handed out */
  guint64       line;     /* of the next byte */
  guint64       row_line; /* where the row handed out began */
};

/**
 * kscore_csv_reader_new:
 * @stream: (transfer none): where the bytes come from
 *
 * Creates a reader of comma-separated values (RFC 4180): quotes, line ends within quotes, CRLF or
 * LF or CR, a byte order mark.
 *
 * Returns: (transfer full): a reader
 */
KscoreCsvReader *
kscore_csv_reader_new (GInputStream *stream)
{
  KscoreCsvReader *self = g_new0 (KscoreCsvReader, 1);

  self->stream = g_object_ref (stream);
  self->chunk = g_malloc (CHUNK);
  self->field = g_string_new (NULL);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->line = 1;
  return self;
}

/**
 * kscore_csv_reader_new_bytes:
 * @data: (array length=length): the whole text, outliving the reader
 * @length: bytes
 *
 * As kscore_csv_reader_new(), for text in memory.
 *
 * Returns: (transfer full): a reader
 */
KscoreCsvReader *
kscore_csv_reader_new_bytes (const char *data,
                             gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return kscore_csv_reader_new (stream);
}

/**
 * kscore_csv_reader_free:
 * @self: (transfer full) (nullable): a reader
 *
 * Frees a reader.
 */
void
kscore_csv_reader_free (KscoreCsvReader *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_free (self->chunk);
  g_string_free (self->field, TRUE);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

static gboolean
fail (GError    **error,
      const char *sentence,
      guint64     line)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, line);
  GString *message = g_string_new (sentence);

  g_string_replace (message, "{line}", number, 0);
  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT, message->str);
  g_string_free (message, TRUE);
  return FALSE;
}

static gboolean
fill (KscoreCsvReader *self,
      GCancellable    *cancellable,
      GError         **error)
{
  gssize n;

  if (self->offset < self->length || self->at_end)
    return TRUE;
  n = g_input_stream_read (self->stream, self->chunk, CHUNK, cancellable, error);
  if (n < 0)
    return FALSE;
  self->at_end = n == 0;
  self->length = (gsize) n;
  self->offset = 0;
  return TRUE;
}

/* The mark is three bytes; a stream may bring them one by one. */
static gboolean
skip_byte_order_mark (KscoreCsvReader *self,
                      GCancellable    *cancellable,
                      GError         **error)
{
  gsize n;

  self->begun = TRUE;
  if (!g_input_stream_read_all (self->stream, self->chunk, 3, &n, cancellable, error))
    return FALSE;
  self->length = n;
  if (n == 3 && memcmp (self->chunk, "\xef\xbb\xbf", 3) == 0)
    self->offset = 3;
  else if (n >= 2 && (memcmp (self->chunk, "\xff\xfe", 2) == 0
                      || memcmp (self->chunk, "\xfe\xff", 2) == 0))
    return fail (error, _("The file is UTF-16; save it as UTF-8."), 1);
  return TRUE;
}

static gboolean
end_field (KscoreCsvReader *self,
           GError         **error)
{
  if (self->fields->len >= KSCORE_CSV_MAX_FIELDS)
    /* Translators: {line} is a number. */
    return fail (error, _("Line {line} has more columns than can be read."), self->row_line);
  g_ptr_array_add (self->fields, g_utf8_make_valid (self->field->str, (gssize) self->field->len));
  g_string_truncate (self->field, 0);
  return TRUE;
}

static gboolean
add_byte (KscoreCsvReader *self,
          char             c,
          GError         **error)
{
  if (c == '\0')
    /* Translators: {line} is a number. */
    return fail (error, _("Line {line} is not text."), self->line);
  if (self->field->len >= KSCORE_CSV_MAX_FIELD)
    /* Translators: {line} is a number. */
    return fail (error, _("A value that begins in line {line} is too long."), self->row_line);
  g_string_append_c (self->field, c);
  return TRUE;
}

/* Returns: whether the byte was understood; @row_ends when it ended the row. */
static gboolean
feed (KscoreCsvReader *self,
      char             c,
      FieldState      *state,
      gboolean        *row_ends,
      GError         **error)
{
  gboolean line_end = c == '\n' || c == '\r';

  *row_ends = FALSE;
  if (*state == FIELD_QUOTED)
    {
      if (c == '"')
        {
          *state = FIELD_QUOTE;
          return TRUE;
        }
      if (c == '\n')
        self->line++;
      return add_byte (self, c, error);
    }
  if (c == ',' || line_end)
    {
      gboolean empty = self->fields->len == 0 && *state == FIELD_START;

      *state = FIELD_START;
      if (line_end)
        {
          self->line += c == '\n';
          *row_ends = !empty;
          if (empty)
            return TRUE;
        }
      return end_field (self, error);
    }
  if (*state == FIELD_QUOTE)
    {
      if (c != '"')
        /* Translators: {line} is a number. */
        return fail (error, _("In line {line}, something follows after a closing quote."),
                     self->line);
      *state = FIELD_QUOTED;
      return add_byte (self, c, error);
    }
  if (*state == FIELD_START && c == '"')
    {
      *state = FIELD_QUOTED;
      return TRUE;
    }
  *state = FIELD_PLAIN;
  return add_byte (self, c, error);
}

/**
 * kscore_csv_reader_read:
 * @self: a reader
 * @n_fields: (out) (optional): how many
 * @cancellable: (nullable): a cancellable
 * @error: return location for %KSCORE_ERROR_BAD_INPUT or an error of the stream
 *
 * Reads the next row; empty lines are passed over. Values are valid UTF-8, broken bytes replaced.
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the values, until the next call;
 *   %NULL without an error at the end
 */
const char * const *
kscore_csv_reader_read (KscoreCsvReader *self,
                        guint           *n_fields,
                        GCancellable    *cancellable,
                        GError         **error)
{
  FieldState state = FIELD_START;
  gboolean row_ends = FALSE;

  g_ptr_array_set_size (self->fields, 0);
  g_string_truncate (self->field, 0);
  if (!self->begun && !skip_byte_order_mark (self, cancellable, error))
    return NULL;

  while (!row_ends)
    {
      if (!fill (self, cancellable, error))
        return NULL;
      if (self->fields->len == 0 && state == FIELD_START)
        self->row_line = self->line;
      if (self->offset == self->length)
        {
          if (state == FIELD_QUOTED)
            {
              /* Translators: {line} is a number. */
              fail (error, _("A quote in the row that begins in line {line} is never closed."),
                    self->row_line);
              return NULL;
            }
          if (self->fields->len == 0 && state == FIELD_START)
            return NULL;
          if (!end_field (self, error))
            return NULL;
          break;
        }
      if (!feed (self, self->chunk[self->offset++], &state, &row_ends, error))
        return NULL;
    }

  if (n_fields != NULL)
    *n_fields = self->fields->len;
  g_ptr_array_add (self->fields, NULL);
  return (const char * const *) self->fields->pdata;
}

/**
 * kscore_csv_reader_get_line:
 * @self: a reader
 *
 * Gets where the row that was read last begins.
 *
 * Returns: a line number, the first is 1
 */
guint64
kscore_csv_reader_get_line (KscoreCsvReader *self)
{
  return self->row_line;
}

static void
append (GString    *row,
        const char *field,
        gboolean    text)
{
  gboolean formula = text && field[0] != '\0' && strchr ("=+-@\t\r", field[0]) != NULL;
  gboolean quoted = strpbrk (field, ",\"\r\n") != NULL;

  if (quoted)
    g_string_append_c (row, '"');
  if (formula)
    g_string_append_c (row, '\'');
  for (const char *p = field; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *p);
    }
  if (quoted)
    g_string_append_c (row, '"');
}

/**
 * kscore_csv_append:
 * @row: a row being written
 * @field: (nullable): our own value, such as a number or a date; %NULL is unknown, and empty
 *
 * Appends a value, in quotes where it needs them. Commas and line ends are the caller's.
 */
void
kscore_csv_append (GString    *row,
                   const char *field)
{
  if (field != NULL)
    append (row, field, FALSE);
}

/**
 * kscore_csv_append_text:
 * @row: a row being written
 * @field: (nullable): text that somebody else wrote
 *
 * As kscore_csv_append(), and takes care that no spreadsheet takes the text for a formula: an
 * apostrophe is put before it.
 */
void
kscore_csv_append_text (GString    *row,
                        const char *field)
{
  if (field != NULL)
    append (row, field, TRUE);
}
