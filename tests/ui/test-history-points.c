#include "config.h"

#include <math.h>

#include "support/kscore-test-ui.h"
#include "ui/kscore-history-points.h"

#define FIRST  20691
#define N_DAYS 90
#define LAST   (FIRST + N_DAYS - 1)

static KscoreHistoryPoints *
create (guint n_points)
{
  g_autofree KscoreChartPoint *points = g_new0 (KscoreChartPoint, MAX (n_points, 1));
  char name[] = "kscore-2";
  const KscoreChartVersion version = { LAST - 3, name };
  KscoreHistoryPoints *self = kscore_history_points_new ();

  for (guint i = 0; i < n_points; i++)
    points[i] = (KscoreChartPoint) { .day = LAST - (KscoreDay) (n_points - 1 - i), .score = 40 };
  kscore_history_points_set (self, points, n_points, &version, 1);
  kscore_history_points_set_other (self, name);
  /* All of it is copied. */
  name[0] = 'x';
  return self;
}

static void
assert_range (const KscoreHistoryPoints *self,
              KscoreDay                  first,
              KscoreDay                  last)
{
  KscoreDay shown_first, shown_last;

  g_assert_true (kscore_history_points_get_range (self, &shown_first, &shown_last));
  g_assert_cmpint (shown_first, ==, first);
  g_assert_cmpint (shown_last, ==, last);
}

static void
test_nothing (void)
{
  g_autoptr (KscoreHistoryPoints) self = kscore_history_points_new ();
  g_autofree char *range = kscore_history_points_dup_range (self);
  KscoreChart chart = { 0 };
  KscoreDay first, last;

  kscore_history_points_fill (self, &chart);
  g_assert_cmpuint (chart.n_points, ==, 0);
  g_assert_cmpuint (chart.n_versions, ==, 0);
  g_assert_null (chart.other);
  g_assert_false (kscore_history_points_get_range (self, &first, &last));
  g_assert_false (kscore_history_points_get_extent (self, &first, &last));
  g_assert_false (kscore_history_points_set_range (self, 1, 2));
  g_assert_false (kscore_history_points_zoom (self, TRUE, 1));
  g_assert_cmpstr (range, ==, "");
}

static void
test_shown (void)
{
  g_autoptr (KscoreHistoryPoints) self = create (N_DAYS);
  g_autofree char *range = NULL;
  KscoreChart chart = { 0 };

  assert_range (self, FIRST, LAST);
  g_assert_false (kscore_history_points_set_days (self, 0));
  g_assert_true (kscore_history_points_set_days (self, 30));
  assert_range (self, LAST - 30, LAST);
  g_assert_true (kscore_history_points_set_days (self, 900));
  assert_range (self, FIRST, LAST);
  g_assert_false (kscore_history_points_set_days (self, KSCORE_HISTORY_CHART_OWN_DAYS));

  g_assert_true (kscore_history_points_set_range (self, FIRST - 10, FIRST + 4));
  assert_range (self, FIRST, FIRST + 4);
  g_assert_cmpuint (kscore_history_points_get_days (self), ==, KSCORE_HISTORY_CHART_OWN_DAYS);
  kscore_history_points_fill (self, &chart);
  g_assert_cmpuint (chart.n_points, ==, 5);
  g_assert_cmpint (chart.points[0].day, ==, FIRST);
  g_assert_cmpstr (chart.versions[0].name, ==, "kscore-2");
  g_assert_cmpstr (chart.other, ==, "kscore-2");
  range = kscore_history_points_dup_range (self);
  g_assert_cmpstr (range, ==, "2026-08-26/2026-08-30");

  /* What is no range of days with points changes nothing. */
  g_assert_false (kscore_history_points_set_range (self, FIRST + 4, FIRST));
  g_assert_false (kscore_history_points_set_range (self, LAST + 1, LAST + 9));
  assert_range (self, FIRST, FIRST + 4);
}

/* Own days stay where other points come, as far as these have them. */
static void
test_fewer (void)
{
  g_autoptr (KscoreHistoryPoints) self = create (N_DAYS);
  const KscoreChartPoint point = { .day = LAST, .score = 40 };

  kscore_history_points_set_range (self, FIRST, FIRST + 4);
  kscore_history_points_set (self, &point, 1, NULL, 0);
  assert_range (self, LAST, LAST);
}

static void
test_zoom (void)
{
  g_autoptr (KscoreHistoryPoints) self = create (N_DAYS);

  g_assert_false (kscore_history_points_zoom (self, FALSE, LAST));
  g_assert_true (kscore_history_points_zoom (self, TRUE, LAST));
  assert_range (self, LAST - 44, LAST);
  /* The day stays at its place: in the middle. */
  g_assert_true (kscore_history_points_zoom (self, TRUE, LAST - 22));
  assert_range (self, LAST - 33, LAST - 12);
  while (kscore_history_points_zoom (self, TRUE, LAST - 22))
    ;
  assert_range (self, LAST - 25, LAST - 19);
  while (kscore_history_points_zoom (self, FALSE, KSCORE_DAY_UNKNOWN))
    ;
  assert_range (self, FIRST, LAST);
  g_assert_cmpuint (kscore_history_points_get_days (self), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/history-points/nothing", test_nothing);
  g_test_add_func ("/ui/history-points/shown", test_shown);
  g_test_add_func ("/ui/history-points/fewer", test_fewer);
  g_test_add_func ("/ui/history-points/zoom", test_zoom);
  return g_test_run ();
}
