#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KscoreExportFolder:
 *
 * A folder that appears with all its files at once, or not at all. Until then it is written
 * beside its place, under another name.
 */
typedef struct _KscoreExportFolder KscoreExportFolder;

KscoreExportFolder *kscore_export_folder_new      (const char          *path,
                                                   const char * const  *names,
                                                   const char          *mark,
                                                   GError             **error);
GOutputStream      *kscore_export_folder_add_file (KscoreExportFolder  *self,
                                                   const char          *name,
                                                   GError             **error);
gboolean            kscore_export_folder_commit   (KscoreExportFolder  *self,
                                                   GError             **error);
void                kscore_export_folder_free     (KscoreExportFolder  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreExportFolder, kscore_export_folder_free)

G_END_DECLS
