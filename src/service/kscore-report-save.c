#include "config.h"

#include "service/kscore-report-save.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "core/kscore-error.h"
#include "report/kscore-report-file.h"
#include "report/kscore-report-tables.h"
#include "service/kscore-report-builder.h"

static gboolean
write_tables (const KscoreReport  *report,
              KscoreReportFormat   format,
              GOutputStream       *stream,
              GCancellable        *cancellable,
              GError             **error)
{
  g_autoptr (KscoreSink) sink = kscore_sink_new (stream, cancellable);

  if (format == KSCORE_REPORT_CSV)
    kscore_report_write_csv (report, sink);
  else
    kscore_report_write_json (report, sink);
  return kscore_sink_finish (sink, error);
}

static gboolean
write_report (const KscoreReport       *report,
              const KscoreReportOrder  *order,
              GOutputStream            *stream,
              GCancellable             *cancellable,
              GError                  **error)
{
  KscorePaperSize size = order->letter ? KSCORE_PAPER_LETTER : KSCORE_PAPER_A4;

  switch (order->format)
    {
    case KSCORE_REPORT_PDF:
      return kscore_report_write_pdf (report, size, stream, cancellable, error);
    case KSCORE_REPORT_PNG:
      return kscore_report_write_png (report, size, stream, cancellable, error);
    case KSCORE_REPORT_CSV:
    case KSCORE_REPORT_JSON:
    case KSCORE_N_REPORT_FORMATS:
    default:
      return write_tables (report, order->format, stream, cancellable, error);
    }
}

/* The temporary file is taken away again, and what was there before stays. */
static void
discard (GOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
}

static gboolean
take_error (GFile   *file,
            GError  *cause,
            GError **error)
{
  g_autofree char *name = NULL;

  if (cause->domain == KSCORE_ERROR
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }

  name = g_file_get_parse_name (file);
  /* Translators: %1$s is a file, %2$s the system's reason, such as "Permission denied". */
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE, _("%1$s could not be written: %2$s."),
               name, kscore_sink_get_reason (cause));
  g_error_free (cause);
  return FALSE;
}

/* Where a link leads to: the link is the user's, and is left as it is. */
static GFile *
resolve (GFile *file)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *target = NULL;
  char *real;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return g_object_ref (file);
  real = realpath (path, NULL);
  if (real == NULL)
    return g_object_ref (file);
  target = g_strdup (real);
  free (real);
  return g_file_new_for_path (target);
}

/**
 * kscore_report_save:
 * @workspace: an open workspace
 * @order: which report
 * @file: where to
 * @progress: (nullable) (scope call): told how far it is, in this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it, and nothing is changed
 * @error: return location
 *
 * Writes a report into a temporary file beside @file that takes its place when all is written; a
 * link stays, and what it leads to is replaced.
 * Blocks for as long as that takes.
 *
 * Returns: whether it is written
 */
gboolean
kscore_report_save (KscoreWorkspace          *workspace,
                    const KscoreReportOrder  *order,
                    GFile                    *file,
                    KscoreReportProgress      progress,
                    gpointer                  progress_data,
                    GCancellable             *cancellable,
                    GError                  **error)
{
  g_autoptr (KscoreReport) report = kscore_report_build (workspace, order, progress,
                                                         progress_data, cancellable, error);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GFile) target = NULL;
  GError *cause = NULL;

  if (report == NULL)
    return FALSE;

  target = resolve (file);
  stream = g_file_replace (target, NULL, FALSE,
                           G_FILE_CREATE_REPLACE_DESTINATION | G_FILE_CREATE_PRIVATE,
                           cancellable, &cause);
  if (stream == NULL)
    return take_error (file, cause, error);
  if (!write_report (report, order, G_OUTPUT_STREAM (stream), cancellable, &cause))
    {
      discard (G_OUTPUT_STREAM (stream));
      return take_error (file, cause, error);
    }
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &cause))
    return take_error (file, cause, error);
  return TRUE;
}
