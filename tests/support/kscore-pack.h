#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  KSCORE_PACK_ZIP,
  KSCORE_PACK_ZIP_ENCRYPTED,
  KSCORE_PACK_TAR,
  KSCORE_PACK_TAR_GZ,
} KscorePackFormat;

typedef struct _KscorePack KscorePack;

KscorePack *kscore_pack_new        (const char       *path,
                                    KscorePackFormat  format);
void        kscore_pack_add        (KscorePack       *self,
                                    const char       *path,
                                    const char       *data,
                                    gsize             length,
                                    gint64            mtime);
void        kscore_pack_add_link   (KscorePack       *self,
                                    const char       *path,
                                    const char       *target);
void        kscore_pack_add_folder (KscorePack       *self,
                                    const char       *folder,
                                    const char       *prefix,
                                    gint64            mtime);
void        kscore_pack_finish     (KscorePack       *self);

G_END_DECLS
