#include "config.h"

#include <string.h>

#include "cli-support.h"

static void
test_simulate (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "simulate", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_true (g_str_has_prefix (result.out, "Kscore now: "));
  g_assert_nonnull (strstr (result.out, "\n  --likes "));

  cli_support_run (&fixture, &result, "simulate", "--likes", "12", "--target", "50", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_nonnull (strstr (result.out, "\n  12 more likes a week\n  makes "));
  g_assert_nonnull (strstr (result.out, "\nTo reach 50.0, any one of these for 13 weeks\n"));

  cli_support_run (&fixture, &result, "simulate", "--likes", "12", "--target", "50.5", "--json",
                   NULL);
  g_assert_true (g_str_has_prefix (result.out, "{\"as_of\":"));
  g_assert_nonnull (strstr (result.out, "\"lever\":\"likes\",\"available\":true,"));
  g_assert_nonnull (strstr (result.out, "\"target\":50.5}"));
}

static void
test_wrong (void)
{
  static const char * const wrong[][2] = {
    { "--target", "0" }, { "--target", "101" }, { "--target", "high" }, { "--target", "50x" },
    { "--likes", "many" }, { "--likes", "-1" }, { "--views", "3" },
  };
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      cli_support_run (&fixture, &result, "simulate", wrong[i][0], wrong[i][1], NULL);
      g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
      g_assert_cmpstr (result.out, ==, "");
    }
  g_assert_false (g_file_test (fixture.data_dir, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/cli-simulate/simulate", test_simulate);
  g_test_add_func ("/cli/cli-simulate/wrong", test_wrong);

  return g_test_run ();
}
