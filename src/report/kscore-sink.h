#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KscoreSink:
 *
 * A buffer in front of a stream. Text is appended to its buffer without looking at errors: the
 * first one is kept, everything after it is dropped, and kscore_sink_finish() tells it.
 */
typedef struct _KscoreSink KscoreSink;

const char *kscore_sink_get_reason (const GError  *error);
KscoreSink *kscore_sink_new        (GOutputStream *stream,
                                    GCancellable  *cancellable);
GString    *kscore_sink_get_buffer (KscoreSink    *self);
gboolean    kscore_sink_poll       (KscoreSink    *self);
gboolean    kscore_sink_finish     (KscoreSink    *self,
                                    GError       **error);
void        kscore_sink_free       (KscoreSink    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreSink, kscore_sink_free)

G_END_DECLS
