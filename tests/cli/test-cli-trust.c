#include "config.h"

#include <string.h>

#include "cli-support.h"

static void
test_list (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "trust", NULL);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_nonnull (strstr (result.out, "Nothing was discounted"));
  cli_support_run (&fixture, &result, "trust", "--json", NULL);
  g_assert_true (g_str_has_prefix (result.out, "{\"as_of\":"));
  g_assert_nonnull (strstr (result.out, "\"people\":[],\"known\":[],"));
}

static void
test_unknown (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "trust", "nobody@nowhere.example", "--known", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_nonnull (strstr (result.err, "nobody@nowhere.example"));
}

static void
test_misused (void)
{
  static const char * const calls[][3] = {
    { "bo@example.org", NULL }, { "--known", NULL }, { "--reset", NULL },
    { "bo@example.org", "--known", "--reset" }, { "--group", NULL },
    { "bo@example.org", "--group", NULL },
  };
  g_auto(OwnerFixture) fixture = { 0 };

  owner_fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_auto(CliResult) result = { 0 };

      cli_support_run (&fixture, &result, "trust", calls[i][0], calls[i][1], calls[i][2], NULL);
      g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
      g_assert_nonnull (strstr (result.err, "--known"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/cli-trust/list", test_list);
  g_test_add_func ("/cli/cli-trust/unknown", test_unknown);
  g_test_add_func ("/cli/cli-trust/misused", test_misused);
  return g_test_run ();
}
