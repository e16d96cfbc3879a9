#include "config.h"

#include "score/kscore-ledger-update.h"

#include <stdlib.h>
#include <string.h>

#include "score/kscore-row-builder.h"
#include "score/kscore-row-difference.h"

/* Brings a ledger up to date with what was appended to its evidence, so that it is the one that
 * would be made of all of it, without looking at all of it. */

/* More than this is quicker made anew. */
#define MOST_CHANGES 20000

#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

typedef struct {
  KscoreLedgerUpdate        *update;
  KscoreLedger              *ledger;
  const KscoreEvidence      *evidence;
  const KscoreEvidenceIndex *index;
  const KscoreEvidenceSizes *before;
  GArray                    *removed; /* (owned) (element-type KscoreRow) */
  GArray                    *added;   /* (owned) (element-type KscoreRow) */
} Change;

static void
change_clear (Change *self)
{
  g_clear_pointer (&self->removed, g_array_unref);
  g_clear_pointer (&self->added, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

/**
 * kscore_ledger_update_init: (skip)
 * @self: (out caller-allocates): an update of nothing
 */
void
kscore_ledger_update_init (KscoreLedgerUpdate *self)
{
  *self = (KscoreLedgerUpdate) { 0 };
  self->rows = g_array_new (FALSE, FALSE, sizeof (KscoreSplice));
  self->makers = g_array_new (FALSE, FALSE, sizeof (KscoreSplice));
  self->people = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->weeks = g_array_new (FALSE, FALSE, sizeof (KscoreTouchedWeek));
}

/**
 * kscore_ledger_update_clear: (skip)
 * @self: an update
 */
void
kscore_ledger_update_clear (KscoreLedgerUpdate *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->makers, g_array_unref);
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->weeks, g_array_unref);
}

static int
compare_u32 (gconstpointer a,
             gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

static int
compare_touched (gconstpointer a,
                 gconstpointer b)
{
  const KscoreTouchedWeek *x = a, *y = b;

  COMPARE (x->slot, y->slot);
  COMPARE (x->week, y->week);
  return 0;
}

/**
 * kscore_ledger_get_members: (skip)
 * @evidence: the evidence
 * @index: its index
 * @person: a person
 * @members: (element-type guint32): emptied, then filled with the actors that are the person, in
 *   order
 */
void
kscore_ledger_get_members (const KscoreEvidence      *evidence,
                           const KscoreEvidenceIndex *index,
                           guint32                    person,
                           GArray                    *members)
{
  g_array_set_size (members, 0);
  if (kscore_ledger_get_person (evidence, person) == person)
    g_array_append_val (members, person);

  for (guint i = 0; i < index->grouped->len; i++)
    {
      guint32 actor = g_array_index (index->grouped, guint32, i);

      if (kscore_ledger_get_person (evidence, actor) == person)
        g_array_append_val (members, actor);
    }

  g_array_sort (members, compare_u32);
}

/**
 * kscore_ledger_find_group: (skip)
 * @ledger: a ledger
 * @week: one of its weeks
 * @person: a person
 * @group: (out): the rows of the person in the week
 *
 * Returns: whether there are any
 */
gboolean
kscore_ledger_find_group (const KscoreLedger     *ledger,
                          const KscoreLedgerWeek *week,
                          guint32                 person,
                          guint                  *group)
{
  guint low = week->first_group, high = week->end_group;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ledger->group_person[middle] < person)
        low = middle + 1;
      else
        high = middle;
    }

  *group = low;
  return low < week->end_group && ledger->group_person[low] == person;
}

static void
touch_week (Change *self,
            guint   slot,
            int     week)
{
  KscoreTouchedWeek touched = { slot, week };

  g_array_append_val (self->update->weeks, touched);
}

static void
touch_person (Change  *self,
              guint32  person)
{
  if (person != KSCORE_NO_INDEX)
    g_array_append_val (self->update->people, person);
}

/* Posts, audience */

static void
add_posts (Change *self)
{
  KscoreLedger *ledger = self->ledger;

  ledger->post_days = g_renew (KscoreDay, ledger->post_days, self->evidence->posts->len + 1);
  for (guint i = self->before->n_posts; i < self->evidence->posts->len; i++)
    {
      KscoreDay day = g_array_index (self->evidence->posts, KscoreEvidencePost, i).day;
      guint place = ledger->n_posts++;

      for (; place > 0 && ledger->post_days[place - 1] > day; place--)
        ledger->post_days[place] = ledger->post_days[place - 1];
      ledger->post_days[place] = day;
    }
}

static void
add_audience (Change *self)
{
  for (guint i = self->before->n_audience; i < self->evidence->audience->len; i++)
    {
      const KscoreEvidenceAudience *reading;
      KscoreLedgerAudience audience;
      GArray *readings;
      guint place;

      reading = &g_array_index (self->evidence->audience, KscoreEvidenceAudience, i);
      if (reading->account >= self->ledger->n_accounts || reading->followers < 0)
        continue;

      audience = (KscoreLedgerAudience) { reading->day, reading->followers };
      readings = self->ledger->accounts[self->ledger->account_slots[reading->account]].audience;
      for (place = readings->len; place > 0; place--)
        {
          const KscoreLedgerAudience *other = &g_array_index (readings, KscoreLedgerAudience,
                                                              place - 1);

          if (other->day < audience.day ||
              (other->day == audience.day && other->followers <= audience.followers))
            break;
        }
      g_array_insert_val (readings, place, audience);
    }
}

/* People */

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const KscoreLedgerRho *x = a, *y = b;

  COMPARE (x->day, y->day);
  COMPARE (x->rho, y->rho);
  return 0;
}

/* Readings of the followers of a person, as kscore_ledger_new() sorts them; rho is the count. */
static void
collect_readings (Change  *self,
                  guint32  person,
                  GArray  *members,
                  GArray  *changes)
{
  const KscoreChain *chain = &self->index->followers_by_actor;

  g_array_set_size (changes, 0);
  kscore_ledger_get_members (self->evidence, self->index, person, members);

  for (guint i = 0; i < members->len; i++)
    {
      guint32 actor = g_array_index (members, guint32, i);
      KscoreDay first = KSCORE_DAY_NEVER;

      for (int pass = 0; pass < 2; pass++)
        for (guint32 j = kscore_chain_get_first (chain, actor); j != KSCORE_NO_INDEX;
             j = kscore_chain_get_next (chain, j))
          {
            const KscoreEvidenceFollowers *reading;
            KscoreLedgerRho change;

            reading = &g_array_index (self->evidence->followers, KscoreEvidenceFollowers, j);
            if (reading->followers < 0)
              continue;

            if (pass == 0)
              {
                first = MIN (first, reading->day);
                continue;
              }

            change.day = reading->day <= first ? KSCORE_DAY_UNKNOWN : reading->day;
            change.person = person;
            change.rho = reading->followers;
            g_array_append_val (changes, change);
          }
    }

  g_array_sort (changes, compare_changes);
}

static void
insert_rho (KscoreLedger    *ledger,
            KscoreLedgerRho  change)
{
  guint low = 0, high = ledger->n_rhos;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const KscoreLedgerRho *other = &ledger->rhos[middle];

      if (other->day < change.day ||
          (other->day == change.day && (other->person < change.person ||
                                        (other->person == change.person &&
                                         other->rho <= change.rho))))
        low = middle + 1;
      else
        high = middle;
    }

  memmove (ledger->rhos + low + 1, ledger->rhos + low,
           (ledger->n_rhos - low) * sizeof (KscoreLedgerRho));
  ledger->rhos[low] = change;
  ledger->n_rhos++;
}

static gboolean
has_person (const GArray *people,
            guint32       person)
{
  return people->len > 0 && bsearch (&person, people->data, people->len, sizeof person,
                                     compare_u32) != NULL;
}

/* Rho of the people whose followers were read. */
static void
update_rhos (Change *self,
             GArray *people)
{
  KscoreLedger *ledger = self->ledger;
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (KscoreLedgerRho));
  guint n = 0;

  if (people->len == 0)
    return;

  self->update->rho = TRUE;
  kscore_array_sort_unique (people, compare_u32);
  for (guint i = 0; i < ledger->n_rhos; i++)
    {
      if (!has_person (people, ledger->rhos[i].person))
        ledger->rhos[n++] = ledger->rhos[i];
    }
  ledger->n_rhos = n;
  ledger->rhos = g_renew (KscoreLedgerRho, ledger->rhos, self->evidence->followers->len + 1);

  for (guint i = 0; i < people->len; i++)
    {
      guint32 person = g_array_index (people, guint32, i);
      double highest = -1;

      ledger->first_rho[person] = ledger->constants.rho_unknown;
      collect_readings (self, person, members, changes);
      for (guint j = 0; j < changes->len; j++)
        {
          KscoreLedgerRho change = g_array_index (changes, KscoreLedgerRho, j);

          if (change.rho <= highest)
            continue;

          highest = change.rho;
          change.rho = kscore_constants_rho (&ledger->constants, change.rho);
          if (change.day == KSCORE_DAY_UNKNOWN)
            ledger->first_rho[person] = change.rho;
          else
            insert_rho (ledger, change);
        }
      touch_person (self, person);
    }
}

static void
add_people (Change *self)
{
  KscoreLedger *ledger = self->ledger;
  const KscoreEvidence *evidence = self->evidence;
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (guint32));

  ledger->first_rho = g_renew (double, ledger->first_rho, evidence->actors->len + 1);
  for (; ledger->n_people < evidence->actors->len; ledger->n_people++)
    {
      guint32 person = kscore_ledger_get_person (evidence, ledger->n_people);

      ledger->first_rho[ledger->n_people] = ledger->constants.rho_unknown;
      touch_person (self, person);
    }

  for (guint i = self->before->n_followers; i < evidence->followers->len; i++)
    {
      const KscoreEvidenceFollowers *reading;
      guint32 person;

      reading = &g_array_index (evidence->followers, KscoreEvidenceFollowers, i);
      if (reading->actor >= evidence->actors->len || reading->followers < 0)
        continue;

      person = kscore_ledger_get_person (evidence, reading->actor);
      g_array_append_val (people, person);
    }

  update_rhos (self, people);
}

/* Coverage: rows that were outside of it come in. */

static void
cover_week (Change                       *self,
            const KscoreEvidenceCoverage *coverage,
            guint                         slot,
            const KscoreLedgerWeek       *week)
{
  KscoreLedger *ledger = self->ledger;
  gboolean any = FALSE;

  for (guint row = week->first_row; row < week->end_row; row++)
    {
      if (ledger->covered[row] || ledger->day[row] < coverage->from ||
          ledger->day[row] > coverage->to ||
          !(coverage->kinds & KSCORE_KINDS_OF (ledger->kind[row])))
        continue;

      kscore_ledger_set_covered (ledger, row, TRUE);
      touch_person (self, ledger->person[row]);
      any = TRUE;
    }

  if (any)
    touch_week (self, slot, week->week);
}

static void
add_coverage (Change *self)
{
  KscoreLedger *ledger = self->ledger;

  if (self->before->n_coverage == self->evidence->coverage->len)
    return;

  self->update->estimated = TRUE;
  kscore_ledger_build_coverage (ledger, self->evidence);
  for (guint i = self->before->n_coverage; i < self->evidence->coverage->len; i++)
    {
      const KscoreEvidenceCoverage *coverage;
      const KscoreLedgerAccount *account;
      int from, to;
      guint slot;

      coverage = &g_array_index (self->evidence->coverage, KscoreEvidenceCoverage, i);
      if (coverage->account >= ledger->n_accounts || coverage->from > coverage->to)
        continue;

      from = kscore_day_get_week (MAX (coverage->from, KSCORE_DAY_MIN));
      to = kscore_day_get_week (MIN (coverage->to, KSCORE_DAY_MAX));
      slot = ledger->account_slots[coverage->account];
      account = &ledger->accounts[slot];
      for (guint j = account->first_week; j < account->end_week; j++)
        {
          if (ledger->weeks[j].week >= from && ledger->weeks[j].week <= to)
            cover_week (self, coverage, slot, &ledger->weeks[j]);
        }
    }
}

/* Rows into their places */

static const KscoreLedgerWeek *
find_week (const KscoreLedger *ledger,
           guint               slot,
           int                 week)
{
  return kscore_ledger_find_week (ledger, &ledger->accounts[slot], week);
}

/* By what rows are sorted by and a ledger still knows. */
static int
compare_with_row (const KscoreLedger *ledger,
                  const KscoreRow    *row,
                  guint               index)
{
  COMPARE (row->person, ledger->person[index]);
  COMPARE (row->day, ledger->day[index]);
  COMPARE (row->kind, ledger->kind[index]);
  COMPARE (row->actor, ledger->actor[index]);
  COMPARE (row->post, ledger->post[index]);
  return 0;
}

/* The first row of a week that is not before @row, or is after it. */
static guint
find_place (const KscoreLedger     *ledger,
            const KscoreLedgerWeek *week,
            const KscoreRow        *row,
            gboolean                after)
{
  guint low = week->first_row, high = week->end_row;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = compare_with_row (ledger, row, middle);

      if (order > 0 || (order == 0 && after))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Where the rows of a week that there is none of yet would begin. */
static guint
find_new_week (const KscoreLedger *ledger,
               guint               slot,
               int                 week)
{
  for (guint i = slot; i < ledger->n_accounts; i++)
    {
      const KscoreLedgerAccount *account = &ledger->accounts[i];

      for (guint j = account->first_week; j < account->end_week; j++)
        {
          if (i > slot || ledger->weeks[j].week > week)
            return ledger->weeks[j].first_row;
        }
    }

  return ledger->n_rows;
}

static guint
find_removed (Change          *self,
              const KscoreRow *row,
              GHashTable      *taken)
{
  const KscoreLedger *ledger = self->ledger;
  const KscoreLedgerWeek *week = find_week (ledger, row->account, row->week);
  guint i;

  if (week == NULL)
    return G_MAXUINT;

  for (i = find_place (ledger, week, row, FALSE);
       i < week->end_row && compare_with_row (ledger, row, i) == 0; i++)
    {
      if (ledger->count[i] == row->count && ledger->precision[i] == row->precision &&
          memcmp (&ledger->own_trust[i], &row->trust, sizeof (float)) == 0 &&
          ledger->signals[i] == row->signals &&
          g_hash_table_add (taken, GUINT_TO_POINTER (i + 1)))
        return i;
    }

  return G_MAXUINT;
}

static int
compare_splices (gconstpointer a,
               gconstpointer b)
{
  const KscoreSplice *x = a, *y = b;

  COMPARE (x->at, y->at);
  /* What is added at a place comes before what is removed there. */
  COMPARE (x->n_removed, y->n_removed);
  return 0;
}

static gboolean
find_splices (Change *self)
{
  GArray *splices = self->update->rows;
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->removed->len; i++)
    {
      const KscoreRow *row = &g_array_index (self->removed, KscoreRow, i);
      KscoreSplice splice = { find_removed (self, row, taken), 1, 0 };

      if (splice.at == G_MAXUINT)
        return FALSE;

      g_array_append_val (splices, splice);
      touch_week (self, row->account, row->week);
      touch_person (self, row->person);
    }

  g_array_sort (self->added, kscore_row_compare);
  for (guint i = 0; i < self->added->len; i++)
    {
      const KscoreRow *row = &g_array_index (self->added, KscoreRow, i);
      const KscoreLedgerWeek *week = find_week (self->ledger, row->account, row->week);
      KscoreSplice splice = { 0, 0, 1 };

      splice.at = week != NULL ? find_place (self->ledger, week, row, TRUE)
                               : find_new_week (self->ledger, row->account, row->week);
      g_array_append_val (splices, splice);
      touch_week (self, row->account, row->week);
      touch_person (self, row->person);
    }

  g_array_sort (splices, compare_splices);
  return TRUE;
}

static void
splice_rows (Change *self)
{
  KscoreLedger *ledger = self->ledger;
  const KscoreSplice *splices = (const KscoreSplice *) self->update->rows->data;
  guint n = self->update->rows->len, n_old = ledger->n_rows, added = 0, moved = 0;
  KscoreCoveredDays *covered;

  if (n == 0)
    return;

#define SPLICE(array) \
  ledger->array = kscore_splice_apply (ledger->array, sizeof *ledger->array, n_old, splices, n)
  SPLICE (day);
  SPLICE (person);
  SPLICE (actor);
  SPLICE (post);
  SPLICE (trust);
  SPLICE (own_trust);
  SPLICE (signals);
  SPLICE (points);
  SPLICE (own_points);
  SPLICE (count);
  SPLICE (account);
  SPLICE (kind);
  SPLICE (precision);
  SPLICE (covered);
#undef SPLICE
  ledger->n_rows = kscore_splice_count (n_old, splices, n);

  covered = kscore_ledger_get_coverage (ledger, self->evidence);
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < splices[i].n_added; j++)
        kscore_ledger_fill_row (ledger, splices[i].at + moved + j,
                                &g_array_index (self->added, KscoreRow, added++), covered);
      moved += splices[i].n_added - splices[i].n_removed;
    }
  kscore_ledger_free_coverage (ledger, covered);
}

static gboolean
is_too_much (const Change *self)
{
  const KscoreEvidence *evidence = self->evidence;
  const KscoreEvidenceSizes *before = self->before;

  return evidence->accounts->len != before->n_accounts ||
         evidence->interactions->len - before->n_interactions > MOST_CHANGES ||
         self->index->judged->len > MOST_CHANGES ||
         self->index->withdrawn->len > MOST_CHANGES ||
         evidence->readings->len - before->n_readings > MOST_CHANGES ||
         evidence->followers->len - before->n_followers > MOST_CHANGES ||
         evidence->actors->len - before->n_actors > MOST_CHANGES;
}

/**
 * kscore_ledger_update_apply: (skip)
 * @self: an update of nothing
 * @ledger: a ledger that nobody else reads
 * @evidence: what it was made from, to which something was appended since
 * @index: the index of all of @evidence
 * @before: how much there was when @ledger was made
 * @people: (element-type guint32): people of whom something changed that their actors tell: that
 *   they follow the owner
 *
 * Brings @ledger up to date.
 *
 * Returns: FALSE where it must be made anew: it is then good for nothing
 */
gboolean
kscore_ledger_update_apply (KscoreLedgerUpdate        *self,
                            KscoreLedger              *ledger,
                            const KscoreEvidence      *evidence,
                            const KscoreEvidenceIndex *index,
                            const KscoreEvidenceSizes *before,
                            GArray                    *people)
{
  g_auto (Change) change = {
    .update = self,
    .ledger = ledger,
    .evidence = evidence,
    .index = index,
    .before = before,
    .removed = g_array_new (FALSE, FALSE, sizeof (KscoreRow)),
    .added = g_array_new (FALSE, FALSE, sizeof (KscoreRow)),
  };

  if (index->strange || is_too_much (&change))
    return FALSE;

  g_array_append_vals (self->people, people->data, people->len);
  add_posts (&change);
  add_audience (&change);
  add_people (&change);
  add_coverage (&change);

  kscore_row_difference_compute (ledger, evidence, index, before, change.removed, change.added);
  if (!find_splices (&change))
    return FALSE;

  kscore_array_sort_unique (self->weeks, compare_touched);
  kscore_array_sort_unique (self->people, compare_u32);
  if (self->people->len > MOST_CHANGES)
    return FALSE;

  splice_rows (&change);
  if (self->weeks->len > 0)
    kscore_ledger_update_weeks (ledger, change.removed, change.added, self->weeks);

  self->all_makers = evidence->marks->len != before->n_marks || index->marks_judged;
  if (self->all_makers)
    {
      kscore_ledger_clear_makers (ledger);
      kscore_ledger_build_makers (ledger, evidence);
      return TRUE;
    }

  if (!kscore_ledger_update_makers (self, ledger, evidence, index))
    return FALSE;

  return TRUE;
}
