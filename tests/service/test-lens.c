#include "config.h"

#include "service/kscore-lens.h"

static void
test_words (void)
{
  g_autoptr (KscoreLens) lens = kscore_lens_new ("Group", "Title", NULL, NULL);

  g_assert_null (kscore_lens_get_counts (lens));
  kscore_lens_set_words (lens, "Counts", NULL, "Left");
  g_assert_cmpstr (kscore_lens_get_group (lens), ==, "Group");
  g_assert_cmpstr (kscore_lens_get_title (lens), ==, "Title");
  g_assert_null (kscore_lens_get_figure (lens));
  g_assert_null (kscore_lens_get_unit (lens));
  g_assert_cmpstr (kscore_lens_get_counts (lens), ==, "Counts");
  g_assert_null (kscore_lens_get_formula (lens));
  g_assert_cmpstr (kscore_lens_get_leaves_out (lens), ==, "Left");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/lens/words", test_words);
  return g_test_run ();
}
