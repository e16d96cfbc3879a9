#pragma once

#include "store/kscore-database.h"

G_BEGIN_DECLS

/**
 * KscoreHost:
 *
 * How much a host may still be asked, as it told last. Times are seconds.
 */
typedef struct {
  char  *host;       /* (owned) with its port where that is not the usual one */
  gint64 not_before; /* 0 for at once */
  gint64 remaining;  /* or KSCORE_UNKNOWN */
  gint64 reset_at;   /* or KSCORE_TIME_UNKNOWN */
} KscoreHost;

void       kscore_host_free       (KscoreHost        *host);
gboolean   kscore_host_table_put  (KscoreDatabase    *db,
                                   const KscoreHost  *host,
                                   GError           **error);
GPtrArray *kscore_host_table_list (KscoreDatabase    *db,
                                   GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreHost, kscore_host_free)

G_END_DECLS
