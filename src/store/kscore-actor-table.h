#pragma once

#include "core/kscore-values.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

/**
 * KscoreActorReading:
 *
 * What an actor's profile told on one day, KSCORE_UNKNOWN where it did not.
 */
typedef struct {
  KscoreDay day;
  gint64    followers;
  gint64    following;
  gint64    posts;
} KscoreActorReading;

/**
 * KscoreActorFunc:
 * @id: the store's id, as in the evidence
 * @actor: (not nullable): its numbers are those of the newest reading
 * @readings: (element-type KscoreActorReading): by day, as read for the account
 * @user_data: what was given
 * @error: return location
 *
 * Returns: %FALSE to stop, with @error set
 */
typedef gboolean (*KscoreActorFunc) (gint64             id,
                                     const KscoreActor *actor,
                                     const GArray      *readings,
                                     gpointer           user_data,
                                     GError           **error);

gboolean   kscore_actor_table_put     (KscoreDatabase     *db,
                                       gint64              account,
                                       const KscoreActor  *actor,
                                       gint64             *id,
                                       gboolean           *merged,
                                       GError            **error);
gboolean   kscore_actor_table_find    (KscoreDatabase     *db,
                                       gint64              account,
                                       const char         *key,
                                       gint64             *id,
                                       gboolean           *related,
                                       GError            **error);
gboolean   kscore_actor_table_add     (KscoreDatabase     *db,
                                       gint64              account,
                                       const char         *key,
                                       gint64             *id,
                                       GError            **error);
gboolean   kscore_actor_table_is_lasting (const char *key);
gboolean   kscore_actor_table_search  (KscoreDatabase     *db,
                                       const char         *name,
                                       gint64             *id,
                                       GError            **error);
gboolean   kscore_actor_table_foreach (KscoreDatabase     *db,
                                       gint64              account,
                                       KscoreActorFunc     func,
                                       gpointer            user_data,
                                       GError            **error);
GPtrArray *kscore_actor_table_lookup  (KscoreDatabase     *db,
                                       const gint64       *ids,
                                       guint               n_ids,
                                       GError            **error);

G_END_DECLS
