#include "config.h"

#include "service/kscore-account-actions-private.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "service/kscore-linked-account.h"
#include "service/kscore-scoring-model-private.h"
#include "service/kscore-workspace-private.h"

/**
 * KscoreAccountActions:
 *
 * What a page does with linked accounts: unlinking, linking again, forgetting with undo. The work
 * is done in the store's own thread. A forgotten account is gone from every list and from the
 * score at once, and deleted only by %KSCORE_ACCOUNT_FINISH_FORGET; where the program is killed
 * before, whoever opens the database to write next deletes it.
 */
struct _KscoreAccountActions {
  GObject             parent_instance;

  KscoreScoringModel *model;      /* (unowned) (nullable): a weak pointer, it owns this */
  GHashTable         *hidden;     /* (owned) (element-type utf8 utf8): handle by id, of what is
                                   * forgotten and can be brought back */
  guint               n_deleting;
  char               *message;    /* (owned) (nullable) */
  int                 n_listings; /* begun by any worker: atomic */
  int                 shown;      /* the listing that the model shows */
};

G_DEFINE_FINAL_TYPE (KscoreAccountActions, kscore_account_actions, G_TYPE_OBJECT)

typedef enum {
  PROP_DELETING = 1,
  PROP_MESSAGE,
  PROP_PENDING,
  PROP_OBSTACLE,
} KscoreAccountActionsProperty;

static GParamSpec *props[PROP_OBSTACLE + 1];

/* One call of change_async(). */
typedef struct {
  KscoreWorkspace     *workspace; /* (owned) */
  KscoreAccountChange  change;
  char                *account;   /* (owned) (nullable) */
  char                *handle;    /* (owned) (nullable) */
  GPtrArray           *accounts;  /* (owned) (nullable): written by the worker */
  int                  listing;   /* its number: written by the worker */
} Call;

static void
call_free (Call *call)
{
  g_clear_object (&call->workspace);
  g_clear_pointer (&call->account, g_free);
  g_clear_pointer (&call->handle, g_free);
  g_clear_pointer (&call->accounts, g_ptr_array_unref);
  g_free (call);
}

static void
kscore_account_actions_dispose (GObject *object)
{
  KscoreAccountActions *self = KSCORE_ACCOUNT_ACTIONS (object);

  g_clear_weak_pointer (&self->model);

  G_OBJECT_CLASS (kscore_account_actions_parent_class)->dispose (object);
}

static void
kscore_account_actions_finalize (GObject *object)
{
  KscoreAccountActions *self = KSCORE_ACCOUNT_ACTIONS (object);

  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (kscore_account_actions_parent_class)->finalize (object);
}

static void
kscore_account_actions_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  KscoreAccountActions *self = KSCORE_ACCOUNT_ACTIONS (object);

  switch ((KscoreAccountActionsProperty) prop_id)
    {
    case PROP_DELETING:
      g_value_set_boolean (value, self->n_deleting > 0);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_PENDING:
      g_value_set_boolean (value, kscore_account_actions_get_pending (self));
      break;
    case PROP_OBSTACLE:
      g_value_take_string (value, kscore_account_actions_dup_obstacle (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_account_actions_class_init (KscoreAccountActionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = kscore_account_actions_dispose;
  object_class->finalize = kscore_account_actions_finalize;
  object_class->get_property = kscore_account_actions_get_property;

  props[PROP_DELETING] = g_param_spec_boolean ("deleting", NULL, NULL, FALSE, flags);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  props[PROP_PENDING] = g_param_spec_boolean ("pending", NULL, NULL, FALSE, flags);
  props[PROP_OBSTACLE] = g_param_spec_string ("obstacle", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_account_actions_init (KscoreAccountActions *self)
{
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
notify_obstacle (KscoreAccountActions *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OBSTACLE]);
}

/**
 * kscore_account_actions_new:
 * @model: whose accounts are changed; not kept alive, and with its import and refresh
 *
 * Returns: (transfer full): actions
 */
KscoreAccountActions *
kscore_account_actions_new (KscoreScoringModel *model)
{
  KscoreAccountActions *self = g_object_new (KSCORE_TYPE_ACCOUNT_ACTIONS, NULL);

  g_set_weak_pointer (&self->model, model);
  g_signal_connect_object (kscore_scoring_model_get_import (model), "notify::running",
                           G_CALLBACK (notify_obstacle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kscore_scoring_model_get_refresh (model), "notify::running",
                           G_CALLBACK (notify_obstacle), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * kscore_account_actions_get_deleting:
 * @self: actions
 *
 * Returns: whether what was forgotten is being deleted
 */
gboolean
kscore_account_actions_get_deleting (KscoreAccountActions *self)
{
  g_return_val_if_fail (KSCORE_IS_ACCOUNT_ACTIONS (self), FALSE);

  return self->n_deleting > 0;
}

/**
 * kscore_account_actions_get_message:
 * @self: actions
 *
 * Returns: (transfer none) (nullable): what is being deleted, translated
 */
const char *
kscore_account_actions_get_message (KscoreAccountActions *self)
{
  g_return_val_if_fail (KSCORE_IS_ACCOUNT_ACTIONS (self), NULL);

  return self->message;
}

/**
 * kscore_account_actions_get_pending:
 * @self: actions
 *
 * Returns: whether something is forgotten and can be brought back
 */
gboolean
kscore_account_actions_get_pending (KscoreAccountActions *self)
{
  g_return_val_if_fail (KSCORE_IS_ACCOUNT_ACTIONS (self), FALSE);

  return g_hash_table_size (self->hidden) > 0;
}

/**
 * kscore_account_actions_list_pending:
 * @self: actions
 *
 * Returns: (transfer full): the ids of what is forgotten and can be brought back
 */
char **
kscore_account_actions_list_pending (KscoreAccountActions *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (KSCORE_IS_ACCOUNT_ACTIONS (self), NULL);

  g_hash_table_iter_init (&iter, self->hidden);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_strv_builder_add (builder, id);
  return g_strv_builder_end (builder);
}

/**
 * kscore_account_actions_get_handle:
 * @self: actions
 * @account: the id of an account that is forgotten and can be brought back
 *
 * Returns: (transfer none): its name
 */
const char *
kscore_account_actions_get_handle (KscoreAccountActions *self,
                                   const char           *account)
{
  const char *handle;

  g_return_val_if_fail (KSCORE_IS_ACCOUNT_ACTIONS (self), account);

  handle = g_hash_table_lookup (self->hidden, account);
  return handle != NULL ? handle : account;
}

/**
 * kscore_account_actions_dup_obstacle:
 * @self: actions
 *
 * Returns: (transfer full) (nullable): why accounts cannot be changed now, translated
 */
char *
kscore_account_actions_dup_obstacle (KscoreAccountActions *self)
{
  g_return_val_if_fail (KSCORE_IS_ACCOUNT_ACTIONS (self), NULL);

  if (self->model == NULL)
    return NULL;
  if (kscore_scoring_model_get_sample (self->model))
    return g_strdup (_("This is sample data of a made-up person: its accounts can only be looked "
                       "at."));
  if (kscore_import_get_running (kscore_scoring_model_get_import (self->model)))
    return g_strdup (_("An archive is being imported: accounts can be changed when that is done."));
  if (kscore_refresh_get_running (kscore_scoring_model_get_refresh (self->model)))
    return g_strdup (_("Accounts are being read: they can be changed when that is done."));
  if (self->n_deleting > 0)
    return g_strdup (_("An account is being deleted: others can be changed when that is done."));
  return NULL;
}

static char *
find_handle (KscoreAccountActions *self,
             const char           *id)
{
  GListModel *accounts = kscore_scoring_model_get_accounts (self->model);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(KscoreLinkedAccount) account = g_list_model_get_item (accounts, i);

      if (g_strcmp0 (kscore_linked_account_get_id (account), id) == 0)
        return g_strdup (kscore_linked_account_get_handle (account));
    }
  return g_strdup (id);
}

static void
set_message (KscoreAccountActions *self,
             const Call           *call)
{
  const char *handle = NULL;

  g_clear_pointer (&self->message, g_free);
  if (call != NULL && call->account != NULL)
    handle = g_hash_table_lookup (self->hidden, call->account);
  if (handle != NULL)
    /* Translators: %s is the name of an account */
    self->message = g_strdup_printf (_("Deleting %s and everything known of it"), handle);
  else if (call != NULL)
    self->message = g_strdup (_("Deleting what was forgotten"));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
}

static void
count_deleting (KscoreAccountActions *self,
                const Call           *call,
                int                   more)
{
  gboolean was = self->n_deleting > 0;

  if (call->change != KSCORE_ACCOUNT_FINISH_FORGET)
    return;

  self->n_deleting = (guint) ((int) self->n_deleting + more);
  if (was == (self->n_deleting > 0))
    return;
  set_message (self, self->n_deleting > 0 ? call : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DELETING]);
  notify_obstacle (self);
}

static void
notify_pending (KscoreAccountActions *self,
                gboolean              before)
{
  if (before != kscore_account_actions_get_pending (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PENDING]);
}

/* What is being deleted cannot be brought back any more. */
static void
note_begin (KscoreAccountActions *self,
            const Call           *call)
{
  gboolean before = kscore_account_actions_get_pending (self);

  count_deleting (self, call, 1);
  if (call->change != KSCORE_ACCOUNT_FINISH_FORGET)
    return;
  if (call->account != NULL)
    g_hash_table_remove (self->hidden, call->account);
  else
    g_hash_table_remove_all (self->hidden);
  notify_pending (self, before);
}

static void
note_end (KscoreAccountActions *self,
          Call                 *call)
{
  gboolean before = kscore_account_actions_get_pending (self);

  if (call->change == KSCORE_ACCOUNT_FORGET)
    g_hash_table_insert (self->hidden, g_strdup (call->account), g_steal_pointer (&call->handle));
  else if (call->change == KSCORE_ACCOUNT_UNDO_FORGET)
    g_hash_table_remove (self->hidden, call->account);
  notify_pending (self, before);
}

static gboolean
run (Call          *call,
     GCancellable  *cancellable,
     GError       **error)
{
  switch (call->change)
    {
    case KSCORE_ACCOUNT_UNLINK:
      return kscore_workspace_unlink (call->workspace, call->account, cancellable, error);
    case KSCORE_ACCOUNT_RELINK:
      return kscore_workspace_relink (call->workspace, call->account, cancellable, error);
    case KSCORE_ACCOUNT_FORGET:
      return kscore_workspace_begin_forget (call->workspace, call->account, cancellable, error);
    case KSCORE_ACCOUNT_UNDO_FORGET:
      return kscore_workspace_undo_forget (call->workspace, call->account, cancellable, error);
    case KSCORE_ACCOUNT_FINISH_FORGET:
    default:
      return kscore_workspace_finish_forget (call->workspace, call->account, cancellable, error);
    }
}

static void
run_thread (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  KscoreAccountActions *self = source_object;
  Call *call = task_data;
  GError *error = NULL;

  /* What is written is written: the list is not cancelled any more. Its number is taken between
   * the two, so that a list of a higher number knows of every change with a lower one. */
  if (run (call, cancellable, &error))
    {
      call->listing = g_atomic_int_add (&self->n_listings, 1) + 1;
      call->accounts = kscore_workspace_list_accounts (call->workspace, NULL, &error);
    }
  if (call->accounts == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
ran_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  KscoreAccountActions *self = KSCORE_ACCOUNT_ACTIONS (object);
  g_autoptr(GTask) task = user_data;
  Call *call = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  count_deleting (self, call, -1);
  if (!done)
    {
      g_task_return_error (task, error);
      return;
    }

  note_end (self, call);
  if (self->model != NULL && call->listing > self->shown)
    {
      self->shown = call->listing;
      kscore_scoring_model_change_accounts (self->model, call->accounts);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * kscore_account_actions_change_async:
 * @self: actions of an open model
 * @change: what is done
 * @account: (nullable): the id of an account; %NULL, with %KSCORE_ACCOUNT_FINISH_FORGET only, for
 *   all that is forgotten
 * @cancellable: (nullable): a cancellable; what is written by then stays so
 * @callback: called when it is done and the model shows the accounts
 * @user_data: for @callback
 *
 * Changes an account. The score follows.
 */
void
kscore_account_actions_change_async (KscoreAccountActions *self,
                                     KscoreAccountChange   change,
                                     const char           *account,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) work = NULL;
  g_autofree char *obstacle = NULL;
  Call *call;

  g_return_if_fail (KSCORE_IS_ACCOUNT_ACTIONS (self));
  g_return_if_fail (self->model != NULL);
  g_return_if_fail (account != NULL || change == KSCORE_ACCOUNT_FINISH_FORGET);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kscore_account_actions_change_async);
  g_task_set_check_cancellable (task, FALSE);

  /* Whoever wants something back gets it, and what is owed is done. */
  if (change != KSCORE_ACCOUNT_UNDO_FORGET && change != KSCORE_ACCOUNT_FINISH_FORGET)
    obstacle = kscore_account_actions_dup_obstacle (self);
  if (obstacle != NULL)
    {
      g_task_return_new_error (task, KSCORE_ERROR, KSCORE_ERROR_BUSY, "%s", obstacle);
      return;
    }

  call = g_new0 (Call, 1);
  call->workspace = g_object_ref (kscore_scoring_model_get_workspace (self->model));
  call->change = change;
  call->account = g_strdup (account);
  if (change == KSCORE_ACCOUNT_FORGET)
    call->handle = find_handle (self, account);
  work = g_task_new (self, cancellable, ran_cb, g_steal_pointer (&task));
  g_task_set_source_tag (work, ran_cb);
  g_task_set_check_cancellable (work, FALSE);
  g_task_set_task_data (work, call, (GDestroyNotify) call_free);
  note_begin (self, call);
  g_task_run_in_thread (work, run_thread);
}

/**
 * kscore_account_actions_change_finish:
 * @self: actions
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether it is done
 */
gboolean
kscore_account_actions_change_finish (KscoreAccountActions  *self,
                                      GAsyncResult          *result,
                                      GError               **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kscore_account_actions_change_async),
                        FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
