#include "config.h"

#include <math.h>

#include "score/kscore-integrity.h"
#include "trust-support.h"

#define DAYS TRUST_SUPPORT_DAYS

/* A few people who react each week, and a crowd in lockstep. */
static KscoreEvidence *
get_evidence (guint n_crowd)
{
  KscoreEvidence *evidence = trust_support_new ();
  gint64 at = TRUST_SUPPORT_TIME - 20 * DAYS;
  guint32 post = trust_support_add_post (evidence, at);

  for (guint i = 0; i < 30; i++)
    {
      guint32 actor = trust_support_add_actor (evidence, at - (900 + i * 9) * DAYS, 300, 300, 300,
                                               SCORE_SUPPORT_DAY);

      for (guint week = 0; week < 12; week++)
        trust_support_react (evidence, actor, week == 2 ? post : KSCORE_NO_INDEX,
                             TRUST_SUPPORT_TIME - (6 + 7 * week) * DAYS);
    }
  for (guint i = 0; i < n_crowd; i++)
    {
      guint32 actor = trust_support_add_actor (evidence, at - 9 * DAYS, 0, 10, 0,
                                               SCORE_SUPPORT_DAY);

      trust_support_react (evidence, actor, post, at + 60 * i);
    }

  return evidence;
}

static void
test_figures (void)
{
  const KscoreConstants *constants = score_support_get_constants ();
  g_autoptr (KscoreEvidence) evidence = get_evidence (200);
  g_autoptr (KscoreEvidence) plain = get_evidence (200);
  g_autoptr (KscoreIntegrityFigures) figures = NULL;
  const KscoreSignalFigures *lockstep, *pod;

  figures = kscore_integrity_figures_new (evidence, constants, SCORE_SUPPORT_DAY,
                                          KSCORE_DAY_UNKNOWN);
  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    kscore_integrity_figures_measure (figures, i, evidence, constants);

  /* Without any discount it is the score of evidence that nobody has judged. */
  g_assert_cmpfloat_with_epsilon (figures->without,
                                  score_support_score (plain, figures->day), 1e-9);
  kscore_trust_free (kscore_trust_apply (plain, constants, KSCORE_ALL_SIGNALS));
  g_assert_cmpfloat_with_epsilon (figures->score, score_support_score (plain, figures->day), 1e-9);
  g_assert_cmpfloat (figures->without, >, figures->score + 0.5);

  g_assert_cmpuint (figures->n_people, ==, 200);
  g_assert_cmpuint (figures->n_reactions, ==, 200);
  g_assert_cmpuint (figures->trust->groups->len, ==, 1);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (figures->signals[i].n_people, ==, i < 2 ? 200 : 0);

  /* The group costs more than its factors: it is one person. */
  lockstep = &figures->signals[3];
  pod = &figures->signals[5];
  g_assert_cmpuint (lockstep->n_reactions, ==, 200);
  g_assert_cmpfloat (lockstep->points, >, figures->signals[0].points);
  g_assert_cmpfloat (lockstep->points, >, 0);
  g_assert_cmpfloat_with_epsilon (lockstep->without - figures->score, lockstep->points, 1e-12);
  g_assert_cmpfloat (pod->points, ==, 0);
  g_assert_cmpfloat (pod->without, ==, figures->score);
}

/* Half a year later what was discounted takes nothing any more, and that is told. */
static void
test_past (void)
{
  const KscoreConstants *constants = score_support_get_constants ();
  g_autoptr (KscoreEvidence) evidence = get_evidence (200);
  g_autoptr (KscoreEvidence) later = get_evidence (200);
  g_autoptr (KscoreIntegrityFigures) now = NULL, then = NULL;
  guint32 actor;

  now = kscore_integrity_figures_new (evidence, constants, SCORE_SUPPORT_DAY,
                                          KSCORE_DAY_UNKNOWN);
  g_assert_cmpuint (now->n_reactions, ==, 200);
  g_assert_cmpuint (now->n_past, ==, 0);

  /* One more to whom somebody new reacts today. */
  actor = trust_support_add_actor (later, TRUST_SUPPORT_TIME + 180 * DAYS, 300, 300, 300,
                                   SCORE_SUPPORT_DAY);
  trust_support_react (later, actor, KSCORE_NO_INDEX, TRUST_SUPPORT_TIME + 182 * DAYS);
  then = kscore_integrity_figures_new (later, constants, SCORE_SUPPORT_DAY + 182,
                                       KSCORE_DAY_UNKNOWN);
  g_assert_cmpuint (then->n_reactions, ==, 201);
  g_assert_cmpuint (then->n_past, ==, 200);
}

/* Of a day in the past: what came later is not told of it. */
static void
test_earlier_day (void)
{
  const KscoreConstants *constants = score_support_get_constants ();
  g_autoptr (KscoreEvidence) evidence = get_evidence (200);
  g_autoptr (KscoreEvidence) again = get_evidence (200);
  g_autoptr (KscoreIntegrityFigures) before = NULL, last = NULL;

  before = kscore_integrity_figures_new (evidence, constants, SCORE_SUPPORT_DAY,
                                         SCORE_SUPPORT_DAY - 60);
  g_assert_cmpint (before->day, ==, SCORE_SUPPORT_DAY - 60);
  g_assert_cmpuint (before->n_reactions, ==, 0);
  g_assert_cmpuint (before->n_people, ==, 0);
  g_assert_cmpfloat_with_epsilon (before->score,
                                  score_support_score (evidence, SCORE_SUPPORT_DAY - 60), 1e-9);
  g_assert_cmpfloat (before->without, ==, before->score);

  last = kscore_integrity_figures_new (again, constants, SCORE_SUPPORT_DAY + 30,
                                       SCORE_SUPPORT_DAY);
  g_assert_cmpint (last->day, ==, SCORE_SUPPORT_DAY);
  g_assert_cmpuint (last->n_reactions, ==, 200);
}

static void
test_concentration (void)
{
  const KscoreConstants *constants = score_support_get_constants ();
  g_autoptr (KscoreEvidence) evidence = get_evidence (0);
  g_autoptr (KscoreEvidence) nothing = trust_support_new ();
  g_autoptr (KscoreIntegrityFigures) figures = NULL, empty = NULL;

  figures = kscore_integrity_figures_new (evidence, constants, SCORE_SUPPORT_DAY,
                                          KSCORE_DAY_UNKNOWN);
  g_assert_cmpuint (figures->n_contributors, ==, 30);
  g_assert_cmpfloat_with_epsilon (figures->effective_people, 30, 1e-9);
  g_assert_cmpfloat_with_epsilon (figures->top_share, 5. / 30, 1e-9);
  g_assert_cmpfloat (figures->without, ==, figures->score);
  g_assert_cmpuint (figures->people->len, ==, 0);

  empty = kscore_integrity_figures_new (nothing, constants, SCORE_SUPPORT_DAY,
                                          KSCORE_DAY_UNKNOWN);
  g_assert_cmpuint (empty->n_contributors, ==, 0);
  g_assert_true (isnan (empty->effective_people));
  g_assert_true (isnan (empty->top_share));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/integrity/figures", test_figures);
  g_test_add_func ("/score/integrity/past", test_past);
  g_test_add_func ("/score/integrity/earlier-day", test_earlier_day);
  g_test_add_func ("/score/integrity/concentration", test_concentration);
  return g_test_run ();
}
