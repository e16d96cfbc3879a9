#include "config.h"

#include <string.h>

#include "cli-support.h"

static void
test_list (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_run (&fixture, &result, "accounts", NULL);
  g_assert_nonnull (strstr (result.out, "import an archive."));

  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "accounts", NULL);
  g_assert_true (g_str_has_prefix (result.out, "ada_wren (x:42)\n"));
  cli_support_run (&fixture, &result, "accounts", "--json", NULL);
  g_assert_true (g_str_has_prefix (result.out, "[\n{\"id\":\"x:42\",\"network\":\"x\","
                                               "\"handle\":\"ada_wren\","));
}

static void
test_unlink (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "unlink", "@ada_wren", NULL);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  cli_support_run (&fixture, &result, "accounts", "--json", NULL);
  g_assert_nonnull (strstr (result.out, "\"state\":\"unlinked\""));
  cli_support_run (&fixture, &result, "score", "--json", NULL);
  g_assert_true (g_str_has_prefix (result.out, "{\"score\":null,"));
}

static void
test_forget (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "forget", "--json", "x:42", NULL);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpstr (result.out, ==, "[]\n");
}

static void
test_unknown (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "forget", "nobody@nowhere.example", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_nonnull (strstr (result.err, "nobody@nowhere.example"));
  cli_support_run (&fixture, &result, "unlink", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/cli-accounts/list", test_list);
  g_test_add_func ("/cli/cli-accounts/unlink", test_unlink);
  g_test_add_func ("/cli/cli-accounts/forget", test_forget);
  g_test_add_func ("/cli/cli-accounts/unknown", test_unknown);

  return g_test_run ();
}
