#pragma once

#include "store/kscore-journal.h"
#include "store/kscore-store.h"

G_BEGIN_DECLS

/**
 * KscoreFollowFunc:
 * @db: the writer's connection, for reading
 * @changes: (transfer none): what was written since the mark; @db reads what came of it
 * @data: what was given to kscore_store_follow()
 * @error: return location
 *
 * Returns: whether it succeeded
 */
typedef gboolean (*KscoreFollowFunc) (KscoreDatabase       *db,
                                      const KscoreChanges  *changes,
                                      gpointer              data,
                                      GError              **error);

gboolean kscore_store_read_marked (KscoreStore       *self,
                                   KscoreJournalMark        *mark,
                                   KscoreStoreFunc    func,
                                   gpointer           data,
                                   GCancellable      *cancellable,
                                   GError           **error);
gboolean kscore_store_follow      (KscoreStore       *self,
                                   KscoreJournalMark        *mark,
                                   KscoreFollowFunc   func,
                                   gpointer           data,
                                   GCancellable      *cancellable,
                                   GError           **error);
void     kscore_store_unfollow    (KscoreStore       *self);

G_END_DECLS
