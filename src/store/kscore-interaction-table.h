#pragma once

#include "core/kscore-values.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

/**
 * KscoreInteractionFunc:
 * @interaction: (not nullable): valid during the call
 * @day: the day it counts on
 * @user_data: what was given
 * @error: return location
 *
 * Returns: %FALSE to stop, with @error set
 */
typedef gboolean (*KscoreInteractionFunc) (const KscoreInteraction *interaction,
                                           KscoreDay                day,
                                           gpointer                 user_data,
                                           GError                 **error);

gboolean kscore_interaction_table_put         (KscoreDatabase           *db,
                                               gint64                    account,
                                               gint64                    actor,
                                               gint64                    post,
                                               const KscoreInteraction  *interaction,
                                               GError                  **error);
gboolean kscore_interaction_table_merge_actor (KscoreDatabase           *db,
                                               gint64                    from,
                                               gint64                    to,
                                               GError                  **error);
gboolean kscore_interaction_table_foreach     (KscoreDatabase           *db,
                                               gint64                    account,
                                               KscoreInteractionFunc     func,
                                               gpointer                  user_data,
                                               GError                  **error);

G_END_DECLS
