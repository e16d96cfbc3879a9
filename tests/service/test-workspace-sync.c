#include "config.h"

#include <math.h>

#include "core/kscore-error.h"
#include "support/sync-fixture.h"

static const KscoreFakeSizes small = { .accounts = 2, .posts = 60, .days = 80, .reactors = 12 };

static const KscoreFakeKind kinds[] = { KSCORE_FAKE_MASTODON, KSCORE_FAKE_BLUESKY };

/* The servers' own account of things against the store's. */
static void
assert_as_told (SyncFixture *self,
                guint        account)
{
  g_autoptr (JsonNode) told = kscore_fake_network_describe (self->network, account);
  JsonArray *posts = json_object_get_array_member (json_node_get_object (told), "posts");

  g_assert_cmpint (sync_fixture_query (self, "SELECT count(*) FROM posts"
                                             " WHERE deleted_at IS NULL"),
                   ==, json_array_get_length (posts));
  for (guint i = 0; i < json_array_get_length (posts); i++)
    {
      JsonObject *post = json_array_get_object_element (posts, i);
      const char *id = json_object_get_string_member (post, "id");
      JsonObject *counts = json_object_get_object_member (post, "counts");
      g_autofree char *sql = g_strdup_printf (
        "SELECT total FROM counts WHERE kind = %d AND post = (SELECT id FROM posts WHERE"
        " native_id = '%s') ORDER BY at DESC LIMIT 1",
        KSCORE_KIND_LIKE, id);

      g_assert_cmpint (sync_fixture_query (self, sql), ==,
                       json_object_get_int_member (counts, "like"));
    }
}

static void
test_link (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      const KscoreSyncAccount *account;

      sync_fixture_init (&fixture, kinds[i], 1, &small);
      sync_fixture_link (&fixture, 0, 0, &summary);
      account = g_ptr_array_index (summary.accounts, 0);
      g_assert_cmpstr (account->state, ==, "ok");
      g_assert_true (account->complete);
      g_assert_cmpint (account->new_posts, >, 0);
      g_assert_cmpint (account->new_interactions, >, 0);
      g_assert_cmpint (account->frozen_day, ==, KSCORE_DAY_UNKNOWN);
      g_assert_true (isnan (summary.before.score));
      g_assert_cmpfloat (summary.now.score, >, 1);
      g_assert_false (summary.now.at_least);
      g_assert_cmpint (summary.now.day, ==, kscore_day_from_time (fixture.now));
      assert_as_told (&fixture, 0);
      g_assert_cmpuint (kscore_fake_network_get_most_at_once (fixture.network, 0), ==, 1);
    }
}

static void
test_again (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      const KscoreSyncAccount *account;

      sync_fixture_init (&fixture, kinds[i], 1, &small);
      sync_fixture_link (&fixture, 0, 0, &summary);
      before = sync_fixture_dump (&fixture);
      account = sync_fixture_sync (&fixture, 0, &summary);
      after = sync_fixture_dump (&fixture);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpint (account->new_posts, ==, 0);
      g_assert_cmpint (account->new_interactions, ==, 0);
      g_assert_true (account->complete);
      /* The profile, a page of posts, and the young ones that did not stand on it. */
      g_assert_cmpuint (account->requests, <=, 4);
      g_assert_cmpfloat (summary.now.score, ==, summary.before.score);
    }
}

/* What has changed costs a request, and only that changes. */
static void
test_news (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      const KscoreSyncAccount *account;
      guint post, fan, unchanged;

      sync_fixture_init (&fixture, kinds[i], 1, &small);
      sync_fixture_link (&fixture, 0, 0, &summary);
      fixture.now += 3600;
      kscore_fake_network_set_now (fixture.network, fixture.now);
      unchanged = sync_fixture_sync (&fixture, 0, &summary)->requests;

      fixture.now += 3600;
      kscore_fake_network_set_now (fixture.network, fixture.now);
      fan = kscore_fake_network_add_account (fixture.network, 0, "newfan");
      post = kscore_fake_network_post (fixture.network, 0, fixture.now - 1800, "Something new");
      kscore_fake_network_like (fixture.network, fan, post, fixture.now - 900, TRUE);
      account = sync_fixture_sync (&fixture, 0, &summary);
      g_assert_cmpint (account->new_posts, ==, 1);
      g_assert_cmpint (account->new_interactions, ==, 1);
      /* Who liked it, and who that is. */
      g_assert_cmpuint (account->requests, <=, unchanged + 2);
      assert_as_told (&fixture, 0);

      kscore_fake_network_like (fixture.network, fan, post, fixture.now, FALSE);
      fixture.now += 3600;
      kscore_fake_network_set_now (fixture.network, fixture.now);
      account = sync_fixture_sync (&fixture, 0, &summary);
      g_assert_cmpint (account->new_interactions, ==, 0);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM interactions i JOIN posts p"
                                                     " ON p.id = i.post"
                                                     " WHERE p.text LIKE '%Something new%'"),
                       ==, 0);
      g_assert_cmpuint (account->requests, <=, unchanged + 1);

      kscore_fake_network_delete_post (fixture.network, post);
      kscore_fake_network_post (fixture.network, 0, fixture.now + 60, "Another one");
      fixture.now += 3600;
      kscore_fake_network_set_now (fixture.network, fixture.now);
      account = sync_fixture_sync (&fixture, 0, &summary);
      g_assert_cmpint (account->new_posts, ==, 1);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts"
                                                     " WHERE text LIKE '%Something new%'"),
                       ==, 0);
      assert_as_told (&fixture, 0);
    }
}

/* Names change hands on Bluesky; the account is the same. (On Mastodon a name is for ever.) */
static void
test_renamed (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  const KscoreSyncAccount *account;
  g_autofree char *handle = NULL;

  sync_fixture_init (&fixture, KSCORE_FAKE_BLUESKY, 1, &small);
  sync_fixture_link (&fixture, 0, 0, &summary);
  kscore_fake_network_rename (fixture.network, 0, "another");
  handle = kscore_fake_network_dup_handle (fixture.network, 0);
  account = sync_fixture_sync (&fixture, 0, &summary);
  g_assert_cmpstr (account->state, ==, "ok");
  g_assert_cmpstr (account->handle, ==, handle);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM accounts"), ==, 1);
}

/* The account stays as it was, frozen on its last day, until the server is there again. */
static void
test_offline (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      const KscoreSyncAccount *account;
      double score;

      sync_fixture_init (&fixture, kinds[i], 1, &small);
      sync_fixture_link (&fixture, 0, 0, &summary);
      score = summary.now.score;
      kscore_fake_network_stop_host (fixture.network, 0);
      account = sync_fixture_sync (&fixture, 0, &summary);
      g_assert_cmpstr (account->state, ==, "offline");
      g_assert_nonnull (account->sentence);
      g_assert_nonnull (account->action);
      g_assert_cmpint (account->frozen_day, ==, kscore_day_from_time (fixture.now));
      g_assert_cmpfloat (summary.now.score, ==, score);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT error IS NOT NULL FROM accounts"), ==,
                       1);

      kscore_fake_network_start_host (fixture.network, 0);
      account = sync_fixture_sync (&fixture, 0, &summary);
      g_assert_cmpstr (account->state, ==, "ok");
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT error IS NULL FROM accounts"), ==, 1);
    }
}

static void
test_nothing_to_refresh (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  g_autoptr (GError) error = NULL;

  sync_fixture_init (&fixture, KSCORE_FAKE_BLUESKY, 1, NULL);
  g_assert_false (kscore_workspace_sync (fixture.workspace, NULL, NULL, NULL, NULL, &summary, NULL,
                                         &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (kscore_workspace_sync (fixture.workspace, "nobody.test", NULL, NULL, NULL,
                                         &summary, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

/* A password in an address goes nowhere. */
static void
test_password (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  g_autoptr (GError) error = NULL;

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, NULL);
  g_assert_false (kscore_workspace_link (fixture.workspace, "ada@moor.example", NULL,
                                         "http://ada:hunter2@127.0.0.1:8099", NULL, NULL, NULL,
                                         &summary, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_assert_null (strstr (error->message, "hunter2"));
  g_assert_cmpuint (kscore_fake_network_count (fixture.network, NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace-sync/link", test_link);
  g_test_add_func ("/workspace-sync/again", test_again);
  g_test_add_func ("/workspace-sync/news", test_news);
  g_test_add_func ("/workspace-sync/renamed", test_renamed);
  g_test_add_func ("/workspace-sync/offline", test_offline);
  g_test_add_func ("/workspace-sync/password", test_password);
  g_test_add_func ("/workspace-sync/nothing-to-refresh", test_nothing_to_refresh);

  return g_test_run ();
}
