#pragma once

#include <gio/gio.h>

#include "archive/kscore-archive-stream.h"

G_BEGIN_DECLS

/**
 * KscoreArchiveSource:
 *
 * An archive, whatever it comes in: a ZIP, tar or tar.gz file, or an unpacked folder. Only text
 * files that an export can hold (.js, .json, .ndjson) are seen.
 */
typedef struct _KscoreArchiveSource KscoreArchiveSource;

/**
 * KscoreArchiveDataFunc:
 * @entry: which file
 * @data: (nullable): its next bytes; %NULL once at its end
 * @length: how many
 * @user_data: data
 * @error: return location
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*KscoreArchiveDataFunc) (const KscoreArchiveEntry *entry,
                                           const char               *data,
                                           gsize                     length,
                                           gpointer                  user_data,
                                           GError                  **error);

KscoreArchiveSource      *kscore_archive_source_open        (const char             *path,
                                                             GCancellable           *cancellable,
                                                             GError                **error);
void                      kscore_archive_source_free        (KscoreArchiveSource    *self);
const char               *kscore_archive_source_get_name    (KscoreArchiveSource    *self);
gboolean                  kscore_archive_source_is_folder   (KscoreArchiveSource    *self);
const KscoreArchiveEntry *kscore_archive_source_find        (KscoreArchiveSource    *self,
                                                             const char             *tail);
GPtrArray                *kscore_archive_source_match       (KscoreArchiveSource    *self,
                                                             const char             *folder_of,
                                                             GRegex                 *basename);
GBytes                   *kscore_archive_source_get_small   (KscoreArchiveSource    *self,
                                                             const char             *tail);
gboolean                  kscore_archive_source_stream      (KscoreArchiveSource    *self,
                                                             GPtrArray              *entries,
                                                             KscoreArchiveDataFunc   func,
                                                             gpointer                user_data,
                                                             GCancellable           *cancellable,
                                                             GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreArchiveSource, kscore_archive_source_free)

G_END_DECLS
