#include "config.h"

#include <math.h>

#include "score/kscore-attribution.h"
#include "score/kscore-series.h"
#include "service/kscore-scoring.h"
#include "store/kscore-account-table.h"
#include "store/kscore-pending-forget.h"
#include "store/kscore-score-table.h"
#include "support/owner-fixture.h"

static gboolean
list_shown (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  GArray **shown = data;

  *shown = kscore_shown_table_list (db, KSCORE_OWNER, error);
  return *shown != NULL;
}

static void
test_archive_is_scored (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(GError) error = NULL;
  const KscoreSeriesPoint *last;
  double sum = 0;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  scoring = kscore_scoring_new (workspace, NULL, &error);
  g_assert_no_error (error);

  g_assert_true (scoring->score->known);
  g_assert_cmpfloat (scoring->score->score, >, 1);
  g_assert_cmpfloat (scoring->score->score, <, 100);
  g_assert_true (scoring->score->at_least);
  g_assert_false (scoring->score->components[KSCORE_COMPONENT_RECOGNITION].known);

  /* The newest day of the history is the score itself. */
  last = &g_array_index (scoring->series, KscoreSeriesPoint, scoring->series->len - 1);
  g_assert_cmpint (last->day, ==, scoring->score->day);
  g_assert_cmpfloat_with_epsilon (last->score, scoring->score->score, 1e-9);
  g_assert_false (isnan (scoring->change[0]));

  for (guint i = 0; i < scoring->accounts->len; i++)
    sum += g_array_index (scoring->accounts, KscorePointsSum, i).points;
  g_assert_cmpfloat_with_epsilon (sum, scoring->score->score - 1, 1e-6);
}

static void
test_the_first_shown_figure_stays (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(GArray) shown = NULL;
  g_autoptr(GError) error = NULL;
  double first;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  scoring = kscore_scoring_new (workspace, NULL, &error);
  g_assert_no_error (error);

  first = scoring->score->score;
  g_assert_true (kscore_scoring_store_shown (scoring->score, workspace, NULL, &error));
  scoring->score->score += 5;
  g_assert_true (kscore_scoring_store_shown (scoring->score, workspace, NULL, &error));
  kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ, list_shown, &shown,
                    NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shown->len, ==, 1);
  g_assert_cmpfloat (g_array_index (shown, KscoreShown, 0).score, ==, first);
}

/* Another account, beside that of the archive. */
static void
link_mastodon (KscoreWorkspace *workspace)
{
  g_autoptr(KscoreAccount) account = kscore_account_new ("mastodon", "1", "ada@moor.example");
  g_autoptr(KscorePage) page = kscore_page_new (account);
  const KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);
  KscoreCoverage covered = { today - 200, today, KSCORE_KINDS_POSTS | KSCORE_KINDS_REACTIONS };
  g_autoptr(GError) error = NULL;
  guint n_skipped = 0;

  g_array_append_val (page->coverage, covered);
  g_ptr_array_add (page->posts, kscore_post_new ("a", OWNER_FIXTURE_NOW - 10 * 86400));
  g_ptr_array_add (page->counts, kscore_count_new ("a", KSCORE_KIND_LIKE, 900,
                                                   OWNER_FIXTURE_NOW));
  kscore_store_write_page (kscore_workspace_get_store (workspace), page, &n_skipped, NULL, &error);
  g_assert_no_error (error);
  kscore_workspace_evidence_changed (workspace);
}

/* "Without it" is what the score was before the network was linked. */
static void
test_without_a_network (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) before = NULL;
  g_autoptr(KscoreScoring) after = NULL;
  g_autoptr(GError) error = NULL;
  double *without;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  before = kscore_scoring_new (workspace, NULL, &error);
  g_assert_no_error (error);

  link_mastodon (workspace);
  after = kscore_scoring_new (workspace, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (after->score->day, ==, before->score->day);
  g_assert_cmpuint (g_hash_table_size (after->without), ==, 2);
  without = g_hash_table_lookup (after->without, "mastodon");
  g_assert_cmpfloat (after->score->score, >, before->score->score + 0.1);
  g_assert_cmpfloat_with_epsilon (*without, before->score->score, 1e-9);
}

static gboolean
bring_back (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  gint64 account = kscore_pending_forget_find (db, "mastodon:1", error);

  return account != 0 && kscore_pending_forget_remove (db, account, error);
}

/* Brings an account back as soon as a computation begins: it asks for the time. */
static gint64
undoing_clock (gpointer user_data)
{
  KscoreWorkspace **workspace = user_data;
  g_autoptr(KscoreWorkspace) undone = g_steal_pointer (workspace);
  g_autoptr(GError) error = NULL;

  if (undone != NULL)
    kscore_store_run (kscore_workspace_get_store (undone), KSCORE_STORE_WRITE, bring_back, NULL,
                      NULL, &error);
  g_assert_no_error (error);
  return OWNER_FIXTURE_NOW;
}

/* A figure without an account that is brought back meanwhile is not what was shown that day. */
static void
test_undone_meanwhile (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  KscoreWorkspace *to_undo = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) hidden = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(GPtrArray) accounts = NULL;
  g_autoptr(GArray) shown = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  workspace = kscore_workspace_new (fixture.data_dir, undoing_clock, &to_undo);
  g_assert_true (kscore_workspace_open (workspace, NULL, &error));
  owner_fixture_import (workspace, archive);
  link_mastodon (workspace);
  g_assert_true (kscore_workspace_begin_forget (workspace, "mastodon:1", NULL, &error));
  hidden = kscore_scoring_new (workspace, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (hidden->score->known);

  to_undo = g_object_ref (workspace);
  scoring = kscore_scoring_new_kept (workspace, &accounts, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (to_undo);
  g_assert_cmpfloat (scoring->score->score, ==, hidden->score->score);
  kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ, list_shown, &shown,
                    NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shown->len, ==, 0);
}

static void
test_nothing_to_score (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(GArray) shown = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  scoring = kscore_scoring_new (workspace, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (scoring->score->known);
  g_assert_true (isnan (scoring->change[2]));
  g_assert_true (kscore_scoring_store_shown (scoring->score, workspace, NULL, &error));
  kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ, list_shown, &shown,
                    NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shown->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/scoring/archive-is-scored", test_archive_is_scored);
  g_test_add_func ("/service/scoring/the-first-shown-figure-stays",
                   test_the_first_shown_figure_stays);
  g_test_add_func ("/service/scoring/without-a-network", test_without_a_network);
  g_test_add_func ("/service/scoring/undone-meanwhile", test_undone_meanwhile);
  g_test_add_func ("/service/scoring/nothing-to-score", test_nothing_to_score);
  return g_test_run ();
}
