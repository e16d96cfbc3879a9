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
  g_assert_true (gtk_widget_has_css_class (kscore_test_find (page, "link_button"),
                                           "suggested-action"));
  g_assert_true (kscore_test_find (page, "form")
                 == GTK_WIDGET (kscore_welcome_page_get_form (KSCORE_WELCOME_PAGE (page))));
  kscore_test_assert_names (page);
  g_assert_finalize_object (page);
}

/* What linking means is said beside the button, always. */
static void
test_promise (void)
{
  GtkWidget *page = g_object_ref_sink (kscore_welcome_page_new ());
  GtkWidget *promise = kscore_test_find (page, "promise");

  g_assert_true (gtk_widget_get_visible (promise));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (promise)), ==,
                   "Linking says: this is my account.");
  g_assert_finalize_object (page);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/welcome-page/ways-to-begin", test_ways_to_begin);
  g_test_add_func ("/welcome-page/promise", test_promise);

  return g_test_run ();
}
