#include "config.h"

#include "support/sync-fixture.h"

static const KscoreFakeSizes sizes = { .accounts = 12, .posts = 20, .days = 30, .reactors = 6 };

/* All accounts side by side: no host ever has two requests under way, and one that fails keeps
 * nobody from being read. */
static void
test_side_by_side (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  const KscoreFakeFault fault
    = { .fault = "status", .host = KSCORE_FAKE_NONE, .account = 4, .value = 500 };
  guint failed = 0;

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 3, &sizes);
  for (guint i = 0; i < sizes.accounts; i++)
    sync_fixture_link (&fixture, i, 4, &summary);
  kscore_fake_network_reset_counts (fixture.network);
  kscore_fake_network_add_fault (fixture.network, &fault);
  sync_fixture_sync (&fixture, 0, &summary);
  g_assert_cmpuint (summary.accounts->len, ==, sizes.accounts);
  for (guint i = 0; i < summary.accounts->len; i++)
    {
      const KscoreSyncAccount *account = g_ptr_array_index (summary.accounts, i);

      if (!account->complete)
        failed++;
    }
  g_assert_cmpuint (failed, ==, 1);
  for (guint host = 0; host < 3; host++)
    g_assert_cmpuint (kscore_fake_network_get_most_at_once (fixture.network, host), ==, 1);
}

/* What a host told is known to the next process too. */
static void
test_hosts_are_kept (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, &sizes);
  kscore_fake_network_set_limit (fixture.network, 0, 300, 300);
  sync_fixture_link (&fixture, 0, 6, &summary);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT remaining FROM hosts"), >, 0);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT reset_at IS NOT NULL FROM hosts"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/side-by-side", test_side_by_side);
  g_test_add_func ("/sync/hosts-are-kept", test_hosts_are_kept);

  return g_test_run ();
}
