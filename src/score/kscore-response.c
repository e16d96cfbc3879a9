#include "config.h"

#include "score/kscore-response.h"

#include <math.h>

#include "score/kscore-ledger-private.h"
#include "score/kscore-mask-private.h"
#include "score/kscore-sum.h"

/* Response of one account: which weeks may take a place, what each brings, which are the best.
 *
 * With coverage that has no holes this is the model's rule to the letter: the running week and 13
 * complete ones in full, four that fade, n = clamp (c, 4, 9). In the calendar's weeks that rule
 * lets the score rise on silent days where coverage has holes: a covered week leaves the 13, an
 * uncovered one enters, n falls, and (S / n)^2 grows (property 13). So time stands still in a
 * hole as it does after the last covered day: a week's age is counted in covered days, and c
 * counts the whole weeks since the last hole that was long enough to make the account unknown.
 * Then no week ever grows younger and n never falls while time passes. All holes together stop
 * the clock for no longer than one of them may last (91 days), so that nothing old is kept alive
 * for ever. A week of which no day is covered is no candidate: unknown is not zero. */

static double
get_fading (const KscoreConstants *constants,
            gint64                 age)
{
  double f = 1 - (age - 7 * constants->window_weeks) / constants->fading_days;

  return CLAMP (f, 0, 1);
}

/* Response of the people who are known, over whole weeks without anything left out. */
static double
sum_groups (const KscoreLedger     *ledger,
            const KscoreLedgerWeek *week,
            const double           *rho)
{
  KscoreSum sum = { 0 };

  for (guint i = week->first_group; i < week->end_group; i++)
    kscore_sum_add (&sum, rho[ledger->group_person[i]] * ledger->group_weight[i]);

  return kscore_sum_get (&sum);
}

/* The same from the rows. */
static double
sum_rows (const KscoreLedger     *ledger,
          const KscoreLedgerWeek *week,
          KscoreDay               last_day,
          const double           *rho,
          const KscoreMask       *without)
{
  KscoreSum sum = { 0 };
  guint row = week->first_row;

  while (row < week->first_anonymous)
    {
      guint32 person = ledger->person[row];
      double points = 0;
      float trust = 1;

      for (; row < week->first_anonymous && ledger->person[row] == person; row++)
        {
          if (ledger->day[row] > last_day ||
              (without != NULL && kscore_mask_hides_row (without, row)))
            continue;

          points += ledger->points[row];
          trust = MIN (trust, ledger->trust[row]);
        }

      kscore_sum_add (&sum, rho[person] * ((double) trust * kscore_ledger_g (ledger, points)));
    }

  return kscore_sum_get (&sum);
}

static double
sum_anonymous (const KscoreLedger     *ledger,
               const KscoreLedgerWeek *week,
               KscoreDay               last_day,
               const KscoreMask       *without)
{
  KscoreSum sum = { 0 };

  for (guint row = week->first_anonymous; row < week->end_row; row++)
    {
      if (ledger->day[row] <= last_day &&
          (without == NULL || !kscore_mask_hides_row (without, row)))
        kscore_sum_add (&sum, ledger->constants.anonymous * ledger->trust[row] *
                              ledger->count[row] *
                              kscore_ledger_g (ledger, ledger->points[row]));
    }

  return kscore_sum_get (&sum);
}

static void
fill_week (KscoreResponseWeek        *self,
           const KscoreLedger        *ledger,
           const KscoreLedgerAccount *account,
           KscoreDay                  last_day,
           const double              *rho,
           const KscoreMask          *without,
           KscoreWeekCache           *cache)
{
  const KscoreLedgerWeek *week = kscore_ledger_find_week (ledger, account, self->week);
  guint slot = (guint) self->week % KSCORE_N_CACHED_WEEKS;

  if (week == NULL)
    return;

  if (without != NULL || self->running)
    {
      self->known = sum_rows (ledger, week, last_day, rho, without);
      self->anonymous = sum_anonymous (ledger, week, last_day, without);
      return;
    }

  self->anonymous = week->anonymous;
  if (cache != NULL && cache->week_version[slot] == cache->version &&
      cache->week[slot] == self->week)
    {
      self->known = cache->known[slot];
      return;
    }

  self->known = sum_groups (ledger, week, rho);
  if (cache != NULL)
    {
      cache->week_version[slot] = cache->version;
      cache->week[slot] = self->week;
      cache->known[slot] = self->known;
    }
}

/**
 * kscore_response_init: (skip)
 * @self: (out caller-allocates): what to fill
 * @ledger: a ledger
 * @account: the slot of an account
 * @day: the score's day
 * @rho: rho of everybody on @day, by person
 * @without: (nullable): what to leave out
 * @cache: (nullable): sums of weeks computed before
 *
 * Finds the weeks of an account that may take a place on @day.
 */
void
kscore_response_init (KscoreResponse     *self,
                      const KscoreLedger *ledger,
                      guint               account,
                      KscoreDay           day,
                      const double       *rho,
                      const KscoreMask   *without,
                      KscoreWeekCache    *cache)
{
  const KscoreConstants *constants = &ledger->constants;
  const KscoreLedgerAccount *source = &ledger->accounts[account];
  const KscoreCoveredDays *covered = &source->covered;
  KscoreDay last, start, monday;
  gint64 covered_days, weeks;

  self->known = FALSE;
  self->rate = source->rate;
  self->n_weeks = 0;
  self->n = 0;
  self->covered_weeks = 0;
  self->last_day = last = kscore_covered_days_get_last (covered, day);

  if (last == KSCORE_DAY_UNKNOWN || (gint64) day - last > constants->frozen_days ||
      (without != NULL && kscore_mask_hides_account (without, account)))
    return;

  self->known = TRUE;
  start = kscore_covered_days_get_start (covered, last);
  covered_days = kscore_covered_days_count (covered, last);
  weeks = kscore_covered_days_count_weeks (covered, last);
  self->covered_weeks = (guint) MIN (weeks, constants->window_weeks);
  self->n = (guint) CLAMP (weeks, constants->least_weeks, constants->best_weeks);

  for (monday = kscore_day_get_monday (last);
       monday > start - 7 && self->n_weeks < KSCORE_MAX_WEEKS; monday -= 7)
    {
      KscoreResponseWeek *week = &self->weeks[self->n_weeks];
      KscoreDay sunday = monday + 6;
      gboolean running = sunday >= last && monday <= last;
      gint64 until = kscore_covered_days_count (covered, sunday);
      gint64 in_week = until - kscore_covered_days_count (covered, monday - 1);
      gint64 age = running ? 0 : covered_days - until;
      gint64 holes = running ? 0 : (gint64) last - sunday - age;
      double f;

      if (holes > constants->frozen_days)
        age += holes - (gint64) constants->frozen_days;
      f = running ? 1 : get_fading (constants, age);
      if (f <= 0)
        break;
      if (in_week <= 0)
        continue;

      *week = (KscoreResponseWeek) {
        .week = kscore_day_get_week (monday),
        .f = f,
        .running = running,
        .covered = !running && in_week == 7,
      };
      fill_week (week, ledger, source, last, rho, without, cache);
      self->n_weeks++;
    }
}

/**
 * kscore_response_place: (skip)
 * @self: the weeks of an account
 * @constants: the model
 * @checked: whether to leave out what nobody known did
 * @places: (out caller-allocates): the result
 *
 * Takes the n best weeks, on ties the newer, and computes `R_a = 13 (S / n)^2`.
 */
void
kscore_response_place (const KscoreResponse  *self,
                       const KscoreConstants *constants,
                       gboolean               checked,
                       KscorePlaces          *places)
{
  double mean;

  places->n_taken = 0;
  places->sum = 0;
  places->response = 0;

  for (guint i = 0; i < self->n_weeks; i++)
    {
      const KscoreResponseWeek *week = &self->weeks[i];

      places->s[i] = week->f * sqrt (checked ? week->known : week->known + week->anonymous);
      places->taken[i] = FALSE;
    }

  while (places->n_taken < MIN (self->n, self->n_weeks))
    {
      int best = -1;

      for (guint i = 0; i < self->n_weeks; i++)
        {
          if (!places->taken[i] && (best < 0 || places->s[i] > places->s[best]))
            best = i;
        }

      places->taken[best] = TRUE;
      places->sum += places->s[best];
      places->n_taken++;
    }

  if (self->n == 0)
    return;

  mean = places->sum / self->n;
  places->response = constants->window_weeks * mean * mean;
}

/* R_a without one calendar week: of the n places, n - 1 are left. */
static double
leave_out (const KscoreResponse  *self,
           const KscorePlaces    *places,
           const KscoreConstants *constants,
           int                    week)
{
  for (guint i = 0; i < self->n_weeks; i++)
    {
      if (places->taken[i] && self->weeks[i].week == week)
        {
          double mean = MAX (0, places->sum - places->s[i]) / (self->n - 1);

          return constants->window_weeks * mean * mean;
        }
    }

  return places->response;
}

typedef struct {
  int      week;
  gboolean active;
} TakenWeek;

#define MAX_TAKEN_WEEKS (2 * KSCORE_N_CACHED_WEEKS)

/* The complete calendar weeks that any account took. */
static guint
collect_weeks (const KscoreResponse *responses,
               const KscorePlaces   *places,
               guint                 n_accounts,
               TakenWeek            *weeks)
{
  guint n = 0;

  for (guint i = 0; i < n_accounts; i++)
    {
      for (guint j = 0; j < responses[i].n_weeks; j++)
        {
          int week = responses[i].weeks[j].week;
          guint k = 0;

          if (!responses[i].known || !places[i].taken[j] || responses[i].weeks[j].running)
            continue;

          while (k < n && weeks[k].week != week)
            k++;
          if (k == MAX_TAKEN_WEEKS)
            continue;
          if (k == n)
            weeks[n++] = (TakenWeek) { week, FALSE };
          weeks[k].active |= places[i].s[j] > 0;
        }
    }

  return n;
}

/**
 * kscore_response_get_spread: (skip)
 * @constants: the model
 * @responses: (array length=n_accounts): one for each account
 * @places: (array length=n_accounts): likewise
 * @n_accounts: how many accounts there are
 * @error: (out): standard error of ln (1 + R / x1)
 * @active_weeks: (out): complete weeks taken in which anybody reacted
 *
 * Jackknife over the complete weeks taken into account: one calendar week is left out of every
 * account at once, and its place with it.
 *
 * Returns: whether there are weeks enough
 */
gboolean
kscore_response_get_spread (const KscoreConstants *constants,
                            const KscoreResponse  *responses,
                            const KscorePlaces    *places,
                            guint                  n_accounts,
                            double                *error,
                            guint                 *active_weeks)
{
  TakenWeek weeks[MAX_TAKEN_WEEKS];
  double values[MAX_TAKEN_WEEKS], mean = 0, squares = 0;
  guint n = collect_weeks (responses, places, n_accounts, weeks);
  guint covered = 0;

  *error = 0;
  *active_weeks = 0;

  for (guint i = 0; i < n_accounts; i++)
    covered = MAX (covered, responses[i].covered_weeks);

  for (guint i = 0; i < n; i++)
    {
      double response = 0;

      for (guint j = 0; j < n_accounts; j++)
        {
          if (responses[j].known)
            response += responses[j].rate *
                        leave_out (&responses[j], &places[j], constants, weeks[i].week);
        }

      values[i] = log1p (response / constants->x1[KSCORE_COMPONENT_RESPONSE]);
      mean += values[i] / n;
      *active_weeks += weeks[i].active;
    }

  if (n < 2 || covered < constants->range_weeks || *active_weeks < constants->range_active_weeks)
    return FALSE;

  for (guint i = 0; i < n; i++)
    squares += (values[i] - mean) * (values[i] - mean);

  *error = sqrt (squares * (n - 1) / n);
  return TRUE;
}
