#include "config.h"

#include "service/kscore-statement-private.h"

static void
test_nothing_before_it_is_active (void)
{
  g_autoptr(KscoreStatement) statement = kscore_statement_new ();

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (statement)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (statement), 0));
  g_assert_false (kscore_statement_get_loading (statement));
  g_assert_cmpint (kscore_statement_get_sort (statement), ==, KSCORE_STATEMENT_SORT_POINTS);
  g_assert_true (kscore_statement_get_descending (statement));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/statement/nothing-before-it-is-active",
                   test_nothing_before_it_is_active);
  return g_test_run ();
}
