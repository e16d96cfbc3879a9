#include "config.h"

#include <math.h>
#include <string.h>

#include "report/kscore-model-report.h"

static KscoreScore used = {
  .day = 20758,
  .version = "kscore-1",
  .known = TRUE,
  .score = 41.25,
  .has_range = TRUE,
  .low = 40,
  .high = 42.5,
  .checked = 39,
  .band = KSCORE_BAND_ESTABLISHED,
  .components = { { TRUE, 1150, 0.5, 20, 44.55 }, { FALSE, NAN }, { TRUE, 900, 0.2, 4, 19.8 } },
};

static KscoreScore other = {
  .day = 20758,
  .version = "my-weights:steady",
  .known = TRUE,
  .score = 44,
  .checked = 43,
  .low = NAN,
  .high = NAN,
  .components = { { TRUE, 1150, 0.5, 22, 44.55 }, { FALSE, NAN }, { TRUE, 900, 0.2, 5, 19.8 } },
};

typedef void (*WriteFunc) (const KscoreScore *, const KscoreScore *, KscoreSink *);

static char *
print (WriteFunc func)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (KscoreSink) sink = kscore_sink_new (stream, NULL);

  func (&used, &other, sink);
  g_assert_true (kscore_sink_finish (sink, NULL));
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_json (void)
{
  g_autofree char *text = print (kscore_model_report_write_json);

  g_assert_true (g_str_has_prefix (text, "{\"as_of\":\"2026-11-01\",\"scores\":[{\"model\":"
                                         "\"kscore-1\",\"score\":41.25,\"low\":40,\"high\":42.5,"
                                         "\"checked\":39,\"band\":\"established\","));
  /* What is not known is null in both. */
  g_assert_nonnull (strstr (text, "\"recognition\":{\"value\":null,\"points\":null}"));
  g_assert_nonnull (strstr (text, "{\"model\":\"my-weights:steady\",\"score\":44,\"low\":null"));
}

static void
test_text (void)
{
  g_autofree char *text = print (kscore_model_report_write_text);

  g_assert_cmpstr (text, ==,
                   "First kscore-1, which is used, then steady (my weights):\n"
                   "  Kscore                    41.3        44.0\n"
                   "  Checked                   39.0        43.0\n"
                   "  Response                  20.0        22.0\n"
                   "  Recognition           not told    not told\n"
                   "  Audience                   4.0         5.0\n"
                   "As of 1 November 2026, of the same evidence\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/model-report/json", test_json);
  g_test_add_func ("/report/model-report/text", test_text);
  return g_test_run ();
}
