#include "config.h"

#include <math.h>

#include "support/kscore-fake-service.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-part-bar.h"
#include "ui/kscore-part-tile.h"

static const char *
get_text (GtkWidget  *tile,
          const char *id)
{
  return gtk_label_get_text (GTK_LABEL (kscore_test_find (tile, id)));
}

static double
get_fraction (GtkWidget *tile)
{
  return kscore_part_bar_get_fraction (KSCORE_PART_BAR (kscore_test_find (tile, "bar")));
}

static void
test_known (void)
{
  g_autoptr (KscoreScoreRow) row = kscore_fake_score_row_new ("response", "Response", "9 weeks",
                                                              11, 44);
  GtkWidget *tile = g_object_ref_sink (kscore_part_tile_new (row, FALSE));

  g_assert_cmpstr (get_text (tile, "title"), ==, "Response");
  g_assert_cmpstr (get_text (tile, "points"), ==, "11.0");
  g_assert_cmpstr (get_text (tile, "maximum"), ==, "of 44.0");
  g_assert_cmpstr (get_text (tile, "detail"), ==, "9 weeks");
  g_assert_cmpfloat (get_fraction (tile), ==, 0.25);
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Response: 11.0 points");
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "9 weeks");
  g_assert_false (gtk_widget_get_visible (kscore_test_find (tile, "without")));

  g_object_set (row, "title", "Answers", NULL);
  g_assert_cmpstr (get_text (tile, "title"), ==, "Answers");
  g_assert_finalize_object (tile);
}

/* Unknown is not zero. */
static void
test_unknown (void)
{
  g_autoptr (KscoreScoreRow) unknown = kscore_fake_score_row_new ("audience", "Audience", "",
                                                                  (double) NAN, 20);
  g_autoptr (KscoreScoreRow) zero = kscore_fake_score_row_new ("audience", "Audience", "", 0, 20);
  GtkWidget *unknown_tile = g_object_ref_sink (kscore_part_tile_new (unknown, FALSE));
  GtkWidget *zero_tile = g_object_ref_sink (kscore_part_tile_new (zero, FALSE));

  g_assert_cmpstr (get_text (unknown_tile, "points"), ==, "not told");
  g_assert_true (isnan (get_fraction (unknown_tile)));
  g_assert_false (gtk_widget_get_visible (kscore_test_find (unknown_tile, "maximum")));
  g_assert_false (gtk_widget_get_visible (kscore_test_find (unknown_tile, "detail")));
  gtk_test_accessible_assert_property (unknown_tile, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Audience: not told");
  g_assert_true (gtk_widget_has_css_class (kscore_test_find (unknown_tile, "points"), "untold"));
  g_assert_false (gtk_widget_has_css_class (kscore_test_find (zero_tile, "points"), "untold"));
  g_assert_cmpstr (get_text (zero_tile, "points"), ==, "0.0");
  g_assert_cmpfloat (get_fraction (zero_tile), ==, 0);

  g_assert_finalize_object (unknown_tile);
  g_assert_finalize_object (zero_tile);
}

static void
test_compact (void)
{
  g_autoptr (KscoreScoreRow) row = kscore_fake_score_row_new ("x", "X", "", 5, 10);
  GtkWidget *tile = g_object_ref_sink (kscore_part_tile_new (row, TRUE));

  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (kscore_test_find (tile,
                                                                                     "heading"))),
                   ==, GTK_ORIENTATION_HORIZONTAL);
  g_assert_false (gtk_widget_get_visible (kscore_test_find (tile, "maximum")));
  g_assert_finalize_object (tile);
}

/* What the score would be is said beside the points, with and without a detail before it. */
static void
test_without (void)
{
  g_autoptr (KscoreScoreRow) row = kscore_fake_score_row_new ("x", "X", "Known until 1 May 2026", 5,
                                                              10);
  g_autoptr (KscoreScoreRow) bare = kscore_fake_score_row_new ("y", "Y", NULL, 5, 10);
  GtkWidget *tile;
  GtkWidget *bare_tile;

  kscore_fake_set_double (row, "without", 40.25);
  kscore_fake_set_double (bare, "without", 1);
  tile = g_object_ref_sink (kscore_part_tile_new (row, TRUE));
  bare_tile = g_object_ref_sink (kscore_part_tile_new (bare, TRUE));
  g_assert_cmpstr (get_text (tile, "without"), ==, "40.3 without it");
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Known until 1 May 2026. The score would be 40.3 without "
                                       "it.");
  gtk_test_accessible_assert_property (bare_tile, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "The score would be 1.0 without it.");
  g_assert_finalize_object (tile);
  g_assert_finalize_object (bare_tile);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/part-tile/known", test_known);
  g_test_add_func ("/part-tile/unknown", test_unknown);
  g_test_add_func ("/part-tile/compact", test_compact);
  g_test_add_func ("/part-tile/without", test_without);

  return g_test_run ();
}
