#include "config.h"

#include "service/kscore-statement-export.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "report/kscore-sink.h"
#include "report/kscore-statement-report.h"
#include "service/kscore-statement-words.h"

/* Read at once: a page that is scrolled meanwhile waits for no more than this. */
#define BLOCK 256

/* What stands for somebody whose name is not stored any more, as on the command line. */
static const char *
get_name (const char  *name,
          gint64       id,
          char       **number)
{
  if (name != NULL || id == 0)
    return name;
  *number = g_strdup_printf ("#%" G_GINT64_FORMAT, id);
  return *number;
}

static gboolean
add_part (KscoreRecordWriter      *records,
          const KscorePartDetails *details)
{
  const KscorePart *part = &details->part;
  g_autofree char *actor_number = NULL;
  g_autofree char *post_number = NULL;
  KscoreStatementEntry entry = {
    .precision = part->kind < KSCORE_N_KINDS ? kscore_precision_to_string (part->precision) : NULL,
    .network = details->network,
    .account_id = details->account_id,
    .kind = kscore_statement_words_get_kind (part->kind),
    .actor = get_name (details->actor_key, part->actor, &actor_number),
    .post = get_name (details->post_id, part->post, &post_number),
    .at = details->at,
    .count = part->count,
    .points = part->points,
    .day = part->day,
    .component = part->component,
  };

  return kscore_statement_report_add (records, &entry);
}

static gboolean
write_parts (KscoreStatementParts  *parts,
             const GArray          *order,
             KscoreRecordWriter    *records,
             GCancellable          *cancellable,
             GError               **error)
{
  for (guint first = 0; first < order->len; first += BLOCK)
    {
      guint n_rows = MIN (BLOCK, order->len - first);
      g_autoptr(GPtrArray) block =
        kscore_statement_parts_read (parts, &g_array_index (order, guint32, first), n_rows,
                                     cancellable, error);

      if (block == NULL)
        return FALSE;
      /* The sink keeps what went wrong. */
      for (guint i = 0; i < block->len; i++)
        if (!add_part (records, g_ptr_array_index (block, i)))
          return TRUE;
    }
  kscore_record_writer_close (records);
  return TRUE;
}

static gboolean
write_stream (KscoreStatementParts  *parts,
              const GArray          *order,
              GOutputStream         *stream,
              KscoreStatementFormat  format,
              GCancellable          *cancellable,
              GError               **error)
{
  KscoreRecordFormat lines = format == KSCORE_STATEMENT_CSV ? KSCORE_RECORD_CSV
                                                            : KSCORE_RECORD_LINES;
  g_autoptr(KscoreSink) sink = kscore_sink_new (stream, cancellable);
  g_autoptr(KscoreRecordWriter) records =
    kscore_record_writer_new (sink, lines, kscore_statement_report_fields);

  return write_parts (parts, order, records, cancellable, error)
         && kscore_sink_finish (sink, error);
}

/* The temporary file is taken away again, and what was there before stays. */
static void
discard (GOutputStream *stream)
{
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();

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

/**
 * kscore_statement_export:
 * @parts: parts of a score
 * @order: (element-type guint32): which of them, in which order
 * @file: where to
 * @format: how
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes parts as the command line does, into a temporary file beside @file that takes its place
 * when all is written. Blocks for as long as that takes.
 *
 * Returns: whether it is written; %KSCORE_ERROR_STORAGE where it could not be
 */
gboolean
kscore_statement_export (KscoreStatementParts  *parts,
                         const GArray          *order,
                         GFile                 *file,
                         KscoreStatementFormat  format,
                         GCancellable          *cancellable,
                         GError               **error)
{
  g_autoptr(GFileOutputStream) stream = NULL;
  GError *cause = NULL;

  /* What people did is nobody else's business. */
  stream = g_file_replace (file, NULL, FALSE,
                           G_FILE_CREATE_REPLACE_DESTINATION | G_FILE_CREATE_PRIVATE,
                           cancellable, &cause);
  if (stream == NULL)
    return take_error (file, cause, error);

  if (!write_stream (parts, order, G_OUTPUT_STREAM (stream), format, cancellable, &cause))
    {
      discard (G_OUTPUT_STREAM (stream));
      return take_error (file, cause, error);
    }
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &cause))
    return take_error (file, cause, error);
  return TRUE;
}
