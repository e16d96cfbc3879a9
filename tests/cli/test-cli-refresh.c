#include "config.h"

#include "cli/kscore-cli-refresh.h"

#include <math.h>
#include <string.h>

#include "cli-support.h"

/* A summary is made by hand, so that every way a refresh can end is seen. */
typedef struct {
  OwnerFixture      owner;
  KscoreWorkspace  *workspace;
  KscoreCliContext *context;
  GOutputStream    *out;
  GOutputStream    *err;
  KscoreSyncSummary summary;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *archive = NULL;

  owner_fixture_init (&fixture->owner);
  archive = owner_fixture_write_x_archive (&fixture->owner, "x", "42", "ada_wren", 30);
  fixture->workspace = owner_fixture_open (&fixture->owner);
  owner_fixture_import (fixture->workspace, archive);
  fixture->out = g_memory_output_stream_new_resizable ();
  fixture->err = g_memory_output_stream_new_resizable ();
  fixture->context = kscore_cli_context_new (fixture->out, fixture->err, FALSE, NULL);
  fixture->summary = (KscoreSyncSummary) {
    .accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_sync_account_free),
    .before = KSCORE_SCORE_NEWS_NONE,
    .now = KSCORE_SCORE_NEWS_NONE,
  };
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  kscore_sync_summary_clear (&fixture->summary);
  kscore_cli_context_free (fixture->context);
  g_object_unref (fixture->out);
  g_object_unref (fixture->err);
  g_object_unref (fixture->workspace);
  owner_fixture_clear (&fixture->owner);
}

static KscoreSyncAccount *
add_account (Fixture    *fixture,
             const char *handle,
             const char *state)
{
  KscoreSyncAccount *account = g_new0 (KscoreSyncAccount, 1);

  account->id = g_strconcat ("bluesky:did:web:", handle, NULL);
  account->network = g_strdup ("bluesky");
  account->handle = g_strdup (handle);
  account->state = g_strdup (state);
  account->retry_at = KSCORE_TIME_UNKNOWN;
  account->frozen_day = KSCORE_DAY_UNKNOWN;
  account->complete = TRUE;
  account->requests = 7;
  g_ptr_array_add (fixture->summary.accounts, account);
  return account;
}

static KscoreSyncAccount *
add_offline (Fixture    *fixture,
             const char *handle)
{
  KscoreSyncAccount *account = add_account (fixture, handle, "offline");

  account->sentence = g_strdup ("The server does not answer.");
  account->action = g_strdup ("Check the connection and refresh.");
  account->frozen_day = 20000;
  account->complete = FALSE;
  return account;
}

static void
add_limited (Fixture    *fixture,
             const char *handle,
             guint       requests)
{
  KscoreSyncAccount *account = add_account (fixture, handle, "rate-limited");

  account->sentence = g_strdup ("The server wants a pause.");
  account->action = g_strdup ("Wait.");
  account->retry_at = G_GINT64_CONSTANT (1793534400);
  account->requests = requests;
  account->complete = FALSE;
}

static char *
steal_text (GOutputStream *stream)
{
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static int
finish (Fixture  *fixture,
        char    **out,
        char    **err)
{
  int status = kscore_cli_refresh_finish (fixture->context, fixture->workspace, &fixture->summary);

  *out = steal_text (fixture->out);
  *err = steal_text (fixture->err);
  return status;
}

static void
test_news (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  add_account (fixture, "ada.example", "ok");
  add_account (fixture, "ben.example", "ok")->new_posts = 1;
  add_account (fixture, "cleo.example", "ok")->new_interactions = 34;
  add_account (fixture, "dan.example", "ok")->new_posts = 12;
  ((KscoreSyncAccount *) g_ptr_array_index (fixture->summary.accounts, 3))->new_interactions = 1;
  ((KscoreSyncAccount *) g_ptr_array_index (fixture->summary.accounts, 3))->complete = FALSE;
  g_assert_cmpint (finish (fixture, &out, &err), ==, KSCORE_CLI_DONE);
  g_assert_cmpstr (err, ==, "");
  g_assert_true (g_str_has_prefix (out,
                                   "ada.example on Bluesky: nothing new.\n"
                                   "ben.example on Bluesky: 1 new post.\n"
                                   "cleo.example on Bluesky: 34 new reactions.\n"
                                   "dan.example on Bluesky: 12 new posts and 1 new reaction. "
                                   "The next refresh reads on.\nKscore: "));
  g_assert_null (strstr (out, "Before"));
}

static void
test_score_before (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  add_account (fixture, "ada.example", "ok");
  fixture->summary.before.score = 30.04;
  fixture->summary.now.score = 31;
  fixture->summary.before.day = fixture->summary.now.day = 20000;
  g_assert_cmpint (finish (fixture, &out, &err), ==, KSCORE_CLI_DONE);
  g_assert_true (g_str_has_suffix (out, "\nBefore, it was 30.0 as of 4 October 2024.\n"));
}

/* What went wrong with one does not hide what the others brought. */
static void
test_one_failed (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  add_offline (fixture, "ada.example");
  add_account (fixture, "ben.example", "ok");
  g_assert_cmpint (finish (fixture, &out, &err), ==, KSCORE_CLI_FAILED);
  g_assert_true (g_str_has_prefix (out, "ben.example on Bluesky: nothing new.\nKscore: "));
  g_assert_cmpstr (err, ==, "kscore-cli: ada.example on Bluesky: The server does not answer. "
                            "Check the connection and refresh. Frozen since 4 October 2024.\n");
}

static void
test_all_failed (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  add_offline (fixture, "ada.example");
  g_assert_cmpint (finish (fixture, &out, &err), ==, KSCORE_CLI_FAILED);
  g_assert_cmpstr (out, ==, "");
  g_assert_true (g_str_has_prefix (err, "kscore-cli: "));
}

/* A limit midway is how a long account is read, a limit before the first answer is a failure. */
static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  add_limited (fixture, "ada.example", 120);
  g_assert_cmpint (finish (fixture, &out, &err), ==, KSCORE_CLI_DONE);
  g_assert_true (g_str_has_prefix (out, "ada.example on Bluesky: nothing new. The next"));
  g_assert_cmpstr (err, ==, "kscore-cli: ada.example on Bluesky: The server wants a pause. Wait. "
                            "The limit resets at 2026-11-01T12:00:00Z.\n");
}

static void
test_limit_at_once (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  add_limited (fixture, "ada.example", 1);
  g_assert_cmpint (finish (fixture, &out, &err), ==, KSCORE_CLI_FAILED);
  g_assert_cmpstr (out, ==, "");
  g_assert_nonnull (strstr (err, "12:00:00Z"));
}

static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  fixture->context->json = TRUE;
  add_offline (fixture, "ada.example");
  add_account (fixture, "ben.example", "ok");
  g_assert_cmpint (finish (fixture, &out, &err), ==, KSCORE_CLI_FAILED);
  g_assert_true (g_str_has_prefix (out, "{\"accounts\":[{\"id\":\"bluesky:did:web:ada.example\","));
  g_assert_nonnull (strstr (out, "\"frozen_since\":\"2024-10-04\""));
  g_assert_true (g_str_has_suffix (out, "}\n"));
  g_assert_nonnull (strstr (err, "ada.example"));
}

/* Nothing that a server says moves the cursor of a terminal. */
static void
test_hostile_text (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  add_offline (fixture, "a\033[2Jda\nben")->new_posts = 3;
  g_assert_cmpint (finish (fixture, &out, &err), ==, KSCORE_CLI_FAILED);
  g_assert_null (strchr (out, '\033'));
  g_assert_null (strchr (err, '\033'));
  g_assert_true (strchr (err, '\n') == err + strlen (err) - 1);
}

#define ADD(name, func) \
  g_test_add ("/cli/cli-refresh/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("news", test_news);
  ADD ("score-before", test_score_before);
  ADD ("one-failed", test_one_failed);
  ADD ("all-failed", test_all_failed);
  ADD ("limits", test_limits);
  ADD ("limit-at-once", test_limit_at_once);
  ADD ("json", test_json);
  ADD ("hostile-text", test_hostile_text);

  return g_test_run ();
}
