#include "config.h"

#include "report/kscore-json-writer.h"

#include <json-glib/json-glib.h>
#include <math.h>

static void
test_everything (void)
{
  static const char * const tags[] = { "a", "b\"c", NULL };
  g_autoptr (GString) out = g_string_new (NULL);
  KscoreJsonWriter writer = KSCORE_JSON_WRITER_INIT (out);

  kscore_json_writer_begin_object (&writer, NULL);
  kscore_json_writer_add_string (&writer, "text", "x");
  kscore_json_writer_add_string (&writer, "no-text", NULL);
  kscore_json_writer_add_int (&writer, "int", -5);
  kscore_json_writer_add_count (&writer, "count", G_MAXINT64);
  kscore_json_writer_add_count (&writer, "no-count", -1);
  kscore_json_writer_add_double (&writer, "double", 0.5);
  kscore_json_writer_add_double (&writer, "no-double", NAN);
  kscore_json_writer_add_double (&writer, "infinite", INFINITY);
  kscore_json_writer_add_boolean (&writer, "yes", TRUE);
  kscore_json_writer_add_null (&writer, "null");
  kscore_json_writer_add_strv (&writer, "tags", tags);
  kscore_json_writer_add_strv (&writer, "no-tags", NULL);
  kscore_json_writer_add_day (&writer, "day", 0);
  kscore_json_writer_add_day (&writer, "no-day", KSCORE_DAY_UNKNOWN);
  kscore_json_writer_add_time (&writer, "time", 43200);
  kscore_json_writer_add_time (&writer, "no-time", KSCORE_TIME_UNKNOWN);
  kscore_json_writer_begin_array (&writer, "rows");
  kscore_json_writer_begin_object (&writer, NULL);
  kscore_json_writer_end_object (&writer);
  kscore_json_writer_begin_array (&writer, NULL);
  kscore_json_writer_add_int (&writer, NULL, 1);
  kscore_json_writer_add_int (&writer, NULL, 2);
  kscore_json_writer_end_array (&writer);
  kscore_json_writer_end_array (&writer);
  kscore_json_writer_end_object (&writer);

  g_assert_cmpstr (out->str, ==,
                   "{\"text\":\"x\",\"no-text\":null,\"int\":-5,\"count\":9223372036854775807,"
                   "\"no-count\":null,\"double\":0.5,\"no-double\":null,\"infinite\":null,"
                   "\"yes\":true,\"null\":null,\"tags\":[\"a\",\"b\\\"c\"],\"no-tags\":[],"
                   "\"day\":\"1970-01-01\",\"no-day\":null,\"time\":\"1970-01-01T12:00:00Z\","
                   "\"no-time\":null,\"rows\":[{},[1,2]]}");
}

static void
test_one_value_after_another (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  KscoreJsonWriter writer = KSCORE_JSON_WRITER_INIT (out);

  for (int i = 0; i < 2; i++)
    {
      kscore_json_writer_begin_object (&writer, NULL);
      kscore_json_writer_add_int (&writer, "i", i);
      kscore_json_writer_end_object (&writer);
      g_string_append_c (out, '\n');
    }

  g_assert_cmpstr (out->str, ==, "{\"i\":0}\n{\"i\":1}\n");
}

/* What another parser reads is what was written, for every control character and many others. */
static void
test_strings (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  KscoreJsonWriter writer = KSCORE_JSON_WRITER_INIT (out);

  for (gunichar c = 1; c < 0x3000; c++)
    g_string_append_unichar (text, c);
  g_string_append_unichar (text, 0x1f600);

  kscore_json_writer_begin_array (&writer, NULL);
  kscore_json_writer_add_string (&writer, NULL, text->str);
  kscore_json_writer_end_array (&writer);

  json_parser_load_from_data (parser, out->str, (gssize) out->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (json_parser_get_root (parser)),
                                                  0),
                   ==, text->str);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/json-writer/everything", test_everything);
  g_test_add_func ("/report/json-writer/one-value-after-another", test_one_value_after_another);
  g_test_add_func ("/report/json-writer/strings", test_strings);

  return g_test_run ();
}
