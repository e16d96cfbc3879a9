#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-refresh-private.h"
#include "service/kscore-workspace-private.h"
#include "store/kscore-account-table.h"
#include "store/kscore-score-table.h"
#include "support/owner-fixture.h"

/* These tests hold the object that a window talks to, against an engine of their own: what a link
 * or a refresh does is told by the name of the account. The engine stands in front of the one in
 * the library. */

static GMutex mutex;
static GCond changed;
static gboolean reached; /* it stands where the test wants it */
static gboolean go;      /* and may go on */
static guint n_new_posts; /* 7: and more is left */

static gboolean
wait_for_go (GCancellable  *cancellable,
             GError       **error)
{
  g_mutex_lock (&mutex);
  reached = TRUE;
  g_cond_broadcast (&changed);
  while (!go && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait_until (&changed, &mutex, g_get_monotonic_time () + 5000);
  g_mutex_unlock (&mutex);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
let_go (void)
{
  g_mutex_lock (&mutex);
  go = TRUE;
  g_cond_broadcast (&changed);
  g_mutex_unlock (&mutex);
}

static void
add_account (KscoreSyncSummary *summary,
             const char        *id,
             const char        *sentence)
{
  KscoreSyncAccount *account = g_new0 (KscoreSyncAccount, 1);

  account->id = g_strdup (id);
  account->network = g_strndup (id, strcspn (id, ":"));
  account->handle = g_strdup ("ada");
  account->complete = sentence == NULL && n_new_posts != 7;
  account->new_posts = sentence != NULL ? 0 : n_new_posts;
  account->new_interactions = sentence != NULL ? 0 : 2 * n_new_posts;
  account->state = g_strdup (sentence != NULL ? "offline" : "ok");
  account->sentence = g_strdup (sentence);
  account->action = sentence != NULL ? g_strdup ("Check the connection.") : NULL;
  g_ptr_array_add (summary->accounts, account);
}

static void
fill_summary (KscoreSyncSummary *summary,
              guint              n_failed)
{
  summary->text = g_strdup ("3 new posts.\nThe score is 40.0.");
  summary->accounts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_sync_account_free);
  add_account (summary, "mastodon:1", NULL);
  for (guint i = 0; i < n_failed; i++)
    add_account (summary, "bluesky:1", "bsky.example does not answer.");
}

/* Reads an archive in place of a network: that is what is found out. */
gboolean
kscore_workspace_link (KscoreWorkspace          *self,
                       const char               *typed,
                       const char               *network,
                       const char               *service,
                       const KscoreSyncOptions  *options,
                       KscoreSyncProgress        progress,
                       gpointer                  progress_data,
                       KscoreSyncSummary        *summary,
                       GCancellable             *cancellable,
                       GError                  **error)
{
  if (!g_str_has_suffix (typed, "/x"))
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND, "Nobody is called “%s”.", typed);
      return FALSE;
    }

  progress (-1, "Looking up", progress_data);
  if (g_strcmp0 (network, "x") == 0)
    owner_fixture_import (self, typed);
  progress (0.25, "Reading posts", progress_data);
  if (!wait_for_go (cancellable, error))
    return FALSE;
  fill_summary (summary, 0);
  return TRUE;
}

gboolean
kscore_workspace_sync (KscoreWorkspace          *self,
                       const char               *account,
                       const KscoreSyncOptions  *options,
                       KscoreSyncProgress        progress,
                       gpointer                  progress_data,
                       KscoreSyncSummary        *summary,
                       GCancellable             *cancellable,
                       GError                  **error)
{
  if (g_strcmp0 (account, "offline") == 0)
    {
      g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_OFFLINE, "No server answers.");
      return FALSE;
    }

  fill_summary (summary, account != NULL ? (guint) atoi (account) : 0);
  return TRUE;
}

typedef struct {
  OwnerFixture        owner;
  char               *archive; /* (owned) */
  KscoreScoringModel *model;   /* (owned) */
  KscoreRefresh      *refresh; /* (unowned) */
  guint               n_snapshots;
  gboolean            done;
  gboolean            result;
  GError             *error;   /* (owned) */
} Fixture;

static void
opened_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->done = kscore_scoring_model_open_finish (KSCORE_SCORING_MODEL (source_object), result,
                                                    &fixture->error);
}

static void
linked_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->result = kscore_refresh_link_finish (KSCORE_REFRESH (source_object), result,
                                                &fixture->error);
  fixture->done = TRUE;
}

static void
refreshed_cb (GObject      *source_object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->result = kscore_refresh_run_finish (KSCORE_REFRESH (source_object), result,
                                               &fixture->error);
  fixture->done = TRUE;
}

static gboolean
is_done (gpointer user_data)
{
  return ((Fixture *) user_data)->done;
}

static void
wait_until_done (Fixture *fixture)
{
  g_assert_true (owner_fixture_spin_until (is_done, fixture));
  fixture->done = FALSE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  owner_fixture_init (&fixture->owner);
  fixture->archive = owner_fixture_write_x_archive (&fixture->owner, "x", "42", "ada_wren", 40);
  fixture->model = kscore_scoring_model_new (fixture->owner.data_dir, owner_fixture_clock, NULL);
  fixture->refresh = kscore_scoring_model_get_refresh (fixture->model);
  kscore_refresh_set_interval (fixture->refresh, 20);
  kscore_scoring_model_open_async (fixture->model, NULL, opened_cb, fixture);
  wait_until_done (fixture);
  g_assert_no_error (fixture->error);
  reached = go = FALSE;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_error (&fixture->error);
  g_assert_finalize_object (fixture->model);
  g_free (fixture->archive);
  owner_fixture_clear (&fixture->owner);
}

static void
start_link (Fixture      *fixture,
            const char   *network,
            GCancellable *cancellable)
{
  kscore_refresh_link_async (fixture->refresh, fixture->archive, network, NULL, cancellable,
                             linked_cb, fixture);
}

static gboolean
has_score (gpointer user_data)
{
  Fixture *fixture = user_data;

  return kscore_score_part_get_available (kscore_scoring_model_get_score (fixture->model));
}

static gboolean
is_reading (gpointer user_data)
{
  Fixture *fixture = user_data;

  return g_strcmp0 (kscore_refresh_get_message (fixture->refresh), "Reading posts") == 0;
}

static guint
count_accounts (Fixture *fixture)
{
  return g_list_model_get_n_items (kscore_scoring_model_get_accounts (fixture->model));
}

static gboolean
count_snapshots (KscoreDatabase  *db,
                 gpointer         data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  KscoreWorkspace *workspace = kscore_scoring_model_get_workspace (((Fixture *) data)->model);
  g_autoptr(GArray) list = NULL;

  list = kscore_score_table_list (db, KSCORE_OWNER,
                                  kscore_workspace_get_constants (workspace)->version, error);
  ((Fixture *) data)->n_snapshots = list != NULL ? list->len : G_MAXUINT;
  return list != NULL;
}

/* How many days are kept as what was shown. */
static guint
read_n_snapshots (Fixture *fixture)
{
  KscoreWorkspace *workspace = kscore_scoring_model_get_workspace (fixture->model);

  g_assert_true (kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ,
                                   count_snapshots, fixture, NULL, NULL));
  return fixture->n_snapshots;
}

/* The score of what is there is shown before the rest is; what is kept is that of all. */
static void
test_score_while_it_runs (Fixture       *fixture,
                          gconstpointer  data)
{
  start_link (fixture, "x", NULL);
  g_assert_true (kscore_refresh_get_running (fixture->refresh));
  g_assert_true (owner_fixture_spin_until (has_score, fixture));
  g_assert_true (owner_fixture_spin_until (is_reading, fixture));
  g_assert_true (kscore_refresh_get_running (fixture->refresh));
  g_assert_false (fixture->done);
  g_assert_cmpfloat (kscore_refresh_get_fraction (fixture->refresh), ==, 0.25);
  g_assert_cmpuint (count_accounts (fixture), ==, 1);
  g_assert_cmpuint (read_n_snapshots (fixture), ==, 0);

  let_go ();
  wait_until_done (fixture);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->result);
  g_assert_cmpuint (read_n_snapshots (fixture), >, 100);
  g_assert_false (kscore_refresh_get_running (fixture->refresh));
  g_assert_cmpfloat (kscore_refresh_get_fraction (fixture->refresh), <, 0);
  g_assert_null (kscore_refresh_get_message (fixture->refresh));
  g_assert_cmpstr (kscore_refresh_get_summary (fixture->refresh), ==,
                   "3 new posts.\nThe score is 40.0.");
  g_assert_null (kscore_refresh_get_trouble (fixture->refresh));
}

static gboolean
is_computing (gpointer user_data)
{
  Fixture *fixture = user_data;
  gboolean computing;

  g_object_get (kscore_scoring_model_get_score (fixture->model), "computing", &computing, NULL);
  return computing;
}

/* As long as more is read nobody is told that it is not enough. */
static void
test_not_enough_yet (Fixture       *fixture,
                     gconstpointer  data)
{
  start_link (fixture, NULL, NULL);
  g_assert_true (owner_fixture_spin_until (is_computing, fixture));
  g_assert_false (fixture->done);
  let_go ();
  wait_until_done (fixture);
  g_assert_false (is_computing (fixture));
  g_assert_false (has_score (fixture));
}

/* Cancelling is not trouble, and what was read until then counts. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  kscore_refresh_set_interval (fixture->refresh, G_MAXINT);
  start_link (fixture, "x", cancellable);
  g_assert_true (owner_fixture_spin_until (is_reading, fixture));
  g_assert_cmpuint (count_accounts (fixture), ==, 0);
  g_cancellable_cancel (cancellable);
  wait_until_done (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (kscore_refresh_get_trouble (fixture->refresh));
  g_assert_cmpuint (count_accounts (fixture), ==, 1);
  g_assert_true (has_score (fixture));
}

static void
test_link_fails (Fixture       *fixture,
                 gconstpointer  data)
{
  kscore_refresh_link_async (fixture->refresh, "nobody", NULL, NULL, NULL, linked_cb, fixture);
  wait_until_done (fixture);
  g_assert_error (fixture->error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_assert_false (fixture->result);
  g_assert_cmpstr (kscore_refresh_get_trouble (fixture->refresh), ==,
                   "Nobody is called “nobody”. Check the name and try again.");
  g_assert_null (kscore_refresh_get_summary (fixture->refresh));
  g_assert_cmpuint (count_accounts (fixture), ==, 0);
}

static void
test_one_at_a_time (Fixture       *fixture,
                    gconstpointer  data)
{
  Fixture second = { 0 };

  start_link (fixture, NULL, NULL);
  kscore_refresh_run_async (fixture->refresh, NULL, NULL, refreshed_cb, &second);
  g_assert_true (owner_fixture_spin_until (is_done, &second));
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&second.error);
  g_assert_true (kscore_refresh_get_running (fixture->refresh));
  let_go ();
  wait_until_done (fixture);
  g_assert_no_error (fixture->error);
}

static void
test_trouble (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct {
    const char *account;
    const char *trouble;
  } cases[] = {
    { "1", "ada on Bluesky: bsky.example does not answer. Check the connection." },
    { "3", "ada on Bluesky: bsky.example does not answer. Check the connection. 2 more accounts "
           "could not be refreshed." },
    { "offline", "No server answers. Check the connection and refresh." },
    { "0", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean offline = g_str_equal (cases[i].account, "offline");

      kscore_refresh_run_async (fixture->refresh, cases[i].account, NULL, refreshed_cb, fixture);
      wait_until_done (fixture);
      g_assert_cmpint (fixture->result, ==, !offline);
      if (offline)
        g_assert_error (fixture->error, KSCORE_ERROR, KSCORE_ERROR_OFFLINE);
      g_clear_error (&fixture->error);
      g_assert_cmpstr (kscore_refresh_get_trouble (fixture->refresh), ==, cases[i].trouble);
    }
}

static void
test_headline (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_null (kscore_refresh_get_headline (fixture->refresh));
  kscore_refresh_run_async (fixture->refresh, NULL, NULL, refreshed_cb, fixture);
  wait_until_done (fixture);
  g_assert_cmpstr (kscore_refresh_get_headline (fixture->refresh), ==, "Nothing new.");

  n_new_posts = 1200;
  kscore_refresh_run_async (fixture->refresh, "1", NULL, refreshed_cb, fixture);
  wait_until_done (fixture);
  g_assert_cmpstr (kscore_refresh_get_headline (fixture->refresh), ==,
                   "New posts: 1,200. New reactions: 2,400.");
  g_assert_false (kscore_refresh_get_unfinished (fixture->refresh));

  n_new_posts = 7;
  kscore_refresh_run_async (fixture->refresh, NULL, NULL, refreshed_cb, fixture);
  wait_until_done (fixture);
  g_assert_true (kscore_refresh_get_unfinished (fixture->refresh));
  n_new_posts = 0;
}

/* An archive alone cannot be refreshed. */
static void
test_not_possible (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_false (kscore_refresh_get_possible (fixture->refresh));
  let_go ();
  start_link (fixture, "x", NULL);
  wait_until_done (fixture);
  g_assert_cmpuint (count_accounts (fixture), ==, 1);
  g_assert_false (kscore_refresh_get_possible (fixture->refresh));
  g_assert_cmpint (kscore_refresh_get_last (fixture->refresh), ==, KSCORE_TIME_UNKNOWN);
}

/* A model that goes away while its accounts are read leaves nothing behind. */
static void
test_model_goes (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, NULL);
  start_link (&fixture, "x", NULL);
  g_assert_true (owner_fixture_spin_until (is_reading, &fixture));
  g_object_ref (fixture.refresh);
  g_clear_object (&fixture.model);
  let_go ();
  wait_until_done (&fixture);
  g_assert_no_error (fixture.error);
  g_assert_finalize_object (fixture.refresh);
  g_free (fixture.archive);
  owner_fixture_clear (&fixture.owner);
}

#define ADD(name, func) \
  g_test_add ("/service/refresh/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("score-while-it-runs", test_score_while_it_runs);
  ADD ("not-enough-yet", test_not_enough_yet);
  ADD ("cancelled", test_cancelled);
  ADD ("link-fails", test_link_fails);
  ADD ("one-at-a-time", test_one_at_a_time);
  ADD ("trouble", test_trouble);
  ADD ("headline", test_headline);
  ADD ("not-possible", test_not_possible);
  g_test_add_func ("/service/refresh/model-goes", test_model_goes);
  return g_test_run ();
}
