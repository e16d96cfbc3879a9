#pragma once

#include "archive/kscore-archive.h"
#include "service/kscore-import-summary.h"

G_BEGIN_DECLS

void kscore_import_summary_describe (KscoreImportSummary *summary,
                                     const char * const  *files,
                                     GPtrArray           *reports);

G_END_DECLS
