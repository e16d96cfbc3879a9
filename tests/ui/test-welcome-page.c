#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-welcome-page.h"

static void
test_ways_to_begin (void)
{
  GtkWidget *page = g_object_ref_sink (kscore_welcome_page_new ());
  GtkActionable *import = GTK_ACTIONABLE (kscore_test_find (page, "import_button"));
  GtkActionable *sample = GTK_ACTIONABLE (kscore_test_find (page, "sample_button"));

  g_assert_cmpstr (gtk_actionable_get_action_name (import), ==, "win.import");
  g_assert_cmpstr (gtk_actionable_get_action_name (sample), ==, "win.sample");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (import), "suggested-action"));
  kscore_test_assert_names (page);
  g_assert_finalize_object (page);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/welcome-page/ways-to-begin", test_ways_to_begin);

  return g_test_run ();
}
