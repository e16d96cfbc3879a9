#pragma once

#include "service/kscore-reporter.h"

G_BEGIN_DECLS

/**
 * KscoreReporterWork:
 * @workspace: (nullable): a #KscoreWorkspace
 * @order: which report
 * @file: where to
 * @progress: told how far it is, in the same thread
 * @progress_data: for @progress
 * @cancellable: stops it
 * @error: return location
 *
 * Writes a report, in a worker thread. It stands apart from the reporter, which knows nothing of
 * the store or the score.
 *
 * Returns: whether it is written
 */
typedef gboolean (*KscoreReporterWork) (GObject                  *workspace,
                                        const KscoreReportOrder  *order,
                                        GFile                    *file,
                                        KscoreReportProgress      progress,
                                        gpointer                  progress_data,
                                        GCancellable             *cancellable,
                                        GError                  **error);

KscoreReporter *kscore_reporter_new      (void);
void            kscore_reporter_set_work (KscoreReporter           *self,
                                          KscoreReporterWork        work);
void            kscore_reporter_follow   (KscoreReporter           *self,
                                          GObject                  *workspace);
gboolean        kscore_reporter_work     (GObject                  *workspace,
                                          const KscoreReportOrder  *order,
                                          GFile                    *file,
                                          KscoreReportProgress      progress,
                                          gpointer                  progress_data,
                                          GCancellable             *cancellable,
                                          GError                  **error);

G_END_DECLS
