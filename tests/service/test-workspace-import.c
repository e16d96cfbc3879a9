#include "config.h"

#include "core/kscore-error.h"
#include "service/kscore-workspace-private.h"
#include "store/kscore-account-table.h"
#include "support/owner-fixture.h"

static gboolean
import_paths (KscoreWorkspace     *workspace,
              const char * const  *paths,
              gboolean             another_account,
              GError             **error)
{
  g_auto(KscoreImportSummary) summary = { 0 };

  return kscore_workspace_import (workspace, paths, another_account, NULL, NULL, &summary, NULL,
                                  error);
}

static guint
count_accounts (KscoreWorkspace *workspace)
{
  g_autoptr(GPtrArray) accounts = kscore_workspace_list_accounts (workspace, NULL, NULL);

  return accounts->len;
}

static void
test_twice_changes_nothing (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreLoadedEvidence) once = NULL;
  g_autoptr(KscoreLoadedEvidence) twice = NULL;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 20);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  once = kscore_workspace_ref_evidence (workspace, NULL, NULL);
  owner_fixture_import (workspace, archive);
  twice = kscore_workspace_ref_evidence (workspace, NULL, NULL);

  g_assert_cmpuint (count_accounts (workspace), ==, 1);
  g_assert_cmpuint (once->evidence->posts->len, ==, 20);
  g_assert_cmpuint (twice->evidence->posts->len, ==, 20);
  g_assert_cmpuint (kscore_ledger_get_n_rows (once->ledger), ==, 40);
  g_assert_cmpuint (kscore_ledger_get_n_rows (twice->ledger), ==, 40);
  g_assert_cmpuint (twice->evidence->coverage->len, ==, once->evidence->coverage->len);
  g_assert_cmpuint (twice->evidence->audience->len, ==, once->evidence->audience->len);
}

static void
test_summary_and_progress (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_auto(KscoreImportSummary) summary = { 0 };
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 20);
  workspace = owner_fixture_open (&fixture);
  kscore_workspace_import (workspace, (const char *[]) { archive, NULL }, FALSE, NULL, NULL,
                           &summary, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary.files, ==, 1);
  g_assert_cmpint (summary.posts, ==, 20);
  g_assert_nonnull (strstr (summary.text, "20"));
}

static void
test_somebody_else (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *mine = NULL;
  g_autofree char *other = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  mine = owner_fixture_write_x_archive (&fixture, "mine", "42", "ada_wren", 20);
  other = owner_fixture_write_x_archive (&fixture, "other", "43", "bea_finch", 20);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, mine);

  g_assert_false (import_paths (workspace, (const char *[]) { other, NULL }, FALSE, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_FORBIDDEN);
  g_assert_nonnull (strstr (error->message, "bea_finch"));
  g_assert_nonnull (strstr (error->message, "ada_wren"));
  g_assert_cmpuint (count_accounts (workspace), ==, 1);
  g_clear_error (&error);

  g_assert_true (import_paths (workspace, (const char *[]) { other, NULL }, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_accounts (workspace), ==, 2);
}

static void
test_two_people_at_once (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  first = owner_fixture_write_x_archive (&fixture, "first", "42", "ada_wren", 5);
  second = owner_fixture_write_x_archive (&fixture, "second", "43", "bea_finch", 5);
  workspace = owner_fixture_open (&fixture);
  g_assert_false (import_paths (workspace, (const char *[]) { first, second, NULL }, FALSE,
                                &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_FORBIDDEN);
  g_assert_cmpuint (count_accounts (workspace), ==, 0);
}

static void
test_one_bad_file_spoils_all (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *good = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *broken = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  good = owner_fixture_write_x_archive (&fixture, "good", "42", "ada_wren", 20);
  bad = owner_fixture_write_x_archive (&fixture, "bad", "42", "ada_wren", 20);
  /* The head is fine, so the probe passes; the damage is found in the middle of writing. */
  broken = owner_fixture_write_file (&fixture, "bad/data/tweets.js",
                                     "window.YTD.tweets.part0 = [{\"tweet\":{\"id_str\":\"1\","
                                     "\"created_at\":\"Sat Feb 18 12:33:11 +0000 2023\","
                                     "\"full_text\":\"a\"}},{\"tweet\":");
  workspace = owner_fixture_open (&fixture);
  g_assert_false (import_paths (workspace, (const char *[]) { good, bad, NULL }, FALSE, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_ARCHIVE);
  g_assert_cmpuint (count_accounts (workspace), ==, 0);
}

/* A minimal export of Kscore with one account. */
static char *
write_export (OwnerFixture *fixture,
              const char   *native_id,
              const char   *state)
{
  g_autofree char *accounts = g_strdup_printf (
    "[{\"id\":\"x:%s\",\"network\":\"x\",\"native_id\":\"%s\",\"handle\":\"h%s\","
    "\"display_name\":null,\"url\":null,\"created_at\":null,\"followers\":null,"
    "\"following\":null,\"posts\":0,\"interactions\":0,\"last_refresh\":"
    "\"2026-10-30T12:00:00Z\",\"state\":\"%s\",\"coverage\":[]}]",
    native_id, native_id, native_id, state);
  const char * const names[] = { "posts.ndjson", "actors.ndjson", "interactions.ndjson",
                                 "marks.ndjson", "audience.ndjson", "scores.ndjson" };
  g_autofree char *settings = NULL;
  g_autofree char *coverage = NULL;
  g_autofree char *path = owner_fixture_write_file (fixture, "export/accounts.json", accounts);

  settings = owner_fixture_write_file (fixture, "export/settings.json",
                                       "{\"format\":\"kscore-export-1\","
                                       "\"exported_at\":\"2026-10-31T12:00:00Z\"}");
  coverage = owner_fixture_write_file (fixture, "export/coverage.json", "[]");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_build_filename ("export", names[i], NULL);
      g_autofree char *file = owner_fixture_write_file (fixture, name, "");

      g_assert_nonnull (file);
    }

  return g_build_filename (fixture->root, "export", NULL);
}

static void
test_export_of_somebody_else (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *mine = NULL;
  g_autofree char *other = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  mine = owner_fixture_write_x_archive (&fixture, "mine", "42", "ada_wren", 5);
  other = write_export (&fixture, "77", "ok");
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, mine);

  g_assert_false (import_paths (workspace, (const char *[]) { other, NULL }, FALSE, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_FORBIDDEN);
  g_assert_cmpuint (count_accounts (workspace), ==, 1);
}

static void
test_export_keeps_what_was_unlinked (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GPtrArray) accounts = NULL;
  const KscoreStoredAccount *account;

  owner_fixture_init (&fixture);
  path = write_export (&fixture, "77", "unlinked");
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, path);

  accounts = kscore_workspace_list_accounts (workspace, NULL, NULL);
  g_assert_cmpuint (accounts->len, ==, 1);
  account = g_ptr_array_index (accounts, 0);
  g_assert_false (account->linked);
  g_assert_cmpint (account->last_refresh, ==, OWNER_FIXTURE_NOW - 2 * 86400);
}

static void
cancel_cb (double      fraction,
           const char *message,
           gpointer    user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancelled_leaves_nothing (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(KscoreImportSummary) summary = { 0 };
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 500);
  workspace = owner_fixture_open (&fixture);
  g_assert_false (kscore_workspace_import (workspace, (const char *[]) { archive, NULL }, FALSE,
                                           cancel_cb, cancellable, &summary, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_accounts (workspace), ==, 0);

  owner_fixture_import (workspace, archive);
  g_assert_cmpuint (count_accounts (workspace), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/workspace-import/twice-changes-nothing", test_twice_changes_nothing);
  g_test_add_func ("/service/workspace-import/summary-and-progress", test_summary_and_progress);
  g_test_add_func ("/service/workspace-import/somebody-else", test_somebody_else);
  g_test_add_func ("/service/workspace-import/two-people-at-once", test_two_people_at_once);
  g_test_add_func ("/service/workspace-import/one-bad-file-spoils-all",
                   test_one_bad_file_spoils_all);
  g_test_add_func ("/service/workspace-import/export-of-somebody-else",
                   test_export_of_somebody_else);
  g_test_add_func ("/service/workspace-import/export-keeps-what-was-unlinked",
                   test_export_keeps_what_was_unlinked);
  g_test_add_func ("/service/workspace-import/cancelled-leaves-nothing",
                   test_cancelled_leaves_nothing);
  return g_test_run ();
}
