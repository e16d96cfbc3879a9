#include "config.h"

#include "score/kscore-score.h"

#include <math.h>

#include "score/kscore-mask-private.h"
#include "score/kscore-recognition.h"
#include "score/kscore-score-private.h"

/**
 * kscore_ledger_tells_people: (skip)
 * @ledger: a ledger
 * @without: (nullable): what to leave out
 *
 * Returns: whether any linked network tells who reacted. It does or does not on all days alike:
 *   else Recognition would come out of nothing on a day on which nothing happened
 */
gboolean
kscore_ledger_tells_people (const KscoreLedger *ledger,
                            const KscoreMask   *without)
{
  for (guint i = 0; i < ledger->n_accounts; i++)
    {
      if (ledger->accounts[i].tells_people &&
          (without == NULL || !kscore_mask_hides_account (without, i)))
        return TRUE;
    }

  return FALSE;
}

/**
 * kscore_ledger_tells_recognition: (skip)
 * @ledger: a ledger
 * @without: (nullable): what to leave out
 *
 * Returns: whether anything is known of Recognition, on any day: who reacted, or a mark
 */
gboolean
kscore_ledger_tells_recognition (const KscoreLedger *ledger,
                                 const KscoreMask   *without)
{
  for (guint i = 0; i < ledger->n_marks; i++)
    {
      if (without == NULL || !kscore_mask_hides_mark (without, &ledger->marks[i]))
        return TRUE;
    }

  return kscore_ledger_tells_people (ledger, without);
}

typedef struct {
  const KscoreLedger *ledger;
  const KscoreMask   *without;
  KscoreScoreCache   *cache;   /* or NULL; none with anything left out */
  KscoreDay           day;
  KscoreScore        *score;
  KscoreResponse     *responses;
  KscorePlaces       *places;
  KscoreValues        values;
  KscoreValues        checked;
} Computation;

static KscoreAccountScore *
get_account (Computation *self,
             guint        slot)
{
  return &g_array_index (self->score->accounts, KscoreAccountScore,
                         self->ledger->accounts[slot].index);
}

static void
add_gap (GArray          *gaps,
         KscoreComponent  component,
         guint32          account)
{
  KscoreGap gap = { component, account };

  g_array_append_val (gaps, gap);
}

static void
fill_account (KscoreAccountScore   *self,
              const KscoreResponse *response,
              const KscorePlaces   *places,
              double                rate,
              KscoreDay             day)
{
  self->known = response->known;
  self->last_day = response->last_day;
  self->frozen_since = KSCORE_DAY_UNKNOWN;
  self->rate = rate;
  self->response = NAN;

  if (!response->known)
    return;

  if (response->last_day < day)
    self->frozen_since = response->last_day;
  self->covered_weeks = response->covered_weeks;
  self->n = response->n;
  self->s = places->sum;
  self->response = places->response;
  self->n_weeks = response->n_weeks;

  for (guint i = 0; i < response->n_weeks; i++)
    {
      const KscoreResponseWeek *week = &response->weeks[i];

      self->weeks[i] = (KscoreWeekScore) {
        .monday = week->week * 7 + kscore_day_get_monday (0),
        .f = week->f,
        .response = week->known + week->anonymous,
        .s = places->s[i],
        .share = places->taken[i] && places->sum > 0 ? places->s[i] / places->sum : 0,
        .running = week->running,
        .covered = week->covered,
        .taken = places->taken[i],
      };
    }
}

static void
compute_response (Computation *self)
{
  const KscoreLedger *ledger = self->ledger;
  g_autofree double *own_rho = self->cache == NULL ? kscore_ledger_get_rho (ledger, self->day)
                                                   : NULL;
  const double *rho = self->cache == NULL ? own_rho : self->cache->rho;
  double total = 0, checked = 0;
  gboolean known = FALSE;

  for (guint i = 0; i < ledger->n_accounts; i++)
    {
      KscoreResponse *response = &self->responses[i];
      KscorePlaces places;

      kscore_response_init (response, ledger, i, self->day, rho, self->without,
                            self->cache != NULL ? &self->cache->weeks[i] : NULL);
      kscore_response_place (response, &ledger->constants, TRUE, &places);
      checked += ledger->accounts[i].rate * places.response;
      kscore_response_place (response, &ledger->constants, FALSE, &self->places[i]);
      total += ledger->accounts[i].rate * self->places[i].response;
      known |= response->known;

      fill_account (get_account (self, i), response, &self->places[i],
                    ledger->accounts[i].rate, self->day);
      self->score->covered_weeks = MAX (self->score->covered_weeks, response->covered_weeks);
    }

  self->values.known[KSCORE_COMPONENT_RESPONSE] = known;
  self->values.value[KSCORE_COMPONENT_RESPONSE] = total;
  self->checked.known[KSCORE_COMPONENT_RESPONSE] = known;
  self->checked.value[KSCORE_COMPONENT_RESPONSE] = checked;
}

static void
compute_recognition (Computation *self)
{
  double checked;
  gboolean known = kscore_ledger_tells_recognition (self->ledger, self->without);

  self->values.value[KSCORE_COMPONENT_RECOGNITION] =
    kscore_recognition_compute_cached (self->ledger, self->day, self->without, self->cache,
                                       &self->score->recognition, &checked);
  self->checked.value[KSCORE_COMPONENT_RECOGNITION] = checked;
  self->values.known[KSCORE_COMPONENT_RECOGNITION] = known;
  self->checked.known[KSCORE_COMPONENT_RECOGNITION] = known;
  self->score->at_least = !kscore_ledger_tells_people (self->ledger, self->without);
}

/* How many of the followers are known by name, by slot of the account. */
static guint *
count_listed (Computation *self)
{
  const KscoreLedger *ledger = self->ledger;
  guint *counts = g_new0 (guint, ledger->n_accounts + 1);

  for (guint i = 0; i < ledger->n_listed; i++)
    {
      const KscoreListed *listed = &ledger->listed[i];

      if (listed->day <= self->day &&
          (self->without == NULL || !kscore_mask_hides_person (self->without, listed->person)))
        counts[listed->account]++;
    }

  return counts;
}

static void
compute_audience (Computation *self)
{
  const KscoreLedger *ledger = self->ledger;
  g_autofree guint *listed = count_listed (self);
  double total = 0, checked = 0;
  gboolean known = FALSE;

  for (guint i = 0; i < ledger->n_accounts; i++)
    {
      KscoreAccountScore *account = get_account (self, i);

      account->audience_day = KSCORE_DAY_UNKNOWN;
      account->audience = NAN;
      if (self->without != NULL && kscore_mask_hides_audience (self->without, i))
        continue;

      account->audience = kscore_audience_get (ledger, i, self->day, &account->audience_day,
                                               &account->audience_estimated);
      account->audience_known = !isnan (account->audience);
      if (!account->audience_known)
        continue;

      known = TRUE;
      total += account->audience;
      checked += MIN (listed[i], account->audience);
    }

  self->values.known[KSCORE_COMPONENT_AUDIENCE] = known;
  self->values.value[KSCORE_COMPONENT_AUDIENCE] = total;
  self->checked.known[KSCORE_COMPONENT_AUDIENCE] = known;
  self->checked.value[KSCORE_COMPONENT_AUDIENCE] = checked;
}

static void
fill_components (Computation *self)
{
  const KscoreConstants *constants = &self->ledger->constants;

  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    {
      KscoreComponentScore *component = &self->score->components[i];

      component->known = self->values.known[i];
      component->maximum = constants->span * constants->weight[i];
      component->value = component->known ? self->values.value[i] : NAN;
      component->l = component->known ? kscore_constants_l (constants, i, self->values.value[i])
                                      : 0;
      component->points = component->maximum * component->l;
    }
}

static void
fill_account_points (Computation *self)
{
  const KscoreComponentScore *components = self->score->components;
  double response = self->values.value[KSCORE_COMPONENT_RESPONSE];
  double audience = self->values.value[KSCORE_COMPONENT_AUDIENCE];

  for (guint i = 0; i < self->score->accounts->len; i++)
    {
      KscoreAccountScore *account = &g_array_index (self->score->accounts, KscoreAccountScore, i);

      if (account->known && response > 0)
        account->response_points = components[KSCORE_COMPONENT_RESPONSE].points *
                                   (account->rate * account->response / response);
      if (account->audience_known && audience > 0)
        account->audience_points = components[KSCORE_COMPONENT_AUDIENCE].points *
                                   (account->audience / audience);
    }
}

static void
fill_gaps (Computation *self)
{
  KscoreScore *score = self->score;

  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    {
      if (!score->components[i].known)
        add_gap (score->partial, i, KSCORE_NO_INDEX);
    }

  for (guint i = 0; i < score->accounts->len; i++)
    {
      const KscoreAccountScore *account;

      account = &g_array_index (score->accounts, KscoreAccountScore, i);
      if (!account->known && score->components[KSCORE_COMPONENT_RESPONSE].known)
        add_gap (score->partial, KSCORE_COMPONENT_RESPONSE, i);
      if (!account->audience_known && score->components[KSCORE_COMPONENT_AUDIENCE].known)
        add_gap (score->partial, KSCORE_COMPONENT_AUDIENCE, i);
      if (account->audience_estimated)
        add_gap (score->estimated, KSCORE_COMPONENT_AUDIENCE, i);
    }

  if (score->components[KSCORE_COMPONENT_RECOGNITION].known &&
      self->day < self->ledger->estimated_until)
    add_gap (score->estimated, KSCORE_COMPONENT_RECOGNITION, KSCORE_NO_INDEX);
}

static gboolean
is_group_visible (Computation *self,
                  guint        group,
                  KscoreDay    last_day,
                  gboolean     whole)
{
  const KscoreLedger *ledger = self->ledger;

  /* Trust is never 0, so what has no weight has no points. */
  if (whole)
    return ledger->group_weight[group] > 0;

  for (guint i = ledger->group_row[group];
       i < ledger->group_row[group + 1] && ledger->person[i] != KSCORE_NO_INDEX; i++)
    {
      if (ledger->points[i] > 0 && ledger->day[i] <= last_day &&
          (self->without == NULL || !kscore_mask_hides_row (self->without, i)))
        return TRUE;
    }

  return FALSE;
}

/* Different people in the weeks taken. */
static guint
count_people (Computation *self)
{
  const KscoreLedger *ledger = self->ledger;
  g_autofree guint8 *seen = g_new0 (guint8, ledger->n_people + 1);
  guint n = 0;

  for (guint i = 0; i < ledger->n_accounts; i++)
    {
      const KscoreResponse *response = &self->responses[i];

      for (guint j = 0; response->known && j < response->n_weeks; j++)
        {
          gboolean whole = self->without == NULL && !response->weeks[j].running &&
                           ledger->constants.trust_floor > 0;
          const KscoreLedgerWeek *week;

          week = kscore_ledger_find_week (ledger, &ledger->accounts[i], response->weeks[j].week);
          if (week == NULL || !self->places[i].taken[j])
            continue;

          for (guint k = week->first_group; k < week->end_group; k++)
            {
              guint8 *mark = &seen[ledger->group_person[k]];

              if (!*mark && is_group_visible (self, k, response->last_day, whole))
                {
                  *mark = TRUE;
                  n++;
                }
            }
        }
    }

  return n;
}

static guint
count_posts (const KscoreLedger *ledger,
             KscoreDay           day)
{
  guint low = 0, high = ledger->n_posts;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ledger->post_days[middle] <= day)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * kscore_score_new_cached: (skip)
 * @ledger: prepared evidence
 * @day: the day of the score
 * @without: (nullable): what to leave out
 * @cache: (nullable): what was computed of that day before; NULL with @without
 *
 * Returns: (transfer full): a score
 */
KscoreScore *
kscore_score_new_cached (const KscoreLedger *ledger,
                         KscoreDay           day,
                         const KscoreMask   *without,
                         KscoreScoreCache   *cache)
{
  const KscoreConstants *constants = &ledger->constants;
  g_autofree KscoreResponse *responses = g_new (KscoreResponse, ledger->n_accounts + 1);
  g_autofree KscorePlaces *places = g_new (KscorePlaces, ledger->n_accounts + 1);
  KscoreScore *self = g_new0 (KscoreScore, 1);
  Computation computation = {
    .ledger = ledger,
    .without = without,
    .cache = cache,
    .day = day,
    .score = self,
    .responses = responses,
    .places = places,
  };
  double error;

  self->day = day;
  g_strlcpy (self->version, constants->version, sizeof self->version);
  self->window_weeks = (guint) constants->window_weeks;
  self->accounts = g_array_new (FALSE, TRUE, sizeof (KscoreAccountScore));
  self->partial = g_array_new (FALSE, FALSE, sizeof (KscoreGap));
  self->estimated = g_array_new (FALSE, FALSE, sizeof (KscoreGap));
  g_array_set_size (self->accounts, ledger->n_accounts);
  for (guint i = 0; i < ledger->n_accounts; i++)
    g_array_index (self->accounts, KscoreAccountScore, i).account = i;

  compute_response (&computation);
  compute_recognition (&computation);
  compute_audience (&computation);
  fill_components (&computation);
  fill_account_points (&computation);
  fill_gaps (&computation);

  self->score = kscore_values_get_score (&computation.values, constants);
  self->known = !isnan (self->score);
  self->checked = kscore_values_get_score (&computation.checked, constants);
  self->band = kscore_constants_get_band (constants, self->score);
  self->low = self->high = NAN;
  self->has_range = kscore_response_get_spread (constants, responses, places,
                                                ledger->n_accounts, &error,
                                                &self->active_weeks) && self->known;
  if (self->has_range)
    kscore_values_get_range (&computation.values, constants, error, &self->low, &self->high);

  self->n_people = count_people (&computation);
  self->n_posts = count_posts (ledger, day);
  self->provisional = self->covered_weeks < constants->provisional_weeks ||
                      self->n_posts < constants->provisional_posts;

  return self;
}

/**
 * kscore_score_new_without:
 * @ledger: prepared evidence
 * @day: the day of the score
 * @without: (nullable): what to leave out
 *
 * Computes what the score would be without some parts: the real formula on what is left.
 *
 * Returns: (transfer full): a score
 */
KscoreScore *
kscore_score_new_without (const KscoreLedger *ledger,
                          KscoreDay           day,
                          const KscoreMask   *without)
{
  return kscore_score_new_cached (ledger, day, without, NULL);
}

/**
 * kscore_score_new:
 * @ledger: prepared evidence
 * @day: the day of the score
 *
 * Computes the score of @day from everything known now, with rows up to @day. Pure: no clock, no
 * input or output, any thread.
 *
 * Returns: (transfer full): a score
 */
KscoreScore *
kscore_score_new (const KscoreLedger *ledger,
                  KscoreDay           day)
{
  return kscore_score_new_without (ledger, day, NULL);
}

/**
 * kscore_score_get_without:
 * @self: a score
 * @component: one of its components
 *
 * Components are added up, so that without one the others keep their points.
 *
 * Returns: the score without it, NAN where it is not known or nothing else is
 */
double
kscore_score_get_without (const KscoreScore *self,
                          KscoreComponent    component)
{
  guint n_known = 0;

  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    n_known += self->components[i].known;
  if (!self->known || !self->components[component].known || n_known < 2)
    return NAN;
  return MAX (self->score - self->components[component].points, 1);
}

/**
 * kscore_score_free:
 * @self: (transfer full): a score
 */
void
kscore_score_free (KscoreScore *self)
{
  g_array_unref (self->accounts);
  g_array_unref (self->partial);
  g_array_unref (self->estimated);
  g_free (self);
}
