#include "config.h"

#include "core/kscore-error.h"
#include "service/kscore-scoring-model.h"
#include "support/owner-fixture.h"

typedef struct {
  gboolean done;
  gboolean result;
  GError  *error; /* (owned) */
} Finished;

static void
opened_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Finished *finished = user_data;

  finished->result = kscore_scoring_model_open_finish (KSCORE_SCORING_MODEL (source_object),
                                                       result, &finished->error);
  finished->done = TRUE;
}

static void
imported_cb (GObject      *source_object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Finished *finished = user_data;

  finished->result = kscore_import_run_finish (KSCORE_IMPORT (source_object), result,
                                               &finished->error);
  finished->done = TRUE;
}

static gboolean
is_done (gpointer user_data)
{
  return ((Finished *) user_data)->done;
}

static KscoreScoringModel *
open_model (OwnerFixture *fixture)
{
  KscoreScoringModel *model = kscore_scoring_model_new (fixture->data_dir, owner_fixture_clock,
                                                        NULL);
  Finished opened = { 0 };

  kscore_scoring_model_open_async (model, NULL, opened_cb, &opened);
  g_assert_true (owner_fixture_spin_until (is_done, &opened));
  g_assert_no_error (opened.error);
  return model;
}

static void
test_score_is_there_when_it_finishes (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreScoringModel) model = NULL;
  KscoreImport *import;
  Finished finished = { 0 };
  guint n_points = 0;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  model = open_model (&fixture);
  import = kscore_scoring_model_get_import (model);
  kscore_import_run_async (import, (const char *[]) { archive, NULL }, FALSE, NULL, imported_cb,
                           &finished);
  g_assert_true (kscore_import_get_running (import));
  g_assert_true (owner_fixture_spin_until (is_done, &finished));

  g_assert_no_error (finished.error);
  g_assert_true (finished.result);
  g_assert_false (kscore_import_get_running (import));
  g_assert_nonnull (kscore_import_get_summary (import));
  g_assert_true (kscore_score_part_get_available (kscore_scoring_model_get_score (model)));
  kscore_history_get_points (kscore_scoring_model_get_history (model), &n_points);
  g_assert_cmpuint (n_points, >, 100);
  g_assert_cmpuint (g_list_model_get_n_items (kscore_scoring_model_get_accounts (model)), ==, 1);
}

static void
test_one_at_a_time (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreScoringModel) model = NULL;
  KscoreImport *import;
  Finished first = { 0 };
  Finished second = { 0 };

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  model = open_model (&fixture);
  import = kscore_scoring_model_get_import (model);
  kscore_import_run_async (import, (const char *[]) { archive, NULL }, FALSE, NULL, imported_cb,
                           &first);
  kscore_import_run_async (import, (const char *[]) { archive, NULL }, FALSE, NULL, imported_cb,
                           &second);
  g_assert_true (owner_fixture_spin_until (is_done, &second));
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_assert_true (kscore_import_get_running (import));
  g_assert_true (owner_fixture_spin_until (is_done, &first));
  g_assert_no_error (first.error);
  g_clear_error (&second.error);
}

static void
test_bad_archive (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(KscoreScoringModel) model = NULL;
  KscoreImport *import;
  Finished finished = { 0 };

  owner_fixture_init (&fixture);
  path = owner_fixture_write_file (&fixture, "holiday.zip", "these are not the bytes of a zip");
  model = open_model (&fixture);
  import = kscore_scoring_model_get_import (model);
  kscore_import_run_async (import, (const char *[]) { path, NULL }, FALSE, NULL, imported_cb,
                           &finished);
  g_assert_true (owner_fixture_spin_until (is_done, &finished));
  g_assert_error (finished.error, KSCORE_ERROR, KSCORE_ERROR_BAD_ARCHIVE);
  g_assert_false (kscore_import_get_running (import));
  g_assert_null (kscore_import_get_summary (import));
  g_clear_error (&finished.error);
}

static void
test_cancelled (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreScoringModel) model = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  KscoreImport *import;
  Finished finished = { 0 };

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 500);
  model = open_model (&fixture);
  import = kscore_scoring_model_get_import (model);
  g_cancellable_cancel (cancellable);
  kscore_import_run_async (import, (const char *[]) { archive, NULL }, FALSE, cancellable,
                           imported_cb, &finished);
  g_assert_true (owner_fixture_spin_until (is_done, &finished));
  g_assert_error (finished.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (g_list_model_get_n_items (kscore_scoring_model_get_accounts (model)), ==, 0);
  g_clear_error (&finished.error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/import/score-is-there-when-it-finishes",
                   test_score_is_there_when_it_finishes);
  g_test_add_func ("/service/import/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/service/import/bad-archive", test_bad_archive);
  g_test_add_func ("/service/import/cancelled", test_cancelled);
  return g_test_run ();
}
