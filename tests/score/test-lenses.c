#include "config.h"

#include "score/kscore-lenses.h"

#include <math.h>

#include "core/kscore-values.h"
#include "score-support.h"

/* A Saturday: the running week has six days, the window begins on a Monday 13 weeks before. */
#define DAY    SCORE_SUPPORT_DAY
#define WINDOW (kscore_day_get_monday (DAY) - 91)

static void
compute (const KscoreEvidence *evidence,
         KscoreDay             day,
         KscoreLensFigures    *figures)
{
  g_autoptr (KscoreLedger) ledger =
    kscore_ledger_new (evidence, score_support_get_constants ());

  kscore_lens_figures_compute (figures, ledger, evidence, NAN, day);
}

static void
add_outgoing (KscoreEvidence *evidence,
              KscoreKind      kind,
              guint32         actor,
              gint64          count,
              KscoreDay       day)
{
  KscoreEvidenceOutgoing act = { count, actor, day, 0, kind };

  g_array_append_val (evidence->outgoing, act);
}

static KscoreEvidence *
new_covered (void)
{
  KscoreEvidence *evidence = kscore_evidence_new ();

  score_support_add_account (evidence, "mastodon", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 300, DAY);
  return evidence;
}

static void
test_curve (void)
{
  const KscoreConstants *constants = score_support_get_constants ();

  g_assert_cmpfloat (kscore_lens_influence (constants, 0), ==, 0);
  /* 1000 ln (1 + 900/100) / ln (1 + 10,000,000/100) = 1000 * 2.302585 / 11.512935 */
  g_assert_cmpfloat_with_epsilon (kscore_lens_influence (constants, 900), 200.0, 0.01);
  g_assert_cmpfloat_with_epsilon (kscore_lens_influence (constants, 1e7), 1000, 1e-9);
  g_assert_cmpfloat (kscore_lens_influence (constants, 1e9), ==, 1000);
  g_assert_true (isnan (kscore_lens_influence (constants, NAN)));
}

static void
test_levels (void)
{
  static const struct {
    double points;
    guint  level;
  } cases[] = {
    { 0, 0 }, { 90, 0 }, { 100, 1 }, { 260, 1 }, { 270, 2 }, { 558.9, 2 }, { 559, 3 },
    { 1050, 3 }, { 1050.3, 4 }, { 1e300, 100 },
  };
  const KscoreConstants *constants = score_support_get_constants ();

  /* 100, + 170, + 289, + 491.3 */
  g_assert_cmpfloat (kscore_lens_outreach_threshold (constants, 0), ==, 0);
  g_assert_cmpfloat (kscore_lens_outreach_threshold (constants, 1), ==, 100);
  g_assert_cmpfloat (kscore_lens_outreach_threshold (constants, 2), ==, 270);
  g_assert_cmpfloat (kscore_lens_outreach_threshold (constants, 3), ==, 559);
  g_assert_cmpfloat (kscore_lens_outreach_threshold (constants, 4), ==, 1050.3);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (kscore_lens_outreach_level (constants, cases[i].points), ==,
                      cases[i].level);
}

/* Nothing is known of an account that nothing covers, and zero of one that had no reactions. */
static void
test_unknown_is_not_zero (void)
{
  g_autoptr (KscoreEvidence) nothing = kscore_evidence_new ();
  g_autoptr (KscoreEvidence) silent = new_covered ();
  KscoreLensFigures figures;

  compute (nothing, DAY, &figures);
  g_assert_true (isnan (figures.points));
  g_assert_true (isnan (figures.influence));
  g_assert_true (isnan (figures.outreach));
  g_assert_true (isnan (figures.outreach_level));
  g_assert_true (isnan (figures.reach));
  g_assert_true (isnan (figures.amplification));
  g_assert_true (isnan (figures.network));
  g_assert_true (isnan (figures.h));
  for (guint i = 0; i < KSCORE_N_STYLE_AXES; i++)
    g_assert_true (isnan (figures.axis[i]));

  compute (silent, KSCORE_DAY_UNKNOWN, &figures);
  g_assert_true (isnan (figures.points));
  compute (silent, DAY, &figures);
  g_assert_cmpfloat (figures.points, ==, 0);
  g_assert_cmpfloat (figures.influence, ==, 0);
  g_assert_cmpfloat (figures.reach, ==, 0);
  g_assert_cmpfloat (figures.posts, ==, 0);
  /* Of no posts there is no mean and no h; of nobody no weight; nobody told of any outgoing. */
  g_assert_true (isnan (figures.amplification));
  g_assert_true (isnan (figures.h));
  g_assert_true (isnan (figures.network));
  g_assert_true (isnan (figures.outreach));
  g_assert_true (isnan (figures.axis[KSCORE_STYLE_CREATING]));
  g_assert_true (isnan (figures.axis[KSCORE_STYLE_PARTICIPATING]));
  g_assert_true (isnan (figures.axis[KSCORE_STYLE_FOCUSED]));
  g_assert_cmpfloat (figures.axis[KSCORE_STYLE_CONSISTENT], ==, 0);
  g_assert_cmpfloat (figures.covered_weeks, ==, 13);
}

static void
test_points (void)
{
  g_autoptr (KscoreEvidence) evidence = new_covered ();
  guint32 small = score_support_add_actor (evidence, 10000);
  guint32 large = score_support_add_actor (evidence, 10001);
  guint32 post = score_support_add_post (evidence, 0, WINDOW + 7);
  KscoreLensFigures figures;

  score_support_add_interaction (evidence, 0, KSCORE_KIND_REPLY, small, post, WINDOW + 8);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_REPLY, large, post, WINDOW + 8);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_RESHARE, large, post, WINDOW + 9);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_MENTION, small, KSCORE_NO_INDEX,
                                 WINDOW);
  /* A like has no points here; what was before the window and comes after the day neither. */
  score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, large, post, WINDOW + 9);
  score_support_add_interaction (evidence, 0, KSCORE_KIND_MENTION, large, KSCORE_NO_INDEX,
                                 WINDOW - 1);
  /* Three reshares, of which one is known: two by nobody. */
  score_support_add_reading (evidence, post, KSCORE_KIND_RESHARE, 3, WINDOW + 20);

  compute (evidence, DAY, &figures);
  g_assert_cmpint (figures.from, ==, WINDOW);
  g_assert_cmpfloat (figures.received[KSCORE_ACT_REPLY], ==, 2);
  g_assert_cmpfloat (figures.received[KSCORE_ACT_MENTION], ==, 1);
  g_assert_cmpfloat (figures.received[KSCORE_ACT_RESHARE], ==, 3);
  g_assert_cmpfloat (figures.received_large[KSCORE_ACT_REPLY], ==, 1);
  g_assert_cmpfloat (figures.received_large[KSCORE_ACT_RESHARE], ==, 1);
  g_assert_cmpfloat (figures.points, ==, 10 + 20 + 20 + 10 + 10 + 10);
  g_assert_cmpfloat_with_epsilon (figures.influence, 1000 * log (1.8) / log (100001), 1e-9);
  g_assert_cmpfloat (figures.reactions, ==, 7);
  g_assert_cmpfloat (figures.anonymous, ==, 2);
  g_assert_cmpfloat (figures.reach, ==, 2);
  /* rho of 10,000 is 0.5 + 0.25 log10 (10,001) */
  g_assert_cmpfloat (figures.network_people, ==, 2);
  g_assert_cmpfloat_with_epsilon (figures.network, 1.5, 1e-4);
  g_assert_cmpfloat (figures.network_followers, ==, 10000.5);

  /* What nobody is known for takes the day of the post; the others have their own. */
  compute (evidence, WINDOW + 8, &figures);
  g_assert_cmpfloat (figures.received[KSCORE_ACT_RESHARE], ==, 2);
}

static void
test_outreach (void)
{
  g_autoptr (KscoreEvidence) evidence = new_covered ();
  guint32 bo = score_support_add_actor (evidence, -1);
  guint32 own = score_support_add_actor (evidence, -1);
  KscoreLensFigures figures;

  g_array_index (evidence->actors, KscoreEvidenceActor, own).owner = TRUE;
  /* A like alone tells nothing of what else was done. */
  add_outgoing (evidence, KSCORE_KIND_LIKE, bo, 40, DAY);
  compute (evidence, DAY, &figures);
  g_assert_true (isnan (figures.outreach));

  add_outgoing (evidence, KSCORE_KIND_REPLY, bo, 20, DAY - 900);
  add_outgoing (evidence, KSCORE_KIND_MENTION, KSCORE_NO_INDEX, 3, KSCORE_DAY_UNKNOWN);
  add_outgoing (evidence, KSCORE_KIND_QUOTE, bo, 4, DAY);
  add_outgoing (evidence, KSCORE_KIND_RESHARE, own, 50, DAY - 1);
  compute (evidence, DAY, &figures);
  g_assert_cmpfloat (figures.given[KSCORE_ACT_REPLY], ==, 20);
  g_assert_cmpfloat (figures.given[KSCORE_ACT_MENTION], ==, 3);
  g_assert_cmpfloat (figures.given[KSCORE_ACT_RESHARE], ==, 4);
  g_assert_cmpfloat (figures.outreach, ==, 270);
  g_assert_cmpfloat (figures.outreach_level, ==, 2);
  g_assert_cmpfloat (figures.outreach_next, ==, 559);
  compute (evidence, DAY - 1, &figures);
  g_assert_cmpfloat (figures.outreach, ==, 230);
  g_assert_cmpfloat (figures.outreach_level, ==, 1);
}

static void
test_posts (void)
{
  static const gint64 likes[] = { 9, 4, 4, 1, 0, 3 };
  g_autoptr (KscoreEvidence) evidence = new_covered ();
  guint32 old = score_support_add_post (evidence, 0, WINDOW - 1);
  guint32 answer;
  KscoreLensFigures figures;

  score_support_add_reading (evidence, old, KSCORE_KIND_LIKE, 50, DAY);
  for (guint i = 0; i < G_N_ELEMENTS (likes); i++)
    score_support_add_reading (evidence, score_support_add_post (evidence, 0, WINDOW + i),
                               KSCORE_KIND_LIKE, likes[i], DAY);
  answer = score_support_add_post (evidence, 0, WINDOW + 3);
  g_array_index (evidence->posts, KscoreEvidencePost, answer).kind = KSCORE_POST_REPLY;
  score_support_add_reading (evidence, answer, KSCORE_KIND_LIKE, 30, DAY);

  compute (evidence, DAY, &figures);
  g_assert_cmpfloat (figures.posts, ==, 6);
  g_assert_cmpfloat (figures.post_reactions, ==, 21);
  g_assert_cmpfloat (figures.amplification, ==, 3.5);
  /* 9, 4, 4, 3: three have three, four have no four. */
  g_assert_cmpfloat (figures.h, ==, 3);
  g_assert_cmpfloat (figures.h_more, ==, 3);
}

static void
test_style (void)
{
  const KscoreConstants *constants = score_support_get_constants ();
  g_autoptr (KscoreEvidence) evidence = new_covered ();
  guint32 bo = score_support_add_actor (evidence, -1);
  KscoreLensFigures figures;
  guint n_possible = 0;

  for (guint i = 0; i < 6; i++)
    score_support_add_post (evidence, 0, WINDOW + 7 * (KscoreDay) i);
  add_outgoing (evidence, KSCORE_KIND_REPLY, bo, 2, WINDOW + 7 * 8);
  compute (evidence, DAY, &figures);
  /* No reshare was ever told: not that there were none. */
  g_assert_true (isnan (figures.axis[KSCORE_STYLE_CREATING]));
  g_assert_cmpfloat (figures.axis[KSCORE_STYLE_PARTICIPATING], ==, 0.25);
  g_assert_cmpfloat_with_epsilon (figures.axis[KSCORE_STYLE_CONSISTENT], 7.0 / 13, 1e-12);

  add_outgoing (evidence, KSCORE_KIND_RESHARE, bo, 2, WINDOW + 1);
  compute (evidence, DAY, &figures);
  g_assert_cmpfloat (figures.axis[KSCORE_STYLE_CREATING], ==, 0.75);

  /* Creating, listening, casual; broad or focused, nobody knows. */
  for (guint style = 0; style < KSCORE_N_STYLES; style++)
    if (kscore_lens_style_is_possible (&figures, constants, style))
      {
        n_possible++;
        g_assert_cmpuint (style & ~(1u << KSCORE_STYLE_FOCUSED), ==, 1 << KSCORE_STYLE_CREATING);
      }
  g_assert_cmpuint (n_possible, ==, 2);
  figures.axis[KSCORE_STYLE_FOCUSED] = 0.5;
  g_assert_true (kscore_lens_style_is_possible (&figures, constants, 1 | 4));
  g_assert_false (kscore_lens_style_is_possible (&figures, constants, 1));
}

/* A lockstep group is one person reached; the followers that count are the highest known up to the
 * day, else the earliest known later. */
static void
test_people (void)
{
  static const KscoreEvidenceFollowers later[] = {
    { 30, 2, DAY + 9, KSCORE_UNKNOWN, KSCORE_UNKNOWN },
    { 20, 2, DAY + 5, KSCORE_UNKNOWN, KSCORE_UNKNOWN },
    { 400, 3, DAY - 90, KSCORE_UNKNOWN, KSCORE_UNKNOWN },
    { 700, 3, DAY - 9, KSCORE_UNKNOWN, KSCORE_UNKNOWN },
    { 600, 3, DAY - 3, KSCORE_UNKNOWN, KSCORE_UNKNOWN },
    { 900, 3, DAY + 1, KSCORE_UNKNOWN, KSCORE_UNKNOWN },
  };
  g_autoptr (KscoreEvidence) evidence = new_covered ();
  KscoreLensFigures figures;

  for (guint i = 0; i < 4; i++)
    {
      score_support_add_actor (evidence, -1);
      score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, i, KSCORE_NO_INDEX, DAY - 20);
    }
  g_array_index (evidence->actors, KscoreEvidenceActor, 1).person = 0;
  g_array_append_vals (evidence->followers, later, G_N_ELEMENTS (later));

  compute (evidence, DAY, &figures);
  g_assert_cmpfloat (figures.reactions, ==, 4);
  g_assert_cmpfloat (figures.reach, ==, 3);
  g_assert_cmpfloat (figures.network_people, ==, 2);
  g_assert_cmpfloat (figures.network_followers, ==, (20 + 700) / 2.0);
}

/* What is no post of one's own makes nobody a creator; a comment is an answer; a week is covered on
 * all of its days or not at all. */
static void
test_style_edges (void)
{
  const KscoreConstants *constants = score_support_get_constants ();
  g_autoptr (KscoreEvidence) evidence = new_covered ();
  guint32 bo = score_support_add_actor (evidence, -1);
  KscoreLensFigures figures;

  for (guint i = 0; i < 4; i++)
    score_support_add_post (evidence, 0, WINDOW + 7 * (KscoreDay) i);
  g_array_index (evidence->posts, KscoreEvidencePost, 3).kind = KSCORE_POST_REPLY;
  g_array_index (evidence->posts, KscoreEvidencePost, 2).kind = KSCORE_POST_COMMENT;
  add_outgoing (evidence, KSCORE_KIND_COMMENT, bo, 1, WINDOW + 3);
  add_outgoing (evidence, KSCORE_KIND_REPLY, bo, 2, WINDOW + 3);
  add_outgoing (evidence, KSCORE_KIND_MENTION, bo, 3, WINDOW + 3);
  add_outgoing (evidence, KSCORE_KIND_RESHARE, bo, 2, WINDOW + 3);
  for (guint i = 0; i < evidence->coverage->len; i++)
    g_array_index (evidence->coverage, KscoreEvidenceCoverage, i).from = WINDOW + 1;
  compute (evidence, DAY, &figures);
  g_assert_cmpfloat (figures.created, ==, 2);
  g_assert_cmpfloat (figures.shared, ==, 2);
  g_assert_cmpfloat (figures.said, ==, 2);
  g_assert_cmpfloat (figures.answered, ==, 6);
  g_assert_cmpfloat (figures.axis[KSCORE_STYLE_CREATING], ==, 0.5);
  g_assert_cmpfloat (figures.axis[KSCORE_STYLE_PARTICIPATING], ==, 0.75);
  g_assert_cmpfloat (figures.covered_weeks, ==, 12);

  /* At the bound itself it is the second side. */
  for (guint i = 0; i < KSCORE_N_STYLE_AXES; i++)
    figures.axis[i] = NAN;
  figures.axis[KSCORE_STYLE_FOCUSED] = constants->style_focused;
  g_assert_true (kscore_lens_style_is_possible (&figures, constants, 1 << KSCORE_STYLE_FOCUSED));
  g_assert_false (kscore_lens_style_is_possible (&figures, constants, 0));
}

static const ScoreSupportShape shape = {
  .n_accounts = 2, .n_people = 12, .n_posts = 12, .n_reactions = 60, .holes = TRUE,
};

static void
add_random_outgoing (GRand          *rand,
                     KscoreEvidence *evidence)
{
  guint n = (guint) g_rand_int_range (rand, 0, 12);

  for (guint i = 0; i < n; i++)
    add_outgoing (evidence, (KscoreKind) g_rand_int_range (rand, 1, KSCORE_N_KINDS),
                  g_rand_boolean (rand) ? KSCORE_NO_INDEX : (guint32) g_rand_int_range (rand, 0, 12),
                  g_rand_int_range (rand, 1, 60), DAY - g_rand_int_range (rand, 0, 200));
}

/* What the owner does for others never changes the score, and the level reached never falls. */
static void
test_outreach_never_falls (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < score_support_get_n_cases () / 10; i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &shape);
      double before = score_support_score (evidence, DAY);
      double after;
      double level = 0;

      add_random_outgoing (rand, evidence);
      after = score_support_score (evidence, DAY);
      g_assert_true (isnan (before) ? isnan (after) : before == after);
      for (KscoreDay day = DAY - 220; day <= DAY + 20; day += 7)
        {
          KscoreLensFigures figures;

          compute (evidence, day, &figures);
          if (isnan (figures.outreach_level))
            continue;
          g_assert_cmpfloat (figures.outreach_level, >=, level);
          g_assert_cmpfloat (figures.outreach, <, figures.outreach_next);
          level = figures.outreach_level;
        }
    }
}

/* By counting, for every h, the posts that have so many. */
static double
find_h (const double *counts,
        guint         n)
{
  double best = 0;

  for (guint h = 1; h <= n; h++)
    {
      guint with = 0;

      for (guint i = 0; i < n; i++)
        with += counts[i] >= h;
      if (with >= h)
        best = h;
    }

  return best;
}

static void
test_h_by_counting (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = new_covered ();
      guint n = (guint) g_rand_int_range (rand, 1, 30);
      double counts[30];
      double sum = 0;
      KscoreLensFigures figures;

      for (guint k = 0; k < n; k++)
        {
          gint64 likes = g_rand_int_range (rand, 0, 20);

          counts[k] = (double) likes;
          sum += counts[k];
          score_support_add_reading (evidence,
                                     score_support_add_post (evidence, 0,
                                                             WINDOW + (KscoreDay) k % 90),
                                     KSCORE_KIND_LIKE, likes, DAY);
        }
      compute (evidence, DAY, &figures);
      g_assert_cmpfloat (figures.h, ==, find_h (counts, n));
      g_assert_cmpfloat_with_epsilon (figures.amplification, sum / n, 1e-9);
    }
}

static void
assert_not_lower (double after,
                  double before)
{
  g_assert_true (isnan (before) || after >= before);
}

/* One more reaction never lowers what counts reactions or people. */
static void
test_monotone (void)
{
  static const KscoreKind kinds[] = {
    KSCORE_KIND_LIKE, KSCORE_KIND_REPLY, KSCORE_KIND_RESHARE, KSCORE_KIND_QUOTE,
    KSCORE_KIND_MENTION,
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &shape);
      guint32 post = (guint32) g_rand_int_range (rand, 0, 12);
      const KscoreEvidencePost *on = &g_array_index (evidence->posts, KscoreEvidencePost, post);
      KscoreKind kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))];
      KscoreLensFigures before, after;

      compute (evidence, DAY, &before);
      score_support_add_interaction (evidence, on->account, kind,
                                     score_support_add_actor (evidence, -1),
                                     kind == KSCORE_KIND_MENTION ? KSCORE_NO_INDEX : post,
                                     CLAMP (on->day + 1, WINDOW, DAY));
      /* Whatever its total is, it is one more. */
      for (guint k = 0; k < evidence->readings->len; k++)
        {
          KscoreEvidenceReading *reading = &g_array_index (evidence->readings,
                                                           KscoreEvidenceReading, k);

          reading->total += reading->post == post && reading->kind == kind ? 1 : 0;
        }
      compute (evidence, DAY, &after);
      assert_not_lower (after.points, before.points);
      assert_not_lower (after.influence, before.influence);
      assert_not_lower (after.reach, before.reach);
      assert_not_lower (after.reactions, before.reactions);
      assert_not_lower (after.amplification, before.amplification);
      assert_not_lower (after.h, before.h);
      g_assert_true (isnan (before.posts) ? isnan (after.posts) : after.posts == before.posts);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/lenses/curve", test_curve);
  g_test_add_func ("/score/lenses/levels", test_levels);
  g_test_add_func ("/score/lenses/unknown-is-not-zero", test_unknown_is_not_zero);
  g_test_add_func ("/score/lenses/points", test_points);
  g_test_add_func ("/score/lenses/outreach", test_outreach);
  g_test_add_func ("/score/lenses/posts", test_posts);
  g_test_add_func ("/score/lenses/style", test_style);
  g_test_add_func ("/score/lenses/people", test_people);
  g_test_add_func ("/score/lenses/style-edges", test_style_edges);
  g_test_add_func ("/score/lenses/outreach-never-falls", test_outreach_never_falls);
  g_test_add_func ("/score/lenses/h-by-counting", test_h_by_counting);
  g_test_add_func ("/score/lenses/monotone", test_monotone);

  return g_test_run ();
}
