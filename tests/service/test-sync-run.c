#include "config.h"

#include "core/kscore-error.h"
#include "support/sync-fixture.h"

static const KscoreFakeSizes sizes = { .accounts = 2, .posts = 40, .days = 60, .reactors = 8 };

typedef struct {
  GCancellable *cancellable;
  guint         left; /* reports until it is cancelled */
} Cancelling;

static void
cancel_cb (double      fraction,
           const char *message,
           gpointer    user_data)
{
  Cancelling *self = user_data;

  g_assert_cmpfloat (fraction, <=, 1);
  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_null (strstr (message, "{handle}"));
  if (self->left-- == 0)
    g_cancellable_cancel (self->cancellable);
}

/* Cancelled after any answer, a refresh loses nothing, and the next one comes to the same end. */
static void
test_cancelled (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  g_autofree char *whole = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *service = NULL;

  sync_fixture_init (&fixture, KSCORE_FAKE_BLUESKY, 1, &sizes);
  handle = kscore_fake_network_dup_handle (fixture.network, 0);
  service = sync_fixture_dup_service (&fixture, 0);
  sync_fixture_link (&fixture, 0, 0, &summary);
  whole = sync_fixture_dump (&fixture);

  for (guint after = 2; after < 40; after += 7)
    {
      KscoreSyncOptions options = { .no_pause = TRUE };
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Cancelling cancelling = { cancellable, after };
      g_autoptr (GError) error = NULL;
      g_autofree char *resumed = NULL;

      sync_fixture_renew (&fixture);
      g_assert_false (kscore_workspace_link (fixture.workspace, handle, NULL, service, &options,
                                             cancel_cb, &cancelling, &summary, cancellable,
                                             &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT state = 'ok' FROM accounts"), ==, 1);
      sync_fixture_sync (&fixture, 0, &summary);
      resumed = sync_fixture_dump (&fixture);
      g_assert_cmpstr (resumed, ==, whole);
    }
}

static void
forget_cb (double      fraction,
           const char *message,
           gpointer    user_data)
{
  SyncFixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  /* As soon as something of it is there. */
  if (sync_fixture_query (fixture, "SELECT count(*) FROM posts") == 0)
    return;
  kscore_workspace_forget (fixture->workspace, "ada.test", NULL, &error);
  g_assert_no_error (error);
}

/* What is forgotten while it is read does not come back. */
static void
test_forgotten (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *service = NULL;

  sync_fixture_init (&fixture, KSCORE_FAKE_BLUESKY, 1, &sizes);
  service = sync_fixture_dup_service (&fixture, 0);
  kscore_workspace_link (fixture.workspace, "ada.test", NULL, service, NULL, forget_cb, &fixture,
                         &summary, NULL, &error);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM accounts"), ==, 0);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts"), ==, 0);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM actors"), ==, 0);
}

/* A list that is not told leaves an anonymous remainder, and everything else is read. */
static void
test_bad_list (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  const KscoreSyncAccount *account;

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, &sizes);
  kscore_fake_network_add_fault (fixture.network,
                                 KSCORE_FAKE_FAULT ("status", .path = "favourited_by", .times = 1,
                                                    .value = 500));
  sync_fixture_link (&fixture, 0, 0, &summary);
  account = g_ptr_array_index (summary.accounts, 0);
  g_assert_cmpstr (account->state, ==, "bad-reply");
  g_assert_cmpint (account->new_interactions, >, 0);
  g_assert_cmpint (account->frozen_day, ==, KSCORE_DAY_UNKNOWN);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM lists"
                                                 " WHERE hidden AND post <> 0"),
                   ==, 1);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT last_refresh IS NOT NULL FROM accounts"),
                   ==, 1);
}

/* A server that fails at everything is not asked for ever. */
static void
test_all_lists_bad (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, &sizes);
  kscore_fake_network_add_fault (fixture.network,
                                 KSCORE_FAKE_FAULT ("status", .path = "ed_by", .value = 500));
  sync_fixture_link (&fixture, 0, 0, &summary);
  g_assert_cmpuint (kscore_fake_network_count (fixture.network, "ed_by"), <=,
                    KSCORE_SYNC_BAD_LISTS);
  g_assert_cmpfloat (summary.now.score, >, 1);
}

static void
test_rate_limited (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  const KscoreSyncAccount *account;
  guint n;

  sync_fixture_init (&fixture, KSCORE_FAKE_BLUESKY, 1, &sizes);
  kscore_fake_network_add_fault (fixture.network,
                                 KSCORE_FAKE_FAULT ("retry-after", .path = "getLikes", .after = 3,
                                                    .value = 1800));
  sync_fixture_link (&fixture, 0, 0, &summary);
  account = g_ptr_array_index (summary.accounts, 0);
  g_assert_cmpstr (account->state, ==, "rate-limited");
  g_assert_cmpint (account->retry_at, !=, KSCORE_TIME_UNKNOWN);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts"), >, 0);

  /* The next refresh knows of it and asks nothing. */
  n = kscore_fake_network_count (fixture.network, NULL);
  account = sync_fixture_sync (&fixture, 0, &summary);
  g_assert_cmpstr (account->state, ==, "rate-limited");
  g_assert_cmpuint (kscore_fake_network_count (fixture.network, NULL), ==, n);
}

/* Where an account is, is looked up again after a day: it may have moved to another server. */
static void
test_identity (void)
{
  static const KscoreFakeKind kinds[] = { KSCORE_FAKE_MASTODON, KSCORE_FAKE_BLUESKY };
  static const char *const lookups[] = { "webfinger", "/did:plc:" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      const KscoreFakeFault fault = {
        .fault = "status",
        .host = KSCORE_FAKE_NONE,
        .account = KSCORE_FAKE_NONE,
        .path = lookups[i],
      };

      sync_fixture_init (&fixture, kinds[i], 1, &sizes);
      sync_fixture_link (&fixture, 0, 0, &summary);
      kscore_fake_network_reset_counts (fixture.network);
      sync_fixture_sync (&fixture, 0, &summary);
      g_assert_cmpuint (kscore_fake_network_count (fixture.network, lookups[i]), ==, 0);

      fixture.now += 2 * 86400;
      kscore_fake_network_set_now (fixture.network, fixture.now);
      g_assert_cmpstr (sync_fixture_sync (&fixture, 0, &summary)->state, ==, "ok");
      g_assert_cmpuint (kscore_fake_network_count (fixture.network, lookups[i]), ==, 1);

      /* A directory that fails keeps nobody from being read where they were. */
      kscore_fake_network_add_fault (fixture.network, &fault);
      fixture.now += 2 * 86400;
      kscore_fake_network_set_now (fixture.network, fixture.now);
      g_assert_cmpstr (sync_fixture_sync (&fixture, 0, &summary)->state, ==, "ok");
      g_assert_cmpuint (kscore_fake_network_count (fixture.network, lookups[i]), ==, 2);
    }
}

/* A cursor that a server does not take any more is not brought before it for ever. */
static void
test_stale_cursor (void)
{
  static const KscoreFakeSizes many = { .accounts = 1, .posts = 120, .days = 60, .reactors = 4 };
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, &many);
  sync_fixture_link (&fixture, 0, 1, &summary);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM lists"
                                                 " WHERE kind = 102 AND cursor IS NOT NULL"),
                   ==, 1);
  kscore_fake_network_add_fault (fixture.network, KSCORE_FAKE_FAULT ("status", .path = "max_id",
                                                                     .value = 422));
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (sync_fixture_sync (&fixture, 0, &summary)->state, ==, "bad-reply");
  kscore_fake_network_reset_counts (fixture.network);
  sync_fixture_sync (&fixture, 0, &summary);
  g_assert_cmpuint (kscore_fake_network_count (fixture.network, "statuses?limit"), ==, 2);

  kscore_fake_network_clear_faults (fixture.network);
  g_assert_cmpstr (sync_fixture_sync (&fixture, 0, &summary)->state, ==, "ok");
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts"), >, 80);
}

/* The same of a list of followers. */
static void
test_stale_followers (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  const KscoreFakeFault fault = {
    .fault = "status", .host = KSCORE_FAKE_NONE, .account = KSCORE_FAKE_NONE,
    .path = "cursor", .times = 1, .value = 400,
  };
  guint ada, requests;

  sync_fixture_init (&fixture, KSCORE_FAKE_BLUESKY, 1, NULL);
  ada = kscore_fake_network_add_account (fixture.network, 0, "ada");
  kscore_fake_network_post (fixture.network, ada, fixture.now - 9000, "One");
  for (guint i = 0; i < 250; i++)
    {
      g_autofree char *name = g_strdup_printf ("fan%u", i);
      guint fan = kscore_fake_network_add_account (fixture.network, 0, name);

      kscore_fake_network_follow (fixture.network, fan, ada, fixture.now - 5000 + i, TRUE);
    }
  for (requests = 2; requests < 20; requests++)
    {
      sync_fixture_renew (&fixture);
      sync_fixture_link (&fixture, ada, requests, &summary);
      if (sync_fixture_query (&fixture, "SELECT count(*) FROM lists"
                                        " WHERE kind = 4 AND cursor IS NOT NULL") == 1)
        break;
    }
  g_assert_cmpuint (requests, <, 20);
  kscore_fake_network_add_fault (fixture.network, &fault);
  sync_fixture_sync (&fixture, 0, &summary);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM lists"
                                                 " WHERE kind = 4 AND cursor IS NOT NULL"),
                   ==, 0);
  sync_fixture_sync (&fixture, 0, &summary);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM relations"
                                                 " WHERE follows_owner"), ==, 250);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-run/cancelled", test_cancelled);
  g_test_add_func ("/sync-run/forgotten", test_forgotten);
  g_test_add_func ("/sync-run/bad-list", test_bad_list);
  g_test_add_func ("/sync-run/all-lists-bad", test_all_lists_bad);
  g_test_add_func ("/sync-run/rate-limited", test_rate_limited);
  g_test_add_func ("/sync-run/identity", test_identity);
  g_test_add_func ("/sync-run/stale-cursor", test_stale_cursor);
  g_test_add_func ("/sync-run/stale-followers", test_stale_followers);

  return g_test_run ();
}
