#pragma once

#include "score-support.h"
#include "score/kscore-ledger-private.h"

/* That two ledgers are equal, rows that nothing tells apart in any order. */
void resident_support_assert_same_ledgers (const KscoreLedger   *a,
                                           const KscoreLedger   *b);
/* That what comes out of them is equal within 1e-9, points of every row among it. */
void resident_support_assert_same_results (const KscoreLedger      *a,
                                           const KscoreScore       *score_a,
                                           const KscoreAttribution *points_a,
                                           const KscoreLedger      *b,
                                           const KscoreScore       *score_b,
                                           const KscoreAttribution *points_b);
/* Appends something of some kind; whether it may be taken in without making the ledger anew. */
gboolean resident_support_append          (GRand                *rand,
                                           KscoreEvidence       *evidence);
