#include "config.h"

#include <math.h>

#include "support/kscore-test-ui.h"
#include "ui/kscore-score-gauge.h"

static void
test_accessible (void)
{
  GtkWidget *gauge = g_object_ref_sink (kscore_score_gauge_new ());

  gtk_test_accessible_assert_role (gauge, GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (gauge, GTK_ACCESSIBLE_PROPERTY_LABEL, "Score");
  gtk_test_accessible_assert_property (gauge, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "There is not enough evidence for a score.");
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (gauge),
                                                    GTK_ACCESSIBLE_PROPERTY_VALUE_NOW));

  kscore_score_gauge_set_score (KSCORE_SCORE_GAUGE (gauge), 47.3, 46, 48.4, FALSE, "Established");
  gtk_test_accessible_assert_property (gauge, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "47.3 of 100, between 46.0 and 48.4. Band: Established.");
  gtk_test_accessible_assert_property (gauge, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 47.3);

  kscore_score_gauge_set_score (KSCORE_SCORE_GAUGE (gauge), (double) NAN, 0, 0, FALSE, NULL);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (gauge),
                                                    GTK_ACCESSIBLE_PROPERTY_VALUE_NOW));
  g_assert_finalize_object (gauge);
}

/* At every width it asks for no less height than it needs, and for a bounded one. */
static void
test_size (void)
{
  GtkWidget *gauge = g_object_ref_sink (kscore_score_gauge_new ());
  int free_minimum;
  int before = 0;

  gtk_widget_measure (gauge, GTK_ORIENTATION_VERTICAL, -1, &free_minimum, NULL, NULL, NULL);
  for (int width = 180; width < 2000; width += 20)
    {
      int minimum;
      int natural;

      gtk_widget_measure (gauge, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
      g_assert_cmpint (minimum, >=, before);
      g_assert_cmpint (minimum, <=, free_minimum);
      g_assert_cmpint (natural, >=, minimum);
      before = minimum;
    }
  g_assert_finalize_object (gauge);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/score-gauge/accessible", test_accessible);
  g_test_add_func ("/score-gauge/size", test_size);

  return g_test_run ();
}
