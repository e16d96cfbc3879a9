#include "config.h"

#include "core/kscore-error.h"
#include "service/kscore-insight-private.h"

/* An insight whose question is a number and whose answer is its double. */

#define TEST_TYPE_INSIGHT (test_insight_get_type ())
G_DECLARE_FINAL_TYPE (TestInsight, test_insight, TEST, INSIGHT, KscoreInsight)

struct _TestInsight {
  KscoreInsight parent_instance;

  int           question;
  int           answer; /* that is shown, 0 before any */
  guint         n_shown;
};

G_DEFINE_FINAL_TYPE (TestInsight, test_insight, KSCORE_TYPE_INSIGHT)

/* The worker waits here while it is shut. */
static struct {
  GMutex   mutex;
  GCond    cond;
  gboolean shut;
  gboolean fails;
  int      n_computed;
  int      n_questions; /* not freed yet */
  int      n_answers;
} gate;

static void
free_question (gpointer data)
{
  g_atomic_int_add (&gate.n_questions, -1);
  g_free (data);
}

static void
free_answer (gpointer data)
{
  g_atomic_int_add (&gate.n_answers, -1);
  g_free (data);
}

static gpointer
test_insight_dup_question (KscoreInsight *insight)
{
  g_atomic_int_inc (&gate.n_questions);
  return g_memdup2 (&TEST_INSIGHT (insight)->question, sizeof (int));
}

static void
test_insight_show (KscoreInsight *insight,
                   gconstpointer  answer)
{
  TestInsight *self = TEST_INSIGHT (insight);

  self->answer = *(const int *) answer;
  self->n_shown++;
}

static void
test_insight_class_init (TestInsightClass *klass)
{
  KscoreInsightClass *insight_class = KSCORE_INSIGHT_CLASS (klass);

  insight_class->dup_question = test_insight_dup_question;
  insight_class->free_question = free_question;
  insight_class->show = test_insight_show;
}

static void
test_insight_init (TestInsight *self)
{
  self->question = 1;
}

static gpointer
compute (GObject       *workspace,
         gconstpointer  question,
         GCancellable  *cancellable,
         GError       **error)
{
  int *answer;
  gboolean fails;

  g_mutex_lock (&gate.mutex);
  gate.n_computed++;
  g_cond_broadcast (&gate.cond);
  while (gate.shut)
    g_cond_wait (&gate.cond, &gate.mutex);
  fails = gate.fails;
  g_mutex_unlock (&gate.mutex);

  if (fails)
    {
      g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE, "The disk is full.");
      return NULL;
    }

  answer = g_new (int, 1);
  g_atomic_int_inc (&gate.n_answers);
  *answer = 2 * *(const int *) question;
  return answer;
}

static const KscoreInsightWork work = { compute, free_answer };

static void
set_gate (gboolean shut,
          gboolean fails)
{
  g_mutex_lock (&gate.mutex);
  gate.shut = shut;
  gate.fails = fails;
  g_cond_broadcast (&gate.cond);
  g_mutex_unlock (&gate.mutex);
}

static int
get_n_computed (void)
{
  int n;

  g_mutex_lock (&gate.mutex);
  n = gate.n_computed;
  g_mutex_unlock (&gate.mutex);
  return n;
}

/* Until a worker has begun the so manieth computation. */
static void
wait_for_computation (int n)
{
  g_mutex_lock (&gate.mutex);
  while (gate.n_computed < n)
    g_cond_wait (&gate.cond, &gate.mutex);
  g_mutex_unlock (&gate.mutex);
}

static void
wait_while_computing (TestInsight *self)
{
  while (kscore_insight_get_computing (KSCORE_INSIGHT (self)))
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (void)
{
  while (g_atomic_int_get (&gate.n_questions) > 0 || g_atomic_int_get (&gate.n_answers) > 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
  while (g_main_context_iteration (NULL, FALSE));
}

static TestInsight *
make (GObject **workspace)
{
  TestInsight *self = g_object_new (TEST_TYPE_INSIGHT, NULL);

  set_gate (FALSE, FALSE);
  gate.n_computed = 0;
  *workspace = g_object_new (G_TYPE_OBJECT, NULL);
  kscore_insight_set_work (KSCORE_INSIGHT (self), &work);
  return self;
}

/* While nobody looks, nothing is computed; two pages that look are no reason to do it twice. */
static void
test_active (void)
{
  g_autoptr (GObject) workspace = NULL;
  g_autoptr (TestInsight) self = make (&workspace);
  KscoreInsight *insight = KSCORE_INSIGHT (self);

  kscore_insight_follow (insight, workspace);
  g_assert_true (kscore_insight_get_workspace (insight) == workspace);
  g_assert_false (kscore_insight_get_computing (insight));
  g_assert_false (kscore_insight_get_available (insight));

  kscore_insight_set_active (insight, TRUE);
  g_assert_true (kscore_insight_get_computing (insight));
  kscore_insight_set_active (insight, TRUE);
  wait_while_computing (self);
  g_assert_true (kscore_insight_get_available (insight));
  g_assert_cmpint (self->answer, ==, 2);

  kscore_insight_set_active (insight, FALSE);
  g_assert_true (kscore_insight_get_active (insight));
  kscore_insight_set_active (insight, FALSE);
  g_assert_false (kscore_insight_get_active (insight));
  kscore_insight_set_active (insight, TRUE);
  g_assert_false (kscore_insight_get_computing (insight));
  g_assert_cmpint (get_n_computed (), ==, 1);
  settle ();
}

/* The evidence changes while nobody looks: it is answered anew when somebody does. */
static void
test_stale (void)
{
  g_autoptr (GObject) workspace = NULL;
  g_autoptr (TestInsight) self = make (&workspace);
  KscoreInsight *insight = KSCORE_INSIGHT (self);

  kscore_insight_set_active (insight, TRUE);
  g_assert_false (kscore_insight_get_computing (insight));
  kscore_insight_follow (insight, workspace);
  wait_while_computing (self);
  kscore_insight_set_active (insight, FALSE);

  self->question = 5;
  kscore_insight_follow (insight, workspace);
  g_assert_false (kscore_insight_get_computing (insight));
  g_assert_cmpint (self->answer, ==, 2);
  kscore_insight_set_active (insight, TRUE);
  /* What was shown stays until then. */
  g_assert_true (kscore_insight_get_available (insight));
  wait_while_computing (self);
  g_assert_cmpint (self->answer, ==, 10);
  settle ();
}

/* An answer to a question that nobody asks any more is not shown. */
static void
test_late (void)
{
  g_autoptr (GObject) workspace = NULL;
  g_autoptr (TestInsight) self = make (&workspace);
  KscoreInsight *insight = KSCORE_INSIGHT (self);

  set_gate (TRUE, FALSE);
  kscore_insight_set_active (insight, TRUE);
  kscore_insight_follow (insight, workspace);
  wait_for_computation (1);
  self->question = 7;
  kscore_insight_ask (insight);
  wait_for_computation (2);
  set_gate (FALSE, FALSE);
  wait_while_computing (self);
  settle ();
  g_assert_cmpuint (self->n_shown, ==, 1);
  g_assert_cmpint (self->answer, ==, 14);

  /* Nor is one after there is nobody to be asked. */
  set_gate (TRUE, FALSE);
  kscore_insight_ask (insight);
  wait_for_computation (3);
  kscore_insight_follow (insight, NULL);
  g_assert_false (kscore_insight_get_computing (insight));
  set_gate (FALSE, FALSE);
  settle ();
  g_assert_cmpuint (self->n_shown, ==, 1);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    data)
{
  ++*(guint *) data;
}

/* What is shown stays when an answer fails, with a sentence beside it, until one comes. */
static void
test_trouble (void)
{
  g_autoptr (GObject) workspace = NULL;
  g_autoptr (TestInsight) self = make (&workspace);
  KscoreInsight *insight = KSCORE_INSIGHT (self);
  g_autofree char *trouble = NULL;
  guint n = 0;

  g_signal_connect (self, "notify::trouble", G_CALLBACK (count_cb), &n);
  set_gate (FALSE, TRUE);
  kscore_insight_set_active (insight, TRUE);
  kscore_insight_follow (insight, workspace);
  wait_while_computing (self);
  g_assert_true (g_str_has_prefix (kscore_insight_get_trouble (insight), "The disk is full. "));
  g_assert_false (kscore_insight_get_available (insight));
  g_object_get (self, "trouble", &trouble, NULL);
  g_assert_cmpstr (trouble, ==, kscore_insight_get_trouble (insight));
  g_assert_cmpuint (n, ==, 1);

  set_gate (FALSE, FALSE);
  kscore_insight_ask (insight);
  wait_while_computing (self);
  g_assert_null (kscore_insight_get_trouble (insight));
  g_assert_true (kscore_insight_get_available (insight));
  g_assert_cmpuint (n, ==, 2);

  set_gate (FALSE, TRUE);
  kscore_insight_ask (insight);
  wait_while_computing (self);
  g_assert_nonnull (kscore_insight_get_trouble (insight));
  g_assert_true (kscore_insight_get_available (insight));
  g_assert_cmpint (self->answer, ==, 2);
  settle ();
}

/* A window is closed in the midst of it. */
static void
test_dispose (void)
{
  g_autoptr (GObject) workspace = NULL;
  TestInsight *self = make (&workspace);
  gpointer gone = self;

  set_gate (TRUE, FALSE);
  kscore_insight_set_active (KSCORE_INSIGHT (self), TRUE);
  kscore_insight_follow (KSCORE_INSIGHT (self), workspace);
  wait_for_computation (1);
  g_object_add_weak_pointer (G_OBJECT (self), &gone);
  g_object_run_dispose (G_OBJECT (self));
  g_assert_false (kscore_insight_get_computing (KSCORE_INSIGHT (self)));
  g_object_unref (self);
  set_gate (FALSE, FALSE);
  while (gone != NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

/* A test or a preview answers by hand; without work nothing is asked. */
static void
test_show (void)
{
  g_autoptr (TestInsight) self = g_object_new (TEST_TYPE_INSIGHT, NULL);
  const int answer = 9;
  gboolean available, computing;

  kscore_insight_set_active (KSCORE_INSIGHT (self), TRUE);
  kscore_insight_ask (KSCORE_INSIGHT (self));
  kscore_insight_show (KSCORE_INSIGHT (self), &answer);
  g_object_get (self, "available", &available, "computing", &computing, NULL);
  g_assert_true (available);
  g_assert_false (computing);
  g_assert_cmpint (self->answer, ==, 9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/insight/active", test_active);
  g_test_add_func ("/service/insight/stale", test_stale);
  g_test_add_func ("/service/insight/late", test_late);
  g_test_add_func ("/service/insight/trouble", test_trouble);
  g_test_add_func ("/service/insight/dispose", test_dispose);
  g_test_add_func ("/service/insight/show", test_show);

  return g_test_run ();
}
