#include "config.h"

#include "score-support.h"
#include "score/kscore-ledger-private.h"

#define DAY SCORE_SUPPORT_DAY

static const KscoreMaker *
find_person (const KscoreLedger *ledger,
             guint32             person)
{
  for (guint i = 0; i < ledger->n_makers; i++)
    {
      if (ledger->makers[i].person == person)
        return &ledger->makers[i];
    }

  return NULL;
}

/* Whoever may bring anything on some day is a maker, nobody else. */
static void
test_people (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  guint32 small, silent, reacts, maker, owner;
  const KscoreMaker *it;

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 100, DAY);
  small = score_support_add_actor (evidence, 10);
  silent = score_support_add_actor (evidence, 10000);
  reacts = score_support_add_actor (evidence, 10000);
  maker = score_support_add_actor (evidence, -1);
  owner = score_support_add_actor (evidence, 10000);
  g_array_index (evidence->actors, KscoreEvidenceActor, owner).owner = TRUE;
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, small, KSCORE_NO_INDEX, DAY - 2);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, owner, KSCORE_NO_INDEX, DAY - 2);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, reacts, KSCORE_NO_INDEX, DAY - 2);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, reacts, KSCORE_NO_INDEX, DAY - 5);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, reacts, KSCORE_NO_INDEX, DAY - 200);
  score_support_add_mark (evidence, 0, KSCORE_MARK_STAR, maker, 1, DAY);
  score_support_add_mark (evidence, 0, KSCORE_MARK_STAR, owner, 1, DAY);

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_assert_cmpuint (ledger->n_makers, ==, 2);
  g_assert_null (find_person (ledger, small));
  g_assert_null (find_person (ledger, silent));

  it = find_person (ledger, reacts);
  g_assert_nonnull (it);
  g_assert_cmpint (it->first_day, ==, DAY - 5);
  g_assert_cmpint (it->follow_day, ==, KSCORE_DAY_NEVER);
  g_assert_cmpuint (ledger->maker_row_start[it - ledger->makers + 1] -
                    ledger->maker_row_start[it - ledger->makers], ==, 2);

  it = find_person (ledger, maker);
  g_assert_nonnull (it);
  g_assert_cmpint (it->established_day, ==, KSCORE_DAY_NEVER);
  g_assert_cmpuint (it->end_mark - it->first_mark, ==, 1);
}

/* Rows of a person on several accounts come by day, with the lowest trust so far. */
static void
test_trust (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreLedger) ledger = NULL;
  guint32 actor;

  for (guint i = 0; i < 2; i++)
    {
      score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
      score_support_add_coverage (evidence, i, DAY - 100, DAY);
    }
  actor = score_support_add_actor (evidence, 10000);
  for (int i = 0; i < 4; i++)
    {
      guint index = score_support_add_interaction (evidence, i % 2, KSCORE_KIND_LIKE, actor,
                                                   KSCORE_NO_INDEX, DAY - i);

      g_array_index (evidence->interactions, KscoreEvidenceInteraction, index).trust =
        (float[]) { 0.25f, 1.f, 0.5f, 1.f }[i];
    }

  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_assert_cmpuint (ledger->n_makers, ==, 1);
  for (int i = 0; i < 4; i++)
    {
      g_assert_cmpint (ledger->day[ledger->maker_rows[i]], ==, DAY - 3 + i);
      g_assert_cmpfloat (ledger->maker_trust[i], ==, ((float[]) { 1.f, 0.5f, 0.5f, 0.25f })[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/ledger-makers/people", test_people);
  g_test_add_func ("/score/ledger-makers/trust", test_trust);

  return g_test_run ();
}
