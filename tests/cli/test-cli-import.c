#include "config.h"

#include <string.h>

#include "cli-support.h"

static void
test_text_and_json (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  cli_support_run (&fixture, &result, "import", archive, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_nonnull (strstr (result.out, "posts"));
  g_assert_true (g_str_has_suffix (result.out, ".\n"));

  cli_support_run (&fixture, &result, "import", "--json", archive, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_true (g_str_has_prefix (result.out, "{\"files\":1,\"posts\":"));
  g_assert_true (g_str_has_suffix (result.out, "}\n"));
}

static void
test_another_account (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *second = NULL;
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  second = owner_fixture_write_x_archive (&fixture, "second", "43", "second_ada", 30);

  cli_support_run (&fixture, &result, "import", second, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_nonnull (strstr (result.err, "second_ada"));
  g_assert_nonnull (strstr (result.err, "--another-account"));

  cli_support_run (&fixture, &result, "import", "--another-account", second, NULL);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
}

static void
test_bad_files (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *letter = NULL;
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  letter = owner_fixture_write_file (&fixture, "letter.txt", "Dear Ada,\n");
  cli_support_run (&fixture, &result, "import", letter, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_true (g_str_has_prefix (result.err, "kscore-cli: "));
  cli_support_run (&fixture, &result, "import", "/no/such/file.zip", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  cli_support_run (&fixture, &result, "import", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);

  cli_support_run (&fixture, &result, "accounts", "--json", NULL);
  g_assert_cmpstr (result.out, ==, "[]\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/cli-import/text-and-json", test_text_and_json);
  g_test_add_func ("/cli/cli-import/another-account", test_another_account);
  g_test_add_func ("/cli/cli-import/bad-files", test_bad_files);

  return g_test_run ();
}
