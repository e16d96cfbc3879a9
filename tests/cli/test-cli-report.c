#include "config.h"

#include <string.h>

#include "cli-support.h"

static void
test_files (void)
{
  static const char * const names[] = { "a.pdf", "a.png", "a.csv", "a.JSON" };
  g_auto(OwnerFixture) fixture = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture.root, names[i], NULL);
      g_auto(CliResult) result = { 0 };

      cli_support_run (&fixture, &result, "report", path, "--paper", "letter", NULL);
      g_assert_cmpstr (result.err, ==, "");
      g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
      g_assert_nonnull (strstr (result.out, path));
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_quiet (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };
  g_autofree char *path = NULL;

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  path = g_build_filename (fixture.root, "a.csv", NULL);
  cli_support_run (&fixture, &result, "report", "--json", path, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_cmpstr (result.out, ==, "");
}

static void
test_misused (void)
{
  static const char * const wrong[][4] = {
    { "a.txt" }, { "a" }, { "a.pdf", "--paper", "a5" }, { "a.pdf", "--from", "yesterday" },
    { "a.pdf", "--from=2026-02-01", "--to=2026-01-01" }, { "a.pdf", "b.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto(OwnerFixture) fixture = { 0 };
      g_auto(CliResult) result = { 0 };

      owner_fixture_init (&fixture);
      cli_support_run (&fixture, &result, "report", wrong[i][0], wrong[i][1], wrong[i][2], NULL);
      g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
      g_assert_false (g_file_test (wrong[i][0], G_FILE_TEST_EXISTS));
    }
}

static void
test_failed (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };
  g_autofree char *path = NULL;

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  path = g_build_filename (fixture.root, "no", "folder.pdf", NULL);
  cli_support_run (&fixture, &result, "report", path, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_nonnull (strstr (result.err, "could not be written"));
  cli_result_clear (&result);
  cli_support_run (&fixture, &result, "report", path, "--to", "2099-01-01", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_nonnull (strstr (result.err, "has not come yet"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/report/files", test_files);
  g_test_add_func ("/cli/report/quiet", test_quiet);
  g_test_add_func ("/cli/report/misused", test_misused);
  g_test_add_func ("/cli/report/failed", test_failed);

  return g_test_run ();
}
