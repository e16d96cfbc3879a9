#include "config.h"

#include "json/kscore-json-reader.h"

#include <math.h>
#include <string.h>

/* json-glib keeps integers in 64 bits without a check: one digit more and the number is another. */
#define MAX_DIGITS 18

/* A value takes json-glib some hundred bytes, however short it is written. What is worth reading
 * has a fifth of these in the largest answer that is taken. */
#define MAX_VALUES 500000

/* The first code unit of a pair stands alone, or the second one does. Only then is the escape
 * changed: a parser would make invalid UTF-8 of it. */
static void
append_escape (GString     *out,
               const char **p,
               const char  *end)
{
  gboolean surrogate = end - *p >= 6 && (*p)[1] == 'u' && ((*p)[2] == 'd' || (*p)[2] == 'D')
                       && g_ascii_xdigit_value ((*p)[3]) >= 8;

  if (!surrogate)
    {
      gsize n = MIN (2, end - *p);

      g_string_append_len (out, *p, n);
      *p += n;
    }
  else if (g_ascii_xdigit_value ((*p)[3]) < 12 && end - *p >= 12 && (*p)[6] == '\\'
           && (*p)[7] == 'u' && ((*p)[8] == 'd' || (*p)[8] == 'D')
           && g_ascii_xdigit_value ((*p)[9]) >= 12)
    {
      g_string_append_len (out, *p, 12);
      *p += 12;
    }
  else
    {
      g_string_append (out, "\\ufffd");
      *p += 6;
    }
}

/* Rewrites what json-glib would read wrong: half surrogate pairs, and integers too long for it,
 * which become strings so that all their digits can be looked at. */
static char *
rewrite (const char *data,
         gsize       length)
{
  GString *out = g_string_sized_new (length + 16);
  const char *end = data + length;
  gboolean in_string = FALSE;

  for (const char *p = data; p < end;)
    {
      if (in_string && *p == '\\')
        {
          append_escape (out, &p, end);
        }
      else if (*p == '"')
        {
          in_string = !in_string;
          g_string_append_c (out, *p++);
        }
      else if (!in_string && (g_ascii_isdigit (*p) || *p == '-'))
        {
          const char *start = p;
          gboolean integer = TRUE;

          for (; p < end && (g_ascii_isalnum (*p) || *p == '-' || *p == '+' || *p == '.'); p++)
            integer = integer && (g_ascii_isdigit (*p) || *p == '-');
          if (integer && p - start > MAX_DIGITS)
            g_string_append_printf (out, "\"%.*s\"", (int) (p - start), start);
          else
            g_string_append_len (out, start, p - start);
        }
      else
        {
          g_string_append_c (out, *p++);
        }
    }
  return g_string_free (out, FALSE);
}

static gboolean
has_long_number (const char *data,
                 gsize       length)
{
  gsize run = 0;

  for (gsize i = 0; i < length; i++)
    {
      run = g_ascii_isdigit (data[i]) ? run + 1 : 0;
      if (run > MAX_DIGITS && (i < run || strchr (":,[- \n", data[i - run]) != NULL))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_surrogate (const char *data,
               gsize       length)
{
  const char *end = data + length;

  for (const char *p = memchr (data, '\\', length); p != NULL && end - p > 2;
       p = memchr (p + 2, '\\', end - p - 2))
    if (p[1] == 'u' && (p[2] == 'd' || p[2] == 'D'))
      return TRUE;
  return FALSE;
}

/* Whether a checked text holds more values than it is worth memory: each has one of these before
 * it. */
static gboolean
is_crowded (const char *data,
            gsize       length)
{
  gsize n = 0;
  gboolean in_string = FALSE;

  if (length <= MAX_VALUES)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (in_string && data[i] == '\\')
      i++;
    else if (data[i] == '"')
      in_string = !in_string;
    else if (!in_string && (data[i] == ',' || data[i] == '[' || data[i] == '{'))
      n++;
  return n > MAX_VALUES;
}

/**
 * kscore_json_parse:
 * @data: (array length=length): a JSON text from outside
 * @length: bytes
 * @error: return location for a #KscoreJsonError
 *
 * Parses a text after its structure, its depth and the number of its values were checked. Broken
 * UTF-8 is replaced, so that every string of the result is valid; an integer of more than 18 digits
 * becomes a string.
 *
 * Returns: (transfer full) (nullable): the root; %NULL on error
 */
JsonNode *
kscore_json_parse (const char *data,
                   gsize       length,
                   GError    **error)
{
  g_autofree char *valid = NULL;
  g_autofree char *rewritten = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local = NULL;
  JsonNode *root;

  if (!kscore_json_check (data, length, error))
    return NULL;
  if (is_crowded (data, length))
    {
      g_set_error (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_LENGTH, "more than %d values",
                   MAX_VALUES);
      return NULL;
    }
  if (!g_utf8_validate_len (data, length, NULL))
    {
      data = valid = g_utf8_make_valid (data, (gssize) length);
      length = strlen (data);
    }
  if (has_long_number (data, length) || has_surrogate (data, length))
    {
      data = rewritten = rewrite (data, length);
      length = strlen (data);
    }

  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, data, (gssize) length, &local))
    {
      g_set_error_literal (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_SYNTAX, local->message);
      return NULL;
    }
  root = json_parser_steal_root (parser);
  if (root == NULL)
    g_set_error_literal (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_EMPTY, "there is no value");
  return root;
}

/**
 * kscore_json_parse_bytes:
 * @bytes: a JSON text, such as a resource
 * @error: return location for a #KscoreJsonError
 *
 * As kscore_json_parse().
 *
 * Returns: (transfer full) (nullable): the root; %NULL on error
 */
JsonNode *
kscore_json_parse_bytes (GBytes  *bytes,
                         GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return kscore_json_parse (data != NULL ? data : "", length, error);
}

/**
 * kscore_json_node_get_string:
 * @node: (nullable): a node
 * @value: (out) (transfer none): the text, valid UTF-8, as long as the node lives
 *
 * Looks at a node that should be a string.
 *
 * Returns: what it is
 */
KscoreJsonValue
kscore_json_node_get_string (JsonNode    *node,
                             const char **value)
{
  if (node == NULL)
    return KSCORE_JSON_ABSENT;
  if (JSON_NODE_HOLDS_NULL (node))
    return KSCORE_JSON_NULL;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return KSCORE_JSON_WRONG;
  *value = json_node_get_string (node);
  return KSCORE_JSON_FOUND;
}

static KscoreJsonValue
count_from_string (const char *string,
                   gint64     *value)
{
  guint64 number;

  /* Refuses signs, spaces, fractions and the empty string. */
  if (!g_ascii_string_to_unsigned (string, 10, 0, G_MAXINT64, &number, NULL))
    return KSCORE_JSON_WRONG;
  *value = (gint64) number;
  return KSCORE_JSON_FOUND;
}

/**
 * kscore_json_node_get_count:
 * @node: (nullable): a node
 * @value: (out): a number from 0 to 2^63 - 1
 *
 * Looks at a node that should be a count: a whole number, or one written as a string of digits.
 * Anything negative, fractional or larger is wrong, never rounded.
 *
 * Returns: what it is
 */
KscoreJsonValue
kscore_json_node_get_count (JsonNode *node,
                            gint64   *value)
{
  if (node == NULL)
    return KSCORE_JSON_ABSENT;
  if (JSON_NODE_HOLDS_NULL (node))
    return KSCORE_JSON_NULL;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return KSCORE_JSON_WRONG;

  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    return count_from_string (json_node_get_string (node), value);
  if (type == G_TYPE_INT64)
    {
      gint64 number = json_node_get_int (node);

      if (number < 0)
        return KSCORE_JSON_WRONG;
      *value = number;
      return KSCORE_JSON_FOUND;
    }
  if (type == G_TYPE_DOUBLE)
    {
      double number = json_node_get_double (node);

      /* Above 2^53 a double no longer tells one count from the next. */
      if (!(number >= 0 && number <= 9007199254740992.0) || number != floor (number))
        return KSCORE_JSON_WRONG;
      *value = (gint64) number;
      return KSCORE_JSON_FOUND;
    }
  return KSCORE_JSON_WRONG;
}

/**
 * kscore_json_node_get_object:
 * @node: (nullable): a node
 * @value: (out) (transfer none): the object, as long as the node lives
 *
 * Looks at a node that should be an object.
 *
 * Returns: what it is
 */
KscoreJsonValue
kscore_json_node_get_object (JsonNode    *node,
                             JsonObject **value)
{
  if (node == NULL)
    return KSCORE_JSON_ABSENT;
  if (JSON_NODE_HOLDS_NULL (node))
    return KSCORE_JSON_NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return KSCORE_JSON_WRONG;
  *value = json_node_get_object (node);
  return KSCORE_JSON_FOUND;
}

/**
 * kscore_json_get_string:
 * @object: an object
 * @member: a name
 * @value: (out) (transfer none): the text, valid UTF-8, as long as @object lives
 *
 * Looks at a member that should be a string.
 *
 * Returns: what it is
 */
KscoreJsonValue
kscore_json_get_string (JsonObject  *object,
                        const char  *member,
                        const char **value)
{
  return kscore_json_node_get_string (json_object_get_member (object, member), value);
}

/**
 * kscore_json_get_count:
 * @object: an object
 * @member: a name
 * @value: (out): a number from 0 to 2^63 - 1
 *
 * Looks at a member that should be a count, as kscore_json_node_get_count().
 *
 * Returns: what it is
 */
KscoreJsonValue
kscore_json_get_count (JsonObject *object,
                       const char *member,
                       gint64     *value)
{
  return kscore_json_node_get_count (json_object_get_member (object, member), value);
}

/**
 * kscore_json_get_double:
 * @object: an object
 * @member: a name
 * @value: (out): a finite number
 *
 * Looks at a member that should be a number; a string is none.
 *
 * Returns: what it is
 */
KscoreJsonValue
kscore_json_get_double (JsonObject *object,
                        const char *member,
                        double     *value)
{
  JsonNode *node = json_object_get_member (object, member);
  double number;

  if (node == NULL)
    return KSCORE_JSON_ABSENT;
  if (JSON_NODE_HOLDS_NULL (node))
    return KSCORE_JSON_NULL;
  if (!JSON_NODE_HOLDS_VALUE (node)
      || (json_node_get_value_type (node) != G_TYPE_DOUBLE
          && json_node_get_value_type (node) != G_TYPE_INT64))
    return KSCORE_JSON_WRONG;
  number = json_node_get_double (node);
  if (!isfinite (number))
    return KSCORE_JSON_WRONG;
  *value = number;
  return KSCORE_JSON_FOUND;
}

/**
 * kscore_json_get_bool:
 * @object: an object
 * @member: a name
 * @value: (out): the truth value
 *
 * Looks at a member that should be true or false; 1 and "true" are neither.
 *
 * Returns: what it is
 */
KscoreJsonValue
kscore_json_get_bool (JsonObject *object,
                      const char *member,
                      gboolean   *value)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    return KSCORE_JSON_ABSENT;
  if (JSON_NODE_HOLDS_NULL (node))
    return KSCORE_JSON_NULL;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return KSCORE_JSON_WRONG;
  *value = json_node_get_boolean (node);
  return KSCORE_JSON_FOUND;
}

/**
 * kscore_json_get_object:
 * @object: an object
 * @member: a name
 * @value: (out) (transfer none): the object, as long as @object lives
 *
 * Looks at a member that should be an object.
 *
 * Returns: what it is
 */
KscoreJsonValue
kscore_json_get_object (JsonObject  *object,
                        const char  *member,
                        JsonObject **value)
{
  return kscore_json_node_get_object (json_object_get_member (object, member), value);
}

/**
 * kscore_json_get_array:
 * @object: an object
 * @member: a name
 * @value: (out) (transfer none): the array, as long as @object lives
 *
 * Looks at a member that should be an array.
 *
 * Returns: what it is
 */
KscoreJsonValue
kscore_json_get_array (JsonObject *object,
                       const char *member,
                       JsonArray **value)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    return KSCORE_JSON_ABSENT;
  if (JSON_NODE_HOLDS_NULL (node))
    return KSCORE_JSON_NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return KSCORE_JSON_WRONG;
  *value = json_node_get_array (node);
  return KSCORE_JSON_FOUND;
}

/**
 * kscore_json_string:
 * @object: (nullable): an object
 * @member: a name
 *
 * Gets a string where it does not matter why there is none.
 *
 * Returns: (transfer none) (nullable): the text, as long as @object lives
 */
const char *
kscore_json_string (JsonObject *object,
                    const char *member)
{
  const char *value = NULL;

  if (object != NULL)
    kscore_json_get_string (object, member, &value);
  return value;
}

/**
 * kscore_json_object:
 * @object: (nullable): an object
 * @member: a name
 *
 * Gets an object where it does not matter why there is none.
 *
 * Returns: (transfer none) (nullable): the object, as long as @object lives
 */
JsonObject *
kscore_json_object (JsonObject *object,
                    const char *member)
{
  JsonObject *value = NULL;

  if (object != NULL)
    kscore_json_get_object (object, member, &value);
  return value;
}

/**
 * kscore_json_array:
 * @object: (nullable): an object
 * @member: a name
 *
 * Gets an array where it does not matter why there is none.
 *
 * Returns: (transfer none) (nullable): the array, as long as @object lives
 */
JsonArray *
kscore_json_array (JsonObject *object,
                   const char *member)
{
  JsonArray *value = NULL;

  if (object != NULL)
    kscore_json_get_array (object, member, &value);
  return value;
}
