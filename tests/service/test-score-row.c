#include "config.h"

#include <math.h>

#include "service/kscore-score-row.h"

static void
test_known_and_unknown (void)
{
  g_autoptr(KscoreScoreRow) known = kscore_score_row_new ("response", "Response", "9 weeks", 21.4,
                                                          44.55, 25.5);
  g_autoptr(KscoreScoreRow) unknown = kscore_score_row_new ("audience", "Audience", NULL, NAN,
                                                            19.8, NAN);
  g_autofree char *title = NULL;
  double points = 0;
  double maximum = 0;
  double without = 0;
  gboolean is_known = TRUE;

  g_object_get (known, "title", &title, "points", &points, "maximum", &maximum,
                "without", &without, "known", &is_known, NULL);
  g_assert_cmpstr (title, ==, "Response");
  g_assert_cmpfloat (points, ==, 21.4);
  g_assert_cmpfloat (maximum, ==, 44.55);
  g_assert_cmpfloat (without, ==, 25.5);
  g_assert_cmpfloat (kscore_score_row_get_without (known), ==, 25.5);
  g_assert_true (is_known);
  g_assert_cmpstr (kscore_score_row_get_id (known), ==, "response");
  g_assert_cmpstr (kscore_score_row_get_detail (known), ==, "9 weeks");

  g_object_get (unknown, "known", &is_known, NULL);
  g_assert_false (is_known);
  g_assert_true (isnan (kscore_score_row_get_points (unknown)));
  g_assert_true (isnan (kscore_score_row_get_without (unknown)));
  g_assert_null (kscore_score_row_get_detail (unknown));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/score-row/known-and-unknown", test_known_and_unknown);
  return g_test_run ();
}
