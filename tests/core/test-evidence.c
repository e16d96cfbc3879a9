#include "config.h"

#include "core/kscore-evidence.h"

static void
test_owns_what_it_holds (void)
{
  g_autoptr(KscoreEvidence) evidence = kscore_evidence_new ();
  KscoreEvidenceAccount account = {
    .network = g_strdup ("x"),
    .native_id = g_strdup ("1"),
    .handle = g_strdup ("ada"),
    .created_day = KSCORE_DAY_UNKNOWN,
  };

  /* The leak checker sees whether the strings go with the array. */
  g_array_append_val (evidence->accounts, account);
  g_assert_cmpuint (evidence->accounts->len, ==, 1);
  g_assert_cmpuint (evidence->interactions->len, ==, 0);
  g_assert_cmpuint (g_array_get_element_size (evidence->interactions), ==,
                    sizeof (KscoreEvidenceInteraction));
}

static void
test_copy (void)
{
  g_autoptr(KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr(KscoreEvidence) copy = NULL;
  KscoreEvidenceAccount account = {
    .network = g_strdup ("x"),
    .native_id = g_strdup ("1"),
    .handle = g_strdup ("ada"),
    .created_day = 7,
  };
  KscoreEvidenceInteraction interaction = { .seq = 5, .actor = 3 };

  g_array_append_val (evidence->accounts, account);
  g_array_append_val (evidence->interactions, interaction);
  copy = kscore_evidence_copy (evidence);
  g_array_set_size (evidence->accounts, 0);
  g_array_set_size (evidence->interactions, 0);

  g_assert_cmpuint (copy->accounts->len, ==, 1);
  g_assert_cmpstr (g_array_index (copy->accounts, KscoreEvidenceAccount, 0).handle, ==, "ada");
  g_assert_cmpint (g_array_index (copy->accounts, KscoreEvidenceAccount, 0).created_day, ==, 7);
  g_assert_cmpuint (copy->interactions->len, ==, 1);
  g_assert_cmpint (g_array_index (copy->interactions, KscoreEvidenceInteraction, 0).seq, ==, 5);
  g_assert_cmpuint (copy->answers->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/evidence/owns-what-it-holds", test_owns_what_it_holds);
  g_test_add_func ("/core/evidence/copy", test_copy);
  return g_test_run ();
}
