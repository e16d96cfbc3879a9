#include "config.h"

#include "core/kscore-change-label.h"

static void
test_words (void)
{
  g_autofree char *none = kscore_change_label_dup_words (KSCORE_N_CHANGES, 11);
  g_autofree char *left = kscore_change_label_dup_words (KSCORE_CHANGE_LEFT, 11);

  g_assert_cmpstr (kscore_change_label_to_string (KSCORE_CHANGE_NEW), ==, "new");
  g_assert_cmpstr (kscore_change_label_to_string (KSCORE_CHANGE_LEFT), ==, "left-the-window");
  g_assert_cmpstr (kscore_change_label_to_string (KSCORE_CHANGE_MODEL), ==, "model-changed");
  g_assert_cmpstr (kscore_change_label_to_string (KSCORE_N_CHANGES), ==, "");
  g_assert_cmpstr (kscore_change_label_get_title (KSCORE_N_CHANGES), ==, "");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (left, ==,
                   "Reactions that are more than 11 weeks old: they fade and leave the window.");
}

/* Each label has words of its own. */
static void
test_distinct (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < KSCORE_N_CHANGES; i++)
    {
      g_assert_true (g_hash_table_add (seen, g_strdup (kscore_change_label_to_string (i))));
      g_assert_true (g_hash_table_add (seen, g_strdup (kscore_change_label_get_title (i))));
      g_assert_true (g_hash_table_add (seen, kscore_change_label_dup_words (i, 11)));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-label/words", test_words);
  g_test_add_func ("/change-label/distinct", test_distinct);

  return g_test_run ();
}
