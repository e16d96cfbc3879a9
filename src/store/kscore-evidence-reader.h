#pragma once

#include "core/kscore-evidence.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

KscoreEvidence *kscore_evidence_reader_read (KscoreDatabase  *db,
                                             GError         **error);

G_END_DECLS
