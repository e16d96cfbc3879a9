#pragma once

#include "score/kscore-ledger-private.h"
#include "score/kscore-mask.h"
#include "score/kscore-score-cache.h"
#include "score/kscore-score.h"

G_BEGIN_DECLS

double   kscore_recognition_get_maker (const KscoreLedger *ledger,
                                       guint               maker,
                                       KscoreDay           day,
                                       const KscoreMask   *without,
                                       gboolean           *supporter);
double   kscore_recognition_get_cached (const KscoreLedger *ledger,
                                       guint               maker,
                                       KscoreDay           day,
                                       KscoreScoreCache   *cache,
                                       gboolean           *supporter);
double   kscore_recognition_compute_cached (const KscoreLedger *ledger,
                                       KscoreDay           day,
                                       const KscoreMask   *without,
                                       KscoreScoreCache   *cache,
                                       KscoreRecognition  *parts,
                                       double             *checked);
double   kscore_recognition_compute   (const KscoreLedger *ledger,
                                       KscoreDay           day,
                                       const KscoreMask   *without,
                                       KscoreRecognition  *parts,
                                       double             *checked);
gboolean kscore_maker_is_checked      (const KscoreMaker  *maker);
double   kscore_recognition_get_trust (const KscoreLedger *ledger,
                                       guint               maker,
                                       KscoreDay           day);
const KscoreLedgerMark *
         kscore_recognition_pick_mark (const KscoreLedger *ledger,
                                       const KscoreMaker  *maker,
                                       guint              *next,
                                       KscoreDay           day);

G_END_DECLS
