#pragma once

#include <gio/gio.h>

#include "core/kscore-date.h"
#include "service/kscore-account-actions.h"
#include "service/kscore-history.h"
#include "service/kscore-import.h"
#include "service/kscore-insights.h"
#include "service/kscore-refresh.h"
#include "service/kscore-score-part.h"
#include "service/kscore-statement.h"
#include "service/kscore-workspace.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_SCORING_MODEL (kscore_scoring_model_get_type ())
G_DECLARE_FINAL_TYPE (KscoreScoringModel, kscore_scoring_model, KSCORE, SCORING_MODEL, GObject)

/* Properties, all read only: "data-dir" string, "ready" boolean, "sample" boolean (the database
 * holds the sample data), "read-only" boolean, "read-only-reason" string (who else writes, or that
 * nobody can), "trouble" string (why the score could not be computed, and what to do), "accounts"
 * GListModel of KscoreLinkedAccount, "score" KscoreScorePart, "history" KscoreHistory, "import"
 * KscoreImport, "refresh" KscoreRefresh, "statement" KscoreStatement, "account-actions"
 * KscoreAccountActions. To look around with the sample data, open a model on
 * kscore_sample_dup_data_dir() and import
 * kscore_sample_list_archives() into it. */
KscoreScoringModel *kscore_scoring_model_new          (const char          *data_dir,
                                                       KscoreClock          clock,
                                                       gpointer             clock_data);
void                kscore_scoring_model_open_async   (KscoreScoringModel  *self,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
gboolean            kscore_scoring_model_open_finish  (KscoreScoringModel  *self,
                                                       GAsyncResult        *result,
                                                       GError             **error);
void                kscore_scoring_model_compute      (KscoreScoringModel  *self);
gboolean            kscore_scoring_model_get_ready    (KscoreScoringModel  *self);
gboolean            kscore_scoring_model_get_sample   (KscoreScoringModel  *self);
const char         *kscore_scoring_model_get_data_dir (KscoreScoringModel  *self);
GListModel         *kscore_scoring_model_get_accounts (KscoreScoringModel  *self);
KscoreScorePart    *kscore_scoring_model_get_score    (KscoreScoringModel  *self);
KscoreHistory      *kscore_scoring_model_get_history  (KscoreScoringModel  *self);
KscoreImport       *kscore_scoring_model_get_import   (KscoreScoringModel  *self);
KscoreRefresh      *kscore_scoring_model_get_refresh  (KscoreScoringModel  *self);
KscoreStatement    *kscore_scoring_model_get_statement (KscoreScoringModel *self);
KscoreAccountActions *
                    kscore_scoring_model_get_account_actions
                                                      (KscoreScoringModel  *self);
const KscoreInsights *
                    kscore_scoring_model_get_insights (KscoreScoringModel *self);
KscoreWorkspace    *kscore_scoring_model_get_workspace (KscoreScoringModel *self);

G_END_DECLS
