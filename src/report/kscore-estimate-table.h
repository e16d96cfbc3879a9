#pragma once

#include <gio/gio.h>

#include "report/kscore-sink.h"
#include "score/kscore-constants.h"

G_BEGIN_DECLS

typedef enum {
  KSCORE_ESTIMATE_CSV,
  KSCORE_ESTIMATE_JSON,
  KSCORE_ESTIMATE_CHECK, /* nothing is written */
} KscoreEstimateFormat;

/**
 * KscoreEstimateReport:
 *
 * What there is to say about a table that was read.
 */
typedef struct {
  guint64 n_rows;
  guint64 n_without_score; /* rows that know nothing, or say 0 weeks */
  guint64 first_without_score; /* line of the first, 0 for none */
} KscoreEstimateReport;

gboolean kscore_estimate_table_write (GInputStream          *input,
                                      const KscoreConstants *constants,
                                      KscoreEstimateFormat   format,
                                      KscoreSink            *sink,
                                      KscoreEstimateReport  *report,
                                      GCancellable          *cancellable,
                                      GError               **error);

G_END_DECLS
