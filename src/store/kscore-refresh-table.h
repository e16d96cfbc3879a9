#pragma once

#include "core/kscore-values.h"
#include "store/kscore-database.h"
#include "store/kscore-list-table.h"

G_BEGIN_DECLS

/* What is to be asked next, found out from what is stored: a refresh that was cut off goes on
 * where it was, without a plan that could be lost. */
GPtrArray *kscore_refresh_table_due_posts   (KscoreDatabase  *db,
                                             gint64           account,
                                             gint64           started_at,
                                             guint            limit,
                                             GError         **error);
gboolean   kscore_refresh_table_count_posts (KscoreDatabase  *db,
                                             gint64           account,
                                             gint64          *n,
                                             GError         **error);
gboolean   kscore_refresh_table_due_list    (KscoreDatabase  *db,
                                             gint64           account,
                                             KscoreKinds      kinds,
                                             gint64           since,
                                             gint64           started_at,
                                             KscoreList      *list,
                                             KscorePost     **post,
                                             gint64          *total,
                                             GError         **error);
gboolean   kscore_refresh_table_count_lists (KscoreDatabase  *db,
                                             gint64           account,
                                             KscoreKinds      kinds,
                                             gint64           since,
                                             gint64           started_at,
                                             gint64          *n,
                                             GError         **error);
gboolean   kscore_refresh_table_tells_people (KscoreDatabase *db,
                                             gint64           account,
                                             gint64           since,
                                             gboolean        *tells,
                                             GError         **error);
GPtrArray *kscore_refresh_table_due_actors  (KscoreDatabase  *db,
                                             gint64           account,
                                             gint64           since,
                                             gint64           read_before,
                                             guint            limit,
                                             GError         **error);
gboolean   kscore_refresh_table_touch_actors (KscoreDatabase *db,
                                             gint64           account,
                                             const GPtrArray *actors,
                                             gint64           at,
                                             GError         **error);
gboolean   kscore_refresh_table_touch_posts (KscoreDatabase  *db,
                                             gint64           account,
                                             const GPtrArray *posts,
                                             gint64           at,
                                             GError         **error);
gboolean   kscore_refresh_table_thin_counts (KscoreDatabase  *db,
                                             gint64           account,
                                             gint64           at,
                                             GError         **error);
gboolean   kscore_refresh_table_delete_post (KscoreDatabase  *db,
                                             gint64           account,
                                             const char      *native_id,
                                             gint64           at,
                                             GError         **error);

G_END_DECLS
