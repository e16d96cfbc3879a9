#include "config.h"

#include "core/kscore-lever.h"

static void
test_names (void)
{
  KscoreLever lever = KSCORE_LEVER_LISTS;

  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    {
      g_assert_true (kscore_lever_from_string (kscore_lever_to_string (i), &lever));
      g_assert_cmpint (lever, ==, i);
    }

  lever = KSCORE_LEVER_LISTS;
  g_assert_false (kscore_lever_from_string ("views", &lever));
  g_assert_false (kscore_lever_from_string ("", &lever));
  g_assert_false (kscore_lever_from_string (NULL, &lever));
  g_assert_cmpint (lever, ==, KSCORE_LEVER_LISTS);
  g_assert_null (kscore_lever_to_string (KSCORE_N_LEVERS));
  g_assert_null (kscore_lever_to_string ((KscoreLever) KSCORE_LEVER_NONE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/lever/names", test_names);
  return g_test_run ();
}
