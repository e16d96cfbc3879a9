#include "config.h"

#include <locale.h>
#include <string.h>

#include "core/kscore-advice-words.h"

#define assert_text(call, text) \
  G_STMT_START { g_autofree char *it = (call); g_assert_cmpstr (it, ==, text); } G_STMT_END

static void
test_levers (void)
{
  assert_text (kscore_lever_dup_amount (KSCORE_LEVER_RESHARES, 1), "1 more reshare a week");
  assert_text (kscore_lever_dup_amount (KSCORE_LEVER_RESHARES, 12), "12 more reshares a week");
  assert_text (kscore_lever_dup_amount (KSCORE_LEVER_PEOPLE, 2), "2 more people a week");

  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    {
      g_autofree char *one = kscore_lever_dup_amount (i, 1);
      g_autofree char *many = kscore_lever_dup_amount (i, 1e9);
      g_autofree char *meaning = kscore_lever_dup_meaning (i, TRUE, 13, 2, "@ada@moor.example");
      g_autofree char *nowhere = kscore_lever_dup_meaning (i, FALSE, 0, 0, NULL);

      g_assert_cmpstr (kscore_lever_get_title (i), !=, "");
      g_assert_true (g_str_has_prefix (one, "1 more "));
      g_assert_cmpstr (one, !=, many);
      g_assert_cmpuint (strlen (meaning), >, 10);
      g_assert_cmpuint (strlen (nowhere), >, 10);
      g_assert_cmpstr (nowhere, !=, meaning);
    }
}

static void
test_reasons (void)
{
  assert_text (kscore_reason_dup_code (KSCORE_REASON_WEEKS), "K01");
  assert_text (kscore_reason_dup_code (KSCORE_REASON_TOP_POST), "K10");
  assert_text (kscore_reason_dup_sentence (KSCORE_REASON_PEOPLE, 1),
               "1 person known by name reacts in an ordinary week");
  assert_text (kscore_reason_dup_sentence (KSCORE_REASON_PEOPLE, 3.4),
               "3.4 people known by name react in an ordinary week");
  assert_text (kscore_reason_dup_sentence (KSCORE_REASON_TOP_POST, 0.404),
               "One post brings 40 % of your Response");
  assert_text (kscore_reason_dup_reference (KSCORE_REASON_RESHARES, 0.2, "Established"),
               "Typical of Established: 20 %");
  assert_text (kscore_reason_dup_reference (KSCORE_REASON_NETWORKS, 2, "Leading"),
               "Typical of Leading: 2");
  assert_text (kscore_reason_dup_points (1.26, FALSE), "+1.3 points attainable");
  assert_text (kscore_reason_dup_points (1.26, TRUE), "carries 1.3 points");

  for (int i = KSCORE_REASON_WEEKS; i < KSCORE_N_REASONS; i++)
    {
      g_autofree char *sentence = kscore_reason_dup_sentence (i, 0.5);

      g_assert_cmpstr (kscore_reason_get_title (i), !=, "");
      g_assert_cmpuint (strlen (sentence), >, 10);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/advice-words/levers", test_levers);
  g_test_add_func ("/core/advice-words/reasons", test_reasons);
  return g_test_run ();
}
