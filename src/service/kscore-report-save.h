#pragma once

#include "service/kscore-report-order.h"
#include "service/kscore-workspace.h"

G_BEGIN_DECLS

gboolean kscore_report_save (KscoreWorkspace          *workspace,
                             const KscoreReportOrder  *order,
                             GFile                    *file,
                             KscoreReportProgress      progress,
                             gpointer                  progress_data,
                             GCancellable             *cancellable,
                             GError                  **error);

G_END_DECLS
