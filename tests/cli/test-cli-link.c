#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "cli-support.h"
#include "support/kscore-fake-network.h"

static void
test_wrong_usage (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_run (&fixture, &result, "link", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
  cli_support_run (&fixture, &result, "link", "ada.example", "ben.example", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
  g_assert_nonnull (strstr (result.err, "“ben.example”"));
  cli_support_run (&fixture, &result, "link", "ada.example", "--service", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_false (g_file_test (fixture.data_dir, G_FILE_TEST_EXISTS));
}

/* Linking says something about a person, and the help tells that before. */
static void
test_help (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_run (&fixture, &result, "link", "--help", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_nonnull (strstr (result.out, "This is my account"));
  g_assert_nonnull (strstr (result.out, "--network=ID"));
  g_assert_nonnull (strstr (result.out, "--service=URL"));
}

static void
assert_links_nothing (OwnerFixture *fixture,
                      const char   *handle,
                      const char   *option,
                      const char   *value)
{
  g_auto(CliResult) result = { 0 };

  cli_support_run (fixture, &result, "link", handle, option, value, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_true (g_str_has_prefix (result.err, "kscore-cli: "));
  cli_support_run (fixture, &result, "accounts", "--json", NULL);
  g_assert_cmpstr (result.out, ==, "[]\n");
}

static void
test_no_handle (void)
{
  static const char * const handles[] = { "", "@", "two words", "https://", "\xff\xfe", "@@@@" };
  g_auto(OwnerFixture) fixture = { 0 };

  owner_fixture_init (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (handles); i++)
    assert_links_nothing (&fixture, handles[i], NULL, NULL);
  assert_links_nothing (&fixture, "ada.example", "--network", "bulletin-board");
  assert_links_nothing (&fixture, "ada.example", "--service", "no address");
}

/* A port of this machine that nobody listens at any more. */
static char *
dup_silent_service (void)
{
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  g_autoptr(GError) error = NULL;
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);
  g_socket_listener_close (listener);
  return g_strdup_printf ("http://127.0.0.1:%u", port);
}

static void
test_nobody_answers (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *service = dup_silent_service ();

  owner_fixture_init (&fixture);
  assert_links_nothing (&fixture, "ada.bsky.social", "--service", service);
  assert_links_nothing (&fixture, "@ada@moor.example", "--service", service);
}

static KscoreFakeNetwork *
start_network (KscoreFakeKind   kind,
               char           **handle,
               char           **service)
{
  KscoreFakeNetwork *network = kscore_fake_network_new (kind, 1, KSCORE_FAKE_NOW);
  const KscoreFakeSizes sizes = { .seed = 1, .accounts = 1, .posts = 6, .days = 60,
                                  .reactors = 4 };

  kscore_fake_network_populate (network, &sizes);
  *handle = kscore_fake_network_dup_handle (network, 0);
  *service = kscore_fake_network_dup_address (network, 0);
  return network;
}

static void
test_links (void)
{
  static const char * const names[] = { "Mastodon", "Bluesky" };

  for (guint kind = KSCORE_FAKE_MASTODON; kind <= KSCORE_FAKE_BLUESKY; kind++)
    {
      g_auto(OwnerFixture) fixture = { 0 };
      g_auto(CliResult) result = { 0 };
      g_autofree char *handle = NULL;
      g_autofree char *service = NULL;
      g_autoptr(KscoreFakeNetwork) network = start_network (kind, &handle, &service);
      g_autofree char *typed = g_strconcat (kind == KSCORE_FAKE_MASTODON ? "@" : "", handle, NULL);
      g_autofree char *first = g_strdup_printf ("Linked: you say that %s on %s is your account.\n"
                                                "%s on %s: 6 new posts and ", handle, names[kind],
                                                handle, names[kind]);

      owner_fixture_init (&fixture);
      cli_support_run (&fixture, &result, "link", typed, "--service", service, NULL);
      g_assert_cmpstr (result.err, ==, "");
      g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
      g_assert_true (g_str_has_prefix (result.out, first));
      g_assert_nonnull (strstr (result.out, "\nKscore: "));

      /* Once more is a refresh. */
      cli_support_run (&fixture, &result, "link", "--json", typed, "--service", service, NULL);
      g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
      g_assert_nonnull (strstr (result.out, "\"state\":\"ok\""));
      g_assert_nonnull (strstr (result.out, "\"complete\":true,\"new_posts\":0,"
                                            "\"new_interactions\":0,\"frozen_since\":null}],"));
      cli_support_run (&fixture, &result, "accounts", NULL);
      g_assert_true (g_str_has_prefix (result.out, handle));
    }
}

/* The account is on one network, and the other is said to be meant. */
static void
test_wrong_network (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };
  g_autofree char *handle = NULL;
  g_autofree char *service = NULL;
  g_autoptr(KscoreFakeNetwork) network = start_network (KSCORE_FAKE_BLUESKY, &handle, &service);

  owner_fixture_init (&fixture);
  cli_support_run (&fixture, &result, "link", handle, "--network", "mastodon", "--service",
                   service, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_cmpstr (result.out, ==, "");
  cli_support_run (&fixture, &result, "accounts", "--json", NULL);
  g_assert_cmpstr (result.out, ==, "[]\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/cli-link/wrong-usage", test_wrong_usage);
  g_test_add_func ("/cli/cli-link/help", test_help);
  g_test_add_func ("/cli/cli-link/no-handle", test_no_handle);
  g_test_add_func ("/cli/cli-link/nobody-answers", test_nobody_answers);
  g_test_add_func ("/cli/cli-link/links", test_links);
  g_test_add_func ("/cli/cli-link/wrong-network", test_wrong_network);

  return g_test_run ();
}
