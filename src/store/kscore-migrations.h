#pragma once

#include "store/kscore-database.h"

G_BEGIN_DECLS

gboolean kscore_migrations_run            (KscoreDatabase      *db,
                                           GError             **error);
gboolean kscore_migrations_run_steps      (KscoreDatabase      *db,
                                           const char * const  *steps,
                                           GError             **error);
gboolean kscore_migrations_is_current     (KscoreDatabase      *db,
                                           gboolean            *current,
                                           GError             **error);
char   **kscore_migrations_load_steps     (void);
gboolean kscore_migrations_remove_backups (const char          *path,
                                           GError             **error);

G_END_DECLS
