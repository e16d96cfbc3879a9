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

gboolean kscore_interaction_table_foreach (KscoreDatabase         *db,
                                           gint64                  account,
                                           KscoreInteractionFunc   func,
                                           gpointer                user_data,
                                           GError                **error);

G_END_DECLS
