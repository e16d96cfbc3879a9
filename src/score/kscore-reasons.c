#include "config.h"

#include "score/kscore-reasons.h"

#include <math.h>

#include "score/kscore-attribution.h"
#include "score/kscore-simulator-private.h"

/* Every factor is held against a typical profile: "against" where it falls short of the next
 * band's, with the points that the reference would bring; in favour where it is above that of the
 own band, with the points that falling to it would cost. Each by the real formula. What is
 * between the two stands once, where it has more points. What is not known is no reason. */

#define LEAST_POINTS 0.05

typedef struct {
  const KscoreEvidence  *evidence;
  const KscoreLedger    *ledger;
  const KscoreScore     *score;
  const KscoreSimulator *simulator;
  double                 response;   /* R; NAN where not known */
  double                 undiscounted; /* R without any discount */
  double                 values[KSCORE_N_REASONS]; /* NAN where not known */
} Builder;

typedef struct {
  guint32 actor;
  double  points;
} ActorPoints;

static int
compare_actors (gconstpointer a,
                gconstpointer b)
{
  const ActorPoints *x = a, *y = b;

  if (x->actor != y->actor)
    return x->actor < y->actor ? -1 : 1;
  return (x->points > y->points) - (x->points < y->points);
}

/* Everybody's own rho: a ledger knows only that of the one who stands for a group. */
static double *
get_own_rho (const KscoreEvidence  *evidence,
             const KscoreConstants *constants,
             KscoreDay              day)
{
  guint n = evidence->actors->len;
  double *rho = g_new (double, n + 1);
  g_autofree double *highest = g_new (double, n + 1);
  g_autofree KscoreDay *first_day = g_new (KscoreDay, n + 1);

  for (guint i = 0; i < n; i++)
    {
      highest[i] = -1;
      first_day[i] = KSCORE_DAY_NEVER;
    }
  for (guint i = 0; i < evidence->followers->len; i++)
    {
      const KscoreEvidenceFollowers *reading;

      reading = &g_array_index (evidence->followers, KscoreEvidenceFollowers, i);
      if (reading->actor < n && reading->followers >= 0)
        first_day[reading->actor] = MIN (first_day[reading->actor], reading->day);
    }
  for (guint i = 0; i < evidence->followers->len; i++)
    {
      const KscoreEvidenceFollowers *reading;

      reading = &g_array_index (evidence->followers, KscoreEvidenceFollowers, i);
      if (reading->actor < n && reading->followers >= 0 &&
          (reading->day <= day || reading->day <= first_day[reading->actor]))
        highest[reading->actor] = MAX (highest[reading->actor], (double) reading->followers);
    }
  for (guint i = 0; i < n; i++)
    rho[i] = highest[i] >= 0 ? kscore_constants_rho (constants, highest[i])
                             : constants->rho_unknown;

  return rho;
}

/* The response of a week's known people, each by themselves and in full. */
static double
sum_undiscounted (const KscoreLedger     *ledger,
                  const KscoreLedgerWeek *week,
                  KscoreDay               last_day,
                  const double           *rho)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (ActorPoints));
  double sum = 0;

  for (guint row = week->first_row; row < week->first_anonymous; row++)
    {
      ActorPoints one = { ledger->actor[row], ledger->points[row] };

      if (ledger->day[row] <= last_day && one.actor < ledger->n_people)
        g_array_append_val (points, one);
    }
  g_array_sort (points, compare_actors);

  for (guint i = 0; i < points->len;)
    {
      guint32 actor = g_array_index (points, ActorPoints, i).actor;
      double own = 0;

      for (; i < points->len && g_array_index (points, ActorPoints, i).actor == actor; i++)
        own += g_array_index (points, ActorPoints, i).points;
      sum += rho[actor] * kscore_ledger_g (ledger, own);
    }

  return sum;
}

/* R as though nothing had been discounted and nobody were of a group. From the ledger, since
 * the evidence that it was made from may have given its counts back. */
static double
get_undiscounted (const KscoreEvidence  *evidence,
                  const KscoreLedger    *ledger,
                  const KscoreSimulator *simulator)
{
  const KscoreConstants *constants = &simulator->constants;
  g_autofree double *rho = get_own_rho (evidence, constants, simulator->day);
  double total = 0;

  for (guint slot = 0; slot < simulator->n_accounts; slot++)
    {
      KscoreResponse response = simulator->responses[slot];
      KscorePlaces places;

      for (guint i = 0; response.known && i < response.n_weeks; i++)
        {
          const KscoreLedgerWeek *week;

          week = kscore_ledger_find_week (ledger, &ledger->accounts[slot],
                                          response.weeks[i].week);
          if (week != NULL)
            response.weeks[i].known = sum_undiscounted (ledger, week, response.last_day, rho);
        }
      kscore_response_place (&response, constants, FALSE, &places);
      total += response.rate * places.response;
    }

  return total;
}

static double
sum_kinds (const GArray *groups,
           const KscoreKind *kinds,
           guint             n_kinds)
{
  double sum = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const KscorePointsSum *group = &g_array_index (groups, KscorePointsSum, i);

      for (guint j = 0; j < n_kinds; j++)
        {
          if (group->key == (guint32) kinds[j] && isfinite (group->points))
            sum += group->points;
        }
    }

  return sum;
}

static void
find_shares (Builder *self)
{
  static const KscoreKind reshares[] = { KSCORE_KIND_RESHARE };
  static const KscoreKind words[] = {
    KSCORE_KIND_REPLY, KSCORE_KIND_MENTION, KSCORE_KIND_COMMENT, KSCORE_KIND_QUOTE,
  };
  double points = self->score->components[KSCORE_COMPONENT_RESPONSE].points;
  g_autoptr (KscoreAttribution) attribution = NULL;
  g_autoptr (GArray) kinds = NULL;
  g_autoptr (GArray) posts = NULL;
  double most = 0;

  if (!(self->response > 0) || !(points > 0))
    return;

  attribution = kscore_attribution_new (self->ledger, self->score);
  kinds = kscore_attribution_by_kind (attribution, self->ledger);
  posts = kscore_attribution_by_post (attribution, self->ledger);
  for (guint i = 0; i < posts->len; i++)
    {
      const KscorePointsSum *group = &g_array_index (posts, KscorePointsSum, i);

      if (group->key != KSCORE_NO_INDEX && isfinite (group->points))
        most = MAX (most, group->points);
    }

  if (self->simulator->scopes[KSCORE_LEVER_RESHARES].available)
    self->values[KSCORE_REASON_RESHARES] = sum_kinds (kinds, reshares, G_N_ELEMENTS (reshares))
                                           / points;
  if (self->simulator->scopes[KSCORE_LEVER_REPLIES].available)
    self->values[KSCORE_REASON_CONVERSATION] = sum_kinds (kinds, words, G_N_ELEMENTS (words))
                                               / points;
  if (self->evidence->posts->len > 0)
    self->values[KSCORE_REASON_TOP_POST] = most / points;
}

static void
find_values (Builder *self)
{
  const KscoreLeverScope *scopes = self->simulator->scopes;
  const KscoreScore *score = self->score;
  const KscoreConstants *constants = kscore_ledger_get_constants (self->ledger);

  for (int i = 0; i < KSCORE_N_REASONS; i++)
    self->values[i] = NAN;

  self->response = score->components[KSCORE_COMPONENT_RESPONSE].value;
  self->undiscounted = NAN;
  self->values[KSCORE_REASON_WEEKS] = scopes[KSCORE_LEVER_WEEKS].present;
  self->values[KSCORE_REASON_PEOPLE] = scopes[KSCORE_LEVER_PEOPLE].present;
  self->values[KSCORE_REASON_NETWORKS] = scopes[KSCORE_LEVER_NETWORKS].present;
  self->values[KSCORE_REASON_AUDIENCE] = scopes[KSCORE_LEVER_FOLLOWERS].present;
  self->values[KSCORE_REASON_SUPPORTERS] = scopes[KSCORE_LEVER_SUPPORTERS].present;
  if (score->components[KSCORE_COMPONENT_RECOGNITION].known)
    self->values[KSCORE_REASON_MARKS] =
      MAX (0, score->components[KSCORE_COMPONENT_RECOGNITION].value
              - score->recognition.supporters
                * kscore_constants_g (constants, constants->established));

  find_shares (self);
  if (self->response > 0)
    {
      /* A group may weigh more than its members do, where who stands for it is followed by many:
       * that is no discount, and nothing that could be lost. */
      self->undiscounted = MAX (self->response, get_undiscounted (self->evidence, self->ledger,
                                                                  self->simulator));
      self->values[KSCORE_REASON_DISCOUNTED] = 1 - self->response / self->undiscounted;
    }
}

static double
get_reference (const KscoreProfile *profile,
               KscoreReasonCode     code)
{
  switch (code)
    {
    case KSCORE_REASON_WEEKS:
      return profile->active_weeks;
    case KSCORE_REASON_PEOPLE:
      return profile->people;
    case KSCORE_REASON_RESHARES:
      return profile->reshare_share;
    case KSCORE_REASON_CONVERSATION:
      return profile->reply_share;
    case KSCORE_REASON_SUPPORTERS:
      return profile->supporters;
    case KSCORE_REASON_AUDIENCE:
      return profile->audience;
    case KSCORE_REASON_MARKS:
      return profile->marks;
    case KSCORE_REASON_NETWORKS:
      return profile->networks;
    case KSCORE_REASON_DISCOUNTED:
      return profile->discounted;
    case KSCORE_REASON_TOP_POST:
      return profile->top_post_share;
    case KSCORE_N_REASONS:
    default:
      return NAN;
    }
}

static int
get_lever (KscoreReasonCode code)
{
  switch (code)
    {
    case KSCORE_REASON_WEEKS:
      return KSCORE_LEVER_WEEKS;
    case KSCORE_REASON_PEOPLE:
    case KSCORE_REASON_TOP_POST:
      return KSCORE_LEVER_PEOPLE;
    case KSCORE_REASON_RESHARES:
      return KSCORE_LEVER_RESHARES;
    case KSCORE_REASON_CONVERSATION:
      return KSCORE_LEVER_REPLIES;
    case KSCORE_REASON_SUPPORTERS:
      return KSCORE_LEVER_SUPPORTERS;
    case KSCORE_REASON_AUDIENCE:
      return KSCORE_LEVER_FOLLOWERS;
    case KSCORE_REASON_MARKS:
      return KSCORE_LEVER_LISTS;
    case KSCORE_REASON_NETWORKS:
      return KSCORE_LEVER_NETWORKS;
    case KSCORE_REASON_DISCOUNTED:
    case KSCORE_N_REASONS:
    default:
      return KSCORE_LEVER_NONE;
    }
}

/* Less of it is better. */
static gboolean
is_burden (KscoreReasonCode code)
{
  return code == KSCORE_REASON_DISCOUNTED || code == KSCORE_REASON_TOP_POST;
}

/* So much more response a week that a share of it grows, or the largest post's falls. */
static double
get_more_response (const Builder    *self,
                   KscoreReasonCode  code,
                   double            reference)
{
  double week = self->response / self->simulator->constants.window_weeks;
  double value = self->values[code];

  if (code == KSCORE_REASON_TOP_POST)
    return reference > 0 ? week * (value / reference - 1) : INFINITY;
  return reference < 1 ? week * (reference - value) / (1 - reference) : INFINITY;
}

/* What a lever has to add so that the factor comes to the reference. */
static double
get_lever_value (const Builder    *self,
                 KscoreReasonCode  code,
                 double            reference)
{
  const KscoreConstants *constants = &self->simulator->constants;
  int lever = get_lever (code);
  double more = reference - self->values[code];
  double one;

  switch (code)
    {
    case KSCORE_REASON_RESHARES:
    case KSCORE_REASON_CONVERSATION:
    case KSCORE_REASON_TOP_POST:
      one = constants->rho_unknown *
            kscore_constants_g (constants, code == KSCORE_REASON_RESHARES
                                           ? constants->points[KSCORE_KIND_RESHARE]
                                           : code == KSCORE_REASON_CONVERSATION
                                           ? constants->points[KSCORE_KIND_REPLY]
                                           : self->simulator->scopes[lever].each
                                             * constants->points[KSCORE_KIND_LIKE]);
      more = get_more_response (self, code, reference) / one;
      break;
    case KSCORE_REASON_MARKS:
      more /= kscore_constants_g (constants, constants->mark_points[KSCORE_MARK_LIST]);
      break;
    case KSCORE_REASON_WEEKS:
    case KSCORE_REASON_PEOPLE:
    case KSCORE_REASON_SUPPORTERS:
    case KSCORE_REASON_AUDIENCE:
    case KSCORE_REASON_NETWORKS:
    case KSCORE_REASON_DISCOUNTED:
    case KSCORE_N_REASONS:
    default:
      break;
    }

  return isfinite (more) ? MIN (ceil (more), self->simulator->scopes[lever].limit) : NAN;
}

static gboolean
hold_against (const Builder *self,
              double         reference,
              KscoreReason  *reason)
{
  KscoreSimulatorChange change = { NAN, 0, NAN, NAN };
  double levers[KSCORE_N_LEVERS] = { 0 };
  KscoreSimulated simulated;

  if (reason->code == KSCORE_REASON_DISCOUNTED)
    {
      change.response_factor = self->undiscounted * (1 - reference) / self->response;
      reason->points = kscore_simulator_get_changed (self->simulator, &change)
                       - self->score->score;
      return TRUE;
    }

  if (!self->simulator->scopes[reason->lever].available)
    return FALSE;
  reason->lever_value = get_lever_value (self, reason->code, reference);
  if (isnan (reason->lever_value))
    return FALSE;
  levers[reason->lever] = reason->lever_value;
  kscore_simulator_evaluate (self->simulator, levers, &simulated);
  reason->points = simulated.score - self->score->score;
  return TRUE;
}

/* The score with the networks alone that bring most. */
static double
get_score_of_networks (const Builder *self,
                       guint          n)
{
  const GArray *accounts = self->evidence->accounts;
  g_autoptr (KscoreMask) mask = kscore_mask_new (self->ledger);
  g_autoptr (KscoreScore) score = NULL;
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);

  for (; n > 0; n--)
    {
      g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
      const char *best = NULL;
      double most = -1;

      for (guint i = 0; i < accounts->len; i++)
        {
          const char *network = g_array_index (accounts, KscoreEvidenceAccount, i).network;
          const KscoreAccountScore *account;
          double *sum = g_hash_table_lookup (sums, network);

          account = &g_array_index (self->score->accounts, KscoreAccountScore, i);
          if (sum == NULL)
            {
              sum = g_new0 (double, 1);
              g_hash_table_insert (sums, (gpointer) network, sum);
            }
          *sum += account->response_points + account->audience_points;
          if (!g_hash_table_contains (kept, network) && *sum > most)
            {
              most = *sum;
              best = network;
            }
        }
      if (best == NULL)
        break;
      g_hash_table_add (kept, (gpointer) best);
    }

  for (guint i = 0; i < accounts->len; i++)
    {
      if (!g_hash_table_contains (kept, g_array_index (accounts, KscoreEvidenceAccount,
                                                       i).network))
        kscore_mask_hide_account (mask, i);
    }
  score = kscore_score_new_without (self->ledger, self->score->day, mask);
  return score->score;
}

/* What would be lost if the factor fell to the reference. */
static void
hold_in_favour (const Builder *self,
                double         reference,
                KscoreReason  *reason)
{
  const KscoreConstants *constants = &self->simulator->constants;
  double recognition = self->score->components[KSCORE_COMPONENT_RECOGNITION].value;
  KscoreSimulatorChange change = { NAN, 0, NAN, NAN };
  double value = reason->value;

  switch (reason->code)
    {
    case KSCORE_REASON_WEEKS:
      change.weeks_without = (guint) (value - reference);
      break;
    case KSCORE_REASON_PEOPLE:
      change.response_factor = reference / value;
      break;
    case KSCORE_REASON_RESHARES:
    case KSCORE_REASON_CONVERSATION:
      if (reference < 1)
        change.response_factor = (1 - value) / (1 - reference);
      break;
    case KSCORE_REASON_SUPPORTERS:
      change.recognition = MAX (0, recognition - (value - reference)
                                                 * kscore_constants_g (constants,
                                                                       constants->established));
      break;
    case KSCORE_REASON_MARKS:
      change.recognition = MAX (0, recognition - (value - reference));
      break;
    case KSCORE_REASON_AUDIENCE:
      change.audience = reference;
      break;
    case KSCORE_REASON_NETWORKS:
      reason->points = self->score->score - get_score_of_networks (self, (guint) reference);
      return;
    case KSCORE_REASON_DISCOUNTED:
      change.response_factor = self->undiscounted * (1 - reference) / self->response;
      break;
    case KSCORE_REASON_TOP_POST:
      if (reference > 0)
        change.response_factor = value / reference;
      break;
    case KSCORE_N_REASONS:
    default:
      break;
    }

  reason->points = self->score->score - kscore_simulator_get_changed (self->simulator, &change);
}

static void
insert_reason (KscoreReason       *reasons,
               guint              *n_reasons,
               const KscoreReason *reason)
{
  guint i = *n_reasons;

  if (!(reason->points >= LEAST_POINTS))
    return;

  while (i > 0 && reasons[i - 1].points < reason->points)
    i--;
  for (guint j = MIN (*n_reasons, KSCORE_MAX_REASONS - 1); j > i; j--)
    reasons[j] = reasons[j - 1];
  if (i < KSCORE_MAX_REASONS)
    reasons[i] = *reason;
  *n_reasons = MIN (*n_reasons + 1, KSCORE_MAX_REASONS);
}

/**
 * kscore_reasons_init:
 * @self: (out caller-allocates): the reasons
 * @evidence: what is known
 * @ledger: made from @evidence
 * @score: the score to explain
 * @simulator: of the same day
 * @peers: (nullable): what to hold against instead of the next band: the 75th percentile of a peer
 *   group, NAN where not known
 *
 * Finds what holds the score back and what carries it. The next band of the highest is itself.
 */
void
kscore_reasons_init (KscoreReasons         *self,
                     const KscoreEvidence  *evidence,
                     const KscoreLedger    *ledger,
                     const KscoreScore     *score,
                     const KscoreSimulator *simulator,
                     const KscoreProfile   *peers)
{
  Builder builder = { evidence, ledger, score, simulator, .response = NAN };
  const KscoreConstants *constants = kscore_ledger_get_constants (ledger);
  const KscoreProfile *next, *own;

  *self = (KscoreReasons) { 0 };
  if (!score->known)
    return;

  self->band = score->band;
  self->next = MIN (score->band + 1, KSCORE_BAND_PROMINENT);
  next = peers != NULL ? peers : &constants->profile[self->next];
  own = &constants->profile[self->band];
  find_values (&builder);

  for (KscoreReasonCode code = KSCORE_REASON_WEEKS; code < KSCORE_N_REASONS; code++)
    {
      KscoreReason against = { .code = code, .value = builder.values[code],
                               .lever = get_lever (code) };
      KscoreReason favour = against;
      int sign = is_burden (code) ? -1 : 1;

      if (isnan (against.value))
        continue;

      against.reference = get_reference (next, code);
      if (!(sign * (against.reference - against.value) > 0) ||
          !hold_against (&builder, against.reference, &against))
        against.points = 0;
      favour.reference = get_reference (own, code);
      if (sign * (favour.value - favour.reference) > 0)
        hold_in_favour (&builder, favour.reference, &favour);

      if (against.points > favour.points)
        insert_reason (self->against, &self->n_against, &against);
      else
        insert_reason (self->favour, &self->n_favour, &favour);
    }
}
