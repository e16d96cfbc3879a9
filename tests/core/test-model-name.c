#include "config.h"

#include "core/kscore-model-name.h"

#include <string.h>

static void
test_mine (void)
{
  g_autofree char *mine = kscore_model_name_dup_mine ("steady");
  g_autofree char *impostor = kscore_model_name_dup_mine ("kscore-1");
  g_autofree char *title = kscore_model_name_dup_title (mine);
  g_autofree char *built_in = kscore_model_name_dup_title ("kscore-1");

  g_assert_cmpstr (mine, ==, "my-weights:steady");
  g_assert_cmpstr (impostor, !=, "kscore-1");
  g_assert_true (kscore_model_name_is_mine (mine));
  g_assert_false (kscore_model_name_is_mine ("kscore-1"));
  g_assert_false (kscore_model_name_is_mine ("steady"));
  g_assert_false (kscore_model_name_is_mine (NULL));
  g_assert_cmpstr (title, ==, "steady (my weights)");
  g_assert_cmpstr (built_in, ==, "kscore-1");
}

/* A database or an export of somebody else may hold any name. */
static void
test_hostile (void)
{
  g_autofree char *lines = kscore_model_name_dup_title ("\033[31mred\nnot red");
  g_autofree char *mine = kscore_model_name_dup_title ("my-weights:\xe2\x80\xaeliart");
  g_autofree char *word = g_strnfill (100000, 'x');
  g_autofree char *cut = kscore_model_name_dup_title (word);

  g_assert_cmpstr (lines, ==, "[31mred not red");
  g_assert_cmpstr (mine, ==, "liart (my weights)");
  g_assert_cmpuint (strlen (cut), <, 300);
}

static void
test_usable (void)
{
  static const char *const bad[] = {
    "", "-a", ".a", "a b", "my-weights:a", "ä", "a\n", "<b>", "a/b",
    "an-overlong-name-of-a-version",
  };
  g_autofree char *longest = g_strnfill (28, 'a');
  g_autofree char *mine = kscore_model_name_dup_mine (longest);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kscore_model_name_is_usable (bad[i]));
  g_assert_true (kscore_model_name_is_usable ("kscore-2"));
  g_assert_true (kscore_model_name_is_usable ("9_a.B-c"));
  g_assert_true (kscore_model_name_is_usable (longest));
  g_assert_cmpuint (strlen (mine), ==, KSCORE_MODEL_NAME_SIZE - 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/model-name/mine", test_mine);
  g_test_add_func ("/core/model-name/hostile", test_hostile);
  g_test_add_func ("/core/model-name/usable", test_usable);
  return g_test_run ();
}
