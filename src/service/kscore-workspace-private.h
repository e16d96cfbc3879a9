#pragma once

#include "score/kscore-constants.h"
#include "service/kscore-loaded-evidence.h"
#include "service/kscore-workspace.h"
#include "store/kscore-account-table.h"
#include "store/kscore-store.h"

G_BEGIN_DECLS

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
KscoreLoadedEvidence  *kscore_workspace_ref_evidence_in_order
                                                         (KscoreWorkspace       *self,
                                                          GCancellable          *cancellable,
                                                          GError               **error);
void                   kscore_workspace_release_evidence (KscoreWorkspace       *self);
void                   kscore_workspace_hold_evidence    (KscoreWorkspace       *self);
void                   kscore_workspace_unhold_evidence  (KscoreWorkspace       *self);
void                   kscore_workspace_set_least_followed
                                                         (KscoreWorkspace       *self,
                                                          guint                  n_interactions);
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
