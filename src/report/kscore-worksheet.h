#pragma once

#include "report/kscore-dossier.h"
#include "report/kscore-sink.h"

G_BEGIN_DECLS

void kscore_worksheet_write (const KscoreDossier *dossier,
                             KscoreSink          *sink);

G_END_DECLS
