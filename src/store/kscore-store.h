#pragma once

#include <gio/gio.h>

#include "core/kscore-values.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_STORE (kscore_store_get_type ())
G_DECLARE_FINAL_TYPE (KscoreStore, kscore_store, KSCORE, STORE, GObject)

/**
 * KscoreStoreAccess:
 * @KSCORE_STORE_READ: a reader's connection; everything the function reads is one snapshot
 * @KSCORE_STORE_WRITE: the writer's connection, inside one transaction that is committed when
 *   the function returns %TRUE and rolled back otherwise
 * @KSCORE_STORE_MAINTAIN: the writer's connection without a transaction
 */
typedef enum {
  KSCORE_STORE_READ,
  KSCORE_STORE_WRITE,
  KSCORE_STORE_MAINTAIN,
} KscoreStoreAccess;

/**
 * KscoreStoreMode:
 * @KSCORE_STORE_OPEN_WRITE: become the writer of the data directory, or read on when another
 *   process is
 * @KSCORE_STORE_OPEN_READ: never write; nothing is created and no lock is taken
 */
typedef enum {
  KSCORE_STORE_OPEN_WRITE,
  KSCORE_STORE_OPEN_READ,
} KscoreStoreMode;

/**
 * KscoreStoreFunc:
 * @db: the connection, for the time of the call
 * @data: what was given to kscore_store_run_async(); the place for results too
 * @cancellable: (nullable): long statements are interrupted by it already
 * @error: return location
 *
 * Reads or writes with the functions of the tables. Called in a thread of the store.
 *
 * Returns: whether it succeeded
 */
typedef gboolean (*KscoreStoreFunc) (KscoreDatabase  *db,
                                     gpointer         data,
                                     GCancellable    *cancellable,
                                     GError         **error);

/* Property "data-dir": string, construct only. Signal "changed": another process has written;
 * emitted in the context that called kscore_store_watch(). */
KscoreStore *kscore_store_new               (const char           *data_dir);
gboolean     kscore_store_open              (KscoreStore          *self,
                                             KscoreStoreMode       mode,
                                             GCancellable         *cancellable,
                                             GError              **error);
void         kscore_store_open_async        (KscoreStore          *self,
                                             KscoreStoreMode       mode,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean     kscore_store_open_finish       (KscoreStore          *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void         kscore_store_close             (KscoreStore          *self);
const char  *kscore_store_get_data_dir      (KscoreStore          *self);
gboolean     kscore_store_get_writable      (KscoreStore          *self);
char        *kscore_store_dup_holder        (KscoreStore          *self);

gboolean     kscore_store_run               (KscoreStore          *self,
                                             KscoreStoreAccess     access,
                                             KscoreStoreFunc       func,
                                             gpointer              data,
                                             GCancellable         *cancellable,
                                             GError              **error);
void         kscore_store_run_async         (KscoreStore          *self,
                                             KscoreStoreAccess     access,
                                             KscoreStoreFunc       func,
                                             gpointer              data,
                                             GDestroyNotify        data_free,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean     kscore_store_run_finish        (KscoreStore          *self,
                                             GAsyncResult         *result,
                                             gpointer             *data,
                                             GError              **error);

gboolean     kscore_store_write_page        (KscoreStore          *self,
                                             const KscorePage     *page,
                                             guint                *n_skipped,
                                             GCancellable         *cancellable,
                                             GError              **error);
void         kscore_store_write_page_async  (KscoreStore          *self,
                                             KscorePage           *page,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean     kscore_store_write_page_finish (KscoreStore          *self,
                                             GAsyncResult         *result,
                                             GError              **error);
gboolean     kscore_store_forget            (KscoreStore          *self,
                                             gint64                account,
                                             GCancellable         *cancellable,
                                             GError              **error);
void         kscore_store_forget_async      (KscoreStore          *self,
                                             gint64                account,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean     kscore_store_forget_finish     (KscoreStore          *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void         kscore_store_watch             (KscoreStore          *self,
                                             guint                 interval);

G_END_DECLS
