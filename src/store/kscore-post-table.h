#pragma once

#include "core/kscore-values.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

/* In the place of the id of a post that its network has shown to be gone. */
#define KSCORE_POST_DELETED ((gint64) -1)

/**
 * KscorePostFunc:
 * @id: the store's id, as in the evidence
 * @account: the account's id in the store
 * @post: (not nullable): valid during the call
 * @counts: (element-type KscoreCount): its readings by kind, then time; the newest of a kind is
 *   its total
 * @user_data: what was given
 * @error: return location
 *
 * Returns: %FALSE to stop, with @error set
 */
typedef gboolean (*KscorePostFunc) (gint64            id,
                                    gint64            account,
                                    const KscorePost *post,
                                    const GPtrArray  *counts,
                                    gpointer          user_data,
                                    GError          **error);

gboolean   kscore_post_table_put     (KscoreDatabase     *db,
                                      gint64              account,
                                      const KscorePost   *post,
                                      gint64             *id,
                                      GError            **error);
gboolean   kscore_post_table_find    (KscoreDatabase     *db,
                                      gint64              account,
                                      const char         *native_id,
                                      gint64             *id,
                                      GError            **error);
gboolean   kscore_count_table_put    (KscoreDatabase     *db,
                                      gint64              post,
                                      const KscoreCount  *count,
                                      GError            **error);
gboolean   kscore_post_table_foreach (KscoreDatabase     *db,
                                      gint64              account,
                                      KscorePostFunc      func,
                                      gpointer            user_data,
                                      GError            **error);
gboolean   kscore_post_table_visit   (KscoreDatabase     *db,
                                      gint64              id,
                                      KscorePostFunc      func,
                                      gpointer            user_data,
                                      GError            **error);
GPtrArray *kscore_post_table_lookup  (KscoreDatabase     *db,
                                      const gint64       *ids,
                                      guint               n_ids,
                                      GError            **error);
GArray    *kscore_post_table_search  (KscoreDatabase     *db,
                                      const char         *words,
                                      guint               limit,
                                      GError            **error);

G_END_DECLS
