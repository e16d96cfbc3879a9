#include "config.h"

#include "service/kscore-statement-choice.h"

static void
test_values (void)
{
  g_autoptr(KscoreStatementChoice) choice = kscore_statement_choice_new ("mark-star",
                                                                         "Lasting star");
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  g_object_get (choice, "id", &id, "name", &name, NULL);
  g_assert_cmpstr (id, ==, "mark-star");
  g_assert_cmpstr (name, ==, "Lasting star");
  g_assert_cmpstr (kscore_statement_choice_get_id (choice), ==, id);
  g_assert_cmpstr (kscore_statement_choice_get_name (choice), ==, name);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/statement-choice/values", test_values);
  return g_test_run ();
}
