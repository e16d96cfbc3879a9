#pragma once

#include "store/kscore-database.h"

G_BEGIN_DECLS

/**
 * KscoreMigration:
 *
 * The SQL that leads from version `n - 1` to version `n`, the index of the first being 1.
 */
typedef struct {
  const char *sql;
} KscoreMigration;

gboolean kscore_migrations_run         (KscoreDatabase         *db,
                                        GError                **error);
gboolean kscore_migrations_run_steps   (KscoreDatabase         *db,
                                        const KscoreMigration  *steps,
                                        guint                   n_steps,
                                        GError                **error);
gboolean kscore_migrations_get_version (KscoreDatabase         *db,
                                        gint64                 *version,
                                        GError                **error);
gboolean kscore_migrations_is_current  (KscoreDatabase         *db,
                                        GError                **error);
gboolean kscore_migrations_remove_backups (const char          *database_path,
                                           GError             **error);

G_END_DECLS
