#pragma once

#include "report/kscore-dossier.h"
#include "report/kscore-record-writer.h"

G_BEGIN_DECLS

extern const char * const kscore_statement_report_fields[];

void kscore_statement_report_write      (const KscoreDossier *dossier,
                                         KscoreRecordFormat   format,
                                         KscoreSink          *sink);
void kscore_statement_report_write_text (const KscoreDossier *dossier,
                                         KscoreSink          *sink);

G_END_DECLS
