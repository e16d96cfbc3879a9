#pragma once

#include "report/kscore-dossier.h"
#include "report/kscore-sink.h"

G_BEGIN_DECLS

void kscore_score_report_write_json (const KscoreDossier *dossier,
                                     KscoreSink          *sink);
void kscore_score_report_write_text (const KscoreDossier *dossier,
                                     KscoreSink          *sink);

/* Pieces that other texts share. */
void kscore_score_report_headline   (const KscoreDossier *dossier,
                                     GString             *text);
void kscore_score_report_parts      (const KscoreDossier *dossier,
                                     GString             *text);

G_END_DECLS
