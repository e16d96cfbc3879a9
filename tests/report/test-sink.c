#include "config.h"

#include "report/kscore-sink.h"

#include <string.h>

#include "core/kscore-error.h"

static void
test_all_arrives (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (KscoreSink) sink = kscore_sink_new (stream, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;

  for (int i = 0; i < 20000; i++)
    {
      g_string_append_printf (expected, "row %d\n", i);
      g_string_append_printf (kscore_sink_get_buffer (sink), "row %d\n", i);
      g_assert_true (kscore_sink_poll (sink));
      g_assert_cmpuint (kscore_sink_get_buffer (sink)->len, <, 128 * 1024);
    }
  g_assert_true (kscore_sink_finish (sink, &error));
  g_assert_no_error (error);

  size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), size,
                   expected->str, expected->len);
}

static void
test_full (void)
{
  static char room[100000];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (KscoreSink) sink = kscore_sink_new (stream, NULL);
  g_autoptr (GError) error = NULL;
  int rows = 0;

  do
    g_string_append (kscore_sink_get_buffer (sink), "0123456789");
  while (kscore_sink_poll (sink) && ++rows < 100000);

  /* The loop ended because the stream was full, not because it was done. */
  g_assert_cmpint (rows, <, 20000);
  g_assert_false (kscore_sink_finish (sink, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "could not be written"));
}

static void
test_cancelled (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KscoreSink) sink = kscore_sink_new (stream, cancellable);
  g_autoptr (GError) error = NULL;

  g_string_append (kscore_sink_get_buffer (sink), "half a");
  g_cancellable_cancel (cancellable);

  g_assert_false (kscore_sink_finish (sink, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==, 0);
}

static void
test_reason (void)
{
  g_autoptr (GError) long_error =
    g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Error writing: No space left on device");
  g_autoptr (GError) short_error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "It rains");

  g_assert_cmpstr (kscore_sink_get_reason (long_error), ==, "No space left on device");
  g_assert_cmpstr (kscore_sink_get_reason (short_error), ==, "It rains");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/sink/all-arrives", test_all_arrives);
  g_test_add_func ("/report/sink/full", test_full);
  g_test_add_func ("/report/sink/cancelled", test_cancelled);
  g_test_add_func ("/report/sink/reason", test_reason);

  return g_test_run ();
}
