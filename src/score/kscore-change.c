#include "config.h"

#include "score/kscore-change.h"

#include <math.h>
#include <string.h>

#include "score/kscore-change-private.h"
#include "score/kscore-sum.h"

/**
 * kscore_change_get_secant: (skip)
 * @constants: the model
 * @component: a component
 * @before: its value on the first day
 * @after: its value on the second day
 *
 * Computes what a unit of the component brought between the two values. The difference of the
 * logarithms is computed as one logarithm, so that close values lose no digits.
 *
 * Returns: the difference of its points over that of its values; the derivative where they are
 *   equal
 */
double
kscore_change_get_secant (const KscoreConstants *constants,
                          KscoreComponent        component,
                          double                 before,
                          double                 after)
{
  double x1 = constants->x1[component], xm = constants->xm[component];
  double maximum = constants->span * constants->weight[component];
  double low = MIN (before, xm), high = MIN (after, xm);

  if (before == after)
    return before < xm ? maximum / log1p (xm / x1) / (x1 + before) : 0;

  return maximum / log1p (xm / x1) * log1p ((high - low) / (x1 + low)) / (after - before);
}

/**
 * kscore_change_add: (skip)
 * @self: a change
 * @part: a part of it
 *
 * Adds a part, unless it is 0.
 */
void
kscore_change_add (KscoreChange           *self,
                   const KscoreChangePart *part)
{
  if (part->points != 0)
    g_array_append_val (self->parts, *part);
}

/**
 * kscore_change_get_account_score: (skip)
 * @self: two days
 * @side: which of them
 * @account: of the change
 *
 * Returns: (nullable): what the account brings on that day; %NULL where it was not linked
 */
const KscoreAccountScore *
kscore_change_get_account_score (const KscoreChangeMaker *self,
                                 guint                    side,
                                 guint32                  account)
{
  const KscoreChangeSide *day = &self->side[side];
  guint32 slot = day->slots[account];

  return slot != KSCORE_NO_INDEX ? &g_array_index (day->score->accounts, KscoreAccountScore,
                                                   day->ledger->accounts[slot].index)
                                 : NULL;
}

/* What is found again on the other day is found by its lasting id. */

static guint
hash_account (gconstpointer key)
{
  const KscoreEvidenceAccount *it = key;

  return g_str_hash (it->native_id != NULL ? it->native_id : "");
}

static gboolean
is_equal_account (gconstpointer a,
                  gconstpointer b)
{
  const KscoreEvidenceAccount *x = a, *y = b;

  return g_strcmp0 (x->network, y->network) == 0 && g_strcmp0 (x->native_id, y->native_id) == 0;
}

/* @offset: of the id that @hash and @is_equal look at. */
static guint32 *
map_before (const GArray *before,
            const GArray *after,
            gsize         size,
            gsize         offset,
            GHashFunc     hash,
            GEqualFunc    is_equal,
            GArray       *only_before)
{
  g_autoptr (GHashTable) places = g_hash_table_new (hash, is_equal);
  guint32 *map = g_new (guint32, before->len + 1);

  for (guint i = 0; i < after->len; i++)
    g_hash_table_insert (places, after->data + i * size + offset, GUINT_TO_POINTER (i));

  for (guint32 i = 0; i < before->len; i++)
    {
      gpointer place;

      if (g_hash_table_lookup_extended (places, before->data + i * size + offset, NULL, &place))
        {
          map[i] = GPOINTER_TO_UINT (place);
          continue;
        }

      map[i] = after->len + only_before->len;
      g_array_append_val (only_before, i);
    }

  return map;
}

static void
map_evidence (KscoreChangeMaker *self)
{
  KscoreChange *change = self->change;
  KscoreChangeSide *before = &self->side[0];
  const KscoreEvidence *x = change->evidence_before, *y = change->evidence;
  guint n_people;

  before->accounts = map_before (x->accounts, y->accounts, sizeof (KscoreEvidenceAccount), 0,
                                 hash_account, is_equal_account, change->only_before[0]);
  before->people = map_before (x->actors, y->actors, sizeof (KscoreEvidenceActor),
                               G_STRUCT_OFFSET (KscoreEvidenceActor, id), g_int64_hash,
                               g_int64_equal, change->only_before[1]);
  before->posts = map_before (x->posts, y->posts, sizeof (KscoreEvidencePost),
                              G_STRUCT_OFFSET (KscoreEvidencePost, id), g_int64_hash,
                              g_int64_equal, change->only_before[2]);

  n_people = y->actors->len + change->only_before[1]->len;
  self->people_before = g_new (guint32, n_people + 1);
  for (guint i = 0; i < n_people; i++)
    self->people_before[i] = KSCORE_NO_INDEX;
  for (guint32 i = 0; i < x->actors->len; i++)
    self->people_before[before->people[i]] = i;
}

static void
fill_side (const KscoreChangeMaker *self,
           KscoreChangeSide        *side)
{
  const GArray *coverage = side->evidence->coverage;
  guint n = self->n_accounts * (KSCORE_N_KINDS + 1);

  side->rho = kscore_ledger_get_rho (side->ledger, side->score->day);
  side->slots = g_new (guint32, self->n_accounts + 1);
  for (guint i = 0; i < self->n_accounts; i++)
    side->slots[i] = KSCORE_NO_INDEX;
  for (guint i = 0; i < side->ledger->n_accounts; i++)
    side->slots[KSCORE_CHANGE_MAP (side->accounts, side->ledger->accounts[i].index)] = i;

  if (!self->differs)
    return;

  side->covered = g_new (KscoreCoveredDays, n + 1);
  for (guint i = 0; i < n; i++)
    kscore_covered_days_init (&side->covered[i]);
  for (guint i = 0; i < coverage->len; i++)
    {
      const KscoreEvidenceCoverage *it = &g_array_index (coverage, KscoreEvidenceCoverage, i);
      KscoreCoveredDays *covered;

      if (it->account >= side->evidence->accounts->len || it->from > it->to)
        continue;

      covered = &side->covered[KSCORE_CHANGE_MAP (side->accounts, it->account) *
                               (KSCORE_N_KINDS + 1)];
      for (guint kind = 1; kind < KSCORE_N_KINDS; kind++)
        {
          if (it->kinds & KSCORE_KINDS_OF (kind))
            kscore_covered_days_add (&covered[kind], it->from, it->to);
        }
      if (it->kinds & KSCORE_KINDS_PEOPLE)
        kscore_covered_days_add (&covered[KSCORE_N_KINDS], it->from, it->to);
    }
  for (guint i = 0; i < n; i++)
    kscore_covered_days_finish (&side->covered[i], 0);
}

static void
clear_side (const KscoreChangeMaker *self,
            KscoreChangeSide        *side)
{
  for (guint i = 0; side->covered != NULL && i < self->n_accounts * (KSCORE_N_KINDS + 1); i++)
    kscore_covered_days_clear (&side->covered[i]);
  g_free (side->covered);
  g_free (side->rho);
  g_free (side->slots);
  g_free (side->accounts);
  g_free (side->people);
  g_free (side->posts);
}

static gboolean
is_same_model (const KscoreConstants *x,
               const KscoreConstants *y)
{
  return memcmp (x, y, G_STRUCT_OFFSET (KscoreConstants, n_exchange)) == 0 &&
         x->n_exchange == y->n_exchange;
}

static void
add_model (KscoreChange      *self,
           const KscoreScore *score)
{
  KscoreChangePart part = {
    .points = score->score - self->before,
    .label = KSCORE_CHANGE_MODEL,
    .component = KSCORE_N_COMPONENTS,
    .week = KSCORE_DAY_UNKNOWN,
    .account = KSCORE_NO_INDEX,
    .person = KSCORE_NO_INDEX,
    .post = KSCORE_NO_INDEX,
  };

  kscore_change_add (self, &part);
}

/* What a score is above the sum of its points: nothing, but where it would be below 1 or above
 * 100, as it can be with constants of one's own. */
static double
get_clamped (const KscoreConstants *constants,
             const KscoreScore     *score)
{
  double sum = constants->base;

  for (guint i = 0; i < KSCORE_N_COMPONENTS; i++)
    sum += score->components[i].points;

  return sum < 1 || sum > 100 ? score->score - sum : 0;
}

static void
add_clamped (KscoreChangeMaker *self)
{
  const KscoreConstants *constants = &self->side[1].ledger->constants;
  KscoreChangePart part = {
    .points = get_clamped (constants, self->side[1].score) -
              get_clamped (constants, self->side[0].score),
    .component = KSCORE_N_COMPONENTS,
    .week = KSCORE_DAY_UNKNOWN,
    .account = KSCORE_NO_INDEX,
    .person = KSCORE_NO_INDEX,
    .post = KSCORE_NO_INDEX,
  };

  part.label = part.points > 0 ? KSCORE_CHANGE_GREW : KSCORE_CHANGE_SHRANK;
  kscore_change_add (self->change, &part);
}

static void
sum_parts (KscoreChange *self)
{
  KscoreSum total = { 0 }, sums[KSCORE_N_CHANGES] = { { 0 } };

  for (guint i = 0; i < self->parts->len; i++)
    {
      const KscoreChangePart *part = &g_array_index (self->parts, KscoreChangePart, i);

      kscore_sum_add (&total, part->points);
      kscore_sum_add (&sums[part->label], part->points);
      self->n_parts[part->label]++;
    }

  self->total = kscore_sum_get (&total);
  for (guint i = 0; i < KSCORE_N_CHANGES; i++)
    self->points[i] = kscore_sum_get (&sums[i]);
}

static void
compare (KscoreChange         *self,
         const KscoreLedger   *ledger_before,
         const KscoreEvidence *evidence_before,
         const KscoreScore    *score_before,
         const KscoreLedger   *ledger_after,
         const KscoreEvidence *evidence_after,
         const KscoreScore    *score_after)
{
  KscoreChangeMaker maker = {
    .change = self,
    .side = {
      { .ledger = ledger_before, .evidence = evidence_before, .score = score_before },
      { .ledger = ledger_after, .evidence = evidence_after, .score = score_after },
    },
    /* Evidence that grew in its place since the first ledger was made is other evidence too. */
    .differs = evidence_before != evidence_after ||
               ledger_before->n_rows != ledger_after->n_rows ||
               ledger_before->n_makers != ledger_after->n_makers ||
               ledger_before->n_marks != ledger_after->n_marks,
  };

  if (maker.differs)
    map_evidence (&maker);
  maker.n_accounts = evidence_after->accounts->len + self->only_before[0]->len;
  for (guint i = 0; i < 2; i++)
    fill_side (&maker, &maker.side[i]);
  if (maker.differs)
    kscore_change_find_identified (&maker);

  kscore_change_add_response (&maker);
  kscore_change_add_recognition (&maker);
  kscore_change_add_audience (&maker);
  add_clamped (&maker);

  for (guint i = 0; i < 2; i++)
    clear_side (&maker, &maker.side[i]);
  g_clear_pointer (&maker.identified, g_hash_table_unref);
  g_free (maker.people_before);
}

/**
 * kscore_change_new:
 * @ledger_before: prepared evidence of the first day
 * @evidence_before: what it was made from
 * @score_before: its score of the first day, with nothing left out
 * @ledger_after: the same of the second day; often the same ledger
 * @evidence_after: what it was made from; must outlive the change, as the other one must
 * @score_after: its score of the second day
 *
 * Takes the difference of two scores apart, by secants, so that what did not change gets exactly
 * 0 and the parts sum to the difference. What the two have in common is found by lasting ids:
 * accounts by network and native id, people and posts by id.
 *
 * A part is
 *
 * - *model changed*: the first day's evidence, with the trust that it says, by the second day's
 *   constants, less the first score. All other parts are by the second day's constants.
 * - *newly covered* where the first day did not know it: the account had no Response or Audience,
 *   the kind was not covered on the day it is of, or more whole weeks are known, so that each of
 *   them counts for less. *No longer covered* is the reverse.
 * - *identified* where, of a post's reactions of a kind up to the first day, fewer have no name and
 *   more have one than they had.
 * - *discounted* where the trust in somebody changed, or the group that stands for one person.
 * - *left the window* where a week fades, or has left the weeks taken because it faded.
 * - *new* where it is of a day after the first, or was found since though its day was covered.
 * - *grew* where it was there and brings more: a person is followed by more, a week took a place
 *   among the best, an audience grew. *Shrank* is the reverse: also what better weeks displaced,
 *   and what was taken back.
 *
 * Returns: (transfer full): the change
 */
KscoreChange *
kscore_change_new (const KscoreLedger   *ledger_before,
                   const KscoreEvidence *evidence_before,
                   const KscoreScore    *score_before,
                   const KscoreLedger   *ledger_after,
                   const KscoreEvidence *evidence_after,
                   const KscoreScore    *score_after)
{
  KscoreChange *self = g_new0 (KscoreChange, 1);

  self->from = score_before->day;
  self->to = score_after->day;
  self->before = score_before->known ? score_before->score : NAN;
  self->after = score_after->known ? score_after->score : NAN;
  self->known = score_before->known && score_after->known;
  self->difference = self->after - self->before;
  self->parts = g_array_new (FALSE, FALSE, sizeof (KscoreChangePart));
  self->evidence = evidence_after;
  self->evidence_before = evidence_before;
  for (guint i = 0; i < G_N_ELEMENTS (self->only_before); i++)
    self->only_before[i] = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (!self->known)
    return self;

  if (is_same_model (&ledger_before->constants, &ledger_after->constants))
    compare (self, ledger_before, evidence_before, score_before, ledger_after, evidence_after,
             score_after);
  else
    {
      g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence_before,
                                                           &ledger_after->constants);
      g_autoptr (KscoreScore) score = kscore_score_new (ledger, score_before->day);

      add_model (self, score);
      compare (self, ledger, evidence_before, score, ledger_after, evidence_after, score_after);
    }

  sum_parts (self);
  return self;
}

/**
 * kscore_change_free:
 * @self: (transfer full): a change
 */
void
kscore_change_free (KscoreChange *self)
{
  g_array_unref (self->parts);
  for (guint i = 0; i < G_N_ELEMENTS (self->only_before); i++)
    g_array_unref (self->only_before[i]);
  g_free (self);
}
