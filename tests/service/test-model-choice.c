#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-insights.h"
#include "service/kscore-model-choice-private.h"
#include "support/model-fixture.h"
#include "support/owner-fixture.h"

typedef struct {
  OwnerFixture        owner;
  KscoreScoringModel *model;  /* (owned) */
  KscoreModelChoice  *choice;
  GError             *error;  /* (owned) (nullable) */
  guint               n_done;
  guint               n_wanted;
} Fixture;

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  kscore_scoring_model_open_finish (KSCORE_SCORING_MODEL (object), result, &fixture->error);
  g_assert_no_error (fixture->error);
  fixture->n_done++;
}

static gboolean
is_done (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->n_done >= fixture->n_wanted;
}

static gboolean
is_answered (gpointer user_data)
{
  Fixture *fixture = user_data;
  gboolean computing;

  g_object_get (kscore_scoring_model_get_score (fixture->model), "computing", &computing, NULL);
  return !computing && !kscore_insight_get_computing (KSCORE_INSIGHT (fixture->choice))
         && kscore_model_choice_get_answer (fixture->choice) != NULL;
}

static void
fixture_init (Fixture *self)
{
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;

  owner_fixture_init (&self->owner);
  archive = owner_fixture_write_x_archive (&self->owner, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (&self->owner);
  owner_fixture_import (workspace, archive);
  g_clear_object (&workspace);

  self->model = kscore_scoring_model_new (self->owner.data_dir, owner_fixture_clock, NULL);
  self->choice = kscore_scoring_model_get_insights (self->model)->model_choice;
  self->n_wanted = 1;
  kscore_scoring_model_open_async (self->model, NULL, opened_cb, self);
  g_assert_true (owner_fixture_spin_until (is_done, self));
  kscore_insight_set_active (KSCORE_INSIGHT (self->choice), TRUE);
  g_assert_true (owner_fixture_spin_until (is_answered, self));
}

static void
fixture_clear (Fixture *self)
{
  g_clear_object (&self->model);
  g_clear_error (&self->error);
  owner_fixture_clear (&self->owner);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Fixture *fixture = user_data;

  kscore_model_choice_change_finish (KSCORE_MODEL_CHOICE (object), result, &fixture->error);
  fixture->n_done++;
}

static void
change (Fixture           *self,
        KscoreModelChange  what,
        const char        *name,
        const char        *path)
{
  g_autoptr(GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  g_clear_error (&self->error);
  self->n_wanted++;
  kscore_model_choice_change_async (self->choice, what, name, file, NULL, changed_cb, self);
  g_assert_true (kscore_model_choice_get_busy (self->choice));
  g_assert_true (owner_fixture_spin_until (is_done, self));
  g_assert_false (kscore_model_choice_get_busy (self->choice));
  g_assert_true (owner_fixture_spin_until (is_answered, self));
}

static char *
dup_used (Fixture *self)
{
  char *model;

  g_object_get (kscore_scoring_model_get_score (self->model), "model", &model, NULL);
  return model;
}

/* Everything that shows a score follows the choice, and comes back with it. */
static void
test_moves (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autofree char *weights = model_fixture_dup_path ("steady.json");
  g_autofree char *loaded = NULL;
  g_autofree char *removed = NULL;
  double before, mine, after;

  fixture_init (&fixture);
  g_object_get (kscore_scoring_model_get_score (fixture.model), "score", &before, NULL);
  g_assert_cmpuint (kscore_model_choice_get_answer (fixture.choice)->versions->len, ==, 1);

  change (&fixture, KSCORE_MODEL_LOAD, NULL, weights);
  g_assert_no_error (fixture.error);
  loaded = dup_used (&fixture);
  g_assert_cmpstr (loaded, ==, "my-weights:steady");
  g_object_get (kscore_scoring_model_get_score (fixture.model), "score", &mine, NULL);
  g_assert_cmpfloat (mine, !=, before);
  g_assert_cmpuint (kscore_model_choice_get_answer (fixture.choice)->versions->len, ==, 2);

  change (&fixture, KSCORE_MODEL_REMOVE, NULL, NULL);
  g_assert_no_error (fixture.error);
  removed = dup_used (&fixture);
  g_assert_cmpstr (removed, ==, "kscore-1");
  g_object_get (kscore_scoring_model_get_score (fixture.model), "score", &after, NULL);
  g_assert_cmpfloat (after, ==, before);
}

static void
test_comparison (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autofree char *weights = model_fixture_dup_path ("steady.json");
  const KscoreModelAnswer *answer;
  const KscoreComparedRow *row;

  fixture_init (&fixture);
  change (&fixture, KSCORE_MODEL_LOAD, NULL, weights);
  kscore_model_choice_set_comparison (fixture.choice, "kscore-1");
  g_assert_true (owner_fixture_spin_until (is_answered, &fixture));
  answer = kscore_model_choice_get_answer (fixture.choice);
  g_assert_cmpstr (answer->compared, ==, "kscore-1");
  g_assert_cmpuint (answer->rows->len, ==, 5);
  row = g_ptr_array_index (answer->rows, 0);
  g_assert_cmpfloat (row->used, !=, row->other);
  g_assert_cmpuint (answer->days->len, >, 100);

  g_assert_cmpstr (kscore_history_get_other (kscore_scoring_model_get_history (fixture.model)),
                   ==, "kscore-1");

  /* What is used now is not compared with itself. */
  change (&fixture, KSCORE_MODEL_USE, "kscore-1", NULL);
  g_assert_null (kscore_model_choice_get_answer (fixture.choice)->compared);
  g_assert_null (kscore_history_get_other (kscore_scoring_model_get_history (fixture.model)));
  kscore_model_choice_set_comparison (fixture.choice, NULL);
  kscore_insight_set_active (KSCORE_INSIGHT (fixture.choice), FALSE);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (fixture.choice)));
}

static void
test_bad_weights (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autofree char *bad = NULL;
  g_autofree char *used = NULL;

  fixture_init (&fixture);
  bad = owner_fixture_write_file (&fixture.owner, "bad.json", "{\"version\": \"odd\"}");
  change (&fixture, KSCORE_MODEL_LOAD, NULL, bad);
  g_assert_error (fixture.error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  used = dup_used (&fixture);
  g_assert_cmpstr (used, ==, "kscore-1");
}

static void
test_worksheet (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  fixture_init (&fixture);
  path = g_build_filename (fixture.owner.root, "worksheet.txt", NULL);
  change (&fixture, KSCORE_MODEL_WORKSHEET, NULL, path);
  g_assert_no_error (fixture.error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "worksheet 1\nmodel kscore-1\n"));
  /* A folder is no place for it. */
  change (&fixture, KSCORE_MODEL_WORKSHEET, NULL, fixture.owner.root);
  g_assert_error (fixture.error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/model-choice/moves", test_moves);
  g_test_add_func ("/service/model-choice/comparison", test_comparison);
  g_test_add_func ("/service/model-choice/bad-weights", test_bad_weights);
  g_test_add_func ("/service/model-choice/worksheet", test_worksheet);
  return g_test_run ();
}
