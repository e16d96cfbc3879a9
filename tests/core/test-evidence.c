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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/evidence/owns-what-it-holds", test_owns_what_it_holds);
  return g_test_run ();
}
