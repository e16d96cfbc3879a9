#pragma once

#include "service/kscore-sync-summary.h"
#include "service/kscore-workspace.h"

G_BEGIN_DECLS

/**
 * KscoreSyncProgress:
 * @fraction: 0 to 1, negative while not known
 * @message: (transfer none): what is being read now, translated
 * @user_data: what was given with it
 */
typedef KscoreImportProgress KscoreSyncProgress;

/**
 * KscoreSyncOptions:
 *
 * How a refresh behaves. All zero is right for people.
 */
typedef struct {
  gboolean no_pause; /* nothing between two requests to a host: for servers on this machine */
  guint    requests; /* for each account at most; 0 for 300 */
  guint    seconds;  /* then it ends as soon as there is enough for a score, and the next refresh
                      * goes on; 0 for half an hour, enough or not */
} KscoreSyncOptions;

/* Both block, and may be made from any thread. */
gboolean kscore_workspace_link (KscoreWorkspace          *self,
                                const char               *typed,
                                const char               *network,
                                const char               *service,
                                const KscoreSyncOptions  *options,
                                KscoreSyncProgress        progress,
                                gpointer                  progress_data,
                                KscoreSyncSummary        *summary,
                                GCancellable             *cancellable,
                                GError                  **error);
gboolean kscore_workspace_sync (KscoreWorkspace          *self,
                                const char               *account,
                                const KscoreSyncOptions  *options,
                                KscoreSyncProgress        progress,
                                gpointer                  progress_data,
                                KscoreSyncSummary        *summary,
                                GCancellable             *cancellable,
                                GError                  **error);

G_END_DECLS
