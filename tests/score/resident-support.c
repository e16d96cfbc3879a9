#include "config.h"

#include "resident-support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DAY SCORE_SUPPORT_DAY

/* Rows */

typedef struct {
  KscoreLedgerRow row;
  float           counted_trust;
  double          counted_points;
  double          points; /* of the score; -1 where not scored */
} Line;

#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *x = a, *y = b;

  COMPARE (x->row.account, y->row.account);
  COMPARE (x->row.day, y->row.day);
  COMPARE (x->row.person, y->row.person);
  COMPARE (x->row.kind, y->row.kind);
  COMPARE (x->row.actor, y->row.actor);
  COMPARE (x->row.post, y->row.post);
  COMPARE (x->row.count, y->row.count);
  COMPARE (x->row.precision, y->row.precision);
  COMPARE (x->row.trust, y->row.trust);
  COMPARE (x->row.signals, y->row.signals);
  return 0;
}

static Line *
get_lines (const KscoreLedger      *ledger,
           const KscoreAttribution *points)
{
  Line *lines = g_new0 (Line, ledger->n_rows + 1);

  for (guint i = 0; i < ledger->n_rows; i++)
    {
      kscore_ledger_get_row (ledger, i, &lines[i].row);
      lines[i].counted_trust = ledger->trust[i];
      lines[i].counted_points = ledger->points[i];
      if (points != NULL)
        lines[i].points = isnan (points->row_points[i]) ? -1 : points->row_points[i];
    }

  qsort (lines, ledger->n_rows, sizeof *lines, compare_lines);
  return lines;
}

static int
compare_listed (gconstpointer a,
                gconstpointer b)
{
  const KscoreListed *x = a, *y = b;

  COMPARE (x->person, y->person);
  COMPARE (x->account, y->account);
  COMPARE (x->day, y->day);
  return 0;
}

static void
assert_same_days (const KscoreCoveredDays *a,
                  const KscoreCoveredDays *b)
{
  g_assert_cmpuint (a->intervals->len, ==, b->intervals->len);
  for (guint i = 0; i < a->intervals->len; i++)
    {
      const KscoreCoveredInterval *x = &g_array_index (a->intervals, KscoreCoveredInterval, i);
      const KscoreCoveredInterval *y = &g_array_index (b->intervals, KscoreCoveredInterval, i);

      g_assert_cmpint (x->from, ==, y->from);
      g_assert_cmpint (x->to, ==, y->to);
      g_assert_cmpint (x->start, ==, y->start);
      g_assert_cmpint (x->days_before, ==, y->days_before);
      g_assert_cmpint (x->weeks_before, ==, y->weeks_before);
    }
}

#define ASSERT_SAME(array, n) \
  g_assert_cmpmem (a->array, (n) * sizeof *a->array, b->array, (n) * sizeof *b->array)

static void
assert_same_rows (const KscoreLedger *a,
                  const KscoreLedger *b)
{
  g_autofree Line *x = get_lines (a, NULL), *y = get_lines (b, NULL);

  for (guint i = 0; i < a->n_rows; i++)
    {
      g_assert_cmpint (compare_lines (&x[i], &y[i]), ==, 0);
      g_assert_cmpint (x[i].row.covered, ==, y[i].row.covered);
      g_assert_cmpfloat (x[i].row.points, ==, y[i].row.points);
      g_assert_cmpfloat (x[i].counted_trust, ==, y[i].counted_trust);
      g_assert_cmpfloat (x[i].counted_points, ==, y[i].counted_points);
    }

  ASSERT_SAME (day, a->n_rows);
  ASSERT_SAME (person, a->n_rows);
  ASSERT_SAME (actor, a->n_rows);
  ASSERT_SAME (post, a->n_rows);
  ASSERT_SAME (account, a->n_rows);
  ASSERT_SAME (kind, a->n_rows);
}

static void
assert_same_weeks (const KscoreLedger *a,
                   const KscoreLedger *b)
{
  g_assert_cmpuint (a->n_weeks, ==, b->n_weeks);
  for (guint i = 0; i < a->n_weeks; i++)
    {
      const KscoreLedgerWeek *x = &a->weeks[i], *y = &b->weeks[i];

      g_assert_cmpint (x->week, ==, y->week);
      g_assert_cmpuint (x->first_row, ==, y->first_row);
      g_assert_cmpuint (x->first_anonymous, ==, y->first_anonymous);
      g_assert_cmpuint (x->end_row, ==, y->end_row);
      g_assert_cmpuint (x->first_group, ==, y->first_group);
      g_assert_cmpuint (x->end_group, ==, y->end_group);
      g_assert_cmpfloat_with_epsilon (x->anonymous, y->anonymous, 1e-9 * (1 + y->anonymous));
    }

  g_assert_cmpuint (a->n_groups, ==, b->n_groups);
  ASSERT_SAME (group_person, a->n_groups);
  ASSERT_SAME (group_row, a->n_groups + 1);
  ASSERT_SAME (group_weight, a->n_groups);
}

static void
assert_same_makers (const KscoreLedger *a,
                    const KscoreLedger *b)
{
  g_assert_cmpuint (a->n_makers, ==, b->n_makers);
  for (guint i = 0; i < a->n_makers; i++)
    {
      const KscoreMaker *x = &a->makers[i], *y = &b->makers[i];

      g_assert_cmpint (x->type, ==, y->type);
      g_assert_cmpuint (x->person, ==, y->person);
      g_assert_cmpuint (x->first_mark, ==, y->first_mark);
      g_assert_cmpuint (x->end_mark, ==, y->end_mark);
      g_assert_cmpint (x->established_day, ==, y->established_day);
      g_assert_cmpint (x->follow_day, ==, y->follow_day);
      g_assert_cmpint (x->purged_day, ==, y->purged_day);
      g_assert_cmpint (x->first_day, ==, y->first_day);
      g_assert_cmpuint (x->account, ==, y->account);
    }

  ASSERT_SAME (maker_row_start, a->n_makers + 1);
  g_assert_cmpuint (a->n_marks, ==, b->n_marks);
  g_assert_cmpuint (a->n_evidence_marks, ==, b->n_evidence_marks);
  g_assert_cmpint (a->estimated_until, ==, b->estimated_until);

  g_assert_cmpuint (a->n_listed, ==, b->n_listed);
  qsort (a->listed, a->n_listed, sizeof *a->listed, compare_listed);
  qsort (b->listed, b->n_listed, sizeof *b->listed, compare_listed);
  ASSERT_SAME (listed, a->n_listed);
}

void
resident_support_assert_same_ledgers (const KscoreLedger *a,
                                      const KscoreLedger *b)
{
  g_assert_cmpuint (a->n_accounts, ==, b->n_accounts);
  for (guint i = 0; i < a->n_accounts; i++)
    {
      const KscoreLedgerAccount *x = &a->accounts[i], *y = &b->accounts[i];

      g_assert_cmpuint (x->index, ==, y->index);
      g_assert_cmpint (x->tells_people, ==, y->tells_people);
      g_assert_cmpint (x->first_day, ==, y->first_day);
      g_assert_cmpuint (x->first_week, ==, y->first_week);
      g_assert_cmpuint (x->end_week, ==, y->end_week);
      assert_same_days (&x->covered, &y->covered);
      assert_same_days (&x->any, &y->any);
      g_assert_cmpuint (x->audience->len, ==, y->audience->len);
      for (guint j = 0; j < x->audience->len; j++)
        {
          const KscoreLedgerAudience *r = &g_array_index (x->audience, KscoreLedgerAudience, j);
          const KscoreLedgerAudience *s = &g_array_index (y->audience, KscoreLedgerAudience, j);

          g_assert_cmpint (r->day, ==, s->day);
          g_assert_cmpfloat (r->followers, ==, s->followers);
        }
    }

  g_assert_cmpuint (a->n_posts, ==, b->n_posts);
  ASSERT_SAME (post_days, a->n_posts);
  g_assert_cmpuint (a->n_people, ==, b->n_people);
  ASSERT_SAME (first_rho, a->n_people);
  g_assert_cmpuint (a->n_rhos, ==, b->n_rhos);
  for (guint i = 0; i < a->n_rhos; i++)
    {
      g_assert_cmpint (a->rhos[i].day, ==, b->rhos[i].day);
      g_assert_cmpuint (a->rhos[i].person, ==, b->rhos[i].person);
      g_assert_cmpfloat (a->rhos[i].rho, ==, b->rhos[i].rho);
    }

  g_assert_cmpuint (a->n_rows, ==, b->n_rows);
  assert_same_rows (a, b);
  assert_same_weeks (a, b);
  assert_same_makers (a, b);
}

static void
assert_near (double a,
             double b)
{
  if (isnan (a) || isnan (b))
    g_assert_cmpint (isnan (a), ==, isnan (b));
  else
    g_assert_cmpfloat_with_epsilon (a, b, 1e-9);
}

static void
assert_same_sources (const KscoreAttribution *a,
                     const KscoreAttribution *b)
{
  g_assert_cmpuint (a->sources->len, ==, b->sources->len);
  for (guint i = 0; i < a->sources->len; i++)
    {
      const KscoreSource *x = &g_array_index (a->sources, KscoreSource, i);
      const KscoreSource *y = &g_array_index (b->sources, KscoreSource, i);

      g_assert_cmpint (x->kind, ==, y->kind);
      g_assert_cmpint (x->day, ==, y->day);
      g_assert_cmpuint (x->account, ==, y->account);
      g_assert_cmpuint (x->person, ==, y->person);
      g_assert_cmpuint (x->mark, ==, y->mark);
      assert_near (x->count, y->count);
      assert_near (x->points, y->points);
    }
}

void
resident_support_assert_same_results (const KscoreLedger      *a,
                                      const KscoreScore       *score_a,
                                      const KscoreAttribution *points_a,
                                      const KscoreLedger      *b,
                                      const KscoreScore       *score_b,
                                      const KscoreAttribution *points_b)
{
  g_autofree Line *x = get_lines (a, points_a), *y = get_lines (b, points_b);

  g_assert_cmpint (score_a->known, ==, score_b->known);
  g_assert_cmpint (score_a->has_range, ==, score_b->has_range);
  g_assert_cmpint (score_a->at_least, ==, score_b->at_least);
  g_assert_cmpint (score_a->provisional, ==, score_b->provisional);
  g_assert_cmpuint (score_a->n_people, ==, score_b->n_people);
  g_assert_cmpuint (score_a->n_posts, ==, score_b->n_posts);
  g_assert_cmpuint (score_a->active_weeks, ==, score_b->active_weeks);
  g_assert_cmpuint (score_a->partial->len, ==, score_b->partial->len);
  g_assert_cmpuint (score_a->estimated->len, ==, score_b->estimated->len);
  g_assert_cmpuint (score_a->recognition.supporters, ==, score_b->recognition.supporters);
  assert_near (score_a->score, score_b->score);
  assert_near (score_a->low, score_b->low);
  assert_near (score_a->high, score_b->high);
  assert_near (score_a->checked, score_b->checked);
  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    {
      g_assert_cmpint (score_a->components[i].known, ==, score_b->components[i].known);
      assert_near (score_a->components[i].points, score_b->components[i].points);
    }

  g_assert_cmpuint (points_a->n_rows, ==, points_b->n_rows);
  for (guint i = 0; i < points_a->n_rows; i++)
    assert_near (x[i].points, y[i].points);
  assert_near (points_a->total, points_b->total);
  assert_same_sources (points_a, points_b);
}

/* Appending */

static KscoreDay
random_day (GRand *rand)
{
  return DAY - g_rand_int_range (rand, -20, 260);
}

static guint32
random_index (GRand        *rand,
              const GArray *array)
{
  return array->len > 0 && g_rand_int_range (rand, 0, 12) > 0
         ? (guint32) g_rand_int_range (rand, 0, array->len) : KSCORE_NO_INDEX;
}

static void
append_interaction (GRand          *rand,
                    KscoreEvidence *evidence)
{
  KscoreEvidenceInteraction it = {
    .account = g_rand_int_range (rand, 0, evidence->accounts->len),
    .kind = g_rand_int_range (rand, 1, KSCORE_N_KINDS),
    .actor = random_index (rand, evidence->actors),
    .post = random_index (rand, evidence->posts),
    .day = random_day (rand),
    .precision = g_rand_int_range (rand, 0, 3),
    .seq = g_rand_int_range (rand, 0, 5),
    .signals = g_rand_int_range (rand, 0, 4),
    .trust = g_rand_boolean (rand) ? 1.f : g_rand_int_range (rand, 0, 11) / 10.f,
  };

  /* Often something else by the same actor on the same day: doubles. */
  if (evidence->interactions->len > 0 && g_rand_int_range (rand, 0, 3) == 0)
    {
      const KscoreEvidenceInteraction *other;

      other = &g_array_index (evidence->interactions, KscoreEvidenceInteraction,
                              g_rand_int_range (rand, 0, evidence->interactions->len));
      it.account = other->account;
      it.actor = other->actor;
      it.day = other->day;
      if (g_rand_boolean (rand))
        it.post = other->post;
      if (g_rand_boolean (rand))
        it.seq = other->seq;
    }

  g_array_append_val (evidence->interactions, it);
}

static void
append_actor (GRand          *rand,
              KscoreEvidence *evidence)
{
  guint32 actor = score_support_add_actor (evidence, g_rand_int_range (rand, 0, 3) > 0
                                                     ? g_rand_int_range (rand, 0, 5000) : -1);
  KscoreEvidenceActor *it = &g_array_index (evidence->actors, KscoreEvidenceActor, actor);

  it->owner = g_rand_int_range (rand, 0, 10) == 0;
  it->follows_owner = g_rand_boolean (rand);
  it->followed_by_owner = g_rand_int_range (rand, 0, 3) == 0;
  it->account = g_rand_int_range (rand, 0, evidence->accounts->len);
  if (g_rand_int_range (rand, 0, 4) == 0)
    it->person = g_rand_int_range (rand, 0, actor + 1);
  if (g_rand_int_range (rand, 0, 8) == 0)
    {
      it->purged_day = random_day (rand);
      it->purged_established = g_rand_boolean (rand);
    }
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      append_interaction (rand, evidence);
      g_array_index (evidence->interactions, KscoreEvidenceInteraction,
                     evidence->interactions->len - 1).actor = actor;
    }
}

gboolean
resident_support_append (GRand          *rand,
                         KscoreEvidence *evidence)
{
  KscoreDay day = random_day (rand);
  guint account = g_rand_int_range (rand, 0, evidence->accounts->len);
  guint32 post = evidence->posts->len > 0
                 ? (guint32) g_rand_int_range (rand, 0, evidence->posts->len) : KSCORE_NO_INDEX;
  guint32 actor = evidence->actors->len > 0
                  ? (guint32) g_rand_int_range (rand, 0, evidence->actors->len) : KSCORE_NO_INDEX;

  switch (g_rand_int_range (rand, 0, 16))
    {
    case 0:
    case 1:
      append_actor (rand, evidence);
      return TRUE;
    case 2:
    case 3:
      if (post != KSCORE_NO_INDEX)
        score_support_add_reading (evidence, post, g_rand_int_range (rand, 1, KSCORE_N_KINDS),
                                   g_rand_int_range (rand, 0, 60), day);
      return TRUE;
    case 4:
      if (post != KSCORE_NO_INDEX)
        {
          KscoreEvidenceSelfReply reply = { post, day };

          g_array_append_val (evidence->self_replies, reply);
        }
      return TRUE;
    case 5:
    case 6:
      if (actor != KSCORE_NO_INDEX)
        {
          KscoreEvidenceFollowers reading = {
            .actor = actor,
            .day = g_rand_int_range (rand, 0, 3) > 0 ? day : DAY - 500,
            .followers = g_rand_int_range (rand, 0, 4000),
          };

          g_array_append_val (evidence->followers, reading);
        }
      return TRUE;
    case 7:
      score_support_add_audience (evidence, account, g_rand_int_range (rand, 0, 9000), day);
      return TRUE;
    case 8:
      score_support_add_coverage (evidence, account, day, day + g_rand_int_range (rand, 0, 40));
      return TRUE;
    case 9:
      score_support_add_mark (evidence, account, g_rand_int_range (rand, 1, KSCORE_N_MARKS), actor,
                              g_rand_int_range (rand, 0, 6), day);
      return TRUE;
    case 10:
      post = score_support_add_post (evidence, account, day);
      score_support_add_reading (evidence, post, KSCORE_KIND_LIKE,
                                 g_rand_int_range (rand, 0, 60), day + 3);
      return TRUE;
    case 11:
      if (g_rand_int_range (rand, 0, 8) > 0)
        return TRUE;
      account = score_support_add_account (evidence, "bluesky", KSCORE_DAY_UNKNOWN);
      score_support_add_coverage (evidence, account, day, day + 100);
      return FALSE;
    default:
      append_interaction (rand, evidence);
      return TRUE;
    }
}
