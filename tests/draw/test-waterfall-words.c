#include "config.h"

#include "draw/kscore-waterfall.h"

static const KscoreWaterfallStep steps[] = {
  { "New", 4.24, 4.3 },
  { "Left the window", -0.92, -0.9 },
};

static const KscoreWaterfall waterfall = {
  .before = 40.04,
  .after = 43.36,
  .before_title = "1 Oct",
  .after_title = "31 Oct",
  .steps = steps,
  .n_steps = 2,
};

/* The sentences add up as they are printed. */
static void
test_rows (void)
{
  static const char * const rows[] = {
    "1 Oct: 40.0", "New: +4.3 points, to 44.3", "Left the window: −0.9 points, to 43.4",
    "31 Oct: 43.4",
  };
  static const char * const values[] = { "40.0", "+4.3", "−0.9", "43.4" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *row = kscore_waterfall_dup_row (&waterfall, i);
      g_autofree char *value = kscore_waterfall_dup_value (&waterfall, i);

      g_assert_cmpstr (row, ==, rows[i]);
      g_assert_cmpstr (value, ==, values[i]);
    }
}

static void
test_summary (void)
{
  g_autofree char *summary = kscore_waterfall_dup_summary (&waterfall);

  g_assert_cmpstr (summary, ==, "From 40.0 on 1 Oct to 43.4 on 31 Oct: +3.4 points.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/waterfall-words/rows", test_rows);
  g_test_add_func ("/waterfall-words/summary", test_summary);

  return g_test_run ();
}
