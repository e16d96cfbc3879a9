#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/kscore-error.h"
#include "store/kscore-statement.h"
#include "support/sync-fixture.h"
#include "support/sync-truth.h"

/* What bad servers get: a sentence and one action, and nothing of theirs in the store. */

static const KscoreFakeSizes small = { .accounts = 2, .posts = 6, .days = 20, .reactors = 5 };
static const KscoreFakeKind kinds[] = { KSCORE_FAKE_MASTODON, KSCORE_FAKE_BLUESKY };

/* Everything in the database, row by row, but what hosts told, and how refreshing went. */
static gboolean
dump_all (KscoreDatabase  *db,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  GString *text = data;
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement = kscore_statement_prepare
                              (db, "SELECT name FROM sqlite_master WHERE type = 'table'"
                                   " AND name NOT LIKE 'posts_text%' AND name NOT LIKE 'sqlite%'"
                                   " AND name NOT IN ('hosts', 'accounts') ORDER BY name", error);

  while (kscore_statement_next (db, statement, &local_error))
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);

      g_ptr_array_add (queries, g_strdup_printf ("SELECT '%s', * FROM \"%s\"", name, name));
    }
  g_assert_no_error (local_error);
  g_assert_cmpuint (queries->len, >, 10);
  g_ptr_array_add (queries, g_strdup ("SELECT 'accounts', id, network, native_id, handle,"
                                      " display_name, url, created_at, following, linked"
                                      " FROM accounts ORDER BY id"));
  for (guint i = 0; i < queries->len; i++)
    {
      statement = kscore_statement_prepare (db, g_ptr_array_index (queries, i), error);
      g_assert_nonnull (statement);
      while (kscore_statement_next (db, statement, &local_error))
        for (int j = 0; j < sqlite3_column_count (statement); j++)
          {
            const char *value = (const char *) sqlite3_column_text (statement, j);

            g_string_append_printf (text, "%s%c", value != NULL ? value : "-",
                                    j + 1 < sqlite3_column_count (statement) ? '|' : '\n');
          }
      g_assert_no_error (local_error);
    }
  return TRUE;
}

static int
compare_lines (const void *a,
               const void *b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static char *
dup_dump (SyncFixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  kscore_store_run (kscore_workspace_get_store (fixture->workspace), KSCORE_STORE_READ, dump_all,
                    text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text->str, "\n", -1);
  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

/* One sentence for a person, without anything of an address's query in it. */
static void
assert_sentence (const char *sentence)
{
  static const char * const never[] = {
    "?", "limit=", "max_id", "cursor", "token", "secret", "acct:", "\n", "<", ">", "%",
  };

  g_assert_nonnull (sentence);
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  g_assert_cmpuint (strlen (sentence), >, 8);
  g_assert_cmpuint (strlen (sentence), <, 300);
  g_assert_true (g_str_has_suffix (sentence, "."));
  g_assert_true (g_unichar_isalnum (g_utf8_get_char (sentence))
                 || g_unichar_ispunct (g_utf8_get_char (sentence)));
  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_null (strstr (sentence, never[i]));
}

static void
assert_refused (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == KSCORE_ERROR);
  assert_sentence (error->message);
  assert_sentence (kscore_error_get_action (error));
}

/* @name and @service: NULL for those of @account. */
static gboolean
try_link (SyncFixture        *fixture,
          guint               account,
          const char         *name,
          const char         *service,
          KscoreSyncSummary  *summary,
          GError            **error)
{
  KscoreSyncOptions options = { .no_pause = TRUE };
  g_autofree char *handle = kscore_fake_network_dup_handle (fixture->network, account);
  g_autofree char *own
    = sync_fixture_dup_service (fixture, kscore_fake_network_get_host (fixture->network, account));

  return kscore_workspace_link (fixture->workspace, name != NULL ? name : handle, NULL,
                                service != NULL ? service : own, &options, NULL, NULL, summary,
                                NULL, error);
}

/* A link that is refused with @code, or with any where that is negative, and leaves nothing. */
static void
assert_link_fails (SyncFixture *fixture,
                   const char  *name,
                   const char  *service,
                   int          code)
{
  g_auto (KscoreSyncSummary) summary = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dup_dump (fixture);
  g_autofree char *after = NULL;

  g_assert_false (try_link (fixture, 0, name, service, &summary, &error));
  g_test_message ("  %s", error->message);
  assert_refused (error);
  if (code >= 0)
    g_assert_error (error, KSCORE_ERROR, code);
  after = dup_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

typedef struct {
  const char *fault;
  gint64      value;
  const char *text;
  int         code;  /* or -1 for any */
  const char *state; /* (nullable) of a refresh; NULL for any but "ok" */
} Bad;

/* Nothing of such an answer can be used. */
static const Bad whole[] = {
  { "html", 200, NULL, -1, NULL },
  { "html", 502, NULL, -1, NULL },
  { "truncated", 0, NULL, KSCORE_ERROR_BAD_REPLY, "bad-reply" },
  { "garbage", 0, NULL, -1, "bad-reply" },
  { "types", 0, NULL, -1, "bad-reply" },
  { "null", 0, NULL, -1, "bad-reply" },
  { "empty", 0, NULL, -1, "bad-reply" },
  { "deep", 0, NULL, -1, "bad-reply" },
  { "huge", 9 * 1024 * 1024, NULL, KSCORE_ERROR_BAD_REPLY, "bad-reply" },
  { "status", 500, NULL, -1, NULL },
  { "status", 503, NULL, -1, NULL },
  { "drop", 0, NULL, KSCORE_ERROR_OFFLINE, "offline" },
  { "unauthorized", 0, NULL, -1, "unauthorized" },
  { "rate-seconds", 900, NULL, KSCORE_ERROR_RATE_LIMITED, "rate-limited" },
  { "rate-date", 900, NULL, KSCORE_ERROR_RATE_LIMITED, "rate-limited" },
  { "rate-reset", 900, NULL, KSCORE_ERROR_RATE_LIMITED, "rate-limited" },
  { "redirect", 0, "http://10.0.0.1/", -1, NULL },
  { "redirect", 0, "http://169.254.169.254/latest/meta-data/?token=secret", -1, NULL },
  { "redirect", 0, "http://[fd00::1]/", -1, NULL },
  { "redirect", 0, "https://192.168.1.1/", -1, NULL },
  { "redirect", 0, "file:///etc/passwd", -1, NULL },
  { "redirect", 0, "http://127.0.0.1:1/", -1, NULL },
  { "redirect", 0, "", -1, NULL },
  { "other-account", 0, NULL, -1, NULL },
};

static void
add_fault (SyncFixture *fixture,
           const Bad   *bad,
           const char  *path)
{
  g_test_message ("%s %" G_GINT64_FORMAT " %s %s", bad->fault, bad->value,
                  bad->text != NULL ? bad->text : "", path != NULL ? path : "");
  g_assert_true (kscore_fake_network_add_fault
                   (fixture->network, KSCORE_FAKE_FAULT (bad->fault, .path = path,
                                                         .value = bad->value,
                                                         .text = bad->text)));
}

static void
test_unknown_handle (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_autofree char *service = NULL;
      g_autofree char *name = NULL;

      sync_fixture_init (&fixture, kinds[i], 1, &small);
      service = sync_fixture_dup_service (&fixture, 0);
      name = kinds[i] == KSCORE_FAKE_BLUESKY ? g_strdup ("nobody.test")
                                             : g_strconcat ("@nobody@", strstr (service, "//") + 2,
                                                            NULL);
      assert_link_fails (&fixture, name, service, KSCORE_ERROR_NOT_FOUND);
      assert_link_fails (&fixture, "no such thing", service, KSCORE_ERROR_BAD_INPUT);
      assert_link_fails (&fixture, "", service, KSCORE_ERROR_BAD_INPUT);
      assert_link_fails (&fixture, "@\xf0\x9f\x8e\xb2", service, KSCORE_ERROR_BAD_INPUT);
    }
}

/* A host of something else, and one where nobody is. */
static void
test_wrong_host (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (SyncFixture) other = { 0 };
      g_autofree char *service = NULL;

      sync_fixture_init (&fixture, kinds[i], 2, &small);
      sync_fixture_init (&other, !kinds[i], 1, &small);
      service = sync_fixture_dup_service (&other, 0);
      assert_link_fails (&fixture, NULL, service, -1);
      kscore_fake_network_stop_host (fixture.network, 0);
      assert_link_fails (&fixture, NULL, NULL, KSCORE_ERROR_OFFLINE);
      assert_link_fails (&fixture, NULL, "not an address", KSCORE_ERROR_BAD_INPUT);
      assert_link_fails (&fixture, NULL, "file:///etc/passwd", -1);
      assert_link_fails (&fixture, NULL, "http://10.0.0.1/", -1);
      assert_link_fails (&fixture, NULL, "http://user@127.0.0.1:1/", -1);
    }
}

static void
test_bad_link (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (whole); j++)
      {
        g_auto (SyncFixture) fixture = { 0 };

        sync_fixture_init (&fixture, kinds[i], 1, &small);
        add_fault (&fixture, &whole[j], NULL);
        assert_link_fails (&fixture, NULL, NULL, whole[j].code);
        g_assert_cmpuint (kscore_fake_network_count (fixture.network, NULL), <, 30);
        kscore_fake_network_clear_faults (fixture.network);
      }
}

static void
assert_account_failed (const KscoreSyncAccount *account,
                       const char              *state)
{
  g_test_message ("  %s: %s", account->state, account->sentence);
  g_assert_cmpstr (account->state, !=, "ok");
  g_assert_cmpstr (account->state, !=, "failed");
  if (state != NULL)
    g_assert_cmpstr (account->state, ==, state);
  g_assert_false (account->complete);
  assert_sentence (account->sentence);
  assert_sentence (account->action);
}

/* What was there stays, to the last row, and all is well again afterwards. */
static void
test_bad_refresh (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (whole); j++)
      {
        g_auto (SyncFixture) fixture = { 0 };
        g_auto (KscoreSyncSummary) summary = { 0 };
        g_autofree char *before = NULL;
        g_autofree char *after = NULL;
        double score;
        guint n;

        sync_fixture_init (&fixture, kinds[i], 1, &small);
        sync_fixture_link (&fixture, 0, 0, &summary);
        score = summary.now.score;
        g_assert_cmpfloat (score, >, 0);
        before = dup_dump (&fixture);

        add_fault (&fixture, &whole[j], NULL);
        n = kscore_fake_network_count (fixture.network, NULL);
        assert_account_failed (sync_fixture_sync (&fixture, 0, &summary), whole[j].state);
        g_assert_cmpuint (kscore_fake_network_count (fixture.network, NULL), <, n + 20);
        g_assert_cmpfloat (summary.now.score, ==, score);
        after = dup_dump (&fixture);
        g_assert_cmpstr (before, ==, after);
        g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM accounts"
                                                       " WHERE error IS NOT NULL"), ==, 1);

        kscore_fake_network_clear_faults (fixture.network);
        if (g_strcmp0 (whole[j].state, "rate-limited") == 0
            || g_strcmp0 (whole[j].fault, "status") == 0 || whole[j].value == 502)
          continue;
        g_assert_cmpstr (sync_fixture_sync (&fixture, 0, &summary)->state, ==, "ok");
        g_free (after);
        after = dup_dump (&fixture);
        g_assert_cmpstr (before, ==, after);
      }
}

static const char * const paths[][8] = {
  [KSCORE_FAKE_MASTODON] = { "/statuses?", "favourited_by", "reblogged_by", "/context",
                             "/followers", "/following", "nodeinfo" },
  [KSCORE_FAKE_BLUESKY] = { "getAuthorFeed", "getLikes", "getRepostedBy", "getQuotes",
                            "getPostThread", "getFollowers", "getFollows", "getProfiles" },
};

/* A list of people that does not say of what it is: there is no telling a lie from the truth. */
static gboolean
is_nameless (const char *path)
{
  return g_str_equal (path, "favourited_by") || g_str_equal (path, "reblogged_by");
}

/* One kind of answer is bad, the others are not. */
static void
test_bad_part (void)
{
  static const Bad parts[] = {
    { "html", 200 }, { "truncated" }, { "garbage" }, { "types" }, { "null" }, { "empty" },
    { "deep" }, { "status", 500 }, { "status", 404 }, { "unauthorized" }, { "drop" },
    { "other-account" }, { "redirect", 0, "http://10.0.0.1/" },
    { "types", 0, "favourites_count,reblogs_count,replies_count,likeCount,repostCount" },
    { "types", 0, "id,uri,did" }, { "types", 0, "account,author,actor" },
    { "types", 0, "created_at,createdAt,indexedAt" }, { "types", 0, "content,text,record" },
    { "types", 0, "feed,likes,posts,followers,descendants" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (gsize p = 0; p < G_N_ELEMENTS (paths[kinds[i]]) && paths[kinds[i]][p] != NULL; p++)
      {
        g_auto (SyncFixture) fixture = { 0 };

        sync_fixture_init (&fixture, kinds[i], 1, &small);
        for (gsize j = 0; j < G_N_ELEMENTS (parts); j++)
          {
            g_auto (KscoreSyncSummary) summary = { 0 };
            g_autoptr (GError) error = NULL;

            sync_fixture_renew (&fixture);
            kscore_fake_network_reset_counts (fixture.network);
            add_fault (&fixture, &parts[j], paths[kinds[i]][p]);
            if (try_link (&fixture, 0, NULL, NULL, &summary, &error))
              {
                const KscoreSyncAccount *account = g_ptr_array_index (summary.accounts, 0);

                g_test_message ("  %s: %s, %" G_GINT64_FORMAT " reactions", account->state,
                                account->sentence, account->new_interactions);
                if (!g_str_equal (account->state, "ok"))
                  assert_account_failed (account, NULL);
                if (!g_str_equal (parts[j].fault, "other-account")
                    || !is_nameless (paths[kinds[i]][p]))
                  sync_truth_check (&fixture, 0, NULL);
              }
            else
              {
                assert_refused (error);
              }
            g_assert_cmpuint (kscore_fake_network_count (fixture.network, NULL), <=, 310);
            kscore_fake_network_clear_faults (fixture.network);
          }
      }
}

/* Lists that never end, each alone and all together: a refresh does end. */
static void
test_endless_cursor (void)
{
  static const char * const faults[] = { "cursor-same", "cursor-empty", "cursor-pages" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (faults); j++)
      for (gsize p = 0; p <= G_N_ELEMENTS (paths[kinds[i]]); p++)
        {
          const char *path = p < G_N_ELEMENTS (paths[kinds[i]]) ? paths[kinds[i]][p] : NULL;
          g_auto (SyncFixture) fixture = { 0 };
          g_auto (KscoreSyncSummary) summary = { 0 };
          const KscoreSyncAccount *account;

          sync_fixture_init (&fixture, kinds[i], 1, &small);
          g_test_message ("%s %s", faults[j], path != NULL ? path : "");
          kscore_fake_network_add_fault (fixture.network,
                                         KSCORE_FAKE_FAULT (faults[j], .path = path));
          sync_fixture_link (&fixture, 0, 0, &summary);
          account = g_ptr_array_index (summary.accounts, 0);
          g_test_message ("  %s, %u requests: %s", account->state, account->requests,
                          account->sentence);
          g_assert_cmpuint (kscore_fake_network_count (fixture.network, NULL), <=, 310);
          if (!g_str_equal (account->state, "ok"))
            assert_sentence (account->sentence);
          sync_truth_check (&fixture, 0, NULL);

          /* Not for ever the same: the next one is short too. */
          kscore_fake_network_reset_counts (fixture.network);
          sync_fixture_sync (&fixture, 0, &summary);
          g_assert_cmpuint (kscore_fake_network_count (fixture.network, NULL), <=, 310);
          sync_truth_check (&fixture, 0, NULL);
        }
}

/* People who were known stay known where their list, read again because somebody came, turns into
 * one without an end, or into one that ends after its first page. */
static void
test_circle_keeps_people (void)
{
  static const char * const faults[] = { "cursor-same", "cursor-empty", "cursor-pages",
                                         "cursor-ends" };
  static const char * const lists[] = { [KSCORE_FAKE_MASTODON] = "favourited_by",
                                        [KSCORE_FAKE_BLUESKY] = "getLikes" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (faults); j++)
      {
        g_auto (SyncFixture) fixture = { 0 };
        g_auto (KscoreSyncSummary) summary = { 0 };
        guint post, fan = 0;

        sync_fixture_init (&fixture, kinds[i], 1, NULL);
        g_test_message ("%s %s", faults[j], lists[kinds[i]]);
        kscore_fake_network_add_account (fixture.network, 0, "ada");
        post = kscore_fake_network_post (fixture.network, 0, fixture.now - 86400, "Well liked");
        for (guint k = 0; k < 230; k++)
          {
            g_autofree char *name = g_strdup_printf ("fan%u", k);

            fan = kscore_fake_network_add_account (fixture.network, 0, name);
            if (k < 220)
              kscore_fake_network_like (fixture.network, fan, post, fixture.now - 80000 + k, TRUE);
          }
        sync_fixture_link (&fixture, 0, 0, &summary);
        g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM interactions"), ==,
                         220);

        /* One comes, another one goes: the list has to be read to its end. */
        kscore_fake_network_like (fixture.network, fan, post, fixture.now, TRUE);
        kscore_fake_network_like (fixture.network, fan - 1, post, fixture.now, TRUE);
        kscore_fake_network_like (fixture.network, 1, post, 0, FALSE);
        fixture.now += 3600;
        kscore_fake_network_set_now (fixture.network, fixture.now);
        kscore_fake_network_add_fault (fixture.network,
                                       KSCORE_FAKE_FAULT (faults[j], .path = lists[kinds[i]]));
        sync_fixture_sync (&fixture, 0, &summary);
        g_assert_cmpuint (kscore_fake_network_count (fixture.network, NULL), <, 60);
        g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM interactions"), >=,
                         220);

        /* Its end is there again; what was not shown is asked for after a month. */
        kscore_fake_network_clear_faults (fixture.network);
        for (guint k = 0; k < 2; k++)
          {
            kscore_fake_network_like (fixture.network, fan - 2 - k, post, fixture.now, TRUE);
            fixture.now += 31 * 86400;
            kscore_fake_network_set_now (fixture.network, fixture.now);
            sync_fixture_sync (&fixture, 0, &summary);
          }
        g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM interactions"), ==,
                         223);
      }
}

/* Followers of a list without an end, or that was not shown before, are no new followers once it is
 * told. */
static void
test_followers_told_later (void)
{
  static const struct {
    KscoreFakeKind kind;
    const char    *fault;
    const char    *flag;
  } cases[] = {
    { KSCORE_FAKE_MASTODON, "cursor-same", NULL }, { KSCORE_FAKE_MASTODON, "cursor-pages", NULL },
    { KSCORE_FAKE_BLUESKY, "cursor-empty", NULL }, { KSCORE_FAKE_BLUESKY, "cursor-pages", NULL },
    { KSCORE_FAKE_MASTODON, NULL, "hide-collections" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };

      sync_fixture_init (&fixture, cases[i].kind, 1, NULL);
      g_test_message ("%s %s", cases[i].fault, cases[i].flag);
      kscore_fake_network_add_account (fixture.network, 0, "ada");
      kscore_fake_network_post (fixture.network, 0, fixture.now - 86400, "One");
      for (guint k = 0; k < 130; k++)
        {
          g_autofree char *name = g_strdup_printf ("fan%u", k);
          guint fan = kscore_fake_network_add_account (fixture.network, 0, name);

          kscore_fake_network_follow (fixture.network, fan, 0, fixture.now - 80000, TRUE);
        }
      if (cases[i].fault != NULL)
        kscore_fake_network_add_fault (fixture.network,
                                       KSCORE_FAKE_FAULT (cases[i].fault, .path = "ollowers"));
      else
        kscore_fake_network_set_flag (fixture.network, 0, cases[i].flag, TRUE);
      sync_fixture_link (&fixture, 0, 0, &summary);
      g_assert_cmpuint (kscore_fake_network_count (fixture.network, "ollowers"), <,
                        KSCORE_SYNC_IDLE_PAGES + 4);

      kscore_fake_network_clear_faults (fixture.network);
      if (cases[i].flag != NULL)
        kscore_fake_network_set_flag (fixture.network, 0, cases[i].flag, FALSE);
      fixture.now += 31 * 86400;
      kscore_fake_network_set_now (fixture.network, fixture.now);
      g_assert_cmpstr (sync_fixture_sync (&fixture, 0, &summary)->state, ==, "ok");
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM relations"
                                                     " WHERE follows_owner"), ==, 130);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM interactions"), ==, 0);
    }
}

/* An encoding that the answer names is read; who says nothing of the kind and sends another is
 * not. */
static void
test_encodings (void)
{
  static const char * const faults[] = { "utf16", "latin1" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      g_autofree char *plain = NULL;

      sync_fixture_init (&fixture, kinds[i], 1, &small);
      sync_fixture_link (&fixture, 0, 0, &summary);
      plain = dup_dump (&fixture);
      for (gsize j = 0; j < G_N_ELEMENTS (faults); j++)
        {
          g_autofree char *same = NULL;

          sync_fixture_renew (&fixture);
          kscore_fake_network_add_fault (fixture.network, KSCORE_FAKE_FAULT (faults[j]));
          sync_fixture_link (&fixture, 0, 0, &summary);
          same = dup_dump (&fixture);
          g_assert_cmpstr (plain, ==, same);
          kscore_fake_network_clear_faults (fixture.network);
        }
    }
}

/* A server's clock is wrong by more than a year: nothing in the store bears its time. */
static void
test_wrong_clock (void)
{
  static const gint64 wrong[] = { 400 * 86400, -400 * 86400, G_GINT64_CONSTANT (9000) * 86400 };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      g_autofree char *right = NULL;

      sync_fixture_init (&fixture, kinds[i], 1, &small);
      sync_fixture_link (&fixture, 0, 0, &summary);
      right = dup_dump (&fixture);
      for (gsize j = 0; j < G_N_ELEMENTS (wrong); j++)
        {
          g_autofree char *same = NULL;

          sync_fixture_renew (&fixture);
          kscore_fake_network_add_fault (fixture.network,
                                         KSCORE_FAKE_FAULT ("clock", .value = wrong[j]));
          sync_fixture_link (&fixture, 0, 0, &summary);
          g_assert_cmpstr (((KscoreSyncAccount *) g_ptr_array_index (summary.accounts, 0))->state,
                           ==, "ok");
          same = dup_dump (&fixture);
          g_assert_cmpstr (right, ==, same);
          kscore_fake_network_clear_faults (fixture.network);
        }
    }
}

/* Wait ten years, says the server: for so long nobody waits. */
static void
test_far_reset (void)
{
  static const char * const faults[] = { "rate-seconds", "rate-date", "rate-reset" };
  const gint64 ten_years = 3650 * (gint64) 86400;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (faults); j++)
      {
        g_auto (SyncFixture) fixture = { 0 };
        g_auto (KscoreSyncSummary) summary = { 0 };
        const KscoreSyncAccount *account;

        sync_fixture_init (&fixture, kinds[i], 1, &small);
        sync_fixture_link (&fixture, 0, 0, &summary);
        kscore_fake_network_add_fault (fixture.network,
                                       KSCORE_FAKE_FAULT (faults[j], .value = ten_years));
        account = sync_fixture_sync (&fixture, 0, &summary);
        g_assert_cmpstr (account->state, ==, "rate-limited");
        g_assert_cmpint (account->retry_at, !=, KSCORE_TIME_UNKNOWN);
        g_assert_cmpint (account->retry_at, <, g_get_real_time () / G_USEC_PER_SEC + 86400);
      }
}

/* Posts from the future are there, but not in the future. */
static void
test_future_posts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      guint post;

      sync_fixture_init (&fixture, kinds[i], 1, &small);
      post = kscore_fake_network_post (fixture.network, 0, fixture.now + 400 * 86400, "Soon");
      kscore_fake_network_like (fixture.network, 3, post, fixture.now + 500 * 86400, TRUE);
      sync_fixture_link (&fixture, 0, 0, &summary);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT max(at) FROM posts"), <=, fixture.now);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT max(at) FROM interactions"), <=,
                       fixture.now);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT max(to_day) FROM coverage"), <=,
                       kscore_day_from_time (fixture.now));
    }
}

/* A server that tells strangers nothing: sign in. */
static void
test_limited_server (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  g_autoptr (GError) error = NULL;

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, &small);
  kscore_fake_network_add_fault (fixture.network,
                                 KSCORE_FAKE_FAULT ("unauthorized", .path = "/api/"));
  g_assert_false (try_link (&fixture, 0, NULL, NULL, &summary, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_UNAUTHORIZED);
  assert_refused (error);
  g_assert_nonnull (strstr (kscore_error_get_action (error), "Sign in"));
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM accounts"), ==, 0);
}

static const struct {
  KscoreFakeKind kind;
  const char    *flag;
} opt_outs[] = {
  { KSCORE_FAKE_MASTODON, "undiscoverable" },
  { KSCORE_FAKE_MASTODON, "noindex" },
  { KSCORE_FAKE_MASTODON, "nobot" },
  { KSCORE_FAKE_MASTODON, "noindex-tag" },
  { KSCORE_FAKE_BLUESKY, "no-unauthenticated" },
  { KSCORE_FAKE_BLUESKY, "nobot" },
  { KSCORE_FAKE_BLUESKY, "noindex-tag" },
};

static void
test_opt_out (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (opt_outs); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      const KscoreSyncAccount *account;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gint64 n;

      sync_fixture_init (&fixture, opt_outs[i].kind, 1, &small);
      g_test_message ("%s", opt_outs[i].flag);
      kscore_fake_network_set_flag (fixture.network, 0, opt_outs[i].flag, TRUE);
      assert_link_fails (&fixture, NULL, NULL, KSCORE_ERROR_OPTED_OUT);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM accounts"), ==, 0);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM sources"), ==, 0);
      g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM actors"), ==, 0);

      /* Later, by one that is linked: nothing more is read. */
      kscore_fake_network_set_flag (fixture.network, 0, opt_outs[i].flag, FALSE);
      sync_fixture_link (&fixture, 0, 0, &summary);
      before = dup_dump (&fixture);
      kscore_fake_network_set_flag (fixture.network, 0, opt_outs[i].flag, TRUE);
      n = kscore_fake_network_count (fixture.network, NULL);
      account = sync_fixture_sync (&fixture, 0, &summary);
      assert_account_failed (account, "opted-out");
      g_assert_cmpuint (kscore_fake_network_count (fixture.network, NULL), ==, n + 1);
      after = dup_dump (&fixture);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Whoever is not to be found by words, which is the default, has not asked not to be read. */
static void
test_unindexable (void)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };

  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, &small);
  kscore_fake_network_set_flag (fixture.network, 0, "unindexable", TRUE);
  sync_fixture_link (&fixture, 0, 0, &summary);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts"), >, 0);
}

static void
write_file (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* @linked: before it asked not to be read. */
static void
check_opted_out_with_archive (gboolean linked)
{
  g_auto (SyncFixture) fixture = { 0 };
  g_auto (KscoreSyncSummary) summary = { 0 };
  g_auto (KscoreImportSummary) imported = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kscore-archive-XXXXXX", &error);
  g_autofree char *uri = NULL;
  g_autofree char *post = NULL;
  g_autofree char *actor = NULL;
  g_autofree char *outbox = NULL;
  const char * const names[] = { folder, NULL };
  static const char * const files[] = { "actor.json", "outbox.json" };
  gint64 n;

  g_assert_no_error (error);
  sync_fixture_init (&fixture, KSCORE_FAKE_MASTODON, 1, &small);
  if (linked)
    sync_fixture_link (&fixture, 0, 0, &summary);
  kscore_fake_network_set_flag (fixture.network, 0, "undiscoverable", TRUE);
  uri = kscore_fake_network_dup_native_id (fixture.network, 0);
  post = kscore_fake_network_dup_post_id (fixture.network,
                                          kscore_fake_network_nth_post (fixture.network, 0, 3));
  actor = g_strdup_printf ("{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"id\":\"%s\","
                           "\"type\":\"Person\",\"preferredUsername\":\"ada\",\"name\":\"Ada\","
                           "\"url\":\"%s\",\"published\":\"2024-01-01T00:00:00Z\","
                           "\"outbox\":\"outbox.json\",\"likes\":\"likes.json\"}", uri, uri);
  outbox = g_strdup_printf ("{\"@context\":\"https://www.w3.org/ns/activitystreams\","
                            "\"id\":\"outbox.json\",\"type\":\"OrderedCollection\","
                            "\"totalItems\":1,"
                            "\"orderedItems\":[{\"id\":\"%s/activity\",\"type\":\"Create\","
                            "\"actor\":\"%s\",\"published\":\"2026-10-20T10:00:00Z\","
                            "\"to\":[\"https://www.w3.org/ns/activitystreams#Public\"],"
                            "\"object\":{\"id\":\"%s\",\"type\":\"Note\",\"attributedTo\":\"%s\","
                            "\"published\":\"2026-10-20T10:00:00Z\",\"content\":\"<p>Own</p>\","
                            "\"to\":[\"https://www.w3.org/ns/activitystreams#Public\"],"
                            "\"cc\":[\"%s/followers\"]}}]}", post, uri, post, uri, uri);
  write_file (folder, files[0], actor);
  write_file (folder, files[1], outbox);
  if (linked)
    assert_account_failed (sync_fixture_sync (&fixture, 0, &summary), "opted-out");
  else
    assert_link_fails (&fixture, NULL, NULL, KSCORE_ERROR_OPTED_OUT);

  n = sync_fixture_query (&fixture, "SELECT count(*) FROM posts");
  kscore_workspace_import (fixture.workspace, names, FALSE, NULL, NULL, &imported, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts"), ==, MAX (n, 1));

  if (linked)
    sync_fixture_sync (&fixture, 0, &summary);
  else
    sync_fixture_link (&fixture, 0, 0, &summary);
  g_assert_cmpstr (((KscoreSyncAccount *) g_ptr_array_index (summary.accounts, 0))->state, ==,
                   "ok");
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM accounts"), ==, 1);
  n = sync_fixture_query (&fixture, "SELECT count(*) FROM posts");
  g_assert_cmpint (n, ==, 6);
  g_assert_cmpstr (sync_fixture_sync (&fixture, 0, &summary)->state, ==, "ok");
  g_assert_cmpint (sync_fixture_query (&fixture, "SELECT count(*) FROM posts"), ==, n);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Whoever has an account's archive owns it, and what they are told to do helps. */
static void
test_opted_out_with_archive (void)
{
  check_opted_out_with_archive (FALSE);
  check_opted_out_with_archive (TRUE);
}

/* The account is gone, or its server has shut it. */
static void
test_gone (void)
{
  static const char * const flags[] = { "suspended", "deleted" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (flags); j++)
      {
        g_auto (SyncFixture) fixture = { 0 };
        g_auto (KscoreSyncSummary) summary = { 0 };
        g_autofree char *before = NULL;
        g_autofree char *after = NULL;

        sync_fixture_init (&fixture, kinds[i], 1, &small);
        sync_fixture_link (&fixture, 0, 0, &summary);
        before = dup_dump (&fixture);
        kscore_fake_network_set_flag (fixture.network, 0, flags[j], TRUE);
        assert_account_failed (sync_fixture_sync (&fixture, 0, &summary), NULL);
        after = dup_dump (&fixture);
        g_assert_cmpstr (before, ==, after);
        sync_fixture_renew (&fixture);
        assert_link_fails (&fixture, NULL, NULL, -1);
      }
}

/* A connection that a server closes after each answer without a word is not an error. */
static void
test_closed_connections (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (SyncFixture) fixture = { 0 };
      g_auto (KscoreSyncSummary) summary = { 0 };
      const KscoreSyncAccount *account;

      sync_fixture_init (&fixture, kinds[i], 1, &small);
      kscore_fake_network_add_fault (fixture.network, KSCORE_FAKE_FAULT ("close"));
      sync_fixture_link (&fixture, 0, 0, &summary);
      account = g_ptr_array_index (summary.accounts, 0);
      g_assert_cmpstr (account->state, ==, "ok");
      g_assert_cmpuint (sync_truth_check (&fixture, 0, NULL), >, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace-sync-hostile/unknown-handle", test_unknown_handle);
  g_test_add_func ("/workspace-sync-hostile/wrong-host", test_wrong_host);
  g_test_add_func ("/workspace-sync-hostile/bad-link", test_bad_link);
  g_test_add_func ("/workspace-sync-hostile/bad-refresh", test_bad_refresh);
  g_test_add_func ("/workspace-sync-hostile/bad-part", test_bad_part);
  g_test_add_func ("/workspace-sync-hostile/endless-cursor", test_endless_cursor);
  g_test_add_func ("/workspace-sync-hostile/circle-keeps-people", test_circle_keeps_people);
  g_test_add_func ("/workspace-sync-hostile/followers-told-later", test_followers_told_later);
  g_test_add_func ("/workspace-sync-hostile/encodings", test_encodings);
  g_test_add_func ("/workspace-sync-hostile/wrong-clock", test_wrong_clock);
  g_test_add_func ("/workspace-sync-hostile/far-reset", test_far_reset);
  g_test_add_func ("/workspace-sync-hostile/future-posts", test_future_posts);
  g_test_add_func ("/workspace-sync-hostile/limited-server", test_limited_server);
  g_test_add_func ("/workspace-sync-hostile/opt-out", test_opt_out);
  g_test_add_func ("/workspace-sync-hostile/unindexable", test_unindexable);
  g_test_add_func ("/workspace-sync-hostile/opted-out-with-archive", test_opted_out_with_archive);
  g_test_add_func ("/workspace-sync-hostile/gone", test_gone);
  g_test_add_func ("/workspace-sync-hostile/closed-connections", test_closed_connections);

  return g_test_run ();
}
