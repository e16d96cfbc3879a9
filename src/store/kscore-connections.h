#pragma once

#include "store/kscore-page-writer.h"
#include "store/kscore-store-follow.h"

G_BEGIN_DECLS

/**
 * KscoreConnections:
 *
 * The connections of one store: one that writes, used by one thread only, and readers, which
 * any thread may take. For the inside of this room only.
 */
typedef struct _KscoreConnections KscoreConnections;

KscoreConnections *kscore_connections_new          (const char         *data_dir);
void               kscore_connections_free         (KscoreConnections  *connections);
const char        *kscore_connections_get_data_dir (KscoreConnections  *connections);
gboolean           kscore_connections_get_writable (KscoreConnections  *connections);
char              *kscore_connections_dup_holder   (KscoreConnections  *connections);
gboolean           kscore_connections_open         (KscoreConnections  *connections,
                                                    KscoreStoreMode     mode,
                                                    GError            **error);
void               kscore_connections_close        (KscoreConnections  *connections);
gboolean           kscore_connections_read         (KscoreConnections  *connections,
                                                    KscoreStoreFunc     func,
                                                    gpointer            data,
                                                    GCancellable       *cancellable,
                                                    GError            **error);
gboolean           kscore_connections_write        (KscoreConnections  *connections,
                                                    gboolean            transaction,
                                                    KscoreStoreFunc     func,
                                                    gpointer            data,
                                                    GCancellable       *cancellable,
                                                    GError            **error);
gboolean           kscore_connections_write_page   (KscoreConnections  *connections,
                                                    const KscorePage   *page,
                                                    guint              *n_skipped,
                                                    GCancellable       *cancellable,
                                                    GError            **error);
gboolean           kscore_connections_forget       (KscoreConnections  *connections,
                                                    gint64              account,
                                                    GCancellable       *cancellable,
                                                    GError            **error);
gboolean           kscore_connections_read_marked
                                                   (KscoreConnections  *connections,
                                                    KscoreJournalMark         *mark,
                                                    KscoreStoreFunc     func,
                                                    gpointer            data,
                                                    GCancellable       *cancellable,
                                                    GError            **error);
gboolean           kscore_connections_start_notes  (KscoreConnections  *connections,
                                                    GError            **error);
void               kscore_connections_stop_notes   (KscoreConnections  *connections);
gboolean           kscore_connections_follow       (KscoreConnections  *connections,
                                                    KscoreJournalMark         *mark,
                                                    KscoreFollowFunc    func,
                                                    gpointer            data,
                                                    GCancellable       *cancellable,
                                                    GError            **error);
gboolean           kscore_connections_get_busy     (KscoreConnections  *connections);
gboolean           kscore_connections_poll         (KscoreConnections  *connections,
                                                    gboolean           *changed,
                                                    GError            **error);
gboolean           kscore_connections_get_released (KscoreConnections  *connections);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreConnections, kscore_connections_free)

G_END_DECLS
