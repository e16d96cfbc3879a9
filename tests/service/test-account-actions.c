#include "config.h"

#include "service/kscore-account-actions.h"

#include "core/kscore-error.h"
#include "report/kscore-export-tables.h"
#include "service/kscore-figures.h"
#include "service/kscore-sample.h"
#include "service/kscore-scoring-model-private.h"
#include "support/owner-fixture.h"

typedef struct {
  GError   *error; /* (owned) */
  gboolean  done;
  gboolean  over;
} Outcome;

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->done = kscore_account_actions_change_finish (KSCORE_ACCOUNT_ACTIONS (object), result,
                                                        &outcome->error);
  outcome->over = TRUE;
}

static gboolean
is_over (gpointer user_data)
{
  return ((Outcome *) user_data)->over;
}

/* Returns the error it fails with, or NULL. */
static GError *
change (KscoreScoringModel  *model,
        KscoreAccountChange  what,
        const char          *account)
{
  Outcome outcome = { NULL };

  kscore_account_actions_change_async (kscore_scoring_model_get_account_actions (model), what,
                                       account, NULL, changed_cb, &outcome);
  g_assert_true (owner_fixture_spin_until (is_over, &outcome));
  g_assert_true (outcome.done == (outcome.error == NULL));
  return outcome.error;
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GError *error = NULL;

  kscore_scoring_model_open_finish (KSCORE_SCORING_MODEL (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_set (gpointer user_data)
{
  return *(gboolean *) user_data;
}

static gboolean
is_computed (gpointer user_data)
{
  gboolean computing = TRUE;

  g_object_get (kscore_scoring_model_get_score (user_data), "computing", &computing, NULL);
  return !computing;
}

static KscoreScoringModel *
open_model (const char *data_dir)
{
  KscoreScoringModel *model = kscore_scoring_model_new (data_dir, owner_fixture_clock, NULL);
  gboolean opened = FALSE;

  kscore_scoring_model_open_async (model, NULL, opened_cb, &opened);
  g_assert_true (owner_fixture_spin_until (is_set, &opened));
  g_assert_true (owner_fixture_spin_until (is_computed, model));
  return model;
}

/* A model with two accounts, x:42 and x:43, and a score. */
static KscoreScoringModel *
open_filled (OwnerFixture *fixture)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;

  owner_fixture_init (fixture);
  first = owner_fixture_write_x_archive (fixture, "x", "42", "ada_wren", 30);
  second = owner_fixture_write_x_archive (fixture, "y", "43", "ada_two", 20);
  workspace = owner_fixture_open (fixture);
  owner_fixture_import (workspace, first);
  {
    const char * const files[] = { second, NULL };
    g_auto(KscoreImportSummary) summary = { 0 };
    g_autoptr(GError) error = NULL;

    kscore_workspace_import (workspace, files, TRUE, NULL, NULL, &summary, NULL, &error);
    g_assert_no_error (error);
  }
  g_clear_object (&workspace);
  return open_model (fixture->data_dir);
}

static guint
count_accounts (KscoreScoringModel *model)
{
  return g_list_model_get_n_items (kscore_scoring_model_get_accounts (model));
}

static double
get_score (KscoreScoringModel *model)
{
  g_assert_true (owner_fixture_spin_until (is_computed, model));
  return kscore_score_part_get_score (kscore_scoring_model_get_score (model));
}

static char *
export (OwnerFixture       *fixture,
        KscoreScoringModel *model,
        const char         *name)
{
  char *folder = g_build_filename (fixture->root, name, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (owner_fixture_spin_until (is_computed, model));
  kscore_figures_export (kscore_scoring_model_get_workspace (model), folder, KSCORE_FIGURE_JSON,
                         NULL, &error);
  g_assert_no_error (error);
  return folder;
}

static void
assert_same_exports (const char *first,
                     const char *second)
{
  for (KscoreExportTable table = 0; table < KSCORE_EXPORT_N_TABLES; table++)
    {
      const char *name = kscore_export_table_get_file (table, KSCORE_EXPORT_JSON);
      g_autofree char *left = NULL;
      g_autofree char *right = NULL;
      g_autofree char *left_path = NULL;
      g_autofree char *right_path = NULL;

      if (name == NULL)
        continue;
      left_path = g_build_filename (first, name, NULL);
      right_path = g_build_filename (second, name, NULL);
      g_assert_true (g_file_get_contents (left_path, &left, NULL, NULL));
      g_assert_true (g_file_get_contents (right_path, &right, NULL, NULL));
      g_assert_cmpstr (left, ==, right);
    }
}

static void
test_unlink_and_relink (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = open_filled (&fixture);
  g_autoptr(GObject) account = NULL;
  g_autofree char *state = NULL;
  double before = get_score (model);

  g_assert_no_error (change (model, KSCORE_ACCOUNT_UNLINK, "x:42"));
  g_assert_cmpuint (count_accounts (model), ==, 2);
  account = g_list_model_get_item (kscore_scoring_model_get_accounts (model), 0);
  g_object_get (account, "state", &state, NULL);
  g_assert_cmpstr (state, ==, "unlinked");
  g_assert_cmpfloat (get_score (model), <, before);

  g_assert_no_error (change (model, KSCORE_ACCOUNT_RELINK, "x:42"));
  g_assert_cmpfloat_with_epsilon (get_score (model), before, 1e-9);
}

static void
test_forget_and_undo (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = open_filled (&fixture);
  KscoreAccountActions *actions = kscore_scoring_model_get_account_actions (model);
  g_autofree char *before = export (&fixture, model, "before");
  g_autofree char *after = NULL;
  g_autofree char *unlinked = NULL;
  g_autofree char *unlinked_after = NULL;
  g_auto(GStrv) pending = NULL;
  double score = get_score (model);

  g_assert_no_error (change (model, KSCORE_ACCOUNT_FORGET, "x:42"));
  g_assert_true (kscore_account_actions_get_pending (actions));
  pending = kscore_account_actions_list_pending (actions);
  g_assert_cmpuint (g_strv_length (pending), ==, 1);
  g_assert_cmpstr (pending[0], ==, "x:42");
  g_assert_cmpstr (kscore_account_actions_get_handle (actions, "x:42"), ==, "ada_wren");
  g_assert_cmpuint (count_accounts (model), ==, 1);
  g_assert_cmpfloat (get_score (model), <, score);
  g_assert_no_error (change (model, KSCORE_ACCOUNT_UNDO_FORGET, "x:42"));
  g_assert_false (kscore_account_actions_get_pending (actions));
  g_assert_cmpuint (count_accounts (model), ==, 2);
  g_assert_cmpfloat_with_epsilon (get_score (model), score, 1e-9);
  after = export (&fixture, model, "after");
  assert_same_exports (before, after);

  /* One that counted for nothing counts for nothing again. */
  g_assert_no_error (change (model, KSCORE_ACCOUNT_UNLINK, "x:43"));
  unlinked = export (&fixture, model, "unlinked");
  g_assert_no_error (change (model, KSCORE_ACCOUNT_FORGET, "x:43"));
  g_assert_no_error (change (model, KSCORE_ACCOUNT_UNDO_FORGET, "x:43"));
  unlinked_after = export (&fixture, model, "unlinked-after");
  assert_same_exports (unlinked, unlinked_after);
}

static void
note_cb (KscoreAccountActions *actions,
         GParamSpec           *pspec,
         GString              *notes)
{
  g_autofree char *obstacle = kscore_account_actions_dup_obstacle (actions);

  if (kscore_account_actions_get_deleting (actions))
    g_string_append_printf (notes, "%s %d;", kscore_account_actions_get_message (actions),
                            obstacle != NULL);
  else
    g_string_append (notes, "over;");
}

/* It is told which account; others wait; what is wanted back too late is not there. */
static void
test_finish_forget (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = open_filled (&fixture);
  KscoreAccountActions *actions = kscore_scoring_model_get_account_actions (model);
  g_autoptr(GString) notes = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  Outcome deletion = { NULL };

  g_signal_connect (actions, "notify::deleting", G_CALLBACK (note_cb), notes);
  g_assert_no_error (change (model, KSCORE_ACCOUNT_FORGET, "x:42"));
  g_assert_no_error (change (model, KSCORE_ACCOUNT_FORGET, "x:43"));
  kscore_account_actions_change_async (actions, KSCORE_ACCOUNT_FINISH_FORGET, "x:42", NULL,
                                       changed_cb, &deletion);
  error = change (model, KSCORE_ACCOUNT_UNLINK, "x:43");
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_no_error (change (model, KSCORE_ACCOUNT_UNDO_FORGET, "x:43"));
  g_assert_true (owner_fixture_spin_until (is_over, &deletion));
  g_assert_no_error (deletion.error);
  g_assert_cmpstr (notes->str, ==, "Deleting ada_wren and everything known of it 1;over;");
  g_assert_cmpuint (count_accounts (model), ==, 1);
  g_assert_false (kscore_account_actions_get_pending (actions));

  error = change (model, KSCORE_ACCOUNT_UNDO_FORGET, "x:42");
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_no_error (change (model, KSCORE_ACCOUNT_FORGET, "x:43"));
  g_assert_no_error (change (model, KSCORE_ACCOUNT_FINISH_FORGET, NULL));
  g_assert_cmpuint (count_accounts (model), ==, 0);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  kscore_import_run_finish (KSCORE_IMPORT (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
test_not_while_importing (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = open_filled (&fixture);
  g_autofree char *archive = g_build_filename (fixture.root, "x", NULL);
  const char * const files[] = { archive, NULL };
  g_autoptr(GError) error = NULL;
  gboolean imported = FALSE;

  kscore_import_run_async (kscore_scoring_model_get_import (model), files, FALSE, NULL,
                           imported_cb, &imported);
  error = change (model, KSCORE_ACCOUNT_FORGET, "x:42");
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BUSY);
  g_assert_true (owner_fixture_spin_until (is_set, &imported));
  g_assert_no_error (change (model, KSCORE_ACCOUNT_FORGET, "x:42"));
}

static void
test_not_while_another_writes (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) other = NULL;
  g_autoptr(KscoreScoringModel) model = NULL;
  g_autoptr(GError) error = NULL;
  gboolean read_only = FALSE;

  g_object_unref (open_filled (&fixture));
  other = owner_fixture_open (&fixture);
  model = open_model (fixture.data_dir);
  g_object_get (model, "read-only", &read_only, NULL);
  g_assert_true (read_only);
  error = change (model, KSCORE_ACCOUNT_FORGET, "x:42");
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BUSY);
  g_assert_cmpuint (count_accounts (model), ==, 2);

  /* Once it has gone. */
  g_clear_object (&other);
  g_assert_no_error (change (model, KSCORE_ACCOUNT_FORGET, "x:42"));
}

static void
test_not_the_sample (void)
{
  g_autofree char *data_dir = kscore_sample_dup_data_dir ();
  g_autoptr(KscoreScoringModel) model = kscore_scoring_model_new (data_dir, NULL, NULL);
  g_autoptr(GError) error = change (model, KSCORE_ACCOUNT_UNLINK, "x:42");

  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BUSY);
}

/* Closing does not wait for the window: the call holds what it needs. */
static void
test_model_goes_first (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  KscoreScoringModel *model = open_filled (&fixture);
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GPtrArray) accounts = NULL;
  Outcome outcome = { NULL };

  g_assert_no_error (change (model, KSCORE_ACCOUNT_FORGET, "x:42"));
  kscore_account_actions_change_async (kscore_scoring_model_get_account_actions (model),
                                       KSCORE_ACCOUNT_FINISH_FORGET, NULL, NULL, changed_cb,
                                       &outcome);
  g_object_run_dispose (G_OBJECT (model));
  g_object_unref (model);
  g_assert_true (owner_fixture_spin_until (is_over, &outcome));
  g_assert_no_error (outcome.error);

  workspace = owner_fixture_open (&fixture);
  accounts = kscore_workspace_list_accounts (workspace, NULL, NULL);
  g_assert_cmpuint (accounts->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/account-actions/unlink-and-relink", test_unlink_and_relink);
  g_test_add_func ("/service/account-actions/forget-and-undo", test_forget_and_undo);
  g_test_add_func ("/service/account-actions/finish-forget", test_finish_forget);
  g_test_add_func ("/service/account-actions/not-while-importing", test_not_while_importing);
  g_test_add_func ("/service/account-actions/not-while-another-writes",
                   test_not_while_another_writes);
  g_test_add_func ("/service/account-actions/not-the-sample", test_not_the_sample);
  g_test_add_func ("/service/account-actions/model-goes-first", test_model_goes_first);
  return g_test_run ();
}
