#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-model-choice-private.h"
#include "service/kscore-workspace-private.h"
#include "support/model-fixture.h"
#include "support/owner-fixture.h"

static KscoreWorkspace *
open_filled (OwnerFixture *fixture)
{
  g_autofree char *archive = NULL;
  KscoreWorkspace *workspace;

  owner_fixture_init (fixture);
  archive = owner_fixture_write_x_archive (fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (fixture);
  owner_fixture_import (workspace, archive);
  return workspace;
}

static KscoreModelAnswer *
ask (KscoreWorkspace *workspace,
     const char      *other)
{
  g_autoptr(GError) error = NULL;
  KscoreModelAnswer *answer =
    kscore_model_choice_work.compute (G_OBJECT (workspace), other, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

static gboolean
change (KscoreWorkspace    *workspace,
        KscoreModelChange   what,
        const char         *name,
        const char         *path,
        GError            **error)
{
  g_autoptr(GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  return kscore_model_choice_do_change (G_OBJECT (workspace), what, name, file, NULL, error);
}

static void
test_answers (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autofree char *weights = model_fixture_dup_path ("steady.json");
  g_autoptr(KscoreModelAnswer) alone = ask (workspace, NULL);
  g_autoptr(KscoreModelAnswer) gone = ask (workspace, "kscore-9");
  g_autoptr(KscoreModelAnswer) itself = ask (workspace, "kscore-1");
  g_autoptr(KscoreModelAnswer) compared = NULL;

  g_assert_cmpuint (alone->sections->len, ==, 7);
  g_assert_null (alone->compared);
  g_assert_null (alone->newer);
  g_assert_null (gone->compared);
  g_assert_null (itself->compared);

  g_assert_true (change (workspace, KSCORE_MODEL_LOAD, NULL, weights, NULL));
  compared = ask (workspace, "kscore-1");
  g_assert_cmpstr (compared->compared, ==, "kscore-1");
  g_assert_cmpuint (compared->rows->len, ==, 2 + 3);
  g_assert_cmpuint (compared->days->len, >, 0);
}

static void
test_stopped (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  kscore_workspace_evidence_changed (workspace);
  g_assert_null (kscore_model_choice_work.compute (G_OBJECT (workspace), NULL, cancellable,
                                                   &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_changes (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autofree char *path = g_build_filename (fixture.root, "worksheet.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (change (workspace, KSCORE_MODEL_USE, "kscore-1", NULL, &error));
  g_assert_true (change (workspace, KSCORE_MODEL_WORKSHEET, NULL, path, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "worksheet 1\n"));
  g_clear_pointer (&text, g_free);
  g_assert_true (change (workspace, KSCORE_MODEL_FILE, NULL, path, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"version\": \"kscore-1\""));
  g_assert_false (change (workspace, KSCORE_MODEL_FILE, NULL, fixture.root, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_false (change (workspace, KSCORE_MODEL_REMOVE, NULL, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/model-choice-work/answers", test_answers);
  g_test_add_func ("/service/model-choice-work/stopped", test_stopped);
  g_test_add_func ("/service/model-choice-work/changes", test_changes);
  return g_test_run ();
}
