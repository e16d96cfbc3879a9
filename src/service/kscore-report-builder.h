#pragma once

#include "report/kscore-report.h"
#include "service/kscore-report-order.h"
#include "service/kscore-workspace-private.h"

G_BEGIN_DECLS

KscoreReport *kscore_report_build (KscoreWorkspace          *workspace,
                                   const KscoreReportOrder  *order,
                                   KscoreReportProgress      progress,
                                   gpointer                  progress_data,
                                   GCancellable             *cancellable,
                                   GError                  **error);

G_END_DECLS
