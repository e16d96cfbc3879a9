#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KscoreArchiveEntry:
 *
 * One file within an archive.
 */
typedef struct {
  char  *path;  /* (owned): with slashes, relative, valid UTF-8 */
  gint64 size;  /* as the archive says, or -1 */
  gint64 mtime; /* seconds or KSCORE_TIME_UNKNOWN */
} KscoreArchiveEntry;

typedef struct _KscoreArchiveStream KscoreArchiveStream;

KscoreArchiveStream *kscore_archive_stream_open  (const char           *path,
                                                  GCancellable         *cancellable,
                                                  GError              **error);
void                 kscore_archive_stream_free  (KscoreArchiveStream  *self);
gboolean             kscore_archive_stream_next  (KscoreArchiveStream  *self,
                                                  KscoreArchiveEntry  **entry,
                                                  GError              **error);
gssize               kscore_archive_stream_read  (KscoreArchiveStream  *self,
                                                  char                 *data,
                                                  gsize                 length,
                                                  GError              **error);
void                 kscore_archive_entry_free   (KscoreArchiveEntry   *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreArchiveEntry, kscore_archive_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreArchiveStream, kscore_archive_stream_free)

G_END_DECLS
