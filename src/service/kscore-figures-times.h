#pragma once

#include "service/kscore-workspace-private.h"

G_BEGIN_DECLS

gint64 *kscore_figures_read_times (KscoreWorkspace             *workspace,
                                   const KscoreLoadedEvidence  *loaded,
                                   const char * const          *actors,
                                   const char * const          *posts,
                                   GCancellable                *cancellable,
                                   GError                     **error);

G_END_DECLS
