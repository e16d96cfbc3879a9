#include "config.h"

#include "score/kscore-recognition.h"

#include <math.h>

#include "score/kscore-ledger-private.h"
#include "score/kscore-mask-private.h"
#include "score/kscore-sum.h"

/* Recognition is a sum over makers: people, linking domains, and everything that has no maker, each
 * thing apart. An established account counts once for a person, whatever group stands behind. The
 * trust of a maker is the lowest of what that person did or gave up to the day, as it is for a
 * week of Response. */

/* Lowest trust of a maker's reactions up to @day, and whether there are any. */
static gboolean
get_reactions (const KscoreLedger *self,
               guint               maker,
               KscoreDay           day,
               const KscoreMask   *without,
               double             *trust)
{
  guint start = self->maker_row_start[maker], low = start, high = self->maker_row_start[maker + 1];
  gboolean any = FALSE;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->day[self->maker_rows[middle]] <= day)
        low = middle + 1;
      else
        high = middle;
    }

  if (low == start)
    return FALSE;

  if (without == NULL)
    {
      *trust = MIN (*trust, self->maker_trust[low - 1]);
      return TRUE;
    }

  for (guint i = start; i < low; i++)
    {
      guint row = self->maker_rows[i];

      if (kscore_mask_hides_row (without, row))
        continue;

      any = TRUE;
      *trust = MIN (*trust, self->trust[row]);
    }

  return any;
}

static gboolean
is_mark_active (const KscoreLedgerMark *mark,
                KscoreDay               day,
                const KscoreMask       *without)
{
  return mark->from <= day && day < mark->to &&
         (without == NULL || !kscore_mask_hides_mark (without, mark));
}

/* The points of a maker's distinct marks; of the same thing the highest value. */
static double
get_mark_points (const KscoreLedger *self,
                 const KscoreMaker  *maker,
                 KscoreDay           day,
                 const KscoreMask   *without,
                 double             *trust)
{
  double points = 0;

  for (guint i = maker->first_mark; i < maker->end_mark;)
    {
      const KscoreLedgerMark *first = &self->marks[i];
      double value = 0;

      for (; i < maker->end_mark && self->marks[i].kind == first->kind &&
             self->marks[i].source == first->source; i++)
        {
          if (!is_mark_active (&self->marks[i], day, without))
            continue;

          value = MAX (value, self->marks[i].value);
          *trust = MIN (*trust, self->marks[i].trust);
        }

      points += value * self->constants.mark_points[first->kind];

      /* Further pages of a domain that has all it can have change nothing. */
      if (maker->type == KSCORE_MAKER_DOMAIN &&
          points >= self->constants.domain_pages * self->constants.mark_points[first->kind])
        break;
    }

  return points;
}

/**
 * kscore_recognition_get_maker: (skip)
 * @ledger: a ledger
 * @maker: one of its makers
 * @day: a day
 * @without: (nullable): what to leave out
 * @supporter: (out) (optional): whether it is an established account that reacted or follows
 *
 * Returns: what the maker brings to Recognition on @day
 */
double
kscore_recognition_get_maker (const KscoreLedger *ledger,
                              guint               maker,
                              KscoreDay           day,
                              const KscoreMask   *without,
                              gboolean           *supporter)
{
  const KscoreMaker *self = &ledger->makers[maker];
  const KscoreConstants *constants = &ledger->constants;
  double trust = 1, points = get_mark_points (ledger, self, day, without, &trust);
  gboolean supports = FALSE;

  if (self->type == KSCORE_MAKER_PERSON)
    {
      gboolean reacted = get_reactions (ledger, maker, day, without, &trust);

      if (without == NULL || !kscore_mask_hides_person (without, self->person))
        supports = self->established_day <= day &&
                   (reacted || self->purged_day <= day ||
                    (self->follow_day <= day &&
                     (without == NULL || !kscore_mask_hides_account (without, self->account))));
      if (supports)
        points += constants->established;
    }

  if (supporter != NULL)
    *supporter = supports;

  switch (self->type)
    {
    case KSCORE_MAKER_PERSON:
      return trust * kscore_constants_g (constants, points);
    case KSCORE_MAKER_DOMAIN:
      return trust * kscore_constants_g (constants,
                                         MIN (points, constants->domain_pages *
                                              constants->mark_points[KSCORE_MARK_LINKING_PAGE]));
    case KSCORE_MAKER_ANONYMOUS:
      {
        double one = constants->mark_points[ledger->marks[self->first_mark].kind];

        return one > 0 ? constants->anonymous_mark * trust * (points / one) *
                         kscore_constants_g (constants, one)
                       : 0;
      }
    case KSCORE_MAKER_WIKIPEDIA:
      return MIN (points, constants->mark_points[KSCORE_MARK_WIKIPEDIA]);
    case KSCORE_MAKER_REPUTATION:
    case KSCORE_MAKER_KARMA:
    case KSCORE_MAKER_BACKLINK:
    default:
      return points;
    }
}

/**
 * kscore_maker_is_checked: (skip)
 * @maker: a maker
 *
 * Returns: whether it can be looked at: a mark without a maker, or a number that a site computes,
 *   cannot
 */
gboolean
kscore_maker_is_checked (const KscoreMaker *maker)
{
  switch (maker->type)
    {
    case KSCORE_MAKER_PERSON:
    case KSCORE_MAKER_DOMAIN:
    case KSCORE_MAKER_WIKIPEDIA:
    case KSCORE_MAKER_BACKLINK:
      return TRUE;
    case KSCORE_MAKER_ANONYMOUS:
    case KSCORE_MAKER_REPUTATION:
    case KSCORE_MAKER_KARMA:
    default:
      return FALSE;
    }
}

/**
 * kscore_recognition_get_trust: (skip)
 * @ledger: a ledger
 * @maker: one of its makers
 * @day: a day
 *
 * Returns: the trust that is a factor of what the maker brings on @day; 1 where trust is none
 */
double
kscore_recognition_get_trust (const KscoreLedger *ledger,
                              guint               maker,
                              KscoreDay           day)
{
  const KscoreMaker *self = &ledger->makers[maker];
  double trust = 1;

  get_mark_points (ledger, self, day, NULL, &trust);
  if (self->type == KSCORE_MAKER_PERSON)
    get_reactions (ledger, maker, day, NULL, &trust);

  return self->type == KSCORE_MAKER_PERSON || self->type == KSCORE_MAKER_DOMAIN ||
         self->type == KSCORE_MAKER_ANONYMOUS ? trust : 1;
}

/**
 * kscore_recognition_pick_mark: (skip)
 * @ledger: a ledger
 * @maker: one of its makers
 * @next: (inout): a mark of it; then the first mark of the next thing
 * @day: a day
 *
 * Of several marks of one thing the one with the highest value stands for it.
 *
 * Returns: (nullable): that mark, or %NULL where there is none on @day
 */
const KscoreLedgerMark *
kscore_recognition_pick_mark (const KscoreLedger *ledger,
                              const KscoreMaker  *maker,
                              guint              *next,
                              KscoreDay           day)
{
  const KscoreLedgerMark *first = &ledger->marks[*next], *best = NULL;

  for (; *next < maker->end_mark && ledger->marks[*next].kind == first->kind &&
         ledger->marks[*next].source == first->source; (*next)++)
    {
      const KscoreLedgerMark *mark = &ledger->marks[*next];

      if (is_mark_active (mark, day, NULL) && (best == NULL || mark->value > best->value))
        best = mark;
    }

  return best;
}

/**
 * kscore_recognition_get_cached: (skip)
 * @ledger: a ledger
 * @maker: one of its makers
 * @day: a day
 * @cache: (nullable): what was computed of that day before, with nothing left out
 * @supporter: (out): whether it is an established account that reacted or follows
 *
 * Returns: what kscore_recognition_get_maker() does
 */
double
kscore_recognition_get_cached (const KscoreLedger *ledger,
                               guint               maker,
                               KscoreDay           day,
                               KscoreScoreCache   *cache,
                               gboolean           *supporter)
{
  if (cache == NULL)
    return kscore_recognition_get_maker (ledger, maker, day, NULL, supporter);

  if (isnan (cache->maker_values[maker]))
    {
      cache->maker_values[maker] = kscore_recognition_get_maker (ledger, maker, day, NULL,
                                                                 supporter);
      cache->maker_supports[maker] = (guint8) *supporter;
    }

  *supporter = cache->maker_supports[maker];
  return cache->maker_values[maker];
}

/**
 * kscore_recognition_compute_cached: (skip)
 * @ledger: a ledger
 * @day: a day
 * @without: (nullable): what to leave out
 * @cache: (nullable): what was computed of that day before; without @without
 * @parts: (out caller-allocates): what it is made of
 * @checked: (out): the part that can be looked at maker by maker
 *
 * Returns: C
 */
double
kscore_recognition_compute_cached (const KscoreLedger *ledger,
                                   KscoreDay           day,
                                   const KscoreMask   *without,
                                   KscoreScoreCache   *cache,
                                   KscoreRecognition  *parts,
                                   double             *checked)
{
  KscoreSum total = { 0 }, sum[KSCORE_MAKER_BACKLINK + 1] = { { 0 } };

  *parts = (KscoreRecognition) { 0 };

  for (guint i = 0; i < ledger->n_makers; i++)
    {
      gboolean supporter;
      double value = without != NULL
                     ? kscore_recognition_get_maker (ledger, i, day, without, &supporter)
                     : kscore_recognition_get_cached (ledger, i, day, cache, &supporter);

      kscore_sum_add (&sum[ledger->makers[i].type], value);
      kscore_sum_add (&total, value);
      parts->supporters += supporter;
    }

  parts->people = kscore_sum_get (&sum[KSCORE_MAKER_PERSON]);
  parts->domains = kscore_sum_get (&sum[KSCORE_MAKER_DOMAIN]);
  parts->anonymous = kscore_sum_get (&sum[KSCORE_MAKER_ANONYMOUS]);
  parts->reputation = kscore_sum_get (&sum[KSCORE_MAKER_REPUTATION]);
  parts->karma = kscore_sum_get (&sum[KSCORE_MAKER_KARMA]);
  parts->wikipedia = kscore_sum_get (&sum[KSCORE_MAKER_WIKIPEDIA]) +
                     kscore_sum_get (&sum[KSCORE_MAKER_BACKLINK]);
  *checked = parts->people + parts->domains + parts->wikipedia;

  return kscore_sum_get (&total);
}

/**
 * kscore_recognition_compute: (skip)
 * @ledger: a ledger
 * @day: a day
 * @without: (nullable): what to leave out
 * @parts: (out caller-allocates): what it is made of
 * @checked: (out): the part that can be looked at maker by maker
 *
 * Returns: C
 */
double
kscore_recognition_compute (const KscoreLedger *ledger,
                            KscoreDay           day,
                            const KscoreMask   *without,
                            KscoreRecognition  *parts,
                            double             *checked)
{
  return kscore_recognition_compute_cached (ledger, day, without, NULL, parts, checked);
}
