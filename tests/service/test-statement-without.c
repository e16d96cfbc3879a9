#include "config.h"

#include "service/kscore-statement-work.h"

#include <math.h>

#include "score/kscore-attribution.h"
#include "support/statement-fixture.h"

static gboolean
is_compared (gpointer user_data)
{
  gboolean comparing = TRUE;

  g_object_get (user_data, "comparing", &comparing, NULL);
  return !comparing && !kscore_statement_get_loading (user_data);
}

static double
get_without (KscoreStatement             *statement,
             const KscoreStatementFilter *filter)
{
  double without = 0;

  kscore_statement_set_filter (statement, filter);
  g_assert_true (owner_fixture_spin_until (is_compared, statement));
  g_object_get (statement, "without", &without, NULL);
  return without;
}

static double
compute (const KscoreLoadedEvidence *loaded,
         const KscoreMask           *mask)
{
  g_autoptr(KscoreScore) score = kscore_score_new_without (loaded->ledger, loaded->day, mask);

  return score->score;
}

/* The evidence's own actors and posts by the numbers of the store. */
static guint32
find_post (const KscoreEvidence *evidence,
           gint64                id)
{
  for (guint i = 0; i < evidence->posts->len; i++)
    if (g_array_index (evidence->posts, KscoreEvidencePost, i).id == id)
      return i;
  g_assert_not_reached ();
}

/* A kind, a post, a network and what lasts: each as the formula has it without them. */
static void
test_formula (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  g_autoptr(KscoreStatementFilter) filter = kscore_statement_filter_new ();
  g_autoptr(KscoreLoadedEvidence) loaded = NULL;
  g_autoptr(KscoreMask) mask = NULL;
  g_autoptr(KscoreScore) score = NULL;
  g_autoptr(KscoreAttribution) attribution = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  KscoreStatement *statement;
  gint64 post = 0;

  statement_fixture_fill (&fixture);
  model = statement_fixture_open (&fixture);
  statement = statement_fixture_activate (model);
  rows = statement_fixture_read (statement);
  loaded = kscore_workspace_ref_evidence (kscore_scoring_model_get_workspace (model), NULL,
                                          &error);
  g_assert_no_error (error);
  mask = kscore_mask_new (loaded->ledger);
  score = kscore_score_new (loaded->ledger, loaded->day);
  attribution = kscore_attribution_new (loaded->ledger, score);
  for (guint i = 0; i < rows->len && post == 0; i++)
    post = kscore_statement_row_get_post (g_ptr_array_index (rows, i));

  g_assert_true (isnan (get_without (statement, filter)));

  filter->kind = g_strdup ("like");
  kscore_mask_hide_kind (mask, KSCORE_KIND_LIKE);
  g_assert_cmpfloat (get_without (statement, filter), ==, compute (loaded, mask));
  g_assert_cmpfloat (compute (loaded, mask), <, score->score);

  g_free (filter->kind);
  filter->kind = g_strdup ("supporter");
  kscore_mask_clear (mask);
  for (guint i = 0; i < attribution->sources->len; i++)
    {
      const KscoreSource *source = &g_array_index (attribution->sources, KscoreSource, i);

      if (source->kind == KSCORE_SOURCE_SUPPORTER)
        kscore_mask_hide_supporter (mask, source->person);
    }
  g_assert_cmpfloat (get_without (statement, filter), ==, compute (loaded, mask));
  g_assert_cmpfloat (compute (loaded, mask), <, score->score);

  g_free (filter->kind);
  filter->kind = g_strdup ("followers");
  kscore_mask_clear (mask);
  for (guint i = 0; i < loaded->evidence->accounts->len; i++)
    kscore_mask_hide_audience (mask, i);
  g_assert_cmpfloat (get_without (statement, filter), ==, compute (loaded, mask));
  g_assert_cmpfloat (compute (loaded, mask), <, score->score);

  g_clear_pointer (&filter->kind, g_free);
  filter->post = post;
  kscore_mask_clear (mask);
  kscore_mask_hide_post (mask, find_post (loaded->evidence, post));
  g_assert_cmpfloat (get_without (statement, filter), ==, compute (loaded, mask));
  g_assert_cmpfloat (compute (loaded, mask), <, score->score);

  filter->post = 0;
  filter->network = g_strdup ("mastodon");
  kscore_mask_clear (mask);
  for (guint i = 0; i < loaded->evidence->accounts->len; i++)
    if (g_str_equal (g_array_index (loaded->evidence->accounts, KscoreEvidenceAccount, i).network,
                     "mastodon"))
      kscore_mask_hide_account (mask, i);
  g_assert_cmpfloat (get_without (statement, filter), ==, compute (loaded, mask));

  g_clear_pointer (&filter->network, g_free);
  filter->search = g_strdup ("zzzz no such words");
  g_assert_true (isnan (get_without (statement, filter)));
}

/* Whether the job is over that had it. */
static gboolean
is_let_go (gpointer user_data)
{
  return G_OBJECT (user_data)->ref_count == 1;
}

/* What was asked before is dropped when it comes late, and the list waits for none of it. */
static void
test_late (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  g_autoptr(KscoreStatementFilter) likes = kscore_statement_filter_new ();
  g_autoptr(KscoreStatementFilter) replies = kscore_statement_filter_new ();
  KscoreStatement *statement;
  g_autoptr(GCancellable) first = NULL;
  GCancellable *second;
  double of_likes, of_replies, without = 0;

  statement_fixture_fill (&fixture);
  model = statement_fixture_open (&fixture);
  statement = statement_fixture_activate (model);
  likes->kind = g_strdup ("like");
  replies->kind = g_strdup ("reply");
  of_likes = get_without (statement, likes);
  of_replies = get_without (statement, replies);
  g_assert_cmpfloat (of_likes, !=, of_replies);

  kscore_statement_set_filter (statement, likes);
  statement_fixture_wait (statement);
  /* The rows are there, and the score without them is still to come. */
  g_assert_nonnull (statement->comparing);
  g_object_get (statement, "without", &without, NULL);
  g_assert_true (isnan (without));

  /* As though another had been asked for since: the answer that comes is not the one awaited. */
  first = g_steal_pointer (&statement->comparing);
  second = statement->comparing = g_cancellable_new ();
  g_assert_true (owner_fixture_spin_until (is_let_go, first));
  g_assert_true (statement->comparing == second);
  g_object_get (statement, "without", &without, NULL);
  g_assert_true (isnan (without));
  kscore_statement_set_filter (statement, replies);
  g_assert_null (statement->comparing);
  g_assert_cmpfloat (get_without (statement, replies), ==, of_replies);

  /* Another order of the same is not computed again. */
  kscore_statement_set_sort (statement, KSCORE_STATEMENT_SORT_DATE, FALSE);
  statement_fixture_wait (statement);
  g_assert_null (statement->comparing);
  g_object_get (statement, "without", &without, NULL);
  g_assert_cmpfloat (without, ==, of_replies);

  kscore_statement_set_filter (statement, likes);
  statement_fixture_wait (statement);
  kscore_statement_close (statement);
  g_assert_null (statement->comparing);
  g_object_get (statement, "without", &without, NULL);
  g_assert_true (isnan (without));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/statement-without/formula", test_formula);
  g_test_add_func ("/service/statement-without/late", test_late);
  return g_test_run ();
}
