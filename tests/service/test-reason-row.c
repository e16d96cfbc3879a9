#include "config.h"

#include "service/kscore-reason-row.h"

static void
test_row (void)
{
  g_autoptr(KscoreReasonRow) row = kscore_reason_row_new (KSCORE_REASON_WEEKS, FALSE, 6, 9,
                                                          "Growing", 1.26, KSCORE_LEVER_WEEKS, 3);

  g_assert_cmpint (kscore_reason_row_get_code (row), ==, KSCORE_REASON_WEEKS);
  g_assert_false (kscore_reason_row_get_in_favour (row));
  g_assert_cmpstr (kscore_reason_row_get_sentence (row), ==,
                   "People reacted in 6 of the last full weeks");
  g_assert_cmpstr (kscore_reason_row_get_reference (row), ==, "Typical of Growing: 9");
  g_assert_cmpstr (kscore_reason_row_get_points_text (row), ==, "+1.3 points attainable");
  g_assert_cmpfloat (kscore_reason_row_get_points (row), ==, 1.26);
  g_assert_cmpint (kscore_reason_row_get_lever (row), ==, KSCORE_LEVER_WEEKS);
  g_assert_cmpfloat (kscore_reason_row_get_lever_value (row), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/reason-row/row", test_row);
  return g_test_run ();
}
