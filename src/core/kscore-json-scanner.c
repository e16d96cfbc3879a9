#include "config.h"

#include "core/kscore-json-scanner.h"

#include <string.h>

G_DEFINE_QUARK (kscore-json-error-quark, kscore_json_error)

typedef enum {
  LEX_START,
  LEX_SCALAR,
  LEX_PLAIN,
  LEX_STRING,
  LEX_ESCAPE,
} Lex;

/* Runs over one value: knows brackets and quotes, nothing else of it. */
typedef struct {
  GString            *out;       /* (nullable): NULL while the value is passed over */
  gsize               max;
  gboolean            optional;  /* too long is no error, the value is passed over */
  const char * const *dropped;   /* (nullable) */
  gsize               key_start; /* of the key being read, in out */
  guint64             objects;   /* one bit a level, set for an object */
  guint               base;      /* levels around the value */
  guint               depth;     /* levels inside the value */
  guint               drop_depth;
  Lex                 lex;
  gboolean            key_next;
  gboolean            in_key;
  gboolean            drop_next;
  gboolean            dropping;
} Value;

typedef enum {
  STATE_PREFIX,
  STATE_ARRAY_FIRST,
  STATE_ARRAY_VALUE,
  STATE_ARRAY_NEXT,
  STATE_OBJECT_FIRST,
  STATE_OBJECT_KEY,
  STATE_OBJECT_IN_KEY,
  STATE_OBJECT_KEY_ESCAPE,
  STATE_OBJECT_COLON,
  STATE_OBJECT_VALUE,
  STATE_OBJECT_NEXT,
  STATE_VALUE,
  STATE_END,
  STATE_FAILED,
} State;

#define MAX_KEY 256

struct _KscoreJsonScanner {
  char                 *array_member; /* (owned) (nullable) */
  char                **dropped;      /* (owned) (nullable) */
  KscoreJsonElementFunc func;         /* (nullable) */
  gpointer              user_data;
  GString              *buffer; /* (owned): the one element in memory */
  GString              *key;    /* (owned): the member being read */
  gsize                 max_element;
  gsize                 max_member;
  guint64               position; /* bytes before the chunk being fed */
  gsize                 prefix;
  Value                 value;
  State                 state;
  gboolean              object;   /* the top level is an object */
  gboolean              in_array; /* in the array that is cut */
};

static inline gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static void
value_start (Value              *value,
             GString            *out,
             gsize               max,
             guint               base,
             const char * const *dropped)
{
  *value = (Value) { .out = out, .max = max, .base = base, .dropped = dropped };
  if (out != NULL)
    g_string_truncate (out, 0);
}

static inline gboolean
value_append (Value      *value,
              const char *data,
              gsize       length,
              GError    **error)
{
  if (value->out == NULL || value->dropping)
    return TRUE;
  if (length > value->max - value->out->len)
    {
      if (value->optional)
        {
          value->out = NULL;
          return TRUE;
        }
      g_set_error (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_LENGTH,
                   "one element is longer than %" G_GSIZE_FORMAT " bytes", value->max);
      return FALSE;
    }
  g_string_append_len (value->out, data, length);
  return TRUE;
}

static gboolean
value_push (Value   *value,
            char     c,
            GError **error)
{
  if (value->base + value->depth >= KSCORE_JSON_MAX_DEPTH)
    {
      g_set_error (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_DEPTH,
                   "nested deeper than %d levels", KSCORE_JSON_MAX_DEPTH);
      return FALSE;
    }
  value->objects <<= 1;
  value->objects |= c == '{';
  value->depth++;
  value->key_next = c == '{';
  value->lex = LEX_PLAIN;
  return value_append (value, &c, 1, error);
}

static gboolean
value_pop (Value   *value,
           char     c,
           GError **error)
{
  if ((value->objects & 1) != (c == '}'))
    {
      g_set_error_literal (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_SYNTAX,
                           "a bracket is closed by another kind of bracket");
      return FALSE;
    }
  if (value->dropping && value->depth == value->drop_depth)
    value->dropping = FALSE;
  value->objects >>= 1;
  value->depth--;
  value->key_next = FALSE;
  return value_append (value, &c, 1, error);
}

static void
value_end_key (Value *value)
{
  value->in_key = FALSE;
  if (value->out == NULL || value->dropping || value->dropped == NULL)
    return;

  const char *key = value->out->str + value->key_start;
  gsize length = value->out->len - value->key_start - 1;

  for (guint i = 0; value->dropped[i] != NULL; i++)
    if (strlen (value->dropped[i]) == length && memcmp (value->dropped[i], key, length) == 0)
      value->drop_next = TRUE;
}

/* What stands outside of strings and is neither white space nor part of the structure. */
static inline gboolean
is_plain (char c)
{
  switch (c)
    {
    case '{':
    case '}':
    case '[':
    case ']':
    case '"':
    case ',':
    case ':':
    case ' ':
    case '\n':
    case '\r':
    case '\t':
      return FALSE;
    default:
      return TRUE;
    }
}

/* Indentation is half of some archives: white space that divides no two words is left out. */
static gboolean
value_append_space (Value   *value,
                    GError **error)
{
  if (value->out == NULL || value->dropping || value->out->len == 0)
    return TRUE;
  switch (value->out->str[value->out->len - 1])
    {
    case '{':
    case '[':
    case ',':
    case ':':
    case ' ':
      return TRUE;
    default:
      return value_append (value, " ", 1, error);
    }
}

/* One byte of the structure, inside brackets. */
static gboolean
value_feed_structure (Value   *value,
                      char     c,
                      GError **error)
{
  switch (c)
    {
    case '{':
    case '[':
      return value_push (value, c, error);

    case '}':
    case ']':
      return value_pop (value, c, error);

    case '"':
      value->lex = LEX_STRING;
      value->in_key = value->key_next;
      value->key_next = FALSE;
      if (!value_append (value, &c, 1, error))
        return FALSE;
      value->key_start = value->out != NULL ? value->out->len : 0;
      return TRUE;

    case ',':
      if (value->dropping && value->depth == value->drop_depth)
        value->dropping = FALSE;
      value->key_next = value->objects & 1;
      return value_append (value, &c, 1, error);

    case ':':
      if (!value->drop_next)
        return value_append (value, &c, 1, error);
      value->drop_next = FALSE;
      if (!value_append (value, ":null", 5, error))
        return FALSE;
      value->dropping = TRUE;
      value->drop_depth = value->depth;
      return TRUE;

    default:
      g_assert_not_reached ();
    }
}

/* Eats bytes of the value; @done when it is complete, and then @used may stop before @length. */
static gboolean
value_feed (Value      *value,
            const char *data,
            gsize       length,
            gsize      *used,
            gboolean   *done,
            GError    **error)
{
  gsize i = 0;

  *done = FALSE;
  while (i < length && !*done)
    {
      char c = data[i];

      switch (value->lex)
        {
        case LEX_START:
          if (is_space (c))
            {
              i++;
              break;
            }
          if (c == '{' || c == '[')
            {
              if (!value_push (value, c, error))
                return FALSE;
              i++;
            }
          else if (c == '"')
            {
              if (!value_append (value, &c, 1, error))
                return FALSE;
              value->lex = LEX_STRING;
              i++;
            }
          else if (strchr (",:]}", c) != NULL)
            {
              g_set_error (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_SYNTAX,
                           "a value is missing before '%c'", g_ascii_isprint (c) ? c : '?');
              return FALSE;
            }
          else
            {
              value->lex = LEX_SCALAR;
            }
          break;

        case LEX_SCALAR:
          if (is_space (c) || c == ',' || c == ']' || c == '}')
            {
              *done = TRUE;
              break;
            }
          if (c == '"' || c == '{' || c == '[' || c == ':')
            {
              g_set_error_literal (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_SYNTAX,
                                   "two values without a comma between them");
              return FALSE;
            }
          if (!value_append (value, &c, 1, error))
            return FALSE;
          i++;
          break;

        case LEX_STRING:
          {
            gsize start = i;

            while (i < length && data[i] != '"' && data[i] != '\\')
              i++;
            if (i < length)
              {
                value->lex = data[i] == '"' ? LEX_PLAIN : LEX_ESCAPE;
                i++;
              }
            if (!value_append (value, data + start, i - start, error))
              return FALSE;
            if (value->lex == LEX_PLAIN)
              {
                if (value->in_key)
                  value_end_key (value);
                *done = value->depth == 0;
              }
          }
          break;

        case LEX_ESCAPE:
          if (!value_append (value, &c, 1, error))
            return FALSE;
          value->lex = LEX_STRING;
          i++;
          break;

        case LEX_PLAIN:
          if (is_space (c))
            {
              while (++i < length && is_space (data[i]))
                ;
              if (!value_append_space (value, error))
                return FALSE;
            }
          else if (is_plain (c))
            {
              gsize start = i;

              while (++i < length && is_plain (data[i]))
                ;
              if (!value_append (value, data + start, i - start, error))
                return FALSE;
            }
          else
            {
              if (!value_feed_structure (value, c, error))
                return FALSE;
              i++;
              *done = value->depth == 0;
            }
          break;

        default:
          g_assert_not_reached ();
        }
    }

  *used = i;
  return TRUE;
}

static gboolean
syntax_error (KscoreJsonScanner *self,
              const char        *expected,
              char               c,
              GError           **error)
{
  g_set_error (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_SYNTAX, "%s expected, not '%c'",
               expected, g_ascii_isprint (c) ? c : '?');
  return FALSE;
}

static void
start_value (KscoreJsonScanner *self)
{
  gboolean element = !self->object || self->in_array;
  guint base = self->object && self->in_array ? 2 : 1;

  value_start (&self->value, self->func != NULL ? self->buffer : NULL,
               element ? self->max_element : self->max_member, base,
               (const char * const *) self->dropped);
  self->value.optional = !element;
  self->state = STATE_VALUE;
}

static gboolean
end_value (KscoreJsonScanner *self,
           GError           **error)
{
  gboolean element = !self->object || self->in_array;

  self->state = element ? STATE_ARRAY_NEXT : STATE_OBJECT_NEXT;
  if (self->value.out == NULL)
    return TRUE;
  return self->func (element ? NULL : self->key->str, self->buffer->str, self->buffer->len,
                     self->user_data, error);
}

static void
end_array (KscoreJsonScanner *self)
{
  self->in_array = FALSE;
  self->state = self->object ? STATE_OBJECT_NEXT : STATE_END;
}

/* One byte outside of values. @again: the byte belongs to the value that begins with it. */
static gboolean
feed_byte (KscoreJsonScanner *self,
           char               c,
           gboolean          *again,
           GError           **error)
{
  *again = FALSE;

  if (self->state == STATE_PREFIX)
    {
      if (c == '[' || c == '{')
        {
          self->object = c == '{';
          self->in_array = c == '[';
          self->state = self->object ? STATE_OBJECT_FIRST : STATE_ARRAY_FIRST;
        }
      else if (++self->prefix > KSCORE_JSON_MAX_PREFIX)
        {
          g_set_error_literal (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_EMPTY,
                               "no array and no object begins here");
          return FALSE;
        }
      return TRUE;
    }
  if (self->state == STATE_OBJECT_IN_KEY || self->state == STATE_OBJECT_KEY_ESCAPE)
    {
      if (self->state == STATE_OBJECT_IN_KEY && c == '"')
        {
          self->state = STATE_OBJECT_COLON;
          return TRUE;
        }
      self->state = self->state == STATE_OBJECT_IN_KEY && c == '\\' ? STATE_OBJECT_KEY_ESCAPE
                                                                    : STATE_OBJECT_IN_KEY;
      if (self->key->len < MAX_KEY)
        g_string_append_c (self->key, c);
      return TRUE;
    }
  if (is_space (c))
    return TRUE;

  switch (self->state)
    {
    case STATE_ARRAY_FIRST:
      if (c == ']')
        {
          end_array (self);
          return TRUE;
        }
      G_GNUC_FALLTHROUGH;
    case STATE_ARRAY_VALUE:
      start_value (self);
      *again = TRUE;
      return TRUE;

    case STATE_ARRAY_NEXT:
      if (c == ']')
        end_array (self);
      else if (c == ',')
        self->state = STATE_ARRAY_VALUE;
      else
        return syntax_error (self, "a comma or the end of an array", c, error);
      return TRUE;

    case STATE_OBJECT_FIRST:
      if (c == '}')
        {
          self->state = STATE_END;
          return TRUE;
        }
      G_GNUC_FALLTHROUGH;
    case STATE_OBJECT_KEY:
      if (c != '"')
        return syntax_error (self, "the name of a member", c, error);
      g_string_truncate (self->key, 0);
      self->state = STATE_OBJECT_IN_KEY;
      return TRUE;

    case STATE_OBJECT_COLON:
      if (c != ':')
        return syntax_error (self, "a colon", c, error);
      self->state = STATE_OBJECT_VALUE;
      return TRUE;

    case STATE_OBJECT_VALUE:
      if (c == '[' && g_strcmp0 (self->key->str, self->array_member) == 0)
        {
          self->in_array = TRUE;
          self->state = STATE_ARRAY_FIRST;
          return TRUE;
        }
      start_value (self);
      *again = TRUE;
      return TRUE;

    case STATE_OBJECT_NEXT:
      if (c == '}')
        self->state = STATE_END;
      else if (c == ',')
        self->state = STATE_OBJECT_KEY;
      else
        return syntax_error (self, "a comma or the end of an object", c, error);
      return TRUE;

    case STATE_END:
      if (c != ';')
        return syntax_error (self, "the end", c, error);
      return TRUE;

    case STATE_PREFIX:
    case STATE_OBJECT_IN_KEY:
    case STATE_OBJECT_KEY_ESCAPE:
    case STATE_VALUE:
    case STATE_FAILED:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
scan (KscoreJsonScanner *self,
      const char        *data,
      gsize              length,
      GError           **error)
{
  gsize i = 0;

  while (i < length)
    {
      gboolean again;

      if (self->state == STATE_VALUE)
        {
          gsize used;
          gboolean done;

          if (!value_feed (&self->value, data + i, length - i, &used, &done, error))
            return FALSE;
          i += used;
          if (done && !end_value (self, error))
            return FALSE;
          continue;
        }
      if (!feed_byte (self, data[i], &again, error))
        return FALSE;
      if (!again)
        i++;
    }
  return TRUE;
}

/**
 * kscore_json_scanner_new:
 * @array_member: (nullable): the member of a top-level object whose array is cut
 * @func: (nullable) (scope forever): called for every element and member; %NULL only checks
 * @user_data: data for @func
 *
 * Creates a scanner that takes a JSON text in chunks and keeps one element of it in memory. A
 * top-level array is cut into its elements. Of a top-level object, the array in @array_member is
 * cut (every time it occurs) and the other members are delivered whole; those longer than the
 * maximum of a member are passed over. A JavaScript assignment before the first bracket is
 * skipped. Elements arrive without their indentation.
 *
 * Names of members are compared and delivered as they are written, escapes not resolved.
 *
 * Returns: (transfer full): a scanner
 */
KscoreJsonScanner *
kscore_json_scanner_new (const char           *array_member,
                         KscoreJsonElementFunc func,
                         gpointer              user_data)
{
  KscoreJsonScanner *self = g_new0 (KscoreJsonScanner, 1);

  self->array_member = g_strdup (array_member);
  self->func = func;
  self->user_data = user_data;
  self->buffer = g_string_sized_new (4096);
  self->key = g_string_new (NULL);
  self->max_element = KSCORE_JSON_MAX_ELEMENT;
  self->max_member = KSCORE_JSON_MAX_MEMBER;
  return self;
}

/**
 * kscore_json_scanner_free:
 * @self: (transfer full) (nullable): a scanner
 *
 * Frees a scanner.
 */
void
kscore_json_scanner_free (KscoreJsonScanner *self)
{
  if (self == NULL)
    return;
  g_free (self->array_member);
  g_strfreev (self->dropped);
  g_string_free (self->buffer, TRUE);
  g_string_free (self->key, TRUE);
  g_free (self);
}

/**
 * kscore_json_scanner_set_maximum:
 * @self: a scanner
 * @element: bytes of one element; more is %KSCORE_JSON_ERROR_LENGTH
 * @member: bytes of one other member; more is passed over
 *
 * Sets how much is kept in memory.
 */
void
kscore_json_scanner_set_maximum (KscoreJsonScanner *self,
                                 gsize              element,
                                 gsize              member)
{
  self->max_element = element;
  self->max_member = member;
}

/**
 * kscore_json_scanner_set_dropped:
 * @self: a scanner
 * @names: (array zero-terminated=1) (nullable): names of members
 *
 * Delivers null in place of the values of members called so, at any depth within an element: what
 * nobody reads is then neither kept nor parsed.
 */
void
kscore_json_scanner_set_dropped (KscoreJsonScanner  *self,
                                 const char * const *names)
{
  g_strfreev (self->dropped);
  self->dropped = g_strdupv ((char **) names);
}

/**
 * kscore_json_scanner_feed:
 * @self: a scanner
 * @data: (array length=length): the next bytes
 * @length: how many
 * @error: return location for a #KscoreJsonError or the callback's error
 *
 * Reads on. After a failure nothing more may be fed.
 *
 * Returns: %FALSE when the text is wrong or the callback stopped
 */
gboolean
kscore_json_scanner_feed (KscoreJsonScanner *self,
                          const char        *data,
                          gsize              length,
                          GError           **error)
{
  g_return_val_if_fail (self->state != STATE_FAILED, FALSE);

  if (!scan (self, data, length, error))
    {
      self->state = STATE_FAILED;
      return FALSE;
    }
  self->position += length;
  return TRUE;
}

/**
 * kscore_json_scanner_finish:
 * @self: a scanner
 * @error: return location for a #KscoreJsonError
 *
 * Says that there is no more to come.
 *
 * Returns: %FALSE when the text is not complete
 */
gboolean
kscore_json_scanner_finish (KscoreJsonScanner *self,
                            GError           **error)
{
  g_return_val_if_fail (self->state != STATE_FAILED, FALSE);

  if (self->state == STATE_END)
    return TRUE;
  if (self->state == STATE_PREFIX)
    g_set_error_literal (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_EMPTY,
                         "there is no array and no object");
  else
    g_set_error (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_TRUNCATED,
                 "the text ends in the middle, after %" G_GUINT64_FORMAT " bytes",
                 self->position);
  self->state = STATE_FAILED;
  return FALSE;
}

/**
 * kscore_json_check:
 * @data: (array length=length): a JSON text
 * @length: bytes
 * @error: return location for a #KscoreJsonError
 *
 * Checks that the text is one value whose brackets and quotes fit and whose depth is bearable, so
 * that a parser that recurses can be let at it. Takes constant memory.
 *
 * Returns: whether it may be parsed
 */
gboolean
kscore_json_check (const char *data,
                   gsize       length,
                   GError    **error)
{
  Value value;
  gsize used;
  gboolean done;

  value_start (&value, NULL, 0, 0, NULL);
  if (!value_feed (&value, data, length, &used, &done, error))
    return FALSE;
  if (value.lex == LEX_START)
    {
      g_set_error_literal (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_EMPTY, "there is no value");
      return FALSE;
    }
  if (!done && value.lex != LEX_SCALAR)
    {
      g_set_error_literal (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_TRUNCATED,
                           "the text ends in the middle");
      return FALSE;
    }
  for (; used < length; used++)
    if (!is_space (data[used]))
      {
        g_set_error_literal (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_SYNTAX,
                             "something follows after the value");
        return FALSE;
      }
  return TRUE;
}
