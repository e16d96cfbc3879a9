#include "config.h"

#include "service/kscore-workspace-private.h"

#include "core/kscore-error.h"
#include "store/kscore-account-table.h"
#include "store/kscore-pending-forget.h"

/* What a person does with one account: unlinking, linking again, forgetting and bringing back. */

typedef struct {
  const char *name;
  gint64      account;
} AccountChange;

/* The id that files and the command line use is meant before a handle. */
static gboolean
find_account (KscoreDatabase  *db,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  AccountChange *change = data;
  g_autoptr(GPtrArray) accounts = kscore_account_table_list (db, error);

  if (accounts == NULL)
    return FALSE;

  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreStoredAccount *stored = g_ptr_array_index (accounts, i);
      g_autofree char *id = kscore_account_dup_string_id (stored->account);

      if (g_str_equal (id, change->name))
        {
          change->account = stored->id;
          return TRUE;
        }
    }

  change->account = kscore_account_table_find (db, change->name, error);
  return change->account != 0;
}

static gboolean
unlink_account (KscoreDatabase  *db,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  AccountChange *change = data;

  return find_account (db, data, cancellable, error)
         && kscore_account_table_set_linked (db, change->account, FALSE, error);
}

static gboolean
relink_account (KscoreDatabase  *db,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  AccountChange *change = data;

  return find_account (db, data, cancellable, error)
         && kscore_account_table_set_linked (db, change->account, TRUE, error);
}

static gboolean
hide_account (KscoreDatabase  *db,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  AccountChange *change = data;

  return find_account (db, data, cancellable, error)
         && kscore_pending_forget_add (db, change->account, error);
}

static gboolean
bring_back_account (KscoreDatabase  *db,
                    gpointer         data,
                    GCancellable    *cancellable,
                    GError         **error)
{
  AccountChange *change = data;

  change->account = kscore_pending_forget_find (db, change->name, error);
  return change->account != 0 && kscore_pending_forget_remove (db, change->account, error);
}

static gboolean
list_hidden (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  GArray **list = data;

  *list = kscore_pending_forget_list (db, error);
  return *list != NULL;
}

static gboolean
find_hidden (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  AccountChange *change = data;

  change->account = kscore_pending_forget_find (db, change->name, error);
  return change->account != 0;
}

static gboolean
change_account (KscoreWorkspace  *self,
                const char       *account,
                KscoreStoreFunc   func,
                GCancellable     *cancellable,
                GError          **error)
{
  AccountChange change = { .name = account };

  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (account != NULL, FALSE);

  if (!kscore_workspace_check_writable (self, error)
      || !kscore_store_run (kscore_workspace_get_store (self), KSCORE_STORE_WRITE, func, &change,
                            cancellable, error))
    return FALSE;

  kscore_workspace_evidence_changed (self);
  return TRUE;
}

/**
 * kscore_workspace_unlink:
 * @self: an open workspace
 * @account: an id or a handle
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Makes an account count for nothing while what is known of it is kept; importing or linking it
 * again undoes that.
 *
 * Returns: whether it was done; %KSCORE_ERROR_NOT_FOUND where there is no such account
 */
gboolean
kscore_workspace_unlink (KscoreWorkspace  *self,
                         const char       *account,
                         GCancellable     *cancellable,
                         GError          **error)
{
  return change_account (self, account, unlink_account, cancellable, error);
}

/**
 * kscore_workspace_relink:
 * @self: an open workspace
 * @account: an id or a handle
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Makes an unlinked account count again, with what is known of it.
 *
 * Returns: whether it was done; %KSCORE_ERROR_NOT_FOUND where there is no such account
 */
gboolean
kscore_workspace_relink (KscoreWorkspace  *self,
                         const char       *account,
                         GCancellable     *cancellable,
                         GError          **error)
{
  return change_account (self, account, relink_account, cancellable, error);
}

/**
 * kscore_workspace_begin_forget:
 * @self: an open workspace
 * @account: an id or a handle
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Makes an account count for nothing and hides it from every list, as if it were forgotten. It can
 * be brought back until kscore_workspace_finish_forget() has deleted it, or whoever opens the
 * database to write next.
 *
 * Returns: whether it was done; %KSCORE_ERROR_NOT_FOUND where there is no such account
 */
gboolean
kscore_workspace_begin_forget (KscoreWorkspace  *self,
                               const char       *account,
                               GCancellable     *cancellable,
                               GError          **error)
{
  return change_account (self, account, hide_account, cancellable, error);
}

/**
 * kscore_workspace_undo_forget:
 * @self: an open workspace
 * @account: the id of an account that is being forgotten
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Brings an account back exactly as it was.
 *
 * Returns: whether it was done; %KSCORE_ERROR_NOT_FOUND where it is deleted already
 */
gboolean
kscore_workspace_undo_forget (KscoreWorkspace  *self,
                              const char       *account,
                              GCancellable     *cancellable,
                              GError          **error)
{
  return change_account (self, account, bring_back_account, cancellable, error);
}

/**
 * kscore_workspace_has_hidden:
 * @self: an open workspace
 * @hidden: (out): whether an account is being forgotten
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: whether the question was answered
 */
gboolean
kscore_workspace_has_hidden (KscoreWorkspace  *self,
                             gboolean         *hidden,
                             GCancellable     *cancellable,
                             GError          **error)
{
  g_autoptr(GArray) list = NULL;

  if (!kscore_store_run (kscore_workspace_get_store (self), KSCORE_STORE_READ, list_hidden, &list,
                         cancellable, error))
    return FALSE;
  *hidden = list->len > 0;
  return TRUE;
}

/* The ids of what is being forgotten: @account alone, or all. */
static GArray *
ref_hidden (KscoreWorkspace  *self,
            const char       *account,
            GCancellable     *cancellable,
            GError          **error)
{
  KscoreStore *store = kscore_workspace_get_store (self);
  AccountChange change = { .name = account };
  g_autoptr(GError) local_error = NULL;
  GArray *list = NULL;

  if (account == NULL)
    return kscore_store_run (store, KSCORE_STORE_READ, list_hidden, &list, cancellable, error)
             ? list : NULL;

  list = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (kscore_store_run (store, KSCORE_STORE_READ, find_hidden, &change, cancellable, &local_error))
    return g_array_append_val (list, change.account);
  /* Brought back or deleted meanwhile. */
  if (g_error_matches (local_error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND))
    return list;

  g_array_unref (list);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * kscore_workspace_finish_forget:
 * @self: an open workspace
 * @account: (nullable): the id of an account, %NULL for all that are being forgotten
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Deletes everything known of what is being forgotten, from the file and its backups too. An
 * account that is not being forgotten stays.
 *
 * Returns: whether nothing of it is left
 */
gboolean
kscore_workspace_finish_forget (KscoreWorkspace  *self,
                                const char       *account,
                                GCancellable     *cancellable,
                                GError          **error)
{
  g_autoptr(GArray) list = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), FALSE);

  list = ref_hidden (self, account, cancellable, error);
  if (list == NULL)
    return FALSE;
  if (list->len == 0)
    return TRUE;
  if (!kscore_workspace_check_writable (self, error))
    return FALSE;

  for (guint i = 0; done && i < list->len; i++)
    done = kscore_store_forget (kscore_workspace_get_store (self),
                                g_array_index (list, gint64, i), cancellable, error);
  kscore_workspace_evidence_changed (self);
  return done;
}

/**
 * kscore_workspace_forget:
 * @self: an open workspace
 * @account: an id or a handle
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Deletes everything known of an account, from the file and its backups too.
 *
 * Returns: whether it was done; %KSCORE_ERROR_NOT_FOUND where there is no such account
 */
gboolean
kscore_workspace_forget (KscoreWorkspace  *self,
                         const char       *account,
                         GCancellable     *cancellable,
                         GError          **error)
{
  AccountChange change = { .name = account };
  gboolean forgotten;

  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (account != NULL, FALSE);

  if (!kscore_workspace_check_writable (self, error)
      || !kscore_store_run (kscore_workspace_get_store (self), KSCORE_STORE_READ, find_account,
                            &change, cancellable, error))
    return FALSE;

  forgotten = kscore_store_forget (kscore_workspace_get_store (self), change.account, cancellable,
                                   error);
  /* Only now, and also after a failure, which may have come after the rows were gone. */
  kscore_workspace_evidence_changed (self);
  return forgotten;
}
