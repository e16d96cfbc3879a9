#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "core/kscore-sort.h"
#include "score/kscore-ledger-makers.h"

/* Finds everybody and everything that Recognition sums over, and since when. */

#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

/* A mark with the maker it belongs to. */
typedef struct {
  KscoreMakerType  type;
  guint32          key; /* person, domain, or none */
  KscoreLedgerMark mark;
} Made;

static int
compare_made (gconstpointer a,
              gconstpointer b)
{
  const Made *x = a, *y = b;

  COMPARE (x->type, y->type);
  COMPARE (x->key, y->key);
  COMPARE (x->mark.kind, y->mark.kind);
  COMPARE (x->mark.source, y->mark.source);
  COMPARE (x->mark.from, y->mark.from);
  COMPARE (x->mark.to, y->mark.to);
  COMPARE (x->mark.value, y->mark.value);
  COMPARE (x->mark.trust, y->mark.trust);
  COMPARE (x->mark.account, y->mark.account);
  return 0;
}

static gboolean
get_maker_of_mark (const KscoreEvidence     *evidence,
                   const KscoreEvidenceMark *mark,
                   Made                     *made)
{
  made->key = KSCORE_NO_INDEX;

  switch ((KscoreMarkKind) mark->kind)
    {
    case KSCORE_MARK_REPUTATION:
      made->type = KSCORE_MAKER_REPUTATION;
      return TRUE;
    case KSCORE_MARK_KARMA:
      made->type = KSCORE_MAKER_KARMA;
      return TRUE;
    case KSCORE_MARK_WIKIPEDIA:
      made->type = KSCORE_MAKER_WIKIPEDIA;
      return TRUE;
    case KSCORE_MARK_WIKIPEDIA_BACKLINK:
      made->type = KSCORE_MAKER_BACKLINK;
      return TRUE;
    case KSCORE_MARK_LINKING_PAGE:
      made->type = mark->domain != KSCORE_NO_INDEX ? KSCORE_MAKER_DOMAIN : KSCORE_MAKER_ANONYMOUS;
      made->key = mark->domain;
      return TRUE;
    case KSCORE_MARK_LIST:
    case KSCORE_MARK_STAR:
    case KSCORE_MARK_FORK:
    case KSCORE_MARK_SPONSOR:
    case KSCORE_MARK_ENDORSEMENT:
    case KSCORE_MARK_RECOMMENDATION:
      made->type = KSCORE_MAKER_ANONYMOUS;
      if (mark->maker < evidence->actors->len)
        {
          const KscoreEvidenceActor *actor;

          actor = &g_array_index (evidence->actors, KscoreEvidenceActor, mark->maker);
          if (actor->owner)
            return FALSE;

          made->type = KSCORE_MAKER_PERSON;
          made->key = kscore_ledger_get_person (evidence, mark->maker);
        }
      return TRUE;
    case KSCORE_MARK_NONE:
    case KSCORE_N_MARKS:
    default:
      return FALSE;
    }
}

static GArray *
get_marks (KscoreLedger         *self,
           const KscoreEvidence *evidence)
{
  GArray *all = g_array_new (FALSE, TRUE, sizeof (Made));

  for (guint i = 0; i < evidence->marks->len; i++)
    {
      const KscoreEvidenceMark *source;
      Made made = { 0 };

      source = &g_array_index (evidence->marks, KscoreEvidenceMark, i);
      if (source->account >= self->n_accounts || !isfinite (source->value) ||
          source->value <= 0 || !get_maker_of_mark (evidence, source, &made))
        continue;

      made.mark.index = i;
      made.mark.kind = source->kind;
      made.mark.source = source->source;
      made.mark.value = MIN (source->value, 1e18);
      made.mark.trust = source->trust >= 0 ? CLAMP (source->trust, self->constants.trust_floor, 1)
                                           : 1;
      made.mark.account = self->account_slots[source->account];
      /* Not known since when: for all days, as UNKNOWN is before any. */
      made.mark.from = source->from;
      made.mark.to = source->to != KSCORE_DAY_UNKNOWN ? source->to : KSCORE_DAY_NEVER;
      g_array_append_val (all, made);
    }

  g_array_sort (all, compare_made);
  return all;
}

/**
 * kscore_maker_facts_init: (skip)
 * @self: (out caller-allocates): what is known of a person: nothing
 */
void
kscore_maker_facts_init (KscoreMakerFacts *self)
{
  *self = (KscoreMakerFacts) {
    .established_day = KSCORE_DAY_NEVER,
    .first_day = KSCORE_DAY_NEVER,
    .follow_day = KSCORE_DAY_NEVER,
    .account = KSCORE_NO_INDEX,
    .purged_day = KSCORE_DAY_NEVER,
    .dated_day = KSCORE_DAY_NEVER,
  };
}

/**
 * kscore_maker_facts_take_reading: (skip)
 * @self: what is known of a person
 * @ledger: a ledger
 * @reading: a reading of the followers of one of the person's actors
 * @first_day: day of the first reading of that actor, which holds for all days before it too
 */
void
kscore_maker_facts_take_reading (KscoreMakerFacts              *self,
                                 const KscoreLedger            *ledger,
                                 const KscoreEvidenceFollowers *reading,
                                 KscoreDay                      first_day)
{
  KscoreDay day = reading->day <= first_day ? KSCORE_DAY_UNKNOWN : reading->day;

  if (reading->followers >= ledger->constants.established_followers)
    self->established_day = MIN (self->established_day, day);
}

/**
 * kscore_maker_facts_take_row: (skip)
 * @self: what is known of a person
 * @ledger: a ledger
 * @row: one of the person's rows, which come in order
 */
void
kscore_maker_facts_take_row (KscoreMakerFacts   *self,
                             const KscoreLedger *ledger,
                             guint               row)
{
  if (ledger->kind[row] == KSCORE_KIND_FOLLOW)
    self->dated_day = MIN (self->dated_day, ledger->day[row]);

  if (kscore_ledger_is_reaction (ledger, row) && ledger->day[row] < self->first_day)
    {
      self->first_day = ledger->day[row];
      self->account = ledger->account[row];
    }
}

/**
 * kscore_maker_facts_take_actor: (skip)
 * @self: what is known of a person; all of the person's rows
 * @ledger: a ledger
 * @actor: one of the person's actors, which come in order
 * @person: the person
 * @listed: (out): where it follows the owner, whom and since when
 *
 * Returns: whether it follows the owner
 */
gboolean
kscore_maker_facts_take_actor (KscoreMakerFacts          *self,
                               const KscoreLedger        *ledger,
                               const KscoreEvidenceActor *actor,
                               guint32                    person,
                               KscoreListed              *listed)
{
  guint32 account = KSCORE_NO_INDEX;

  if (actor->owner)
    return FALSE;

  if (actor->account < ledger->n_accounts)
    account = ledger->account_slots[actor->account];

  if (actor->purged_day != KSCORE_DAY_UNKNOWN)
    {
      self->purged_day = MIN (self->purged_day, actor->purged_day);
      if (self->account == KSCORE_NO_INDEX)
        self->account = account;
      if (actor->purged_established)
        self->established_day = MIN (self->established_day, actor->purged_day);
    }

  if (!actor->follows_owner || account == KSCORE_NO_INDEX)
    return FALSE;

  /* A follow without a date holds for all days before it became known. */
  listed->day = self->dated_day != KSCORE_DAY_NEVER ? self->dated_day : KSCORE_DAY_UNKNOWN;
  listed->account = account;
  listed->person = person;

  if (!actor->followed_by_owner)
    {
      self->follow_day = MIN (self->follow_day, listed->day);
      if (self->account == KSCORE_NO_INDEX)
        self->account = account;
    }

  return TRUE;
}

static void
find_established (const KscoreLedger   *self,
                  const KscoreEvidence *evidence,
                  KscoreMakerFacts     *people)
{
  g_autofree KscoreDay *first_day = g_new (KscoreDay, self->n_people + 1);

  for (guint i = 0; i < self->n_people; i++)
    first_day[i] = KSCORE_DAY_NEVER;

  for (int pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < evidence->followers->len; i++)
        {
          const KscoreEvidenceFollowers *reading;

          reading = &g_array_index (evidence->followers, KscoreEvidenceFollowers, i);
          if (reading->actor >= self->n_people || reading->followers < 0)
            continue;

          if (pass == 0)
            first_day[reading->actor] = MIN (first_day[reading->actor], reading->day);
          else
            kscore_maker_facts_take_reading (&people[kscore_ledger_get_person (evidence,
                                                                               reading->actor)],
                                             self, reading, first_day[reading->actor]);
        }
    }
}

static void
find_followers (KscoreLedger         *self,
                const KscoreEvidence *evidence,
                KscoreMakerFacts     *people)
{
  self->n_listed = 0;
  self->listed = g_new (KscoreListed, self->n_people + 1);

  for (guint i = 0; i < self->n_people; i++)
    {
      guint32 person = kscore_ledger_get_person (evidence, i);

      self->n_listed +=
        kscore_maker_facts_take_actor (&people[person], self,
                                       &g_array_index (evidence->actors, KscoreEvidenceActor, i),
                                       person, &self->listed[self->n_listed]);
    }
}

/**
 * kscore_ledger_find_maker: (skip)
 * @self: a ledger with makers
 * @person: a person
 *
 * Returns: the place of the maker who is that person, or the place to come in
 */
guint
kscore_ledger_find_maker (const KscoreLedger *self,
                          guint32             person)
{
  guint low = 0, high = self->n_makers;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->makers[middle].type == KSCORE_MAKER_PERSON &&
          self->makers[middle].person < person)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * kscore_ledger_find_estimated: (skip)
 * @self: a ledger with makers
 * @evidence: what it is made from
 *
 * Finds the day before which supporters rest on a following that has no date.
 */
void
kscore_ledger_find_estimated (KscoreLedger         *self,
                              const KscoreEvidence *evidence)
{
  self->estimated_until = KSCORE_DAY_UNKNOWN;

  for (guint i = 0; i < self->n_people; i++)
    {
      const KscoreEvidenceActor *actor;
      guint32 person;
      guint maker;
      KscoreDay known;

      actor = &g_array_index (evidence->actors, KscoreEvidenceActor, i);
      if (!actor->follows_owner || actor->owner || actor->followed_by_owner ||
          actor->account >= self->n_accounts)
        continue;

      person = kscore_ledger_get_person (evidence, i);
      maker = kscore_ledger_find_maker (self, person);
      if (maker == self->n_makers || self->makers[maker].person != person ||
          self->makers[maker].follow_day != KSCORE_DAY_UNKNOWN ||
          self->makers[maker].established_day == KSCORE_DAY_NEVER)
        continue;

      known = actor->follows_day;
      if (known == KSCORE_DAY_UNKNOWN)
        known = kscore_covered_days_get_last (&self->accounts[self->account_slots[actor->account]]
                                                .any, KSCORE_DAY_MAX);
      self->estimated_until = MAX (self->estimated_until, known);
    }
}

static int
compare_row_days (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const KscoreLedger *self = user_data;
  guint x = *(const guint *) a, y = *(const guint *) b;

  COMPARE (self->day[x], self->day[y]);
  COMPARE (x, y);
  return 0;
}

/**
 * kscore_ledger_finish_maker_rows: (skip)
 * @self: a ledger
 * @start: the first of the rows of a maker
 * @end: the first after them
 *
 * Sorts them by day and finds the lowest trust up to each.
 */
void
kscore_ledger_finish_maker_rows (KscoreLedger *self,
                                 guint         start,
                                 guint         end)
{
  float lowest = 1;

  if (self->n_accounts > 1 && end - start > 1)
    kscore_sort (self->maker_rows + start, end - start, sizeof (guint), compare_row_days, self);

  for (guint i = start; i < end; i++)
    {
      lowest = MIN (lowest, self->trust[self->maker_rows[i]]);
      self->maker_trust[i] = lowest;
    }
}

/* The covered rows of each maker, by day, with the lowest trust up to each. */
static void
fill_maker_rows (KscoreLedger *self)
{
  g_autofree guint *makers = g_new (guint, self->n_people + 1);
  g_autofree guint *next = NULL;

  for (guint i = 0; i < self->n_people; i++)
    makers[i] = G_MAXUINT;
  for (guint i = 0; i < self->n_makers; i++)
    {
      if (self->makers[i].type == KSCORE_MAKER_PERSON)
        makers[self->makers[i].person] = i;
    }

  self->maker_row_start = g_new0 (guint, self->n_makers + 2);
  for (guint i = 0; i < self->n_rows; i++)
    {
      if (kscore_ledger_is_reaction (self, i) && self->person[i] != KSCORE_NO_INDEX &&
          makers[self->person[i]] != G_MAXUINT)
        self->maker_row_start[makers[self->person[i]] + 1]++;
    }
  for (guint i = 0; i < self->n_makers; i++)
    self->maker_row_start[i + 1] += self->maker_row_start[i];

  next = g_memdup2 (self->maker_row_start, (self->n_makers + 1) * sizeof (guint));
  self->maker_rows = g_new (guint, self->maker_row_start[self->n_makers] + 1);
  self->maker_trust = g_new (float, self->maker_row_start[self->n_makers] + 1);
  for (guint i = 0; i < self->n_rows; i++)
    {
      if (kscore_ledger_is_reaction (self, i) && self->person[i] != KSCORE_NO_INDEX &&
          makers[self->person[i]] != G_MAXUINT)
        self->maker_rows[next[makers[self->person[i]]]++] = i;
    }

  for (guint i = 0; i < self->n_makers; i++)
    {
      guint start = self->maker_row_start[i], end = self->maker_row_start[i + 1];

      kscore_ledger_finish_maker_rows (self, start, end);
    }
}

/**
 * kscore_maker_facts_fill: (skip)
 * @self: (nullable): what is known of a person, NULL for what is no person
 * @maker: the maker to tell it
 */
void
kscore_maker_facts_fill (const KscoreMakerFacts *self,
                         KscoreMaker            *maker)
{
  maker->established_day = maker->follow_day = maker->purged_day = KSCORE_DAY_NEVER;
  maker->account = KSCORE_NO_INDEX;

  if (self == NULL)
    return;

  maker->established_day = self->established_day;
  maker->follow_day = self->follow_day;
  maker->purged_day = self->purged_day;
  maker->first_day = self->first_day;
  maker->account = self->account;
}

/**
 * kscore_maker_facts_get_supports: (skip)
 * @self: what is known of a person
 *
 * Returns: whether it is an established account that reacted or follows, on any day
 */
gboolean
kscore_maker_facts_get_supports (const KscoreMakerFacts *self)
{
  return self->established_day != KSCORE_DAY_NEVER &&
         MIN (MIN (self->first_day, self->follow_day), self->purged_day) != KSCORE_DAY_NEVER;
}

/* Whether two marks are summed as one maker. Things without a maker stand alone. */
static gboolean
is_same_maker (const Made *a,
               const Made *b)
{
  if (a->type != b->type || a->key != b->key)
    return FALSE;

  switch (a->type)
    {
    case KSCORE_MAKER_PERSON:
    case KSCORE_MAKER_DOMAIN:
    case KSCORE_MAKER_WIKIPEDIA:
      return TRUE;
    case KSCORE_MAKER_ANONYMOUS:
    case KSCORE_MAKER_REPUTATION:
    case KSCORE_MAKER_KARMA:
    case KSCORE_MAKER_BACKLINK:
    default:
      return a->mark.kind == b->mark.kind && a->mark.source == b->mark.source;
    }
}

/**
 * kscore_ledger_build_makers: (skip)
 * @self: a ledger with rows
 * @evidence: what it is made from
 *
 * Finds everybody and everything that Recognition sums over.
 */
void
kscore_ledger_build_makers (KscoreLedger         *self,
                            const KscoreEvidence *evidence)
{
  g_autoptr (GArray) marks = get_marks (self, evidence);
  g_autofree KscoreMakerFacts *people = g_new (KscoreMakerFacts, self->n_people + 1);
  GArray *makers = g_array_new (FALSE, TRUE, sizeof (KscoreMaker));
  guint mark = 0;

  for (guint i = 0; i < self->n_people; i++)
    kscore_maker_facts_init (&people[i]);

  find_established (self, evidence, people);
  for (guint i = 0; i < self->n_rows; i++)
    {
      if (self->person[i] != KSCORE_NO_INDEX)
        kscore_maker_facts_take_row (&people[self->person[i]], self, i);
    }
  find_followers (self, evidence, people);

  self->n_evidence_marks = evidence->marks->len;
  self->n_marks = marks->len;
  self->marks = g_new (KscoreLedgerMark, marks->len + 1);
  for (guint i = 0; i < marks->len; i++)
    self->marks[i] = g_array_index (marks, Made, i).mark;

  /* PERSON sorts first, so people and the marks of people merge. */
  for (guint i = 0; i < self->n_people; i++)
    {
      KscoreMaker maker = { .type = KSCORE_MAKER_PERSON, .person = i, .first_mark = mark };

      while (mark < marks->len && g_array_index (marks, Made, mark).type == KSCORE_MAKER_PERSON &&
             g_array_index (marks, Made, mark).key == i)
        mark++;
      maker.end_mark = mark;

      if (maker.end_mark > maker.first_mark || kscore_maker_facts_get_supports (&people[i]))
        {
          kscore_maker_facts_fill (&people[i], &maker);
          g_array_append_val (makers, maker);
        }
    }

  while (mark < marks->len)
    {
      const Made *first = &g_array_index (marks, Made, mark);
      KscoreMaker maker = { .type = first->type, .person = KSCORE_NO_INDEX, .first_mark = mark };

      while (mark < marks->len && is_same_maker (first, &g_array_index (marks, Made, mark)))
        mark++;
      maker.end_mark = mark;
      kscore_maker_facts_fill (NULL, &maker);
      g_array_append_val (makers, maker);
    }

  self->n_makers = makers->len;
  self->makers = (KscoreMaker *) g_array_free (makers, FALSE);
  fill_maker_rows (self);
  kscore_ledger_find_estimated (self, evidence);
}
