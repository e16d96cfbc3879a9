#pragma once

#include "support/sync-fixture.h"

G_BEGIN_DECLS

guint sync_truth_check (SyncFixture *fixture,
                        guint        account,
                        guint       *n_missing);

G_END_DECLS
