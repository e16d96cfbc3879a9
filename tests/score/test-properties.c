#include "config.h"

#include <math.h>
#include <string.h>

#include "score-support.h"
#include "score/kscore-ledger-private.h"

/* The properties of the model, over generated inputs. KSCORE_CASES says how many. */

#define DAY SCORE_SUPPORT_DAY

static const ScoreSupportShape small = { 3, 12, 8, 60, TRUE, TRUE };

static KscoreDay
random_day (GRand *rand)
{
  return DAY - 200 + g_rand_int_range (rand, 0, 240);
}

/* One more in every count that was read since. */
static void
add_count (KscoreEvidence *evidence,
           KscoreKind      kind,
           guint32         post,
           KscoreDay       day)
{
  gint64 newest = G_MININT64;

  for (int pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < evidence->readings->len; i++)
        {
          KscoreEvidenceReading *it = &g_array_index (evidence->readings,
                                                      KscoreEvidenceReading, i);

          if (it->post != post || it->kind != kind)
            continue;
          if (pass == 0)
            newest = MAX (newest, it->at);
          else if (kscore_day_from_time (it->at) >= day || it->at == newest)
            it->total++;
        }
    }
}

/* One more interaction together with its count. At fixed trust: it lowers nobody's. */
static void
add_counted (KscoreEvidence *evidence,
             KscoreKind      kind,
             guint32         actor,
             guint32         post,
             KscoreDay       day)
{
  guint account = g_array_index (evidence->posts, KscoreEvidencePost, post).account;

  score_support_add_interaction (evidence, account, kind, actor, post, day);
  add_count (evidence, kind, post, day);
}

/* The owner answers the owner. */
static void
add_self_reply (KscoreEvidence *evidence,
                guint32         post,
                KscoreDay       day)
{
  KscoreEvidenceSelfReply reply = { post, day };

  g_array_append_val (evidence->self_replies, reply);
  add_count (evidence, KSCORE_KIND_REPLY, post, day);
  add_count (evidence, KSCORE_KIND_COMMENT, post, day);
}

static void
add_follower (GRand          *rand,
              KscoreEvidence *evidence,
              KscoreDay       day)
{
  guint account = g_rand_int_range (rand, 0, evidence->accounts->len);
  guint32 actor = score_support_add_actor (evidence, g_rand_boolean (rand) ? 5000 : -1);
  KscoreEvidenceActor *it = &g_array_index (evidence->actors, KscoreEvidenceActor, actor);

  it->follows_owner = TRUE;
  it->follows_day = day;
  it->account = account;
  score_support_add_interaction (evidence, account, KSCORE_KIND_FOLLOW, actor, KSCORE_NO_INDEX,
                                 day);

  for (guint i = 0; i < evidence->audience->len; i++)
    {
      KscoreEvidenceAudience *audience;

      audience = &g_array_index (evidence->audience, KscoreEvidenceAudience, i);
      if (audience->account == account && audience->day >= day)
        audience->followers++;
    }
}

static void
add_account (GRand          *rand,
             KscoreEvidence *evidence)
{
  guint account = score_support_add_account (evidence, "bluesky", KSCORE_DAY_UNKNOWN);
  guint n = g_rand_int_range (rand, 0, 10);

  score_support_add_coverage (evidence, account, DAY - g_rand_int_range (rand, 0, 300), DAY);
  for (guint i = 0; i < n && evidence->actors->len > 0; i++)
    score_support_add_interaction (evidence, account, KSCORE_KIND_LIKE,
                                   g_rand_int_range (rand, 0, evidence->actors->len),
                                   KSCORE_NO_INDEX, random_day (rand));
  if (g_rand_boolean (rand))
    score_support_add_audience (evidence, account, g_rand_int_range (rand, 0, 1000), DAY);
}

/* What there may be one more of */
enum { MORE_REACTION, MORE_UNCOUNTED, MORE_MARK, MORE_FOLLOWER, MORE_ACCOUNT, N_MORE };

/* Not a follow: by somebody whose following had no date it would be the date of it. */
static KscoreKind
random_reaction (GRand *rand)
{
  KscoreKind kind = g_rand_int_range (rand, 1, KSCORE_N_KINDS);

  return kind != KSCORE_KIND_FOLLOW ? kind : KSCORE_KIND_LIKE;
}

static void
add_more (GRand          *rand,
          KscoreEvidence *evidence,
          int             what)
{
  switch (what)
    {
    case MORE_FOLLOWER:
      add_follower (rand, evidence, random_day (rand));
      break;
    case MORE_ACCOUNT:
      add_account (rand, evidence);
      break;
    case MORE_MARK:
      score_support_add_mark (evidence, 0, g_rand_int_range (rand, 1, KSCORE_N_MARKS),
                              g_rand_boolean (rand) ? 0 : KSCORE_NO_INDEX,
                              g_rand_int_range (rand, 0, 10), random_day (rand));
      break;
    case MORE_UNCOUNTED:
      score_support_add_interaction (evidence, g_rand_int_range (rand, 0, evidence->accounts->len),
                                     random_reaction (rand),
                                     g_rand_int_range (rand, 0, evidence->actors->len),
                                     KSCORE_NO_INDEX, random_day (rand));
      break;
    default:
      add_counted (evidence, random_reaction (rand),
                   g_rand_int_range (rand, 0, evidence->actors->len),
                   g_rand_int_range (rand, 0, evidence->posts->len), random_day (rand));
    }
}

/* 1. One more of anything never lowers the score. */
static void
test_monotone (gconstpointer data)
{
  int what = GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1 + what);
  guint n_higher = 0;

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
      KscoreDay day = random_day (rand);
      double before = score_support_score (evidence, day);
      double after;

      add_more (rand, evidence, what);
      after = score_support_score (evidence, day);

      if (isnan (before))
        continue;
      if (!(after >= before - 1e-9))
        g_error ("case %u: %.12f became %.12f", i, before, after);
      n_higher += after > before;
    }

  g_assert_cmpuint (n_higher, >, score_support_get_n_cases () / 10);
}

/* 2. Posting alone changes nothing, threads of one's own included. */
static void
test_posting (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
      KscoreDay day = random_day (rand);
      double before = score_support_score (evidence, day);
      guint32 owner = score_support_add_actor (evidence, 100000);
      guint32 post = g_rand_int_range (rand, 0, evidence->posts->len);

      g_array_index (evidence->actors, KscoreEvidenceActor, owner).owner = TRUE;
      for (int j = 0; j < 5; j++)
        score_support_add_post (evidence, 0, random_day (rand));
      /* A thread, and a like and a reshare of one's own */
      add_self_reply (evidence, post, random_day (rand));
      add_self_reply (evidence, post, random_day (rand));
      add_counted (evidence, KSCORE_KIND_LIKE, owner, post, random_day (rand));
      add_counted (evidence, KSCORE_KIND_RESHARE, owner, post, random_day (rand));
      /* A thread whose answers are known one by one, and quotes of oneself */
      add_counted (evidence, KSCORE_KIND_REPLY, owner, post, random_day (rand));
      add_counted (evidence, KSCORE_KIND_QUOTE, owner, post, random_day (rand));
      /* A new post whose only replies are the owner's */
      post = score_support_add_post (evidence, 0, random_day (rand));
      for (int j = 1; j < 4; j++)
        {
          KscoreDay later = g_array_index (evidence->posts, KscoreEvidencePost, post).day + j;
          KscoreEvidenceSelfReply reply = { post, later };

          g_array_append_val (evidence->self_replies, reply);
          score_support_add_reading (evidence, post, KSCORE_KIND_REPLY, j, later);
        }

      if (isnan (before))
        g_assert_true (isnan (score_support_score (evidence, day)));
      else
        g_assert_cmpfloat (score_support_score (evidence, day), ==, before);
    }
}

/* So many people react once in the week of @day. */
static void
add_week (KscoreEvidence *evidence,
          KscoreDay       day,
          guint           n_people)
{
  while (evidence->actors->len < n_people)
    score_support_add_actor (evidence, -1);
  for (guint i = 0; i < n_people; i++)
    score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, i, KSCORE_NO_INDEX, day);
}

/* A week to be repeated: who does what on which of its days. */
typedef struct {
  guint      n;
  KscoreKind kind[40];
  guint      person[40];
  int        weekday[40];
} Pattern;

static void
pattern_init (Pattern *self,
              GRand   *rand)
{
  int days = g_rand_int_range (rand, 1, 8);

  self->n = g_rand_int_range (rand, 1, G_N_ELEMENTS (self->kind) + 1);
  for (guint i = 0; i < self->n; i++)
    {
      self->kind[i] = g_rand_int_range (rand, 1, KSCORE_N_KINDS);
      self->person[i] = g_rand_int_range (rand, 0, self->n);
      self->weekday[i] = g_rand_int_range (rand, 0, days);
    }
}

/* One account, covered from @from to @to, and so many people. */
static KscoreEvidence *
make_owner (GRand     *rand,
            KscoreDay  from,
            KscoreDay  to,
            guint      n_people)
{
  KscoreEvidence *evidence = kscore_evidence_new ();

  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, from, to);
  for (guint i = 0; i < n_people; i++)
    score_support_add_actor (evidence, g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 50000)
                                                             : -1);

  return evidence;
}

/* @first is the person with which those of the pattern begin. */
static void
add_pattern (KscoreEvidence *evidence,
             const Pattern  *pattern,
             KscoreDay       monday,
             guint           first)
{
  for (guint i = 0; i < pattern->n; i++)
    score_support_add_interaction (evidence, 0, pattern->kind[i], first + pattern->person[i],
                                   KSCORE_NO_INDEX, monday + pattern->weekday[i]);
}

/* 3. After nine or more equal weeks, 28 silent days change nothing, whatever weekday they begin
 * at: silence begins with the week or in the midst of one, after its part of the pattern. */
static void
test_silence (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint weekdays = 0;

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = NULL;
      g_autoptr (KscoreLedger) ledger = NULL;
      g_autoptr (GArray) series = NULL;
      KscoreDay monday = kscore_day_get_monday (DAY), last = 0;
      int n_weeks = g_rand_int_range (rand, 9, 31);
      KscoreDay first = monday - 7 * (n_weeks - 1);
      gboolean stable = g_rand_boolean (rand);
      Pattern pattern;

      pattern_init (&pattern, rand);
      for (guint j = 0; j < pattern.n; j++)
        last = MAX (last, monday + pattern.weekday[j]);
      /* Nothing is known of before, or that nothing was. */
      evidence = make_owner (rand, stable ? first - 300 : first, monday + 60, pattern.n);
      for (int j = 0; j < n_weeks; j++)
        add_pattern (evidence, &pattern, first + 7 * j, 0);

      ledger = kscore_ledger_new (evidence, score_support_get_constants ());
      /* From the first silent day or a later one of that week: which makes any weekday */
      last += g_rand_int_range (rand, 0, monday + 7 - last);
      weekdays |= 1u << (last - monday);
      series = kscore_series_new (ledger, last, last + 28 - (last - monday), NULL, NULL);
      for (guint j = 1; j < series->len; j++)
        if (fabs (g_array_index (series, KscoreSeriesPoint, j).score -
                  g_array_index (series, KscoreSeriesPoint, 0).score) >= 0.01)
          g_error ("case %u: %.6f became %.6f in %u days", i,
                   g_array_index (series, KscoreSeriesPoint, 0).score,
                   g_array_index (series, KscoreSeriesPoint, j).score, j);
    }

  g_assert_cmphex (weekdays, ==, 0x7f);
}

/* The same where the last week is cut at any weekday: 28 days from the last reaction on. */
static void
test_silence_of_one_day (void)
{
  for (int n_weeks = 9; n_weeks <= 30; n_weeks += 3)
    for (int weekday = 0; weekday < 7; weekday++)
      for (int covered = 0; covered < 2; covered++)
        {
          g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
          g_autoptr (KscoreLedger) ledger = NULL;
          g_autoptr (GArray) series = NULL;
          KscoreDay first = kscore_day_get_monday (DAY) + weekday;
          KscoreDay last = first + 7 * (n_weeks - 1);

          score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
          score_support_add_coverage (evidence, 0, covered ? first - 300 : first - weekday,
                                      last + 40);
          for (int i = 0; i < n_weeks; i++)
            add_week (evidence, first + 7 * i, 20);

          ledger = kscore_ledger_new (evidence, score_support_get_constants ());
          series = kscore_series_new (ledger, last, last + 28, NULL, NULL);
          g_assert_cmpfloat (g_array_index (series, KscoreSeriesPoint, 0).score, >, 5);
          for (guint i = 1; i < series->len; i++)
            g_assert_cmpfloat_with_epsilon (g_array_index (series, KscoreSeriesPoint, i).score,
                                            g_array_index (series, KscoreSeriesPoint, 0).score,
                                            0.01);
        }
}

/* 4. A hundred people are worth at least five times one who does it a hundred times. */
static void
test_crowd (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      KscoreKind kind = 1 + i % (KSCORE_N_KINDS - 1);
      gint64 followers = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 1000000) : -1;
      g_autoptr (KscoreEvidence) crowd = make_owner (rand, DAY - 200, DAY, 0);
      g_autoptr (KscoreEvidence) fan = make_owner (rand, DAY - 200, DAY, 0);
      KscoreDay monday = kscore_day_get_monday (DAY) - 7 * g_rand_int_range (rand, 1, 12);

      score_support_add_actor (fan, followers);
      for (int j = 0; j < 100; j++)
        {
          KscoreDay day = monday + g_rand_int_range (rand, 0, 7);

          score_support_add_interaction (fan, 0, kind, 0,
                                         score_support_add_post (fan, 0, day - 1), day);
          score_support_add_interaction (crowd, 0, kind,
                                         score_support_add_actor (crowd, followers),
                                         score_support_add_post (crowd, 0, day - 1), day);
        }

      g_assert_cmpfloat (score_support_response (crowd, DAY), >=,
                         5 * score_support_response (fan, DAY));
    }
}

/* 5. What happened in one week is worth at most a fifth of the same spread over 13, what happened
 * in any seven days at most a third: by as many people, or by the same thirteen times. What a
 * person does in a week of the spread is of one day: else a Monday among the seven days would part
 * what the spread keeps together, and g of two halves is more than g of the whole. */
static void
test_burst (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      int n_weeks = g_rand_int_range (rand, 13, 60), week = g_rand_int_range (rand, 1, 14);
      KscoreDay monday = kscore_day_get_monday (DAY), day = monday + g_rand_int_range (rand, 0, 7);
      KscoreDay burst = monday - 7 * week, any = burst + g_rand_int_range (rand, 0, 7);
      gboolean same = g_rand_boolean (rand);
      KscoreEvidence *all[3];
      double whole;
      Pattern pattern;

      pattern_init (&pattern, rand);
      for (guint j = 0; j < pattern.n; j++)
        pattern.weekday[j] = pattern.person[j] % 7;
      for (int j = 0; j < 3; j++)
        {
          g_autoptr (GRand) people = g_rand_new_with_seed (i);

          all[j] = make_owner (people, monday - 7 * n_weeks, monday + 10, 13 * pattern.n);
        }
      for (int j = 0; j < 13; j++)
        {
          guint first = same ? 0 : j * pattern.n;

          add_pattern (all[0], &pattern, monday - 7 * (j + 1), first);
          add_pattern (all[1], &pattern, burst, first);
          add_pattern (all[2], &pattern, any, first);
        }

      whole = score_support_response (all[0], day);
      g_assert_cmpfloat (whole, >, 0);
      g_assert_cmpfloat (score_support_response (all[1], day), <=, 0.2 * whole);
      g_assert_cmpfloat (score_support_response (all[1], day), >, 0);
      g_assert_cmpfloat (score_support_response (all[2], day), <=, 0.33 * whole);

      for (int j = 0; j < 3; j++)
        kscore_evidence_free (all[j]);
    }
}

/* What the weeks of a day brought, before their places are given out. */
static double
sum_weeks (const KscoreScore *score)
{
  double sum = 0;

  for (guint i = 0; i < score->accounts->len; i++)
    {
      const KscoreAccountScore *account = &g_array_index (score->accounts, KscoreAccountScore, i);

      for (guint j = 0; account->known && j < account->n_weeks; j++)
        sum += account->rate * account->weeks[j].response;
    }

  return sum;
}

/* 5. The same of X as an amount of response, which is what "one week of X counts as 0.16 X" says:
 * spread evenly over 13 weeks it is a response of X. So whoever reacts in the seven days, the same
 * people on both sides of a Monday too, they bring at most a third of that. */
static void
test_burst_of_response (void)
{
  static const ScoreSupportShape busy = { 3, 12, 8, 80, FALSE, TRUE };
  g_autoptr (GRand) rand = g_rand_new_with_seed (55);
  guint n_parted = 0;

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &busy);
      g_autoptr (KscoreLedger) ledger = NULL;
      g_autoptr (KscoreScore) score = NULL;
      KscoreDay monday = kscore_day_get_monday (DAY) - 7 * g_rand_int_range (rand, 1, 12);
      gboolean whole = g_rand_boolean (rand);
      KscoreDay first = monday + (whole ? 0 : g_rand_int_range (rand, 1, 7));
      double response, sum;

      for (guint j = 0; j < evidence->coverage->len; j++)
        g_array_index (evidence->coverage, KscoreEvidenceCoverage, j).from = DAY - 300;
      for (guint j = 0; j < evidence->posts->len; j++)
        g_array_index (evidence->posts, KscoreEvidencePost, j).day = first;
      for (guint j = 0; j < evidence->readings->len; j++)
        g_array_index (evidence->readings, KscoreEvidenceReading, j).at =
          kscore_day_to_time (first + g_rand_int_range (rand, 0, 7));
      for (guint j = 0; j < evidence->interactions->len; j++)
        g_array_index (evidence->interactions, KscoreEvidenceInteraction, j).day =
          first + g_rand_int_range (rand, 0, 7);
      for (guint j = 0; j < evidence->actors->len; j++)
        g_array_index (evidence->actors, KscoreEvidenceActor, j).follows_day = KSCORE_DAY_UNKNOWN;

      ledger = kscore_ledger_new (evidence, score_support_get_constants ());
      score = kscore_score_new (ledger, DAY);
      response = score->components[KSCORE_COMPONENT_RESPONSE].value;
      sum = sum_weeks (score);
      g_assert_cmpuint (score->covered_weeks, >=, 9);
      g_assert_cmpfloat (sum, >, 0);
      if (!(response <= (whole ? 0.2 : 0.33) * sum + 1e-9))
        g_error ("case %u: %g of %g", i, response, sum);
      n_parted += response > 0.2 * sum;
    }

  g_assert_cmpuint (n_parted, >, score_support_get_n_cases () / 10);
}

static void
assert_same_scores (const KscoreScore *a,
                    const KscoreScore *b)
{
  g_assert_cmpint (a->known, ==, b->known);
  g_assert_true (memcmp (&a->score, &b->score, sizeof (double)) == 0);
  g_assert_true (memcmp (&a->low, &b->low, sizeof (double)) == 0);
  g_assert_true (memcmp (&a->high, &b->high, sizeof (double)) == 0);
  g_assert_true (memcmp (&a->checked, &b->checked, sizeof (double)) == 0);
  g_assert_cmpuint (a->n_people, ==, b->n_people);
  g_assert_cmpuint (a->n_posts, ==, b->n_posts);
}

/* What the people around a peer could bring into the evidence: accounts that did nothing to the
 * owner, with what is known of them, in any place, and what the owner did to them. */
static void
add_strangers (GRand          *rand,
               KscoreEvidence *evidence,
               guint           n)
{
  for (guint i = 0; i < n; i++)
    {
      guint32 actor = score_support_add_actor (evidence, g_rand_int_range (rand, -1, 100000));
      KscoreEvidenceActor *it = &g_array_index (evidence->actors, KscoreEvidenceActor, actor);
      KscoreEvidenceFollowers later = {
        .followers = g_rand_int_range (rand, 0, 1000000),
        .actor = actor,
        .day = random_day (rand),
      };
      KscoreEvidenceOutgoing outgoing = { 1 + i, actor, random_day (rand), 0, KSCORE_KIND_LIKE };

      it->id = g_rand_int_range (rand, -5000, 50000);
      it->followed_by_owner = g_rand_boolean (rand);
      g_array_append_val (evidence->followers, later);
      g_array_append_val (evidence->outgoing, outgoing);
    }
}

/* 7. Adding, refreshing or removing peers moves no score, nor any rho, trust or supporter in it. */
static void
test_strangers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
      g_autoptr (KscoreEvidence) around = score_support_copy (evidence);
      g_autoptr (KscoreEvidence) mixed = NULL;
      g_autoptr (KscoreLedger) ledger = NULL, other = NULL;
      g_autoptr (KscoreScore) before = NULL, after = NULL;
      g_autofree double *rho = NULL, *rho_after = NULL;
      KscoreDay day = random_day (rand);
      guint n_makers = 0;

      add_strangers (rand, around, 20);
      mixed = score_support_shuffle (rand, around);
      ledger = kscore_ledger_new (evidence, score_support_get_constants ());
      other = kscore_ledger_new (around, score_support_get_constants ());
      before = kscore_score_new (ledger, day);
      after = kscore_score_new (other, day);
      assert_same_scores (before, after);
      g_assert_cmpuint (before->recognition.supporters, ==, after->recognition.supporters);
      if (before->known)
        g_assert_cmpfloat (score_support_score (mixed, day), ==, before->score);

      rho = kscore_ledger_get_rho (ledger, day);
      rho_after = kscore_ledger_get_rho (other, day);
      g_assert_cmpmem (rho, ledger->n_people * sizeof (double),
                       rho_after, ledger->n_people * sizeof (double));
      g_assert_cmpmem (ledger->trust, ledger->n_rows * sizeof (float),
                       other->trust, other->n_rows * sizeof (float));
      for (guint j = 0; j < other->n_makers; j++)
        n_makers += other->makers[j].type != KSCORE_MAKER_PERSON ||
                    other->makers[j].person < ledger->n_people;
      g_assert_cmpuint (n_makers, ==, ledger->n_makers);
      g_assert_cmpuint (n_makers, ==, other->n_makers);
    }
}

/* 8. The points of all parts sum to the score less 1. */
static void
test_attribution (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
      g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence,
                                                           score_support_get_constants ());
      g_autoptr (KscoreScore) score = kscore_score_new (ledger, random_day (rand));
      g_autoptr (KscoreAttribution) attribution = kscore_attribution_new (ledger, score);
      double sum = 0;

      for (guint j = 0; j < attribution->n_rows; j++)
        {
          if (!isnan (attribution->row_points[j]))
            {
              g_assert_cmpfloat (attribution->row_points[j], >=, 0);
              sum += attribution->row_points[j];
            }
        }
      for (guint j = 0; j < attribution->sources->len; j++)
        sum += g_array_index (attribution->sources, KscoreSource, j).points;

      g_assert_cmpfloat_with_epsilon (sum, attribution->total, 1e-9);
      g_assert_cmpfloat_with_epsilon (attribution->total, score->known ? score->score - 1 : 0,
                                      1e-9);
    }
}

/* 9. The order of arrival changes no bit. */
static void
test_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
      g_autoptr (KscoreEvidence) shuffled = score_support_shuffle (rand, evidence);
      KscoreDay day = random_day (rand);
      g_autoptr (KscoreLedger) one = kscore_ledger_new (evidence, score_support_get_constants ());
      g_autoptr (KscoreLedger) other = kscore_ledger_new (shuffled,
                                                          score_support_get_constants ());
      g_autoptr (KscoreScore) a = kscore_score_new (one, day);
      g_autoptr (KscoreScore) b = kscore_score_new (other, day);

      assert_same_scores (a, b);
    }
}

/* 9. History equals the score of each day. */
static void
test_history (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
      g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence,
                                                           score_support_get_constants ());
      KscoreDay from = random_day (rand);
      g_autoptr (GArray) series = kscore_series_new (ledger, from, from + 15, NULL, NULL);

      for (guint j = 0; j < series->len; j++)
        {
          const KscoreSeriesPoint *point = &g_array_index (series, KscoreSeriesPoint, j);
          g_autoptr (KscoreScore) score = kscore_score_new (ledger, point->day);

          g_assert_cmpint (point->day, ==, from + (KscoreDay) j);
          g_assert_cmpint (isnan (point->score), ==, isnan (score->score));
          g_assert_cmpint (isnan (point->low), ==, isnan (score->low));
          g_assert_cmpint (point->estimated, ==, score->estimated->len > 0);
          if (score->known)
            {
              g_assert_cmpfloat_with_epsilon (point->score, score->score, 1e-9);
              g_assert_cmpfloat_with_epsilon (point->checked, score->checked, 1e-9);
            }
          if (score->has_range)
            {
              g_assert_cmpfloat_with_epsilon (point->low, score->low, 1e-9);
              g_assert_cmpfloat_with_epsilon (point->high, score->high, 1e-9);
            }
          for (int k = 0; k < KSCORE_N_COMPONENTS; k++)
            {
              g_assert_cmpint (isnan (point->points[k]), ==, !score->components[k].known);
              if (score->components[k].known)
                g_assert_cmpfloat_with_epsilon (point->points[k], score->components[k].points,
                                                1e-9);
            }
        }
    }
}

static gint64
extreme_count (GRand *rand)
{
  static const gint64 counts[] = {
    0, 1, 2, 1000, G_MAXINT32, (gint64) G_MAXUINT32 + 1, G_MAXINT64 - 1, G_MAXINT64,
    -1, G_MININT64,
  };

  return counts[g_rand_int_range (rand, 0, G_N_ELEMENTS (counts))];
}

static KscoreDay
extreme_day (GRand *rand)
{
  static const KscoreDay days[] = {
    KSCORE_DAY_MIN, KSCORE_DAY_MIN + 3, -25000, -8, -7, -1, 0, 1, 24855, 24856, 60000,
    KSCORE_DAY_MAX - 1, KSCORE_DAY_MAX, KSCORE_DAY_UNKNOWN, G_MAXINT32,
  };

  return days[g_rand_int_range (rand, 0, G_N_ELEMENTS (days))];
}

/* 11. Whatever the counts and days, every number is finite and every score within 1 to 100. */
static void
test_extremes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
      g_autoptr (KscoreAttribution) attribution = NULL;
      g_autoptr (KscoreLedger) ledger = NULL;
      g_autoptr (KscoreScore) score = NULL;
      KscoreDay day = extreme_day (rand), around = extreme_day (rand);
      KscoreDay shift = CLAMP (around, KSCORE_DAY_MIN + 1000, KSCORE_DAY_MAX - 1000) - DAY;

      /* Everything around one extreme day, some things on other ones. */
      for (guint j = 0; j < evidence->posts->len; j++)
        g_array_index (evidence->posts, KscoreEvidencePost, j).day += shift;
      for (guint j = 0; j < evidence->interactions->len; j++)
        {
          KscoreEvidenceInteraction *it;

          it = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, j);
          it->day = g_rand_int_range (rand, 0, 20) == 0 ? extreme_day (rand) : it->day + shift;
          if (g_rand_int_range (rand, 0, 20) == 0)
            it->trust = g_rand_boolean (rand) ? NAN : INFINITY;
        }
      for (guint j = 0; j < evidence->coverage->len; j++)
        {
          KscoreEvidenceCoverage *it;

          it = &g_array_index (evidence->coverage, KscoreEvidenceCoverage, j);
          it->from = g_rand_int_range (rand, 0, 20) == 0 ? extreme_day (rand) : it->from + shift;
          it->to = g_rand_int_range (rand, 0, 20) == 0 ? extreme_day (rand) : it->to + shift;
        }
      for (guint j = 0; j < evidence->readings->len; j++)
        {
          KscoreEvidenceReading *it;

          it = &g_array_index (evidence->readings, KscoreEvidenceReading, j);
          it->at += shift * G_GINT64_CONSTANT (86400);
          if (g_rand_int_range (rand, 0, 20) == 0)
            it->at = extreme_count (rand);
          if (g_rand_boolean (rand))
            it->total = extreme_count (rand);
        }
      for (guint j = 0; j < evidence->followers->len; j++)
        g_array_index (evidence->followers, KscoreEvidenceFollowers, j).followers =
          extreme_count (rand);
      for (guint j = 0; j < evidence->audience->len; j++)
        g_array_index (evidence->audience, KscoreEvidenceAudience, j).followers =
          extreme_count (rand);
      for (guint j = 0; j < evidence->marks->len; j++)
        {
          KscoreEvidenceMark *it = &g_array_index (evidence->marks, KscoreEvidenceMark, j);

          it->value = g_rand_int_range (rand, 0, 4) == 0 ? INFINITY
                                                         : (double) extreme_count (rand);
          it->from = extreme_day (rand);
        }

      if (g_rand_boolean (rand))
        day = DAY + shift;

      ledger = kscore_ledger_new (evidence, score_support_get_constants ());
      score = kscore_score_new (ledger, day);
      attribution = kscore_attribution_new (ledger, score);

      if (!score->known)
        continue;

      g_assert_true (score->score >= 1 && score->score <= 100);
      g_assert_true (score->checked >= 1 && score->checked <= score->score + 1e-9);
      if (score->has_range)
        {
          g_assert_true (score->low >= 1 && score->low <= score->score);
          g_assert_true (score->high <= 100 && score->high >= score->score);
        }
      for (int j = 0; j < KSCORE_N_COMPONENTS; j++)
        g_assert_true (isfinite (score->components[j].points) &&
                       (!score->components[j].known || isfinite (score->components[j].value)));
      g_assert_cmpfloat_with_epsilon (attribution->total, score->score - 1, 1e-9);
    }
}

/* 12. A week that is not covered is not a week without reactions. */
static void
test_unknown_week (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) silent = kscore_evidence_new ();
      g_autoptr (KscoreEvidence) unknown = NULL;
      int n_weeks = g_rand_int_range (rand, 5, 10);
      int week = g_rand_int_range (rand, 0, n_weeks);
      KscoreDay last = kscore_day_get_monday (DAY) + g_rand_int_range (rand, 0, 7);
      KscoreDay first = kscore_day_get_monday (DAY) - 7 * n_weeks;

      score_support_add_account (silent, "x", KSCORE_DAY_UNKNOWN);
      for (int j = 0; j < n_weeks; j++)
        {
          if (j != week)
            add_week (silent, first + 7 * j + g_rand_int_range (rand, 0, 7),
                      g_rand_int_range (rand, 1, 20));
        }

      unknown = score_support_copy (silent);
      score_support_add_coverage (silent, 0, first, last);
      score_support_add_coverage (unknown, 0, first, first + 7 * week - 1);
      score_support_add_coverage (unknown, 0, first + 7 * (week + 1), last);

      g_assert_cmpfloat (score_support_score (unknown, last), >,
                         score_support_score (silent, last));
    }
}

/* Whether anything in @evidence is of @day, or ends on it. */
static gboolean
has_evidence (const KscoreEvidence *evidence,
              const KscoreLedger   *ledger,
              KscoreDay             day)
{
  for (guint i = 0; i < ledger->n_rows; i++)
    {
      if (ledger->day[i] == day)
        return TRUE;
    }
  for (guint i = 0; i < evidence->marks->len; i++)
    {
      if (g_array_index (evidence->marks, KscoreEvidenceMark, i).from == day)
        return TRUE;
    }
  for (guint i = 0; i < evidence->audience->len; i++)
    {
      if (g_array_index (evidence->audience, KscoreEvidenceAudience, i).day == day)
        return TRUE;
    }
  for (guint i = 0; i < evidence->followers->len; i++)
    {
      if (g_array_index (evidence->followers, KscoreEvidenceFollowers, i).day == day)
        return TRUE;
    }

  return FALSE;
}

/* 13. On a day without any new evidence the score never rises, whatever holes coverage has. */
static void
test_no_rise (void)
{
  static const ScoreSupportShape sparse = { 3, 12, 3, 25, TRUE, TRUE };
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  guint n_silent = 0;

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &sparse);
      g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence,
                                                           score_support_get_constants ());
      g_autoptr (GArray) series = kscore_series_new (ledger, DAY - 300, DAY + 300, NULL, NULL);

      for (guint j = 1; j < series->len; j++)
        {
          const KscoreSeriesPoint *point = &g_array_index (series, KscoreSeriesPoint, j);

          if (isnan (point[-1].score) || point[0].score < point[-1].score + 0.001 ||
              has_evidence (evidence, ledger, point->day))
            continue;

          g_error ("case %u: %.6f became %.6f on day %d", i, point[-1].score, point[0].score,
                   point->day);
        }
      n_silent += series->len;
    }

  g_assert_cmpuint (n_silent, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (int i = 0; i < N_MORE; i++)
    {
      static const char * const names[] = { "reaction", "uncounted", "mark", "follower",
                                            "account" };
      g_autofree char *path = g_strconcat ("/score/properties/1-monotone/", names[i], NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_monotone);
    }
  g_test_add_func ("/score/properties/2-posting", test_posting);
  g_test_add_func ("/score/properties/3-silence", test_silence);
  g_test_add_func ("/score/properties/3-silence-of-one-day", test_silence_of_one_day);
  g_test_add_func ("/score/properties/4-crowd", test_crowd);
  g_test_add_func ("/score/properties/5-burst", test_burst);
  g_test_add_func ("/score/properties/5-burst-of-response", test_burst_of_response);
  g_test_add_func ("/score/properties/7-strangers", test_strangers);
  g_test_add_func ("/score/properties/8-attribution", test_attribution);
  g_test_add_func ("/score/properties/9-order", test_order);
  g_test_add_func ("/score/properties/9-history", test_history);
  g_test_add_func ("/score/properties/11-extremes", test_extremes);
  g_test_add_func ("/score/properties/12-unknown-week", test_unknown_week);
  g_test_add_func ("/score/properties/13-no-rise", test_no_rise);

  return g_test_run ();
}
