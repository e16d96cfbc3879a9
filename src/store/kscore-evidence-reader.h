#pragma once

#include "core/kscore-evidence.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

/**
 * KscoreEvidenceParts:
 * @KSCORE_EVIDENCE_SELF_REPLIES: replies of the owner to the owner
 * @KSCORE_EVIDENCE_OUTGOING: what the owner did for others, and whom they answered
 * @KSCORE_EVIDENCE_AUDIENCE: readings of the audience
 * @KSCORE_EVIDENCE_COVERAGE: what is complete
 */
typedef enum {
  KSCORE_EVIDENCE_SELF_REPLIES = 1 << 0,
  KSCORE_EVIDENCE_OUTGOING     = 1 << 1,
  KSCORE_EVIDENCE_AUDIENCE     = 1 << 2,
  KSCORE_EVIDENCE_COVERAGE     = 1 << 3,
} KscoreEvidenceParts;

KscoreEvidence *kscore_evidence_reader_read       (KscoreDatabase        *db,
                                                   GError               **error);
KscoreEvidence *kscore_evidence_reader_read_again (KscoreDatabase        *db,
                                                   const KscoreEvidence  *evidence,
                                                   KscoreEvidenceParts    parts,
                                                   GError               **error);

G_END_DECLS
