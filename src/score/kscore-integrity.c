#include "config.h"

#include "score/kscore-integrity.h"

#include <math.h>

#include "core/kscore-sort.h"
#include "score/kscore-attribution.h"
#include "score/kscore-sum.h"

#define TOP 5

static int
compare_people (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const KscoreDiscountedPerson *x = a, *y = b;

  if (x->n_reactions != y->n_reactions)
    return x->n_reactions > y->n_reactions ? -1 : 1;

  return (x->actor > y->actor) - (x->actor < y->actor);
}

static void
note (KscoreDiscountedPerson *person,
      guint32                 actor,
      KscoreSignals           signals,
      double                  trust)
{
  if (person->signals == 0)
    *person = (KscoreDiscountedPerson) { .actor = actor, .trust = 1 };

  person->signals |= signals;
  person->trust = MIN (person->trust, trust);
}

/* Whether a day lies before all weeks of its account that may still take a place. */
static gboolean
is_past (const KscoreScore *score,
         guint              account,
         KscoreDay          day)
{
  const KscoreAccountScore *source;

  if (account >= score->accounts->len)
    return FALSE;

  source = &g_array_index (score->accounts, KscoreAccountScore, account);
  return !source->known || source->n_weeks == 0 ||
         day < source->weeks[source->n_weeks - 1].monday;
}

/* Whom and what the signals lowered. */
static void
count_discounts (KscoreIntegrityFigures *self,
                 const KscoreEvidence   *evidence,
                 const KscoreScore      *score)
{
  guint n = evidence->actors->len;
  g_autofree KscoreDiscountedPerson *people = g_new0 (KscoreDiscountedPerson, n + 1);

  for (guint i = 0; i < evidence->interactions->len; i++)
    {
      const KscoreEvidenceInteraction *it;

      it = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, i);
      if (it->signals == 0 || it->actor >= n || it->day > self->day)
        continue;

      note (&people[it->actor], it->actor, it->signals, it->trust);
      people[it->actor].n_reactions++;
      self->n_reactions++;
      self->n_past += is_past (score, it->account, it->day);
      for (guint j = 0; j < KSCORE_N_SIGNALS; j++)
        self->signals[j].n_reactions += (it->signals >> j) & 1;
    }

  for (guint i = 0; i < evidence->marks->len; i++)
    {
      const KscoreEvidenceMark *it = &g_array_index (evidence->marks, KscoreEvidenceMark, i);

      if (it->signals == 0 || it->maker >= n || it->from > self->day)
        continue;

      note (&people[it->maker], it->maker, it->signals, it->trust);
      self->n_marks++;
      for (guint j = 0; j < KSCORE_N_SIGNALS; j++)
        self->signals[j].n_marks += (it->signals >> j) & 1;
    }

  for (guint i = 0; i < n; i++)
    {
      if (people[i].signals == 0)
        continue;

      g_array_append_val (self->people, people[i]);
      for (guint j = 0; j < KSCORE_N_SIGNALS; j++)
        self->signals[j].n_people += (people[i].signals >> j) & 1;
    }
  self->n_people = self->people->len;
  kscore_sort (self->people->data, self->people->len, sizeof (KscoreDiscountedPerson),
               compare_people, NULL);
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x < y) - (x > y);
}

/* On how many people Response rests, of those whom it is known of. */
static void
measure_concentration (KscoreIntegrityFigures *self,
                       const KscoreLedger     *ledger,
                       const KscoreScore      *score,
                       guint                   n_actors)
{
  g_autoptr (KscoreAttribution) attribution = kscore_attribution_new (ledger, score);
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree double *points = g_new0 (double, n_actors + 1);
  KscoreSum sum = { 0 }, squares = { 0 }, top = { 0 };

  for (guint i = 0; i < attribution->n_rows; i++)
    {
      KscoreLedgerRow row;

      if (!(attribution->row_points[i] > 0))
        continue;

      kscore_ledger_get_row (ledger, i, &row);
      if (row.person < n_actors)
        points[row.person] += attribution->row_points[i];
    }
  for (guint i = 0; i < n_actors; i++)
    {
      if (points[i] > 0)
        g_array_append_val (shares, points[i]);
    }
  g_array_sort (shares, compare_points);

  self->n_contributors = shares->len;
  if (shares->len == 0)
    return;

  for (guint i = 0; i < shares->len; i++)
    kscore_sum_add (&sum, g_array_index (shares, double, i));
  for (guint i = 0; i < shares->len; i++)
    {
      double share = g_array_index (shares, double, i) / kscore_sum_get (&sum);

      kscore_sum_add (&squares, share * share);
      if (i < TOP)
        kscore_sum_add (&top, share);
    }

  self->effective_people = 1 / kscore_sum_get (&squares);
  self->top_share = MIN (1, kscore_sum_get (&top));
}

/* The score when only @which are heeded. */
static double
get_score (KscoreEvidence        *evidence,
           const KscoreConstants *constants,
           KscoreSignals          which,
           KscoreDay              day)
{
  g_autoptr (KscoreTrust) trust = kscore_trust_apply (evidence, constants, which);
  g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence, constants);
  g_autoptr (KscoreScore) score = kscore_score_new (ledger, day);

  return score->known ? score->score : NAN;
}

/**
 * kscore_integrity_figures_new:
 * @evidence: everything known, the readings too; its trust is written anew
 * @constants: the model's version
 * @today: today
 * @as_of: the score's day, or %KSCORE_DAY_UNKNOWN for the one that the model chooses
 *
 * Finds out what the signals lower of what happened up to the day, what the score would be without
 * any discount, and how many people it rests on. What each signal costs is left to
 * kscore_integrity_figures_measure().
 *
 * Returns: (transfer full): the figures
 */
KscoreIntegrityFigures *
kscore_integrity_figures_new (KscoreEvidence        *evidence,
                              const KscoreConstants *constants,
                              KscoreDay              today,
                              KscoreDay              as_of)
{
  KscoreIntegrityFigures *self = g_new0 (KscoreIntegrityFigures, 1);
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (KscoreScore) score = NULL;

  self->people = g_array_new (FALSE, FALSE, sizeof (KscoreDiscountedPerson));
  self->effective_people = self->top_share = NAN;
  self->trust = kscore_trust_apply (evidence, constants, KSCORE_ALL_SIGNALS);
  ledger = kscore_ledger_new (evidence, constants);
  self->day = as_of != KSCORE_DAY_UNKNOWN ? as_of : kscore_ledger_get_score_day (ledger, today);
  score = kscore_score_new (ledger, self->day);
  self->score = score->known ? score->score : NAN;
  self->checked = score->known ? score->checked : NAN;
  g_strlcpy (self->version, score->version, sizeof self->version);

  count_discounts (self, evidence, score);
  measure_concentration (self, ledger, score, evidence->actors->len);
  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    {
      self->signals[i].without = self->score;
      self->signals[i].points = isnan (self->score) ? NAN : 0;
    }

  self->without = self->people->len > 0 ? get_score (evidence, constants, 0, self->day)
                                        : self->score;
  return self;
}

/**
 * kscore_integrity_figures_measure:
 * @self: figures
 * @signal: the place of a signal's bit, less than %KSCORE_N_SIGNALS
 * @evidence: what @self was made from; its trust is written anew
 * @constants: the same as then
 *
 * Finds out what the score would be if nobody heeded a signal while all others are. Signals
 * overlap, and the score is no sum over people, so these do not add up to the whole discount.
 */
void
kscore_integrity_figures_measure (KscoreIntegrityFigures *self,
                                  guint                   signal,
                                  KscoreEvidence         *evidence,
                                  const KscoreConstants  *constants)
{
  KscoreSignalFigures *figures = &self->signals[signal];

  g_return_if_fail (signal < KSCORE_N_SIGNALS);

  if (figures->n_people == 0)
    return;

  figures->without = get_score (evidence, constants,
                                KSCORE_ALL_SIGNALS & ~(KscoreSignals) (1 << signal), self->day);
  figures->points = figures->without - self->score;
}

/**
 * kscore_integrity_figures_free:
 * @self: (transfer full): figures
 */
void
kscore_integrity_figures_free (KscoreIntegrityFigures *self)
{
  g_array_unref (self->people);
  kscore_trust_free (self->trust);
  g_free (self);
}
