#include "config.h"

#include "service/kscore-reporter-private.h"

#include "service/kscore-report-save.h"
#include "service/kscore-workspace-private.h"

/**
 * kscore_reporter_work: (skip)
 * @workspace: a #KscoreWorkspace
 * @order: which report
 * @file: where to
 * @progress: told how far it is, in the same thread
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Returns: whether it is written
 */
gboolean
kscore_reporter_work (GObject                  *workspace,
                      const KscoreReportOrder  *order,
                      GFile                    *file,
                      KscoreReportProgress      progress,
                      gpointer                  progress_data,
                      GCancellable             *cancellable,
                      GError                  **error)
{
  gboolean done = kscore_report_save (KSCORE_WORKSPACE (workspace), order, file, progress,
                                      progress_data, cancellable, error);

  kscore_workspace_release_evidence (KSCORE_WORKSPACE (workspace));
  return done;
}
