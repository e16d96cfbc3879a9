#pragma once

#include "core/kscore-evidence.h"
#include "score/kscore-ledger.h"
#include "score/kscore-trust.h"
#include "service/kscore-model-use.h"
#include "store/kscore-store-follow.h"

G_BEGIN_DECLS

/**
 * KscoreLoadedEvidence:
 *
 * Everything known about the owner at one moment, in memory and ready to be scored. Immutable,
 * so that any thread may read it: only kscore_loaded_evidence_follow() changes one, that nobody
 * else has.
 */
typedef struct {
  KscoreEvidence    *evidence;  /* (owned) judged by the signals of trust; of @resident where there
                                 * is one */
  KscoreTrust       *trust;     /* (owned) what was found thereby */
  KscoreLedger      *ledger;    /* (owned) */
  KscoreDay          today;
  KscoreDay          day;       /* the score's */
  gboolean           in_order;  /* whether the arrays are in the order of remote ids; otherwise
                                 * what came last stands last */

  /* What is needed to bring it up to date; nobody else's business. */
  struct _KscoreResident *resident; /* (owned) (nullable) */
  KscoreModelUse    *use;       /* (owned) (nullable): whose constants it was made with */
  KscoreJournalMark  mark;
  gatomicrefcount    ref_count;
} KscoreLoadedEvidence;

KscoreLoadedEvidence *kscore_loaded_evidence_new    (KscoreEvidence         *evidence,
                                                     const KscoreConstants  *constants,
                                                     KscoreModelUse         *use,
                                                     KscoreDay               today);
KscoreLoadedEvidence *kscore_loaded_evidence_new_followed
                                                    (KscoreEvidence         *evidence,
                                                     KscoreModelUse         *use,
                                                     KscoreDay               today,
                                                     KscoreJournalMark       mark);
KscoreLoadedEvidence *kscore_loaded_evidence_ref    (KscoreLoadedEvidence   *loaded);
void                  kscore_loaded_evidence_unref  (KscoreLoadedEvidence   *loaded);
KscoreLoadedEvidence *kscore_loaded_evidence_follow (KscoreLoadedEvidence   *loaded,
                                                     KscoreStore            *store,
                                                     GCancellable           *cancellable,
                                                     GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreLoadedEvidence, kscore_loaded_evidence_unref)

G_END_DECLS
