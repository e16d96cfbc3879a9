#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-figures.h"
#include "service/kscore-workspace-private.h"
#include "store/kscore-account-table.h"
#include "support/owner-fixture.h"

/* A workspace with one account, x:42. */
static KscoreWorkspace *
open_filled (OwnerFixture *fixture)
{
  g_autofree char *archive = NULL;
  KscoreWorkspace *workspace;

  owner_fixture_init (fixture);
  archive = owner_fixture_write_x_archive (fixture, "x", "42", "ada_wren", 12);
  workspace = owner_fixture_open (fixture);
  owner_fixture_import (workspace, archive);
  return workspace;
}

static guint
count_accounts (KscoreWorkspace *workspace)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) accounts = kscore_workspace_list_accounts (workspace, NULL, &error);

  g_assert_no_error (error);
  return accounts->len;
}

static guint
count_posts (KscoreWorkspace *workspace)
{
  g_autoptr(KscoreLoadedEvidence) loaded = kscore_workspace_ref_evidence (workspace, NULL, NULL);

  return loaded->evidence->posts->len;
}

static gboolean
is_hidden (KscoreWorkspace *workspace)
{
  g_autoptr(GError) error = NULL;
  gboolean hidden = FALSE;

  kscore_workspace_has_hidden (workspace, &hidden, NULL, &error);
  g_assert_no_error (error);
  return hidden;
}

static void
test_unlink_and_forget (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GPtrArray) accounts = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(KscoreLoadedEvidence) loaded = NULL;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 12);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);

  g_assert_false (kscore_workspace_unlink (workspace, "nobody", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  kscore_workspace_unlink (workspace, "ada_wren", NULL, &error);
  g_assert_no_error (error);
  accounts = kscore_workspace_list_accounts (workspace, NULL, &error);
  g_assert_cmpuint (accounts->len, ==, 1);
  g_assert_false (((KscoreStoredAccount *) accounts->pdata[0])->linked);
  loaded = kscore_workspace_ref_evidence (workspace, NULL, &error);
  g_assert_cmpuint (loaded->evidence->posts->len, ==, 0);

  /* Importing again links again. */
  owner_fixture_import (workspace, archive);
  g_clear_pointer (&accounts, g_ptr_array_unref);
  accounts = kscore_workspace_list_accounts (workspace, NULL, &error);
  g_assert_true (((KscoreStoredAccount *) accounts->pdata[0])->linked);

  kscore_workspace_forget (workspace, "x:42", NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&accounts, g_ptr_array_unref);
  accounts = kscore_workspace_list_accounts (workspace, NULL, &error);
  g_assert_cmpuint (accounts->len, ==, 0);
}

static void
test_relink (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(GError) error = NULL;

  g_assert_true (kscore_workspace_unlink (workspace, "x:42", NULL, NULL));
  g_assert_cmpuint (count_posts (workspace), ==, 0);
  g_assert_true (kscore_workspace_relink (workspace, "x:42", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_posts (workspace), ==, 12);
  g_assert_false (kscore_workspace_relink (workspace, "x:43", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

/* Gone for everybody, also for who forgets it again, until it is brought back. */
static void
test_forget_and_undo (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(GError) error = NULL;

  g_assert_true (kscore_workspace_begin_forget (workspace, "x:42", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (is_hidden (workspace));
  g_assert_cmpuint (count_accounts (workspace), ==, 0);
  g_assert_cmpuint (count_posts (workspace), ==, 0);
  g_assert_false (kscore_workspace_unlink (workspace, "x:42", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (kscore_workspace_forget (workspace, "ada_wren", NULL, NULL));
  g_assert_false (kscore_workspace_begin_forget (workspace, "x:42", NULL, NULL));

  g_assert_true (kscore_workspace_undo_forget (workspace, "x:42", NULL, &error));
  g_assert_no_error (error);
  g_assert_false (is_hidden (workspace));
  g_assert_cmpuint (count_accounts (workspace), ==, 1);
  g_assert_cmpuint (count_posts (workspace), ==, 12);
  g_assert_false (kscore_workspace_undo_forget (workspace, "x:42", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

static void
test_finish_forget (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(GError) error = NULL;

  /* Only what is being forgotten is deleted. */
  g_assert_true (kscore_workspace_finish_forget (workspace, "x:42", NULL, &error));
  g_assert_true (kscore_workspace_finish_forget (workspace, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_accounts (workspace), ==, 1);

  g_assert_true (kscore_workspace_begin_forget (workspace, "x:42", NULL, NULL));
  g_assert_true (kscore_workspace_finish_forget (workspace, "x:41", NULL, &error));
  g_assert_true (is_hidden (workspace));
  g_assert_true (kscore_workspace_finish_forget (workspace, "x:42", NULL, &error));
  g_assert_no_error (error);
  g_assert_false (is_hidden (workspace));
  g_assert_false (kscore_workspace_undo_forget (workspace, "x:42", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

/* An archive of a forgotten account brings it back, new and in full. */
static void
test_import_after_forget (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autofree char *archive = owner_fixture_write_x_archive (&fixture, "y", "42", "ada_wren", 3);

  g_assert_true (kscore_workspace_begin_forget (workspace, "x:42", NULL, NULL));
  owner_fixture_import (workspace, archive);
  g_assert_false (is_hidden (workspace));
  g_assert_cmpuint (count_accounts (workspace), ==, 1);
  g_assert_cmpuint (count_posts (workspace), ==, 3);
}

/* As after a kill: nobody may list it, and who opens to write deletes it. */
static void
test_the_next_start_deletes (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(KscoreWorkspace) reader = NULL;
  g_autoptr(KscoreWorkspace) next = NULL;
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  g_assert_true (kscore_workspace_begin_forget (workspace, "x:42", NULL, NULL));

  /* What the command line's "accounts" does while the window is open. */
  reader = owner_fixture_open (&fixture);
  g_assert_true (kscore_workspace_get_read_only (reader));
  g_assert_true (kscore_figures_write_accounts (reader, KSCORE_FIGURE_JSON, out, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (out, "", 1, NULL, NULL, NULL));
  g_assert_null (strstr (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (out)), "ada"));
  g_clear_object (&reader);

  g_clear_object (&workspace);
  next = owner_fixture_open (&fixture);
  g_assert_false (is_hidden (next));
  g_assert_false (kscore_workspace_undo_forget (next, "x:42", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/workspace-accounts/unlink-and-forget", test_unlink_and_forget);
  g_test_add_func ("/service/workspace-accounts/relink", test_relink);
  g_test_add_func ("/service/workspace-accounts/forget-and-undo", test_forget_and_undo);
  g_test_add_func ("/service/workspace-accounts/finish-forget", test_finish_forget);
  g_test_add_func ("/service/workspace-accounts/import-after-forget", test_import_after_forget);
  g_test_add_func ("/service/workspace-accounts/the-next-start-deletes",
                   test_the_next_start_deletes);
  return g_test_run ();
}
