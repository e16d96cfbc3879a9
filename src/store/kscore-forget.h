#pragma once

#include "store/kscore-database.h"

G_BEGIN_DECLS

gboolean kscore_forget_account (KscoreDatabase  *db,
                                gint64           account,
                                GError         **error);

G_END_DECLS
