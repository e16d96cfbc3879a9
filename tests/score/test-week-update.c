#include "config.h"

#include "resident-support.h"
#include "score/kscore-resident.h"

#define DAY SCORE_SUPPORT_DAY

/* A week that comes between others, before them and after them, of the first account and the
 * second; and one that has rows already. */
static void
test_places (void)
{
  g_autoptr (KscoreResident) resident = NULL;
  KscoreEvidence *evidence = kscore_evidence_new ();
  const KscoreDay days[] = { DAY - 30, DAY - 31, DAY - 100, DAY, DAY - 60, DAY - 30 };

  for (guint i = 0; i < 3; i++)
    {
      score_support_add_account (evidence, i % 2 ? "x" : "mastodon", KSCORE_DAY_UNKNOWN);
      score_support_add_coverage (evidence, i, DAY - 300, DAY);
      score_support_add_actor (evidence, 10);
    }
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, KSCORE_NO_INDEX, DAY - 70);
  score_support_add_interaction (evidence, 2, KSCORE_KIND_LIKE, 0, KSCORE_NO_INDEX, DAY - 20);
  resident = kscore_resident_new (evidence, score_support_get_constants ());

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    for (guint account = 0; account < 3; account++)
      for (int anonymous = 0; anonymous < 2; anonymous++)
        {
          g_autoptr (KscoreLedger) whole = NULL;

          score_support_add_interaction (evidence, account, KSCORE_KIND_REPLY,
                                         anonymous ? KSCORE_NO_INDEX : i % 3, KSCORE_NO_INDEX,
                                         days[i]);
          g_assert_true (kscore_resident_update (resident));
          whole = kscore_ledger_new (evidence, score_support_get_constants ());
          resident_support_assert_same_ledgers (kscore_resident_get_ledger (resident), whole);
        }
}

/* From no row at all, and back to none in a week: the remainder moves to another. */
static void
test_empty (void)
{
  g_autoptr (KscoreResident) resident = NULL;
  g_autoptr (KscoreLedger) whole = NULL, again = NULL;
  KscoreEvidence *evidence = kscore_evidence_new ();
  guint32 post;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 300, DAY);
  post = score_support_add_post (evidence, 0, DAY - 40);
  resident = kscore_resident_new (evidence, score_support_get_constants ());

  score_support_add_reading (evidence, post, KSCORE_KIND_LIKE, 2, DAY - 38);
  g_assert_true (kscore_resident_update (resident));
  whole = kscore_ledger_new (evidence, score_support_get_constants ());
  resident_support_assert_same_ledgers (kscore_resident_get_ledger (resident), whole);
  g_assert_cmpuint (kscore_resident_get_ledger (resident)->n_weeks, ==, 1);

  /* They were taken back. */
  score_support_add_reading (evidence, post, KSCORE_KIND_LIKE, 0, DAY - 10);
  g_assert_true (kscore_resident_update (resident));
  again = kscore_ledger_new (evidence, score_support_get_constants ());
  resident_support_assert_same_ledgers (kscore_resident_get_ledger (resident), again);
  g_assert_cmpuint (kscore_resident_get_ledger (resident)->n_weeks, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/week-update/places", test_places);
  g_test_add_func ("/score/week-update/empty", test_empty);

  return g_test_run ();
}
