#include "config.h"

#include "core/kscore-change-label.h"

static void
test_words (void)
{
  g_assert_cmpstr (kscore_change_label_to_string (KSCORE_CHANGE_NEW), ==, "new");
  g_assert_cmpstr (kscore_change_label_to_string (KSCORE_CHANGE_LEFT), ==, "left-the-window");
  g_assert_cmpstr (kscore_change_label_to_string (KSCORE_CHANGE_MODEL), ==, "model-changed");
  g_assert_cmpstr (kscore_change_label_to_string (KSCORE_N_CHANGES), ==, "");
  g_assert_cmpstr (kscore_change_label_get_title (KSCORE_N_CHANGES), ==, "");
  g_assert_cmpstr (kscore_change_label_get_words (KSCORE_N_CHANGES), ==, "");
}

/* Each label has words of its own. */
static void
test_distinct (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < KSCORE_N_CHANGES; i++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) kscore_change_label_to_string (i)));
      g_assert_true (g_hash_table_add (seen, (gpointer) kscore_change_label_get_title (i)));
      g_assert_true (g_hash_table_add (seen, (gpointer) kscore_change_label_get_words (i)));
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
