#pragma once

#include <sqlite3.h>

#include "store/kscore-database.h"

G_BEGIN_DECLS

/* For the inside of this room only. */
sqlite3_stmt *kscore_statement_prepare  (KscoreDatabase  *db,
                                         const char      *sql,
                                         GError         **error);
void          kscore_statement_bind     (sqlite3_stmt    *statement,
                                         const char      *types,
                                         ...);
gboolean      kscore_statement_next     (KscoreDatabase  *db,
                                         sqlite3_stmt    *statement,
                                         GError         **error);
gboolean      kscore_statement_succeeded (GError        **local_error,
                                          GError        **error);
gboolean      kscore_statement_run      (KscoreDatabase  *db,
                                         sqlite3_stmt    *statement,
                                         GError         **error);
gboolean      kscore_statement_query    (KscoreDatabase  *db,
                                         sqlite3_stmt    *statement,
                                         gint64          *value,
                                         GError         **error);
gboolean      kscore_statement_execute  (KscoreDatabase  *db,
                                         GError         **error,
                                         const char      *sql,
                                         const char      *types,
                                         ...);
char         *kscore_statement_dup_text (sqlite3_stmt    *statement,
                                         int              column);
char        **kscore_statement_dup_strv (sqlite3_stmt    *statement,
                                         int              column);
gint64        kscore_statement_get_int  (sqlite3_stmt    *statement,
                                         int              column,
                                         gint64           if_null);
double        kscore_statement_get_real (sqlite3_stmt    *statement,
                                         int              column);

sqlite3      *kscore_database_get_handle    (KscoreDatabase  *db);
gboolean      kscore_database_set_error     (KscoreDatabase  *db,
                                             int              code,
                                             GError         **error);

G_END_DECLS
