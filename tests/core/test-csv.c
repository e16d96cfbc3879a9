#include "config.h"

#include "core/kscore-csv.h"

#include <string.h>

#include "core/kscore-error.h"

/* Rows as "a|b|" each on a line of its own. */
static char *
read_all (const char *data,
          gsize       length,
          GError    **error)
{
  g_autoptr (KscoreCsvReader) reader = kscore_csv_reader_new_bytes (data, length);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) local = NULL;
  const char *const *row;
  guint n;

  while ((row = kscore_csv_reader_read (reader, &n, NULL, &local)) != NULL)
    {
      g_assert_cmpuint (g_strv_length ((char **) row), ==, n);
      for (guint i = 0; i < n; i++)
        g_string_append_printf (out, "%s|", row[i]);
      g_string_append_c (out, '\n');
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_strdup (out->str);
}

static void
test_rows (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "a,b\n1,2\n", "a|b|\n1|2|\n" },
    { "a,b\r\n1,2", "a|b|\n1|2|\n" },
    { "a\rb\r", "a|\nb|\n" },
    { "\xef\xbb\xbfid,n\n", "id|n|\n" },
    { "a,,\n,,", "a|||\n|||\n" },
    { "\n\r\na\n\n", "a|\n" },
    { "\"a,\"\"b\"\"\r\nc\",d\n", "a,\"b\"\r\nc|d|\n" },
    { "\"\"\n\"\"", "|\n|\n" },
    { "a\"b,c\n", "a\"b|c|\n" },
    { "\xff,b\n", "\xef\xbf\xbd|b|\n" },
    { "a;b\n", "a;b|\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *got = read_all (cases[i][0], strlen (cases[i][0]), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (got, ==, cases[i][1]);
    }
}

static void
test_errors (void)
{
  static const struct {
    const char *data;
    gsize       length;
    const char *sentence;
  } cases[] = {
    { "a\n\"b", 4, "A quote in the row that begins in line 2 is never closed." },
    { "a\n\"b\"c\n", 7, "In line 2, something follows after a closing quote." },
    { "a\n\n\"b\nc\"d", 9, "In line 4, something follows after a closing quote." },
    { "a\nb\0c\n", 6, "Line 2 is not text." },
    { "\xff\xfe" "a\0", 4, "The file is UTF-16; save it as UTF-8." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_all (cases[i].data, cases[i].length, &error));
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
      g_assert_cmpstr (error->message, ==, cases[i].sentence);
    }
}

static void
test_limits (void)
{
  g_autofree char *commas = g_strnfill (KSCORE_CSV_MAX_FIELDS, ',');
  g_autofree char *letters = g_strnfill (KSCORE_CSV_MAX_FIELD + 1, 'a');
  g_autofree char *whole = NULL;
  g_autoptr (GError) columns = NULL, length = NULL;

  g_assert_null (read_all (commas, strlen (commas), &columns));
  g_assert_cmpstr (columns->message, ==, "Line 1 has more columns than can be read.");
  g_assert_null (read_all (letters, strlen (letters), &length));
  g_assert_cmpstr (length->message, ==, "A value that begins in line 1 is too long.");
  whole = read_all (letters, KSCORE_CSV_MAX_FIELD, NULL);
  g_assert_cmpuint (strlen (whole), ==, KSCORE_CSV_MAX_FIELD + 2);
}

static void
test_line (void)
{
  g_autoptr (KscoreCsvReader) reader
    = kscore_csv_reader_new_bytes ("a\n\"b\nc\"\n\nd\n", 11);

  g_assert_nonnull (kscore_csv_reader_read (reader, NULL, NULL, NULL));
  g_assert_cmpuint (kscore_csv_reader_get_line (reader), ==, 1);
  g_assert_nonnull (kscore_csv_reader_read (reader, NULL, NULL, NULL));
  g_assert_cmpuint (kscore_csv_reader_get_line (reader), ==, 2);
  g_assert_nonnull (kscore_csv_reader_read (reader, NULL, NULL, NULL));
  g_assert_cmpuint (kscore_csv_reader_get_line (reader), ==, 5);
  g_assert_null (kscore_csv_reader_read (reader, NULL, NULL, NULL));
}

static void
test_append (void)
{
  static const char *const cases[][3] = {
    { "plain", "plain", "plain" },
    { "a,b", "\"a,b\"", "\"a,b\"" },
    { "say \"hi\"\n", "\"say \"\"hi\"\"\n\"", "\"say \"\"hi\"\"\n\"" },
    { "-1.5", "-1.5", "'-1.5" },
    { "=HYPERLINK(\"x\")", "\"=HYPERLINK(\"\"x\"\")\"", "\"'=HYPERLINK(\"\"x\"\")\"" },
    { "@ada", "@ada", "'@ada" },
    { "", "", "" },
    { NULL, "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) own = g_string_new (NULL);
      g_autoptr (GString) remote = g_string_new (NULL);

      kscore_csv_append (own, cases[i][0]);
      kscore_csv_append_text (remote, cases[i][0]);
      g_assert_cmpstr (own->str, ==, cases[i][1]);
      g_assert_cmpstr (remote->str, ==, cases[i][2]);
    }
}

/* What is written is read back. */
static void
test_round_trip (void)
{
  static const char alphabet[] = "a,\"\r\n;' =";
  const char *cases = g_getenv ("KSCORE_CASES");
  guint n = cases != NULL ? (guint) g_ascii_strtoull (cases, NULL, 10) : 1000;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) row = g_string_new ("x,");
      g_autoptr (KscoreCsvReader) reader = NULL;
      char field[12];
      int length = g_test_rand_int_range (0, sizeof field);
      const char *const *fields;
      guint n_fields;

      for (int j = 0; j < length; j++)
        field[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      field[length] = '\0';
      kscore_csv_append (row, field);
      g_string_append (row, "\r\n");
      reader = kscore_csv_reader_new_bytes (row->str, row->len);
      fields = kscore_csv_reader_read (reader, &n_fields, NULL, NULL);
      g_assert_cmpuint (n_fields, ==, 2);
      g_assert_cmpstr (fields[1], ==, field);
      g_assert_null (kscore_csv_reader_read (reader, NULL, NULL, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/errors", test_errors);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/line", test_line);
  g_test_add_func ("/csv/append", test_append);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  return g_test_run ();
}
