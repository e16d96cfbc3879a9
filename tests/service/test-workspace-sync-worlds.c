#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "support/sync-fixture.h"
#include "support/sync-truth.h"

/* What differs from server to server and must make no difference. */

static const KscoreFakeSizes sizes = { .accounts = 3, .posts = 45, .days = 60, .reactors = 12 };

/* Everything that is told stands in the store, once, and nothing else. */
static void
assert_whole (SyncFixture             *fixture,
              const KscoreSyncSummary *summary,
              KscoreFakeKind           kind)
{
  const KscoreSyncAccount *account = g_ptr_array_index (summary->accounts, 0);
  g_autoptr (JsonNode) told = kscore_fake_network_describe (fixture->network, 0);
  JsonArray *posts = json_object_get_array_member (json_node_get_object (told), "posts");
  guint n_quotes = 0;
  guint n_missing;

  for (guint i = 0; i < json_array_get_length (posts); i++)
    n_quotes += json_array_get_length
                  (json_object_get_array_member (json_array_get_object_element (posts, i),
                                                 "quotes"));
  g_assert_cmpstr (account->state, ==, "ok");
  g_assert_true (account->complete);
  g_assert_cmpuint (sync_truth_check (fixture, 0, &n_missing), >, 100);
  /* Mastodon tells only those who are signed in who quoted. */
  g_assert_cmpuint (n_missing, ==, kind == KSCORE_FAKE_MASTODON ? n_quotes : 0);
  g_assert_cmpint (sync_fixture_query (fixture, "SELECT count(*) FROM posts"), ==,
                   json_array_get_length (posts));
  g_assert_cmpint (sync_fixture_query (fixture, "SELECT count(*) FROM relations"
                                                " WHERE follows_owner"), ==,
                   json_array_get_length (json_object_get_array_member (json_node_get_object (told),
                                                                        "followers")));
  g_assert_cmpint (sync_fixture_query (fixture, "SELECT max(c) FROM (SELECT count(*) AS c FROM"
                                                " actors GROUP BY network, handle)"), ==, 1);
  for (guint host = 0; host < kscore_fake_network_get_n_hosts (fixture->network); host++)
    g_assert_cmpuint (kscore_fake_network_get_most_at_once (fixture->network, host), <=, 1);
}

static void
test_ids (void)
{
  for (guint ids = KSCORE_FAKE_IDS_NUMBERS; ids <= KSCORE_FAKE_IDS_FLAKE; ids++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };

      sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 2, NULL);
      kscore_fake_network_set_ids (fixture.network, ids);
      kscore_fake_network_populate (fixture.network, &sizes);
      sync_fixture_link (&fixture, 0, 0, &summary);
      assert_whole (&fixture, &summary, KSCORE_FAKE_MASTODON);
    }
}

/* Lasting ids since 4.2, posts in batches since 4.3, quotes since 4.4. */
static void
test_versions (void)
{
  static const char * const versions[] = { "4.1.25", "4.2.0", "4.3.8", "4.4.1", "4.6.0" };

  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };

      g_test_message ("%s", versions[i]);
      sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 2, &sizes);
      kscore_fake_network_set_version (fixture.network, "mastodon", versions[i]);
      sync_fixture_link (&fixture, 0, 0, &summary);
      g_assert_cmpstr (((KscoreSyncAccount *) g_ptr_array_index (summary.accounts, 0))->state, ==,
                       "ok");
      if (i > 0)
        assert_whole (&fixture, &summary, KSCORE_FAKE_MASTODON);
      kscore_fake_network_post (fixture.network, 0, fixture.now - 60, "New");
      g_assert_cmpint (sync_fixture_sync (&fixture, 0, &summary)->new_posts, ==, 1);
    }
}

static void
test_cursors (void)
{
  for (guint newer = 0; newer <= 1; newer++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };

      sync_fixture_init (&fixture, KSCORE_FAKE_BLUESKY, 2, &sizes);
      kscore_fake_network_set_short_cursors (fixture.network, newer == 1);
      sync_fixture_link (&fixture, 0, 0, &summary);
      assert_whole (&fixture, &summary, KSCORE_FAKE_BLUESKY);
    }
}

/* The name's domain is not the server's: one account, by whichever of both it is linked. */
static void
test_split_domain (void)
{
  for (guint redirect = 0; redirect <= 1; redirect++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      KscoreSyncOptions options = { .no_pause = TRUE };
      g_autofree char *front = NULL;
      g_autofree char *name = NULL;
      g_autoptr (GError) error = NULL;

      sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 2, &sizes);
      kscore_fake_network_set_front (fixture.network, 1, 0, redirect == 1);
      front = kscore_fake_network_dup_address (fixture.network, 1);
      name = g_strconcat ("@ada@", strstr (front, "//") + 2, NULL);
      kscore_workspace_link (fixture.workspace, name, NULL, NULL, &options, NULL, NULL, &summary,
                             NULL, &error);
      g_assert_no_error (error);
      assert_whole (&fixture, &summary, KSCORE_FAKE_MASTODON);
      sync_fixture_link (&fixture, 0, 0, &summary);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM accounts"), ==, 1);
    }
}

/* What only some may see is in no store, and who reshares others has no posts by that. */
static void
test_not_for_all (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  guint post;

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, &sizes);
  post = kscore_fake_network_post (fixture.network, 0, fixture.now - 600, "A secret");
  kscore_fake_network_set_visibility (fixture.network, post, "direct");
  kscore_fake_network_boost (fixture.network, 0, kscore_fake_network_nth_post (fixture.network, 1,
                                                                               0),
                             fixture.now - 500, TRUE);
  sync_fixture_link (&fixture, 0, 0, &summary);
  assert_whole (&fixture, &summary, KSCORE_FAKE_MASTODON);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts"
                                                 " WHERE text LIKE '%secret%'"), ==, 0);
}

/* Read in small parts, with the server's limit in the way, it comes to the same. */
static void
test_in_parts (void)
{
  static const KscoreFakeKind kinds[] = { KSCORE_FAKE_MASTODON, KSCORE_FAKE_BLUESKY };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      const KscoreSyncAccount *account;
      guint n = 0;

      sync_fixture_init (&fixture, kinds[i], 2, &sizes);
      sync_fixture_link (&fixture, 0, 15, &summary);
      do
        {
          account = sync_fixture_sync (&fixture, 15, &summary);
          g_assert_cmpuint (account->requests, <=, 15);
          g_assert_cmpuint (++n, <, 60);
        }
      while (!account->complete);
      assert_whole (&fixture, &summary, kinds[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace-sync-worlds/ids", test_ids);
  g_test_add_func ("/workspace-sync-worlds/versions", test_versions);
  g_test_add_func ("/workspace-sync-worlds/cursors", test_cursors);
  g_test_add_func ("/workspace-sync-worlds/split-domain", test_split_domain);
  g_test_add_func ("/workspace-sync-worlds/not-for-all", test_not_for_all);
  g_test_add_func ("/workspace-sync-worlds/in-parts", test_in_parts);

  return g_test_run ();
}
