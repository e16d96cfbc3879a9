#pragma once

#include "service/kscore-integrity-answer.h"
#include "service/kscore-workspace.h"

G_BEGIN_DECLS

/* These block and may be made from any thread. */
KscoreIntegrityAnswer *kscore_workspace_read_integrity  (KscoreWorkspace  *self,
                                                         KscoreDay         as_of,
                                                         guint             most_people,
                                                         GCancellable     *cancellable,
                                                         GError          **error);
gboolean               kscore_workspace_set_known       (KscoreWorkspace  *self,
                                                         const gint64     *actors,
                                                         guint             n_actors,
                                                         gboolean          known,
                                                         GCancellable     *cancellable,
                                                         GError          **error);
gboolean               kscore_workspace_set_group_known (KscoreWorkspace  *self,
                                                         gint64            actor,
                                                         gboolean          known,
                                                         GCancellable     *cancellable,
                                                         GError          **error);
gboolean               kscore_workspace_find_person     (KscoreWorkspace  *self,
                                                         const char       *name,
                                                         gint64           *actor,
                                                         GCancellable     *cancellable,
                                                         GError          **error);

G_END_DECLS
