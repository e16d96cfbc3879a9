#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KscoreStatementWorker:
 *
 * A thread of its own that does one job after the other and tells the main thread.
 */
typedef struct _KscoreStatementWorker KscoreStatementWorker;

/**
 * KscoreStatementRun:
 * @data: the job's
 * @cancellable: (nullable): the job's
 * @error: return location
 *
 * Does the job, in the worker's thread; a cancelled one too, which ends at once.
 */
typedef void (*KscoreStatementRun) (gpointer       data,
                                    GCancellable  *cancellable,
                                    GError       **error);

/**
 * KscoreStatementDone:
 * @owner: who wanted the job done
 * @data: the job's
 * @cancellable: (nullable): the job's, to tell a late result
 * @error: (nullable): why it was not done
 *
 * Takes the result, on the main thread. Not called where the owner is gone.
 */
typedef void (*KscoreStatementDone) (gpointer      owner,
                                     gpointer      data,
                                     GCancellable *cancellable,
                                     const GError *error);

KscoreStatementWorker *kscore_statement_worker_new   (void);
KscoreStatementWorker *kscore_statement_worker_ref   (KscoreStatementWorker *self);
void                   kscore_statement_worker_unref (KscoreStatementWorker *self);
void                   kscore_statement_worker_push  (KscoreStatementWorker *self,
                                                      GObject               *owner,
                                                      KscoreStatementRun     run,
                                                      KscoreStatementDone    done,
                                                      gpointer               data,
                                                      GDestroyNotify         data_free,
                                                      GCancellable          *cancellable);
void                   kscore_statement_worker_drop  (KscoreStatementWorker *self,
                                                      gpointer               data,
                                                      GDestroyNotify         data_free);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreStatementWorker, kscore_statement_worker_unref)

G_END_DECLS
