#include "config.h"

#include "service/kscore-history-private.h"

static void
count_cb (KscoreHistory *history,
          guint         *n_calls)
{
  (*n_calls)++;
}

static void
test_take (void)
{
  g_autoptr(KscoreHistory) history = kscore_history_new ();
  GArray *points = g_array_new (FALSE, FALSE, sizeof (KscoreHistoryPoint));
  KscoreHistoryPoint point = { .day = 20000, .score = 47.5f };
  const KscoreHistoryPoint *shown;
  guint n_points = 9;
  guint n_calls = 0;

  kscore_history_get_points (history, &n_points);
  g_assert_cmpuint (n_points, ==, 0);

  g_signal_connect (history, "changed", G_CALLBACK (count_cb), &n_calls);
  g_array_append_val (points, point);
  kscore_history_take (history, points);

  g_assert_cmpuint (n_calls, ==, 1);
  shown = kscore_history_get_points (history, &n_points);
  g_assert_cmpuint (n_points, ==, 1);
  g_assert_cmpint (shown[0].day, ==, 20000);
  g_assert_cmpfloat (shown[0].score, ==, 47.5f);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/history/take", test_take);
  return g_test_run ();
}
