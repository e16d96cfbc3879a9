#include "config.h"

#include "service/kscore-workspace-sync.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/kscore-error.h"
#include "core/kscore-network-names.h"
#include "net/kscore-providers.h"
#include "service/kscore-sync-private.h"
#include "store/kscore-account-table.h"
#include "store/kscore-page-writer.h"
#include "store/kscore-source-table.h"

typedef struct {
  KscoreSync        *sync;
  const char        *name;     /* (nullable) of the one account that is meant */
  GPtrArray         *accounts; /* (owned) (element-type KscoreStoredAccount) before */
  GError            *error;    /* (owned) (nullable) why looking up failed */
  KscoreLookup      *lookup;   /* (owned) (nullable) the account to link */
} SyncJob;

static void
sync_job_clear (SyncJob *job)
{
  g_clear_pointer (&job->accounts, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_clear_pointer (&job->lookup, kscore_lookup_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SyncJob, sync_job_clear)

static gboolean
add_run (SyncJob                    *job,
         KscoreDatabase             *db,
         const KscoreStoredAccount  *stored,
         GError                    **error)
{
  g_autoptr (KscoreSource) source = NULL;
  KscoreSyncRun *run;

  if (!kscore_source_table_get (db, stored->id, &source, error))
    return FALSE;

  run = source != NULL ? kscore_sync_run_new (job->sync, stored->id, stored->account, source)
                       : NULL;
  if (run != NULL)
    g_ptr_array_add (job->sync->runs, run);
  return TRUE;
}

static gboolean
choose_accounts (KscoreDatabase  *db,
                 gpointer         data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  SyncJob *job = data;
  gint64 only = 0;

  if (job->name != NULL)
    {
      only = kscore_account_table_find (db, job->name, error);
      if (only == 0)
        return FALSE;
    }
  job->accounts = kscore_account_table_list (db, error);
  if (job->accounts == NULL)
    return FALSE;

  for (guint i = 0; i < job->accounts->len; i++)
    {
      const KscoreStoredAccount *stored = g_ptr_array_index (job->accounts, i);

      if ((only != 0 ? stored->id == only : stored->linked) && !add_run (job, db, stored, error))
        return FALSE;
    }
  if (job->sync->runs->len > 0)
    return TRUE;

  if (job->name != NULL)
    g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                 /* Translators: %s is what the user called an account. */
                 _("“%s” is known from archives only: link it to refresh it."), job->name);
  else
    g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                         _("No account is linked that could be refreshed."));
  return FALSE;
}

static const KscoreStoredAccount *
find_stored (const GPtrArray *accounts,
             gint64           id)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreStoredAccount *stored = g_ptr_array_index (accounts, i);

      if (stored->id == id)
        return stored;
    }
  return NULL;
}

static KscoreDay
get_last_covered_day (const KscoreStoredAccount *stored)
{
  KscoreDay last = KSCORE_DAY_UNKNOWN;

  for (guint i = 0; i < stored->coverage->len; i++)
    {
      const KscoreCoverage *coverage = &g_array_index (stored->coverage, KscoreCoverage, i);

      if ((coverage->kinds & KSCORE_KINDS_REACTIONS)
          && (last == KSCORE_DAY_UNKNOWN || coverage->to > last))
        last = coverage->to;
    }
  return last;
}

static KscoreSyncAccount *
sum_up_run (KscoreSyncRun             *run,
            const KscoreStoredAccount *before,
            const KscoreStoredAccount *after)
{
  KscoreSyncAccount *result = g_new0 (KscoreSyncAccount, 1);
  const GError *problem = run->error != NULL ? run->error : run->trouble;

  result->id = g_strdup (run->id);
  result->network = g_strdup (run->source->network);
  result->handle = g_strdup (after->account->handle);
  result->state = g_strdup (problem != NULL ? kscore_sync_get_state (problem) : "ok");
  if (problem != NULL)
    {
      result->sentence = g_strdup (problem->message);
      result->action = g_strdup (kscore_error_get_action (problem));
    }
  result->retry_at = after->retry_at;
  result->requests = run->requests;
  result->complete = run->error == NULL && run->trouble == NULL && !run->cut;
  result->new_posts = run->n_new_posts;
  /* Reactions that were taken back are no news of this kind. */
  result->new_interactions
    = MAX (after->n_interactions - (before != NULL ? before->n_interactions : 0), 0);
  result->silent = (kscore_provider_get_kinds (run->provider, run->source)
                    & KSCORE_KINDS_REACTIONS) == 0;
  result->frozen_day = run->error != NULL ? get_last_covered_day (after) : KSCORE_DAY_UNKNOWN;
  return result;
}

/* Cancelled: every page that came is kept, and nothing is said of the accounts. */
static gboolean
check_cancelled (SyncJob  *job,
                 GError  **error)
{
  if (g_cancellable_set_error_if_cancelled (job->sync->cancellable, error))
    return FALSE;

  for (guint i = 0; i < job->sync->runs->len; i++)
    {
      KscoreSyncRun *run = g_ptr_array_index (job->sync->runs, i);

      if (run->error != NULL
          && (run->error->domain != KSCORE_ERROR || run->error->code == KSCORE_ERROR_STORAGE
              || run->error->code == KSCORE_ERROR_BUSY))
        {
          g_propagate_error (error, g_error_copy (run->error));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
refresh (SyncJob            *job,
         KscoreSyncSummary  *summary,
         gboolean            linked,
         GError            **error)
{
  KscoreWorkspace *workspace = job->sync->workspace;
  g_autoptr (GPtrArray) after = NULL;

  kscore_sync_run_loop (job->sync);
  kscore_workspace_evidence_changed (workspace);
  if (!check_cancelled (job, error))
    return FALSE;
  after = kscore_workspace_list_accounts (workspace, NULL, error);
  if (after == NULL
      || !kscore_workspace_compute_score (workspace, &summary->now, NULL, error))
    return FALSE;

  for (guint i = 0; i < job->sync->runs->len; i++)
    {
      KscoreSyncRun *run = g_ptr_array_index (job->sync->runs, i);
      const KscoreStoredAccount *now = find_stored (after, run->account);

      if (now != NULL)
        g_ptr_array_add (summary->accounts,
                         sum_up_run (run, find_stored (job->accounts, run->account), now));
    }
  kscore_sync_summary_describe (summary, linked);
  return TRUE;
}

static gboolean
begin (KscoreWorkspace    *self,
       KscoreSyncSummary  *summary,
       GCancellable       *cancellable,
       GError            **error)
{
  kscore_sync_summary_clear (summary);
  *summary = (KscoreSyncSummary) {
    .accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_sync_account_free),
    .before = KSCORE_SCORE_NEWS_NONE,
    .now = KSCORE_SCORE_NEWS_NONE,
  };
  /* What comes back by being linked comes back new. */
  return kscore_workspace_check_writable (self, error)
         && kscore_workspace_finish_forget (self, NULL, cancellable, error)
         && kscore_workspace_compute_score (self, &summary->before, cancellable, error);
}

/**
 * kscore_workspace_sync:
 * @self: an open workspace
 * @account: (nullable): an id or a handle; %NULL for all that are linked and can be read
 * @options: (nullable): how
 * @progress: (nullable) (scope call): called in this thread
 * @progress_data: for @progress
 * @summary: (out): what it brought, to be cleared, all zero before
 * @cancellable: (nullable): stops at the next page; what was read stays
 * @error: return location
 *
 * Reads accounts from their networks, side by side, one request at a time to each host. What one
 * refresh does not reach, the next goes on with. An account that fails keeps everything as it was,
 * and its part of @summary says why.
 *
 * Returns: whether it was tried; %KSCORE_ERROR_NOT_FOUND without an account to refresh,
 *   %KSCORE_ERROR_BUSY and %KSCORE_ERROR_STORAGE for the database
 */
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
  g_auto (KscoreSync) sync = { 0 };
  g_auto (SyncJob) job = { .sync = &sync, .name = account };

  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (summary != NULL, FALSE);

  return begin (self, summary, cancellable, error)
         && kscore_sync_init (&sync, self, options, progress, progress_data, cancellable, error)
         && kscore_store_run (kscore_workspace_get_store (self), KSCORE_STORE_READ,
                              choose_accounts, &job, cancellable, error)
         && refresh (&job, summary, FALSE, error);
}

/* Whatever is before an @ in an address may be a password: it is neither sent, stored nor said. */
static gboolean
check_service (const char  *service,
               GError     **error)
{
  if (service == NULL || strchr (service, '@') == NULL)
    return TRUE;

  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                       _("The address of a server must hold no name and no password."));
  return FALSE;
}

static void
resolved_cb (GObject      *source_object,
             GAsyncResult *result,
             gpointer      user_data)
{
  SyncJob *job = user_data;

  job->lookup
    = kscore_provider_resolve_finish (KSCORE_PROVIDER (source_object), result, &job->error);
  g_main_loop_quit (job->sync->loop);
}

static gboolean
resolve (SyncJob     *job,
         const char  *typed,
         const char  *network,
         const char  *service,
         GError     **error)
{
  g_autofree char *handle = NULL;
  g_autoptr (KscoreProvider) provider
    = kscore_providers_recognise (typed, network, &handle, error);
  g_autofree char *message = NULL;

  if (provider == NULL)
    return FALSE;

  if (job->sync->progress != NULL)
    {
      /* Translators: %1$s is a handle, %2$s the name of a network. */
      message = g_strdup_printf (_("Looking for %1$s on %2$s…"), handle,
                                 kscore_network_get_name (kscore_provider_get_network (provider)));
      job->sync->progress (-1, message, job->sync->progress_data);
    }
  kscore_provider_resolve_async (provider, job->sync->client, typed, service, job->sync->now,
                                 job->sync->cancellable, resolved_cb, job);
  g_main_loop_run (job->sync->loop);
  if (job->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&job->error));
  return FALSE;
}

/* Known from an archive: whoever has that is the owner. */
static gboolean
is_confirmed (SyncJob                    *job,
              KscoreDatabase             *db,
              const KscoreStoredAccount  *stored,
              gboolean                   *confirmed,
              GError                    **error)
{
  g_autoptr (KscoreSource) source = NULL;

  *confirmed = FALSE;
  if (stored == NULL)
    return TRUE;
  if (!kscore_source_table_get (db, stored->id, &source, error))
    return FALSE;

  *confirmed = source != NULL ? source->confirmed : stored->n_posts > 0;
  return TRUE;
}

static const KscoreStoredAccount *
find_same (const GPtrArray    *accounts,
           const KscoreSource *source)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreStoredAccount *stored = g_ptr_array_index (accounts, i);

      if (g_strcmp0 (stored->account->network, source->network) == 0
          && g_strcmp0 (stored->account->native_id, source->native_id) == 0)
        return stored;
    }
  return NULL;
}

static gboolean
link_account (KscoreDatabase  *db,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  SyncJob *job = data;
  KscoreSource *source = job->lookup->source;
  const KscoreAnswer *profile = job->lookup->profile;
  const KscoreAccount *account = profile->page->account;
  g_autoptr (KscorePageWriter) writer = kscore_page_writer_new (db);
  const KscoreStoredAccount *stored;
  KscoreSyncRun *run;
  gint64 row;

  job->accounts = kscore_account_table_list (db, error);
  if (job->accounts == NULL)
    return FALSE;
  stored = find_same (job->accounts, source);
  if (!is_confirmed (job, db, stored, &source->confirmed, error))
    return FALSE;
  g_free (source->service);
  source->service = g_strdup (job->lookup->service);
  source->checked_at = job->sync->now;
  if (!kscore_sync_run_check_opt_out (source, profile, error))
    return FALSE;

  row = kscore_account_table_put (db, account, error);
  if (row == 0
      || !kscore_account_table_set_linked (db, row, TRUE, error)
      || !kscore_source_table_put (db, row, source, error)
      || !kscore_page_writer_write (writer, profile->page, NULL, error))
    return FALSE;

  run = kscore_sync_run_new (job->sync, row, account, source);
  run->phase = KSCORE_SYNC_POSTS;
  run->followers = profile->followers;
  run->following = account->following;
  run->n_posts = profile->n_posts;
  g_ptr_array_add (job->sync->runs, run);
  return TRUE;
}

/**
 * kscore_workspace_link:
 * @self: an open workspace
 * @typed: a handle or an address, as somebody typed it
 * @network: (nullable): id of the network; %NULL to find it out
 * @service: (nullable): a server to ask instead of the usual one; "appview=…,pds=…,plc=…" for
 *   Bluesky
 * @options: (nullable): how
 * @progress: (nullable) (scope call): called in this thread
 * @progress_data: for @progress
 * @summary: (out): what the first refresh brought, to be cleared, all zero before
 * @cancellable: (nullable): stops at the next page; what was read stays
 * @error: return location
 *
 * Links an account by its public name and reads it a first time. Linking says: this is my account.
 * One that is there already, from an archive or from before, goes on as it is.
 *
 * Returns: whether it is linked, even where its first refresh failed, as @summary says;
 *   %KSCORE_ERROR_BAD_INPUT or %KSCORE_ERROR_NOT_FOUND for what is no account,
 *   %KSCORE_ERROR_OPTED_OUT for one whose profile asks not to be read,
 *   %KSCORE_ERROR_UNAUTHORIZED for one that only people who are signed in may read
 */
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
  g_auto (KscoreSync) sync = { 0 };
  g_auto (SyncJob) job = { .sync = &sync };

  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (typed != NULL && summary != NULL, FALSE);

  if (!check_service (service, error)
      || !begin (self, summary, cancellable, error)
      || !kscore_sync_init (&sync, self, options, progress, progress_data, cancellable, error)
      || !resolve (&job, typed, network, service, error)
      || !kscore_store_run (kscore_workspace_get_store (self), KSCORE_STORE_WRITE, link_account,
                            &job, cancellable, error))
    return FALSE;

  return refresh (&job, summary, TRUE, error);
}
