#include "config.h"

#include <math.h>

#include "resident-support.h"
#include "score/kscore-resident.h"

#define DAY SCORE_SUPPORT_DAY

static const ScoreSupportShape small = { 3, 12, 8, 60, TRUE, TRUE };

static void
assert_up_to_date (KscoreResident *resident,
                   KscoreDay       day)
{
  KscoreLedger *ledger = kscore_resident_get_ledger (resident);
  g_autoptr (KscoreLedger) whole = kscore_ledger_new (kscore_resident_get_evidence (resident),
                                                      score_support_get_constants ());
  g_autoptr (KscoreScore) score = kscore_resident_score (resident, day);
  g_autoptr (KscoreScore) whole_score = kscore_score_new (whole, day);
  g_autoptr (KscoreAttribution) points = kscore_resident_attribute (resident, score);
  g_autoptr (KscoreAttribution) whole_points = kscore_attribution_new (whole, whole_score);

  resident_support_assert_same_ledgers (ledger, whole);
  resident_support_assert_same_results (ledger, score, points, whole, whole_score, whole_points);
}

/* Some of the first @n readings are withdrawn, at most one of ten. */
static void
withdraw (GRand          *rand,
          KscoreResident *resident,
          guint           n)
{
  const GArray *readings = kscore_resident_get_evidence (resident)->readings;

  for (guint i = 0; i < n; i++)
    {
      if (g_rand_int_range (rand, 0, 10) == 0
          && g_array_index (readings, KscoreEvidenceReading, i).kind != KSCORE_KIND_NONE)
        kscore_resident_withdraw (resident, i);
    }
}

/* Whatever comes in whatever order, what comes out is what all of it at once gives. */
static void
test_incremental (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (909);
  guint n_updates = 0, n_incremental = 0;

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreResident) resident = NULL;
      KscoreEvidence *evidence = score_support_generate (rand, &small);
      KscoreDay day = DAY - g_rand_int_range (rand, -30, 120);

      resident = kscore_resident_new (evidence, score_support_get_constants ());
      for (int step = 0; step < 4; step++)
        {
          gboolean small_change = TRUE;
          guint n_readings = evidence->readings->len;

          for (int j = g_rand_int_range (rand, 1, 5); j > 0; j--)
            small_change &= resident_support_append (rand, evidence);
          if (evidence->actors->len > 0 && g_rand_int_range (rand, 0, 4) == 0)
            kscore_resident_follow (resident, g_rand_int_range (rand, 0, evidence->actors->len),
                                    g_rand_boolean (rand) ? DAY - 5 : KSCORE_DAY_UNKNOWN);
          if (g_rand_boolean (rand))
            withdraw (rand, resident, n_readings);
          if (g_rand_int_range (rand, 0, 10) == 0)
            day++;

          n_incremental += kscore_resident_update (resident);
          n_updates++;
          if (!small_change)
            n_updates--;
          assert_up_to_date (resident, day);
        }
    }

  /* Nearly always without making it anew. */
  g_assert_cmpuint (n_incremental, >, n_updates * 9 / 10);
}

static KscoreEvidence *
make_judged (GRand *rand)
{
  KscoreEvidence *evidence = score_support_generate (rand, &small);

  for (guint i = 0; i < evidence->actors->len; i++)
    {
      KscoreEvidenceActor *it = &g_array_index (evidence->actors, KscoreEvidenceActor, i);

      it->person = i;
      it->known = g_rand_int_range (rand, 0, 8) == 0;
      it->created_at = kscore_day_to_time (DAY - g_rand_int_range (rand, 0, 300));
    }
  for (guint i = 0; i < evidence->interactions->len; i++)
    {
      KscoreEvidenceInteraction *it;

      it = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, i);
      it->precision = KSCORE_PRECISION_EXACT;
      it->at = kscore_day_to_time (it->day) + g_rand_int_range (rand, 0, 86400);
    }
  for (guint i = 0; i < evidence->followers->len; i++)
    {
      KscoreEvidenceFollowers *it;

      it = &g_array_index (evidence->followers, KscoreEvidenceFollowers, i);
      it->followers = g_rand_int_range (rand, 0, 3);
      it->following = g_rand_int_range (rand, 0, 200);
      it->posts = g_rand_int_range (rand, 0, 2);
    }

  return evidence;
}

/* A profile that is read later lowers or raises the trust in what somebody did before. */
static void
test_judged (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (912);
  guint n_incremental = 0, n_judged = 0;

  for (guint i = 0; i < score_support_get_n_cases () / 2; i++)
    {
      g_autoptr (KscoreResident) resident = NULL;
      KscoreEvidence *evidence = make_judged (rand);

      kscore_trust_free (kscore_trust_apply (evidence, score_support_get_constants (),
                                             KSCORE_ALL_SIGNALS));
      resident = kscore_resident_new (evidence, score_support_get_constants ());
      for (int step = 0; step < 3; step++)
        {
          g_autoptr (KscoreEvidence) copy = NULL;
          g_autofree float *trust = g_new (float, evidence->interactions->len + 1);
          guint n = evidence->interactions->len;
          KscoreEvidenceFollowers reading = {
            .actor = g_rand_int_range (rand, 0, evidence->actors->len),
            .day = DAY - g_rand_int_range (rand, 0, 200),
            .followers = g_rand_int_range (rand, 0, 2),
            .following = g_rand_int_range (rand, 0, 200),
            .posts = g_rand_int_range (rand, 0, 2),
          };

          for (guint j = 0; j < n; j++)
            trust[j] = g_array_index (evidence->interactions, KscoreEvidenceInteraction, j).trust;
          g_array_append_val (evidence->followers, reading);
          resident_support_append (rand, evidence);
          for (guint j = 0; j < evidence->actors->len; j++)
            g_array_index (evidence->actors, KscoreEvidenceActor, j).person = j;
          g_assert_nonnull (kscore_resident_judge (resident));
          for (guint j = 0; j < n; j++)
            if (g_array_index (evidence->interactions, KscoreEvidenceInteraction, j).trust
                != trust[j])
              {
                n_judged++;
                break;
              }
          n_incremental += kscore_resident_update (resident);
          assert_up_to_date (resident, DAY);
        }
    }

  g_assert_cmpuint (n_incremental, >, score_support_get_n_cases ());
  g_assert_cmpuint (n_judged, >, score_support_get_n_cases () / 10);
}

/* A ledger that somebody reads stays as it is. */
static void
test_shared (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (910);
  KscoreEvidence *evidence = score_support_generate (rand, &small);
  g_autoptr (KscoreEvidence) before = score_support_copy (evidence);
  g_autoptr (KscoreResident) resident = kscore_resident_new (evidence,
                                                             score_support_get_constants ());
  g_autoptr (KscoreLedger) taken = kscore_ledger_ref (kscore_resident_get_ledger (resident));
  g_autoptr (KscoreLedger) same = kscore_ledger_new (before, score_support_get_constants ());

  for (int i = 0; i < 20; i++)
    {
      resident_support_append (rand, evidence);
      kscore_resident_update (resident);
      assert_up_to_date (resident, DAY);
      g_assert_true (kscore_resident_get_ledger (resident) != taken);
    }
  resident_support_assert_same_ledgers (taken, same);
}

/* What refers to what is not there yet is not taken for what comes later. */
static void
test_strange (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (911);
  KscoreEvidence *evidence = score_support_generate (rand, &small);
  g_autoptr (KscoreResident) resident = kscore_resident_new (evidence,
                                                             score_support_get_constants ());

  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, evidence->actors->len,
                                 evidence->posts->len, DAY - 3);
  kscore_resident_update (resident);
  assert_up_to_date (resident, DAY);
  score_support_add_post (evidence, 0, DAY - 4);
  score_support_add_actor (evidence, 4000);
  g_assert_false (kscore_resident_update (resident));
  assert_up_to_date (resident, DAY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/resident/incremental", test_incremental);
  g_test_add_func ("/score/resident/judged", test_judged);
  g_test_add_func ("/score/resident/shared", test_shared);
  g_test_add_func ("/score/resident/strange", test_strange);

  return g_test_run ();
}
