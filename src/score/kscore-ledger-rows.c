#include "config.h"

#include <stdlib.h>

#include "core/kscore-sort.h"
#include "score/kscore-ledger-private.h"
#include "score/kscore-remainder.h"
#include "score/kscore-sum.h"

/* The evidence layer: interactions and what is left of the counts, as rows in one order. */

typedef struct {
  gint64    count;
  gint64    seq;
  KscoreDay day;
  int       week;
  guint32   person;     /* or NO_INDEX, which sorts last */
  guint32   actor;      /* or NO_INDEX */
  guint32   post;
  float     trust;
  guint16   account;    /* slot */
  guint8    kind;
  guint8    precision;
  guint8    worthless;  /* a follow by somebody whom the owner follows */
} Row;

/* A reaction that takes a unit off a post's count. */
typedef struct {
  guint32   post;
  guint32   kind;
  KscoreDay day;
} Known;

typedef struct {
  guint32 post;
  guint32 kind;
  gint64  at;
  gint64  total;
} Reading;

/* What tells that two interactions are one act. */
typedef struct {
  guint32   account;
  guint32   actor;
  KscoreDay day;
  gboolean  by_post;
  gint64    key; /* remote number, or the post */
} Act;

typedef struct {
  KscoreLedger         *ledger;
  const KscoreEvidence *evidence;
  GArray               *rows;  /* (owned) (element-type Row) */
  GArray               *known; /* (owned) (element-type Known) */
} Builder;

#define ROWS_GIVEN_BACK 65536

#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *x = a, *y = b;

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
  return 0;
}

static int
compare_known (gconstpointer a,
               gconstpointer b)
{
  const Known *x = a, *y = b;

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
clamp_trust (const Builder *builder,
             float          trust)
{
  float least = (float) builder->ledger->constants.trust_floor;

  /* Not comparable: nobody told. */
  return trust >= 0 ? CLAMP (trust, least, 1.f) : 1.f;
}

static void
add_interaction (Builder                         *builder,
                 const KscoreEvidenceInteraction *interaction)
{
  const KscoreEvidence *evidence = builder->evidence;
  const KscoreEvidenceActor *actor = NULL;
  Row row = { .count = 1 };

  if (interaction->account >= builder->ledger->n_accounts || !is_day (interaction->day) ||
      interaction->kind == KSCORE_KIND_NONE || interaction->kind >= KSCORE_N_KINDS)
    return;

  row.post = interaction->post < evidence->posts->len ? interaction->post : KSCORE_NO_INDEX;
  if (row.post != KSCORE_NO_INDEX)
    {
      Known known = { row.post, interaction->kind, interaction->day };

      g_array_append_val (builder->known, known);
    }

  if (interaction->actor < evidence->actors->len)
    actor = &g_array_index (evidence->actors, KscoreEvidenceActor, interaction->actor);
  if (actor != NULL && actor->owner)
    return;

  row.person = row.actor = KSCORE_NO_INDEX;
  if (actor != NULL)
    {
      row.actor = interaction->actor;
      row.person = kscore_ledger_get_person (evidence, row.actor);
      row.worthless = interaction->kind == KSCORE_KIND_FOLLOW && actor->followed_by_owner;
    }

  row.account = (guint16) builder->ledger->account_slots[interaction->account];
  row.day = interaction->day;
  row.week = kscore_day_get_week (row.day);
  row.seq = interaction->seq;
  row.kind = interaction->kind;
  row.precision = interaction->precision;
  row.trust = clamp_trust (builder, interaction->trust);
  g_array_append_val (builder->rows, row);
}

static Act
get_act (const Row *row,
         gboolean   by_post)
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
has_act (GArray    *acts,
         const Row *row,
         gboolean   by_post)
{
  Act act = get_act (row, by_post);

  return acts->len > 0 &&
         bsearch (&act, acts->data, acts->len, sizeof (Act), compare_acts) != NULL;
}

/* A reply that mentions is a reply: the same remote number, or on the same post, by the same
 * actor on the same day. A quote is not also a reshare of the same post by the same actor on the
 * same day. Of another day it is another act. */
static void
drop_doubles (Builder *builder)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Act));
  g_autoptr (GArray) quotes = g_array_new (FALSE, FALSE, sizeof (Act));
  guint n = 0;

  for (guint i = 0; i < builder->rows->len; i++)
    {
      const Row *row = &g_array_index (builder->rows, Row, i);
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

  for (guint i = 0; i < builder->rows->len; i++)
    {
      const Row *row = &g_array_index (builder->rows, Row, i);
      gboolean twice = FALSE;

      if (row->actor != KSCORE_NO_INDEX && row->kind == KSCORE_KIND_MENTION)
        twice = (row->seq != 0 && has_act (words, row, FALSE)) ||
                (row->post != KSCORE_NO_INDEX && has_act (words, row, TRUE));
      else if (row->actor != KSCORE_NO_INDEX && row->kind == KSCORE_KIND_RESHARE)
        twice = row->post != KSCORE_NO_INDEX && has_act (quotes, row, TRUE);

      if (!twice)
        g_array_index (builder->rows, Row, n++) = *row;
    }

  g_array_set_size (builder->rows, n);
}

static void
add_remainder (Builder       *builder,
               const Reading *readings,
               guint          n_readings,
               const Known   *known,
               guint          n_known,
               GArray        *totals,
               GArray        *days,
               GArray        *runs)
{
  const KscoreEvidencePost *post;
  Row row = { 0 };

  post = &g_array_index (builder->evidence->posts, KscoreEvidencePost, readings->post);
  if (post->account >= builder->ledger->n_accounts || !is_day (post->day))
    return;

  g_array_set_size (totals, 0);
  for (guint i = 0; i < n_readings; i++)
    {
      KscoreTotal total = { kscore_day_from_time (readings[i].at), readings[i].total };

      /* Of two readings in one second the higher one, which sorts last. */
      if (i + 1 == n_readings || readings[i].at != readings[i + 1].at)
        g_array_append_val (totals, total);
    }

  g_array_set_size (days, 0);
  for (guint i = 0; i < n_known; i++)
    g_array_append_val (days, known[i].day);

  kscore_remainder_compute (post->day, (const KscoreTotal *) totals->data, totals->len,
                            (const KscoreDay *) days->data, days->len, runs);

  row.account = (guint16) builder->ledger->account_slots[post->account];
  row.post = readings->post;
  row.person = row.actor = KSCORE_NO_INDEX;
  row.kind = readings->kind;
  row.trust = 1;

  for (guint i = 0; i < runs->len; i++)
    {
      const KscoreRun *run = &g_array_index (runs, KscoreRun, i);

      if (!is_day (run->day))
        continue;

      row.day = run->day;
      row.week = kscore_day_get_week (run->day);
      row.count = run->count;
      row.precision = KSCORE_PRECISION_ESTIMATED;
      g_array_append_val (builder->rows, row);
    }
}

/* Networks count them among the replies, sites among the comments. */
static void
add_self_replies (Builder *builder)
{
  const GArray *replies = builder->evidence->self_replies;

  for (guint i = 0; i < replies->len; i++)
    {
      const KscoreEvidenceSelfReply *reply;
      Known known;

      reply = &g_array_index (replies, KscoreEvidenceSelfReply, i);
      known = (Known) { reply->post, KSCORE_KIND_REPLY, reply->day };
      g_array_append_val (builder->known, known);
      known.kind = KSCORE_KIND_COMMENT;
      g_array_append_val (builder->known, known);
    }
}

static gboolean
is_usable_reading (const KscoreEvidence        *evidence,
                   const KscoreEvidenceReading *reading)
{
  return reading->post < evidence->posts->len && reading->total >= 0
         && reading->kind != KSCORE_KIND_NONE && reading->kind < KSCORE_N_KINDS
         && reading->at != KSCORE_TIME_UNKNOWN;
}

/* The readings of one post and kind, of those that stand at @order. */
static void
get_same_readings (const KscoreEvidence *evidence,
                   const guint          *order,
                   guint                 n_order,
                   GArray               *same)
{
  const KscoreEvidenceReading *readings = (const KscoreEvidenceReading *) evidence->readings->data;

  g_array_set_size (same, 0);
  for (guint i = 0; i < n_order; i++)
    {
      const KscoreEvidenceReading *source = &readings[order[i]];
      Reading reading = { source->post, source->kind, source->at, source->total };

      if (source->post != readings[order[0]].post || source->kind != readings[order[0]].kind)
        break;
      g_array_append_val (same, reading);
    }
}

static void
add_remainders (Builder *builder)
{
  const KscoreEvidence *evidence = builder->evidence;
  /* Places rather than copies: a long archive has millions. */
  g_autofree guint *order = g_new (guint, evidence->readings->len + 1);
  g_autoptr (GArray) same = g_array_new (FALSE, FALSE, sizeof (Reading));
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (KscoreTotal));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (KscoreDay));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (KscoreRun));
  guint n_order = 0;
  guint known = 0;

  for (guint i = 0; i < evidence->readings->len; i++)
    {
      if (is_usable_reading (evidence, &g_array_index (evidence->readings, KscoreEvidenceReading,
                                                       i)))
        order[n_order++] = i;
    }

  kscore_sort (order, n_order, sizeof *order, compare_readings, evidence->readings->data);
  g_array_sort (builder->known, compare_known);

  for (guint first = 0; first < n_order; first += same->len)
    {
      const Reading *reading;
      Known key;
      guint last_known;

      get_same_readings (evidence, order + first, n_order - first, same);
      reading = &g_array_index (same, Reading, 0);
      key = (Known) { reading->post, reading->kind, G_MININT32 };

      while (known < builder->known->len &&
             compare_known (&g_array_index (builder->known, Known, known), &key) < 0)
        known++;
      for (last_known = known; last_known < builder->known->len; last_known++)
        {
          const Known *other = &g_array_index (builder->known, Known, last_known);

          if (other->post != reading->post || other->kind != reading->kind)
            break;
        }

      add_remainder (builder, reading, same->len,
                     &g_array_index (builder->known, Known, known), last_known - known,
                     totals, days, runs);
      known = last_known;
    }
}

/* Which rows are held against which coverage: that of their own kind. */
static KscoreCoveredDays *
get_coverage_by_kind (Builder *builder)
{
  const KscoreEvidence *evidence = builder->evidence;
  guint n = builder->ledger->n_accounts * KSCORE_N_KINDS;
  KscoreCoveredDays *covered = g_new (KscoreCoveredDays, n + 1);

  for (guint i = 0; i < n; i++)
    kscore_covered_days_init (&covered[i]);

  for (guint i = 0; i < evidence->coverage->len; i++)
    {
      const KscoreEvidenceCoverage *coverage;

      coverage = &g_array_index (evidence->coverage, KscoreEvidenceCoverage, i);
      if (coverage->account >= builder->ledger->n_accounts)
        continue;

      for (guint kind = 1; kind < KSCORE_N_KINDS; kind++)
        {
          guint slot = builder->ledger->account_slots[coverage->account];

          if (coverage->kinds & KSCORE_KINDS_OF (kind))
            kscore_covered_days_add (&covered[slot * KSCORE_N_KINDS + kind],
                                     coverage->from, coverage->to);
        }
    }

  for (guint i = 0; i < n; i++)
    kscore_covered_days_finish (&covered[i], 0);

  return covered;
}

/* From the end, giving back the memory of the rows that are done: both at once would be the most
 * that a large archive ever takes. */
static void
fill_rows (Builder *builder,
           int     *row_weeks)
{
  KscoreLedger *self = builder->ledger;
  KscoreCoveredDays *covered = get_coverage_by_kind (builder);
  guint n = self->n_rows = builder->rows->len;
  Row *rows = (Row *) g_array_free (g_steal_pointer (&builder->rows), FALSE);

  self->day = g_new (KscoreDay, n + 1);
  self->person = g_new (guint32, n + 1);
  self->actor = g_new (guint32, n + 1);
  self->post = g_new (guint32, n + 1);
  self->trust = g_new (float, n + 1);
  self->own_trust = g_new (float, n + 1);
  self->points = g_new (double, n + 1);
  self->own_points = g_new (double, n + 1);
  self->count = g_new (gint64, n + 1);
  self->account = g_new (guint16, n + 1);
  self->kind = g_new (guint8, n + 1);
  self->precision = g_new (guint8, n + 1);
  self->covered = g_new (guint8, n + 1);

  for (guint i = n; i-- > 0;)
    {
      const Row *row = &rows[i];

      row_weeks[i] = row->week;
      self->day[i] = row->day;
      self->person[i] = row->person;
      self->actor[i] = row->actor;
      self->post[i] = row->post;
      self->count[i] = row->count;
      self->account[i] = row->account;
      self->kind[i] = row->kind;
      self->precision[i] = row->precision;
      self->covered[i] = kscore_covered_days_contain (&covered[row->account * KSCORE_N_KINDS +
                                                               row->kind], row->day);
      self->own_trust[i] = row->trust;
      self->own_points[i] = row->worthless ? 0 : self->constants.points[row->kind];
      self->trust[i] = self->covered[i] ? row->trust : 1;
      self->points[i] = self->covered[i] ? self->own_points[i] : 0;

      if (i % ROWS_GIVEN_BACK == 0 && i > 0)
        rows = g_renew (Row, rows, i);
    }
  g_free (rows);

  for (guint i = 0; i < self->n_accounts * KSCORE_N_KINDS; i++)
    kscore_covered_days_clear (&covered[i]);
  g_free (covered);
}

static void
fill_week (KscoreLedger     *self,
           KscoreLedgerWeek *week)
{
  KscoreSum anonymous = { 0 };
  guint row = week->first_row;

  week->first_group = self->n_groups;

  while (row < week->end_row && self->person[row] != KSCORE_NO_INDEX)
    {
      guint32 person = self->person[row];
      double points = 0;
      float trust = 1;

      self->group_person[self->n_groups] = person;
      self->group_row[self->n_groups] = row;

      for (; row < week->end_row && self->person[row] == person; row++)
        {
          points += self->points[row];
          trust = MIN (trust, self->trust[row]);
        }

      self->group_weight[self->n_groups++] = (double) trust * kscore_ledger_g (self, points);
    }

  week->first_anonymous = row;
  week->end_group = self->n_groups;

  for (; row < week->end_row; row++)
    kscore_sum_add (&anonymous, self->constants.anonymous * self->trust[row] * self->count[row] *
                                kscore_ledger_g (self, self->points[row]));
  week->anonymous = kscore_sum_get (&anonymous);
}

static void
fill_weeks (KscoreLedger *self,
            const int    *row_weeks)
{
  self->weeks = g_new0 (KscoreLedgerWeek, self->n_rows + 1);
  self->group_person = g_new (guint32, self->n_rows + 1);
  self->group_row = g_new (guint, self->n_rows + 1);
  self->group_weight = g_new (double, self->n_rows + 1);

  for (guint first = 0, end; first < self->n_rows; first = end)
    {
      KscoreLedgerWeek *week = &self->weeks[self->n_weeks];
      KscoreLedgerAccount *account = &self->accounts[self->account[first]];

      for (end = first + 1; end < self->n_rows; end++)
        {
          if (row_weeks[end] != row_weeks[first] || self->account[end] != self->account[first])
            break;
        }

      week->week = row_weeks[first];
      week->first_row = first;
      week->end_row = end;
      fill_week (self, week);

      if (account->end_week == 0)
        account->first_week = self->n_weeks;
      account->end_week = ++self->n_weeks;
    }

  self->group_row[self->n_groups] = self->n_rows;

  self->weeks = g_renew (KscoreLedgerWeek, self->weeks, self->n_weeks + 1);
  self->group_person = g_renew (guint32, self->group_person, self->n_groups + 1);
  self->group_row = g_renew (guint, self->group_row, self->n_groups + 1);
  self->group_weight = g_renew (double, self->group_weight, self->n_groups + 1);
}

/**
 * kscore_ledger_build_rows: (skip)
 * @self: a ledger with accounts and people
 * @evidence: what it is made from
 *
 * Makes the rows and sums their weeks.
 */
void
kscore_ledger_build_rows (KscoreLedger         *self,
                          const KscoreEvidence *evidence)
{
  g_autofree int *row_weeks = NULL;
  Builder builder = {
    .ledger = self,
    .evidence = evidence,
    .rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), evidence->interactions->len),
    .known = g_array_new (FALSE, FALSE, sizeof (Known)),
  };

  for (guint i = 0; i < evidence->interactions->len; i++)
    add_interaction (&builder, &g_array_index (evidence->interactions,
                                               KscoreEvidenceInteraction, i));
  drop_doubles (&builder);
  add_self_replies (&builder);
  add_remainders (&builder);
  g_array_sort (builder.rows, compare_rows);
  g_array_unref (builder.known);

  row_weeks = g_new (int, builder.rows->len + 1);
  fill_rows (&builder, row_weeks);
  fill_weeks (self, row_weeks);
}
