#pragma once

#include "report/kscore-record-writer.h"

G_BEGIN_DECLS

extern const char * const kscore_history_report_fields[];

void kscore_history_report_write      (const GArray       *series,
                                       const char         *model,
                                       KscoreRecordFormat  format,
                                       KscoreSink         *sink);
void kscore_history_report_write_text (const GArray       *series,
                                       const char         *model,
                                       KscoreSink         *sink);

G_END_DECLS
