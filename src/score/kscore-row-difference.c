#include "config.h"

#include "score/kscore-row-difference.h"

#include <stdlib.h>

#include "score/kscore-row-builder.h"
#include "score/kscore-splice.h"

/* What depends on each other is made anew by the same code as ever, from the evidence before and
 * from that of now: what one actor did to an account on one day (a reply makes a mention a
 * double), and the remainder of one post and kind (a reaction with a name takes a unit off, a
 * reading changes all since). */

#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

/* What belongs together. */
typedef struct {
  gboolean  remainder;
  guint32   key;     /* post, or actor */
  guint32   account; /* index in the evidence; of an actor */
  guint32   kind;    /* of a post */
  KscoreDay day;     /* of an actor */
} Unit;

typedef struct {
  const KscoreLedger        *ledger;
  const KscoreEvidence      *evidence;
  const KscoreEvidenceIndex *index;
  const KscoreEvidenceSizes *before;
  GArray                    *units;   /* (owned) (element-type Unit) */
  GArray                    *removed; /* (element-type KscoreRow) */
  GArray                    *added;   /* (element-type KscoreRow) */
} Change;

static int
compare_units (gconstpointer a,
               gconstpointer b)
{
  const Unit *x = a, *y = b;

  COMPARE (x->remainder, y->remainder);
  COMPARE (x->key, y->key);
  COMPARE (x->account, y->account);
  COMPARE (x->kind, y->kind);
  COMPARE (x->day, y->day);
  return 0;
}

static gboolean
is_counted (const Change *self,
            guint32       post)
{
  return kscore_chain_get_first (&self->index->readings_by_post, post) != KSCORE_NO_INDEX;
}

static void
add_unit (Change *self,
          Unit    unit)
{
  g_array_append_val (self->units, unit);
}

static void
find_units (Change *self)
{
  const KscoreEvidence *evidence = self->evidence;

  for (guint i = self->before->n_interactions; i < evidence->interactions->len; i++)
    {
      const KscoreEvidenceInteraction *it;

      it = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, i);
      if (it->actor < evidence->actors->len)
        add_unit (self, (Unit) { FALSE, it->actor, it->account, 0, it->day });
      if (is_counted (self, it->post))
        add_unit (self, (Unit) { TRUE, it->post, 0, it->kind, 0 });
    }
  for (guint i = 0; i < self->index->judged->len; i++)
    {
      const KscoreEvidenceInteraction *it;

      it = &g_array_index (evidence->interactions, KscoreEvidenceInteraction,
                           g_array_index (self->index->judged, KscoreJudged, i).interaction);
      if (it->actor < evidence->actors->len)
        add_unit (self, (Unit) { FALSE, it->actor, it->account, 0, it->day });
    }
  for (guint i = self->before->n_readings; i < evidence->readings->len; i++)
    {
      const KscoreEvidenceReading *it;

      it = &g_array_index (evidence->readings, KscoreEvidenceReading, i);
      if (it->post < evidence->posts->len)
        add_unit (self, (Unit) { TRUE, it->post, 0, it->kind, 0 });
    }
  for (guint i = 0; i < self->index->withdrawn->len; i++)
    {
      const KscoreWithdrawn *it = &g_array_index (self->index->withdrawn, KscoreWithdrawn, i);
      guint32 post = g_array_index (evidence->readings, KscoreEvidenceReading, it->reading).post;

      if (post < evidence->posts->len)
        add_unit (self, (Unit) { TRUE, post, 0, it->kind, 0 });
    }
  for (guint i = self->before->n_self_replies; i < evidence->self_replies->len; i++)
    {
      guint32 post = g_array_index (evidence->self_replies, KscoreEvidenceSelfReply, i).post;

      if (is_counted (self, post))
        {
          add_unit (self, (Unit) { TRUE, post, 0, KSCORE_KIND_REPLY, 0 });
          add_unit (self, (Unit) { TRUE, post, 0, KSCORE_KIND_COMMENT, 0 });
        }
    }

  kscore_array_sort_unique (self->units, compare_units);
}

static int
compare_judged (gconstpointer a,
                gconstpointer b)
{
  const KscoreJudged *x = a, *y = b;

  return (x->interaction > y->interaction) - (x->interaction < y->interaction);
}

/* As it was before it was judged anew */
static KscoreEvidenceInteraction
get_old (Change  *self,
         guint32  index)
{
  const GArray *judged = self->index->judged;
  KscoreEvidenceInteraction it = g_array_index (self->evidence->interactions,
                                                KscoreEvidenceInteraction, index);
  const KscoreJudged key = { .interaction = index }, *found = NULL;

  if (judged->len > 0)
    found = bsearch (&key, judged->data, judged->len, sizeof key, compare_judged);
  if (found != NULL)
    {
      it.trust = found->trust;
      it.signals = found->signals;
    }

  return it;
}

static void
build_actor_unit (Change           *self,
                  const Unit       *unit,
                  gboolean          old,
                  KscoreRowBuilder *builder)
{
  const KscoreChain *chain = &self->index->interactions_by_actor;

  for (guint32 i = kscore_chain_get_first (chain, unit->key); i != KSCORE_NO_INDEX;
       i = kscore_chain_get_next (chain, i))
    {
      const KscoreEvidenceInteraction *it;
      KscoreEvidenceInteraction before;

      it = &g_array_index (self->evidence->interactions, KscoreEvidenceInteraction, i);
      if (it->account != unit->account || it->day != unit->day ||
          (old && i >= self->before->n_interactions))
        continue;

      before = old ? get_old (self, i) : *it;
      kscore_row_builder_add_interaction (builder, &before);
    }

  kscore_row_builder_drop_doubles (builder);
}

static int
compare_withdrawn (gconstpointer a,
                   gconstpointer b)
{
  const KscoreWithdrawn *x = a, *y = b;

  return (x->reading > y->reading) - (x->reading < y->reading);
}

/* As it was before it was withdrawn */
static KscoreEvidenceReading
get_reading (Change   *self,
             guint32   index,
             gboolean  old)
{
  const GArray *withdrawn = self->index->withdrawn;
  KscoreEvidenceReading it = g_array_index (self->evidence->readings, KscoreEvidenceReading, index);
  const KscoreWithdrawn key = { .reading = index }, *found = NULL;

  if (old && withdrawn->len > 0)
    found = bsearch (&key, withdrawn->data, withdrawn->len, sizeof key, compare_withdrawn);
  if (found != NULL)
    it.kind = found->kind;

  return it;
}

static void
build_remainder_unit (Change           *self,
                      const Unit       *unit,
                      gboolean          old,
                      KscoreRowBuilder *builder)
{
  const KscoreEvidence *evidence = self->evidence;
  const KscoreEvidenceSizes *sizes = old ? self->before : &self->index->sizes;
  const KscoreChain *chain = &self->index->readings_by_post;

  for (guint32 i = kscore_chain_get_first (chain, unit->key); i != KSCORE_NO_INDEX;
       i = kscore_chain_get_next (chain, i))
    {
      KscoreEvidenceReading it = get_reading (self, i, old);

      if (i < sizes->n_readings && it.kind == unit->kind)
        kscore_row_builder_add_count (builder, &it);
    }
  if (builder->counts->len == 0)
    return;

  chain = &self->index->interactions_by_post;
  for (guint32 i = kscore_chain_get_first (chain, unit->key); i != KSCORE_NO_INDEX;
       i = kscore_chain_get_next (chain, i))
    {
      const KscoreEvidenceInteraction *it;

      it = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, i);
      if (i < sizes->n_interactions && it->kind == unit->kind)
        kscore_row_builder_add_interaction (builder, it);
    }
  g_array_set_size (builder->rows, 0);

  chain = &self->index->self_replies_by_post;
  for (guint32 i = kscore_chain_get_first (chain, unit->key);
       i != KSCORE_NO_INDEX && (unit->kind == KSCORE_KIND_REPLY ||
                                unit->kind == KSCORE_KIND_COMMENT);
       i = kscore_chain_get_next (chain, i))
    {
      KscoreKnown known = {
        unit->key, unit->kind,
        g_array_index (evidence->self_replies, KscoreEvidenceSelfReply, i).day
      };

      if (i < sizes->n_self_replies)
        g_array_append_val (builder->known, known);
    }

  kscore_row_builder_add_remainder (builder);
}

/* What is in one and not in the other, of two arrays of rows. */
static void
add_difference (Change *self,
                GArray *old,
                GArray *new)
{
  guint i = 0, j = 0;

  g_array_sort (old, kscore_row_compare);
  g_array_sort (new, kscore_row_compare);

  while (i < old->len || j < new->len)
    {
      const KscoreRow *x = i < old->len ? &g_array_index (old, KscoreRow, i) : NULL;
      const KscoreRow *y = j < new->len ? &g_array_index (new, KscoreRow, j) : NULL;
      int order = x == NULL ? 1 : y == NULL ? -1 : kscore_row_compare (x, y);

      if (order < 0)
        g_array_append_val (self->removed, *x);
      else if (order > 0)
        g_array_append_val (self->added, *y);
      i += order <= 0;
      j += order >= 0;
    }
}

static void
compare_unit (Change     *self,
              const Unit *unit)
{
  g_auto (KscoreRowBuilder) old = { 0 };
  g_auto (KscoreRowBuilder) new = { 0 };

  kscore_row_builder_init (&old, self->ledger, self->evidence);
  kscore_row_builder_init (&new, self->ledger, self->evidence);

  if (unit->remainder)
    {
      build_remainder_unit (self, unit, TRUE, &old);
      build_remainder_unit (self, unit, FALSE, &new);
    }
  else
    {
      build_actor_unit (self, unit, TRUE, &old);
      build_actor_unit (self, unit, FALSE, &new);
    }

  add_difference (self, old.rows, new.rows);
}

/* Reactions by nobody known stand alone. */
static void
add_anonymous (Change *self)
{
  g_auto (KscoreRowBuilder) builder = { 0 };
  const KscoreEvidence *evidence = self->evidence;

  kscore_row_builder_init (&builder, self->ledger, evidence);
  for (guint i = self->before->n_interactions; i < evidence->interactions->len; i++)
    {
      const KscoreEvidenceInteraction *it;

      it = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, i);
      if (it->actor >= evidence->actors->len)
        kscore_row_builder_add_interaction (&builder, it);
    }
  g_array_append_vals (self->added, builder.rows->data, builder.rows->len);
}

/**
 * kscore_row_difference_compute: (skip)
 * @ledger: a ledger
 * @evidence: what it was made from, to which something was appended since
 * @index: the index of all of @evidence
 * @before: how much there was when @ledger was made
 * @removed: (element-type KscoreRow): to which rows are added that it must lose
 * @added: (element-type KscoreRow): to which rows are added that it must get
 *
 * Finds the rows that differ.
 */
void
kscore_row_difference_compute (const KscoreLedger        *ledger,
                               const KscoreEvidence      *evidence,
                               const KscoreEvidenceIndex *index,
                               const KscoreEvidenceSizes *before,
                               GArray                    *removed,
                               GArray                    *added)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (Unit));
  Change change = { ledger, evidence, index, before, units, removed, added };

  if (index->withdrawn->len > 0)
    g_array_sort (index->withdrawn, compare_withdrawn);
  find_units (&change);
  for (guint i = 0; i < units->len; i++)
    compare_unit (&change, &g_array_index (units, Unit, i));
  add_anonymous (&change);
}
