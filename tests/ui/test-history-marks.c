#include "config.h"

#include <math.h>

#include "support/kscore-test-ui.h"
#include "ui/kscore-history-marks.h"

#define LAST 20780

static KscoreChartPoint *
create_points (guint n_points)
{
  KscoreChartPoint *points = g_new0 (KscoreChartPoint, n_points);

  for (guint i = 0; i < n_points; i++)
    points[i] = (KscoreChartPoint) { .day = LAST - (KscoreDay) (n_points - 1 - i), .score = 40,
                                     .low = (float) NAN, .high = (float) NAN,
                                     .shown = (float) NAN };
  return points;
}

/* A mark a day where that can be walked, else never too many; the last is the newest day. */
static void
test_days (void)
{
  static const guint days[] = { 1, 2, 120, 121, 900, 1051, 7305, 40000 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree KscoreChartPoint *points = create_points (days[i]);
      const KscoreChart chart = { .points = points, .n_points = days[i],
                                  .today = KSCORE_DAY_UNKNOWN, .selected = KSCORE_DAY_UNKNOWN };
      guint step = kscore_history_marks_choose_step (days[i]);
      guint n = kscore_history_marks_count (&chart, step);

      g_assert_cmpuint (n, <=, 150);
      g_assert_cmpint (step == 1, ==, days[i] <= 120);
      g_assert_cmpint (kscore_history_marks_get_day (&chart, step, n - 1), ==, LAST);
      g_assert_cmpint (kscore_history_marks_get_day (&chart, step, 0), >=, points[0].day);
      for (guint mark = 0; mark < n; mark++)
        g_assert_cmpuint (
          kscore_history_marks_get_nearest (
            &chart, step, kscore_history_marks_get_day (&chart, step, mark)), ==, mark);
      g_assert_cmpuint (kscore_history_marks_get_nearest (&chart, step, points[0].day - 99),
                        ==, 0);
      g_assert_cmpuint (kscore_history_marks_get_nearest (&chart, step, LAST + 99), ==, n - 1);
    }
}

static void
test_no_score (void)
{
  KscoreChartPoint point = { .day = LAST, .score = (float) NAN };
  const KscoreChart chart = { .points = &point, .n_points = 1 };

  g_assert_cmpuint (kscore_history_marks_count (&chart, 1), ==, 0);
}

/* Marks stand on their points, in the direction of time. */
static void
test_places (void)
{
  g_autofree KscoreChartPoint *points = create_points (3);
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  PangoContext *context = gtk_widget_get_pango_context (label);

  points[1].score = 48;
  for (int rtl = 0; rtl <= 1; rtl++)
    {
      const KscoreChart chart = { .points = points, .n_points = 3, .rtl = rtl,
                                  .today = KSCORE_DAY_UNKNOWN, .selected = KSCORE_DAY_UNKNOWN };
      graphene_rect_t places[3];

      for (guint i = 0; i < 3; i++)
        graphene_rect_init (&places[i], 0, 0, 0, 0);
      kscore_history_marks_place (&chart, 1, context, 400, 200, places, 3);
      g_assert_cmpint (places[0].origin.x < places[1].origin.x, ==, !rtl);
      g_assert_cmpint (places[1].origin.x < places[2].origin.x, ==, !rtl);
      g_assert_cmpfloat (places[1].origin.y, <, places[0].origin.y);
      g_assert_cmpfloat (places[0].origin.y, ==, places[2].origin.y);
      g_assert_cmpfloat (places[0].size.width, ==, 18);
    }
  g_assert_finalize_object (label);
}

/* What a week's mark says is of its whole week. */
static void
test_fill (void)
{
  g_autofree KscoreChartPoint *points = create_points (365);
  const KscoreChartVersion version = { LAST - 3, "kscore-2" };
  const KscoreChart chart = { .points = points, .n_points = 365, .versions = &version,
                              .n_versions = 1, .today = KSCORE_DAY_UNKNOWN,
                              .selected = KSCORE_DAY_UNKNOWN };
  GtkWidget *marks = g_object_ref_sink (kscore_chart_marks_new (NULL, NULL));

  kscore_history_marks_fill (&chart, 7, KSCORE_CHART_MARKS (marks));
  g_assert_cmpuint (kscore_chart_marks_get_n_marks (KSCORE_CHART_MARKS (marks)), ==, 53);
  gtk_test_accessible_assert_property (gtk_widget_get_last_child (marks),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "23 November 2026: 40.0. The model changed 1 "
                                       "time, to kscore-2 on 20 November 2026.");
  gtk_test_accessible_assert_property (marks, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "History of the score");
  g_assert_finalize_object (marks);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/history-marks/days", test_days);
  g_test_add_func ("/ui/history-marks/no-score", test_no_score);
  g_test_add_func ("/ui/history-marks/places", test_places);
  g_test_add_func ("/ui/history-marks/fill", test_fill);
  return g_test_run ();
}
