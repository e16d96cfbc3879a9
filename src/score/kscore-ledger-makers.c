#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "core/kscore-sort.h"
#include "score/kscore-ledger-private.h"

/* Finds everybody and everything that Recognition sums over, and since when. */

#define MIN3(x, y, z) MIN (MIN (x, y), z)
#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

/* A mark with the maker it belongs to. */
typedef struct {
  KscoreMakerType  type;
  guint32          key; /* person, domain, or none */
  KscoreLedgerMark mark;
} Made;

/* Somebody who may be a maker. */
typedef struct {
  KscoreDay established_day;
  KscoreDay first_day;  /* of a covered reaction */
  KscoreDay follow_day;
  guint32   account;    /* slot */
  KscoreDay purged_day; /* reacted first, of somebody who was purged since */
  KscoreDay dated_day;  /* of a follow with a date */
} Person;

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

/* Somebody whom the owner follows too does not become a supporter by following: such a row has no
 * points. */
static gboolean
is_reaction (const KscoreLedger *self,
             guint               row)
{
  return self->covered[row] && self->points[row] > 0;
}

/* The day from which somebody is known to be established: the first reading holds for all days
 * before it, later ones from their day. */
static void
find_established (const KscoreLedger   *self,
                  const KscoreEvidence *evidence,
                  Person               *people)
{
  g_autofree KscoreDay *first_day = g_new (KscoreDay, self->n_people + 1);

  for (guint i = 0; i < self->n_people; i++)
    first_day[i] = KSCORE_DAY_NEVER;

  for (int pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < evidence->followers->len; i++)
        {
          const KscoreEvidenceFollowers *reading;
          Person *person;
          KscoreDay day;

          reading = &g_array_index (evidence->followers, KscoreEvidenceFollowers, i);
          if (reading->actor >= self->n_people || reading->followers < 0)
            continue;

          if (pass == 0)
            {
              first_day[reading->actor] = MIN (first_day[reading->actor], reading->day);
              continue;
            }

          if (reading->followers < self->constants.established_followers)
            continue;

          person = &people[kscore_ledger_get_person (evidence, reading->actor)];
          day = reading->day <= first_day[reading->actor] ? KSCORE_DAY_UNKNOWN : reading->day;
          person->established_day = MIN (person->established_day, day);
        }
    }
}

static void
find_followers (KscoreLedger         *self,
                const KscoreEvidence *evidence,
                Person               *people)
{
  self->listed = g_new (KscoreListed, self->n_people + 1);
  self->estimated_until = KSCORE_DAY_UNKNOWN;

  for (guint i = 0; i < self->n_people; i++)
    {
      const KscoreEvidenceActor *actor;
      guint32 account;
      KscoreDay follow_day;
      Person *person;

      actor = &g_array_index (evidence->actors, KscoreEvidenceActor, i);
      person = &people[kscore_ledger_get_person (evidence, i)];

      if (actor->owner)
        continue;

      if (actor->purged_day != KSCORE_DAY_UNKNOWN)
        {
          person->purged_day = MIN (person->purged_day, actor->purged_day);
          if (person->account == KSCORE_NO_INDEX && actor->account < self->n_accounts)
            person->account = self->account_slots[actor->account];
          if (actor->purged_established)
            person->established_day = MIN (person->established_day, actor->purged_day);
        }

      if (!actor->follows_owner || actor->account >= self->n_accounts)
        continue;

      /* A follow without a date holds for all days before it became known. */
      follow_day = person->dated_day != KSCORE_DAY_NEVER ? person->dated_day
                                                         : KSCORE_DAY_UNKNOWN;
      self->listed[self->n_listed].day = follow_day;
      self->listed[self->n_listed].account = self->account_slots[actor->account];
      self->listed[self->n_listed++].person = person - people;

      if (actor->followed_by_owner)
        continue;

      account = self->account_slots[actor->account];
      person->follow_day = MIN (person->follow_day, follow_day);
      if (person->account == KSCORE_NO_INDEX)
        person->account = account;
      if (follow_day == KSCORE_DAY_UNKNOWN && person->established_day != KSCORE_DAY_NEVER)
        {
          KscoreDay known = actor->follows_day;

          if (known == KSCORE_DAY_UNKNOWN)
            known = kscore_covered_days_get_last (&self->accounts[account].any, KSCORE_DAY_MAX);
          self->estimated_until = MAX (self->estimated_until, known);
        }
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
      if (is_reaction (self, i) && self->person[i] != KSCORE_NO_INDEX &&
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
      if (is_reaction (self, i) && self->person[i] != KSCORE_NO_INDEX &&
          makers[self->person[i]] != G_MAXUINT)
        self->maker_rows[next[makers[self->person[i]]]++] = i;
    }

  for (guint i = 0; i < self->n_makers; i++)
    {
      guint start = self->maker_row_start[i], end = self->maker_row_start[i + 1];
      float lowest = 1;

      if (self->n_accounts > 1 && end - start > 1)
        kscore_sort (self->maker_rows + start, end - start, sizeof (guint), compare_row_days,
                     self);

      for (guint j = start; j < end; j++)
        {
          lowest = MIN (lowest, self->trust[self->maker_rows[j]]);
          self->maker_trust[j] = lowest;
        }
    }
}

static void
add_maker (GArray        *makers,
           KscoreMaker    maker,
           const Person  *person)
{
  maker.established_day = maker.follow_day = maker.purged_day = KSCORE_DAY_NEVER;
  maker.account = KSCORE_NO_INDEX;

  if (person != NULL)
    {
      maker.established_day = person->established_day;
      maker.follow_day = person->follow_day;
      maker.purged_day = person->purged_day;
      maker.first_day = person->first_day;
      maker.account = person->account;
    }

  g_array_append_val (makers, maker);
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
  g_autofree Person *people = g_new (Person, self->n_people + 1);
  GArray *makers = g_array_new (FALSE, TRUE, sizeof (KscoreMaker));
  guint mark = 0;

  for (guint i = 0; i < self->n_people; i++)
    people[i] = (Person) { KSCORE_DAY_NEVER, KSCORE_DAY_NEVER, KSCORE_DAY_NEVER,
                           KSCORE_NO_INDEX, KSCORE_DAY_NEVER, KSCORE_DAY_NEVER };

  find_established (self, evidence, people);
  for (guint i = 0; i < self->n_rows; i++)
    {
      Person *person;

      if (self->person[i] == KSCORE_NO_INDEX)
        continue;

      person = &people[self->person[i]];
      if (self->kind[i] == KSCORE_KIND_FOLLOW)
        person->dated_day = MIN (person->dated_day, self->day[i]);
      if (!is_reaction (self, i))
        continue;

      if (self->day[i] < person->first_day)
        {
          person->first_day = self->day[i];
          person->account = self->account[i];
        }
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
      const Person *person = &people[i];

      while (mark < marks->len && g_array_index (marks, Made, mark).type == KSCORE_MAKER_PERSON &&
             g_array_index (marks, Made, mark).key == i)
        mark++;
      maker.end_mark = mark;

      if (maker.end_mark > maker.first_mark ||
          (person->established_day != KSCORE_DAY_NEVER &&
           MIN3 (person->first_day, person->follow_day, person->purged_day) != KSCORE_DAY_NEVER))
        add_maker (makers, maker, person);
    }

  while (mark < marks->len)
    {
      const Made *first = &g_array_index (marks, Made, mark);
      KscoreMaker maker = { .type = first->type, .person = KSCORE_NO_INDEX, .first_mark = mark };

      while (mark < marks->len && is_same_maker (first, &g_array_index (marks, Made, mark)))
        mark++;
      maker.end_mark = mark;
      add_maker (makers, maker, NULL);
    }

  self->n_makers = makers->len;
  self->makers = (KscoreMaker *) g_array_free (makers, FALSE);
  fill_maker_rows (self);
}
