#include "config.h"

#include <math.h>

#include "core/kscore-error.h"
#include "service/kscore-sync-private.h"

static KscoreSyncAccount *
add_account (KscoreSyncSummary *summary,
             const char        *network,
             const char        *handle)
{
  KscoreSyncAccount *account = g_new0 (KscoreSyncAccount, 1);

  account->id = g_strdup_printf ("%s:1", network);
  account->network = g_strdup (network);
  account->handle = g_strdup (handle);
  account->state = g_strdup ("ok");
  account->retry_at = KSCORE_TIME_UNKNOWN;
  account->complete = TRUE;
  account->frozen_day = KSCORE_DAY_UNKNOWN;
  g_ptr_array_add (summary->accounts, account);
  return account;
}

static void
init (KscoreSyncSummary *summary)
{
  summary->accounts
    = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_sync_account_free);
  summary->before = summary->now = (KscoreScoreNews) KSCORE_SCORE_NEWS_NONE;
}

static void
test_nothing_new (void)
{
  g_auto (KscoreSyncSummary) summary = { 0 };

  init (&summary);
  add_account (&summary, "bluesky", "ada.test");
  summary.now = (KscoreScoreNews) { 46.5, 30.25, 20758, FALSE, "kscore-1" };
  summary.before = summary.now;
  kscore_sync_summary_describe (&summary, FALSE);
  g_assert_cmpstr (summary.text, ==,
                   "ada.test on Bluesky: nothing new.\n"
                   "Your score as of 1 November 2026 is 46.5 "
                   "(checked 30.3, model kscore-1).\n");
}

static void
test_linked (void)
{
  g_auto (KscoreSyncSummary) summary = { 0 };
  KscoreSyncAccount *account;

  init (&summary);
  account = add_account (&summary, "mastodon", "ada@example.social");
  account->new_posts = 12;
  account->new_interactions = 40;
  account->complete = FALSE;
  summary.now = (KscoreScoreNews) { 20.25, 1, 20758, TRUE, "my-weights:steady" };
  kscore_sync_summary_describe (&summary, TRUE);
  g_assert_cmpstr (summary.text, ==,
                   "ada@example.social on Mastodon is linked as your account. "
                   "New posts: 12. New reactions: 40. "
                   "More is left to read; the next refresh goes on with it.\n"
                   "Your score as of 1 November 2026 is at least 20.3 "
                   "(checked 1.0, model steady (my weights)).\n");
}

/* Each account has a line, and the one that failed says what stays of it. */
static void
test_one_fails (void)
{
  g_auto (KscoreSyncSummary) summary = { 0 };
  KscoreSyncAccount *account;

  init (&summary);
  account = add_account (&summary, "bluesky", "ada.test");
  account->new_interactions = 1;
  account = add_account (&summary, "mastodon", "ada@example.social");
  g_free (account->state);
  account->state = g_strdup ("offline");
  account->sentence = g_strdup ("example.social does not answer.");
  account->action = g_strdup ("Check the connection and refresh.");
  account->complete = FALSE;
  account->frozen_day = 20700;
  kscore_sync_summary_describe (&summary, FALSE);
  g_assert_cmpstr (summary.text, ==,
                   "ada.test on Bluesky: New posts: 0. New reactions: 1.\n"
                   "ada@example.social on Mastodon: example.social does not answer. "
                   "Check the connection and refresh. "
                   "What was known of it up to 4 September 2026 stays.\n"
                   "That is not enough evidence for a score yet.\n");
}

static void
test_states (void)
{
  static const struct {
    int         code;
    const char *state;
  } cases[] = {
    { KSCORE_ERROR_OFFLINE, "offline" },           { KSCORE_ERROR_NOT_FOUND, "not-found" },
    { KSCORE_ERROR_UNAUTHORIZED, "unauthorized" }, { KSCORE_ERROR_FORBIDDEN, "forbidden" },
    { KSCORE_ERROR_RATE_LIMITED, "rate-limited" }, { KSCORE_ERROR_BAD_REPLY, "bad-reply" },
    { KSCORE_ERROR_OPTED_OUT, "opted-out" },       { KSCORE_ERROR_STORAGE, "failed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (KSCORE_ERROR, cases[i].code, "?");

      g_assert_cmpstr (kscore_sync_get_state (error), ==, cases[i].state);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-summary/nothing-new", test_nothing_new);
  g_test_add_func ("/sync-summary/linked", test_linked);
  g_test_add_func ("/sync-summary/one-fails", test_one_fails);
  g_test_add_func ("/sync-summary/states", test_states);

  return g_test_run ();
}
