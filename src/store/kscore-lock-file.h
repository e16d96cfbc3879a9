#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KscoreLockFile:
 *
 * The right to write into a data directory, held by one process at a time and given back by the
 * kernel when that process ends in whatever way.
 */
typedef struct _KscoreLockFile KscoreLockFile;

KscoreLockFile *kscore_lock_file_acquire    (const char      *data_dir,
                                             GError         **error);
void            kscore_lock_file_release    (KscoreLockFile  *lock);
char           *kscore_lock_file_dup_holder (const char      *data_dir);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreLockFile, kscore_lock_file_release)

G_END_DECLS
