#include "config.h"

#include <math.h>

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
  kscore_history_take (history, points, NULL);

  g_assert_cmpuint (n_calls, ==, 1);
  shown = kscore_history_get_points (history, &n_points);
  g_assert_cmpuint (n_points, ==, 1);
  g_assert_cmpint (shown[0].day, ==, 20000);
  g_assert_cmpfloat (shown[0].score, ==, 47.5f);
  g_assert_true (isnan (shown[0].shown));
  kscore_history_get_marks (history, &n_points);
  g_assert_cmpuint (n_points, ==, 0);
}

static void
add_shown (GArray     *shown,
           KscoreDay   day,
           double      score,
           const char *model)
{
  KscoreShown figure = { .day = day, .score = score, .low = NAN, .high = NAN };

  g_strlcpy (figure.model, model, sizeof figure.model);
  g_array_append_val (shown, figure);
}

/* What was shown stands beside its day; where its model's version changes there is a mark. */
static void
test_shown (void)
{
  g_autoptr(KscoreHistory) history = kscore_history_new ();
  g_autoptr(GArray) shown = g_array_new (FALSE, FALSE, sizeof (KscoreShown));
  GArray *points = g_array_new (FALSE, FALSE, sizeof (KscoreHistoryPoint));
  const KscoreHistoryPoint *taken;
  const KscoreHistoryMark *marks;
  guint n_points, n_marks;

  for (KscoreDay day = 20000; day < 20010; day++)
    {
      KscoreHistoryPoint point = { .day = day, .score = 40 };

      g_array_append_val (points, point);
    }
  add_shown (shown, 19990, 30, "kscore-1");
  add_shown (shown, 20001, 41, "kscore-1");
  add_shown (shown, 20004, 42, "kscore-1");
  add_shown (shown, 20004, 43, "kscore-2");
  add_shown (shown, 20009, 44, "kscore-2");
  add_shown (shown, 20010, 45, "kscore-2");
  kscore_history_take (history, points, shown);

  taken = kscore_history_get_points (history, &n_points);
  g_assert_cmpuint (n_points, ==, 10);
  g_assert_true (isnan (taken[0].shown));
  g_assert_cmpfloat (taken[1].shown, ==, 41);
  g_assert_cmpfloat (taken[4].shown, ==, 43);
  g_assert_cmpfloat (taken[9].shown, ==, 44);
  marks = kscore_history_get_marks (history, &n_marks);
  g_assert_cmpuint (n_marks, ==, 1);
  g_assert_cmpint (marks[0].day, ==, 20004);
  g_assert_cmpstr (marks[0].version, ==, "kscore-2");

  /* Weights that somebody only tried stand beside no other version's score. */
  points = g_array_new (FALSE, FALSE, sizeof (KscoreHistoryPoint));
  for (KscoreDay day = 20000; day < 20010; day++)
    {
      KscoreHistoryPoint point = { .day = day, .score = 40 };

      g_array_append_val (points, point);
    }
  kscore_history_set_model (history, "kscore-1");
  kscore_history_take (history, points, shown);
  taken = kscore_history_get_points (history, &n_points);
  g_assert_cmpfloat (taken[4].shown, ==, 42);
  g_assert_cmpfloat (taken[9].shown, ==, 44);
  marks = kscore_history_get_marks (history, &n_marks);
  g_assert_cmpuint (n_marks, ==, 1);
  g_assert_cmpint (marks[0].day, ==, 20009);
  g_assert_cmpstr (marks[0].version, ==, "kscore-2");

  kscore_history_take (history, g_array_new (FALSE, FALSE, sizeof (KscoreHistoryPoint)), NULL);
  kscore_history_get_marks (history, &n_marks);
  g_assert_cmpuint (n_marks, ==, 0);
}

/* What is compared with stays beside the points when these are computed anew, until it goes. */
static void
test_other (void)
{
  g_autoptr(KscoreHistory) history = kscore_history_new ();
  const KscoreComparedDay days[] = { { 19999, 1 }, { 20001, 44 }, { 20002, 45 } };
  const KscoreHistoryPoint *shown;
  guint n_points;
  guint n_calls = 0;

  g_signal_connect (history, "changed", G_CALLBACK (count_cb), &n_calls);
  kscore_history_take_other (history, NULL, NULL, 0);
  g_assert_cmpuint (n_calls, ==, 0);
  kscore_history_take_other (history, "kscore-2", days, G_N_ELEMENTS (days));
  g_assert_cmpuint (n_calls, ==, 1);
  for (guint round = 0; round < 2; round++)
    {
      GArray *points = g_array_new (FALSE, FALSE, sizeof (KscoreHistoryPoint));

      for (int i = 0; i < 2; i++)
        {
          KscoreHistoryPoint point = { .day = 20000 + i, .score = 47.5f };

          g_array_append_val (points, point);
        }
      kscore_history_take (history, points, NULL);
      shown = kscore_history_get_points (history, &n_points);
      g_assert_true (isnan (shown[0].other));
      g_assert_cmpfloat (shown[1].other, ==, 44);
      g_assert_cmpstr (kscore_history_get_other (history), ==, "kscore-2");
    }

  kscore_history_take_other (history, NULL, NULL, 0);
  g_assert_null (kscore_history_get_other (history));
  shown = kscore_history_get_points (history, &n_points);
  g_assert_true (isnan (shown[1].other));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/history/take", test_take);
  g_test_add_func ("/service/history/shown", test_shown);
  g_test_add_func ("/service/history/other", test_other);
  return g_test_run ();
}
