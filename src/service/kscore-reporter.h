#pragma once

#include <gio/gio.h>

#include "service/kscore-report-order.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_REPORTER (kscore_reporter_get_type ())
G_DECLARE_FINAL_TYPE (KscoreReporter, kscore_reporter, KSCORE, REPORTER, GObject)

/* Properties, read only, notified on the main thread: "fraction" double, 0 to 1, how far what is
 * being saved is. */
double   kscore_reporter_get_fraction (KscoreReporter          *self);
void     kscore_reporter_save_async   (KscoreReporter          *self,
                                       const KscoreReportOrder *order,
                                       GFile                   *file,
                                       GCancellable            *cancellable,
                                       GAsyncReadyCallback      callback,
                                       gpointer                 user_data);
gboolean kscore_reporter_save_finish  (KscoreReporter          *self,
                                       GAsyncResult            *result,
                                       GError                 **error);

G_END_DECLS
