#include "config.h"

#include <string.h>

#include "cli-support.h"

static void
test_score (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "score", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_true (g_str_has_prefix (result.out, "Kscore: "));
  cli_support_run (&fixture, &result, "score", "--json", NULL);
  g_assert_true (g_str_has_prefix (result.out, "{\"score\":"));
  cli_support_run (&fixture, &result, "score", "--as-of", "2026-08-01", "--json", NULL);
  g_assert_nonnull (strstr (result.out, "\"as_of\":\"2026-08-01\""));
}

static void
test_history (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "score", "--history", "--json", NULL);
  g_assert_true (g_str_has_prefix (result.out, "[\n{\"date\":\""));
  cli_support_run (&fixture, &result, "score", "--history", NULL);
  g_assert_nonnull (strstr (result.out, "\n2026-08-01  "));
}

static void
test_explain (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "explain", NULL);
  g_assert_nonnull (strstr (result.out, "What this cannot tell"));
  cli_support_run (&fixture, &result, "explain", "--json", NULL);
  g_assert_nonnull (strstr (result.out, "\"weeks\":["));
  cli_support_run (&fixture, &result, "explain", "--worksheet", NULL);
  g_assert_true (g_str_has_prefix (result.out, "worksheet 1\n"));
  cli_support_run (&fixture, &result, "explain", "--statement", "--json", NULL);
  g_assert_true (g_str_has_prefix (result.out, "{\"at\":"));
  cli_support_run (&fixture, &result, "explain", "--statement", NULL);
  g_assert_nonnull (strstr (result.out, "sum to the score less 1"));
}

static void
test_since (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "explain", "--since", "2026-08-01", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_true (g_str_has_prefix (result.out, "Why it moved\n"));
  cli_support_run (&fixture, &result, "explain", "--since", "2026-08-01", "--as-of", "2026-09-01",
                   "--json", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_nonnull (strstr (result.out, "\"to\":{\"date\":\"2026-09-01\""));

  cli_support_run (&fixture, &result, "explain", "--since", "2026-08-01", "--all", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_null (strstr (result.out, "more post"));

  cli_support_run (&fixture, &result, "explain", "--all", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
  cli_support_run (&fixture, &result, "explain", "--since", "last week", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
  cli_support_run (&fixture, &result, "explain", "--since", "2026-08-01", "--statement", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
  cli_support_run (&fixture, &result, "explain", "--since", "2026-09-01", "--as-of", "2026-08-01",
                   NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_nonnull (strstr (result.err, "2026-09-01 is not before 2026-08-01"));
}

static void
test_lenses (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "explain", "--lenses", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_true (g_str_has_prefix (result.out, "Other ways to look at the same evidence"));
  cli_support_run (&fixture, &result, "explain", "--lenses", "--as-of", "2026-09-01", "--json",
                   NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_true (g_str_has_prefix (result.out, "{\"as_of\":\"2026-09-01\""));
  cli_support_run (&fixture, &result, "explain", "--lenses", "--worksheet", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
  cli_support_run (&fixture, &result, "explain", "--lenses", "--as-of", "2026-11-02", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
}

static void
test_wrong (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_run (&fixture, &result, "score", "--as-of", "yesterday", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
  g_assert_nonnull (strstr (result.err, "“yesterday”"));
  cli_support_run (&fixture, &result, "explain", "--worksheet", "--statement", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
  g_assert_false (g_file_test (fixture.data_dir, G_FILE_TEST_EXISTS));
  /* A day can be well written and still not be there. */
  cli_support_run (&fixture, &result, "score", "--as-of", "2026-11-02", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_nonnull (strstr (result.err, "2026-11-02 has not come yet"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/cli-score/score", test_score);
  g_test_add_func ("/cli/cli-score/history", test_history);
  g_test_add_func ("/cli/cli-score/explain", test_explain);
  g_test_add_func ("/cli/cli-score/lenses", test_lenses);
  g_test_add_func ("/cli/cli-score/since", test_since);
  g_test_add_func ("/cli/cli-score/wrong", test_wrong);

  return g_test_run ();
}
