#include "config.h"

#include "support/kscore-fake-statement.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-statement-filter-view.h"

static void
count_cb (guint *n)
{
  ++*n;
}

/* What is chosen is in the filter; what has no control stays in it. */
static void
test_controls (void)
{
  g_autoptr (KscoreStatement) statement = kscore_fake_statement_new ();
  g_autoptr (KscoreStatementFilter) filter = kscore_statement_filter_new ();
  GtkWidget *view = g_object_ref_sink (kscore_statement_filter_view_new ());
  KscoreStatementFilterView *self = KSCORE_STATEMENT_FILTER_VIEW (view);
  GtkDropDown *network = GTK_DROP_DOWN (kscore_test_find (view, "network"));
  GtkDropDown *scored = GTK_DROP_DOWN (kscore_test_find (view, "scored"));
  guint n = 0;

  filter->search = g_strdup ("rain");
  kscore_statement_filter_view_set_choices (self, kscore_statement_get_networks (statement),
                                            kscore_statement_get_kinds (statement));
  kscore_statement_filter_view_set_filter (self, filter);
  g_signal_connect_swapped (view, "changed", G_CALLBACK (count_cb), &n);

  gtk_drop_down_set_selected (network, 2);
  g_assert_cmpstr (kscore_statement_filter_view_get_filter (self)->network, ==, "bluesky");
  g_assert_cmpuint (n, ==, 1);
  gtk_drop_down_set_selected (scored, 2);
  g_assert_cmpint (kscore_statement_filter_view_get_filter (self)->scored, ==,
                   KSCORE_STATEMENT_NOT_SCORED);
  g_assert_cmpstr (kscore_statement_filter_view_get_filter (self)->search, ==, "rain");

  /* Other choices do not change what is chosen. */
  g_list_store_remove (G_LIST_STORE (kscore_statement_get_networks (statement)), 0);
  g_assert_cmpstr (kscore_statement_filter_view_get_filter (self)->network, ==, "bluesky");
  g_assert_cmpuint (gtk_drop_down_get_selected (network), ==, 1);
  g_assert_cmpuint (n, ==, 2);

  gtk_drop_down_set_selected (network, 0);
  g_assert_null (kscore_statement_filter_view_get_filter (self)->network);
  kscore_test_assert_names (view);
  g_assert_finalize_object (view);
}

static void
test_days (void)
{
  g_autoptr (KscoreStatementFilter) filter = kscore_statement_filter_new ();
  GtkWidget *view = g_object_ref_sink (kscore_statement_filter_view_new ());
  GtkWidget *problem = kscore_test_find (view, "order_problem");

  filter->from = 20000;
  filter->to = 20000;
  kscore_statement_filter_view_set_filter (KSCORE_STATEMENT_FILTER_VIEW (view), filter);
  g_assert_false (gtk_widget_get_visible (problem));
  g_object_set (kscore_test_find (view, "to"), "day", 19999, NULL);
  g_assert_cmpint (kscore_statement_filter_view_get_filter (
                     KSCORE_STATEMENT_FILTER_VIEW (view))->to, ==, 19999);
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_finalize_object (view);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/statement-filter-view/controls", test_controls);
  g_test_add_func ("/statement-filter-view/days", test_days);

  return g_test_run ();
}
