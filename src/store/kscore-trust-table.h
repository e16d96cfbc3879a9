#pragma once

#include "store/kscore-database.h"

G_BEGIN_DECLS

/**
 * KscoreTrustFunc:
 * @network: a network's id
 * @key: the key of an actor whom the owner knows
 * @user_data: what was given
 * @error: return location
 *
 * Returns: %FALSE to stop, with @error set
 */
typedef gboolean (*KscoreTrustFunc) (const char  *network,
                                     const char  *key,
                                     gpointer     user_data,
                                     GError     **error);

gboolean kscore_trust_table_put       (KscoreDatabase   *db,
                                       const char       *network,
                                       const char       *key,
                                       gboolean          known,
                                       GError          **error);
gboolean kscore_trust_table_set       (KscoreDatabase   *db,
                                       const gint64     *actors,
                                       guint             n_actors,
                                       gboolean          known,
                                       GError          **error);
gboolean kscore_trust_table_foreach   (KscoreDatabase   *db,
                                       KscoreTrustFunc   func,
                                       gpointer          user_data,
                                       GError          **error);

G_END_DECLS
