#include "config.h"

#include "score/kscore-row-builder.h"

#include <stdlib.h>

#include "core/kscore-sort.h"
#include "score/kscore-remainder.h"

/* The evidence layer: interactions and what is left of the counts, as rows in one order. */

/* What tells that two interactions are one act. */
typedef struct {
  guint32   account;
  guint32   actor;
  KscoreDay day;
  gboolean  by_post;
  gint64    key; /* remote number, or the post */
} Act;

#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

/**
 * kscore_row_compare: (skip)
 * @a: (type KscoreRow): a row
 * @b: (type KscoreRow): another
 *
 * Returns: which of them comes first in a ledger
 */
int
kscore_row_compare (gconstpointer a,
                    gconstpointer b)
{
  const KscoreRow *x = a, *y = b;

  COMPARE (x->account, y->account);
  COMPARE (x->week, y->week);
  COMPARE (x->person, y->person);
  COMPARE (x->day, y->day);
  COMPARE (x->kind, y->kind);
  COMPARE (x->actor, y->actor);
  COMPARE (x->post, y->post);
  COMPARE (x->seq, y->seq);
  COMPARE (x->count, y->count);
  COMPARE (x->precision, y->precision);
  COMPARE (x->trust, y->trust);
  COMPARE (x->signals, y->signals);
  return 0;
}

static int
compare_known (gconstpointer a,
               gconstpointer b)
{
  const KscoreKnown *x = a, *y = b;

  COMPARE (x->post, y->post);
  COMPARE (x->kind, y->kind);
  COMPARE (x->day, y->day);
  return 0;
}

/* Of two places in the evidence. */
static int
compare_readings (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const KscoreEvidenceReading *readings = user_data;
  const KscoreEvidenceReading *x = &readings[*(const guint *) a];
  const KscoreEvidenceReading *y = &readings[*(const guint *) b];

  COMPARE (x->post, y->post);
  COMPARE (x->kind, y->kind);
  COMPARE (x->at, y->at);
  COMPARE (x->total, y->total);
  return 0;
}

static int
compare_acts (gconstpointer a,
              gconstpointer b)
{
  const Act *x = a, *y = b;

  COMPARE (x->account, y->account);
  COMPARE (x->actor, y->actor);
  COMPARE (x->day, y->day);
  COMPARE (x->by_post, y->by_post);
  COMPARE (x->key, y->key);
  return 0;
}

static gboolean
is_day (KscoreDay day)
{
  return day >= KSCORE_DAY_MIN && day <= KSCORE_DAY_MAX;
}

static float
clamp_trust (const KscoreRowBuilder *self,
             float                   trust)
{
  float least = (float) self->ledger->constants.trust_floor;

  /* Not comparable: nobody told. */
  return trust >= 0 ? CLAMP (trust, least, 1.f) : 1.f;
}

/**
 * kscore_row_builder_init: (skip)
 * @self: (out caller-allocates): a builder
 * @ledger: a ledger that has its accounts; not kept alive
 * @evidence: what the rows are of; not kept alive
 */
void
kscore_row_builder_init (KscoreRowBuilder     *self,
                         const KscoreLedger   *ledger,
                         const KscoreEvidence *evidence)
{
  self->ledger = ledger;
  self->evidence = evidence;
  self->rows = g_array_new (FALSE, FALSE, sizeof (KscoreRow));
  self->known = g_array_new (FALSE, FALSE, sizeof (KscoreKnown));
  self->counts = g_array_new (FALSE, FALSE, sizeof (KscoreCount));
  self->totals = g_array_new (FALSE, FALSE, sizeof (KscoreTotal));
  self->days = g_array_new (FALSE, FALSE, sizeof (KscoreDay));
  self->runs = g_array_new (FALSE, FALSE, sizeof (KscoreRun));
}

/**
 * kscore_row_builder_clear: (skip)
 * @self: a builder
 */
void
kscore_row_builder_clear (KscoreRowBuilder *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->known, g_array_unref);
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->totals, g_array_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->runs, g_array_unref);
}

static gboolean
is_usable_interaction (const KscoreRowBuilder          *self,
                       const KscoreEvidenceInteraction *interaction)
{
  return interaction->account < self->ledger->n_accounts && is_day (interaction->day) &&
         interaction->kind != KSCORE_KIND_NONE && interaction->kind < KSCORE_N_KINDS;
}

/**
 * kscore_row_builder_add_interaction: (skip)
 * @self: a builder
 * @interaction: an interaction of its evidence
 *
 * Makes it a row unless it is the owner's own, and a known reaction to its post.
 *
 * Returns: whether it is any evidence
 */
gboolean
kscore_row_builder_add_interaction (KscoreRowBuilder                *self,
                                    const KscoreEvidenceInteraction *interaction)
{
  const KscoreEvidence *evidence = self->evidence;
  const KscoreEvidenceActor *actor = NULL;
  KscoreRow row = { .count = 1 };

  if (!is_usable_interaction (self, interaction))
    return FALSE;

  row.post = interaction->post < evidence->posts->len ? interaction->post : KSCORE_NO_INDEX;
  if (row.post != KSCORE_NO_INDEX)
    {
      KscoreKnown known = { row.post, interaction->kind, interaction->day };

      g_array_append_val (self->known, known);
    }

  if (interaction->actor < evidence->actors->len)
    actor = &g_array_index (evidence->actors, KscoreEvidenceActor, interaction->actor);
  if (actor != NULL && actor->owner)
    return TRUE;

  row.person = row.actor = KSCORE_NO_INDEX;
  if (actor != NULL)
    {
      row.actor = interaction->actor;
      row.person = kscore_ledger_get_person (evidence, row.actor);
      row.worthless = interaction->kind == KSCORE_KIND_FOLLOW && actor->followed_by_owner;
    }

  row.account = (guint16) self->ledger->account_slots[interaction->account];
  row.day = interaction->day;
  row.week = kscore_day_get_week (row.day);
  row.seq = interaction->seq;
  row.kind = interaction->kind;
  row.precision = interaction->precision;
  row.trust = clamp_trust (self, interaction->trust);
  row.signals = (guint8) interaction->signals;
  g_array_append_val (self->rows, row);
  return TRUE;
}

static Act
get_act (const KscoreRow *row,
         gboolean         by_post)
{
  return (Act) {
    .account = row->account,
    .actor = row->actor,
    .day = row->day,
    .by_post = by_post,
    .key = by_post ? row->post : row->seq,
  };
}

static gboolean
has_act (GArray          *acts,
         const KscoreRow *row,
         gboolean         by_post)
{
  Act act = get_act (row, by_post);

  return acts->len > 0 &&
         bsearch (&act, acts->data, acts->len, sizeof (Act), compare_acts) != NULL;
}

/**
 * kscore_row_builder_drop_doubles: (skip)
 * @self: a builder
 *
 * A reply that mentions is a reply: the same remote number, or on the same post, by the same
 * actor on the same day. A quote is not also a reshare of the same post by the same actor on the
 * same day. Of another day it is another act.
 */
void
kscore_row_builder_drop_doubles (KscoreRowBuilder *self)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Act));
  g_autoptr (GArray) quotes = g_array_new (FALSE, FALSE, sizeof (Act));
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const KscoreRow *row = &g_array_index (self->rows, KscoreRow, i);
      Act act;

      if (row->actor == KSCORE_NO_INDEX)
        continue;

      if (row->kind == KSCORE_KIND_REPLY || row->kind == KSCORE_KIND_COMMENT ||
          row->kind == KSCORE_KIND_QUOTE)
        {
          if (row->seq != 0)
            {
              act = get_act (row, FALSE);
              g_array_append_val (words, act);
            }
          if (row->post != KSCORE_NO_INDEX)
            {
              act = get_act (row, TRUE);
              g_array_append_val (words, act);
              if (row->kind == KSCORE_KIND_QUOTE)
                g_array_append_val (quotes, act);
            }
        }
    }

  if (words->len == 0)
    return;

  g_array_sort (words, compare_acts);
  g_array_sort (quotes, compare_acts);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const KscoreRow *row = &g_array_index (self->rows, KscoreRow, i);
      gboolean twice = FALSE;

      if (row->actor != KSCORE_NO_INDEX && row->kind == KSCORE_KIND_MENTION)
        twice = (row->seq != 0 && has_act (words, row, FALSE)) ||
                (row->post != KSCORE_NO_INDEX && has_act (words, row, TRUE));
      else if (row->actor != KSCORE_NO_INDEX && row->kind == KSCORE_KIND_RESHARE)
        twice = row->post != KSCORE_NO_INDEX && has_act (quotes, row, TRUE);

      if (!twice)
        g_array_index (self->rows, KscoreRow, n++) = *row;
    }

  g_array_set_size (self->rows, n);
}

static gboolean
is_usable_reading (const KscoreEvidence        *evidence,
                   const KscoreEvidenceReading *reading)
{
  return reading->post < evidence->posts->len && reading->total >= 0
         && reading->kind != KSCORE_KIND_NONE && reading->kind < KSCORE_N_KINDS
         && reading->at != KSCORE_TIME_UNKNOWN;
}

static void
fill_totals (KscoreRowBuilder *self)
{
  const KscoreCount *counts = (const KscoreCount *) self->counts->data;
  guint n = self->counts->len;

  g_array_set_size (self->totals, 0);
  for (guint i = 0; i < n; i++)
    {
      KscoreTotal total = { kscore_day_from_time (counts[i].at), counts[i].total };

      /* Of two readings in one second the higher one, which sorts last. */
      if (i + 1 == n || counts[i].at != counts[i + 1].at)
        g_array_append_val (self->totals, total);
    }
}

/* Of self->counts, which are in order. */
static void
add_remainder (KscoreRowBuilder  *self,
               const KscoreKnown *known,
               guint              n_known)
{
  const KscoreCount *first = &g_array_index (self->counts, KscoreCount, 0);
  const KscoreEvidencePost *post;
  KscoreRow row = { 0 };

  post = &g_array_index (self->evidence->posts, KscoreEvidencePost, first->post);
  if (post->account >= self->ledger->n_accounts || !is_day (post->day))
    return;

  fill_totals (self);
  g_array_set_size (self->days, 0);
  for (guint i = 0; i < n_known; i++)
    g_array_append_val (self->days, known[i].day);

  kscore_remainder_compute (post->day, (const KscoreTotal *) self->totals->data,
                            self->totals->len, (const KscoreDay *) self->days->data,
                            self->days->len, self->runs);

  row.account = (guint16) self->ledger->account_slots[post->account];
  row.post = first->post;
  row.person = row.actor = KSCORE_NO_INDEX;
  row.kind = first->kind;
  row.trust = 1;

  for (guint i = 0; i < self->runs->len; i++)
    {
      const KscoreRun *run = &g_array_index (self->runs, KscoreRun, i);

      if (!is_day (run->day))
        continue;

      row.day = run->day;
      row.week = kscore_day_get_week (run->day);
      row.count = run->count;
      row.precision = KSCORE_PRECISION_ESTIMATED;
      g_array_append_val (self->rows, row);
    }
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const KscoreCount *x = a, *y = b;

  COMPARE (x->at, y->at);
  COMPARE (x->total, y->total);
  return 0;
}

/**
 * kscore_row_builder_add_count: (skip)
 * @self: a builder
 * @reading: a reading of its evidence
 *
 * Takes in a reading for kscore_row_builder_add_remainder().
 *
 * Returns: whether it can be used
 */
gboolean
kscore_row_builder_add_count (KscoreRowBuilder            *self,
                              const KscoreEvidenceReading *reading)
{
  KscoreCount count = { reading->post, reading->kind, reading->at, reading->total };

  if (!is_usable_reading (self->evidence, reading))
    return FALSE;

  g_array_append_val (self->counts, count);
  return TRUE;
}

/**
 * kscore_row_builder_add_remainder: (skip)
 * @self: a builder that holds all counts of one post and kind, and all that is known of it
 *
 * Makes rows of what no known reaction explains.
 */
void
kscore_row_builder_add_remainder (KscoreRowBuilder *self)
{
  if (self->counts->len == 0)
    return;

  g_array_sort (self->counts, compare_counts);
  g_array_sort (self->known, compare_known);
  add_remainder (self, (const KscoreKnown *) self->known->data, self->known->len);
}

/* Networks count them among the replies, sites among the comments. */
static void
add_self_replies (KscoreRowBuilder *self)
{
  const GArray *replies = self->evidence->self_replies;

  for (guint i = 0; i < replies->len; i++)
    {
      const KscoreEvidenceSelfReply *reply;
      KscoreKnown known;

      reply = &g_array_index (replies, KscoreEvidenceSelfReply, i);
      known = (KscoreKnown) { reply->post, KSCORE_KIND_REPLY, reply->day };
      g_array_append_val (self->known, known);
      known.kind = KSCORE_KIND_COMMENT;
      g_array_append_val (self->known, known);
    }
}

/* The readings of one post and kind, of those that stand at @order. */
static void
take_same_counts (KscoreRowBuilder *self,
                  const guint      *order,
                  guint             n_order)
{
  const KscoreEvidenceReading *readings;

  readings = (const KscoreEvidenceReading *) self->evidence->readings->data;
  g_array_set_size (self->counts, 0);
  for (guint i = 0; i < n_order; i++)
    {
      const KscoreEvidenceReading *source = &readings[order[i]];
      KscoreCount count = { source->post, source->kind, source->at, source->total };

      if (source->post != readings[order[0]].post || source->kind != readings[order[0]].kind)
        break;
      g_array_append_val (self->counts, count);
    }
}

static void
add_remainders (KscoreRowBuilder *self)
{
  const KscoreEvidence *evidence = self->evidence;
  /* Places rather than copies: a long archive has millions. */
  g_autofree guint *order = g_new (guint, evidence->readings->len + 1);
  guint n_order = 0;
  guint known = 0;

  for (guint i = 0; i < evidence->readings->len; i++)
    {
      if (is_usable_reading (evidence, &g_array_index (evidence->readings, KscoreEvidenceReading,
                                                       i)))
        order[n_order++] = i;
    }

  kscore_sort (order, n_order, sizeof *order, compare_readings, evidence->readings->data);
  g_array_sort (self->known, compare_known);

  for (guint first = 0; first < n_order; first += self->counts->len)
    {
      const KscoreCount *count;
      KscoreKnown key;
      guint last_known;

      take_same_counts (self, order + first, n_order - first);
      count = &g_array_index (self->counts, KscoreCount, 0);
      key = (KscoreKnown) { count->post, count->kind, G_MININT32 };

      while (known < self->known->len &&
             compare_known (&g_array_index (self->known, KscoreKnown, known), &key) < 0)
        known++;
      for (last_known = known; last_known < self->known->len; last_known++)
        {
          const KscoreKnown *other = &g_array_index (self->known, KscoreKnown, last_known);

          if (other->post != count->post || other->kind != count->kind)
            break;
        }

      add_remainder (self, &g_array_index (self->known, KscoreKnown, known), last_known - known);
      known = last_known;
    }
}

/**
 * kscore_row_builder_add_all: (skip)
 * @self: a builder
 *
 * Makes rows of all its evidence, in the order of a ledger.
 */
void
kscore_row_builder_add_all (KscoreRowBuilder *self)
{
  const GArray *interactions = self->evidence->interactions;

  g_array_unref (self->rows);
  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (KscoreRow), interactions->len);

  for (guint i = 0; i < interactions->len; i++)
    kscore_row_builder_add_interaction (self, &g_array_index (interactions,
                                                              KscoreEvidenceInteraction, i));
  kscore_row_builder_drop_doubles (self);
  add_self_replies (self);
  add_remainders (self);
  g_array_sort (self->rows, kscore_row_compare);

  /* As many as there are reactions */
  g_array_unref (self->known);
  self->known = g_array_new (FALSE, FALSE, sizeof (KscoreKnown));
}
