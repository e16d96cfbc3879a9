#include "config.h"

#include "support/sync-fixture.h"

static gint64
count_interactions (SyncFixture *fixture,
                    KscoreKind   kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM interactions WHERE kind = %d", kind);

  return sync_fixture_query (fixture, sql);
}

static void
pass (SyncFixture *fixture,
      gint64       seconds)
{
  fixture->now += seconds;
  kscore_fake_network_set_now (fixture->network, fixture->now);
}

/* The owner's own answers are posts; in the list of answers they are nobody's. */
static void
test_own_replies (void)
{
  static const KscoreFakeKind kinds[] = { KSCORE_FAKE_MASTODON, KSCORE_FAKE_BLUESKY };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      guint ada, bob, post;

      sync_fixture_init (&fixture, kinds[i], 1, NULL);
      ada = kscore_fake_network_add_account (fixture.network, 0, "ada");
      bob = kscore_fake_network_add_account (fixture.network, 0, "bob");
      post = kscore_fake_network_post (fixture.network, ada, fixture.now - 9000, "One");
      kscore_fake_network_reply (fixture.network, ada, post, fixture.now - 8000, "Two");
      kscore_fake_network_reply (fixture.network, bob, post, fixture.now - 7000, "Three");
      sync_fixture_link (&fixture, ada, 0, &summary);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts"), ==, 2);
      g_assert_cmpint (count_interactions (&fixture, KSCORE_KIND_REPLY), ==, 1);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts r JOIN posts p ON"
                                                     " r.reply_to IN (p.native_id, p.remote_id)"
                                                     " WHERE r.reply_to_self"),
                       ==, 1);
    }
}

/* Whoever followed before the account was linked did nothing since; who comes later did. */
static void
test_followers (void)
{
  static const KscoreFakeKind kinds[] = { KSCORE_FAKE_MASTODON, KSCORE_FAKE_BLUESKY };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      guint ada, fans[3];

      sync_fixture_init (&fixture, kinds[i], 1, NULL);
      ada = kscore_fake_network_add_account (fixture.network, 0, "ada");
      kscore_fake_network_post (fixture.network, ada, fixture.now - 9000, "One");
      for (guint j = 0; j < 3; j++)
        {
          g_autofree char *name = g_strdup_printf ("fan%u", j);

          fans[j] = kscore_fake_network_add_account (fixture.network, 0, name);
        }
      kscore_fake_network_follow (fixture.network, fans[0], ada, fixture.now - 5000, TRUE);
      kscore_fake_network_follow (fixture.network, fans[1], ada, fixture.now - 5000, TRUE);
      sync_fixture_link (&fixture, ada, 0, &summary);
      g_assert_cmpint (count_interactions (&fixture, KSCORE_KIND_FOLLOW), ==, 0);
      g_assert_cmpint (sync_fixture_query (&fixture,
                                           "SELECT count(*) FROM relations WHERE follows_owner"),
                       ==, 2);

      pass (&fixture, 7 * 86400);
      kscore_fake_network_follow (fixture.network, fans[2], ada, fixture.now - 100, TRUE);
      sync_fixture_sync (&fixture, 0, &summary);
      g_assert_cmpint (count_interactions (&fixture, KSCORE_KIND_FOLLOW), ==, 1);

      pass (&fixture, 7 * 86400);
      kscore_fake_network_follow (fixture.network, fans[0], ada, fixture.now - 100, FALSE);
      sync_fixture_sync (&fixture, 0, &summary);
      g_assert_cmpint (count_interactions (&fixture, KSCORE_KIND_FOLLOW), ==, 1);
      g_assert_cmpint (sync_fixture_query (&fixture,
                                           "SELECT count(*) FROM relations WHERE follows_owner"),
                       ==, 2);
    }
}

/* The very first follower is somebody who came. */
static void
test_first_follower (void)
{
  static const KscoreFakeKind kinds[] = { KSCORE_FAKE_MASTODON, KSCORE_FAKE_BLUESKY };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      guint ada, fan;

      sync_fixture_init (&fixture, kinds[i], 1, NULL);
      ada = kscore_fake_network_add_account (fixture.network, 0, "ada");
      kscore_fake_network_post (fixture.network, ada, fixture.now - 9000, "One");
      sync_fixture_link (&fixture, ada, 0, &summary);
      pass (&fixture, 7 * 86400);
      fan = kscore_fake_network_add_account (fixture.network, 0, "fan");
      kscore_fake_network_follow (fixture.network, fan, ada, fixture.now - 100, TRUE);
      sync_fixture_sync (&fixture, 0, &summary);
      g_assert_cmpint (count_interactions (&fixture, KSCORE_KIND_FOLLOW), ==, 1);
    }
}

/* Both what is known and from when on. */
static void
test_coverage (void)
{
  static const KscoreFakeSizes sizes
    = { .accounts = 1, .posts = 30, .days = 40, .reactors = 5 };
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  KscoreDay today;
  g_autofree char *sql = NULL;

  sync_fixture_init (&fixture, KSCORE_FAKE_BLUESKY, 1, &sizes);
  sync_fixture_link (&fixture, 0, 0, &summary);
  today = kscore_day_from_time (fixture.now);
  sql = g_strdup_printf ("SELECT count(*) FROM coverage WHERE to_day = %d AND kinds & %u",
                         (int) today, KSCORE_KINDS_OF (KSCORE_KIND_LIKE));
  g_assert_cmpint (sync_fixture_query (&fixture, sql), ==, 1);
  g_free (sql);
  sql = g_strdup_printf ("SELECT min(from_day) <= (SELECT min(at) / 86400 FROM posts)"
                         " FROM coverage WHERE kinds & %u",
                         KSCORE_KINDS_OF (KSCORE_KIND_LIKE));
  g_assert_cmpint (sync_fixture_query (&fixture, sql), ==, 1);
  g_free (sql);
  sql = g_strdup_printf ("SELECT count(*) FROM coverage WHERE kinds & %u", KSCORE_KINDS_PEOPLE);
  g_assert_cmpint (sync_fixture_query (&fixture, sql), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-write/own-replies", test_own_replies);
  g_test_add_func ("/sync-write/followers", test_followers);
  g_test_add_func ("/sync-write/first-follower", test_first_follower);
  g_test_add_func ("/sync-write/coverage", test_coverage);

  return g_test_run ();
}
