#include "config.h"

#include "trust-support.h"

#define DAYS TRUST_SUPPORT_DAYS
#define HOUR TRUST_SUPPORT_HOUR

static KscoreTrust *
apply (KscoreEvidence *evidence)
{
  return kscore_trust_apply (evidence, score_support_get_constants (), KSCORE_ALL_SIGNALS);
}

static guint32
add_friend (KscoreEvidence *evidence)
{
  return trust_support_add_actor (evidence, TRUST_SUPPORT_TIME - 900 * DAYS, 300, 300, 300,
                                  SCORE_SUPPORT_DAY);
}

/* Posts of which the newest is of yesterday, one every so many hours. */
static void
add_posts (KscoreEvidence *evidence,
           guint           n,
           int             hours)
{
  for (guint i = 0; i < n; i++)
    trust_support_add_post (evidence, TRUST_SUPPORT_TIME - DAYS - (gint64) i * hours * HOUR);
}

static gint64
get_time (const KscoreEvidence *evidence,
          guint32               post)
{
  return g_array_index (evidence->posts, KscoreEvidencePost, post).at;
}

static gboolean
has_signal (const KscoreEvidence *evidence,
            guint32               actor,
            KscoreSignals         signal)
{
  for (guint i = 0; i < evidence->interactions->len; i++)
    {
      const KscoreEvidenceInteraction *it = trust_support_get (evidence, i);

      if (it->actor == actor && (it->signals & signal))
        return TRUE;
    }

  return FALSE;
}

static void
test_instant (void)
{
  static const struct {
    guint n_posts, n_quick;
    int   seconds;
    gboolean found;
  } cases[] = {
    { 40, 18, 60, TRUE }, { 40, 17, 60, FALSE }, { 40, 40, 61, FALSE }, { 19, 19, 5, FALSE },
    { 20, 20, 5, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreEvidence) evidence = trust_support_new ();
      guint32 actor = add_friend (evidence), other = add_friend (evidence);

      add_posts (evidence, cases[i].n_posts, 30);
      for (guint32 post = 0; post < cases[i].n_quick; post++)
        {
          trust_support_react (evidence, actor, post, get_time (evidence, post) + cases[i].seconds);
          trust_support_react (evidence, other, post, get_time (evidence, post) + 600);
        }

      kscore_trust_free (apply (evidence));
      g_test_message ("case %u", i);
      g_assert_cmpint (has_signal (evidence, actor, KSCORE_SIGNAL_INSTANT), ==, cases[i].found);
      g_assert_false (has_signal (evidence, other, KSCORE_SIGNAL_INSTANT));
      g_assert_cmpfloat_with_epsilon (trust_support_get (evidence, 0)->trust,
                                      cases[i].found ? 0.3 : 1, 1e-6);
    }
}

/* Two reactions to one post are one, and posts in between that went by count. */
static void
test_instant_posts (void)
{
  g_autoptr (KscoreEvidence) evidence = trust_support_new ();
  guint32 twice = add_friend (evidence), rare = add_friend (evidence);

  add_posts (evidence, 60, 30);
  for (guint32 post = 0; post < 60; post++)
    {
      if (post % 2 == 0)
        trust_support_react (evidence, rare, post, get_time (evidence, post) + 5);
      if (post < 10)
        {
          trust_support_react (evidence, twice, post, get_time (evidence, post) + 5);
          trust_support_react (evidence, twice, post, get_time (evidence, post) + 9);
        }
    }

  kscore_trust_free (apply (evidence));
  g_assert_false (has_signal (evidence, twice, KSCORE_SIGNAL_INSTANT));
  g_assert_false (has_signal (evidence, rare, KSCORE_SIGNAL_INSTANT));
}

/* Eighteen of any twenty in a row, not of twenty-one. */
static void
test_instant_in_a_row (void)
{
  for (guint n_missed = 2; n_missed < 4; n_missed++)
    {
      g_autoptr (KscoreEvidence) evidence = trust_support_new ();
      guint32 actor = add_friend (evidence);

      add_posts (evidence, 40, 30);
      /* The first and the last of the 20 or 21 are quick ones. */
      for (guint32 post = 0; post < 18 + n_missed; post++)
        if (post < 5 || post >= 5 + n_missed)
          trust_support_react (evidence, actor, post, get_time (evidence, post) + 5);

      kscore_trust_free (apply (evidence));
      g_assert_cmpint (has_signal (evidence, actor, KSCORE_SIGNAL_INSTANT), ==, n_missed == 2);
    }
}

static void
answer (KscoreEvidence *evidence,
        guint32         actor,
        guint           times,
        KscoreDay       day)
{
  KscoreEvidenceOutgoing outgoing = { times, actor, day, 0, KSCORE_KIND_LIKE };

  g_array_append_val (evidence->outgoing, outgoing);
}

static void
test_pod (void)
{
  static const struct {
    guint n_people, n_posts, n_quick, n_answers;
    int   minutes, answered;
    gboolean found;
  } cases[] = {
    { 5, 20, 16, 10, 60, 20, TRUE },   { 4, 20, 16, 10, 60, 20, FALSE },
    { 5, 20, 15, 10, 60, 20, FALSE },  { 5, 20, 16, 9, 60, 20, FALSE },
    { 5, 20, 16, 10, 61, 20, FALSE },  { 5, 9, 9, 10, 30, 20, FALSE },
    { 5, 20, 16, 10, 60, 250, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreEvidence) evidence = trust_support_new ();
      g_autoptr (KscoreTrust) trust = NULL;

      add_posts (evidence, cases[i].n_posts, 24);
      for (guint j = 0; j < cases[i].n_people; j++)
        {
          guint32 actor = add_friend (evidence);

          answer (evidence, actor, cases[i].n_answers, SCORE_SUPPORT_DAY - cases[i].answered);
          for (guint32 post = 0; post < cases[i].n_quick; post++)
            trust_support_react (evidence, actor, post,
                                 get_time (evidence, post) + cases[i].minutes * 60);
        }

      trust = apply (evidence);
      g_assert_true (trust->outgoing_known);
      g_test_message ("case %u", i);
      for (guint32 actor = 0; actor < cases[i].n_people; actor++)
        g_assert_cmpint (has_signal (evidence, actor, KSCORE_SIGNAL_POD), ==, cases[i].found);
    }
}

/* Only what falls into the weeks of the pod is discounted. */
static void
test_pod_ends (void)
{
  g_autoptr (KscoreEvidence) evidence = trust_support_new ();
  guint before;

  add_posts (evidence, 20, 24);
  for (guint j = 0; j < 5; j++)
    {
      guint32 actor = add_friend (evidence);

      answer (evidence, actor, 10, SCORE_SUPPORT_DAY - 10);
      for (guint32 post = 0; post < 20; post++)
        trust_support_react (evidence, actor, post, get_time (evidence, post) + 600);
    }
  trust_support_add_post (evidence, TRUST_SUPPORT_TIME - 250 * DAYS);
  before = trust_support_react (evidence, 0, 20, TRUST_SUPPORT_TIME - 250 * DAYS + 9);

  kscore_trust_free (apply (evidence));
  g_assert_cmpint (trust_support_get (evidence, 0)->signals & KSCORE_SIGNAL_POD, !=, 0);
  g_assert_cmpint (trust_support_get (evidence, before)->signals, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/trust-habits/instant", test_instant);
  g_test_add_func ("/score/trust-habits/instant-posts", test_instant_posts);
  g_test_add_func ("/score/trust-habits/instant-in-a-row", test_instant_in_a_row);
  g_test_add_func ("/score/trust-habits/pod", test_pod);
  g_test_add_func ("/score/trust-habits/pod-ends", test_pod_ends);
  return g_test_run ();
}
