#include "config.h"

#include <math.h>

#include "support/kscore-test-ui.h"
#include "ui/kscore-part-bar.h"

static void
test_fraction (void)
{
  GtkWidget *bar = g_object_ref_sink (kscore_part_bar_new ());

  g_assert_cmpfloat (kscore_part_bar_get_fraction (KSCORE_PART_BAR (bar)), ==, 0);
  kscore_part_bar_set_fraction (KSCORE_PART_BAR (bar), 0.25);
  g_assert_cmpfloat (kscore_part_bar_get_fraction (KSCORE_PART_BAR (bar)), ==, 0.25);
  kscore_part_bar_set_fraction (KSCORE_PART_BAR (bar), (double) NAN);
  g_assert_true (isnan (kscore_part_bar_get_fraction (KSCORE_PART_BAR (bar))));

  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_finalize_object (bar);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/part-bar/fraction", test_fraction);

  return g_test_run ();
}
