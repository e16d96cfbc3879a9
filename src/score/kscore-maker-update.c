#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "score/kscore-ledger-makers.h"
#include "score/kscore-ledger-update.h"

/* The makers that are people of whom something changed; marks are the same. */

typedef struct {
  KscoreLedgerUpdate        *update;
  KscoreLedger              *ledger;
  const KscoreEvidence      *evidence;
  const KscoreEvidenceIndex *index;
  GArray                    *members; /* (owned) (element-type guint32) scratch */
  GArray                    *makers;  /* (owned) (element-type KscoreMaker) that come in */
  GArray                    *counts;  /* (owned) (element-type guint) of their rows */
  GArray                    *rows;    /* (owned) (element-type guint) of all of them */
  GArray                    *splices; /* (owned) (element-type KscoreSplice) of maker rows */
  GArray                    *listed;  /* (owned) (element-type KscoreListed) */
} MakerChange;

static void
maker_change_clear (MakerChange *self)
{
  g_clear_pointer (&self->members, g_array_unref);
  g_clear_pointer (&self->makers, g_array_unref);
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->splices, g_array_unref);
  g_clear_pointer (&self->listed, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MakerChange, maker_change_clear)

static void
take_readings (MakerChange      *self,
               KscoreMakerFacts *facts)
{
  const KscoreChain *chain = &self->index->followers_by_actor;

  for (guint i = 0; i < self->members->len; i++)
    {
      guint32 actor = g_array_index (self->members, guint32, i);
      KscoreDay first = KSCORE_DAY_NEVER;

      for (int pass = 0; pass < 2; pass++)
        for (guint32 j = kscore_chain_get_first (chain, actor); j != KSCORE_NO_INDEX;
             j = kscore_chain_get_next (chain, j))
          {
            const KscoreEvidenceFollowers *reading;

            reading = &g_array_index (self->evidence->followers, KscoreEvidenceFollowers, j);
            if (reading->followers < 0)
              continue;

            if (pass == 0)
              first = MIN (first, reading->day);
            else
              kscore_maker_facts_take_reading (facts, self->ledger, reading, first);
          }
    }
}

/* In the order of the ledger. Returns how many of them are covered and have points. */
static guint
take_rows (MakerChange      *self,
           KscoreMakerFacts *facts,
           guint32           person)
{
  const KscoreLedger *ledger = self->ledger;
  guint n = 0;

  for (guint i = 0; i < ledger->n_weeks; i++)
    {
      guint group;

      if (!kscore_ledger_find_group (ledger, &ledger->weeks[i], person, &group))
        continue;

      for (guint row = ledger->group_row[group];
           row < ledger->weeks[i].first_anonymous && ledger->person[row] == person; row++)
        {
          kscore_maker_facts_take_row (facts, ledger, row);
          if (kscore_ledger_is_reaction (ledger, row))
            {
              g_array_append_val (self->rows, row);
              n++;
            }
        }
    }

  return n;
}

static void
take_actors (MakerChange      *self,
             KscoreMakerFacts *facts,
             guint32           person)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const KscoreEvidenceActor *actor;
      KscoreListed listed;

      actor = &g_array_index (self->evidence->actors, KscoreEvidenceActor,
                              g_array_index (self->members, guint32, i));
      if (kscore_maker_facts_take_actor (facts, self->ledger, actor, person, &listed))
        {
          g_array_append_val (self->listed, listed);
          self->update->estimated = TRUE;
        }
    }
}

static gboolean
change_person (MakerChange *self,
               guint32      person)
{
  KscoreLedger *ledger = self->ledger;
  KscoreMaker maker = { .type = KSCORE_MAKER_PERSON, .person = person };
  KscoreSplice splice = { .at = kscore_ledger_find_maker (ledger, person) };
  KscoreSplice rows = { .at = ledger->maker_row_start[splice.at] };
  KscoreMakerFacts facts;
  guint n, n_before = self->rows->len;

  kscore_ledger_get_members (self->evidence, self->index, person, self->members);
  kscore_maker_facts_init (&facts);
  take_readings (self, &facts);
  n = take_rows (self, &facts, person);
  take_actors (self, &facts, person);

  if (splice.at < ledger->n_makers && ledger->makers[splice.at].person == person)
    {
      const KscoreMaker *old = &ledger->makers[splice.at];

      maker.first_mark = old->first_mark;
      maker.end_mark = old->end_mark;
      splice.n_removed = 1;
      rows.n_removed = ledger->maker_row_start[splice.at + 1] - rows.at;
    }
  else if (splice.at > 0)
    maker.first_mark = maker.end_mark = ledger->makers[splice.at - 1].end_mark;

  if (maker.end_mark == maker.first_mark && !kscore_maker_facts_get_supports (&facts))
    {
      g_array_set_size (self->rows, n_before);
      return splice.n_removed == 0;
    }

  kscore_maker_facts_fill (&facts, &maker);
  splice.n_added = 1;
  rows.n_added = n;
  g_array_append_val (self->makers, maker);
  g_array_append_val (self->counts, n);
  g_array_append_val (self->update->makers, splice);
  g_array_append_val (self->splices, rows);
  return TRUE;
}

/* Rows have other places now, those of the makers that come in excepted: they are found anew. */
static void
move_rows (MakerChange *self)
{
  const KscoreSplice *splices = (const KscoreSplice *) self->update->rows->data;
  guint n = self->update->rows->len;
  g_autofree gint *moves = kscore_splice_get_moves (splices, n);
  guint *rows = self->ledger->maker_rows;
  guint n_rows = self->ledger->maker_row_start[self->ledger->n_makers];

  if (n == 0)
    return;

  if (n == 1)
    {
      guint at = splices->at, move = (guint) moves[0];

      for (guint i = 0; i < n_rows; i++)
        rows[i] += rows[i] >= at ? move : 0;
      return;
    }

  for (guint i = 0; i < n_rows; i++)
    rows[i] = kscore_splice_map (splices, moves, n, rows[i]);
}

static void
splice_makers (MakerChange *self)
{
  KscoreLedger *ledger = self->ledger;
  const KscoreSplice *splices = (const KscoreSplice *) self->update->makers->data;
  const KscoreSplice *row_splices = (const KscoreSplice *) self->splices->data;
  guint n = self->update->makers->len, n_makers = ledger->n_makers;
  guint n_rows = ledger->maker_row_start[n_makers], moved = 0, row = 0;

  if (n == 0)
    return;

  /* Starts are counts while they move. */
  for (guint i = 0; i < n_makers; i++)
    ledger->maker_row_start[i] = ledger->maker_row_start[i + 1] - ledger->maker_row_start[i];

#define SPLICE(array, length, splices) \
  ledger->array = kscore_splice_apply (ledger->array, sizeof *ledger->array, length, splices, n)
  SPLICE (makers, n_makers, splices);
  SPLICE (maker_row_start, n_makers, splices);
  SPLICE (maker_rows, n_rows, row_splices);
  SPLICE (maker_trust, n_rows, row_splices);
#undef SPLICE
  ledger->n_makers = kscore_splice_count (n_makers, splices, n);
  ledger->maker_row_start = g_renew (guint, ledger->maker_row_start, ledger->n_makers + 2);

  for (guint i = 0; i < n; i++)
    {
      guint place = splices[i].at + moved;

      ledger->makers[place] = g_array_index (self->makers, KscoreMaker, i);
      ledger->maker_row_start[place] = g_array_index (self->counts, guint, i);
      moved += splices[i].n_added - splices[i].n_removed;
    }

  for (guint i = 0, start = 0; i <= ledger->n_makers; i++)
    {
      guint count = i < ledger->n_makers ? ledger->maker_row_start[i] : 0;

      ledger->maker_row_start[i] = start;
      start += count;
    }

  moved = 0;
  for (guint i = 0; i < n; i++)
    {
      guint start = row_splices[i].at + moved, count = row_splices[i].n_added;

      if (count > 0)
        memcpy (ledger->maker_rows + start, &g_array_index (self->rows, guint, row),
                count * sizeof (guint));
      row += count;
      kscore_ledger_finish_maker_rows (ledger, start, start + count);
      moved += count - row_splices[i].n_removed;
    }
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* Who follows the owner, of the people of whom something changed. */
static void
update_listed (MakerChange *self)
{
  KscoreLedger *ledger = self->ledger;
  const GArray *people = self->update->people;
  guint n = 0;

  ledger->listed = g_renew (KscoreListed, ledger->listed,
                            MAX (ledger->n_people, ledger->n_listed) + 1);

  for (guint i = 0; i < ledger->n_listed; i++)
    {
      if (!bsearch (&ledger->listed[i].person, people->data, people->len, sizeof (guint32),
                    compare_people))
        ledger->listed[n++] = ledger->listed[i];
    }
  for (guint i = 0; i < self->listed->len; i++)
    ledger->listed[n++] = g_array_index (self->listed, KscoreListed, i);

  ledger->n_listed = n;
}

/**
 * kscore_ledger_update_makers: (skip)
 * @self: an update whose rows and weeks are done
 * @ledger: the ledger
 * @evidence: what it is made of now
 * @index: its index
 *
 * Finds anew what the people of the update are to Recognition.
 *
 * Returns: FALSE where the ledger must be made anew
 */
gboolean
kscore_ledger_update_makers (KscoreLedgerUpdate        *self,
                             KscoreLedger              *ledger,
                             const KscoreEvidence      *evidence,
                             const KscoreEvidenceIndex *index)
{
  g_auto (MakerChange) change = {
    .update = self,
    .ledger = ledger,
    .evidence = evidence,
    .index = index,
    .members = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .makers = g_array_new (FALSE, FALSE, sizeof (KscoreMaker)),
    .counts = g_array_new (FALSE, FALSE, sizeof (guint)),
    .rows = g_array_new (FALSE, FALSE, sizeof (guint)),
    .splices = g_array_new (FALSE, FALSE, sizeof (KscoreSplice)),
    .listed = g_array_new (FALSE, FALSE, sizeof (KscoreListed)),
  };

  for (guint i = 0; i < self->people->len; i++)
    {
      if (!change_person (&change, g_array_index (self->people, guint32, i)))
        return FALSE;
    }

  move_rows (&change);
  splice_makers (&change);
  if (self->people->len > 0)
    update_listed (&change);
  if (self->estimated)
    kscore_ledger_find_estimated (ledger, evidence);

  return TRUE;
}
