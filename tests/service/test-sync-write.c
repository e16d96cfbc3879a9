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

/* A server that tells of a long conversation in part takes nobody's answer away by it. */
static void
test_long_conversation (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  guint ada, bob, post, first;

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, NULL);
  ada = kscore_fake_network_add_account (fixture.network, 0, "ada");
  bob = kscore_fake_network_add_account (fixture.network, 0, "bob");
  post = kscore_fake_network_post (fixture.network, ada, fixture.now - 9000, "One");
  first = kscore_fake_network_reply (fixture.network, bob, post, fixture.now - 8000, "Two");
  for (guint i = 0; i < 49; i++)
    kscore_fake_network_reply (fixture.network, bob, post, fixture.now - 7000 + i, "More");
  sync_fixture_link (&fixture, ada, 0, &summary);
  g_assert_cmpint (count_interactions (&fixture, KSCORE_KIND_REPLY), ==, 50);

  pass (&fixture, 86400);
  for (guint i = 0; i < 40; i++)
    kscore_fake_network_reply (fixture.network, bob, first, fixture.now - 5000 + i, "Beneath");
  kscore_fake_network_reply (fixture.network, bob, post, fixture.now - 100, "Last");
  sync_fixture_sync (&fixture, 0, &summary);
  g_assert_cmpint (count_interactions (&fixture, KSCORE_KIND_REPLY), >=, 50);
}

/* A post that only the account's own server has is asked for now and then, not each time. */
static void
test_not_indexed (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  guint ada, post;

  sync_fixture_init (&fixture, KSCORE_FAKE_BLUESKY, 1, NULL);
  ada = kscore_fake_network_add_account (fixture.network, 0, "ada");
  post = kscore_fake_network_post (fixture.network, ada, fixture.now - 9000, "One");
  kscore_fake_network_post (fixture.network, ada, fixture.now - 8000, "Two");
  sync_fixture_link (&fixture, ada, 0, &summary);
  kscore_fake_network_set_visibility (fixture.network, post, "unindexed");

  pass (&fixture, 86400);
  sync_fixture_sync (&fixture, 0, &summary);
  g_assert_cmpuint (kscore_fake_network_count (fixture.network, "getRecord"), ==, 1);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts"
                                                 " WHERE deleted_at IS NULL"), ==, 2);
  pass (&fixture, 86400);
  sync_fixture_sync (&fixture, 0, &summary);
  g_assert_cmpuint (kscore_fake_network_count (fixture.network, "getRecord"), ==, 1);

  /* Nor is that for ever, and what is deleted then is gone. */
  kscore_fake_network_delete_post (fixture.network, post);
  pass (&fixture, 31 * 86400);
  sync_fixture_sync (&fixture, 0, &summary);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts"
                                                 " WHERE deleted_at IS NULL"), ==, 1);
}

/* Who followed while the list was hidden is not known: that is no day without followers. */
static void
test_hidden_followers (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  guint ada, bob;
  g_autofree char *sql = NULL;

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, NULL);
  ada = kscore_fake_network_add_account (fixture.network, 0, "ada");
  bob = kscore_fake_network_add_account (fixture.network, 0, "bob");
  kscore_fake_network_post (fixture.network, ada, fixture.now - 9000, "One");
  kscore_fake_network_follow (fixture.network, bob, ada, fixture.now - 5000, TRUE);
  kscore_fake_network_set_flag (fixture.network, ada, "hide-collections", TRUE);
  sync_fixture_link (&fixture, ada, 0, &summary);

  pass (&fixture, 40 * 86400);
  kscore_fake_network_set_flag (fixture.network, ada, "hide-collections", FALSE);
  sync_fixture_sync (&fixture, 0, &summary);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM relations"
                                                 " WHERE follows_owner"), ==, 1);
  sql = g_strdup_printf ("SELECT ifnull(min(from_day), 99999) >= %d FROM coverage WHERE kinds = %u",
                         (int) kscore_day_from_time (fixture.now),
                         KSCORE_KINDS_OF (KSCORE_KIND_FOLLOW));
  g_assert_cmpint (sync_fixture_query (&fixture, sql), ==, 1);
}

/* Where a list of posts does not come to its end, what lies behind is not known to be empty, until
 * the account's own server has told it. */
static void
test_endless_posts (void)
{
  static const KscoreFakeSizes sizes = { .accounts = 1, .posts = 250, .days = 400, .reactors = 5 };
  static const char before_first[] = "SELECT min(from_day) <= (SELECT min(at) / 86400 FROM posts)"
                                     " FROM coverage";
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  const KscoreSyncAccount *account;
  gint64 n;

  sync_fixture_init (&fixture, KSCORE_FAKE_BLUESKY, 1, &sizes);
  kscore_fake_network_add_fault (fixture.network,
                                 KSCORE_FAKE_FAULT ("cursor-empty", .path = "getAuthorFeed",
                                                    .after = 2));
  kscore_fake_network_add_fault (fixture.network,
                                 KSCORE_FAKE_FAULT ("status", .path = "listRecords"));
  sync_fixture_link (&fixture, 0, 5000, &summary);
  n = sync_fixture_query (&fixture, "SELECT count(*) FROM posts");
  g_assert_cmpint (n, <, 250);
  g_assert_cmpint (sync_fixture_query (&fixture, before_first), ==, 0);

  kscore_fake_network_clear_faults (fixture.network);
  pass (&fixture, 86400);
  account = sync_fixture_sync (&fixture, 5000, &summary);
  g_assert_cmpstr (account->state, ==, "ok");
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts"), >, n);
  g_assert_cmpint (sync_fixture_query (&fixture, before_first), ==, 1);
}

/* Whoever comes while a list waits to be read on stands in front of where that goes on. */
static void
test_comes_between (void)
{
  static const KscoreFakeKind kinds[] = { KSCORE_FAKE_MASTODON, KSCORE_FAKE_BLUESKY };
  const guint n_fans = 150;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      guint ada, late, post, requests;

      sync_fixture_init (&fixture, kinds[i], 1, NULL);
      ada = kscore_fake_network_add_account (fixture.network, 0, "ada");
      late = kscore_fake_network_add_account (fixture.network, 0, "late");
      post = kscore_fake_network_post (fixture.network, ada, fixture.now - 9000, "One");
      for (guint j = 0; j < n_fans; j++)
        {
          g_autofree char *name = g_strdup_printf ("fan%u", j);
          guint fan = kscore_fake_network_add_account (fixture.network, 0, name);

          kscore_fake_network_like (fixture.network, fan, post, fixture.now - 8000 + j, TRUE);
        }
      for (requests = 2; requests < 20; requests++)
        {
          sync_fixture_renew (&fixture);
          sync_fixture_link (&fixture, ada, requests, &summary);
          if (sync_fixture_query (&fixture, "SELECT count(*) FROM lists"
                                            " WHERE kind = 1 AND cursor IS NOT NULL") == 1)
            break;
        }
      g_assert_cmpuint (requests, <, 20);

      pass (&fixture, 86400);
      kscore_fake_network_like (fixture.network, late, post, fixture.now - 100, TRUE);
      for (guint j = 0; j < 2; j++)
        {
          sync_fixture_sync (&fixture, 0, &summary);
          pass (&fixture, 86400);
        }
      g_assert_cmpint (count_interactions (&fixture, KSCORE_KIND_LIKE), ==, n_fans + 1);
    }
}

/* Where a server tells counts and nobody who reacted, nobody is not what is known. */
static void
test_hidden_people (void)
{
  static const char * const paths[] = { "favourited_by", "reblogged_by", "context", "followers" };
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  guint ada, bob;
  g_autofree char *sql = NULL;

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, NULL);
  ada = kscore_fake_network_add_account (fixture.network, 0, "ada");
  bob = kscore_fake_network_add_account (fixture.network, 0, "bob");
  for (guint i = 0; i < 3; i++)
    {
      guint post = kscore_fake_network_post (fixture.network, ada, fixture.now - 9000 - i, "One");

      kscore_fake_network_like (fixture.network, bob, post, fixture.now - 100, TRUE);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      const KscoreFakeFault fault = {
        .fault = "unauthorized", .host = KSCORE_FAKE_NONE, .account = KSCORE_FAKE_NONE,
        .path = paths[i],
      };

      kscore_fake_network_add_fault (fixture.network, &fault);
    }
  sync_fixture_link (&fixture, ada, 0, &summary);
  g_assert_true (summary.now.at_least);
  sql = g_strdup_printf ("SELECT count(*) FROM coverage WHERE kinds & %u", KSCORE_KINDS_PEOPLE);
  g_assert_cmpint (sync_fixture_query (&fixture, sql), ==, 0);
}

/* snac answers for no single post: what its list passes over is gone, and nothing else. */
static void
test_passed_over (void)
{
  static const KscoreFakeSizes sizes
    = { .accounts = 1, .posts = 30, .days = 20, .reactors = 3 };
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  gint64 n;
  guint newest, second;

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, NULL);
  kscore_fake_network_set_version (fixture.network, "snac", "2.75");
  kscore_fake_network_populate (fixture.network, &sizes);
  sync_fixture_link (&fixture, 0, 0, &summary);
  n = sync_fixture_query (&fixture, "SELECT count(*) FROM posts WHERE deleted_at IS NULL");
  g_assert_cmpint (n, >, 10);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM counts WHERE total = 0"),
                   ==, 0);

  pass (&fixture, 3600);
  g_assert_cmpstr (sync_fixture_sync (&fixture, 0, &summary)->state, ==, "ok");
  g_assert_cmpint (sync_fixture_query (&fixture,
                                       "SELECT count(*) FROM posts WHERE deleted_at IS NULL"),
                   ==, n);

  newest = kscore_fake_network_nth_post (fixture.network, 0, 0);
  second = kscore_fake_network_nth_post (fixture.network, 0, 1);
  kscore_fake_network_delete_post (fixture.network, newest);
  kscore_fake_network_delete_post (fixture.network, second);
  pass (&fixture, 3600);
  sync_fixture_sync (&fixture, 0, &summary);
  g_assert_cmpint (sync_fixture_query (&fixture,
                                       "SELECT count(*) FROM posts WHERE deleted_at IS NULL"),
                   ==, n - 2);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts"
                                                 " WHERE deleted_at IS NOT NULL AND text IS NULL"),
                   ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-write/own-replies", test_own_replies);
  g_test_add_func ("/sync-write/followers", test_followers);
  g_test_add_func ("/sync-write/first-follower", test_first_follower);
  g_test_add_func ("/sync-write/passed-over", test_passed_over);
  g_test_add_func ("/sync-write/coverage", test_coverage);
  g_test_add_func ("/sync-write/long-conversation", test_long_conversation);
  g_test_add_func ("/sync-write/not-indexed", test_not_indexed);
  g_test_add_func ("/sync-write/hidden-followers", test_hidden_followers);
  g_test_add_func ("/sync-write/endless-posts", test_endless_posts);
  g_test_add_func ("/sync-write/comes-between", test_comes_between);
  g_test_add_func ("/sync-write/hidden-people", test_hidden_people);

  return g_test_run ();
}
