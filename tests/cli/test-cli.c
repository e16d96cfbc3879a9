#include "config.h"

#include "cli/kscore-cli.h"

#include <string.h>

#include "cli-support.h"

static void
test_help (void)
{
  static const char * const commands[] = {
    "link", "sync", "import", "accounts", "unlink", "forget", "score", "explain", "people", "hours",
    "estimate", "export",
  };
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_run (&fixture, &result, "--help", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_cmpstr (result.err, ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", commands[i]);

      g_assert_nonnull (strstr (result.out, line));
      cli_support_run (&fixture, &result, commands[i], "--help", NULL);
      g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
      g_assert_nonnull (strstr (result.out, commands[i]));
      g_assert_nonnull (strstr (result.out, "--data-dir"));
      cli_support_run (&fixture, &result, "--help", NULL);
    }
  g_assert_false (g_file_test (fixture.data_dir, G_FILE_TEST_EXISTS));
}

static void
test_version (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_run (&fixture, &result, "--version", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_cmpstr (result.out, ==, "kscore-cli " KSCORE_VERSION "\n");
}

static void
assert_misused (const CliResult *result)
{
  g_assert_cmpint (result->status, ==, KSCORE_CLI_USAGE);
  g_assert_cmpstr (result->out, ==, "");
  g_assert_true (g_str_has_prefix (result->err, "kscore-cli: "));
  g_assert_nonnull (strstr (result->err, "--help"));
  g_assert_cmpint (result->err[strlen (result->err) - 1], ==, '\n');
}

static void
test_wrong_usage (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_run (&fixture, &result, "dance", NULL);
  assert_misused (&result);
  g_assert_nonnull (strstr (result.err, "“dance”"));
  cli_support_run (&fixture, &result, "--loud", "score", NULL);
  assert_misused (&result);
  cli_support_run (&fixture, &result, "--json", NULL);
  assert_misused (&result);
  cli_support_run (&fixture, &result, "--data-dir", NULL);
  assert_misused (&result);
  g_assert_false (g_file_test (fixture.data_dir, G_FILE_TEST_EXISTS));
}

/* Options that every command knows stand before or after it. */
static void
test_common_options (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) before = { 0 };
  g_auto(CliResult) after = { 0 };

  owner_fixture_init (&fixture);
  cli_support_run (&fixture, &before, "--json", "accounts", NULL);
  cli_support_run (&fixture, &after, "accounts", "--json", NULL);
  g_assert_cmpint (before.status, ==, KSCORE_CLI_DONE);
  g_assert_cmpstr (before.out, ==, "[]\n");
  g_assert_cmpstr (after.out, ==, before.out);
}

static void
test_wrong_now (void)
{
  static const char * const arguments[] = { "kscore-cli", "--version", NULL };
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) err = g_memory_output_stream_new_resizable ();

  g_setenv ("KSCORE_NOW", "teatime", TRUE);
  g_assert_cmpint (kscore_cli_run (arguments, out, err, FALSE, NULL), ==, KSCORE_CLI_USAGE);
  g_unsetenv ("KSCORE_NOW");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/cli/help", test_help);
  g_test_add_func ("/cli/cli/version", test_version);
  g_test_add_func ("/cli/cli/wrong-usage", test_wrong_usage);
  g_test_add_func ("/cli/cli/common-options", test_common_options);
  g_test_add_func ("/cli/cli/wrong-now", test_wrong_now);

  return g_test_run ();
}
