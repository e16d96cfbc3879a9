#include "config.h"

#include "trust-support.h"

#define DAYS TRUST_SUPPORT_DAYS

static KscoreTrust *
apply (KscoreEvidence *evidence)
{
  return kscore_trust_apply (evidence, score_support_get_constants (), KSCORE_ALL_SIGNALS);
}

/* A trust that several signals have lowered ends at the floor. */
static void
test_floor (void)
{
  KscoreConstants constants = *score_support_get_constants ();
  g_autoptr (KscoreEvidence) evidence = trust_support_new ();
  guint32 actor = trust_support_add_actor (evidence, TRUST_SUPPORT_TIME - 3 * DAYS, 0, 90, 0,
                                           SCORE_SUPPORT_DAY);
  guint index = trust_support_react (evidence, actor, KSCORE_NO_INDEX, TRUST_SUPPORT_TIME);

  kscore_trust_free (kscore_trust_apply (evidence, &constants, KSCORE_ALL_SIGNALS));
  g_assert_cmpfloat_with_epsilon (trust_support_get (evidence, index)->trust, 0.5 * 0.4 * 0.4,
                                  1e-6);
  constants.trust_floor = 0.2;
  kscore_trust_free (kscore_trust_apply (evidence, &constants, KSCORE_ALL_SIGNALS));
  g_assert_cmpfloat_with_epsilon (trust_support_get (evidence, index)->trust, 0.2, 1e-6);
}

static void
check (const KscoreEvidence *evidence,
       guint                 index,
       KscoreSignals         signals,
       double                trust)
{
  const KscoreEvidenceInteraction *it = trust_support_get (evidence, index);

  g_assert_cmpint (it->signals, ==, signals);
  g_assert_cmpfloat_with_epsilon (it->trust, trust, 1e-6);
}

/* Each signal of a profile alone, and what stands at its edge. */
static void
test_accounts (void)
{
  static const struct {
    gint64 age; /* days, or unknown */
    gint64 followers, following, posts;
    KscoreSignals signals;
    double trust;
  } cases[] = {
    { 400, 100, 100, 100, 0, 1 },
    { 30, 100, 100, 100, 0, 1 },
    { 29, 100, 100, 100, KSCORE_SIGNAL_NEW, 0.5 },
    { -1, 100, 100, 100, 0, 1 },
    { 400, 0, 10, 0, KSCORE_SIGNAL_EMPTY, 0.4 },
    { 400, 0, 10, 1, 0, 1 },
    { 400, 1, 10, 0, 0, 1 },
    { 400, 0, 10, KSCORE_UNKNOWN, 0, 1 },
    { 400, KSCORE_UNKNOWN, 10, 0, 0, 1 },
    { 400, 10, 500, 100, KSCORE_SIGNAL_FOLLOWS_MANY, 0.4 },
    { 400, 10, 499, 100, 0, 1 },
    { 400, 0, 49, 100, 0, 1 },
    { 400, 0, 50, 100, KSCORE_SIGNAL_FOLLOWS_MANY, 0.4 },
    { 400, 49, 2450, 100, KSCORE_SIGNAL_FOLLOWS_MANY, 0.4 },
    { 400, 50, 9000, 100, 0, 1 },
    { 400, 10, KSCORE_UNKNOWN, 100, 0, 1 },
    { 5, 0, 900, 0, KSCORE_SIGNAL_NEW | KSCORE_SIGNAL_EMPTY | KSCORE_SIGNAL_FOLLOWS_MANY, 0.08 },
  };
  g_autoptr (KscoreEvidence) evidence = trust_support_new ();
  guint32 post = trust_support_add_post (evidence, TRUST_SUPPORT_TIME);
  g_autoptr (KscoreTrust) trust = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 actor = trust_support_add_actor (evidence,
                                               TRUST_SUPPORT_TIME - cases[i].age * DAYS,
                                               cases[i].followers, cases[i].following,
                                               cases[i].posts, SCORE_SUPPORT_DAY);

      trust_support_react (evidence, actor, post, TRUST_SUPPORT_TIME);
    }

  trust = apply (evidence);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (evidence, i, cases[i].signals, cases[i].trust);
  g_assert_cmpuint (trust->n_reactions, ==, G_N_ELEMENTS (cases));
  g_assert_cmpuint (trust->n_actors, ==, G_N_ELEMENTS (cases));
  g_assert_cmpuint (trust->n_without_profile, ==, 2);
  g_assert_cmpuint (trust->n_without_created, ==, 0);
  g_assert_cmpuint (trust->n_unjudged[0], ==, 1);
  g_assert_cmpuint (trust->n_unjudged[1], ==, 2);
  g_assert_cmpuint (trust->n_unjudged[2], ==, 2);
  g_assert_cmpuint (trust->groups->len, ==, 0);
}

/* What is not known exactly is no signal, and is counted. */
static void
test_unknown (void)
{
  g_autoptr (KscoreEvidence) evidence = trust_support_new ();
  guint32 post = trust_support_add_post (evidence, TRUST_SUPPORT_TIME);
  guint32 young = trust_support_add_actor (evidence, TRUST_SUPPORT_TIME - DAYS, 0, 900, 0,
                                           SCORE_SUPPORT_DAY);
  guint32 undated = trust_support_add_actor (evidence, KSCORE_TIME_UNKNOWN, 100, 100, 100,
                                             SCORE_SUPPORT_DAY);
  g_autoptr (KscoreTrust) trust = NULL;

  trust_support_react (evidence, young, post, TRUST_SUPPORT_TIME);
  g_array_index (evidence->interactions, KscoreEvidenceInteraction, 0).precision =
    KSCORE_PRECISION_ESTIMATED;
  trust_support_react (evidence, young, post, TRUST_SUPPORT_TIME);
  g_array_index (evidence->interactions, KscoreEvidenceInteraction, 1).precision =
    KSCORE_PRECISION_DAY;
  trust_support_react (evidence, undated, post, TRUST_SUPPORT_TIME);

  trust = apply (evidence);
  check (evidence, 0, 0, 1);
  check (evidence, 1, KSCORE_SIGNAL_NEW | KSCORE_SIGNAL_EMPTY | KSCORE_SIGNAL_FOLLOWS_MANY, 0.08);
  check (evidence, 2, 0, 1);
  g_assert_cmpuint (trust->n_undated, ==, 1);
  g_assert_cmpuint (trust->n_untimed, ==, 2);
  g_assert_cmpuint (trust->n_without_created, ==, 1);
  g_assert_cmpuint (trust->n_unjudged[0], ==, 2);
  g_assert_cmpuint (trust->n_unjudged[3], ==, 2);
  g_assert_cmpuint (trust->n_unjudged[4], ==, 2);
  g_assert_false (trust->outgoing_known);
}

/* The earliest known state holds for all days before it, later readings from their day. */
static void
test_state_in_the_past (void)
{
  g_autoptr (KscoreEvidence) evidence = trust_support_new ();
  guint32 post = trust_support_add_post (evidence, TRUST_SUPPORT_TIME - 100 * DAYS);
  guint32 actor = trust_support_add_actor (evidence, TRUST_SUPPORT_TIME - 900 * DAYS, 5, 10, 30,
                                           SCORE_SUPPORT_DAY - 10);
  KscoreEvidenceFollowers first = { 0, actor, SCORE_SUPPORT_DAY - 50, KSCORE_UNKNOWN, 0 };
  g_autoptr (KscoreTrust) trust = NULL;

  g_array_append_val (evidence->followers, first);
  for (int days = 90; days >= 0; days -= 15)
    trust_support_react (evidence, actor, post, TRUST_SUPPORT_TIME - days * DAYS);

  trust = apply (evidence);
  for (guint i = 0; i < 7; i++)
    check (evidence, i, i < 6 ? KSCORE_SIGNAL_EMPTY : 0, i < 6 ? 0.4 : 1);
}

/* Somebody whom the owner knows is trusted, and what stood there before is overwritten. */
static void
test_known (void)
{
  g_autoptr (KscoreEvidence) evidence = trust_support_new ();
  guint32 post = trust_support_add_post (evidence, TRUST_SUPPORT_TIME);
  guint32 actor = trust_support_add_actor (evidence, TRUST_SUPPORT_TIME - DAYS, 0, 900, 0,
                                           SCORE_SUPPORT_DAY);
  guint mark = score_support_add_mark (evidence, 0, KSCORE_MARK_STAR, actor, 0,
                                       SCORE_SUPPORT_DAY);
  const KscoreEvidenceMark *star = &g_array_index (evidence->marks, KscoreEvidenceMark, mark);

  trust_support_react (evidence, actor, post, TRUST_SUPPORT_TIME);
  kscore_trust_free (apply (evidence));
  check (evidence, 0, KSCORE_SIGNAL_NEW | KSCORE_SIGNAL_EMPTY | KSCORE_SIGNAL_FOLLOWS_MANY, 0.08);
  g_assert_cmpfloat_with_epsilon (star->trust, 0.08, 1e-6);
  g_assert_cmpint (star->signals, ==, trust_support_get (evidence, 0)->signals);

  kscore_trust_free (kscore_trust_apply (evidence, score_support_get_constants (),
                                         KSCORE_SIGNAL_EMPTY));
  check (evidence, 0, KSCORE_SIGNAL_EMPTY, 0.4);

  trust_support_get_actor (evidence, actor)->known = TRUE;
  kscore_trust_free (apply (evidence));
  check (evidence, 0, 0, 1);
  g_assert_cmpfloat (star->trust, ==, 1);
  g_assert_cmpint (star->signals, ==, 0);
}

/* The same in any order of arrival, and for any evidence in bounds. */
static void
test_any_order (void)
{
  guint n = score_support_get_n_cases () / 10;

  for (guint i = 0; i < n; i++)
    {
      const ScoreSupportShape shape = { 2, 40, 20, 400, FALSE, TRUE };
      g_autoptr (GRand) rand = g_rand_new_with_seed (i);
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &shape);
      g_autoptr (KscoreEvidence) shuffled = NULL;
      g_autoptr (KscoreTrust) trust = NULL, other = NULL;

      for (guint j = 0; j < evidence->actors->len; j++)
        if (g_rand_boolean (rand))
          trust_support_get_actor (evidence, j)->created_at =
            TRUST_SUPPORT_TIME - g_rand_int_range (rand, 0, 100 * DAYS);
      for (guint j = 0; j < evidence->followers->len; j++)
        {
          KscoreEvidenceFollowers *it;

          it = &g_array_index (evidence->followers, KscoreEvidenceFollowers, j);
          it->posts = g_rand_int_range (rand, -1, 40);
          it->following = g_rand_int_range (rand, -1, 4000);
          it->followers = g_rand_int_range (rand, -1, 40);
        }

      shuffled = score_support_shuffle (rand, evidence);
      trust = apply (evidence);
      other = apply (shuffled);
      g_assert_cmpmem (trust->n_unjudged, sizeof trust->n_unjudged, other->n_unjudged,
                       sizeof other->n_unjudged);
      g_assert_cmpuint (trust->groups->len, ==, other->groups->len);
      g_assert_cmpfloat_with_epsilon (score_support_score (evidence, SCORE_SUPPORT_DAY),
                                      score_support_score (shuffled, SCORE_SUPPORT_DAY), 1e-9);
      for (guint j = 0; j < evidence->interactions->len; j++)
        {
          g_assert_cmpfloat (trust_support_get (evidence, j)->trust, >=, 0.02f);
          g_assert_cmpfloat (trust_support_get (evidence, j)->trust, <=, 1);
        }
    }
}

static void
test_names (void)
{
  g_assert_cmpstr (kscore_signal_to_string (KSCORE_SIGNAL_NEW), ==, "new");
  g_assert_cmpstr (kscore_signal_to_string (KSCORE_SIGNAL_POD), ==, "pod");
  g_assert_null (kscore_signal_to_string (KSCORE_SIGNAL_NEW | KSCORE_SIGNAL_POD));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/trust/floor", test_floor);
  g_test_add_func ("/score/trust/accounts", test_accounts);
  g_test_add_func ("/score/trust/unknown", test_unknown);
  g_test_add_func ("/score/trust/state-in-the-past", test_state_in_the_past);
  g_test_add_func ("/score/trust/known", test_known);
  g_test_add_func ("/score/trust/any-order", test_any_order);
  g_test_add_func ("/score/trust/names", test_names);
  return g_test_run ();
}
