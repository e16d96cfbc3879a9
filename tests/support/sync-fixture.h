#pragma once

#include "service/kscore-sync-private.h"
#include "support/kscore-fake-network.h"

G_BEGIN_DECLS

/**
 * SyncFixture:
 *
 * A workspace in a folder of its own, whose clock stands still, beside servers on loopback.
 */
typedef struct {
  KscoreFakeNetwork *network;   /* (owned) */
  KscoreWorkspace   *workspace; /* (owned) */
  char              *data_dir;  /* (owned) */
  KscoreFakeKind     kind;
  gint64             now;
} SyncFixture;

void               sync_fixture_init        (SyncFixture         *self,
                                             KscoreFakeKind       kind,
                                             guint                n_hosts,
                                             const KscoreFakeSizes *sizes);
void               sync_fixture_clear       (SyncFixture         *self);
void               sync_fixture_renew       (SyncFixture         *self);
char              *sync_fixture_dup_service (SyncFixture         *self,
                                             guint                host);
void               sync_fixture_link        (SyncFixture         *self,
                                             guint                account,
                                             guint                requests,
                                             KscoreSyncSummary   *summary);
const KscoreSyncAccount *sync_fixture_sync  (SyncFixture         *self,
                                             guint                requests,
                                             KscoreSyncSummary   *summary);
char              *sync_fixture_dump        (SyncFixture         *self);
gint64             sync_fixture_query       (SyncFixture         *self,
                                             const char          *sql);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SyncFixture, sync_fixture_clear)

G_END_DECLS
