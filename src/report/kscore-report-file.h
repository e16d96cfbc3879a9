#pragma once

#include <gio/gio.h>

#include "report/kscore-report-pages.h"

G_BEGIN_DECLS

gboolean kscore_report_write_pdf (const KscoreReport  *report,
                                  KscorePaperSize      size,
                                  GOutputStream       *stream,
                                  GCancellable        *cancellable,
                                  GError             **error);
gboolean kscore_report_write_png (const KscoreReport  *report,
                                  KscorePaperSize      size,
                                  GOutputStream       *stream,
                                  GCancellable        *cancellable,
                                  GError             **error);

G_END_DECLS
