#include "config.h"

#include "json/kscore-json-reader.h"

#include <math.h>
#include <string.h>

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = kscore_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

static void
test_count (void)
{
  static const struct {
    const char     *json;
    KscoreJsonValue result;
    gint64          value;
  } cases[] = {
    { "{}", KSCORE_JSON_ABSENT, -7 },
    { "{\"n\":null}", KSCORE_JSON_NULL, -7 },
    { "{\"n\":0}", KSCORE_JSON_FOUND, 0 },
    { "{\"n\":12}", KSCORE_JSON_FOUND, 12 },
    { "{\"n\":\"12\"}", KSCORE_JSON_FOUND, 12 },
    { "{\"n\":12.0}", KSCORE_JSON_FOUND, 12 },
    { "{\"n\":1e3}", KSCORE_JSON_FOUND, 1000 },
    { "{\"n\":9223372036854775807}", KSCORE_JSON_FOUND, G_MAXINT64 },
    { "{\"n\":\"9223372036854775807\"}", KSCORE_JSON_FOUND, G_MAXINT64 },
    { "{\"n\":9223372036854775808}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":\"9223372036854775808\"}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":18446744073709551617}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":-18446744073709551615}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":[9223372036854775808]}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":1e19}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":1e999}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":-1}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":\"-1\"}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":1.5}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":\"1.5\"}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":\" 1\"}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":\"\"}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":\"1,234\"}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":true}", KSCORE_JSON_WRONG, -7 },
    { "{\"n\":{}}", KSCORE_JSON_WRONG, -7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].json);
      gint64 value = -7;

      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (kscore_json_get_count (json_node_get_object (node), "n", &value), ==,
                       cases[i].result);
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
test_types (void)
{
  g_autoptr (JsonNode) node = parse ("{\"s\":\"a\",\"t\":true,\"i\":1,\"d\":0.5,\"o\":{\"x\":1},"
                                     "\"a\":[1],\"n\":null,\"big\":1e999}");
  JsonObject *object = json_node_get_object (node);
  JsonObject *inner = NULL;
  JsonArray *array = NULL;
  const char *string = NULL;
  gboolean truth = FALSE;
  double number = 0;

  g_assert_cmpint (kscore_json_get_string (object, "s", &string), ==, KSCORE_JSON_FOUND);
  g_assert_cmpstr (string, ==, "a");
  g_assert_cmpint (kscore_json_get_bool (object, "t", &truth), ==, KSCORE_JSON_FOUND);
  g_assert_true (truth);
  g_assert_cmpint (kscore_json_get_double (object, "i", &number), ==, KSCORE_JSON_FOUND);
  g_assert_cmpfloat (number, ==, 1);
  g_assert_cmpint (kscore_json_get_double (object, "d", &number), ==, KSCORE_JSON_FOUND);
  g_assert_cmpfloat (number, ==, 0.5);
  g_assert_cmpint (kscore_json_get_object (object, "o", &inner), ==, KSCORE_JSON_FOUND);
  g_assert_true (json_object_has_member (inner, "x"));
  g_assert_cmpint (kscore_json_get_array (object, "a", &array), ==, KSCORE_JSON_FOUND);
  g_assert_cmpuint (json_array_get_length (array), ==, 1);

  g_assert_cmpint (kscore_json_get_string (object, "i", &string), ==, KSCORE_JSON_WRONG);
  g_assert_cmpint (kscore_json_get_bool (object, "i", &truth), ==, KSCORE_JSON_WRONG);
  g_assert_cmpint (kscore_json_get_double (object, "s", &number), ==, KSCORE_JSON_WRONG);
  g_assert_cmpint (kscore_json_get_double (object, "big", &number), ==, KSCORE_JSON_WRONG);
  g_assert_cmpint (kscore_json_get_object (object, "a", &inner), ==, KSCORE_JSON_WRONG);
  g_assert_cmpint (kscore_json_get_array (object, "o", &array), ==, KSCORE_JSON_WRONG);
  g_assert_cmpint (kscore_json_get_string (object, "n", &string), ==, KSCORE_JSON_NULL);
  g_assert_cmpint (kscore_json_get_bool (object, "n", &truth), ==, KSCORE_JSON_NULL);
  g_assert_cmpint (kscore_json_get_double (object, "n", &number), ==, KSCORE_JSON_NULL);
  g_assert_cmpint (kscore_json_get_object (object, "n", &inner), ==, KSCORE_JSON_NULL);
  g_assert_cmpint (kscore_json_get_array (object, "n", &array), ==, KSCORE_JSON_NULL);
  g_assert_cmpint (kscore_json_get_array (object, "no", &array), ==, KSCORE_JSON_ABSENT);

  g_assert_cmpstr (kscore_json_string (object, "s"), ==, "a");
  g_assert_null (kscore_json_string (object, "i"));
  g_assert_null (kscore_json_string (NULL, "s"));
  g_assert_nonnull (kscore_json_object (object, "o"));
  g_assert_null (kscore_json_array (object, "o"));
}

static void
assert_string (const char *json,
               gsize       length,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = kscore_json_parse (json, length, &error);

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (json_node_get_string (node), -1, NULL));
  g_assert_cmpstr (json_node_get_string (node), ==, expected);
}

static void
test_text (void)
{
  assert_string ("\"a\xff" "b\"", 5, "a\xef\xbf\xbd" "b");
  assert_string ("\"\\ud83d\\ude00\"", 14, "\xf0\x9f\x98\x80");
  assert_string ("\"\\ud83d!\"", 9, "\xef\xbf\xbd!");
  assert_string ("\"\\ude00\\ud83d\"", 14, "\xef\xbf\xbd\xef\xbf\xbd");
  assert_string ("\"\\\\ud83d\"", 9, "\\ud83d");
  assert_string ("\"\\\"<b>&amp;\"", 12, "\"<b>&amp;");
  /* An id that is a number keeps all its digits. */
  assert_string ("1234567890123456789", 19, "1234567890123456789");
  assert_string ("\"at 1234567890123456789\"", 24, "at 1234567890123456789");
}

/* json-glib alone crashes at about 70,000 brackets. */
static void
test_nesting (void)
{
  gsize length = 10 * 1024 * 1024;
  g_autofree char *text = g_malloc (length);
  g_autoptr (GError) error = NULL;

  memset (text, '[', length);
  g_assert_null (kscore_json_parse (text, length, &error));
  g_assert_error (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_DEPTH);
}

/* Eight megabytes of nothing would take a hundred times as much as values. */
static void
test_crowd (void)
{
  const gsize length = 8 * 1024 * 1024;
  const char * const items[] = { "{},", "[],", "0,", "\"\\\"\",", "[[[]]]," };
  g_autofree char *string = g_strnfill (length, ',');
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GString) text = g_string_new ("[");

      while (text->len < length)
        g_string_append (text, items[i]);
      g_string_append (text, "0]");
      g_test_message ("%s", items[i]);
      g_assert_null (kscore_json_parse (text->str, text->len, &error));
      g_assert_error (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_LENGTH);
      g_clear_error (&error);
    }

  /* Inside a text they are no values. */
  string[0] = string[length - 1] = '"';
  node = kscore_json_parse (string, length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (json_node_get_string (node)), ==, length - 2);
}

static void
test_wrong (void)
{
  static const struct {
    const char *json;
    int         code;
  } cases[] = {
    { "", KSCORE_JSON_ERROR_EMPTY },
    { "  ", KSCORE_JSON_ERROR_EMPTY },
    { "{\"a\":", KSCORE_JSON_ERROR_TRUNCATED },
    { "[\"a", KSCORE_JSON_ERROR_TRUNCATED },
    { "[1}", KSCORE_JSON_ERROR_SYNTAX },
    { "[1] [2]", KSCORE_JSON_ERROR_SYNTAX },
    { "{\"a\" 1}", KSCORE_JSON_ERROR_SYNTAX },
    { "[1 2]", KSCORE_JSON_ERROR_SYNTAX },
    { "nul", KSCORE_JSON_ERROR_SYNTAX },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].json);
      g_assert_null (kscore_json_parse (cases[i].json, strlen (cases[i].json), &error));
      g_assert_error (error, KSCORE_JSON_ERROR, cases[i].code);
    }
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{\"weights\":{\"like\":1.5}}", 24);
  g_autoptr (GBytes) empty = g_bytes_new_static (NULL, 0);
  g_autoptr (JsonNode) node = kscore_json_parse_bytes (bytes, NULL);
  g_autoptr (GError) error = NULL;
  double like = 0;

  kscore_json_get_double (kscore_json_object (json_node_get_object (node), "weights"), "like",
                          &like);
  g_assert_cmpfloat (like, ==, 1.5);
  g_assert_null (kscore_json_parse_bytes (empty, &error));
  g_assert_error (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_EMPTY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-reader/count", test_count);
  g_test_add_func ("/json-reader/types", test_types);
  g_test_add_func ("/json-reader/text", test_text);
  g_test_add_func ("/json-reader/nesting", test_nesting);
  g_test_add_func ("/json-reader/crowd", test_crowd);
  g_test_add_func ("/json-reader/wrong", test_wrong);
  g_test_add_func ("/json-reader/bytes", test_bytes);
  return g_test_run ();
}
