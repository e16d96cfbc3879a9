#include "config.h"

#include "service/kscore-scoring-model-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-error.h"
#include "score/kscore-series.h"
#include "service/kscore-account-actions-private.h"
#include "service/kscore-history-private.h"
#include "service/kscore-import-private.h"
#include "service/kscore-insights-private.h"
#include "service/kscore-linked-account-private.h"
#include "service/kscore-refresh-private.h"
#include "service/kscore-sample.h"
#include "service/kscore-score-part-private.h"
#include "service/kscore-statement-private.h"
#include "store/kscore-score-table.h"

/* How often to look whether another process has written. */
#define WATCH_SECONDS 5

/**
 * KscoreScoringModel:
 *
 * What the window talks to: the owner's accounts, score and history, the import and the refresh,
 * each a part of its own. It shows what was computed last as soon as it is open, and computes anew
 * when the evidence or the day changes. To be used from one thread; the work is done in others.
 */
struct _KscoreScoringModel {
  GObject          parent_instance;

  KscoreWorkspace *workspace;   /* (owned) */
  GListStore      *accounts;    /* (owned) (element-type KscoreLinkedAccount) */
  KscoreScorePart *score;       /* (owned) */
  KscoreHistory   *history;     /* (owned) */
  KscoreImport    *import;      /* (owned) */
  KscoreRefresh   *refresh;     /* (owned) */
  KscoreStatement *statement;   /* (owned) */
  KscoreAccountActions *account_actions; /* (owned) */
  KscoreInsights   insights;    /* (owned) */
  GCancellable    *cancellable; /* (owned) (nullable): of the computation under way */
  gulong           changed_id;  /* of the store's "changed" */
  char            *trouble;     /* (owned) (nullable): of the last computation */
  gboolean         ready;
};

G_DEFINE_FINAL_TYPE (KscoreScoringModel, kscore_scoring_model, G_TYPE_OBJECT)

typedef enum {
  PROP_DATA_DIR = 1,
  PROP_READY,
  PROP_SAMPLE,
  PROP_READ_ONLY,
  PROP_READ_ONLY_REASON,
  PROP_TROUBLE,
  PROP_ACCOUNTS,
  PROP_SCORE,
  PROP_HISTORY,
  PROP_IMPORT,
  PROP_REFRESH,
  PROP_STATEMENT,
  PROP_ACCOUNT_ACTIONS,
} KscoreScoringModelProperty;

static GParamSpec *props[PROP_ACCOUNT_ACTIONS + 1];

static void compute (KscoreScoringModel *self);
static void store_changed_cb (KscoreScoringModel *self);

static void
kscore_scoring_model_dispose (GObject *object)
{
  KscoreScoringModel *self = KSCORE_SCORING_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->workspace != NULL)
    g_clear_signal_handler (&self->changed_id, kscore_workspace_get_store (self->workspace));
  if (self->statement != NULL)
    kscore_statement_close (self->statement);
  if (self->insights.movement != NULL)
    kscore_insights_follow (&self->insights, NULL);
  kscore_insights_clear (&self->insights);
  g_clear_object (&self->workspace);
  g_clear_object (&self->accounts);
  g_clear_object (&self->score);
  g_clear_object (&self->history);
  g_clear_object (&self->import);
  g_clear_object (&self->refresh);
  g_clear_object (&self->statement);
  g_clear_object (&self->account_actions);
  g_clear_pointer (&self->trouble, g_free);

  G_OBJECT_CLASS (kscore_scoring_model_parent_class)->dispose (object);
}

static void
kscore_scoring_model_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  KscoreScoringModel *self = KSCORE_SCORING_MODEL (object);

  switch ((KscoreScoringModelProperty) prop_id)
    {
    case PROP_DATA_DIR:
      g_value_set_string (value, kscore_scoring_model_get_data_dir (self));
      break;
    case PROP_READY:
      g_value_set_boolean (value, self->ready);
      break;
    case PROP_SAMPLE:
      g_value_set_boolean (value, kscore_scoring_model_get_sample (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->ready && kscore_workspace_get_read_only (self->workspace));
      break;
    case PROP_READ_ONLY_REASON:
      g_value_take_string (value, self->ready
                                    ? kscore_workspace_dup_read_only_reason (self->workspace)
                                    : NULL);
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, self->trouble);
      break;
    case PROP_ACCOUNTS:
      g_value_set_object (value, self->accounts);
      break;
    case PROP_SCORE:
      g_value_set_object (value, self->score);
      break;
    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;
    case PROP_IMPORT:
      g_value_set_object (value, self->import);
      break;
    case PROP_REFRESH:
      g_value_set_object (value, self->refresh);
      break;
    case PROP_STATEMENT:
      g_value_set_object (value, self->statement);
      break;
    case PROP_ACCOUNT_ACTIONS:
      g_value_set_object (value, self->account_actions);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_scoring_model_class_init (KscoreScoringModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = kscore_scoring_model_dispose;
  object_class->get_property = kscore_scoring_model_get_property;

  props[PROP_DATA_DIR] = g_param_spec_string ("data-dir", NULL, NULL, NULL, flags);
  props[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, flags);
  props[PROP_SAMPLE] = g_param_spec_boolean ("sample", NULL, NULL, FALSE, flags);
  props[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  props[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, flags);
  props[PROP_READ_ONLY_REASON] = g_param_spec_string ("read-only-reason", NULL, NULL, NULL, flags);
  props[PROP_ACCOUNTS] = g_param_spec_object ("accounts", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_SCORE] = g_param_spec_object ("score", NULL, NULL, KSCORE_TYPE_SCORE_PART, flags);
  props[PROP_HISTORY] = g_param_spec_object ("history", NULL, NULL, KSCORE_TYPE_HISTORY, flags);
  props[PROP_IMPORT] = g_param_spec_object ("import", NULL, NULL, KSCORE_TYPE_IMPORT, flags);
  props[PROP_REFRESH] = g_param_spec_object ("refresh", NULL, NULL, KSCORE_TYPE_REFRESH, flags);
  props[PROP_STATEMENT] = g_param_spec_object ("statement", NULL, NULL, KSCORE_TYPE_STATEMENT,
                                               flags);
  props[PROP_ACCOUNT_ACTIONS] = g_param_spec_object ("account-actions", NULL, NULL,
                                                     KSCORE_TYPE_ACCOUNT_ACTIONS, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
compared_cb (KscoreScoringModel *self)
{
  KscoreModelChoice *choice = self->insights.model_choice;
  const KscoreModelAnswer *answer = kscore_model_choice_get_answer (choice);

  if (answer == NULL)
    return;

  kscore_history_take_other (self->history,
                             kscore_model_choice_get_comparison (choice) != NULL
                               ? answer->compared : NULL,
                             (const KscoreComparedDay *) (gpointer) answer->days->data,
                             answer->days->len);
}

static void
model_moved_cb (KscoreScoringModel *self)
{
  if (self->ready)
    compute (self);
}

static void
kscore_scoring_model_init (KscoreScoringModel *self)
{
  self->accounts = g_list_store_new (KSCORE_TYPE_LINKED_ACCOUNT);
  self->score = kscore_score_part_new ();
  self->history = kscore_history_new ();
  self->import = kscore_import_new (self);
  self->refresh = kscore_refresh_new (self);
  self->statement = kscore_statement_new ();
  self->account_actions = kscore_account_actions_new (self);
  kscore_insights_init (&self->insights);
  kscore_insights_set_work (&self->insights);
  g_signal_connect_object (self->insights.model_choice, "changed", G_CALLBACK (compared_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->insights.model_choice, "moved", G_CALLBACK (model_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->insights.integrity, "overruled", G_CALLBACK (store_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * kscore_scoring_model_new:
 * @data_dir: (nullable): where the database is, NULL for the usual place
 * @clock: (nullable) (scope notified): tells the time, NULL for the machine's clock
 * @clock_data: for @clock
 *
 * Returns: (transfer full): a model that is not open yet
 */
KscoreScoringModel *
kscore_scoring_model_new (const char  *data_dir,
                          KscoreClock  clock,
                          gpointer     clock_data)
{
  KscoreScoringModel *self = g_object_new (KSCORE_TYPE_SCORING_MODEL, NULL);

  self->workspace = kscore_workspace_new (data_dir, clock, clock_data);
  return self;
}

static void
show_accounts (KscoreScoringModel *self,
               GPtrArray          *stored)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 refreshed = KSCORE_TIME_UNKNOWN;

  for (guint i = 0; i < stored->len; i++)
    {
      const KscoreStoredAccount *account = g_ptr_array_index (stored, i);

      g_ptr_array_add (items, kscore_linked_account_new (account));
      if (account->linked && account->live && account->last_refresh != KSCORE_TIME_UNKNOWN)
        refreshed = refreshed == KSCORE_TIME_UNKNOWN ? account->last_refresh
                                                     : MAX (refreshed, account->last_refresh);
    }
  kscore_score_part_set_refreshed (self->score, refreshed);
  g_list_store_splice (self->accounts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->accounts)),
                       items->pdata, items->len);
}

static GArray *
new_history_points (guint n_points)
{
  return g_array_sized_new (FALSE, FALSE, sizeof (KscoreHistoryPoint), n_points);
}

static void
append_history_point (GArray    *points,
                      KscoreDay  day,
                      double     score,
                      double     low,
                      double     high,
                      double     checked,
                      gboolean   estimated)
{
  KscoreHistoryPoint point = {
    .day = day,
    .score = (float) score,
    .low = (float) low,
    .high = (float) high,
    .estimated = estimated,
    .checked = (float) checked,
  };

  g_array_append_val (points, point);
}

static void
set_trouble (KscoreScoringModel *self,
             const GError       *error)
{
  if (self->trouble == NULL && error == NULL)
    return;

  g_clear_pointer (&self->trouble, g_free);
  if (error != NULL)
    /* Translators: a sentence about what went wrong, then one about what can be done */
    self->trouble = g_strdup_printf (_("%s %s"), error->message, kscore_error_get_action (error));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TROUBLE]);
}

/**
 * kscore_scoring_model_publish:
 * @self: a model
 * @scoring: a new scoring
 * @accounts: (element-type KscoreStoredAccount): the accounts it is made of
 *
 * Shows @scoring in all parts. A computation that is still under way has become late and is
 * dropped.
 */
void
kscore_scoring_model_publish (KscoreScoringModel  *self,
                              const KscoreScoring *scoring,
                              GPtrArray           *accounts)
{
  GArray *points = new_history_points (scoring->series->len);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  for (guint i = 0; i < scoring->series->len; i++)
    {
      const KscoreSeriesPoint *from = &g_array_index (scoring->series, KscoreSeriesPoint, i);

      append_history_point (points, from->day, from->score, from->low, from->high,
                            from->checked, from->estimated);
    }

  show_accounts (self, accounts);
  kscore_history_set_model (self->history, scoring->score->version);
  kscore_history_set_estimated (self->history, scoring->estimated);
  kscore_history_take (self->history, points, scoring->shown);
  kscore_score_part_show (self->score, scoring);
  kscore_score_part_set_computing (self->score, FALSE);
  kscore_statement_follow (self->statement, scoring->loaded);
  kscore_insights_follow (&self->insights, G_OBJECT (self->workspace));
  set_trouble (self, NULL);
  /* Whoever wrote before may have ended. */
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READ_ONLY]);
}

/* What a worker read for the main thread. */
typedef struct {
  KscoreWorkspace *workspace; /* (owned) */
  GPtrArray       *accounts;  /* (owned) (nullable) */
  GArray          *snapshots; /* (owned) (nullable) (element-type KscoreSnapshot) */
  GArray          *shown;     /* (owned) (nullable) (element-type KscoreShown) */
  KscoreScoring   *scoring;   /* (owned) (nullable) */
} Reading;

static Reading *
reading_new (KscoreScoringModel *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->workspace = g_object_ref (self->workspace);
  return reading;
}

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->workspace);
  g_clear_pointer (&reading->accounts, g_ptr_array_unref);
  g_clear_pointer (&reading->snapshots, g_array_unref);
  g_clear_pointer (&reading->shown, g_array_unref);
  g_clear_pointer (&reading->scoring, kscore_scoring_free);
  g_free (reading);
}

static void
compute_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;

  reading->scoring = kscore_scoring_new_kept (reading->workspace, &reading->accounts, cancellable,
                                              &error);
  if (reading->scoring == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
compute_cb (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  KscoreScoringModel *self = KSCORE_SCORING_MODEL (source_object);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* A newer computation, or none any more: this result is late. */
  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  if (done)
    {
      kscore_scoring_model_publish (self, reading->scoring, reading->accounts);
      return;
    }

  /* What was shown before stays on the screen. */
  g_clear_object (&self->cancellable);
  kscore_score_part_set_computing (self->score, FALSE);
  kscore_statement_follow (self->statement, NULL);
  set_trouble (self, error);
}

static void
compute (KscoreScoringModel *self)
{
  g_autoptr(GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kscore_score_part_set_computing (self->score, TRUE);
  kscore_statement_expect (self->statement);

  task = g_task_new (self, self->cancellable, compute_cb, NULL);
  g_task_set_source_tag (task, compute);
  g_task_set_task_data (task, reading_new (self), (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, compute_thread);
}

/**
 * kscore_scoring_model_change_accounts:
 * @self: an open model
 * @accounts: (element-type KscoreStoredAccount): the accounts as they are now
 *
 * Shows accounts that this process has changed; the score follows.
 */
void
kscore_scoring_model_change_accounts (KscoreScoringModel *self,
                                      GPtrArray          *accounts)
{
  show_accounts (self, accounts);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READ_ONLY]);
  compute (self);
}

/**
 * kscore_scoring_model_compute:
 * @self: an open model
 *
 * Computes the score anew: tries again where "trouble" says that it could not be done.
 */
void
kscore_scoring_model_compute (KscoreScoringModel *self)
{
  g_return_if_fail (KSCORE_IS_SCORING_MODEL (self));
  g_return_if_fail (self->ready);

  compute (self);
}

static void
store_changed_cb (KscoreScoringModel *self)
{
  kscore_workspace_evidence_changed (self->workspace);
  compute (self);
}

static gboolean
read_snapshots (KscoreDatabase  *db,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  Reading *reading = data;
  const KscoreConstants *constants = kscore_workspace_get_constants (reading->workspace);

  reading->snapshots = kscore_score_table_list (db, KSCORE_OWNER, constants->version, error);
  if (reading->snapshots != NULL)
    reading->shown = kscore_shown_table_list (db, KSCORE_OWNER, error);
  return reading->shown != NULL;
}

static void
open_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;

  if (kscore_workspace_open (reading->workspace, cancellable, &error))
    reading->accounts = kscore_workspace_list_accounts (reading->workspace, cancellable, &error);

  if (reading->accounts == NULL
      || !kscore_store_run (kscore_workspace_get_store (reading->workspace), KSCORE_STORE_READ,
                            read_snapshots, reading, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
show_snapshots (KscoreScoringModel *self,
                GArray             *snapshots,
                const GArray       *shown)
{
  GArray *points = new_history_points (snapshots->len);

  for (guint i = 0; i < snapshots->len; i++)
    {
      const KscoreSnapshot *from = &g_array_index (snapshots, KscoreSnapshot, i);

      append_history_point (points, from->day, from->score, from->low, from->high,
                            from->checked, from->estimated);
    }
  kscore_history_set_model (self->history,
                            kscore_workspace_get_constants (self->workspace)->version);
  kscore_history_take (self->history, points, shown);
  if (snapshots->len > 0)
    kscore_score_part_show_snapshot (self->score,
                                     kscore_workspace_get_constants (self->workspace),
                                     &g_array_index (snapshots, KscoreSnapshot,
                                                     snapshots->len - 1),
                                     kscore_day_from_time (kscore_workspace_get_now (
                                       self->workspace)));
}

/**
 * kscore_scoring_model_open_async:
 * @self: a model
 * @cancellable: (nullable): a cancellable
 * @callback: called when the figures computed last are shown
 * @user_data: for @callback
 *
 * Opens the database and shows what was computed last. A new computation follows by itself; the
 * score's "computing" property tells when it is done.
 */
void
kscore_scoring_model_open_async (KscoreScoringModel  *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (KSCORE_IS_SCORING_MODEL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kscore_scoring_model_open_async);
  g_task_set_task_data (task, reading_new (self), (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * kscore_scoring_model_open_finish:
 * @self: a model
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether it is open
 */
gboolean
kscore_scoring_model_open_finish (KscoreScoringModel  *self,
                                  GAsyncResult        *result,
                                  GError             **error)
{
  Reading *reading;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kscore_scoring_model_open_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  reading = g_task_get_task_data (G_TASK (result));
  show_accounts (self, reading->accounts);
  show_snapshots (self, reading->snapshots, reading->shown);
  if (!self->ready)
    {
      KscoreStore *store = kscore_workspace_get_store (self->workspace);

      self->ready = TRUE;
      self->changed_id = g_signal_connect_swapped (store, "changed",
                                                   G_CALLBACK (store_changed_cb), self);
      kscore_store_watch (store, 1000 * WATCH_SECONDS);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READY]);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READ_ONLY]);
    }
  if (reading->accounts->len > 0)
    compute (self);
  kscore_statement_open (self->statement, self->workspace);

  return TRUE;
}

/**
 * kscore_scoring_model_get_ready:
 * @self: a model
 *
 * Returns: whether it is open
 */
gboolean
kscore_scoring_model_get_ready (KscoreScoringModel *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORING_MODEL (self), FALSE);

  return self->ready;
}

/**
 * kscore_scoring_model_get_sample:
 * @self: a model
 *
 * Returns: whether its database is the made-up person's
 */
gboolean
kscore_scoring_model_get_sample (KscoreScoringModel *self)
{
  g_autofree char *sample = kscore_sample_dup_data_dir ();

  g_return_val_if_fail (KSCORE_IS_SCORING_MODEL (self), FALSE);

  return g_strcmp0 (sample, kscore_workspace_get_data_dir (self->workspace)) == 0;
}

/**
 * kscore_scoring_model_get_data_dir:
 * @self: a model
 *
 * Returns: (transfer none): the folder that the database is in
 */
const char *
kscore_scoring_model_get_data_dir (KscoreScoringModel *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORING_MODEL (self), NULL);

  return kscore_workspace_get_data_dir (self->workspace);
}

/**
 * kscore_scoring_model_get_accounts:
 * @self: a model
 *
 * Returns: (transfer none): a list of #KscoreLinkedAccount
 */
GListModel *
kscore_scoring_model_get_accounts (KscoreScoringModel *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORING_MODEL (self), NULL);

  return G_LIST_MODEL (self->accounts);
}

/**
 * kscore_scoring_model_get_score:
 * @self: a model
 *
 * Returns: (transfer none): the score
 */
KscoreScorePart *
kscore_scoring_model_get_score (KscoreScoringModel *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORING_MODEL (self), NULL);

  return self->score;
}

/**
 * kscore_scoring_model_get_history:
 * @self: a model
 *
 * Returns: (transfer none): the score of every day
 */
KscoreHistory *
kscore_scoring_model_get_history (KscoreScoringModel *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORING_MODEL (self), NULL);

  return self->history;
}

/**
 * kscore_scoring_model_get_import:
 * @self: a model
 *
 * Returns: (transfer none): the import of archives
 */
KscoreImport *
kscore_scoring_model_get_import (KscoreScoringModel *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORING_MODEL (self), NULL);

  return self->import;
}

/**
 * kscore_scoring_model_get_refresh:
 * @self: a model
 *
 * Returns: (transfer none): linking and refreshing accounts
 */
KscoreRefresh *
kscore_scoring_model_get_refresh (KscoreScoringModel *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORING_MODEL (self), NULL);

  return self->refresh;
}

/**
 * kscore_scoring_model_get_statement:
 * @self: a model
 *
 * Returns: (transfer none): every part of the score
 */
KscoreStatement *
kscore_scoring_model_get_statement (KscoreScoringModel *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORING_MODEL (self), NULL);

  return self->statement;
}

/**
 * kscore_scoring_model_get_account_actions:
 * @self: a model
 *
 * Returns: (transfer none): unlinking and forgetting accounts
 */
KscoreAccountActions *
kscore_scoring_model_get_account_actions (KscoreScoringModel *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORING_MODEL (self), NULL);

  return self->account_actions;
}

/**
 * kscore_scoring_model_get_insights:
 * @self: a model
 *
 * Returns: (transfer none): what it explains beyond the score itself
 */
const KscoreInsights *
kscore_scoring_model_get_insights (KscoreScoringModel *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORING_MODEL (self), NULL);

  return &self->insights;
}

/**
 * kscore_scoring_model_get_workspace:
 * @self: a model
 *
 * Returns: (transfer none): what stands behind it, for blocking calls from a worker thread
 */
KscoreWorkspace *
kscore_scoring_model_get_workspace (KscoreScoringModel *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORING_MODEL (self), NULL);

  return self->workspace;
}
