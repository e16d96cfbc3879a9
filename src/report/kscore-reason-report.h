#pragma once

#include "report/kscore-dossier.h"
#include "report/kscore-json-writer.h"

G_BEGIN_DECLS

void kscore_reason_report_append_text (const KscoreDossier *dossier,
                                       GString             *text);
void kscore_reason_report_add_json    (const KscoreDossier *dossier,
                                       KscoreJsonWriter    *json);

G_END_DECLS
