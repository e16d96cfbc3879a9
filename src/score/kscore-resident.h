#pragma once

#include "score/kscore-attribution.h"
#include "score/kscore-score.h"
#include "score/kscore-trust.h"

G_BEGIN_DECLS

/**
 * KscoreResident:
 *
 * Evidence that stays in memory with its ledger, to which more is appended: score, range and the
 * points of every part are brought up to date from what changed. It has one owner, in one thread;
 * ledgers that were taken from it stay as they are and may be read by any.
 */
typedef struct _KscoreResident KscoreResident;

KscoreResident      *kscore_resident_new          (KscoreEvidence        *evidence,
                                                   const KscoreConstants *constants);
KscoreResident      *kscore_resident_new_take     (KscoreEvidence        *evidence,
                                                   KscoreLedger          *ledger);
KscoreResident      *kscore_resident_copy         (const KscoreResident  *self);
void                 kscore_resident_free         (KscoreResident        *self);
KscoreEvidence      *kscore_resident_get_evidence (KscoreResident        *self);
KscoreLedger        *kscore_resident_get_ledger   (KscoreResident        *self);
void                 kscore_resident_follow       (KscoreResident        *self,
                                                   guint32                actor,
                                                   KscoreDay              day);
void                 kscore_resident_withdraw     (KscoreResident        *self,
                                                   guint32                reading);
const KscoreTrust   *kscore_resident_judge        (KscoreResident        *self);
KscoreTrust         *kscore_resident_take_trust   (KscoreResident        *self);
gboolean             kscore_resident_update       (KscoreResident        *self);
KscoreScore         *kscore_resident_score        (KscoreResident        *self,
                                                   KscoreDay              day);
KscoreAttribution   *kscore_resident_attribute    (KscoreResident        *self,
                                                   const KscoreScore     *score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreResident, kscore_resident_free)

G_END_DECLS
