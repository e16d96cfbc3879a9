#include "config.h"

#include "report/kscore-record-writer.h"

#include <math.h>

static const char * const fields[] = {
  "text", "count", "int", "double", "yes", "tags", "day", "time", NULL
};

static void
add_records (KscoreRecordWriter *records)
{
  static const char * const tags[] = { "=red", "green", NULL };

  kscore_record_writer_begin (records);
  kscore_record_writer_add_string (records, "text", "a, \"b\"\nc");
  kscore_record_writer_add_count (records, "count", 12);
  kscore_record_writer_add_int (records, "int", -1);
  kscore_record_writer_add_double (records, "double", 2.5);
  kscore_record_writer_add_boolean (records, "yes", TRUE);
  kscore_record_writer_add_strv (records, "tags", tags);
  kscore_record_writer_add_day (records, "day", 1);
  kscore_record_writer_add_time (records, "time", 0);
  g_assert_true (kscore_record_writer_end (records));

  kscore_record_writer_begin (records);
  kscore_record_writer_add_string (records, "text", NULL);
  kscore_record_writer_add_count (records, "count", -1);
  kscore_record_writer_add_int (records, "int", 0);
  kscore_record_writer_add_double (records, "double", NAN);
  kscore_record_writer_add_boolean (records, "yes", FALSE);
  kscore_record_writer_add_strv (records, "tags", NULL);
  kscore_record_writer_add_day (records, "day", KSCORE_DAY_UNKNOWN);
  kscore_record_writer_add_time (records, "time", KSCORE_TIME_UNKNOWN);
  g_assert_true (kscore_record_writer_end (records));
}

static char *
write_records (KscoreRecordFormat format,
               gboolean           any)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (KscoreSink) sink = kscore_sink_new (stream, NULL);
  g_autoptr (KscoreRecordWriter) records = kscore_record_writer_new (sink, format, fields);

  if (any)
    add_records (records);
  kscore_record_writer_close (records);
  g_assert_true (kscore_sink_finish (sink, NULL));
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

#define FIRST "{\"text\":\"a, \\\"b\\\"\\nc\",\"count\":12,\"int\":-1,\"double\":2.5,\"yes\":true," \
              "\"tags\":[\"=red\",\"green\"],\"day\":\"1970-01-02\",\"time\":\"1970-01-01T00:00:00Z\"}"
#define SECOND "{\"text\":null,\"count\":null,\"int\":0,\"double\":null,\"yes\":false," \
               "\"tags\":[],\"day\":null,\"time\":null}"
#define HEADER "text,count,int,double,yes,tags,day,time\n"

static void
test_formats (void)
{
  g_autofree char *lines = write_records (KSCORE_RECORD_LINES, TRUE);
  g_autofree char *array = write_records (KSCORE_RECORD_ARRAY, TRUE);
  g_autofree char *csv = write_records (KSCORE_RECORD_CSV, TRUE);

  g_assert_cmpstr (lines, ==, FIRST "\n" SECOND "\n");
  g_assert_cmpstr (array, ==, "[\n" FIRST ",\n" SECOND "\n]\n");
  g_assert_cmpstr (csv, ==,
                   HEADER "\"a, \"\"b\"\"\nc\",12,-1,2.5,true,'=red green,1970-01-02,"
                   "1970-01-01T00:00:00Z\n,,0,,false,,,\n");
}

static void
test_no_records (void)
{
  g_autofree char *lines = write_records (KSCORE_RECORD_LINES, FALSE);
  g_autofree char *array = write_records (KSCORE_RECORD_ARRAY, FALSE);
  g_autofree char *csv = write_records (KSCORE_RECORD_CSV, FALSE);

  g_assert_cmpstr (lines, ==, "");
  g_assert_cmpstr (array, ==, "[]\n");
  g_assert_cmpstr (csv, ==, HEADER);
}

static void
test_nested (void)
{
  static const char * const nested_fields[] = { "id", "rows", NULL };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (KscoreSink) sink = kscore_sink_new (stream, NULL);
  g_autoptr (KscoreRecordWriter) records =
    kscore_record_writer_new (sink, KSCORE_RECORD_LINES, nested_fields);
  KscoreJsonWriter *json;

  kscore_record_writer_begin (records);
  kscore_record_writer_add_string (records, "id", "a");
  json = kscore_record_writer_get_json (records, "rows");
  kscore_json_writer_begin_array (json, "rows");
  kscore_json_writer_add_int (json, NULL, 7);
  kscore_json_writer_end_array (json);
  kscore_record_writer_end (records);

  g_assert_cmpstr (kscore_sink_get_buffer (sink)->str, ==, "{\"id\":\"a\",\"rows\":[7]}\n");
}

static void
test_forgotten_field (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (KscoreSink) sink = kscore_sink_new (stream, NULL);
      g_autoptr (KscoreRecordWriter) records =
        kscore_record_writer_new (sink, KSCORE_RECORD_LINES, fields);

      kscore_record_writer_begin (records);
      kscore_record_writer_add_count (records, "count", 1);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*\"text\" == \"count\"*");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/record-writer/formats", test_formats);
  g_test_add_func ("/report/record-writer/no-records", test_no_records);
  g_test_add_func ("/report/record-writer/nested", test_nested);
  g_test_add_func ("/report/record-writer/forgotten-field", test_forgotten_field);

  return g_test_run ();
}
