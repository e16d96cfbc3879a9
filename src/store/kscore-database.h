#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In the data directory. */
#define KSCORE_DATABASE_NAME "kscore.db"

/**
 * KscoreDatabase:
 *
 * One connection to the database file. It is used by one thread at a time. Outside this room it
 * is only handed on to the typed functions of the tables; SQL is spoken nowhere else.
 */
typedef struct _KscoreDatabase KscoreDatabase;

typedef enum {
  KSCORE_DATABASE_READ,
  KSCORE_DATABASE_WRITE,
} KscoreDatabaseMode;

void            kscore_database_create_file      (const char          *path);
KscoreDatabase *kscore_database_open             (const char          *path,
                                                  KscoreDatabaseMode   mode,
                                                  GError             **error);
void            kscore_database_close            (KscoreDatabase      *db);
gboolean        kscore_database_check_writable   (const char          *path,
                                                  GError             **error);
gboolean        kscore_database_get_sealed       (KscoreDatabase      *db);
const char     *kscore_database_get_path         (KscoreDatabase      *db);
gboolean        kscore_database_exec             (KscoreDatabase      *db,
                                                  const char          *sql,
                                                  GError             **error);
gboolean        kscore_database_begin            (KscoreDatabase      *db,
                                                  GError             **error);
gboolean        kscore_database_commit           (KscoreDatabase      *db,
                                                  GError             **error);
void            kscore_database_rollback         (KscoreDatabase      *db);
gboolean        kscore_database_get_integer      (KscoreDatabase      *db,
                                                  const char          *sql,
                                                  gint64              *value,
                                                  GError             **error);
gboolean        kscore_database_check            (KscoreDatabase      *db,
                                                  GError             **error);
void            kscore_database_release_memory   (KscoreDatabase      *db);
void            kscore_database_set_cancellable  (KscoreDatabase      *db,
                                                  GCancellable        *cancellable);
void            kscore_database_set_busy_timeout (KscoreDatabase      *db,
                                                  guint                milliseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreDatabase, kscore_database_close)

G_END_DECLS
