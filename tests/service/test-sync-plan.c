#include "config.h"

#include "support/sync-fixture.h"

static const KscoreFakeSizes sizes = { .accounts = 2, .posts = 90, .days = 200, .reactors = 10 };

/* However few requests a refresh has, one after the other they come to the same. */
static void
test_pieces (void)
{
  static const KscoreFakeKind kinds[] = { KSCORE_FAKE_MASTODON, KSCORE_FAKE_BLUESKY };
  static const guint pieces[] = { 7, 25 };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      g_autofree char *whole = NULL;

      sync_fixture_init (&fixture, kinds[i], 1, &sizes);
      sync_fixture_link (&fixture, 0, 2000, &summary);
      whole = sync_fixture_dump (&fixture);
      for (gsize j = 0; j < G_N_ELEMENTS (pieces); j++)
        {
          const KscoreSyncAccount *account;
          g_autofree char *pieced = NULL;
          guint n = 0;

          sync_fixture_renew (&fixture);
          sync_fixture_link (&fixture, 0, pieces[j], &summary);
          account = g_ptr_array_index (summary.accounts, 0);
          g_assert_false (account->complete);
          do
            {
              account = sync_fixture_sync (&fixture, pieces[j], &summary);
              g_assert_cmpuint (account->requests, <=, pieces[j]);
            }
          while (!account->complete && ++n < 300);
          g_assert_cmpuint (n, <, 300);
          pieced = sync_fixture_dump (&fixture);
          g_assert_cmpstr (pieced, ==, whole);
        }
    }
}

/* A score is there long before everything is read. */
static void
test_first_score (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };

  sync_fixture_init (&fixture, KSCORE_FAKE_BLUESKY, 1, &sizes);
  sync_fixture_link (&fixture, 0, 12, &summary);
  g_assert_cmpfloat (summary.now.score, >, 1);
  g_assert_false (((KscoreSyncAccount *) g_ptr_array_index (summary.accounts, 0))->complete);
}

/* The profile first, then posts, then who reacted, and followers in the end. */
static void
test_order (void)
{
  static const char *const order[]
    = { "getProfile?", "getAuthorFeed", "getLikes", "getProfiles", "getFollowers", "getFollows" };
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  g_auto (GStrv) requests = NULL;
  guint next = 0;

  sync_fixture_init (&fixture, KSCORE_FAKE_BLUESKY, 1, &sizes);
  sync_fixture_link (&fixture, 0, 2000, &summary);
  requests = kscore_fake_network_dup_requests (fixture.network);
  for (guint i = 0; requests[i] != NULL && next < G_N_ELEMENTS (order); i++)
    if (strstr (requests[i], order[next]) != NULL)
      next++;
  g_assert_cmpuint (next, ==, G_N_ELEMENTS (order));
}

/* What the AppView does not list, the account's own server tells: where the list fails at once, and
 * where it ends early. */
static void
test_fallback (void)
{
  static const char *const faults[] = { "status", "cursor-ends" };
  static const KscoreFakeSizes many = { .accounts = 1, .posts = 140, .days = 100, .reactors = 10 };
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  g_autofree char *whole = NULL;

  sync_fixture_init (&fixture, KSCORE_FAKE_BLUESKY, 1, &many);
  sync_fixture_link (&fixture, 0, 5000, &summary);
  whole = sync_fixture_dump (&fixture);
  kscore_fake_network_reset_counts (fixture.network);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      const KscoreFakeFault fault = {
        .fault = faults[i],
        .host = KSCORE_FAKE_NONE,
        .account = KSCORE_FAKE_NONE,
        .path = "getAuthorFeed",
      };
      g_autofree char *other = NULL;

      sync_fixture_renew (&fixture);
      kscore_fake_network_clear_faults (fixture.network);
      kscore_fake_network_add_fault (fixture.network, &fault);
      sync_fixture_link (&fixture, 0, 5000, &summary);
      g_assert_cmpuint (kscore_fake_network_count (fixture.network, "listRecords"), >, 0);
      sync_fixture_sync (&fixture, 5000, &summary);
      other = sync_fixture_dump (&fixture);
      g_assert_cmpstr (other, ==, whole);
      kscore_fake_network_reset_counts (fixture.network);
    }
}

/* Posts from before the window tell their counts, not who reacted. */
static void
test_window (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  gint64 start;
  g_autofree char *sql = NULL;

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, &sizes);
  sync_fixture_link (&fixture, 0, 2000, &summary);
  start = fixture.now - KSCORE_SYNC_WINDOW_SEC;
  sql = g_strdup_printf ("SELECT count(*) FROM interactions i JOIN posts p ON p.id = i.post"
                         " WHERE p.at < %" G_GINT64_FORMAT, start);
  g_assert_cmpint (sync_fixture_query (&fixture, sql), ==, 0);
  g_free (sql);
  sql = g_strdup_printf ("SELECT count(*) FROM counts c JOIN posts p ON p.id = c.post"
                         " WHERE p.at < %" G_GINT64_FORMAT, start);
  g_assert_cmpint (sync_fixture_query (&fixture, sql), >, 0);
}

/* A server that takes two minutes for each of its answers holds nobody up for half a day. */
static void
test_time (void)
{
  g_autoptr (KscoreAccount) account = kscore_account_new ("mastodon", "https://a.example/a", "a");
  g_autoptr (KscoreSource) source = kscore_source_new ("mastodon");
  KscoreSync sync = { .max_requests = 300, .end = g_get_monotonic_time () };

  for (guint phase = 0; phase <= KSCORE_SYNC_COUNTS; phase++)
    {
      KscoreSyncRun *run = kscore_sync_run_new (&sync, 1, account, source);
      g_autoptr (GError) error = NULL;

      run->phase = phase;
      kscore_sync_run_plan (NULL, run, &error);
      g_assert_no_error (error);
      g_assert_true (run->cut);
      g_assert_false (run->asking);
      kscore_sync_run_free (run);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-plan/pieces", test_pieces);
  g_test_add_func ("/sync-plan/first-score", test_first_score);
  g_test_add_func ("/sync-plan/order", test_order);
  g_test_add_func ("/sync-plan/fallback", test_fallback);
  g_test_add_func ("/sync-plan/window", test_window);
  g_test_add_func ("/sync-plan/time", test_time);
  return g_test_run ();
}
