#pragma once

#include "store/kscore-store.h"

G_BEGIN_DECLS

/* A folder of its own under the build folder's temporary ones. */
char           *test_dir_new       (void);
void            test_dir_free      (char           *dir);
char           *test_dir_database  (const char     *dir);
gboolean        test_dir_contains  (const char     *dir,
                                    const char     *needle);

/* A made-up person's account, and the @number-th page about it: the same for the same number. */
KscoreAccount  *test_account_new   (void);
KscorePage     *test_page_new      (guint           number);

/* In memory, with the tables; and the same with the account, whose id is 1. */
KscoreDatabase *test_database_new  (void);
KscoreDatabase *test_database_new_with_account (void);

/* The integer a statement returns; and the id of an actor of whom nothing but the key is told. */
gint64          test_get_integer   (KscoreDatabase *db,
                                    const char     *sql);
gint64          test_add_actor     (KscoreDatabase *db,
                                    const char     *key);

/* What anybody can see of the owner, in the stable order of the tables. */
char           *test_dump          (KscoreStore    *store);
char           *test_dump_database (KscoreDatabase *db);
/* Every row of every table as it stands. */
char           *test_dump_rows     (KscoreDatabase *db);

G_END_DECLS
