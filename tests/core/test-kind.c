#include "config.h"

#include "core/kscore-kind.h"

static void
test_names_round_trip (void)
{
  for (int i = 1; i < KSCORE_N_KINDS; i++)
    {
      KscoreKind kind = KSCORE_KIND_NONE;

      g_assert_true (kscore_kind_from_string (kscore_kind_to_string (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  for (int i = 1; i < KSCORE_N_MARKS; i++)
    {
      KscoreMarkKind kind = KSCORE_MARK_NONE;

      g_assert_true (kscore_mark_kind_from_string (kscore_mark_kind_to_string (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  for (int i = 0; i < KSCORE_N_PRECISIONS; i++)
    {
      KscorePrecision precision = KSCORE_N_PRECISIONS;

      g_assert_true (kscore_precision_from_string (kscore_precision_to_string (i), &precision));
      g_assert_cmpint (precision, ==, i);
    }
  for (int i = 0; i < KSCORE_N_POST_KINDS; i++)
    {
      KscorePostKind kind = KSCORE_N_POST_KINDS;

      g_assert_true (kscore_post_kind_from_string (kscore_post_kind_to_string (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
}

static void
test_unknown_names (void)
{
  KscoreKind kind = KSCORE_KIND_QUOTE;

  g_assert_false (kscore_kind_from_string ("applause", &kind));
  g_assert_false (kscore_kind_from_string ("", &kind));
  g_assert_false (kscore_kind_from_string (NULL, &kind));
  g_assert_cmpint (kind, ==, KSCORE_KIND_QUOTE);
  g_assert_null (kscore_kind_to_string (KSCORE_KIND_NONE));
  g_assert_null (kscore_kind_to_string (KSCORE_N_KINDS));
}

static void
test_kinds_round_trip (void)
{
  KscoreKinds kinds = KSCORE_KINDS_POSTS | KSCORE_KINDS_OF (KSCORE_KIND_LIKE)
                      | KSCORE_KINDS_OF (KSCORE_KIND_LINK) | KSCORE_KINDS_AUDIENCE
                      | KSCORE_KINDS_PEOPLE;
  g_auto(GStrv) names = kscore_kinds_to_strv (kinds);
  const char * const expected[] = { "post", "like", "link", "audience", "people", NULL };
  const char * const newer[] = { "like", "telepathy", NULL };

  g_assert_true (g_strv_equal ((const char * const *) names, expected));
  g_assert_cmphex (kscore_kinds_from_strv ((const char * const *) names), ==, kinds);
  g_assert_cmphex (kscore_kinds_from_strv (newer), ==, KSCORE_KINDS_OF (KSCORE_KIND_LIKE));
  g_assert_cmphex (kscore_kinds_from_strv (NULL), ==, 0);
}

static void
test_bits_do_not_meet (void)
{
  g_assert_cmphex (KSCORE_KINDS_REACTIONS & (KSCORE_KINDS_POSTS | KSCORE_KINDS_AUDIENCE
                                             | KSCORE_KINDS_PEOPLE), ==, 0);
  for (int i = 1; i < KSCORE_N_KINDS; i++)
    g_assert_cmphex (KSCORE_KINDS_REACTIONS & KSCORE_KINDS_OF (i), !=, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/kind/names-round-trip", test_names_round_trip);
  g_test_add_func ("/core/kind/unknown-names", test_unknown_names);
  g_test_add_func ("/core/kind/kinds-round-trip", test_kinds_round_trip);
  g_test_add_func ("/core/kind/bits-do-not-meet", test_bits_do_not_meet);
  return g_test_run ();
}
