#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "net/kscore-http-text.h"

#define BYTES(text) text, sizeof (text) - 1

static void
test_convert (void)
{
  const struct {
    const char *charset;
    const char *body;
    gsize       size;
    const char *expected; /* NULL where it cannot be read */
    gsize       expected_size;
  } cases[] = {
    { NULL, BYTES (""), BYTES ("") },
    { NULL, BYTES ("{}"), BYTES ("{}") },
    { "utf-8", BYTES ("\xc3\xa4"), BYTES ("\xc3\xa4") },
    { "UTF8", BYTES ("\xc3\xa4"), BYTES ("\xc3\xa4") },
    { "us-ascii", BYTES ("\xc3\xa4"), BYTES ("\xc3\xa4") },
    { "", BYTES ("a"), BYTES ("a") },
    { NULL, BYTES ("\xef\xbb\xbf{}"), BYTES ("{}") },
    { "utf-8", BYTES ("\xef\xbb\xbf{}"), BYTES ("{}") },
    { NULL, BYTES ("\xef\xbb\xbf"), BYTES ("") },
    { NULL, BYTES ("\xff\xfe{\0}\0"), BYTES ("{}") },
    { NULL, BYTES ("\xfe\xff\0{\0}"), BYTES ("{}") },
    { "utf-16", BYTES ("\xfe\xff\0{\0}"), BYTES ("{}") },
    { "utf-16le", BYTES ("{\0}\0"), BYTES ("{}") },
    { NULL, BYTES ("\xff\xfe"), BYTES ("") },
    { NULL, BYTES ("\xff\xfe{"), NULL, 0 },
    { NULL, BYTES ("\xff\xfe\0\xd8"), NULL, 0 },
    { "ISO-8859-1", BYTES ("\xe4"), BYTES ("\xc3\xa4") },
    { "iso-8859-15", BYTES ("\xa4"), BYTES ("\xe2\x82\xac") },
    { "windows-1252", BYTES ("\x80"), BYTES ("\xe2\x82\xac") },
    { "Shift_JIS", BYTES ("\x82\xa0"), BYTES ("\xe3\x81\x82") },
    { "koi8-r", BYTES ("\xc1"), BYTES ("\xd0\xb0") },
    { "Shift_JIS", BYTES ("\x82"), NULL, 0 },
    { "windows-1252", BYTES (""), BYTES ("") },
    { "klingon", BYTES ("a"), NULL, 0 },
    { "utf-16//TRANSLIT", BYTES ("a\0"), NULL, 0 },
    { "../../tmp/x", BYTES ("a"), NULL, 0 },
    { "iso-8859-99", BYTES ("a"), NULL, 0 },
    { "iso-2022-cn-ext", BYTES ("a"), NULL, 0 },
    { "utf-7", BYTES ("a"), NULL, 0 },
    /* Not for us to judge. */
    { NULL, BYTES ("a\0b"), BYTES ("a\0b") },
    { "utf-8", BYTES ("\x80\xff"), BYTES ("\x80\xff") },
    { "iso-8859-1", BYTES ("a\0b"), BYTES ("a\0b") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) body = g_bytes_new (cases[i].body, cases[i].size);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) text = kscore_http_text_to_utf8 (body, cases[i].charset, "a.example",
                                                          &error);
      g_autoptr (GBytes) expected = g_bytes_new (cases[i].expected, cases[i].expected_size);

      g_test_message ("%zu", i);
      if (cases[i].expected == NULL)
        {
          g_assert_null (text);
          g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
          g_assert_true (g_str_has_prefix (error->message, "a.example "));
          continue;
        }
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (text, expected));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http-text/convert", test_convert);
  return g_test_run ();
}
