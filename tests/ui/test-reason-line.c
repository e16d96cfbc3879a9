#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-part-bar.h"
#include "ui/kscore-reason-line.h"

static void
test_line (void)
{
  g_autoptr (KscoreReasonRow) row = kscore_reason_row_new (KSCORE_REASON_NETWORKS, FALSE, 1, 2,
                                                           "Established", 0.6,
                                                           KSCORE_LEVER_NETWORKS, 1);
  g_autoptr (GtkWidget) line = g_object_ref_sink (kscore_reason_line_new (row, 2.4));
  GtkWidget *bar = kscore_test_find (line, "bar");

  g_assert_true (kscore_reason_line_get_row (KSCORE_REASON_LINE (line)) == row);
  g_assert_cmpfloat_with_epsilon (kscore_part_bar_get_fraction (KSCORE_PART_BAR (bar)), 0.25,
                                  1e-9);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "You are heard on 1 network. Typical of Established: 2. "
                                       "+0.6 points attainable.");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Try it in the simulator");
}

/* The narrowest that a label may be, and its longest word. */
static void
assert_whole_words (GtkWidget *label)
{
  g_auto (GStrv) words = g_strsplit (gtk_label_get_text (GTK_LABEL (label)), " ", -1);
  int minimum;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, words[i]);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      g_assert_cmpint (minimum, >=, width);
    }
}

/* However large the text, no word is taken apart while there is room for it. */
static void
test_large_text (void)
{
  g_autoptr (KscoreReasonRow) row = kscore_reason_row_new (KSCORE_REASON_NETWORKS, FALSE, 1, 2,
                                                           "Established", 0.6,
                                                           KSCORE_LEVER_NETWORKS, 1);
  GtkWidget *line;
  int minimum;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  line = g_object_ref_sink (kscore_reason_line_new (row, 2.4));
  assert_whole_words (kscore_test_find (line, "reference"));
  assert_whole_words (kscore_test_find (line, "points"));
  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 312);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  g_assert_finalize_object (line);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/reason-line/line", test_line);
  g_test_add_func ("/ui/reason-line/large-text", test_large_text);
  return g_test_run ();
}
