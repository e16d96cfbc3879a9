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

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/reason-line/line", test_line);
  return g_test_run ();
}
