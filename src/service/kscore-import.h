#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_IMPORT (kscore_import_get_type ())
G_DECLARE_FINAL_TYPE (KscoreImport, kscore_import, KSCORE, IMPORT, GObject)

/* Properties (read only, notified on the main thread): "running" boolean; "fraction" double, 0 to
 * 1, negative while the length is not known; "message" string, what is being read now;
 * "summary" string, what the last import brought, one sentence. */

/* @files: paths. @another_account: accept an archive of a second account on a network where one
 * is linked already. Score and history are recomputed before the call finishes. */
void        kscore_import_run_async    (KscoreImport        *self,
                                        const char * const  *files,
                                        gboolean             another_account,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
gboolean    kscore_import_run_finish   (KscoreImport        *self,
                                        GAsyncResult        *result,
                                        GError             **error);
gboolean    kscore_import_get_running  (KscoreImport        *self);
double      kscore_import_get_fraction (KscoreImport        *self);
const char *kscore_import_get_message  (KscoreImport        *self);
const char *kscore_import_get_summary  (KscoreImport        *self);

G_END_DECLS
