#include "config.h"

#include "report/kscore-line.h"

#include <math.h>

static void
test_line (void)
{
  g_autoptr (GString) out = g_string_new ("fact");

  kscore_line_add_word (out, "plain");
  kscore_line_add_value (out, "whole", 3);
  kscore_line_add_value (out, "part", 0.1);
  kscore_line_add_value (out, "unknown", NAN);
  kscore_line_add_yes (out, "taken", TRUE);
  kscore_line_add_yes (out, "known", FALSE);
  kscore_line_add_day (out, "day", 0);
  kscore_line_add_day (out, "end", KSCORE_DAY_UNKNOWN);
  kscore_line_add_text (out, "network", "x");
  g_assert_cmpstr (out->str, ==, "fact plain whole=3 part=0.1 unknown=- taken=yes known=no "
                                 "day=1970-01-01 end=- network=x");
}

/* Whatever a name holds, it stays one word on one line. */
static void
test_words (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  kscore_line_add_word (out, "a b\tc\nd%e\x7f");
  g_assert_cmpstr (out->str, ==, " a%20b%09c%0Ad%25e%7F");
  g_string_truncate (out, 0);
  kscore_line_add_word (out, "zoë");
  g_assert_cmpstr (out->str, ==, " zoë");
}

static void
test_comment (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  kscore_line_add_comment (out, "Two lines\nof a translation");
  g_assert_cmpstr (out->str, ==, "\n# Two lines of a translation\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/line/line", test_line);
  g_test_add_func ("/report/line/words", test_words);
  g_test_add_func ("/report/line/comment", test_comment);

  return g_test_run ();
}
