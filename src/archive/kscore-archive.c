#include "config.h"

#include "archive/kscore-archive.h"

#include <glib/gi18n-lib.h>

#include "archive/kscore-archive-source.h"
#include "archive/kscore-importer.h"

/* In the order in which they are asked. */
static const KscoreImporter *const importers[] = {
  &kscore_export_importer,
  &kscore_mastodon_importer,
  &kscore_x_importer,
  &kscore_grailbird_importer,
};

static KscoreArchiveInfo *
info_new (void)
{
  KscoreArchiveInfo *info = g_new0 (KscoreArchiveInfo, 1);

  info->generated = KSCORE_TIME_UNKNOWN;
  return info;
}

/**
 * kscore_archive_info_free:
 * @info: (transfer full) (nullable): an info
 *
 * Frees an info.
 */
void
kscore_archive_info_free (KscoreArchiveInfo *info)
{
  if (info == NULL)
    return;
  g_clear_pointer (&info->account, kscore_account_free);
  g_free (info->sentence);
  g_free (info);
}

static KscoreArchiveReport *
report_new (void)
{
  KscoreArchiveReport *report = g_new0 (KscoreArchiveReport, 1);

  report->earliest = report->latest = report->read_at = KSCORE_TIME_UNKNOWN;
  report->sentences = g_ptr_array_new_with_free_func (g_free);
  return report;
}

/**
 * kscore_archive_report_free:
 * @report: (transfer full) (nullable): a report
 *
 * Frees a report.
 */
void
kscore_archive_report_free (KscoreArchiveReport *report)
{
  if (report == NULL)
    return;
  g_clear_pointer (&report->account, kscore_account_free);
  g_free (report->model);
  g_free (report->weights);
  g_ptr_array_unref (report->sentences);
  g_free (report);
}

/* Of two archives in one folder, one would be left out without a word. */
static gboolean
check_single (KscoreArchiveSource *source,
              GError             **error)
{
  g_autoptr (GRegex) regex
    = g_regex_new ("^(account\\.js|user_details\\.js|actor\\.json|accounts\\.json)$", 0, 0, NULL);
  g_autoptr (GPtrArray) owners = kscore_archive_source_match (source, NULL, regex);

  return owners->len <= 1
         || kscore_importer_fail (source, NULL,
                                  /* Translators: {file} is the name of a file or folder. */
                                  _("“{file}” holds more than one archive; import them one by "
                                    "one."), error);
}

static const KscoreImporter *
recognise (KscoreArchiveSource *source,
           KscoreArchiveInfo   *info,
           GCancellable        *cancellable,
           GError             **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (importers); i++)
    {
      GError *local = NULL;

      if (importers[i]->probe (source, info, cancellable, &local))
        {
          info->format = importers[i]->format;
          return check_single (source, error) ? importers[i] : NULL;
        }
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return NULL;
        }
    }
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    kscore_importer_fail (source, NULL,
                          /* Translators: {file} is the name of a file or folder. */
                          _("“{file}” is not an archive of X, Mastodon or Kscore."), error);
  return NULL;
}

/**
 * kscore_archive_probe:
 * @path: a file or a folder
 * @cancellable: (nullable): a cancellable
 * @info: (out) (transfer full): what it is
 * @error: return location for %KSCORE_ERROR_BAD_ARCHIVE, %KSCORE_ERROR_TOO_NEW and other codes
 *   of %KSCORE_ERROR
 *
 * Recognises an archive by its content, without importing anything. Blocks.
 *
 * Returns: %FALSE when it cannot be imported
 */
gboolean
kscore_archive_probe (const char         *path,
                      GCancellable       *cancellable,
                      KscoreArchiveInfo **info,
                      GError            **error)
{
  g_autoptr (KscoreArchiveSource) source
    = kscore_archive_source_open (path, cancellable, error);
  g_autoptr (KscoreArchiveInfo) found = info_new ();

  if (source == NULL || recognise (source, found, cancellable, error) == NULL)
    return FALSE;
  *info = g_steal_pointer (&found);
  return TRUE;
}

/**
 * kscore_archive_import:
 * @path: a file or a folder
 * @options: the time and the user's choices
 * @page_func: (scope call): takes the pages, in the same order every time; those with coverage
 *   come last, so that what was interrupted never claims to be complete
 * @progress_func: (scope call) (nullable): told how far it is
 * @user_data: data for both
 * @cancellable: (nullable): a cancellable
 * @report: (out) (transfer full) (optional): what was found
 * @error: return location for %KSCORE_ERROR_BAD_ARCHIVE, %KSCORE_ERROR_TOO_NEW and other codes
 *   of %KSCORE_ERROR, the error of @page_func, or %G_IO_ERROR_CANCELLED
 *
 * Reads an archive into pages, keeping a few megabytes in memory whatever its size. Blocks: call
 * it in a worker thread; both callbacks run there.
 *
 * Returns: %FALSE on error; pages handed over before it are good
 */
gboolean
kscore_archive_import (const char                 *path,
                       const KscoreArchiveOptions *options,
                       KscoreArchivePageFunc       page_func,
                       KscoreArchiveProgressFunc   progress_func,
                       gpointer                    user_data,
                       GCancellable               *cancellable,
                       KscoreArchiveReport       **report,
                       GError                    **error)
{
  g_autoptr (KscoreArchiveSource) source = NULL;
  g_autoptr (KscoreArchiveInfo) info = info_new ();
  g_autoptr (KscoreArchiveReport) result = report_new ();
  const KscoreImporter *importer;
  KscoreImportJob job = {
    .options = options,
    .page_func = page_func,
    .progress_func = progress_func,
    .user_data = user_data,
    .cancellable = cancellable,
    .report = result,
    .shown = -1,
  };
  gboolean done;

  if (progress_func != NULL)
    progress_func (-1, _("Looking at the archive…"), user_data);
  source = kscore_archive_source_open (path, cancellable, error);
  if (source == NULL)
    return FALSE;
  importer = recognise (source, info, cancellable, error);
  if (importer == NULL)
    return FALSE;

  job.source = source;
  done = importer->import (&job, info, error);
  g_clear_pointer (&job.page, kscore_page_free);
  if (done && report != NULL)
    *report = g_steal_pointer (&result);
  return done;
}
