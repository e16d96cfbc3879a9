#pragma once

#include "report/kscore-report.h"
#include "service/kscore-figures-loader.h"

G_BEGIN_DECLS

gboolean kscore_report_fill_insights (KscoreReport               *report,
                                      KscoreWorkspace            *workspace,
                                      const KscoreLoadedFigures  *figures,
                                      GCancellable               *cancellable,
                                      GError                    **error);

G_END_DECLS
