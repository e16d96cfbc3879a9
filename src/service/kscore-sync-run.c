#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "net/kscore-providers.h"
#include "service/kscore-sync-private.h"
#include "store/kscore-account-table.h"
#include "store/kscore-refresh-table.h"
#include "store/kscore-source-table.h"

static void ask_next (KscoreSyncRun *run);

/**
 * kscore_sync_run_new:
 * @sync: the refresh it is part of, which outlives it
 * @account: the account's id in the store
 * @identity: what is stored of it
 * @source: where it is read
 *
 * Returns: (transfer full) (nullable): a refresh of one account; %NULL where its network is not
 *   known to this version
 */
KscoreSyncRun *
kscore_sync_run_new (KscoreSync          *sync,
                     gint64               account,
                     const KscoreAccount *identity,
                     const KscoreSource  *source)
{
  g_autoptr (KscoreProvider) provider = kscore_providers_find (source->network);
  KscoreSyncRun *run;

  if (provider == NULL)
    return NULL;

  run = g_new0 (KscoreSyncRun, 1);
  run->sync = sync;
  run->account = account;
  run->id = kscore_account_dup_string_id (identity);
  run->created_at = identity->created_at;
  run->source = kscore_source_copy (source);
  run->provider = g_steal_pointer (&provider);
  run->max_requests = sync->max_requests;
  run->expected = run->max_requests;
  run->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_post_free);
  run->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->followers = KSCORE_UNKNOWN;
  run->following = KSCORE_UNKNOWN;
  run->n_posts = KSCORE_UNKNOWN;
  run->walk_oldest = KSCORE_TIME_UNKNOWN;
  g_queue_init (&run->to_confirm);
  return run;
}

/**
 * kscore_sync_run_free:
 * @run: (transfer full) (nullable): a refresh of an account
 */
void
kscore_sync_run_free (KscoreSyncRun *run)
{
  if (run == NULL)
    return;

  g_free (run->id);
  kscore_source_free (run->source);
  g_clear_object (&run->provider);
  g_clear_pointer (&run->posts, g_ptr_array_unref);
  g_clear_pointer (&run->actors, g_ptr_array_unref);
  kscore_list_clear (&run->list);
  g_clear_pointer (&run->asked, g_hash_table_unref);
  g_clear_pointer (&run->seen, g_hash_table_unref);
  g_queue_clear_full (&run->to_confirm, (GDestroyNotify) kscore_post_free);
  g_clear_error (&run->error);
  g_clear_error (&run->trouble);
  g_free (run);
}

typedef struct {
  KscoreSyncRun      *run;
  const KscoreAnswer *answer; /* (nullable) to be written first */
  const KscoreLookup *lookup; /* (nullable) the same, of where the account is */
  gboolean            refused; /* or that there was none */
} Step;

/* The last thing that is written of an account: how its refresh ended. */
static gboolean
write_end (KscoreDatabase  *db,
           KscoreSyncRun   *run,
           GError         **error)
{
  if (!kscore_account_table_set_state (db, run->account, "ok", run->sync->now, error)
      || !kscore_refresh_table_thin_counts (db, run->account, run->sync->now, error))
    return FALSE;
  return run->trouble == NULL
         || kscore_account_table_set_trouble (db, run->account,
                                              kscore_sync_get_state (run->trouble),
                                              run->trouble->message, run->sync->now,
                                              KSCORE_TIME_UNKNOWN, error);
}

/* Somebody may forget the account while it is read: then nothing of it comes back. */
static gboolean
check_account (KscoreDatabase  *db,
               KscoreSyncRun   *run,
               GError         **error)
{
  g_autoptr (KscoreSource) source = NULL;

  if (!kscore_source_table_get (db, run->account, &source, error))
    return FALSE;
  if (source != NULL)
    return TRUE;

  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
               /* Translators: %s is a handle. */
               _("%s was forgotten while it was read."), run->source->handle);
  return FALSE;
}

static gboolean
write_step (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  Step *step = data;
  KscoreSyncRun *run = step->run;

  if (!check_account (db, run, error))
    return FALSE;
  if (step->answer != NULL && !kscore_sync_run_write (db, run, step->answer, error))
    return FALSE;
  if (step->lookup != NULL && !kscore_sync_run_write_lookup (db, run, step->lookup, error))
    return FALSE;
  if (step->refused && !kscore_sync_run_refuse (db, run, error))
    return FALSE;
  if (!kscore_sync_run_plan (db, run, error)
      || !kscore_sync_write_hosts (run->sync, db, error))
    return FALSE;
  return run->asking || write_end (db, run, error);
}

/* Whether the refresh before this one failed with the posts too, and as this one does. */
static gboolean
is_stuck (KscoreDatabase  *db,
          KscoreSyncRun   *run,
          gboolean        *stuck,
          GError         **error)
{
  g_autoptr (GPtrArray) accounts = NULL;

  *stuck = FALSE;
  if (run->phase != KSCORE_SYNC_POSTS || run->error->domain != KSCORE_ERROR
      || run->error->code == KSCORE_ERROR_OFFLINE || run->error->code == KSCORE_ERROR_RATE_LIMITED)
    return TRUE;
  accounts = kscore_account_table_list (db, error);
  if (accounts == NULL)
    return FALSE;

  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreStoredAccount *stored = g_ptr_array_index (accounts, i);

      if (stored->id == run->account)
        *stuck = g_strcmp0 (stored->state, kscore_sync_get_state (run->error)) == 0;
    }
  return TRUE;
}

static gboolean
write_failure (KscoreDatabase  *db,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  KscoreSyncRun *run = data;
  gint64 retry_at = KSCORE_TIME_UNKNOWN;
  gboolean stuck;

  if (g_error_matches (run->error, KSCORE_ERROR, KSCORE_ERROR_RATE_LIMITED))
    retry_at = kscore_sync_get_retry_at (run->sync, run->source);
  if (!is_stuck (db, run, &stuck, error)
      || (stuck && !kscore_sync_run_restart_walk (db, run, error)))
    return FALSE;
  return kscore_account_table_set_trouble (db, run->account, kscore_sync_get_state (run->error),
                                           run->error->message, run->sync->now, retry_at, error)
         && kscore_sync_write_hosts (run->sync, db, error);
}

/* Nothing of what is stored changes by a failure but the note of it: the account stays as it was,
 * frozen on its last day. */
static void
fail (KscoreSyncRun *run,
      GError        *error)
{
  g_autoptr (GError) local_error = NULL;

  /* What no room below has put into words is an answer that makes no sense. */
  if (error->domain != KSCORE_ERROR && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_debug ("Refreshing %s: %s", run->id, error->message);
      g_error_free (error);
      error = g_error_new (KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
                           /* Translators: %s is a handle. */
                           _("The server’s answer about %s makes no sense."), run->source->handle);
    }

  run->error = error;
  run->asking = FALSE;
  if (error->domain == KSCORE_ERROR && error->code != KSCORE_ERROR_STORAGE
      && error->code != KSCORE_ERROR_BUSY
      && !kscore_store_run (kscore_workspace_get_store (run->sync->workspace), KSCORE_STORE_WRITE,
                            write_failure, run, NULL, &local_error))
    g_debug ("Cannot note that %s failed: %s", run->id, local_error->message);
  kscore_sync_run_ended (run->sync);
}

static void
take_step (KscoreSyncRun      *run,
           const KscoreAnswer *answer,
           const KscoreLookup *lookup,
           gboolean            refused)
{
  Step step = { .run = run, .answer = answer, .lookup = lookup, .refused = refused };
  GError *error = NULL;

  if (!kscore_store_run (kscore_workspace_get_store (run->sync->workspace), KSCORE_STORE_WRITE,
                         write_step, &step, run->sync->cancellable, &error))
    {
      fail (run, error);
      return;
    }

  kscore_workspace_evidence_changed (run->sync->workspace);
  kscore_sync_report (run->sync, run);
  if (run->asking)
    ask_next (run);
  else
    kscore_sync_run_ended (run->sync);
}

/* Without the account itself, its posts and their counts there is nothing to go on with, and a
 * host that is not there or asks to wait is not there for the rest either. */
static gboolean
is_fatal (KscoreSyncRun *run,
          const GError  *error)
{
  return error->domain != KSCORE_ERROR || error->code == KSCORE_ERROR_OFFLINE
         || error->code == KSCORE_ERROR_RATE_LIMITED || error->code == KSCORE_ERROR_STORAGE
         || run->phase <= KSCORE_SYNC_COUNTS;
}

/* One list, or one thing at the end, that could not be read. */
static void
go_on_without (KscoreSyncRun *run,
               GError        *error)
{
  gboolean of_list = run->question.ask == KSCORE_ASK_REACTIONS
                     || run->question.ask == KSCORE_ASK_ACTORS;
  gboolean of_people = run->question.ask == KSCORE_ASK_FOLLOWERS
                       || run->question.ask == KSCORE_ASK_FOLLOWING;
  /* Perhaps it is the way to go on that the server does not take any more. */
  gboolean stale = of_people && run->resumed && run->n_staged == KSCORE_UNKNOWN;

  if (run->question.ask == KSCORE_ASK_REACTIONS && error->code == KSCORE_ERROR_NOT_FOUND)
    {
      /* It was deleted since its counts were read, perhaps. */
      kscore_sync_run_confirm_later (run, g_ptr_array_index (run->posts, 0));
      g_error_free (error);
    }
  else if (run->trouble == NULL && error->code != KSCORE_ERROR_NOT_FOUND)
    run->trouble = error;
  else
    g_error_free (error);

  if (of_list && ++run->n_bad_lists >= KSCORE_SYNC_BAD_LISTS)
    run->phase = MAX (run->phase, KSCORE_SYNC_OLDER);
  else if (!of_list && run->question.ask != KSCORE_ASK_POST)
    run->phase++;
  take_step (run, NULL, NULL, of_list || stale);
}

static void
answered_cb (GObject      *source_object,
             GAsyncResult *result,
             gpointer      user_data)
{
  KscoreSyncRun *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer
    = kscore_provider_ask_finish (KSCORE_PROVIDER (source_object), result, &error);

  if (answer != NULL)
    take_step (run, answer, NULL, FALSE);
  else if (is_fatal (run, error))
    fail (run, g_steal_pointer (&error));
  else
    go_on_without (run, g_steal_pointer (&error));
}

/* A directory that is not there, or that leads nowhere, is no reason not to ask where the account
 * was the day before. */
static void
looked_up_cb (GObject      *source_object,
              GAsyncResult *result,
              gpointer      user_data)
{
  KscoreSyncRun *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreLookup) lookup
    = kscore_provider_resolve_finish (KSCORE_PROVIDER (source_object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fail (run, g_steal_pointer (&error));
      return;
    }

  run->phase++;
  run->requests += lookup != NULL ? lookup->step : 1;
  take_step (run, NULL, lookup, FALSE);
}

static void
look_up (KscoreSyncRun *run)
{
  const KscoreSource *source = run->source;
  gboolean lasting = g_str_has_prefix (source->native_id, "did:");

  kscore_provider_resolve_async (run->provider, run->sync->client,
                                 lasting ? source->native_id : source->handle, source->service,
                                 run->sync->now, run->sync->cancellable, looked_up_cb, run);
}

static void
ask_next (KscoreSyncRun *run)
{
  if (run->looking_up)
    {
      look_up (run);
      return;
    }

  run->requests++;
  kscore_provider_ask_async (run->provider, run->sync->client, &run->question,
                             run->sync->cancellable, answered_cb, run);
}

/**
 * kscore_sync_run_start:
 * @run: a refresh of an account
 *
 * Asks the first question; the rest follows from the main context of the thread.
 */
void
kscore_sync_run_start (KscoreSyncRun *run)
{
  take_step (run, NULL, NULL, FALSE);
}
