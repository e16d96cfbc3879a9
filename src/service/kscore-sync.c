#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "service/kscore-sync-private.h"
#include "store/kscore-host-table.h"

static gboolean
read_hosts (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  return kscore_sync_read_hosts (data, db, error);
}

/**
 * kscore_sync_init:
 * @sync: (out caller-allocates): the refresh
 * @workspace: what is refreshed
 * @options: (nullable): how
 * @progress: (nullable): called in this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Makes this thread ready to talk to networks, until kscore_sync_clear().
 *
 * Returns: whether what the hosts told last could be read
 */
gboolean
kscore_sync_init (KscoreSync               *sync,
                  KscoreWorkspace          *workspace,
                  const KscoreSyncOptions  *options,
                  KscoreSyncProgress        progress,
                  gpointer                  progress_data,
                  GCancellable             *cancellable,
                  GError                  **error)
{
  sync->workspace = workspace;
  sync->context = g_main_context_new ();
  g_main_context_push_thread_default (sync->context);
  sync->loop = g_main_loop_new (sync->context, FALSE);
  sync->client = kscore_http_client_new (NULL);
  sync->cancellable = cancellable;
  sync->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_sync_run_free);
  sync->now = kscore_workspace_get_now (workspace);
  sync->max_requests = options != NULL && options->requests > 0 ? options->requests
                                                                : KSCORE_SYNC_REQUESTS;
  sync->end = g_get_monotonic_time () + KSCORE_SYNC_SECONDS * G_USEC_PER_SEC;
  if (options != NULL && options->seconds > 0)
    sync->deadline = g_get_monotonic_time () + (gint64) options->seconds * G_USEC_PER_SEC;
  sync->progress = progress;
  sync->progress_data = progress_data;
  if (options != NULL && options->no_pause)
    g_object_set (sync->client, "pace-scale", 0.0, NULL);

  return kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ, read_hosts,
                           sync, cancellable, error);
}

static void
nothing_cb (GCancellable *cancellable)
{
}

/* GLib 2.74 wakes a source of a cancellable in the thread that cancels even when the source
 * has just ended: its context must outlive that. */
static void
wait_for_cancelling (GCancellable *cancellable)
{
  if (g_cancellable_is_cancelled (cancellable))
    g_cancellable_disconnect (cancellable,
                              g_signal_connect (cancellable, "cancelled",
                                                G_CALLBACK (nothing_cb), NULL));
}

/**
 * kscore_sync_clear:
 * @sync: a refresh
 *
 * Frees what it holds.
 */
void
kscore_sync_clear (KscoreSync *sync)
{
  if (sync->context == NULL)
    return;

  g_clear_pointer (&sync->runs, g_ptr_array_unref);
  g_clear_object (&sync->client);
  /* What the client has still to put away. */
  while (g_main_context_iteration (sync->context, FALSE))
    ;
  g_clear_pointer (&sync->loop, g_main_loop_unref);
  g_main_context_pop_thread_default (sync->context);
  wait_for_cancelling (sync->cancellable);
  g_clear_pointer (&sync->context, g_main_context_unref);
}

/**
 * kscore_sync_run_loop:
 * @sync: a refresh
 *
 * Refreshes all its accounts, side by side, and returns when the last of them is done.
 */
void
kscore_sync_run_loop (KscoreSync *sync)
{
  sync->n_running = sync->runs->len;
  for (guint i = 0; i < sync->runs->len; i++)
    kscore_sync_run_start (g_ptr_array_index (sync->runs, i));
  if (sync->n_running > 0)
    g_main_loop_run (sync->loop);
}

/**
 * kscore_sync_run_ended:
 * @sync: a refresh
 *
 * Tells that one of its accounts is done.
 */
void
kscore_sync_run_ended (KscoreSync *sync)
{
  if (--sync->n_running == 0)
    g_main_loop_quit (sync->loop);
}

/**
 * kscore_sync_report:
 * @sync: a refresh
 * @run: the account that has come further
 *
 * Tells how far it is.
 */
void
kscore_sync_report (KscoreSync          *sync,
                    const KscoreSyncRun *run)
{
  g_autoptr (GString) message = NULL;
  double done = 0, all = 0;

  if (sync->progress == NULL)
    return;

  for (guint i = 0; i < sync->runs->len; i++)
    {
      const KscoreSyncRun *other = g_ptr_array_index (sync->runs, i);
      gboolean over = other->error != NULL || other->phase == KSCORE_SYNC_DONE || other->cut;

      done += other->requests;
      all += over ? other->requests : MAX (other->expected, other->requests);
    }
  message = g_string_new (kscore_sync_phase_get_message (run->phase));
  g_string_replace (message, "{handle}", run->source->handle, 1);
  sync->progress (all > 0 ? done / all : -1, message->str, sync->progress_data);
}

/**
 * kscore_sync_read_hosts:
 * @sync: a refresh
 * @db: a connection
 * @error: return location
 *
 * Gives the client what the hosts told in earlier refreshes.
 *
 * Returns: whether it could be read
 */
gboolean
kscore_sync_read_hosts (KscoreSync      *sync,
                        KscoreDatabase  *db,
                        GError         **error)
{
  g_autoptr (GPtrArray) hosts = kscore_host_table_list (db, error);

  if (hosts == NULL)
    return FALSE;

  for (guint i = 0; i < hosts->len; i++)
    {
      const KscoreHost *host = g_ptr_array_index (hosts, i);
      KscoreHostBudget budget = {
        .host = host->host,
        .not_before = host->not_before,
        .remaining = host->remaining,
        .reset_at = host->reset_at,
      };

      kscore_http_client_set_budget (sync->client, &budget);
    }
  return TRUE;
}

/**
 * kscore_sync_write_hosts:
 * @sync: a refresh
 * @db: a writing connection inside a transaction
 * @error: return location
 *
 * Keeps what the hosts have told.
 *
 * Returns: whether it is kept
 */
gboolean
kscore_sync_write_hosts (KscoreSync      *sync,
                         KscoreDatabase  *db,
                         GError         **error)
{
  g_autoptr (GPtrArray) budgets = kscore_http_client_list_budgets (sync->client);

  for (guint i = 0; i < budgets->len; i++)
    {
      const KscoreHostBudget *budget = g_ptr_array_index (budgets, i);
      KscoreHost host = {
        .host = budget->host,
        .not_before = budget->not_before,
        .remaining = budget->remaining,
        .reset_at = budget->reset_at,
      };

      if (!kscore_host_table_put (db, &host, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * kscore_sync_get_retry_at:
 * @sync: a refresh
 * @source: where an account is read
 *
 * Returns: when its server may be asked again, or %KSCORE_TIME_UNKNOWN
 */
gint64
kscore_sync_get_retry_at (KscoreSync         *sync,
                          const KscoreSource *source)
{
  g_autoptr (GPtrArray) budgets = kscore_http_client_list_budgets (sync->client);
  g_autofree char *server = kscore_http_dup_host (source->server);
  g_autofree char *pds = kscore_http_dup_host (source->pds);
  gint64 retry_at = KSCORE_TIME_UNKNOWN;

  for (guint i = 0; i < budgets->len; i++)
    {
      const KscoreHostBudget *budget = g_ptr_array_index (budgets, i);

      if ((g_strcmp0 (budget->host, server) == 0 || g_strcmp0 (budget->host, pds) == 0)
          && budget->not_before > 0
          && (retry_at == KSCORE_TIME_UNKNOWN || budget->not_before > retry_at))
        retry_at = budget->not_before;
    }
  return retry_at;
}

/**
 * kscore_sync_get_state:
 * @error: what ended a refresh
 *
 * Returns: (transfer none): the word for it that is stored and printed
 */
const char *
kscore_sync_get_state (const GError *error)
{
  if (error->domain != KSCORE_ERROR)
    return "failed";

  switch ((KscoreError) error->code)
    {
    case KSCORE_ERROR_OFFLINE:
      return "offline";
    case KSCORE_ERROR_NOT_FOUND:
      return "not-found";
    case KSCORE_ERROR_UNAUTHORIZED:
      return "unauthorized";
    case KSCORE_ERROR_FORBIDDEN:
      return "forbidden";
    case KSCORE_ERROR_RATE_LIMITED:
      return "rate-limited";
    case KSCORE_ERROR_OPTED_OUT:
      return "opted-out";
    case KSCORE_ERROR_BAD_REPLY:
    case KSCORE_ERROR_BAD_INPUT:
      return "bad-reply";
    case KSCORE_ERROR_BAD_ARCHIVE:
    case KSCORE_ERROR_KEYRING:
    case KSCORE_ERROR_STORAGE:
    case KSCORE_ERROR_BUSY:
    case KSCORE_ERROR_TOO_NEW:
    default:
      return "failed";
    }
}
