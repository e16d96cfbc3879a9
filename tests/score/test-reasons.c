#include "config.h"

#include <math.h>

#include "score-support.h"
#include "score/kscore-attribution.h"
#include "score/kscore-mask.h"
#include "score/kscore-reasons.h"

#define DAY SCORE_SUPPORT_DAY

static const ScoreSupportShape small = { 3, 12, 8, 60, TRUE, TRUE };

typedef struct {
  KscoreEvidence  *evidence;
  KscoreLedger    *ledger;
  KscoreScore     *score;
  KscoreSimulator *simulator;
  KscoreReasons    reasons;
} Case;

static void
case_init_with (Case                *self,
                KscoreEvidence      *evidence,
                const KscoreProfile *peers)
{
  self->evidence = evidence;
  self->ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  self->score = kscore_score_new (self->ledger, DAY);
  self->simulator = kscore_simulator_new (evidence, self->ledger, DAY);
  kscore_reasons_init (&self->reasons, evidence, self->ledger, self->score, self->simulator,
                       peers);
}

static void
case_init (Case           *self,
           KscoreEvidence *evidence)
{
  case_init_with (self, evidence, NULL);
}

static void
case_clear (Case *self)
{
  kscore_simulator_free (self->simulator);
  kscore_score_free (self->score);
  kscore_ledger_unref (self->ledger);
  kscore_evidence_free (self->evidence);
}

static const KscoreReason *
find (const KscoreReason *reasons,
      guint               n,
      KscoreReasonCode    code)
{
  for (guint i = 0; i < n; i++)
    {
      if (reasons[i].code == code)
        return &reasons[i];
    }

  return NULL;
}

static gboolean
is_burden (KscoreReasonCode code)
{
  return code == KSCORE_REASON_DISCOUNTED || code == KSCORE_REASON_TOP_POST;
}

static void
check_list (const Case         *it,
            const KscoreReason *reasons,
            guint               n,
            gboolean            against)
{
  g_assert_cmpuint (n, <=, KSCORE_MAX_REASONS);
  for (guint i = 0; i < n; i++)
    {
      const KscoreReason *reason = &reasons[i];
      double sign = is_burden (reason->code) == against ? 1 : -1;

      g_assert_cmpfloat (reason->points, >=, 0.05);
      g_assert_cmpfloat (reason->points, <=, against ? 100 - it->score->score
                                                     : it->score->score);
      g_assert_cmpfloat (sign * (reason->value - reason->reference), >, 0);
      g_assert_true (i == 0 || reasons[i - 1].points >= reason->points);
      for (guint j = 0; j < i; j++)
        g_assert_cmpint (reasons[j].code, !=, reason->code);
    }
}

/* What is attainable is what the simulator answers for the lever. */
static void
check_levers (const Case *it)
{
  for (guint i = 0; i < it->reasons.n_against; i++)
    {
      const KscoreReason *reason = &it->reasons.against[i];
      double levers[KSCORE_N_LEVERS] = { 0 };
      KscoreSimulated simulated;

      if (reason->code == KSCORE_REASON_DISCOUNTED)
        {
          g_assert_cmpint (reason->lever, ==, KSCORE_LEVER_NONE);
          continue;
        }
      levers[reason->lever] = reason->lever_value;
      kscore_simulator_evaluate (it->simulator, levers, &simulated);
      g_assert_cmpfloat_with_epsilon (simulated.score - it->score->score, reason->points, 1e-9);
    }
}

static void
test_lists (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint against[KSCORE_N_REASONS] = { 0 }, favour[KSCORE_N_REASONS] = { 0 };

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      Case it;

      case_init (&it, score_support_generate (rand, &small));
      check_list (&it, it.reasons.against, it.reasons.n_against, TRUE);
      check_list (&it, it.reasons.favour, it.reasons.n_favour, FALSE);
      check_levers (&it);
      for (guint j = 0; j < it.reasons.n_against; j++)
        {
          against[it.reasons.against[j].code]++;
          g_assert_null (find (it.reasons.favour, it.reasons.n_favour,
                               it.reasons.against[j].code));
        }
      for (guint j = 0; j < it.reasons.n_favour; j++)
        favour[it.reasons.favour[j].code]++;
      case_clear (&it);
    }

  g_assert_cmpuint (against[KSCORE_REASON_PEOPLE], >, 0);
  g_assert_cmpuint (against[KSCORE_REASON_SUPPORTERS], >, 0);
  g_assert_cmpuint (favour[KSCORE_REASON_AUDIENCE], >, 0);
  g_assert_cmpuint (favour[KSCORE_REASON_MARKS], >, 0);
}

/* A person whose evidence is known by hand: 13 weeks with one like of each of six people, and a
 * reshare by one of them. */
static KscoreEvidence *
make_person (void)
{
  KscoreEvidence *evidence = kscore_evidence_new ();
  guint account = score_support_add_account (evidence, "mastodon", KSCORE_DAY_UNKNOWN);
  KscoreDay sunday = kscore_day_get_monday (DAY) - 1;
  guint32 actors[6];

  score_support_add_coverage (evidence, account, sunday - 300, DAY);
  score_support_add_audience (evidence, account, 3000, DAY - 10);
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    actors[i] = score_support_add_actor (evidence, -1);
  for (guint week = 0; week < 13; week++)
    {
      guint32 post = score_support_add_post (evidence, account, sunday - 7 * (int) week - 2);

      for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
        score_support_add_interaction (evidence, account,
                                       i == 0 ? KSCORE_KIND_RESHARE : KSCORE_KIND_LIKE,
                                       actors[i], post, sunday - 7 * (int) week);
    }

  return evidence;
}

/* Values, references and points by another way: the evidence itself changed. */
static void
test_known_person (void)
{
  const KscoreConstants *constants = score_support_get_constants ();
  const KscoreReason *reason;
  g_autoptr (KscoreEvidence) more = NULL;
  Case it;

  case_init (&it, make_person ());
  g_assert_cmpint (it.score->band, ==, KSCORE_BAND_STARTING);
  g_assert_cmpint (it.reasons.next, ==, KSCORE_BAND_GROWING);

  reason = find (it.reasons.against, it.reasons.n_against, KSCORE_REASON_PEOPLE);
  g_assert_nonnull (reason);
  g_assert_cmpfloat_with_epsilon (reason->value, 6, 1e-9);
  g_assert_cmpfloat (reason->reference, ==, constants->profile[KSCORE_BAND_GROWING].people);
  g_assert_cmpint (reason->lever, ==, KSCORE_LEVER_PEOPLE);
  g_assert_cmpfloat_with_epsilon (reason->lever_value, 44, 1e-9);

  /* (5 likes + 4 of a reshare) / 6 people is 1.5 points, which are two likes. */
  more = score_support_copy (it.evidence);
  for (guint i = 0; i < 44; i++)
    {
      guint32 actor = score_support_add_actor (more, -1);

      for (guint week = 0; week < 13; week++)
        {
          KscoreDay sunday = kscore_day_get_monday (DAY) - 1 - 7 * (int) week;

          score_support_add_interaction (more, 0, KSCORE_KIND_LIKE, actor, KSCORE_NO_INDEX,
                                         sunday);
          score_support_add_interaction (more, 0, KSCORE_KIND_LIKE, actor, KSCORE_NO_INDEX,
                                         sunday);
        }
    }
  g_assert_cmpfloat_with_epsilon (score_support_score (more, DAY) - it.score->score,
                                  reason->points, 1e-6);

  /* The audience is above what is usual for the band: without that much the score is lower. */
  reason = find (it.reasons.favour, it.reasons.n_favour, KSCORE_REASON_AUDIENCE);
  g_assert_nonnull (reason);
  g_assert_cmpfloat (reason->value, ==, 3000);
  g_assert_cmpfloat (reason->reference, ==, constants->profile[KSCORE_BAND_STARTING].audience);
  g_array_index (it.evidence->audience, KscoreEvidenceAudience, 0).followers = 150;
  g_assert_cmpfloat_with_epsilon (it.score->score - score_support_score (it.evidence, DAY),
                                  reason->points, 1e-9);

  /* All weeks are active: no reason against. */
  g_assert_null (find (it.reasons.against, it.reasons.n_against, KSCORE_REASON_WEEKS));
  case_clear (&it);
}

/* What was discounted is told with what it would bring. */
static void
test_discounted (void)
{
  KscoreEvidence *evidence = make_person ();
  const KscoreReason *reason;
  Case it;

  g_array_set_size (evidence->audience, 0);
  for (guint i = 0; i < evidence->interactions->len; i++)
    g_array_index (evidence->interactions, KscoreEvidenceInteraction, i).trust = 0.1f;
  case_init (&it, evidence);
  reason = find (it.reasons.against, it.reasons.n_against, KSCORE_REASON_DISCOUNTED);
  if (reason == NULL)
    {
      /* Four others bring more: then it is the fifth. Held alone it must be there. */
      KscoreProfile peers = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0.03, NAN, NAN };

      kscore_reasons_init (&it.reasons, it.evidence, it.ledger, it.score, it.simulator, &peers);
      g_assert_cmpuint (it.reasons.n_against, ==, 1);
      reason = &it.reasons.against[0];
    }
  g_assert_cmpint (reason->code, ==, KSCORE_REASON_DISCOUNTED);
  g_assert_cmpfloat_with_epsilon (reason->value, 0.9, 1e-6);
  g_assert_cmpint (reason->lever, ==, KSCORE_LEVER_NONE);
  case_clear (&it);
}

/* What signals took off is the real score of evidence in which nothing was discounted and nobody is
 * of a group; and that the counts are not at hand any more changes nothing. */
static void
test_undiscounted (void)
{
  const KscoreProfile peers = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0, NAN, NAN };
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  guint found = 0;

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      KscoreEvidence *evidence = score_support_generate (rand, &small);
      g_autoptr (KscoreEvidence) plain = score_support_copy (evidence);
      double expected;
      Case it;

      for (guint j = 0; j < plain->interactions->len; j++)
        g_array_index (plain->interactions, KscoreEvidenceInteraction, j).trust = 1;
      for (guint j = 0; j < plain->actors->len; j++)
        g_array_index (plain->actors, KscoreEvidenceActor, j).person = j;
      expected = score_support_response (plain, DAY);

      case_init (&it, evidence);
      g_array_set_size (evidence->readings, 0);
      kscore_reasons_init (&it.reasons, evidence, it.ledger, it.score, it.simulator, &peers);
      if (it.reasons.n_against > 0)
        {
          double response = it.score->components[KSCORE_COMPONENT_RESPONSE].value;

          found++;
          g_assert_cmpint (it.reasons.against[0].code, ==, KSCORE_REASON_DISCOUNTED);
          g_assert_cmpfloat_with_epsilon (it.reasons.against[0].value, 1 - response / expected,
                                          1e-9);
        }
      case_clear (&it);
    }
  g_assert_cmpuint (found, >, score_support_get_n_cases () / 20);
}

static double
get_points (KscoreComponent component,
            double          value)
{
  const KscoreConstants *it = score_support_get_constants ();
  double l = log1p (MAX (0, value) / it->x1[component])
             / log1p (it->xm[component] / it->x1[component]);

  return it->span * it->weight[component] * MIN (1, l);
}

/* What would be lost if a component had another value. */
static double
get_loss (const Case      *it,
          KscoreComponent  component,
          double           value)
{
  return it->score->components[component].points - get_points (component, value);
}

/* Response without what happened in the weakest complete weeks of all accounts at once. */
static double
get_response_without_weeks (const Case *it,
                            guint       n)
{
  g_autoptr (KscoreMask) mask = kscore_mask_new (it->ledger);
  g_autoptr (KscoreScore) score = NULL;

  for (; n > 0; n--)
    {
      KscoreDay weakest = KSCORE_DAY_UNKNOWN;
      double least = INFINITY;

      g_clear_pointer (&score, kscore_score_free);
      score = kscore_score_new_without (it->ledger, DAY, mask);
      for (KscoreDay monday = DAY - 7 * 40; monday <= DAY; monday++)
        {
          double sum = 0;

          for (guint i = 0; i < score->accounts->len; i++)
            {
              const KscoreAccountScore *account = &g_array_index (score->accounts,
                                                                  KscoreAccountScore, i);

              for (guint j = 0; account->known && j < account->n_weeks; j++)
                if (account->weeks[j].monday == monday && !account->weeks[j].running
                    && account->weeks[j].f >= 1)
                  sum += account->rate * account->weeks[j].response;
            }
          /* Of equal ones the earlier. */
          if (sum > 0 && sum < least)
            {
              least = sum;
              weakest = monday;
            }
        }
      for (guint i = 0; i < kscore_ledger_get_n_rows (it->ledger); i++)
        {
          KscoreLedgerRow row;

          kscore_ledger_get_row (it->ledger, i, &row);
          if (row.day >= weakest && row.day < weakest + 7)
            kscore_mask_hide_row (mask, i);
        }
    }

  g_clear_pointer (&score, kscore_score_free);
  score = kscore_score_new_without (it->ledger, DAY, mask);
  return score->components[KSCORE_COMPONENT_RESPONSE].value;
}

/* Each factor in favour by the rule that its words state, from the score alone. */
static void
check_favour (const Case         *it,
              const KscoreReason *reason)
{
  const KscoreConstants *constants = score_support_get_constants ();
  double r = it->score->components[KSCORE_COMPONENT_RESPONSE].value;
  double c = it->score->components[KSCORE_COMPONENT_RECOGNITION].value;
  double value = reason->value, reference = reason->reference, loss = NAN;

  switch (reason->code)
    {
    case KSCORE_REASON_WEEKS:
      loss = get_loss (it, KSCORE_COMPONENT_RESPONSE,
                       get_response_without_weeks (it, (guint) (value - reference)));
      break;
    case KSCORE_REASON_PEOPLE:
      loss = get_loss (it, KSCORE_COMPONENT_RESPONSE, r * reference / value);
      break;
    case KSCORE_REASON_RESHARES:
    case KSCORE_REASON_CONVERSATION:
      loss = get_loss (it, KSCORE_COMPONENT_RESPONSE, r * (1 - value) / (1 - reference));
      break;
    case KSCORE_REASON_SUPPORTERS:
      loss = get_loss (it, KSCORE_COMPONENT_RECOGNITION,
                       c - (value - reference) * kscore_constants_g (constants, 1));
      break;
    case KSCORE_REASON_MARKS:
      loss = get_loss (it, KSCORE_COMPONENT_RECOGNITION, c - (value - reference));
      break;
    case KSCORE_REASON_AUDIENCE:
      loss = get_loss (it, KSCORE_COMPONENT_AUDIENCE, reference);
      break;
    case KSCORE_REASON_DISCOUNTED:
      loss = get_loss (it, KSCORE_COMPONENT_RESPONSE, r * (1 - reference) / (1 - value));
      break;
    case KSCORE_REASON_TOP_POST:
      loss = get_loss (it, KSCORE_COMPONENT_RESPONSE, r * value / reference);
      break;
    case KSCORE_REASON_NETWORKS:
    case KSCORE_N_REASONS:
    default:
      break;
    }

  if (!isnan (loss) && !(fabs (loss - reason->points) < 1e-6))
    g_error ("code %u: %g of %g, %g expected", reason->code, reason->points, value, loss);
}

/* A lever goes just so far that the factor comes to its reference. */
static void
check_lever_value (const Case         *it,
                   const KscoreReason *reason)
{
  const KscoreConstants *constants = score_support_get_constants ();
  const KscoreLeverScope *scope;
  double r = it->score->components[KSCORE_COMPONENT_RESPONSE].value, week = r / 13;
  double value = reason->value, reference = reason->reference, n = reason->lever_value, one;

  if (reason->code == KSCORE_REASON_DISCOUNTED)
    {
      g_assert_cmpfloat_with_epsilon (reason->points,
                                      -get_loss (it, KSCORE_COMPONENT_RESPONSE,
                                                 r * (1 - reference) / (1 - value)), 1e-6);
      return;
    }

  scope = kscore_simulator_get_scope (it->simulator, reason->lever);
  g_assert_cmpfloat (n, ==, floor (n));
  switch (reason->code)
    {
    case KSCORE_REASON_WEEKS:
    case KSCORE_REASON_PEOPLE:
    case KSCORE_REASON_SUPPORTERS:
    case KSCORE_REASON_AUDIENCE:
    case KSCORE_REASON_NETWORKS:
      one = 1;
      break;
    case KSCORE_REASON_MARKS:
      one = kscore_constants_g (constants, 1);
      break;
    case KSCORE_REASON_RESHARES:
    case KSCORE_REASON_CONVERSATION:
      one = kscore_constants_g (constants, reason->code == KSCORE_REASON_RESHARES ? 4 : 3);
      g_assert_cmpfloat ((week * value + (n - 1) * one) / (week + (n - 1) * one), <, reference);
      if (n < scope->limit)
        g_assert_cmpfloat ((week * value + n * one) / (week + n * one), >=, reference - 1e-12);
      return;
    case KSCORE_REASON_TOP_POST:
      one = kscore_constants_g (constants, scope->each);
      g_assert_cmpfloat (week * value / (week + (n - 1) * one), >, reference);
      if (n < scope->limit)
        g_assert_cmpfloat (week * value / (week + n * one), <=, reference + 1e-12);
      return;
    case KSCORE_REASON_DISCOUNTED:
    case KSCORE_N_REASONS:
    default:
      g_assert_not_reached ();
    }

  g_assert_cmpfloat (value + (n - 1) * one, <, reference);
  if (n < scope->limit)
    g_assert_cmpfloat (value + n * one, >=, reference - 1e-9);
}

/* What the factors are now, by the score and its parts. */
static void
check_value (const Case         *it,
             const KscoreReason *reason)
{
  g_autoptr (KscoreAttribution) attribution = kscore_attribution_new (it->ledger, it->score);
  g_autoptr (GArray) kinds = kscore_attribution_by_kind (attribution, it->ledger);
  double points = it->score->components[KSCORE_COMPONENT_RESPONSE].points, sum = 0;

  if (reason->code == KSCORE_REASON_MARKS)
    g_assert_cmpfloat_with_epsilon (reason->value + it->score->recognition.supporters *
                                    kscore_constants_g (score_support_get_constants (), 1),
                                    MAX (it->score->components[1].value,
                                         it->score->recognition.supporters *
                                         kscore_constants_g (score_support_get_constants (), 1)),
                                    1e-9);
  if (reason->code != KSCORE_REASON_RESHARES && reason->code != KSCORE_REASON_CONVERSATION)
    return;

  for (guint i = 0; i < kinds->len; i++)
    {
      const KscorePointsSum *kind = &g_array_index (kinds, KscorePointsSum, i);
      gboolean words = kind->key == KSCORE_KIND_REPLY || kind->key == KSCORE_KIND_MENTION
                       || kind->key == KSCORE_KIND_COMMENT || kind->key == KSCORE_KIND_QUOTE;

      if (reason->code == KSCORE_REASON_CONVERSATION ? words : kind->key == KSCORE_KIND_RESHARE)
        sum += kind->points;
    }
  g_assert_cmpfloat_with_epsilon (reason->value, sum / points, 1e-9);
}

static void
random_profile (GRand         *rand,
                KscoreProfile *profile)
{
  *profile = (KscoreProfile) {
    .active_weeks = g_rand_int_range (rand, 0, 14),
    .people = g_rand_double_range (rand, 0.1, 4),
    .reshare_share = g_rand_double_range (rand, 0.02, 0.6),
    .reply_share = g_rand_double_range (rand, 0.02, 0.8),
    .supporters = g_rand_double_range (rand, 0, 6),
    .marks = g_rand_double_range (rand, 0, 60),
    .audience = g_rand_double_range (rand, 10, 100000),
    .networks = g_rand_int_range (rand, 1, 4),
    .discounted = g_rand_double_range (rand, 0, 0.9),
    .top_post_share = g_rand_double_range (rand, 0.05, 0.9),
  };
}

/* Whatever the references are, each reason says what the real formula does. */
static void
test_rules (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  guint against[KSCORE_N_REASONS] = { 0 }, favour[KSCORE_N_REASONS] = { 0 };

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      KscoreConstants constants = *score_support_get_constants ();
      g_autoptr (KscoreLedger) ledger = NULL;
      KscoreProfile peers;
      Case it;

      case_init (&it, score_support_generate (rand, &small));
      for (guint j = 0; j < KSCORE_N_BANDS; j++)
        random_profile (rand, &constants.profile[j]);
      random_profile (rand, &peers);
      ledger = kscore_ledger_new (it.evidence, &constants);
      kscore_reasons_init (&it.reasons, it.evidence, ledger, it.score, it.simulator, &peers);

      for (guint j = 0; j < it.reasons.n_against; j++)
        {
          check_value (&it, &it.reasons.against[j]);
          check_lever_value (&it, &it.reasons.against[j]);
          against[it.reasons.against[j].code]++;
        }
      for (guint j = 0; j < it.reasons.n_favour; j++)
        {
          check_value (&it, &it.reasons.favour[j]);
          check_favour (&it, &it.reasons.favour[j]);
          favour[it.reasons.favour[j].code]++;
        }
      check_levers (&it);
      case_clear (&it);
    }

  for (guint i = KSCORE_REASON_WEEKS; i < KSCORE_N_REASONS; i++)
    if (against[i] == 0 || favour[i] == 0)
      g_error ("code %u: %u against, %u in favour", i, against[i], favour[i]);
}

/* Of two networks the weaker one is what the second is worth. */
static void
test_networks (void)
{
  KscoreConstants constants = *score_support_get_constants ();
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (KscoreEvidence) alone = NULL;
  KscoreProfile nothing = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  KscoreEvidence *evidence = make_person ();
  guint account = score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  const KscoreReason *reason;
  Case it;

  alone = score_support_copy (evidence);
  score_support_add_coverage (evidence, account, DAY - 200, DAY);
  for (int week = 1; week < 14; week++)
    for (guint i = 0; i < 3; i++)
      score_support_add_interaction (evidence, account, KSCORE_KIND_LIKE, i, KSCORE_NO_INDEX,
                                     DAY - 7 * week);
  for (guint i = 0; i < KSCORE_N_BANDS; i++)
    {
      constants.profile[i] = nothing;
      constants.profile[i].networks = 1;
    }
  case_init (&it, evidence);
  ledger = kscore_ledger_new (evidence, &constants);
  kscore_reasons_init (&it.reasons, evidence, ledger, it.score, it.simulator, &nothing);
  g_assert_cmpuint (it.reasons.n_favour, ==, 1);
  reason = &it.reasons.favour[0];
  g_assert_cmpint (reason->code, ==, KSCORE_REASON_NETWORKS);
  g_assert_cmpfloat (reason->value, ==, 2);
  g_assert_cmpfloat_with_epsilon (reason->points,
                                  it.score->score - score_support_score (alone, DAY), 1e-9);
  case_clear (&it);
}

/* A peer group takes the place of the next band; what it does not know is no reason. */
static void
test_peers (void)
{
  KscoreProfile peers = { NAN, NAN, NAN, NAN, NAN, 20, NAN, NAN, NAN, NAN, NAN };
  Case it;

  case_init_with (&it, make_person (), &peers);
  g_assert_cmpuint (it.reasons.n_against, ==, 1);
  g_assert_cmpint (it.reasons.against[0].code, ==, KSCORE_REASON_MARKS);
  g_assert_cmpfloat (it.reasons.against[0].reference, ==, 20);
  case_clear (&it);
}

/* Unknown values make no reason. */
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
  static const KscoreReasonCode unknown[] = {
    KSCORE_REASON_PEOPLE, KSCORE_REASON_RESHARES, KSCORE_REASON_CONVERSATION,
    KSCORE_REASON_SUPPORTERS, KSCORE_REASON_AUDIENCE, KSCORE_REASON_MARKS,
    KSCORE_REASON_DISCOUNTED, KSCORE_REASON_TOP_POST,
  };
  Case it;

  g_array_append_val (evidence->coverage, coverage);
  case_init (&it, evidence);
  g_assert_true (it.score->known);
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_assert_null (find (it.reasons.against, it.reasons.n_against, unknown[i]));
      g_assert_null (find (it.reasons.favour, it.reasons.n_favour, unknown[i]));
    }
  case_clear (&it);

  case_init (&it, kscore_evidence_new ());
  g_assert_cmpuint (it.reasons.n_against + it.reasons.n_favour, ==, 0);
  case_clear (&it);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/reasons/lists", test_lists);
  g_test_add_func ("/score/reasons/known-person", test_known_person);
  g_test_add_func ("/score/reasons/discounted", test_discounted);
  g_test_add_func ("/score/reasons/undiscounted", test_undiscounted);
  g_test_add_func ("/score/reasons/rules", test_rules);
  g_test_add_func ("/score/reasons/networks", test_networks);
  g_test_add_func ("/score/reasons/peers", test_peers);
  g_test_add_func ("/score/reasons/not-told", test_not_told);
  return g_test_run ();
}
