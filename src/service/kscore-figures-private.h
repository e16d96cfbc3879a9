#pragma once

#include "report/kscore-account-summary.h"
#include "service/kscore-workspace-private.h"
#include "store/kscore-account-table.h"

G_BEGIN_DECLS

void    kscore_figures_summarize_account (const KscoreStoredAccount   *stored,
                                          KscoreAccountSummary        *summary);
GArray *kscore_figures_compute_history   (const KscoreLoadedEvidence  *loaded,
                                          KscoreDay                    as_of,
                                          GCancellable                *cancellable,
                                          GError                     **error);

G_END_DECLS
