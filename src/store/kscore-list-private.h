#pragma once

#include "store/kscore-list-table.h"

G_BEGIN_DECLS

/* The three that say which list, as the first parameters of a statement. */
#define KSCORE_OF_LIST " WHERE account = ?1 AND post = ?2 AND kind = ?3"

gboolean kscore_list_is_followers (const KscoreList  *list);
gboolean kscore_list_is_following (const KscoreList  *list);
gboolean kscore_list_is_reactions (const KscoreList  *list);
gboolean kscore_list_execute      (KscoreDatabase    *db,
                                   const KscoreList  *list,
                                   const char        *sql,
                                   GError           **error);
gboolean kscore_list_get_post     (KscoreDatabase    *db,
                                   const KscoreList  *list,
                                   char             **native_id,
                                   gint64            *at,
                                   GError           **error);

G_END_DECLS
