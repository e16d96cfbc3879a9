#include "config.h"

#include <string.h>

#include "cli-support.h"
#include "support/kscore-fake-network.h"

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

/* What one host brings is told, what the other does not answer as well. */
static void
test_two_hosts (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };
  const KscoreFakeSizes sizes = { .seed = 1, .accounts = 2, .posts = 6, .days = 60,
                                  .reactors = 4 };
  g_autoptr(KscoreFakeNetwork) network =
    kscore_fake_network_new (KSCORE_FAKE_MASTODON, 2, KSCORE_FAKE_NOW);

  owner_fixture_init (&fixture);
  kscore_fake_network_populate (network, &sizes);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *handle = kscore_fake_network_dup_handle (network, i);
      g_autofree char *typed = g_strconcat ("@", handle, NULL);
      g_autofree char *service = kscore_fake_network_dup_address (network, i);

      cli_support_run (&fixture, &result, "link", typed, "--service", service, NULL);
      g_assert_cmpstr (result.err, ==, "");
    }

  kscore_fake_network_post (network, 0, KSCORE_FAKE_NOW - 60, "News");
  kscore_fake_network_stop_host (network, 1);
  cli_support_run (&fixture, &result, "sync", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_true (g_str_has_prefix (result.out, "ada@one.example on Mastodon: 1 new post.\n"
                                               "Kscore: "));
  g_assert_true (g_str_has_prefix (result.err, "kscore-cli: boris@two.example on Mastodon: "));
  g_assert_nonnull (strstr (result.err, "Frozen since 1 November 2026.\n"));

  cli_support_run (&fixture, &result, "sync", "--json", "ada@one.example", NULL);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_null (strstr (result.out, "boris"));
  cli_support_run (&fixture, &result, "accounts", NULL);
  g_assert_nonnull (strstr (result.out, "  State: offline\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/cli-sync/wrong-usage", test_wrong_usage);
  g_test_add_func ("/cli/cli-sync/archives-alone", test_archives_alone);
  g_test_add_func ("/cli/cli-sync/unknown-account", test_unknown_account);
  g_test_add_func ("/cli/cli-sync/two-hosts", test_two_hosts);

  return g_test_run ();
}
