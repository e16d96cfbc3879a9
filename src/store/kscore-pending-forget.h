#pragma once

#include "store/kscore-database.h"

G_BEGIN_DECLS

/* Accounts that are to be forgotten and can still be brought back. Until then they count for
 * nothing and are not listed. */
gboolean kscore_pending_forget_add    (KscoreDatabase  *db,
                                       gint64           account,
                                       GError         **error);
gboolean kscore_pending_forget_remove (KscoreDatabase  *db,
                                       gint64           account,
                                       GError         **error);
gint64   kscore_pending_forget_find   (KscoreDatabase  *db,
                                       const char      *id,
                                       GError         **error);
GArray  *kscore_pending_forget_list   (KscoreDatabase  *db,
                                       GError         **error);
gboolean kscore_pending_forget_settle (KscoreDatabase  *db,
                                       GError         **error);

G_END_DECLS
