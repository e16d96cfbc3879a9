#pragma once

#include "core/kscore-source.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

/* Where an account is read. An account that came from archives alone has none. */
gboolean      kscore_source_table_put (KscoreDatabase      *db,
                                       gint64               account,
                                       const KscoreSource  *source,
                                       GError             **error);
gboolean      kscore_source_table_get (KscoreDatabase      *db,
                                       gint64               account,
                                       KscoreSource       **source,
                                       GError             **error);
gboolean      kscore_source_table_confirm (KscoreDatabase  *db,
                                       gint64               account,
                                       GError             **error);

G_END_DECLS
