#include "config.h"

#include <string.h>

#include "service/kscore-reaction-words.h"

/* Three kinds at most, what weighs most first. */
static void
test_list (void)
{
  double points[KSCORE_N_KINDS] = { 0 };
  gint64 counts[KSCORE_N_KINDS] = { 0 };
  g_autofree char *none = NULL;
  g_autofree char *one = NULL;
  g_autofree char *many = NULL;

  points[KSCORE_KIND_LIKE] = 1;
  points[KSCORE_KIND_FOLLOW] = 2;
  points[KSCORE_KIND_REPLY] = 3;
  points[KSCORE_KIND_RESHARE] = 4;
  none = kscore_reaction_words_dup_list (counts, points);
  g_assert_null (none);
  counts[KSCORE_KIND_FOLLOW] = 1;
  one = kscore_reaction_words_dup_list (counts, points);
  g_assert_cmpstr (one, ==, "1 follow");
  counts[KSCORE_KIND_LIKE] = 1940;
  counts[KSCORE_KIND_RESHARE] = 612;
  counts[KSCORE_KIND_REPLY] = 1;
  many = kscore_reaction_words_dup_list (counts, points);
  g_assert_cmpstr (many, ==, "612 reshares, 1,940 likes, 1 reply");
}

static void
test_counts (void)
{
  for (KscoreKind kind = KSCORE_KIND_LIKE; kind < KSCORE_N_KINDS; kind++)
    {
      g_autofree char *one = kscore_reaction_words_dup_count (kind, 1);
      g_autofree char *two = kscore_reaction_words_dup_count (kind, 2);

      g_assert_true (g_str_has_prefix (one, "1 "));
      g_assert_true (g_str_has_prefix (two, "2 "));
      g_assert_cmpstr (one + 2, !=, two + 2);
      g_assert_null (strstr (one, "other"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reaction-words/list", test_list);
  g_test_add_func ("/reaction-words/counts", test_counts);
  return g_test_run ();
}
