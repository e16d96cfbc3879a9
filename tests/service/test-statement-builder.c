#include "config.h"

#include "service/kscore-statement-builder.h"

#include <math.h>

#include "score/kscore-score.h"
#include "service/kscore-statement-words.h"
#include "support/statement-fixture.h"

static GPtrArray *
read_all (KscoreStatementParts  *parts,
          KscorePartSums        *sums)
{
  const KscorePartQuery query = {
    .kind = -1, .from = KSCORE_DAY_UNKNOWN, .to = KSCORE_DAY_UNKNOWN,
    .sort = KSCORE_PART_SORT_POINTS, .descending = TRUE,
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) order = kscore_statement_parts_find (parts, &query, sums, NULL, &error);
  GPtrArray *all;

  g_assert_no_error (error);
  all = kscore_statement_parts_read (parts, (const guint32 *) order->data, order->len, NULL,
                                     &error);
  g_assert_no_error (error);
  return all;
}

static void
check_reasons (GPtrArray *all,
               gboolean  *seen)
{
  for (guint i = 0; i < all->len; i++)
    {
      const KscorePart *part = &((KscorePartDetails *) g_ptr_array_index (all, i))->part;

      g_assert_cmpuint (part->reason, <, KSCORE_STATEMENT_N_REASONS);
      g_assert_cmpint (part->points > 0, ==, part->reason == KSCORE_STATEMENT_REASON_NONE);
      if (part->reason != KSCORE_STATEMENT_REASON_NONE)
        g_assert_cmpint (isnan (part->points), ==,
                         part->reason != KSCORE_STATEMENT_REASON_NOT_BEST
                         && part->reason != KSCORE_STATEMENT_REASON_FOLLOWED);
      seen[part->reason] = TRUE;
    }
}

/* All points of all parts are the score but for its first point. */
static void
test_sums_to_the_score (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreStatementParts) parts = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GError) error = NULL;
  KscorePartSums sums = { 0 };
  gboolean seen[KSCORE_STATEMENT_N_REASONS] = { FALSE };
  long double points = 0;
  guint n_not_scored = 0;

  statement_fixture_fill (&fixture);
  workspace = owner_fixture_open (&fixture);
  parts = kscore_statement_parts_new (workspace, NULL, NULL, &error);
  g_assert_no_error (error);
  all = read_all (parts, &sums);
  for (guint i = 0; i < all->len; i++)
    {
      const KscorePart *part = &((KscorePartDetails *) g_ptr_array_index (all, i))->part;

      if (isnan (part->points))
        n_not_scored++;
      else
        points += part->points;
    }
  g_assert_cmpfloat (parts->score, >, 40);
  g_assert_cmpfloat_with_epsilon ((double) points, parts->score - 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (sums.points, parts->score - 1, 1e-9);
  g_assert_cmpuint (parts->n_parts, ==, all->len);
  g_assert_cmpuint (parts->n_parts, >, 10000);
  g_assert_cmpuint (sums.n_not_scored, ==, n_not_scored);
  g_assert_cmpuint (parts->networks->len, ==, 2);
  g_assert_true (parts->kinds[KSCORE_STATEMENT_KIND_SUPPORTER]);
  g_assert_true (parts->kinds[KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_STAR]);
  g_assert_false (parts->kinds[KSCORE_KIND_STAR]);
  check_reasons (all, seen);
  g_assert_true (seen[KSCORE_STATEMENT_REASON_BEFORE]);
  g_assert_true (seen[KSCORE_STATEMENT_REASON_NOT_BEST]);
  g_assert_true (seen[KSCORE_STATEMENT_REASON_FOLLOWED]);
}

static gint64
tell_a_later_day (gpointer user_data)
{
  return OWNER_FIXTURE_NOW + GPOINTER_TO_INT (user_data) * G_GINT64_CONSTANT (86400);
}

/* What was not read for long is not scored any more, and says so. */
static void
test_frozen (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreLoadedEvidence) loaded = NULL;
  g_autoptr(KscoreStatementParts) parts = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GError) error = NULL;
  KscoreLoadedEvidence later;
  gboolean seen[KSCORE_STATEMENT_N_REASONS] = { FALSE };

  statement_fixture_fill (&fixture);
  workspace = kscore_workspace_new (fixture.data_dir, tell_a_later_day, GINT_TO_POINTER (400));
  g_assert_true (kscore_workspace_open (workspace, NULL, NULL));
  loaded = kscore_workspace_ref_evidence (workspace, NULL, NULL);
  later = *loaded;
  later.day = later.today;
  parts = kscore_statement_parts_new (workspace, &later, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (parts->day, ==, loaded->today);
  all = read_all (parts, NULL);
  check_reasons (all, seen);
  g_assert_true (seen[KSCORE_STATEMENT_REASON_FROZEN]);
  g_assert_false (seen[KSCORE_STATEMENT_REASON_BEFORE]);
}

/* On an earlier day, what came after it is not scored. */
static void
test_after (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreLoadedEvidence) loaded = NULL;
  g_autoptr(KscoreStatementParts) parts = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GError) error = NULL;
  KscoreLoadedEvidence earlier;
  gboolean seen[KSCORE_STATEMENT_N_REASONS] = { FALSE };

  statement_fixture_fill (&fixture);
  workspace = owner_fixture_open (&fixture);
  loaded = kscore_workspace_ref_evidence (workspace, NULL, NULL);
  earlier = *loaded;
  earlier.day -= 60;
  parts = kscore_statement_parts_new (workspace, &earlier, NULL, &error);
  g_assert_no_error (error);
  all = read_all (parts, NULL);
  check_reasons (all, seen);
  g_assert_true (seen[KSCORE_STATEMENT_REASON_AFTER]);
  for (guint i = 0; i < all->len; i++)
    {
      const KscorePart *part = &((KscorePartDetails *) g_ptr_array_index (all, i))->part;

      if (part->reason == KSCORE_STATEMENT_REASON_AFTER)
        g_assert_cmpint (part->day, >, earlier.day);
    }
}

static void
test_nothing_known (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreStatementParts) parts = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  parts = kscore_statement_parts_new (workspace, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (parts->n_parts, ==, 0);
  g_assert_true (isnan (parts->score));
}

static void
test_cancelled (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  g_cancellable_cancel (cancellable);
  g_assert_null (kscore_statement_parts_new (workspace, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/statement-builder/sums-to-the-score", test_sums_to_the_score);
  g_test_add_func ("/service/statement-builder/frozen", test_frozen);
  g_test_add_func ("/service/statement-builder/after", test_after);
  g_test_add_func ("/service/statement-builder/nothing-known", test_nothing_known);
  g_test_add_func ("/service/statement-builder/cancelled", test_cancelled);
  return g_test_run ();
}
