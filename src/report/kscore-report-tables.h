#pragma once

#include "report/kscore-report.h"
#include "report/kscore-sink.h"

G_BEGIN_DECLS

/* The header of the CSV form. */
extern const char * const kscore_report_csv_fields[];

void kscore_report_write_json (const KscoreReport *report,
                               KscoreSink         *sink);
void kscore_report_write_csv  (const KscoreReport *report,
                               KscoreSink         *sink);

G_END_DECLS
