#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "archive/kscore-archive.h"
#include "core/kscore-error.h"
#include "score/kscore-score.h"
#include "service/kscore-import-summary-private.h"
#include "core/kscore-network-names.h"
#include "service/kscore-model-import.h"
#include "service/kscore-workspace-private.h"
#include "store/kscore-account-table.h"
#include "store/kscore-page-writer.h"
#include "store/kscore-source-table.h"

typedef struct {
  KscoreWorkspace      *workspace;
  const char * const   *files;
  GPtrArray            *infos;    /* (owned) (element-type KscoreArchiveInfo) one a file */
  GPtrArray            *reports;  /* (owned) (element-type KscoreArchiveReport) */
  GPtrArray            *stored;   /* (owned) (element-type KscoreStoredAccount) before the import */
  GHashTable           *accounts; /* (owned) (element-type utf8 gint64) id in files to store */
  gboolean              another_account;
  KscorePageWriter     *writer;   /* only while the transaction is open */
  KscoreDatabase       *db;       /* only while the transaction is open */
  guint                 current;  /* the file being read */
  KscoreImportProgress  progress;
  gpointer              progress_data;
} ImportJob;

static void
import_job_clear (ImportJob *job)
{
  g_clear_pointer (&job->infos, g_ptr_array_unref);
  g_clear_pointer (&job->reports, g_ptr_array_unref);
  g_clear_pointer (&job->stored, g_ptr_array_unref);
  g_clear_pointer (&job->accounts, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportJob, import_job_clear)

static void
report_progress (double      fraction,
                 const char *message,
                 gpointer    user_data)
{
  ImportJob *job = user_data;
  guint n_files = job->infos->len;

  if (job->progress == NULL)
    return;
  if (fraction >= 0)
    fraction = (job->current + MIN (fraction, 1.0)) / n_files;
  job->progress (fraction, message, job->progress_data);
}

static gboolean
is_stored (ImportJob  *job,
           const char *id)
{
  for (guint i = 0; i < job->stored->len; i++)
    {
      const KscoreStoredAccount *stored = g_ptr_array_index (job->stored, i);
      g_autofree char *stored_id = kscore_account_dup_string_id (stored->account);

      if (g_str_equal (stored_id, id))
        return TRUE;
    }

  return FALSE;
}

/* Whoever has what the network itself handed out is the owner. */
static gboolean
confirm (ImportJob  *job,
         gint64      row,
         GError    **error)
{
  const KscoreArchiveInfo *info = g_ptr_array_index (job->infos, job->current);

  return g_strcmp0 (info->format, "kscore") == 0
         || kscore_source_table_confirm (job->db, row, error);
}

/* Importing links, but for an account that is new here and was unlinked where it comes from. */
static gboolean
put_account (ImportJob            *job,
             const KscoreAccount  *account,
             GError              **error)
{
  g_autofree char *id = kscore_account_dup_string_id (account);
  gint64 row;

  if (g_hash_table_contains (job->accounts, id))
    return TRUE;

  row = kscore_account_table_put (job->db, account, error);
  if (row == 0
      || !kscore_account_table_set_linked (job->db, row, !account->unlinked || is_stored (job, id),
                                           error)
      || !kscore_account_table_set_state (job->db, row, "ok", account->read_at, error)
      || !confirm (job, row, error))
    return FALSE;

  g_hash_table_insert (job->accounts, g_steal_pointer (&id), g_memdup2 (&row, sizeof row));
  return TRUE;
}

static gboolean
write_page (KscorePage  *page,
            gpointer     user_data,
            GError     **error)
{
  ImportJob *job = user_data;

  return (page->account == NULL || put_account (job, page->account, error))
         && kscore_page_writer_write (job->writer, page, NULL, error);
}

/* The account of a part that does not say whose it is: that of the other files, else the only one
 * linked. */
static const KscoreAccount *
find_account_for_part (ImportJob *job,
                       guint      index)
{
  const KscoreArchiveInfo *part = g_ptr_array_index (job->infos, index);
  const KscoreAccount *found = NULL;

  for (guint i = 0; i < job->infos->len; i++)
    {
      const KscoreArchiveInfo *info = g_ptr_array_index (job->infos, i);

      if (info->account == NULL || g_strcmp0 (info->format, part->format) != 0)
        continue;
      if (found != NULL && g_strcmp0 (found->native_id, info->account->native_id) != 0)
        return NULL;
      found = info->account;
    }
  if (found != NULL)
    return found;

  for (guint i = 0; i < job->stored->len; i++)
    {
      const KscoreStoredAccount *account = g_ptr_array_index (job->stored, i);

      if (!g_str_has_prefix (part->format, account->account->network))
        continue;
      if (found != NULL)
        return NULL;
      found = account->account;
    }
  return found;
}

/* @known: (element-type KscoreAccount): the accounts in the store and in the files before. */
static gboolean
check_account_is_owners (const KscoreAccount  *account,
                         GPtrArray            *known,
                         GError              **error)
{
  const KscoreAccount *other = NULL;

  for (guint i = 0; i < known->len; i++)
    {
      const KscoreAccount *candidate = g_ptr_array_index (known, i);

      if (g_strcmp0 (candidate->network, account->network) != 0)
        continue;
      if (g_strcmp0 (candidate->native_id, account->native_id) == 0)
        return TRUE;
      other = candidate;
    }
  if (other == NULL)
    return TRUE;

  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_FORBIDDEN,
               /* Translators: %1$s and %2$s are handles, %3$s is the name of a network. */
               _("This archive belongs to “%1$s”, but “%2$s” is your account on %3$s."),
               account->handle, other->handle, kscore_network_get_name (account->network));
  return FALSE;
}

/* Everything that can be refused without reading it all is refused before the first write. */
static gboolean
probe_files (ImportJob     *job,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < job->stored->len; i++)
    g_ptr_array_add (known, ((KscoreStoredAccount *) g_ptr_array_index (job->stored, i))->account);

  for (guint i = 0; job->files[i] != NULL; i++)
    {
      KscoreArchiveInfo *info = NULL;

      if (!kscore_archive_probe (job->files[i], cancellable, &info, error))
        return FALSE;
      g_ptr_array_add (job->infos, info);
      if (info->account != NULL && !job->another_account
          && !check_account_is_owners (info->account, known, error))
        return FALSE;
      if (info->account != NULL)
        g_ptr_array_add (known, info->account);
    }

  return TRUE;
}

/* Kscore's own export tells its accounts only while it is read. It may hold more than are linked
 * here, but it has to hold one of them. */
static gboolean
check_export_is_owners (ImportJob                *job,
                        const KscoreArchiveInfo  *info,
                        GError                  **error)
{
  GHashTableIter iter;
  gpointer id;

  if (job->another_account || job->stored->len == 0 || g_strcmp0 (info->format, "kscore") != 0)
    return TRUE;

  g_hash_table_iter_init (&iter, job->accounts);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (is_stored (job, id))
        return TRUE;
    }

  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_FORBIDDEN,
                       _("This export of Kscore holds none of the accounts that are linked here."));
  return FALSE;
}

static gboolean
import_files (KscoreDatabase  *db,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  ImportJob *job = data;
  g_autoptr(KscorePageWriter) writer = kscore_page_writer_new (db);

  job->writer = writer;
  job->db = db;
  for (guint i = 0; i < job->infos->len; i++)
    {
      const KscoreArchiveInfo *info = g_ptr_array_index (job->infos, i);
      KscoreArchiveOptions options = { .now = kscore_workspace_get_now (job->workspace) };
      KscoreArchiveReport *report = NULL;

      if (info->account == NULL)
        options.account = find_account_for_part (job, i);
      job->current = i;
      if (!kscore_archive_import (job->files[i], &options, write_page, report_progress, job,
                                  cancellable, &report, error))
        return FALSE;
      g_ptr_array_add (job->reports, report);
      if (!check_export_is_owners (job, info, error)
          || !kscore_model_import (db, report->model, report->weights, report->sentences, error))
        return FALSE;
      /* An export tells it of each of its accounts. */
      if (report->account != NULL && report->account->read_at == KSCORE_TIME_UNKNOWN
          && report->read_at != KSCORE_TIME_UNKNOWN)
        {
          g_autofree char *id = kscore_account_dup_string_id (report->account);
          const gint64 *account = g_hash_table_lookup (job->accounts, id);

          if (account != NULL
              && !kscore_account_table_set_state (db, *account, "ok", report->read_at, error))
            return FALSE;
        }
    }

  job->writer = NULL;
  job->db = NULL;
  return TRUE;
}

static void
sum_up (GPtrArray *accounts,
        gint64    *posts,
        gint64    *interactions)
{
  *posts = *interactions = 0;
  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreStoredAccount *account = g_ptr_array_index (accounts, i);

      *posts += account->n_posts;
      *interactions += account->n_interactions;
    }
}

static gboolean
count_news (ImportJob            *job,
            KscoreImportSummary  *summary,
            GError              **error)
{
  g_autoptr(GPtrArray) accounts = kscore_workspace_list_accounts (job->workspace, NULL, error);
  gint64 posts, interactions;

  if (accounts == NULL)
    return FALSE;

  sum_up (job->stored, &posts, &interactions);
  sum_up (accounts, &summary->new_posts, &summary->new_interactions);
  summary->new_posts -= posts;
  summary->new_interactions -= interactions;
  return TRUE;
}

static gboolean
import_and_score (ImportJob            *job,
                  KscoreImportSummary  *summary,
                  GCancellable         *cancellable,
                  GError              **error)
{
  KscoreWorkspace *self = job->workspace;

  /* What comes back by an archive comes back new. */
  if (!kscore_workspace_check_writable (self, error)
      || !kscore_workspace_finish_forget (self, NULL, cancellable, error))
    return FALSE;
  job->stored = kscore_workspace_list_accounts (self, cancellable, error);
  if (job->stored == NULL
      || !kscore_workspace_compute_score (self, &summary->before, cancellable, error)
      || !probe_files (job, cancellable, error)
      || !kscore_store_run (kscore_workspace_get_store (self), KSCORE_STORE_WRITE, import_files,
                            job, cancellable, error))
    return FALSE;

  /* What is written is written: from here on nothing is cancelled any more. */
  kscore_workspace_evidence_changed (self);
  if (!kscore_workspace_reload_model (self, NULL, error)
      || !kscore_workspace_compute_score (self, &summary->now, NULL, error)
      || !count_news (job, summary, error))
    return FALSE;
  kscore_import_summary_describe (summary, job->files, job->reports);
  return TRUE;
}

/**
 * kscore_workspace_import:
 * @self: an open workspace
 * @files: (array zero-terminated=1): paths of archives or of unpacked folders
 * @another_account: accept an archive of a further account on a network where one is linked
 * @progress: (nullable) (scope call): called in a worker thread
 * @progress_data: for @progress
 * @summary: (out caller-allocates): what the import brought
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads archives into the store, in one transaction: when one of them turns out to be damaged, or
 * the import is cancelled or killed, nothing of it remains. What was imported before changes
 * nothing a second time.
 *
 * Returns: whether all were imported. %KSCORE_ERROR_BAD_ARCHIVE for an archive that cannot be
 *   read, %KSCORE_ERROR_FORBIDDEN for one of somebody who is not the owner as far as is known,
 *   %KSCORE_ERROR_BUSY and %KSCORE_ERROR_STORAGE for the database
 */
gboolean
kscore_workspace_import (KscoreWorkspace       *self,
                         const char * const    *files,
                         gboolean               another_account,
                         KscoreImportProgress   progress,
                         gpointer               progress_data,
                         KscoreImportSummary   *summary,
                         GCancellable          *cancellable,
                         GError               **error)
{
  g_auto(ImportJob) job = {
    .workspace = self,
    .files = files,
    .another_account = another_account,
    .infos = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_archive_info_free),
    .reports = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_archive_report_free),
    .accounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .progress = progress,
    .progress_data = progress_data,
  };
  gboolean done;

  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (files != NULL && summary != NULL, FALSE);

  kscore_workspace_hold_evidence (self);
  done = import_and_score (&job, summary, cancellable, error);
  kscore_workspace_unhold_evidence (self);

  return done;
}
