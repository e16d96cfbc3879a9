#include "config.h"

#include "score/kscore-simulator-private.h"

#include <math.h>
#include <string.h>

#include "score/kscore-recognition.h"

#define MOST_REACTIONS 1e7
#define MOST_FOLLOWERS 1e9
#define MOST_MAKERS 1e6
#define MOST_NETWORKS 9

static const KscoreKind lever_kinds[] = {
  [KSCORE_LEVER_LIKES] = KSCORE_KIND_LIKE,
  [KSCORE_LEVER_REPLIES] = KSCORE_KIND_REPLY,
  [KSCORE_LEVER_RESHARES] = KSCORE_KIND_RESHARE,
  [KSCORE_LEVER_QUOTES] = KSCORE_KIND_QUOTE,
  [KSCORE_LEVER_PEOPLE] = KSCORE_KIND_LIKE,
  [KSCORE_LEVER_WEEKS] = KSCORE_KIND_LIKE,
};

/* What there is of everything in a week, on average. */
typedef struct {
  double   counts[KSCORE_N_KINDS];
  double   people;        /* each once a week and account */
  double   points;        /* of all of them */
  gboolean tells_people;
} Totals;

static gboolean
is_full_week (const KscoreResponseWeek *week)
{
  return !week->running && week->f >= 1;
}

static KscoreDay
get_sunday (const KscoreResponseWeek *week)
{
  return week->week * 7 + kscore_day_get_monday (0) + 6;
}

static double
get_response (const KscoreSimulator *self,
              guint                  slot)
{
  KscorePlaces places;

  if (!self->responses[slot].known)
    return 0;
  kscore_response_place (&self->responses[slot], &self->constants, FALSE, &places);
  return self->responses[slot].rate * places.response;
}

/* What somebody unknown brings in a week who likes so often. */
static double
get_stranger (const KscoreSimulator *self,
              KscoreKind             kind,
              guint                  times)
{
  return self->constants.rho_unknown
         * kscore_constants_g (&self->constants, times * self->constants.points[kind]);
}

static guint
count_likes (const KscoreSimulator *self,
             double                 response)
{
  double one = get_stranger (self, KSCORE_KIND_LIKE, 1);

  return one > 0 ? (guint) CLAMP (round (response / one), 1, 1e9) : 1;
}

/* The days of an account on which a kind is covered. */
static void
get_covered (const KscoreEvidence *evidence,
             guint                 account,
             KscoreKind            kind,
             KscoreCoveredDays    *covered)
{
  kscore_covered_days_init (covered);
  for (guint i = 0; i < evidence->coverage->len; i++)
    {
      const KscoreEvidenceCoverage *coverage;

      coverage = &g_array_index (evidence->coverage, KscoreEvidenceCoverage, i);
      if (coverage->account == account && (coverage->kinds & KSCORE_KINDS_OF (kind)))
        kscore_covered_days_add (covered, coverage->from, coverage->to);
    }
  kscore_covered_days_finish (covered, 0);
}

static void
find_days (const KscoreSimulator *self,
           const KscoreResponse  *response,
           const KscoreEvidence  *evidence,
           KscoreLever            lever,
           KscoreLeverScope      *scope,
           guint8                *places)
{
  KscoreCoveredDays covered;

  get_covered (evidence, scope->account, lever_kinds[lever], &covered);
  for (guint i = 0; response->known && i < response->n_weeks; i++)
    {
      const KscoreResponseWeek *week = &response->weeks[i];

      if (!is_full_week (week) || !kscore_covered_days_contain (&covered, get_sunday (week)) ||
          (lever == KSCORE_LEVER_WEEKS && week->known + week->anonymous > 0))
        continue;

      places[scope->n_days] = (guint8) i;
      scope->days[scope->n_days++] = get_sunday (week);
    }
  kscore_covered_days_clear (&covered);
}

/* A lever of reactions moves the account with the most Response of those it can move. */
static void
choose_account (KscoreSimulator      *self,
                const KscoreLedger   *ledger,
                const KscoreEvidence *evidence,
                KscoreLever           lever)
{
  KscoreLeverScope *best = &self->scopes[lever];
  double most = -1;

  for (guint slot = 0; slot < self->n_accounts; slot++)
    {
      KscoreLeverScope scope = { .account = ledger->accounts[slot].index };
      guint8 places[KSCORE_MAX_WEEKS];
      double response = get_response (self, slot);

      if (response <= most)
        continue;
      find_days (self, &self->responses[slot], evidence, lever, &scope, places);
      if (scope.n_days == 0)
        continue;

      most = response;
      best->available = TRUE;
      best->account = scope.account;
      best->n_days = scope.n_days;
      memcpy (best->days, scope.days, sizeof scope.days);
      memcpy (self->places[lever], places, sizeof places);
      self->slots[lever] = slot;
    }
}

static guint
get_main_slot (const KscoreSimulator *self)
{
  guint best = 0;

  for (guint slot = 1; slot < self->n_accounts; slot++)
    {
      if (get_response (self, slot) > get_response (self, best))
        best = slot;
    }

  return best;
}

static void
add_week_totals (const KscoreLedger     *ledger,
                 const KscoreLedgerWeek *week,
                 Totals                 *totals)
{
  for (guint row = week->first_row; row < week->end_row; row++)
    {
      if (ledger->covered[row])
        totals->counts[ledger->kind[row]] += ledger->count[row];
    }

  for (guint i = week->first_group; i < week->end_group; i++)
    {
      double points = 0;

      for (guint row = ledger->group_row[i];
           row < ledger->group_row[i + 1] && row < week->first_anonymous; row++)
        points += ledger->points[row];
      totals->points += points;
      totals->people += points > 0;
    }
}

static void
sum_totals (KscoreSimulator    *self,
            const KscoreLedger *ledger,
            Totals             *totals)
{
  g_autoptr (GHashTable) weeks = g_hash_table_new (NULL, NULL);
  guint active = 0;

  for (guint slot = 0; slot < self->n_accounts; slot++)
    {
      const KscoreResponse *response = &self->responses[slot];

      totals->tells_people |= ledger->accounts[slot].tells_people;
      for (guint i = 0; response->known && i < response->n_weeks; i++)
        {
          const KscoreLedgerWeek *week;
          gpointer key = GINT_TO_POINTER (response->weeks[i].week);
          gboolean before, now;

          if (!is_full_week (&response->weeks[i]))
            continue;

          before = GPOINTER_TO_INT (g_hash_table_lookup (weeks, key));
          now = before || response->weeks[i].known + response->weeks[i].anonymous > 0;
          active += now && !before;
          g_hash_table_insert (weeks, key, GINT_TO_POINTER (now));
          week = kscore_ledger_find_week (ledger, &ledger->accounts[slot],
                                          response->weeks[i].week);
          if (week != NULL)
            add_week_totals (ledger, week, totals);
        }
    }

  self->n_weeks = g_hash_table_size (weeks);
  self->scopes[KSCORE_LEVER_WEEKS].present = self->n_weeks > 0 ? active : NAN;
}

static double
get_active_week (const KscoreSimulator *self,
                 guint                  slot)
{
  const KscoreResponse *response = &self->responses[slot];
  double sum = 0;
  guint n = 0;

  for (guint i = 0; response->known && i < response->n_weeks; i++)
    {
      double week = response->weeks[i].known + response->weeks[i].anonymous;

      if (!is_full_week (&response->weeks[i]) || week <= 0)
        continue;
      sum += week;
      n++;
    }

  return n > 0 ? sum / n
               : self->constants.profile[KSCORE_BAND_STARTING].people
                 * get_stranger (self, KSCORE_KIND_LIKE, 1);
}

static void
init_reactions (KscoreSimulator      *self,
                const KscoreLedger   *ledger,
                const KscoreEvidence *evidence)
{
  Totals totals = { 0 };
  double like = self->constants.points[KSCORE_KIND_LIKE];

  sum_totals (self, ledger, &totals);
  for (KscoreLever lever = KSCORE_LEVER_LIKES; lever <= KSCORE_LEVER_WEEKS; lever++)
    {
      KscoreLeverScope *scope = &self->scopes[lever];

      choose_account (self, ledger, evidence, lever);
      scope->limit = MOST_REACTIONS;
      scope->each = 1;
      if (lever < KSCORE_LEVER_PEOPLE)
        scope->present = scope->available && self->n_weeks > 0
                         ? totals.counts[lever_kinds[lever]] / self->n_weeks : NAN;
    }

  self->scopes[KSCORE_LEVER_PEOPLE].present = totals.tells_people && self->n_weeks > 0
                                              ? totals.people / self->n_weeks : NAN;
  if (totals.people > 0 && like > 0)
    self->scopes[KSCORE_LEVER_PEOPLE].each =
      (guint) CLAMP (round (totals.points / totals.people / like), 1, 1e6);

  self->scopes[KSCORE_LEVER_WEEKS].limit = self->scopes[KSCORE_LEVER_WEEKS].n_days;
  if (self->scopes[KSCORE_LEVER_WEEKS].available)
    self->scopes[KSCORE_LEVER_WEEKS].each =
      count_likes (self, get_active_week (self, self->slots[KSCORE_LEVER_WEEKS]));
}

static double
count_lists (const KscoreLedger *ledger,
             KscoreDay           day)
{
  double n = 0;

  for (guint i = 0; i < ledger->n_marks; i++)
    {
      const KscoreLedgerMark *mark = &ledger->marks[i];

      if (mark->kind == KSCORE_MARK_LIST && mark->from <= day && day < mark->to)
        n += mark->value;
    }

  return n;
}

static void
init_makers (KscoreSimulator    *self,
             const KscoreLedger *ledger)
{
  KscoreLeverScope *supporters = &self->scopes[KSCORE_LEVER_SUPPORTERS];
  KscoreLeverScope *lists = &self->scopes[KSCORE_LEVER_LISTS];
  KscoreRecognition parts;
  double checked;
  guint slot = get_main_slot (self);

  self->values.value[KSCORE_COMPONENT_RECOGNITION] =
    kscore_recognition_compute (ledger, self->day, NULL, &parts, &checked);
  self->values.known[KSCORE_COMPONENT_RECOGNITION] =
    kscore_ledger_tells_recognition (ledger, NULL);

  self->slots[KSCORE_LEVER_SUPPORTERS] = self->slots[KSCORE_LEVER_LISTS] = slot;
  supporters->account = lists->account = ledger->accounts[slot].index;
  supporters->limit = lists->limit = MOST_MAKERS;
  supporters->each = lists->each = 1;
  supporters->available = self->values.known[KSCORE_COMPONENT_RECOGNITION];
  lists->available = TRUE;
  supporters->present = kscore_ledger_tells_people (ledger, NULL) ? parts.supporters : NAN;
  lists->present = self->values.known[KSCORE_COMPONENT_RECOGNITION]
                   ? count_lists (ledger, self->day) : NAN;
}

static void
init_audience (KscoreSimulator    *self,
               const KscoreLedger *ledger)
{
  KscoreLeverScope *scope = &self->scopes[KSCORE_LEVER_FOLLOWERS];
  double total = 0, most = -1;

  for (guint slot = 0; slot < self->n_accounts; slot++)
    {
      double audience = kscore_audience_get (ledger, slot, self->day, NULL, NULL);

      if (isnan (audience))
        continue;
      total += audience;
      if (audience > most)
        {
          most = audience;
          scope->account = ledger->accounts[slot].index;
          self->slots[KSCORE_LEVER_FOLLOWERS] = slot;
        }
    }

  scope->available = most >= 0;
  scope->limit = MOST_FOLLOWERS;
  scope->each = 1;
  scope->n_days = 1;
  scope->days[0] = self->day;
  scope->present = scope->available ? total : NAN;
  self->values.known[KSCORE_COMPONENT_AUDIENCE] = scope->available;
  self->values.value[KSCORE_COMPONENT_AUDIENCE] = total;
}

static void
init_networks (KscoreSimulator      *self,
               const KscoreLedger   *ledger,
               const KscoreEvidence *evidence)
{
  KscoreLeverScope *scope = &self->scopes[KSCORE_LEVER_NETWORKS];
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  double least = INFINITY;
  KscoreDay sunday = kscore_day_get_monday (self->day) - 1;

  for (guint i = 0; i < evidence->accounts->len; i++)
    g_hash_table_add (names, g_array_index (evidence->accounts, KscoreEvidenceAccount,
                                            i).network);
  scope->limit = MOST_NETWORKS;
  scope->present = g_hash_table_size (names);
  scope->account = KSCORE_NO_INDEX;
  scope->audience = NAN;
  scope->n_days = (guint) MIN (self->constants.window_weeks, KSCORE_MAX_WEEKS - 1);
  for (guint i = 0; i < scope->n_days; i++)
    scope->days[i] = sunday - 7 * (int) i;

  for (guint slot = 0; slot < self->n_accounts; slot++)
    {
      double response = get_response (self, slot);

      if (response <= 0 || response >= least)
        continue;
      least = response;
      scope->available = TRUE;
      scope->each = count_likes (self, response / self->constants.window_weeks);
      scope->audience = kscore_audience_get (ledger, slot, self->day, NULL, NULL);
    }
}

/**
 * kscore_simulator_new:
 * @evidence: what @ledger was made from; not kept
 * @ledger: prepared evidence; not kept
 * @day: the score's day
 *
 * Returns: (transfer full): a simulator. It is immutable: threads may share it
 */
KscoreSimulator *
kscore_simulator_new (const KscoreEvidence *evidence,
                      const KscoreLedger   *ledger,
                      KscoreDay             day)
{
  g_autofree double *rho = kscore_ledger_get_rho (ledger, day);
  KscoreSimulator *self = g_new0 (KscoreSimulator, 1);

  self->constants = ledger->constants;
  self->day = day;
  self->n_accounts = ledger->n_accounts;
  self->responses = g_new0 (KscoreResponse, ledger->n_accounts + 1);
  for (guint i = 0; i < ledger->n_accounts; i++)
    {
      kscore_response_init (&self->responses[i], ledger, i, day, rho, NULL, NULL);
      self->values.known[KSCORE_COMPONENT_RESPONSE] |= self->responses[i].known;
    }

  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    {
      self->scopes[i].present = self->scopes[i].audience = NAN;
      self->scopes[i].account = KSCORE_NO_INDEX;
    }
  if (self->n_accounts == 0)
    return self;

  init_reactions (self, ledger, evidence);
  init_makers (self, ledger);
  init_audience (self, ledger);
  init_networks (self, ledger, evidence);
  return self;
}

/**
 * kscore_simulator_free:
 * @self: (transfer full): a simulator
 */
void
kscore_simulator_free (KscoreSimulator *self)
{
  g_free (self->responses);
  g_free (self);
}

/**
 * kscore_simulator_get_weeks:
 * @self: a simulator
 *
 * Returns: for how many weeks what it adds goes on: the complete weeks that count, by the model
 */
guint
kscore_simulator_get_weeks (const KscoreSimulator *self)
{
  return (guint) self->constants.window_weeks;
}

/**
 * kscore_simulator_get_scope:
 * @self: a simulator
 * @lever: a lever
 *
 * Returns: (transfer none): what it stands for
 */
const KscoreLeverScope *
kscore_simulator_get_scope (const KscoreSimulator *self,
                            KscoreLever            lever)
{
  g_return_val_if_fail (lever < KSCORE_N_LEVERS, NULL);

  return &self->scopes[lever];
}

/* Whole numbers from 0 to what is allowed. */
static double
get_amount (const KscoreSimulator *self,
            const double          *levers,
            KscoreLever            lever)
{
  const KscoreLeverScope *scope = &self->scopes[lever];

  if (!scope->available || !(levers[lever] > 0))
    return 0;
  return floor (MIN (levers[lever], scope->limit));
}

static void
add_reactions (const KscoreSimulator *self,
               const double          *levers,
               KscoreResponse        *responses)
{
  for (KscoreLever lever = KSCORE_LEVER_LIKES; lever <= KSCORE_LEVER_WEEKS; lever++)
    {
      const KscoreLeverScope *scope = &self->scopes[lever];
      double amount = get_amount (self, levers, lever);
      guint n_days = scope->n_days;
      double response;

      if (amount <= 0)
        continue;
      if (lever == KSCORE_LEVER_WEEKS)
        {
          n_days = (guint) MIN (amount, n_days);
          response = scope->each * get_stranger (self, lever_kinds[lever], 1);
        }
      else
        response = amount * get_stranger (self, lever_kinds[lever], scope->each);

      for (guint i = 0; i < n_days; i++)
        responses[self->slots[lever]].weeks[self->places[lever][i]].known += response;
    }
}

static void
init_network (const KscoreSimulator *self,
              KscoreResponse        *response)
{
  const KscoreLeverScope *scope = &self->scopes[KSCORE_LEVER_NETWORKS];
  double n = CLAMP (scope->n_days, self->constants.least_weeks, self->constants.best_weeks);

  *response = (KscoreResponse) {
    .known = TRUE,
    .rate = 1,
    .last_day = self->day,
    .covered_weeks = scope->n_days,
    .n = (guint) n,
    .n_weeks = scope->n_days + 1,
  };
  response->weeks[0] = (KscoreResponseWeek) {
    .week = kscore_day_get_week (self->day),
    .f = 1,
    .running = TRUE,
  };
  for (guint i = 0; i < scope->n_days; i++)
    response->weeks[i + 1] = (KscoreResponseWeek) {
      .week = kscore_day_get_week (scope->days[i]),
      .f = 1,
      .known = scope->each * get_stranger (self, KSCORE_KIND_LIKE, 1),
      .covered = TRUE,
    };
}

static void
fill_simulated (const KscoreSimulator *self,
                const KscoreResponse  *responses,
                guint                  n_accounts,
                KscoreValues          *values,
                KscoreSimulated       *simulated)
{
  const KscoreConstants *constants = &self->constants;
  g_autofree KscorePlaces *places = g_new (KscorePlaces, n_accounts + 1);
  double error, response = 0;
  guint active;

  for (guint i = 0; i < n_accounts; i++)
    {
      kscore_response_place (&responses[i], constants, FALSE, &places[i]);
      response += responses[i].rate * places[i].response;
    }
  values->value[KSCORE_COMPONENT_RESPONSE] = response;

  simulated->score = kscore_values_get_score (values, constants);
  simulated->known = !isnan (simulated->score);
  simulated->band = kscore_constants_get_band (constants, simulated->score);
  simulated->low = simulated->high = NAN;
  simulated->has_range = kscore_response_get_spread (constants, responses, places, n_accounts,
                                                     &error, &active) && simulated->known;
  if (simulated->has_range)
    kscore_values_get_range (values, constants, error, &simulated->low, &simulated->high);

  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    {
      simulated->value[i] = values->known[i] ? values->value[i] : NAN;
      simulated->points[i] = values->known[i]
                             ? constants->span * constants->weight[i]
                               * kscore_constants_l (constants, i, values->value[i])
                             : NAN;
    }
}

/**
 * kscore_simulator_evaluate:
 * @self: a simulator
 * @levers: how much of each is added: whole numbers from 0 to the limit of each; others are
 *   brought there
 * @simulated: (out caller-allocates): the score of the day with all of it
 *
 * Puts the changed inputs into the real formula. With all levers at 0 the answer is the score.
 */
void
kscore_simulator_evaluate (const KscoreSimulator *self,
                           const double           levers[KSCORE_N_LEVERS],
                           KscoreSimulated       *simulated)
{
  guint networks = (guint) get_amount (self, levers, KSCORE_LEVER_NETWORKS);
  guint n = self->n_accounts + networks;
  g_autofree KscoreResponse *responses = g_new (KscoreResponse, n + 1);
  KscoreValues values = self->values;
  double *recognition = &values.value[KSCORE_COMPONENT_RECOGNITION];
  double *audience = &values.value[KSCORE_COMPONENT_AUDIENCE];
  double lists = get_amount (self, levers, KSCORE_LEVER_LISTS);

  memcpy (responses, self->responses, self->n_accounts * sizeof *responses);
  add_reactions (self, levers, responses);

  *recognition += get_amount (self, levers, KSCORE_LEVER_SUPPORTERS)
                  * kscore_constants_g (&self->constants, self->constants.established);
  *recognition += lists * kscore_constants_g (&self->constants,
                                              self->constants.mark_points[KSCORE_MARK_LIST]);
  values.known[KSCORE_COMPONENT_RECOGNITION] |= lists > 0;
  *audience += get_amount (self, levers, KSCORE_LEVER_FOLLOWERS);

  for (guint i = 0; i < networks; i++)
    {
      const KscoreLeverScope *scope = &self->scopes[KSCORE_LEVER_NETWORKS];

      init_network (self, &responses[self->n_accounts + i]);
      if (!isnan (scope->audience))
        *audience += scope->audience;
    }

  fill_simulated (self, responses, n, &values, simulated);
}

static double
get_score_at (const KscoreSimulator *self,
              KscoreLever            lever,
              double                 value)
{
  double levers[KSCORE_N_LEVERS] = { 0 };
  KscoreSimulated simulated;

  levers[lever] = value;
  kscore_simulator_evaluate (self, levers, &simulated);
  return simulated.score;
}

/**
 * kscore_simulator_reach:
 * @self: a simulator
 * @lever: a lever
 * @target: a score
 * @value: (out): the smallest whole number
 *
 * The inverse: how much of one lever alone brings the score to @target or above.
 *
 * Returns: whether any does
 */
gboolean
kscore_simulator_reach (const KscoreSimulator *self,
                        KscoreLever            lever,
                        double                 target,
                        double                *value)
{
  double low = -1, high;

  g_return_val_if_fail (lever < KSCORE_N_LEVERS, FALSE);

  *value = 0;
  if (get_score_at (self, lever, 0) >= target)
    return TRUE;
  high = self->scopes[lever].available ? self->scopes[lever].limit : 0;
  if (!(get_score_at (self, lever, high) >= target))
    return FALSE;

  for (low = 0; high - low > 1;)
    {
      double middle = floor ((low + high) / 2);

      if (get_score_at (self, lever, middle) >= target)
        high = middle;
      else
        low = middle;
    }

  *value = high;
  return TRUE;
}

typedef struct {
  int    week;
  double response;
} CalendarWeek;

static int
compare_weeks (gconstpointer a,
               gconstpointer b)
{
  const CalendarWeek *x = a, *y = b;

  if (x->response != y->response)
    return x->response < y->response ? -1 : 1;
  return (x->week > y->week) - (x->week < y->week);
}

/* The calendar weeks in which anybody reacted, the weakest first. */
static GArray *
list_active_weeks (const KscoreSimulator *self)
{
  GArray *weeks = g_array_new (FALSE, FALSE, sizeof (CalendarWeek));

  for (guint i = 0; i < self->n_accounts; i++)
    {
      const KscoreResponse *response = &self->responses[i];

      for (guint j = 0; response->known && j < response->n_weeks; j++)
        {
          const KscoreResponseWeek *week = &response->weeks[j];
          CalendarWeek one = { week->week, response->rate * (week->known + week->anonymous) };
          guint k = 0;

          if (!is_full_week (week) || one.response <= 0)
            continue;
          while (k < weeks->len && g_array_index (weeks, CalendarWeek, k).week != one.week)
            k++;
          if (k < weeks->len)
            g_array_index (weeks, CalendarWeek, k).response += one.response;
          else
            g_array_append_val (weeks, one);
        }
    }

  g_array_sort (weeks, compare_weeks);
  return weeks;
}

/* Leaves the weakest active calendar weeks without any response, in all accounts at once. */
static void
remove_weeks (const KscoreSimulator *self,
              KscoreResponse        *responses,
              guint                  n)
{
  g_autoptr (GArray) weeks = list_active_weeks (self);

  for (guint i = 0; i < MIN (n, weeks->len); i++)
    {
      for (guint j = 0; j < self->n_accounts; j++)
        {
          for (guint k = 0; responses[j].known && k < responses[j].n_weeks; k++)
            {
              KscoreResponseWeek *week = &responses[j].weeks[k];

              if (week->week == g_array_index (weeks, CalendarWeek, i).week)
                week->known = week->anonymous = 0;
            }
        }
    }
}

/**
 * kscore_simulator_get_changed: (skip)
 * @self: a simulator
 * @change: what is otherwise
 *
 * Returns: the score then
 */
double
kscore_simulator_get_changed (const KscoreSimulator       *self,
                              const KscoreSimulatorChange *change)
{
  g_autofree KscoreResponse *responses = NULL;
  KscoreValues values = self->values;
  KscoreSimulated simulated;

  responses = g_memdup2 (self->responses, (self->n_accounts + 1) * sizeof *responses);
  for (guint i = 0; !isnan (change->response_factor) && i < self->n_accounts; i++)
    {
      for (guint j = 0; j < responses[i].n_weeks; j++)
        {
          responses[i].weeks[j].known *= change->response_factor;
          responses[i].weeks[j].anonymous *= change->response_factor;
        }
    }
  remove_weeks (self, responses, change->weeks_without);
  if (!isnan (change->recognition))
    values.value[KSCORE_COMPONENT_RECOGNITION] = change->recognition;
  if (!isnan (change->audience))
    values.value[KSCORE_COMPONENT_AUDIENCE] = change->audience;

  fill_simulated (self, responses, self->n_accounts, &values, &simulated);
  return simulated.score;
}
