#pragma once

#include "store/kscore-database.h"

G_BEGIN_DECLS

gboolean kscore_forget_account    (KscoreDatabase  *db,
                                   gint64           account,
                                   GError         **error);
gboolean kscore_forget_is_pending (KscoreDatabase  *db,
                                   gboolean        *pending,
                                   GError         **error);
gboolean kscore_forget_finish     (KscoreDatabase  *db,
                                   GError         **error);

G_END_DECLS
