#pragma once

#include "score/kscore-evidence-index.h"
#include "score/kscore-ledger-private.h"

G_BEGIN_DECLS

void kscore_row_difference_compute (const KscoreLedger        *ledger,
                                    const KscoreEvidence      *evidence,
                                    const KscoreEvidenceIndex *index,
                                    const KscoreEvidenceSizes *before,
                                    GArray                    *removed,
                                    GArray                    *added);

G_END_DECLS
