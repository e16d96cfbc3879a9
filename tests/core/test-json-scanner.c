#include "config.h"

#include "core/kscore-json-scanner.h"

#include <gio/gio.h>
#include <string.h>

/* Writes what the scanner delivers as "name=value|" for members and "value|" for elements. */
static gboolean
collect (const char *member,
         const char *data,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  GString *out = user_data;

  g_assert_cmpuint (data[length], ==, 0);
  if (member != NULL)
    g_string_append_printf (out, "%s=", member);
  g_string_append_len (out, data, length);
  g_string_append_c (out, '|');
  return TRUE;
}

static char *
scan_in_chunks (const char         *json,
                gsize               length,
                const char         *array_member,
                const char * const *dropped,
                gsize               chunk,
                GError            **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (KscoreJsonScanner) scanner = kscore_json_scanner_new (array_member, collect, out);

  kscore_json_scanner_set_dropped (scanner, dropped);
  for (gsize i = 0; i < length; i += chunk)
    {
      /* A copy of its own, so that a byte read beyond the chunk is found out. */
      g_autofree char *copy = g_memdup2 (json + i, MIN (chunk, length - i));

      if (!kscore_json_scanner_feed (scanner, copy, MIN (chunk, length - i), error))
        return NULL;
    }
  if (!kscore_json_scanner_finish (scanner, error))
    return NULL;
  return g_strdup (out->str);
}

static void
assert_scan (const char         *json,
             const char         *array_member,
             const char * const *dropped,
             const char         *expected)
{
  static const gsize chunks[] = { 1, 2, 3, 7, 4096 };

  for (gsize i = 0; i < G_N_ELEMENTS (chunks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *got
        = scan_in_chunks (json, strlen (json), array_member, dropped, chunks[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (got, ==, expected);
    }
}

static void
assert_fails (const char *json,
              int         code)
{
  for (gsize chunk = 1; chunk < 20; chunk += 9)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *got
        = scan_in_chunks (json, strlen (json), "items", NULL, chunk, &error);

      g_test_message ("%s", json);
      g_assert_null (got);
      g_assert_error (error, KSCORE_JSON_ERROR, code);
    }
}

static void
test_array (void)
{
  assert_scan ("[]", NULL, NULL, "");
  assert_scan ("window.YTD.tweets.part0 = [ ]", NULL, NULL, "");
  assert_scan ("\xef\xbb\xbf[1]", NULL, NULL, "1|");
  assert_scan ("var x =\n [ {\"a\" : [1, 2]}, \"b,]\", -1.5e3 ,true,null ];\n", NULL, NULL,
               "{\"a\" :[1,2]}|\"b,]\"|-1.5e3|true|null|");
  assert_scan ("[\"a\\\"]\", [[[]]], {}]", NULL, NULL, "\"a\\\"]\"|[[[]]]|{}|");
  /* Two values in a row stay two. */
  assert_scan ("[{\"a\":1 2}]", NULL, NULL, "{\"a\":1 2}|");
  /* White space within strings is text. */
  assert_scan ("[{\n  \"a\" : \"b  c\\n\"\n}]", NULL, NULL, "{\"a\" :\"b  c\\n\" }|");
}

static void
test_object (void)
{
  assert_scan ("{}", "items", NULL, "");
  assert_scan ("x = {\"id\": \"y\", \"items\": [1, {\"items\": [2]}], \"n\": 3}", "items", NULL,
               "id=\"y\"|1|{\"items\":[2]}|n=3|");
  /* As Mastodon wrote it for a while. */
  assert_scan ("{\"items\":[],\"items\":[1,2]}", "items", NULL, "1|2|");
  assert_scan ("{\"items\": null, \"other\": [1]}", "items", NULL, "items=null|other=[1]|");
  assert_scan ("{\"a\\\"b\": {\"c\": []}}", NULL, NULL, "a\\\"b={\"c\":[]}|");
}

static void
test_dropped (void)
{
  const char *const names[] = { "media", "x", NULL };

  assert_scan ("[{\"media\": [1, {\"x\": 2}], \"a\": {\"x\": \"}\", \"y\": 1, \"x\": 3}}]", NULL,
               names, "{\"media\":null,\"a\":{\"x\":null,\"y\":1,\"x\":null}}|");
  assert_scan ("[\"media\", {\"a\": \"media\", \"mediate\": 1, \"med\": 2}]", NULL, names,
               "\"media\"|{\"a\":\"media\",\"mediate\":1,\"med\":2}|");
  assert_scan ("[[{\"media\" : \"a\"}, 1]]", NULL, names, "[{\"media\" :null},1]|");
}

/* A key with NUL bytes in it is no name to drop, and nothing behind a name's end is read. */
static void
test_nul_in_key (void)
{
  static const char json[] = "[{\"to\0\0\0\0\0\0\0\0\": 1, \"to\": 2}]";
  g_autofree char *copy = g_strdup ("to");
  const char *const names[] = { copy, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *got = scan_in_chunks (json, sizeof json - 1, NULL, names, sizeof json, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, "{\"to");
}

static void
test_errors (void)
{
  assert_fails ("", KSCORE_JSON_ERROR_EMPTY);
  assert_fails ("just text", KSCORE_JSON_ERROR_EMPTY);
  assert_fails ("[", KSCORE_JSON_ERROR_TRUNCATED);
  assert_fails ("[1", KSCORE_JSON_ERROR_TRUNCATED);
  assert_fails ("[\"a]", KSCORE_JSON_ERROR_TRUNCATED);
  assert_fails ("{\"items\":[1]", KSCORE_JSON_ERROR_TRUNCATED);
  assert_fails ("[1,]", KSCORE_JSON_ERROR_SYNTAX);
  assert_fails ("[,1]", KSCORE_JSON_ERROR_SYNTAX);
  assert_fails ("[1 2]", KSCORE_JSON_ERROR_SYNTAX);
  assert_fails ("[1}", KSCORE_JSON_ERROR_SYNTAX);
  assert_fails ("[{]", KSCORE_JSON_ERROR_SYNTAX);
  assert_fails ("[{\"a\":[}]]", KSCORE_JSON_ERROR_SYNTAX);
  assert_fails ("{1:2}", KSCORE_JSON_ERROR_SYNTAX);
  assert_fails ("{\"a\" 2}", KSCORE_JSON_ERROR_SYNTAX);
  assert_fails ("{\"a\":}", KSCORE_JSON_ERROR_SYNTAX);
  assert_fails ("{\"a\":1,}", KSCORE_JSON_ERROR_SYNTAX);
  assert_fails ("[1] [2]", KSCORE_JSON_ERROR_SYNTAX);
}

static void
test_depth (void)
{
  /* The array is the first level. */
  for (guint depth = KSCORE_JSON_MAX_DEPTH - 2; depth <= KSCORE_JSON_MAX_DEPTH + 2; depth++)
    {
      g_autoptr (GString) json = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *got = NULL;

      for (guint i = 0; i < depth; i++)
        g_string_append_c (json, '[');
      for (guint i = 0; i < depth; i++)
        g_string_append_c (json, ']');
      got = scan_in_chunks (json->str, json->len, NULL, NULL, 1000, &error);
      if (depth <= KSCORE_JSON_MAX_DEPTH)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (strlen (got), ==, 2 * (depth - 1) + 1);
        }
      else
        {
          g_assert_error (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_DEPTH);
        }
    }
}

/* Ten megabytes are refused at the 65th byte. */
static void
test_nesting (void)
{
  g_autoptr (KscoreJsonScanner) scanner = kscore_json_scanner_new (NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) check_error = NULL;
  gsize length = 10 * 1024 * 1024;
  g_autofree char *json = g_malloc (length);

  memset (json, '[', length);
  g_assert_false (kscore_json_scanner_feed (scanner, json, length, &error));
  g_assert_error (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_DEPTH);
  g_assert_false (kscore_json_check (json, length, &check_error));
  g_assert_error (check_error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_DEPTH);
}

static void
test_maximum (void)
{
  const char *fits = "{\"a\":[1,2,3],\"b\":[1,2],\"items\":[\"12345678\",";
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (KscoreJsonScanner) scanner = kscore_json_scanner_new ("items", collect, out);
  g_autoptr (GError) error = NULL;

  kscore_json_scanner_set_maximum (scanner, 10, 6);
  g_assert_true (kscore_json_scanner_feed (scanner, fits, strlen (fits), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (out->str, ==, "b=[1,2]|\"12345678\"|");
  g_assert_false (kscore_json_scanner_feed (scanner, "\"123456789\"]}", 13, &error));
  g_assert_error (error, KSCORE_JSON_ERROR, KSCORE_JSON_ERROR_LENGTH);
}

static gboolean
refuse (const char *member,
        const char *data,
        gsize       length,
        gpointer    user_data,
        GError    **error)
{
  guint *calls = user_data;

  ++*calls;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "enough");
  return FALSE;
}

static void
test_callback_stops (void)
{
  guint calls = 0;
  g_autoptr (KscoreJsonScanner) scanner = kscore_json_scanner_new (NULL, refuse, &calls);
  g_autoptr (GError) error = NULL;

  g_assert_false (kscore_json_scanner_feed (scanner, "[1,2]", 5, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (calls, ==, 1);
}

/* Whatever the bytes: no crash, and what one big chunk gives, small chunks give too. */
static void
test_any_bytes (void)
{
  static const char alphabet[] = "[]{}\",:\\ \n1ae-;\xff\0";
  const char *cases = g_getenv ("KSCORE_CASES");
  guint n = cases != NULL ? (guint) g_ascii_strtoull (cases, NULL, 10) : 1000;
  g_autofree char *name = g_strdup ("a");
  const char *const dropped[] = { name, NULL };

  for (guint i = 0; i < n; i++)
    {
      char json[40];
      gsize length = (gsize) g_test_rand_int_range (0, sizeof json);
      g_autoptr (GError) error = NULL, other_error = NULL;
      g_autofree char *whole = NULL, *pieces = NULL;

      for (gsize j = 0; j < length; j++)
        json[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      if (length > 0)
        json[0] = g_test_rand_bit () ? '[' : '{';
      whole = scan_in_chunks (json, length, "a", dropped, sizeof json, &error);
      pieces = scan_in_chunks (json, length, "a", dropped, 1, &other_error);
      g_assert_cmpstr (whole, ==, pieces);
      g_assert_true ((whole == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_error (other_error, KSCORE_JSON_ERROR, error->code);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-scanner/array", test_array);
  g_test_add_func ("/json-scanner/object", test_object);
  g_test_add_func ("/json-scanner/dropped", test_dropped);
  g_test_add_func ("/json-scanner/nul-in-key", test_nul_in_key);
  g_test_add_func ("/json-scanner/errors", test_errors);
  g_test_add_func ("/json-scanner/depth", test_depth);
  g_test_add_func ("/json-scanner/nesting", test_nesting);
  g_test_add_func ("/json-scanner/maximum", test_maximum);
  g_test_add_func ("/json-scanner/callback-stops", test_callback_stops);
  g_test_add_func ("/json-scanner/any-bytes", test_any_bytes);
  return g_test_run ();
}
