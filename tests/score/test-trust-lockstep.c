#include "config.h"

#include <math.h>

#include "trust-support.h"

#define DAYS TRUST_SUPPORT_DAYS
#define HOUR TRUST_SUPPORT_HOUR

static KscoreTrust *
apply (KscoreEvidence *evidence)
{
  return kscore_trust_apply (evidence, score_support_get_constants (), KSCORE_ALL_SIGNALS);
}

static const KscoreTrustGroup *
get_group (const KscoreTrust *trust,
           guint              index)
{
  g_assert_cmpuint (index, <, trust->groups->len);
  return &g_array_index (trust->groups, KscoreTrustGroup, index);
}

/* So many accounts made over some hours that react to a post over some hours. */
static void
add_crowd (KscoreEvidence *evidence,
           guint32         post,
           guint           n,
           double          made_hours,
           double          hours,
           gint64          followers,
           gint64          posts)
{
  gint64 at = g_array_index (evidence->posts, KscoreEvidencePost, post).at;

  for (guint i = 0; i < n; i++)
    {
      /* One after the other in both, but not in the same order. */
      guint j = (i * 7) % n;
      gint64 made = at - 100 * DAYS + (gint64) (made_hours * HOUR * i / MAX (n - 1, 1));
      guint32 actor = trust_support_add_actor (evidence, made, followers, 10, posts,
                                               SCORE_SUPPORT_DAY);

      trust_support_react (evidence, actor, post, at + (gint64) (hours * HOUR * j / MAX (n - 1,
                                                                                        1)));
    }
}

static guint
count_in_lockstep (const KscoreEvidence *evidence)
{
  guint n = 0;

  for (guint i = 0; i < evidence->interactions->len; i++)
    n += trust_support_get (evidence, i)->signals & KSCORE_SIGNAL_LOCKSTEP ? 1 : 0;

  return n;
}

/* Each bound of the rule, on both sides. */
static void
test_bounds (void)
{
  static const struct {
    guint  n;
    double made_hours, hours;
    gint64 followers, posts;
    guint  n_ordinary; /* made and reacting among them */
    guint  n_others;   /* who react too, made long before */
    guint  found;
  } cases[] = {
    { 20, 72, 24, 19, 19, 0, 0, 20 },
    { 19, 72, 24, 19, 19, 0, 0, 0 },
    { 20, 72.1, 24, 19, 19, 0, 0, 0 },
    { 20, 72, 24.1, 19, 19, 0, 0, 0 },
    { 20, 72, 24, 20, 19, 0, 0, 0 },
    { 20, 72, 24, 19, 20, 0, 0, 0 },
    { 20, 72, 24, KSCORE_UNKNOWN, 19, 0, 0, 0 },
    { 20, 72, 24, 19, KSCORE_UNKNOWN, 0, 0, 0 },
    { 20, 72, 24, 19, 19, 5, 0, 25 },
    { 20, 72, 24, 19, 19, 6, 0, 0 },
    { 16, 72, 24, 19, 19, 4, 0, 20 },
    { 20, 72, 24, 19, 19, 0, 180, 20 },
    { 20, 72, 24, 19, 19, 0, 181, 0 },
    { 1000, 72, 24, 0, 0, 0, 0, 1000 },
    { 1000, 96, 24, 0, 0, 0, 0, 1000 },
    { 1000, 1, 1, 0, 0, 0, 0, 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreEvidence) evidence = trust_support_new ();
      guint32 post = trust_support_add_post (evidence, TRUST_SUPPORT_TIME);
      g_autoptr (KscoreTrust) trust = NULL;

      add_crowd (evidence, post, cases[i].n, cases[i].made_hours, cases[i].hours,
                 cases[i].followers, cases[i].posts);
      for (guint j = 0; j < cases[i].n_ordinary; j++)
        {
          gint64 made = TRUST_SUPPORT_TIME - 100 * DAYS + (10 + j) * HOUR;
          guint32 actor = trust_support_add_actor (evidence, made, 200, 10, 200,
                                                   SCORE_SUPPORT_DAY);

          trust_support_react (evidence, actor, post, TRUST_SUPPORT_TIME + (4 + j) * HOUR);
        }
      for (guint j = 0; j < cases[i].n_others; j++)
        {
          guint32 actor = trust_support_add_actor (evidence,
                                                   TRUST_SUPPORT_TIME - (400 + 4 * j) * DAYS, 5,
                                                   10, 5, SCORE_SUPPORT_DAY);

          trust_support_react (evidence, actor, post, TRUST_SUPPORT_TIME + HOUR);
        }

      trust = apply (evidence);
      g_test_message ("case %u", i);
      g_assert_cmpuint (count_in_lockstep (evidence), ==, cases[i].found);
      g_assert_cmpuint (trust->groups->len, ==, cases[i].found > 0);
      if (cases[i].found > 0)
        {
          const KscoreTrustGroup *group = get_group (trust, 0);

          g_assert_cmpuint (group->n_members, ==, cases[i].found);
          g_assert_cmpuint (group->n_known, ==, 0);
          g_assert_cmpuint (group->n_posts, ==, 1);
          g_assert_cmpint (group->person, ==, 0);
          g_assert_cmpint (group->made_from, ==, TRUST_SUPPORT_TIME - 100 * DAYS);
          g_assert_cmpint (group->reacted_from, ==, TRUST_SUPPORT_TIME);
        }
    }
}

/* Of whom only the day is known, those of one day were within 24 hours of each other, and nobody
 * knows of any others. */
static void
test_days (void)
{
  static const struct {
    guint  n_exact, n_first_day, n_second_day;
    double hours; /* of the model */
    guint  found;
    guint  n_groups;
  } cases[] = {
    { 0, 20, 0, 24, 20, 1 },
    { 0, 19, 0, 24, 0, 0 },
    { 0, 10, 10, 24, 0, 0 },
    { 0, 20, 10, 24, 20, 1 },
    { 0, 20, 20, 24, 40, 2 },
    { 10, 10, 0, 24, 20, 1 },
    { 10, 9, 1, 24, 0, 0 },
    { 20, 0, 10, 24, 20, 1 },
    { 0, 20, 0, 23, 0, 0 },
    { 20, 5, 0, 23, 20, 1 },
    { 0, 1000, 0, 24, 1000, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreEvidence) evidence = trust_support_new ();
      guint32 post = trust_support_add_post (evidence, TRUST_SUPPORT_TIME);
      guint n = cases[i].n_exact + cases[i].n_first_day + cases[i].n_second_day;
      KscoreConstants constants = *score_support_get_constants ();
      g_autoptr (KscoreTrust) trust = NULL;

      constants.lockstep_hours = cases[i].hours;
      add_crowd (evidence, post, n, 10, 5, 1, 1);
      for (guint j = cases[i].n_exact; j < n; j++)
        {
          KscoreEvidenceInteraction *it;

          it = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, j);
          it->precision = KSCORE_PRECISION_DAY;
          it->day += j < cases[i].n_exact + cases[i].n_first_day ? 0 : 1;
          /* What is no time may be any. */
          it->at = kscore_day_to_time (it->day) + (j % 2) * 23 * HOUR;
        }

      trust = kscore_trust_apply (evidence, &constants, KSCORE_ALL_SIGNALS);
      g_test_message ("case %u", i);
      g_assert_cmpuint (count_in_lockstep (evidence), ==, cases[i].found);
      g_assert_cmpuint (trust->groups->len, ==, cases[i].n_groups);
    }
}

/* Groups that share somebody are one; those that share nobody are not. */
static void
test_several_posts (void)
{
  g_autoptr (KscoreEvidence) evidence = trust_support_new ();
  guint32 first = trust_support_add_post (evidence, TRUST_SUPPORT_TIME);
  guint32 second = trust_support_add_post (evidence, TRUST_SUPPORT_TIME + 5 * DAYS);
  guint32 third = trust_support_add_post (evidence, TRUST_SUPPORT_TIME + 40 * DAYS);
  g_autoptr (KscoreTrust) trust = NULL;

  add_crowd (evidence, first, 40, 10, 5, 1, 1);
  for (guint32 i = 15; i < 40; i++)
    trust_support_react (evidence, i, second, TRUST_SUPPORT_TIME + 5 * DAYS + i);
  add_crowd (evidence, third, 30, 10, 5, 1, 1);

  trust = apply (evidence);
  g_assert_cmpuint (trust->groups->len, ==, 2);
  g_assert_cmpuint (get_group (trust, 0)->n_members, ==, 40);
  g_assert_cmpuint (get_group (trust, 0)->n_posts, ==, 2);
  g_assert_cmpint (get_group (trust, 0)->reacted_to, ==, TRUST_SUPPORT_TIME + 5 * DAYS + 39);
  g_assert_cmpuint (get_group (trust, 1)->n_members, ==, 30);
  g_assert_cmpuint (get_group (trust, 1)->n_posts, ==, 1);
  g_assert_cmpuint (trust->members->len, ==, 70);
  for (guint32 i = 0; i < 70; i++)
    {
      g_assert_cmpuint (g_array_index (trust->members, guint32, i), ==, i);
      g_assert_cmpuint (trust_support_get_actor (evidence, i)->person, ==, i < 40 ? 0 : 40);
    }
}

/* Whom the owner knows is not in the group; the others stay one. */
static void
test_known (void)
{
  g_autoptr (KscoreEvidence) evidence = trust_support_new ();
  guint32 post = trust_support_add_post (evidence, TRUST_SUPPORT_TIME);
  g_autoptr (KscoreTrust) trust = NULL;

  add_crowd (evidence, post, 20, 10, 5, 1, 1);
  trust_support_get_actor (evidence, 0)->known = TRUE;
  trust = apply (evidence);
  g_assert_cmpuint (count_in_lockstep (evidence), ==, 19);
  g_assert_cmpuint (trust_support_get_actor (evidence, 0)->person, ==, 0);
  g_assert_cmpuint (trust_support_get_actor (evidence, 2)->person, ==, 1);
  g_assert_cmpuint (get_group (trust, 0)->n_members, ==, 20);
  g_assert_cmpuint (get_group (trust, 0)->n_known, ==, 1);
  g_assert_cmpuint (get_group (trust, 0)->person, ==, 1);

  for (guint32 i = 0; i < 20; i++)
    trust_support_get_actor (evidence, i)->known = TRUE;
  g_clear_pointer (&trust, kscore_trust_free);
  trust = apply (evidence);
  g_assert_cmpuint (count_in_lockstep (evidence), ==, 0);
  g_assert_cmpuint (get_group (trust, 0)->n_known, ==, 20);
  g_assert_cmpuint (get_group (trust, 0)->person, ==, KSCORE_NO_INDEX);
  for (guint32 i = 0; i < 20; i++)
    g_assert_cmpuint (trust_support_get_actor (evidence, i)->person, ==, i);
}

/* Newcomers of one week who react to some posts; @quiet of them only read. */
static KscoreEvidence *
generate_newcomers (GRand  *rand,
                    double  quiet)
{
  KscoreEvidence *evidence = trust_support_new ();
  guint n = g_rand_int_range (rand, 20, 600), n_posts = g_rand_int_range (rand, 1, 12);
  int made_days = g_rand_int_range (rand, 1, 8);

  for (guint i = 0; i < n; i++)
    {
      gint64 made = TRUST_SUPPORT_TIME - 60 * DAYS + g_rand_int_range (rand, 0, made_days * DAYS);
      gboolean is_quiet = g_rand_double (rand) < quiet;

      trust_support_add_actor (evidence, made,
                               (gint64) exp (g_rand_double_range (rand, 0, is_quiet ? 3 : 7)),
                               g_rand_int_range (rand, 5, 400),
                               g_rand_int_range (rand, is_quiet ? 0 : 20, is_quiet ? 20 : 900),
                               SCORE_SUPPORT_DAY);
    }
  for (guint i = 0; i < n_posts; i++)
    {
      gint64 at = TRUST_SUPPORT_TIME - g_rand_int_range (rand, 0, 20 * DAYS);
      guint32 post = trust_support_add_post (evidence, at);

      for (guint32 actor = 0; actor < n; actor++)
        if (g_rand_boolean (rand))
          trust_support_react (evidence, actor, post, at + g_rand_int_range (rand, 0, 30 * HOUR));
    }

  return evidence;
}

/* Newcomers of one week, with posts and followers, who answer over hours, are a crowd of people. */
static void
test_newcomers (void)
{
  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (i);
      g_autoptr (KscoreEvidence) evidence =
        generate_newcomers (rand, g_rand_double_range (rand, 0, 0.4));

      kscore_trust_free (apply (evidence));
      if (count_in_lockstep (evidence) > 0)
        g_error ("case %u: %u in lockstep", i, count_in_lockstep (evidence));
    }
}

/* Where nearly half of them only read, twenty who happen to be quiet, four in five, may stand
 * together, and the rule cannot tell them from a crowd: in few cases of many. */
static void
test_quiet_newcomers (void)
{
  guint n_taken = 0, n = score_support_get_n_cases ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (i);
      g_autoptr (KscoreEvidence) evidence =
        generate_newcomers (rand, g_rand_double_range (rand, 0.4, 0.5));

      kscore_trust_free (apply (evidence));
      n_taken += count_in_lockstep (evidence) > 0;
    }

  g_test_message ("%u of %u taken for a crowd", n_taken, n);
  g_assert_cmpuint (n_taken, <=, n / 50);
}

/* Bought accounts, made and sent within hours, are found amid newcomers of the same days, who are
 * none of theirs. */
static void
test_amid_newcomers (void)
{
  guint n_cases = score_support_get_n_cases () / 10, n_taken = 0, n_newcomers = 0;

  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (i);
      g_autoptr (KscoreEvidence) evidence =
        generate_newcomers (rand, g_rand_double_range (rand, 0, 0.5));
      const KscoreEvidencePost *post = &g_array_index (evidence->posts, KscoreEvidencePost, 0);
      gint64 made = TRUST_SUPPORT_TIME - 60 * DAYS + g_rand_int_range (rand, 0, DAYS);
      gint64 sent = post->at + g_rand_int_range (rand, 0, 20 * HOUR);
      guint n_others = evidence->actors->len, n_reactions = evidence->interactions->len;
      guint n = MAX (20, n_others / 8);

      for (guint j = 0; j < n; j++)
        {
          guint32 actor = trust_support_add_actor (evidence,
                                                   made + g_rand_int_range (rand, 0, 5 * HOUR), 0,
                                                   10, 0, SCORE_SUPPORT_DAY);

          trust_support_react (evidence, actor, 0, sent + g_rand_int_range (rand, 0, 2 * HOUR));
        }

      kscore_trust_free (apply (evidence));
      for (guint j = 0; j < n; j++)
        g_assert_cmpuint (trust_support_get (evidence, n_reactions + j)->signals
                          & KSCORE_SIGNAL_LOCKSTEP, !=, 0);
      n_newcomers += n_others;
      for (guint j = 0; j < n_others; j++)
        n_taken += trust_support_get_actor (evidence, j)->person != j;
    }

  g_test_message ("%u of %u newcomers taken for theirs", n_taken, n_newcomers);
  g_assert_cmpuint (n_taken, <=, n_newcomers / 100);
}

/* 1,000 accounts of one day that like each of 20 posts of one week. */
static void
attack (GRand          *rand,
        KscoreEvidence *evidence,
        KscoreDay       monday,
        gboolean        staggered)
{
  guint32 first = evidence->actors->len;
  KscoreDay day = kscore_day_get_monday (monday);

  for (guint i = 0; i < 1000; i++)
    trust_support_add_actor (evidence,
                             kscore_day_to_time (day - 1) + g_rand_int_range (rand, 0, DAYS), 0,
                             g_rand_int_range (rand, 0, 2) * 100, 0, SCORE_SUPPORT_DAY);

  for (guint i = 0; i < 20; i++)
    {
      gint64 at = kscore_day_to_time (day) + g_rand_int_range (rand, 0, 5 * DAYS);
      guint32 post = trust_support_add_post (evidence, at);
      int spread = staggered ? DAYS : g_rand_int_range (rand, 1, 2 * HOUR);

      for (guint j = 0; j < 1000; j++)
        trust_support_react (evidence, first + j, post,
                             at + (staggered ? (gint64) j * spread / 999
                                             : g_rand_int_range (rand, 0, spread)));
    }
}

/* Somebody with a score around 40, from any mix of components. */
static KscoreEvidence *
generate_victim (GRand  *rand,
                 double *score)
{
  KscoreEvidence *evidence = trust_support_new ();
  gboolean silent = g_rand_int_range (rand, 0, 3) == 0;
  guint n_people = silent ? 0 : g_rand_int_range (rand, 1, 300);
  double audience = 100;

  for (guint i = 0; i < n_people; i++)
    {
      guint32 actor = trust_support_add_actor (evidence,
                                               TRUST_SUPPORT_TIME
                                               - g_rand_int_range (rand, 200, 3000) * DAYS,
                                               g_rand_int_range (rand, 20, 5000), 100,
                                               g_rand_int_range (rand, 20, 5000),
                                               SCORE_SUPPORT_DAY - 300);

      for (int week = g_rand_int_range (rand, 1, 14); week > 0; week--)
        {
          gint64 at = TRUST_SUPPORT_TIME - week * 7 * DAYS + g_rand_int_range (rand, 0, DAYS);

          if (week % 3 == 0 || evidence->posts->len == 0)
            trust_support_add_post (evidence, at);
          trust_support_react (evidence, actor, evidence->posts->len - 1, at + 60);
        }
    }
  for (int i = g_rand_int_range (rand, 0, 40); i > 0; i--)
    score_support_add_mark (evidence, 0, KSCORE_MARK_RECOMMENDATION,
                            score_support_add_actor (evidence, 5000), (guint32) i,
                            SCORE_SUPPORT_DAY - 200);
  /* Until it is at 40. */
  score_support_add_audience (evidence, 0, 100, SCORE_SUPPORT_DAY - 250);
  kscore_trust_free (apply (evidence));
  *score = score_support_score (evidence, SCORE_SUPPORT_DAY);
  while (*score < 40)
    {
      audience = MIN (audience * 1.5, 1e8);
      g_array_index (evidence->audience, KscoreEvidenceAudience, 0).followers = (gint64) audience;
      for (guint i = 0; i < 10 && audience > 1e7; i++)
        score_support_add_mark (evidence, 0, KSCORE_MARK_RECOMMENDATION,
                                score_support_add_actor (evidence, 5000), 100 + i,
                                SCORE_SUPPORT_DAY - 200);
      *score = score_support_score (evidence, SCORE_SUPPORT_DAY);
    }
  return evidence;
}

/* An attack of one week raises whoever is at 40 by next to nothing. */
static void
test_attack_on_forty (void)
{
  guint n = MAX (score_support_get_n_cases () / 5, 10), n_near = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (i);
      double before, after;
      g_autoptr (KscoreEvidence) evidence = generate_victim (rand, &before);
      g_autoptr (KscoreTrust) trust = NULL;

      attack (rand, evidence, SCORE_SUPPORT_DAY - 7 * g_rand_int_range (rand, 1, 13), i % 2);
      trust = apply (evidence);
      after = score_support_score (evidence, SCORE_SUPPORT_DAY);
      g_assert_cmpuint (trust->groups->len, ==, 1);
      g_assert_cmpuint (get_group (trust, 0)->n_members, ==, 1000);
      g_assert_cmpuint (get_group (trust, 0)->n_posts, ==, 20);
      g_assert_cmpfloat (before, >=, 40);
      n_near += before < 43;
      g_assert_cmpfloat (after - before, >=, -1e-9);
      g_assert_cmpfloat (after - before, <, 0.2);
    }

  g_assert_cmpuint (n_near, >, n / 2);
}

/* An attack every week is all there is. */
static void
test_attack_alone (void)
{
  guint n = MAX (score_support_get_n_cases () / 100, 3);

  for (int staggered = 0; staggered < 2; staggered++)
    for (guint i = 0; i < n; i++)
      {
        g_autoptr (GRand) rand = g_rand_new_with_seed (i);
        g_autoptr (KscoreEvidence) evidence = trust_support_new ();
        double score;

        for (int week = 1; week <= 13; week++)
          attack (rand, evidence, SCORE_SUPPORT_DAY - 7 * week, staggered);
        kscore_trust_free (apply (evidence));
        score = score_support_score (evidence, SCORE_SUPPORT_DAY);
        g_assert_cmpfloat (score, >, 1);
        g_assert_cmpfloat (score, <=, staggered ? 5 : 2);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/trust-lockstep/bounds", test_bounds);
  g_test_add_func ("/score/trust-lockstep/days", test_days);
  g_test_add_func ("/score/trust-lockstep/several-posts", test_several_posts);
  g_test_add_func ("/score/trust-lockstep/known", test_known);
  g_test_add_func ("/score/trust-lockstep/newcomers", test_newcomers);
  g_test_add_func ("/score/trust-lockstep/quiet-newcomers", test_quiet_newcomers);
  g_test_add_func ("/score/trust-lockstep/amid-newcomers", test_amid_newcomers);
  g_test_add_func ("/score/trust-lockstep/attack-on-forty", test_attack_on_forty);
  g_test_add_func ("/score/trust-lockstep/attack-alone", test_attack_alone);
  return g_test_run ();
}
