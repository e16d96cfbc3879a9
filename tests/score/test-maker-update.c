#include "config.h"

#include "resident-support.h"
#include "score/kscore-resident.h"

#define DAY SCORE_SUPPORT_DAY

static KscoreResident *
make (void)
{
  KscoreEvidence *evidence = kscore_evidence_new ();

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 200, DAY);
  for (int i = 0; i < 5; i++)
    score_support_add_actor (evidence, i % 2 ? 5000 : 10);
  /* A mark by somebody who never reacted */
  score_support_add_mark (evidence, 0, KSCORE_MARK_LIST, 4, 1, DAY - 50);

  return kscore_resident_new (evidence, score_support_get_constants ());
}

static guint
count_makers (KscoreResident *resident)
{
  const KscoreLedger *ledger;
  g_autoptr (KscoreLedger) whole = kscore_ledger_new (kscore_resident_get_evidence (resident),
                                                      score_support_get_constants ());

  g_assert_true (kscore_resident_update (resident));
  ledger = kscore_resident_get_ledger (resident);
  resident_support_assert_same_ledgers (ledger, whole);
  return ledger->n_makers;
}

/* The first covered reaction of somebody established makes a supporter. */
static void
test_supporter (void)
{
  g_autoptr (KscoreResident) resident = make ();
  KscoreEvidence *evidence = kscore_resident_get_evidence (resident);

  g_assert_cmpuint (count_makers (resident), ==, 1);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 3, KSCORE_NO_INDEX, DAY - 9);
  g_assert_cmpuint (count_makers (resident), ==, 2);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 2, KSCORE_NO_INDEX, DAY - 9);
  g_assert_cmpuint (count_makers (resident), ==, 2);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 1, KSCORE_NO_INDEX, DAY - 400);
  g_assert_cmpuint (count_makers (resident), ==, 2);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 4, KSCORE_NO_INDEX, DAY - 2);
  g_assert_cmpuint (count_makers (resident), ==, 2);
}

/* So does following, with a date or without. */
static void
test_follower (void)
{
  g_autoptr (KscoreResident) resident = make ();
  KscoreEvidence *evidence = kscore_resident_get_evidence (resident);

  kscore_resident_follow (resident, 1, KSCORE_DAY_UNKNOWN);
  g_assert_cmpuint (count_makers (resident), ==, 2);
  g_assert_cmpint (kscore_resident_get_ledger (resident)->estimated_until, ==, DAY);
  g_assert_cmpuint (kscore_resident_get_ledger (resident)->n_listed, ==, 1);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_FOLLOW, 1, KSCORE_NO_INDEX, DAY - 7);
  g_assert_cmpuint (count_makers (resident), ==, 2);
  g_assert_cmpint (kscore_resident_get_ledger (resident)->estimated_until, ==,
                   KSCORE_DAY_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/maker-update/supporter", test_supporter);
  g_test_add_func ("/score/maker-update/follower", test_follower);

  return g_test_run ();
}
