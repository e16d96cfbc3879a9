#include "config.h"

#include <glib/gstdio.h>

#include "report/kscore-export-tables.h"
#include "service/kscore-figures.h"
#include "support/owner-fixture.h"

static char *
read_file (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
export (OwnerFixture    *fixture,
        KscoreWorkspace *workspace,
        const char      *name)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_build_filename (fixture->root, name, NULL);

  kscore_figures_export (workspace, folder, KSCORE_FIGURE_JSON, NULL, &error);
  g_assert_no_error (error);
  return folder;
}

static void
assert_same (const char *first,
             const char *second)
{
  for (KscoreExportTable table = 0; table < KSCORE_EXPORT_N_TABLES; table++)
    {
      const char *name = kscore_export_table_get_file (table, KSCORE_EXPORT_JSON);
      g_autofree char *left = NULL;
      g_autofree char *right = NULL;

      if (name == NULL)
        continue;
      left = read_file (first, name);
      right = read_file (second, name);
      g_assert_cmpstr (left, ==, right);
    }
}

#define ANSWERS \
  "window.YTD.tweets.part1 = [{\"tweet\":{\"id_str\":\"900000000000000001\"," \
  "\"created_at\":\"Mon Oct 05 10:00:00 +0000 2026\",\"full_text\":\"@bo yes\"," \
  "\"in_reply_to_user_id_str\":\"5\",\"in_reply_to_status_id_str\":\"6\"}}," \
  "{\"tweet\":{\"id_str\":\"900000000000000002\"," \
  "\"created_at\":\"Sat Oct 03 10:00:00 +0000 2026\",\"full_text\":\"RT @bo: no\"}}]"

/* What was imported twice, or on another machine, is the same to the byte. */
static void
test_same_bytes (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(OwnerFixture) other = { 0 };
  g_autofree char *archive = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *posts = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *outgoing = NULL;
  g_autofree char *answers = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreWorkspace) other_workspace = NULL;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  answers = owner_fixture_write_file (&fixture, "x/data/tweets-part1.js", ANSWERS);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  first = export (&fixture, workspace, "first");
  posts = read_file (first, "posts.ndjson");
  evidence = read_file (first, "evidence.ndjson");
  g_assert_cmpstr (posts, !=, "");
  g_assert_cmpstr (evidence, !=, "");
  outgoing = read_file (first, "outgoing.ndjson");
  g_assert_cmpstr (outgoing, ==,
                   "{\"account\":\"x:42\",\"id\":\"900000000000000002\",\"kind\":\"reshare\","
                   "\"actor\":null,\"day\":\"2026-10-03\"}\n"
                   "{\"account\":\"x:42\",\"id\":\"900000000000000001\",\"kind\":\"reply\","
                   "\"actor\":\"5\",\"day\":\"2026-10-05\"}\n");

  owner_fixture_import (workspace, archive);
  second = export (&fixture, workspace, "second");
  assert_same (first, second);

  owner_fixture_init (&other);
  other_workspace = owner_fixture_open (&other);
  owner_fixture_import (other_workspace, first);
  third = export (&other, other_workspace, "third");
  assert_same (first, third);
}

static void
test_cancelled (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autofree char *folder = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  folder = g_build_filename (fixture.root, "export", NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (kscore_figures_export (workspace, folder, KSCORE_FIGURE_JSON, cancellable,
                                         &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_csv (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *folder = NULL;
  g_autofree char *accounts = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  folder = g_build_filename (fixture.root, "export", NULL);
  kscore_figures_export (workspace, folder, KSCORE_FIGURE_CSV, NULL, &error);
  g_assert_no_error (error);
  accounts = read_file (folder, "accounts.csv");
  g_assert_true (g_str_has_prefix (accounts, "id,network,"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/figures-export/same-bytes", test_same_bytes);
  g_test_add_func ("/service/figures-export/cancelled", test_cancelled);
  g_test_add_func ("/service/figures-export/csv", test_csv);

  return g_test_run ();
}
