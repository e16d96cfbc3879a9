#include "config.h"

#include "score/kscore-estimate.h"

#include <math.h>

#include "score/kscore-score-private.h"

/* Counts alone tell neither people nor weeks, so:
 *
 * - every reaction is one by nobody known, 0.5 g (points), spread evenly over the weeks; with w
 *   weeks `R = 13 X / w`, less where w is under the least n, exactly as the weeks of an account
 *   would give;
 * - lists, stars and forks are marks without a known maker; supporters are established accounts,
 *   which somebody looked at one by one, so each is a maker with one mark;
 * - the range is an error of the same kind as the jackknife's: a week's reactions vary by
 *   `estimate_variation` of their mean, and a count of N by the square root of N. It needs as
 *   many weeks as the jackknife. */

static const char * const column_names[KSCORE_N_ESTIMATE_COLUMNS] = {
  [KSCORE_ESTIMATE_LIKES] = "likes",
  [KSCORE_ESTIMATE_REPLIES] = "replies",
  [KSCORE_ESTIMATE_MENTIONS] = "mentions",
  [KSCORE_ESTIMATE_RESHARES] = "reshares",
  [KSCORE_ESTIMATE_QUOTES] = "quotes",
  [KSCORE_ESTIMATE_SAVES] = "saves",
  [KSCORE_ESTIMATE_STARS] = "stars",
  [KSCORE_ESTIMATE_FORKS] = "forks",
  [KSCORE_ESTIMATE_FOLLOWERS] = "followers",
  [KSCORE_ESTIMATE_LISTS] = "lists",
  [KSCORE_ESTIMATE_SUPPORTERS] = "supporters",
  [KSCORE_ESTIMATE_WEEKS] = "weeks",
};

/* Columns that are reactions come first. */
static const KscoreKind kinds[] = {
  [KSCORE_ESTIMATE_LIKES] = KSCORE_KIND_LIKE,
  [KSCORE_ESTIMATE_REPLIES] = KSCORE_KIND_REPLY,
  [KSCORE_ESTIMATE_MENTIONS] = KSCORE_KIND_MENTION,
  [KSCORE_ESTIMATE_RESHARES] = KSCORE_KIND_RESHARE,
  [KSCORE_ESTIMATE_QUOTES] = KSCORE_KIND_QUOTE,
  [KSCORE_ESTIMATE_SAVES] = KSCORE_KIND_SAVE,
  [KSCORE_ESTIMATE_STARS] = KSCORE_KIND_STAR,
  [KSCORE_ESTIMATE_FORKS] = KSCORE_KIND_FORK,
};

static gboolean
compute_response (const KscoreConstants *constants,
                  const double          *counts,
                  double                 weeks,
                  double                *response,
                  double                *n_reactions)
{
  double total = 0, mean;
  gboolean known = FALSE;

  *n_reactions = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (!(counts[i] >= 0))
        continue;

      known = TRUE;
      *n_reactions += counts[i];
      total += counts[i] * constants->anonymous *
               kscore_constants_g (constants, constants->points[kinds[i]]);
    }

  /* Every week brings the same, so with n places of which w are filled S / n = (w / n) sqrt X. */
  mean = sqrt (total / weeks) * MIN (1, weeks / constants->least_weeks);
  *response = constants->window_weeks * mean * mean;
  return known;
}

static gboolean
compute_recognition (const KscoreConstants *constants,
                     const double          *counts,
                     double                *recognition)
{
  static const struct {
    KscoreEstimateColumn column;
    KscoreMarkKind       kind;
  } marks[] = {
    { KSCORE_ESTIMATE_LISTS, KSCORE_MARK_LIST },
    { KSCORE_ESTIMATE_STARS, KSCORE_MARK_STAR },
    { KSCORE_ESTIMATE_FORKS, KSCORE_MARK_FORK },
  };
  gboolean known = counts[KSCORE_ESTIMATE_SUPPORTERS] >= 0;

  *recognition = known ? counts[KSCORE_ESTIMATE_SUPPORTERS] *
                         kscore_constants_g (constants, constants->established)
                       : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      double count = counts[marks[i].column];

      if (!(count >= 0))
        continue;

      known = TRUE;
      *recognition += count * constants->anonymous_mark *
                      kscore_constants_g (constants, constants->mark_points[marks[i].kind]);
    }

  return known;
}

/**
 * kscore_estimate:
 * @constants: the model
 * @row: (array fixed-size=12): a number for each column, NAN where it is not known; unknown
 *   weeks are 13
 * @estimate: (out caller-allocates): the result
 *
 * The formula on one row of a table of counts. Counts of more than 13 weeks are scaled to 13; of
 * 0 weeks there is no score, which deserves a warning.
 */
void
kscore_estimate (const KscoreConstants *constants,
                 const double           row[KSCORE_N_ESTIMATE_COLUMNS],
                 KscoreEstimate        *estimate)
{
  KscoreValues values = { { FALSE }, { 0 } };
  double counts[KSCORE_N_ESTIMATE_COLUMNS];
  double weeks, n_reactions;

  /* A table may hold "inf"; nothing countable is beyond. */
  for (int i = 0; i < KSCORE_N_ESTIMATE_COLUMNS; i++)
    counts[i] = row[i] > 1e19 ? 1e19 : row[i];

  weeks = counts[KSCORE_ESTIMATE_WEEKS];
  if (!(weeks >= 0))
    weeks = constants->window_weeks;

  *estimate = (KscoreEstimate) { .score = NAN, .low = NAN, .high = NAN };
  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    estimate->value[i] = estimate->points[i] = NAN;

  if (weeks <= 0)
    return;

  values.known[KSCORE_COMPONENT_RESPONSE] =
    compute_response (constants, counts, weeks, &values.value[KSCORE_COMPONENT_RESPONSE],
                      &n_reactions);
  values.known[KSCORE_COMPONENT_RECOGNITION] =
    compute_recognition (constants, counts, &values.value[KSCORE_COMPONENT_RECOGNITION]);
  values.known[KSCORE_COMPONENT_AUDIENCE] = counts[KSCORE_ESTIMATE_FOLLOWERS] >= 0;
  values.value[KSCORE_COMPONENT_AUDIENCE] = values.known[KSCORE_COMPONENT_AUDIENCE] ?
                                            counts[KSCORE_ESTIMATE_FOLLOWERS] : 0;

  estimate->score = kscore_values_get_score (&values, constants);
  estimate->known = !isnan (estimate->score);

  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    {
      if (!values.known[i])
        continue;

      estimate->value[i] = values.value[i];
      estimate->points[i] = constants->span * constants->weight[i] *
                            kscore_constants_l (constants, i, values.value[i]);
    }

  if (values.known[KSCORE_COMPONENT_RESPONSE] && weeks >= constants->range_weeks)
    {
      double response = values.value[KSCORE_COMPONENT_RESPONSE];
      double variation = constants->estimate_variation;
      double variance = variation * variation / MIN (weeks, constants->window_weeks) +
                        (n_reactions > 0 ? 1 / n_reactions : 0);
      /* How ln (1 + R / x1) follows ln R */
      double slope = response / (constants->x1[KSCORE_COMPONENT_RESPONSE] + response);

      kscore_values_get_range (&values, constants, slope * sqrt (variance),
                               &estimate->low, &estimate->high);
    }
}

/**
 * kscore_estimate_column_to_string:
 * @column: a column
 *
 * Returns: its name in the table's header
 */
const char *
kscore_estimate_column_to_string (KscoreEstimateColumn column)
{
  g_return_val_if_fail (column < KSCORE_N_ESTIMATE_COLUMNS, NULL);

  return column_names[column];
}
