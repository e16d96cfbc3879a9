#pragma once

#include <gio/gio.h>

#include "core/kscore-date.h"
#include "service/kscore-import-summary.h"

G_BEGIN_DECLS

/**
 * KscoreClock:
 * @user_data: what was given with it
 *
 * Tells the time, in seconds since 1970 UTC. Injected, so that tests and reports are
 * reproducible.
 */
typedef gint64 (*KscoreClock) (gpointer user_data);

#define KSCORE_TYPE_WORKSPACE (kscore_workspace_get_type ())
G_DECLARE_FINAL_TYPE (KscoreWorkspace, kscore_workspace, KSCORE, WORKSPACE, GObject)

/**
 * KscoreImportProgress:
 * @fraction: 0 to 1, negative while not known
 * @message: (transfer none): what is being read now, translated
 * @user_data: what was given with it
 */
typedef void (*KscoreImportProgress) (double      fraction,
                                      const char *message,
                                      gpointer    user_data);

/* Every call below blocks and may be made from any thread. */
KscoreWorkspace *kscore_workspace_new            (const char            *data_dir,
                                                  KscoreClock            clock,
                                                  gpointer               clock_data);
char            *kscore_workspace_get_default_dir (void);
gboolean         kscore_workspace_open           (KscoreWorkspace       *self,
                                                  GCancellable          *cancellable,
                                                  GError               **error);
const char      *kscore_workspace_get_data_dir   (KscoreWorkspace       *self);
gboolean         kscore_workspace_get_read_only  (KscoreWorkspace       *self);
char            *kscore_workspace_dup_read_only_reason
                                                 (KscoreWorkspace       *self);
gint64           kscore_workspace_get_now        (KscoreWorkspace       *self);
gboolean         kscore_workspace_import         (KscoreWorkspace       *self,
                                                  const char * const    *files,
                                                  gboolean               another_account,
                                                  KscoreImportProgress   progress,
                                                  gpointer               progress_data,
                                                  KscoreImportSummary   *summary,
                                                  GCancellable          *cancellable,
                                                  GError               **error);
gboolean         kscore_workspace_unlink         (KscoreWorkspace       *self,
                                                  const char            *account,
                                                  GCancellable          *cancellable,
                                                  GError               **error);
gboolean         kscore_workspace_relink         (KscoreWorkspace       *self,
                                                  const char            *account,
                                                  GCancellable          *cancellable,
                                                  GError               **error);
gboolean         kscore_workspace_begin_forget   (KscoreWorkspace       *self,
                                                  const char            *account,
                                                  GCancellable          *cancellable,
                                                  GError               **error);
gboolean         kscore_workspace_undo_forget    (KscoreWorkspace       *self,
                                                  const char            *account,
                                                  GCancellable          *cancellable,
                                                  GError               **error);
gboolean         kscore_workspace_finish_forget  (KscoreWorkspace       *self,
                                                  const char            *account,
                                                  GCancellable          *cancellable,
                                                  GError               **error);
gboolean         kscore_workspace_has_hidden     (KscoreWorkspace       *self,
                                                  gboolean              *hidden,
                                                  GCancellable          *cancellable,
                                                  GError               **error);
gboolean         kscore_workspace_forget         (KscoreWorkspace       *self,
                                                  const char            *account,
                                                  GCancellable          *cancellable,
                                                  GError               **error);

G_END_DECLS
