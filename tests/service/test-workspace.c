#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-workspace-private.h"
#include "store/kscore-account-table.h"
#include "support/owner-fixture.h"

static void
test_open_makes_the_database (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GPtrArray) accounts = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  g_assert_false (kscore_workspace_get_read_only (workspace));
  g_assert_cmpint (kscore_workspace_get_now (workspace), ==, OWNER_FIXTURE_NOW);
  accounts = kscore_workspace_list_accounts (workspace, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, ==, 0);
}

static void
test_nothing_known (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreLoadedEvidence) loaded = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  loaded = kscore_workspace_ref_evidence (workspace, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (loaded->day, ==, kscore_day_from_time (OWNER_FIXTURE_NOW));
  g_assert_cmpuint (kscore_ledger_get_n_rows (loaded->ledger), ==, 0);
}

static void
test_evidence_is_kept_until_it_changes (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreLoadedEvidence) first = NULL;
  g_autoptr(KscoreLoadedEvidence) second = NULL;
  g_autoptr(KscoreLoadedEvidence) third = NULL;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);

  first = kscore_workspace_ref_evidence (workspace, NULL, NULL);
  second = kscore_workspace_ref_evidence (workspace, NULL, NULL);
  kscore_workspace_evidence_changed (workspace);
  third = kscore_workspace_ref_evidence (workspace, NULL, NULL);
  g_assert_true (first == second);
  g_assert_true (first != third);
  g_assert_cmpuint (first->evidence->posts->len, ==, 30);
  g_assert_cmpint (first->day, ==, kscore_day_from_time (OWNER_FIXTURE_NOW));
}

static void
test_two_writers (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) first = NULL;
  g_autoptr(KscoreWorkspace) second = NULL;
  g_autofree char *reason = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  first = owner_fixture_open (&fixture);
  second = owner_fixture_open (&fixture);

  g_assert_false (kscore_workspace_get_read_only (first));
  g_assert_true (kscore_workspace_get_read_only (second));
  g_assert_null (kscore_workspace_dup_read_only_reason (first));
  reason = kscore_workspace_dup_read_only_reason (second);
  g_assert_nonnull (strstr (reason, "is changing this data"));
  g_assert_false (kscore_workspace_unlink (second, "ada", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BUSY);
  g_clear_error (&error);

  /* Who comes second writes once the first has gone. */
  g_clear_object (&first);
  g_assert_false (kscore_workspace_unlink (second, "ada", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_assert_false (kscore_workspace_get_read_only (second));
}

static void
test_a_file_in_the_way (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  path = owner_fixture_write_file (&fixture, "data", "not a folder");
  workspace = kscore_workspace_new (fixture.data_dir, owner_fixture_clock, NULL);
  g_assert_false (kscore_workspace_open (workspace, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/workspace/open-makes-the-database", test_open_makes_the_database);
  g_test_add_func ("/service/workspace/nothing-known", test_nothing_known);
  g_test_add_func ("/service/workspace/evidence-is-kept-until-it-changes",
                   test_evidence_is_kept_until_it_changes);
  g_test_add_func ("/service/workspace/two-writers", test_two_writers);
  g_test_add_func ("/service/workspace/a-file-in-the-way", test_a_file_in_the_way);
  return g_test_run ();
}
