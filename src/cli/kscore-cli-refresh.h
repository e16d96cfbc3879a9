#pragma once

#include "cli/kscore-cli-context.h"
#include "service/kscore-sync-summary.h"

G_BEGIN_DECLS

int kscore_cli_refresh_finish (KscoreCliContext        *context,
                               KscoreWorkspace         *workspace,
                               const KscoreSyncSummary *summary);

G_END_DECLS
