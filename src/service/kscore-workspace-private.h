#pragma once

#include "core/kscore-evidence.h"
#include "score/kscore-constants.h"
#include "score/kscore-ledger.h"
#include "score/kscore-trust.h"
#include "service/kscore-model-use.h"
#include "service/kscore-workspace.h"
#include "store/kscore-account-table.h"
#include "store/kscore-store.h"

G_BEGIN_DECLS

/**
 * KscoreLoadedEvidence:
 *
 * Everything known about the owner at one moment, in memory and ready to be scored. Immutable,
 * so that any thread may read it.
 */
typedef struct {
  KscoreEvidence *evidence; /* (owned) judged by the signals of trust */
  KscoreTrust    *trust;    /* (owned) what was found thereby */
  KscoreLedger   *ledger;   /* (owned) */
  KscoreDay       today;
  KscoreDay       day;      /* the score's */
} KscoreLoadedEvidence;

void                   kscore_loaded_evidence_unref      (KscoreLoadedEvidence  *loaded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreLoadedEvidence, kscore_loaded_evidence_unref)

KscoreStore           *kscore_workspace_get_store        (KscoreWorkspace       *self);
const KscoreConstants *kscore_workspace_get_constants    (KscoreWorkspace       *self);
KscoreModelUse        *kscore_workspace_ref_model_use    (KscoreWorkspace       *self);
gboolean               kscore_workspace_reload_model     (KscoreWorkspace       *self,
                                                          GCancellable          *cancellable,
                                                          GError               **error);
KscoreLoadedEvidence  *kscore_workspace_read_evidence_with
                                                         (KscoreWorkspace       *self,
                                                          const KscoreConstants *constants,
                                                          GCancellable          *cancellable,
                                                          GError               **error);
KscoreLoadedEvidence  *kscore_workspace_ref_evidence     (KscoreWorkspace       *self,
                                                          GCancellable          *cancellable,
                                                          GError               **error);
void                   kscore_workspace_release_evidence (KscoreWorkspace      *self);
gboolean               kscore_workspace_compute_score    (KscoreWorkspace       *self,
                                                          KscoreScoreNews       *news,
                                                          GCancellable          *cancellable,
                                                          GError               **error);
GPtrArray             *kscore_workspace_list_accounts    (KscoreWorkspace       *self,
                                                          GCancellable          *cancellable,
                                                          GError               **error);
gboolean               kscore_workspace_check_writable   (KscoreWorkspace       *self,
                                                          GError               **error);
gint64                 kscore_stored_account_get_reactions (const KscoreStoredAccount *account);
void                   kscore_workspace_evidence_changed (KscoreWorkspace       *self);

G_END_DECLS
