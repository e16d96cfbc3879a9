#pragma once

#include "core/kscore-values.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

/* The person whose accounts are scored; there is exactly one. */
#define KSCORE_OWNER ((gint64) 1)

/**
 * KscoreStoredAccount:
 *
 * An account of the owner as the store knows it.
 */
typedef struct {
  gint64         id;
  KscoreAccount *account;      /* (owned); followers are the newest reading */
  gboolean       linked;       /* FALSE: kept, but counts for nothing */
  gint64         n_posts;
  gint64         n_interactions;
  gint64         last_refresh; /* seconds, or KSCORE_TIME_UNKNOWN */
  char          *state;        /* (owned): "ok" or what stands in the way, a word */
  char          *error;        /* (owned) (nullable): the same as a sentence */
  gint64         error_at;     /* when that was found out, or KSCORE_TIME_UNKNOWN */
  gint64         retry_at;     /* when it may be tried again, or KSCORE_TIME_UNKNOWN */
  gboolean       live;         /* it is read from its network, not from archives alone */
  GArray        *coverage;     /* (owned) (element-type KscoreCoverage), by kinds, then day */
} KscoreStoredAccount;

void       kscore_stored_account_free      (KscoreStoredAccount  *account);
GPtrArray *kscore_account_table_list       (KscoreDatabase       *db,
                                            GError              **error);
gint64     kscore_account_table_find       (KscoreDatabase       *db,
                                            const char           *id_or_handle,
                                            GError              **error);
gint64     kscore_account_table_put        (KscoreDatabase       *db,
                                            const KscoreAccount  *account,
                                            GError              **error);
gboolean   kscore_account_table_set_linked (KscoreDatabase       *db,
                                            gint64                account,
                                            gboolean              linked,
                                            GError              **error);
gboolean   kscore_account_table_set_state  (KscoreDatabase       *db,
                                            gint64                account,
                                            const char           *state,
                                            gint64                last_refresh,
                                            GError              **error);
gboolean   kscore_account_table_set_trouble (KscoreDatabase      *db,
                                            gint64                account,
                                            const char           *state,
                                            const char           *sentence,
                                            gint64                at,
                                            gint64                retry_at,
                                            GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreStoredAccount, kscore_stored_account_free)

G_END_DECLS
