#include "config.h"

#include <math.h>

#include "score-support.h"
#include "score/kscore-simulator.h"

#define DAY SCORE_SUPPORT_DAY

static const ScoreSupportShape small = { 3, 12, 8, 60, TRUE, TRUE };

typedef struct {
  KscoreEvidence  *evidence;
  KscoreLedger    *ledger;
  KscoreScore     *score;
  KscoreSimulator *simulator;
} Case;

static void
case_init (Case           *self,
           KscoreEvidence *evidence)
{
  self->evidence = evidence;
  self->ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  self->score = kscore_score_new (self->ledger, DAY);
  self->simulator = kscore_simulator_new (evidence, self->ledger, DAY);
}

static void
case_clear (Case *self)
{
  kscore_simulator_free (self->simulator);
  kscore_score_free (self->score);
  kscore_ledger_unref (self->ledger);
  kscore_evidence_free (self->evidence);
}

static void
add_by_strangers (KscoreEvidence *evidence,
                  guint           account,
                  KscoreKind      kind,
                  guint           n_people,
                  guint           times,
                  KscoreDay       day)
{
  for (guint i = 0; i < n_people; i++)
    {
      guint32 actor = score_support_add_actor (evidence, -1);

      for (guint j = 0; j < times; j++)
        score_support_add_interaction (evidence, account, kind, actor, KSCORE_NO_INDEX, day);
    }
}

static void
add_followers (const Case     *it,
               KscoreEvidence *evidence,
               guint           account,
               guint           n)
{
  double followers = g_array_index (it->score->accounts, KscoreAccountScore, account).audience;

  score_support_add_audience (evidence, account, (gint64) followers + n, DAY);
}

static void
add_network (KscoreEvidence         *evidence,
             const KscoreLeverScope *scope,
             guint                   index)
{
  g_autofree char *name = g_strdup_printf ("elsewhere-%u", index);
  guint account = score_support_add_account (evidence, name, KSCORE_DAY_UNKNOWN);
  KscoreEvidenceCoverage coverage = {
    .account = account,
    .from = scope->days[scope->n_days - 1] - 6,
    .to = DAY,
    .kinds = KSCORE_KINDS_OF (KSCORE_KIND_LIKE) | KSCORE_KINDS_AUDIENCE,
  };

  g_array_append_val (evidence->coverage, coverage);
  for (guint i = 0; i < scope->n_days; i++)
    add_by_strangers (evidence, account, KSCORE_KIND_LIKE, scope->each, 1, scope->days[i]);
  if (!isnan (scope->audience))
    score_support_add_audience (evidence, account, (gint64) scope->audience, DAY);
}

/* The evidence that the lever is said to stand for. */
static void
add_really (const Case     *it,
            KscoreEvidence *evidence,
            KscoreLever     lever,
            guint           n)
{
  static const KscoreKind kinds[] = {
    KSCORE_KIND_LIKE, KSCORE_KIND_REPLY, KSCORE_KIND_RESHARE, KSCORE_KIND_QUOTE,
    KSCORE_KIND_LIKE, KSCORE_KIND_LIKE,
  };
  const KscoreConstants *constants = score_support_get_constants ();
  const KscoreLeverScope *scope = kscore_simulator_get_scope (it->simulator, lever);

  switch (lever)
    {
    case KSCORE_LEVER_LIKES:
    case KSCORE_LEVER_REPLIES:
    case KSCORE_LEVER_RESHARES:
    case KSCORE_LEVER_QUOTES:
    case KSCORE_LEVER_PEOPLE:
      for (guint i = 0; i < scope->n_days; i++)
        add_by_strangers (evidence, scope->account, kinds[lever], n, scope->each,
                          scope->days[i]);
      break;
    case KSCORE_LEVER_WEEKS:
      for (guint i = 0; i < MIN (n, scope->n_days); i++)
        add_by_strangers (evidence, scope->account, KSCORE_KIND_LIKE, scope->each, 1,
                          scope->days[i]);
      break;
    case KSCORE_LEVER_FOLLOWERS:
      add_followers (it, evidence, scope->account, n);
      break;
    case KSCORE_LEVER_SUPPORTERS:
      for (guint i = 0; i < n; i++)
        {
          guint32 actor = score_support_add_actor (evidence,
                                                   (gint64) constants->established_followers);
          KscoreEvidenceActor *person = &g_array_index (evidence->actors, KscoreEvidenceActor,
                                                        actor);

          person->follows_owner = TRUE;
          person->account = scope->account;
        }
      break;
    case KSCORE_LEVER_LISTS:
      for (guint i = 0; i < n; i++)
        score_support_add_mark (evidence, scope->account, KSCORE_MARK_LIST,
                                score_support_add_actor (evidence, -1), 1000 + i,
                                KSCORE_DAY_UNKNOWN);
      break;
    case KSCORE_LEVER_NETWORKS:
      for (guint i = 0; i < n; i++)
        add_network (evidence, scope, i);
      break;
    case KSCORE_N_LEVERS:
    default:
      g_assert_not_reached ();
    }
}

static void
assert_same (const KscoreSimulated *simulated,
             const KscoreScore     *score,
             double                 within)
{
  g_assert_cmpint (simulated->known, ==, score->known);
  g_assert_cmpint (simulated->has_range, ==, score->has_range);
  if (score->known)
    g_assert_cmpfloat_with_epsilon (simulated->score, score->score, within);
  if (score->has_range)
    {
      g_assert_cmpfloat_with_epsilon (simulated->low, score->low, within);
      g_assert_cmpfloat_with_epsilon (simulated->high, score->high, within);
    }
  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    {
      g_assert_cmpint (isnan (simulated->points[i]), ==, !score->components[i].known);
      if (score->components[i].known)
        g_assert_cmpfloat_with_epsilon (simulated->points[i], score->components[i].points,
                                        within);
    }
}

/* With nothing moved the answer is the score, to the last bit. */
static void
test_nothing_moved (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  const double none[KSCORE_N_LEVERS] = { 0 };

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      KscoreSimulated simulated;
      Case it;

      case_init (&it, score_support_generate (rand, &small));
      kscore_simulator_evaluate (it.simulator, none, &simulated);
      assert_same (&simulated, it.score, 1e-12);
      if (it.score->known)
        g_assert_true (simulated.score == it.score->score);
      case_clear (&it);
    }
}

/* The answer for a lever is the score after really adding what it stands for. */
static void
test_really_added (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  guint moved[KSCORE_N_LEVERS] = { 0 };

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      KscoreLever lever = i % KSCORE_N_LEVERS;
      double levers[KSCORE_N_LEVERS] = { 0 };
      g_autoptr (KscoreEvidence) more = NULL;
      g_autoptr (KscoreLedger) ledger = NULL;
      g_autoptr (KscoreScore) score = NULL;
      KscoreSimulated simulated;
      guint n;
      Case it;

      case_init (&it, score_support_generate (rand, &small));
      n = lever == KSCORE_LEVER_NETWORKS ? g_rand_int_range (rand, 1, 3)
                                         : g_rand_int_range (rand, 1, 25);
      levers[lever] = n;
      kscore_simulator_evaluate (it.simulator, levers, &simulated);

      more = score_support_copy (it.evidence);
      if (kscore_simulator_get_scope (it.simulator, lever)->available)
        add_really (&it, more, lever, n);
      ledger = kscore_ledger_new (more, score_support_get_constants ());
      score = kscore_score_new (ledger, DAY);
      assert_same (&simulated, score, 1e-6);
      moved[lever] += score->score > it.score->score;
      case_clear (&it);
    }

  /* Each was really moved, in many cases. */
  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    g_assert_cmpuint (moved[i], >, score_support_get_n_cases () / KSCORE_N_LEVERS / 4);
}

/* Several at once, all of them. */
static void
test_together (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < score_support_get_n_cases () / 5; i++)
    {
      double levers[KSCORE_N_LEVERS];
      g_autoptr (KscoreEvidence) more = NULL;
      g_autoptr (KscoreLedger) ledger = NULL;
      g_autoptr (KscoreScore) score = NULL;
      KscoreSimulated simulated;
      Case it;

      case_init (&it, score_support_generate (rand, &small));
      more = score_support_copy (it.evidence);
      for (int lever = 0; lever < KSCORE_N_LEVERS; lever++)
        {
          levers[lever] = g_rand_int_range (rand, 0, lever == KSCORE_LEVER_NETWORKS ? 3 : 8);
          if (kscore_simulator_get_scope (it.simulator, lever)->available)
            add_really (&it, more, lever, (guint) levers[lever]);
        }
      kscore_simulator_evaluate (it.simulator, levers, &simulated);
      ledger = kscore_ledger_new (more, score_support_get_constants ());
      score = kscore_score_new (ledger, DAY);
      assert_same (&simulated, score, 1e-6);
      case_clear (&it);
    }
}

/* The inverse is the smallest number that does, or there is none. */
static void
test_reach (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  guint reached = 0, beyond = 0;

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      KscoreLever lever = i % KSCORE_N_LEVERS;
      double levers[KSCORE_N_LEVERS] = { 0 }, target, value = NAN;
      KscoreSimulated simulated;
      Case it;

      case_init (&it, score_support_generate (rand, &small));
      target = g_rand_double_range (rand, 1, 100);
      if (kscore_simulator_reach (it.simulator, lever, target, &value))
        {
          reached++;
          levers[lever] = value;
          kscore_simulator_evaluate (it.simulator, levers, &simulated);
          g_assert_cmpfloat (simulated.score, >=, target);
          if (value > 0)
            {
              levers[lever] = value - 1;
              kscore_simulator_evaluate (it.simulator, levers, &simulated);
              g_assert_false (simulated.score >= target);
            }
        }
      else
        {
          beyond++;
          levers[lever] = INFINITY;
          kscore_simulator_evaluate (it.simulator, levers, &simulated);
          g_assert_false (simulated.score >= target);
        }
      case_clear (&it);
    }

  g_assert_cmpuint (reached, >, score_support_get_n_cases () / 10);
  g_assert_cmpuint (beyond, >, score_support_get_n_cases () / 10);
}

/* Whatever is asked, the answer is a score. */
static void
test_odd_questions (void)
{
  static const double odd[] = { NAN, -5, -INFINITY, INFINITY, 1e300, 0.9 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  const double none[KSCORE_N_LEVERS] = { 0 };
  Case it;

  case_init (&it, score_support_generate (rand, &small));
  for (int lever = 0; lever < KSCORE_N_LEVERS; lever++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
        {
          double levers[KSCORE_N_LEVERS] = { 0 };
          KscoreSimulated simulated, present;

          levers[lever] = odd[i];
          kscore_simulator_evaluate (it.simulator, levers, &simulated);
          kscore_simulator_evaluate (it.simulator, none, &present);
          g_assert_true (simulated.score >= present.score && simulated.score <= 100);
          if (!(odd[i] >= 1))
            g_assert_true (simulated.score == present.score);
        }
    }
  case_clear (&it);
}

/* With nothing known there is nothing to move. */
static void
test_nothing_known (void)
{
  double all[KSCORE_N_LEVERS], value;
  KscoreSimulated simulated;
  Case it;

  case_init (&it, kscore_evidence_new ());
  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    {
      all[i] = 10;
      g_assert_false (kscore_simulator_get_scope (it.simulator, i)->available);
      g_assert_false (kscore_simulator_reach (it.simulator, i, 10, &value));
    }
  kscore_simulator_evaluate (it.simulator, all, &simulated);
  g_assert_false (simulated.known);
  g_assert_true (isnan (simulated.score));
  case_clear (&it);
}

/* What a network does not tell cannot be moved there. */
static void
test_not_told (void)
{
  KscoreEvidence *evidence = kscore_evidence_new ();
  guint account = score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  KscoreEvidenceCoverage coverage = {
    .account = account,
    .from = DAY - 200,
    .to = DAY,
    .kinds = KSCORE_KINDS_OF (KSCORE_KIND_LIKE),
  };
  Case it;

  g_array_append_val (evidence->coverage, coverage);
  case_init (&it, evidence);
  g_assert_true (kscore_simulator_get_scope (it.simulator, KSCORE_LEVER_LIKES)->available);
  g_assert_cmpuint (kscore_simulator_get_scope (it.simulator, KSCORE_LEVER_LIKES)->n_days, ==,
                    13);
  g_assert_false (kscore_simulator_get_scope (it.simulator, KSCORE_LEVER_QUOTES)->available);
  g_assert_true (isnan (kscore_simulator_get_scope (it.simulator,
                                                    KSCORE_LEVER_QUOTES)->present));
  g_assert_false (kscore_simulator_get_scope (it.simulator, KSCORE_LEVER_FOLLOWERS)->available);
  g_assert_false (kscore_simulator_get_scope (it.simulator, KSCORE_LEVER_SUPPORTERS)->available);
  g_assert_false (kscore_simulator_get_scope (it.simulator, KSCORE_LEVER_NETWORKS)->available);
  case_clear (&it);
}

/* Two accounts: most of what happens does so at the second, in half of the weeks. */
static void
test_scopes (void)
{
  KscoreEvidence *evidence = kscore_evidence_new ();
  KscoreDay sunday = kscore_day_get_monday (DAY) - 1;
  const KscoreLeverScope *people, *likes, *weeks, *followers, *networks;
  Case it;

  score_support_add_account (evidence, "mastodon", KSCORE_DAY_UNKNOWN);
  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  for (guint i = 0; i < 2; i++)
    score_support_add_coverage (evidence, i, DAY - 300, DAY);
  score_support_add_audience (evidence, 0, 0, DAY);
  for (guint i = 0; i < 12; i++)
    score_support_add_actor (evidence, -1);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, 0, KSCORE_NO_INDEX, sunday);
  for (int week = 0; week < 12; week += 2)
    for (guint i = 0; i < 12; i++)
      score_support_add_interaction (evidence, 1, KSCORE_KIND_REPLY, i, KSCORE_NO_INDEX,
                                     sunday - 7 * week);
  case_init (&it, evidence);

  people = kscore_simulator_get_scope (it.simulator, KSCORE_LEVER_PEOPLE);
  likes = kscore_simulator_get_scope (it.simulator, KSCORE_LEVER_LIKES);
  weeks = kscore_simulator_get_scope (it.simulator, KSCORE_LEVER_WEEKS);
  followers = kscore_simulator_get_scope (it.simulator, KSCORE_LEVER_FOLLOWERS);
  networks = kscore_simulator_get_scope (it.simulator, KSCORE_LEVER_NETWORKS);
  /* The account with the most Response is moved. */
  g_assert_cmpuint (people->account, ==, 1);
  g_assert_cmpuint (likes->account, ==, 1);
  /* A week of the 13, whether anything happened in it or not. */
  g_assert_cmpfloat_with_epsilon (people->present, (6 * 12 + 1) / 13.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (likes->present, 1 / 13.0, 1e-12);
  g_assert_cmpfloat (weeks->present, ==, 6);
  g_assert_cmpuint (weeks->n_days, ==, 7);
  g_assert_cmpfloat (networks->present, ==, 2);
  /* (216 + 1) points of 73 person-weeks are three likes each. */
  g_assert_cmpuint (people->each, ==, 3);
  /* Another network is as the weakest one: a like in thirteen weeks, which is at least one each. */
  g_assert_cmpuint (networks->each, ==, 1);
  /* Nobody follows: that is known, and can grow. */
  g_assert_true (followers->available);
  g_assert_cmpfloat (followers->present, ==, 0);
  case_clear (&it);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/simulator/nothing-moved", test_nothing_moved);
  g_test_add_func ("/score/simulator/really-added", test_really_added);
  g_test_add_func ("/score/simulator/together", test_together);
  g_test_add_func ("/score/simulator/reach", test_reach);
  g_test_add_func ("/score/simulator/odd-questions", test_odd_questions);
  g_test_add_func ("/score/simulator/nothing-known", test_nothing_known);
  g_test_add_func ("/score/simulator/not-told", test_not_told);
  g_test_add_func ("/score/simulator/scopes", test_scopes);
  return g_test_run ();
}
