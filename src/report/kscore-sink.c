#include "config.h"

#include "report/kscore-sink.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"

/* Large enough that a row costs no call, small enough to cancel quickly. */
#define FLUSH_SIZE (64 * 1024)

struct _KscoreSink {
  GOutputStream *stream;      /* (owned) */
  GCancellable  *cancellable; /* (owned) (nullable) */
  GString       *buffer;      /* (owned) */
  GError        *error;       /* (owned) (nullable) the first one */
};

/**
 * kscore_sink_get_reason:
 * @error: an error of GIO
 *
 * GIO says what it was doing before it says what was wrong; a sentence of ours says the first
 * already.
 *
 * Returns: (transfer none): the last part of the message, such as "No space left on device"
 */
const char *
kscore_sink_get_reason (const GError *error)
{
  const char *reason = g_strrstr (error->message, ": ");

  return reason != NULL ? reason + strlen (": ") : error->message;
}

/**
 * kscore_sink_new:
 * @stream: where the text goes
 * @cancellable: (nullable): stops writing
 *
 * Returns: (transfer full): a new sink; it does not close @stream
 */
KscoreSink *
kscore_sink_new (GOutputStream *stream,
                 GCancellable  *cancellable)
{
  KscoreSink *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (KscoreSink, 1);
  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->buffer = g_string_sized_new (FLUSH_SIZE + FLUSH_SIZE / 4);
  return self;
}

/**
 * kscore_sink_get_buffer:
 * @self: a sink
 *
 * Returns: (transfer none): where to append; never NULL and the same for the sink's whole life
 */
GString *
kscore_sink_get_buffer (KscoreSink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->buffer;
}

static void
kscore_sink_flush (KscoreSink *self)
{
  /* Not every stream looks at the cancellable before it writes. */
  if (self->error == NULL && self->buffer->len > 0
      && !g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL,
                               self->cancellable, &self->error);
  g_string_truncate (self->buffer, 0);
}

/**
 * kscore_sink_poll:
 * @self: a sink
 *
 * Writes the buffer out when it is full; to be called between rows.
 *
 * Returns: %FALSE once something failed or was cancelled, so that a long loop can end early
 */
gboolean
kscore_sink_poll (KscoreSink *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->buffer->len >= FLUSH_SIZE)
    kscore_sink_flush (self);
  return self->error == NULL;
}

/**
 * kscore_sink_finish:
 * @self: a sink
 * @error: return location for the first error that happened
 *
 * Writes what is left. A stream that refuses is a %KSCORE_ERROR_STORAGE; being cancelled stays
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether everything has been written
 */
gboolean
kscore_sink_finish (KscoreSink  *self,
                    GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  kscore_sink_flush (self);
  if (self->error == NULL)
    g_output_stream_flush (self->stream, self->cancellable, &self->error);
  if (self->error == NULL)
    return TRUE;

  if (g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (self->error));
  else
    /* Translators: the %s is the system's reason, such as "No space left on device". */
    g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                 _("The output could not be written: %s."),
                 kscore_sink_get_reason (self->error));
  return FALSE;
}

/**
 * kscore_sink_free:
 * @self: (transfer full): a sink
 *
 * Frees it. Text that was not finished is dropped.
 */
void
kscore_sink_free (KscoreSink *self)
{
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_string_free (self->buffer, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}
