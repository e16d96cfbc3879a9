#include "config.h"

#include "service/kscore-statement-work.h"

#include <string.h>

#include "support/statement-fixture.h"

typedef struct {
  guint n_emissions;
  guint n_removed;
  guint n_added;
} Changes;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       n_removed,
            guint       n_added,
            gpointer    user_data)
{
  Changes *changes = user_data;

  g_assert_cmpuint (position, ==, 0);
  g_assert_true (n_removed == 0 || n_added == 0);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n_added);
  changes->n_emissions++;
  changes->n_removed += n_removed;
  changes->n_added += n_added;
}

static guint
count (KscoreStatement *statement)
{
  return g_list_model_get_n_items (G_LIST_MODEL (statement));
}

/* What is typed quickly is looked for once. */
static void
test_typing (void)
{
  static const char word[] = "the";
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  KscoreStatement *statement;
  Changes changes = { 0 };
  guint n_all;

  statement_fixture_fill (&fixture);
  model = statement_fixture_open (&fixture);
  statement = statement_fixture_activate (model);
  n_all = count (statement);
  g_signal_connect (statement, "items-changed", G_CALLBACK (changed_cb), &changes);
  for (guint i = 1; i <= strlen (word); i++)
    {
      g_autoptr(KscoreStatementFilter) filter = kscore_statement_filter_new ();

      filter->search = g_strndup (word, i);
      kscore_statement_set_filter (statement, filter);
      g_assert_true (kscore_statement_get_loading (statement));
      g_assert_cmpuint (count (statement), ==, n_all);
    }
  statement_fixture_wait (statement);
  /* The old list goes, the new one comes. */
  g_assert_cmpuint (changes.n_emissions, ==, 2);
  g_assert_cmpuint (changes.n_removed, ==, n_all);
  g_assert_cmpuint (changes.n_added, <, n_all);
}

/* A row of another order never gets a part of this one. */
static void
test_old_rows_are_dead (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  g_autoptr(GPtrArray) old = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) rows = NULL;
  KscoreStatement *statement;

  statement_fixture_fill (&fixture);
  model = statement_fixture_open (&fixture);
  statement = statement_fixture_activate (model);
  for (guint i = 0; i < 400; i++)
    g_ptr_array_add (old, g_list_model_get_item (G_LIST_MODEL (statement), i));
  kscore_statement_set_sort (statement, KSCORE_STATEMENT_SORT_POINTS, FALSE);
  statement_fixture_wait (statement);
  rows = statement_fixture_read (statement);
  for (guint i = 0; i < old->len; i++)
    {
      KscoreStatementRow *row = g_ptr_array_index (old, i);

      /* Read before the new order was there, or never. */
      if (kscore_statement_row_get_loaded (row))
        g_assert_cmpfloat (kscore_statement_row_get_points (row), >, 0.001);
      g_assert_true (row != g_ptr_array_index (rows, i));
    }
}

/* It follows the score while somebody looks, and lets go of it when nobody does. */
static void
test_follows_the_score (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  g_autofree char *archive = NULL;
  KscoreWorkspace *workspace;
  KscoreStatement *statement;
  guint n_all;
  guint n_before;

  statement_fixture_fill (&fixture);
  model = statement_fixture_open (&fixture);
  statement = statement_fixture_activate (model);
  n_all = count (statement);
  g_assert_cmpuint (n_all, >, 0);

  kscore_statement_set_active (statement, FALSE);
  g_assert_cmpuint (count (statement), ==, n_all);
  kscore_statement_follow (statement, NULL);
  g_assert_cmpuint (count (statement), ==, 0);
  g_assert_false (kscore_statement_get_loading (statement));

  workspace = kscore_scoring_model_get_workspace (model);
  g_assert_true (kscore_workspace_forget (workspace, "adawren", NULL, NULL));
  kscore_statement_set_active (statement, TRUE);
  statement_fixture_wait (statement);
  g_assert_cmpuint (count (statement), >, 0);
  g_assert_cmpuint (count (statement), <, n_all);

  /* What is shown stays until the new is there. */
  n_before = count (statement);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  owner_fixture_import (workspace, archive);
  kscore_statement_follow (statement, NULL);
  g_assert_cmpuint (count (statement), ==, n_before);
  statement_fixture_wait (statement);
  g_assert_cmpuint (count (statement), >, n_before);
}

/* At every moment of its work the model may go, and the page may keep the list. */
static void
test_closed_while_working (void)
{
  for (guint i = 0; i < 12; i++)
    {
      g_auto(OwnerFixture) fixture = { 0 };
      KscoreScoringModel *model;
      g_autoptr(KscoreStatement) kept = NULL;
      g_autoptr(KscoreStatementRow) row = NULL;

      owner_fixture_init (&fixture);
      {
        g_autofree char *archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren",
                                                                  40);
        g_autoptr(KscoreWorkspace) workspace = owner_fixture_open (&fixture);

        owner_fixture_import (workspace, archive);
      }
      model = statement_fixture_open (&fixture);
      kept = g_object_ref (kscore_scoring_model_get_statement (model));
      kscore_statement_set_active (kept, TRUE);
      for (guint j = 0; j < i * i; j++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (500);
        }
      if (count (kept) > 0)
        row = g_list_model_get_item (G_LIST_MODEL (kept), 0);
      kscore_statement_set_sort (kept, KSCORE_STATEMENT_SORT_DATE, TRUE);
      g_object_run_dispose (G_OBJECT (model));
      g_object_unref (model);
      g_assert_cmpuint (count (kept), ==, 0);
      if (i % 2 == 0)
        g_assert_finalize_object (g_steal_pointer (&kept));
      for (guint j = 0; j < 20; j++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (1000);
        }
      if (kept != NULL)
        g_assert_false (kscore_statement_get_loading (kept));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/statement-work/typing", test_typing);
  g_test_add_func ("/service/statement-work/old-rows-are-dead", test_old_rows_are_dead);
  g_test_add_func ("/service/statement-work/follows-the-score", test_follows_the_score);
  g_test_add_func ("/service/statement-work/closed-while-working", test_closed_while_working);
  return g_test_run ();
}
