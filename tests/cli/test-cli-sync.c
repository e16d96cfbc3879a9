#include "config.h"

#include <string.h>

#include "cli-support.h"

static void
test_wrong_usage (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_run (&fixture, &result, "sync", "ada", "ben", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_nonnull (strstr (result.err, "“ben”"));
  cli_support_run (&fixture, &result, "sync", "--service", "https://moor.example", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
  g_assert_false (g_file_test (fixture.data_dir, G_FILE_TEST_EXISTS));
}

/* An account that came from an archive alone cannot be refreshed. */
static void
test_archives_alone (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "sync", "--json", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_nonnull (strstr (result.err, "kscore-cli link"));
  cli_support_run (&fixture, &result, "sync", "ada_wren", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_nonnull (strstr (result.err, "ada_wren"));
}

static void
test_unknown_account (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "sync", "nobody@nowhere.example", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_nonnull (strstr (result.err, "nobody@nowhere.example"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/cli-sync/wrong-usage", test_wrong_usage);
  g_test_add_func ("/cli/cli-sync/archives-alone", test_archives_alone);
  g_test_add_func ("/cli/cli-sync/unknown-account", test_unknown_account);

  return g_test_run ();
}
