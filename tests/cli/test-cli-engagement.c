#include "config.h"

#include <string.h>

#include "cli-support.h"

static void
test_people (void)
{
  static const char * const filters[] = { "--new", "--back", "--waiting" };
  g_auto (OwnerFixture) fixture = { 0 };
  g_auto (CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "people", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  cli_support_run (&fixture, &result, "people", "--json", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_nonnull (strstr (result.out, "\"counts\":{\"all\":"));
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      cli_support_run (&fixture, &result, "people", filters[i], NULL);
      g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
      g_assert_nonnull (strstr (result.out, "Nobody of whom that is known."));
    }
  cli_support_run (&fixture, &result, "people", "--new", "--back", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
  g_assert_nonnull (strstr (result.err, "Only one of"));
  cli_support_run (&fixture, &result, "people", "bo", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
}

static void
test_hours (void)
{
  g_auto (OwnerFixture) fixture = { 0 };
  g_auto (CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "hours", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_nonnull (strstr (result.out, "in local time ("));
  cli_support_run (&fixture, &result, "hours", "--json", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_nonnull (strstr (result.out, "\"hours\":[{\"weekday\":1,\"hour\":0,"));
  cli_support_run (&fixture, &result, "hours", "18", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/engagement/people", test_people);
  g_test_add_func ("/cli/engagement/hours", test_hours);
  return g_test_run ();
}
