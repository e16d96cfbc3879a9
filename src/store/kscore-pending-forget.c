#include "config.h"

#include "store/kscore-pending-forget.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "store/kscore-account-table.h"
#include "store/kscore-forget.h"
#include "store/kscore-setting-table.h"
#include "store/kscore-statement.h"

/* A setting an account: this and its id; the value says what to go back to. What lists accounts
 * (kscore-account-table.c) and what deletes one (kscore-forget.c) know it too. */
#define KEY_PREFIX "store.forget."
#define LINKED     "linked"
#define UNLINKED   "unlinked"

static char *
dup_key (gint64 account)
{
  return g_strdup_printf (KEY_PREFIX "%" G_GINT64_FORMAT, account);
}

/**
 * kscore_pending_forget_add:
 * @db: a writing connection inside a transaction
 * @account: the id of an account
 * @error: return location
 *
 * Unlinks an account and hides it, until it is deleted or brought back. Whoever opens the database
 * to write next deletes it.
 *
 * Returns: whether there is such an account
 */
gboolean
kscore_pending_forget_add (KscoreDatabase  *db,
                           gint64           account,
                           GError         **error)
{
  g_autofree char *key = dup_key (account);

  return kscore_statement_execute (db, error,
                                   "INSERT OR IGNORE INTO settings (key, value)"
                                   " SELECT ?1, iif(linked, '" LINKED "', '" UNLINKED "')"
                                   " FROM accounts WHERE id = ?2",
                                   "si", key, account)
         && kscore_account_table_set_linked (db, account, FALSE, error);
}

/**
 * kscore_pending_forget_remove:
 * @db: a writing connection inside a transaction
 * @account: the id of an account
 * @error: return location
 *
 * Brings an account back as it was.
 *
 * Returns: whether it was to be forgotten; %KSCORE_ERROR_NOT_FOUND otherwise
 */
gboolean
kscore_pending_forget_remove (KscoreDatabase  *db,
                              gint64           account,
                              GError         **error)
{
  g_autofree char *key = dup_key (account);
  g_autofree char *value = NULL;

  if (!kscore_setting_table_get (db, key, &value, error))
    return FALSE;
  if (value == NULL)
    {
      g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                           _("There is no such account."));
      return FALSE;
    }

  return kscore_setting_table_set (db, key, NULL, error)
         && kscore_account_table_set_linked (db, account, g_str_equal (value, LINKED), error);
}

/**
 * kscore_pending_forget_find:
 * @db: a connection
 * @id: an id as "network:native id"
 * @error: return location
 *
 * Returns: the id of an account that is to be forgotten, or 0 with %KSCORE_ERROR_NOT_FOUND
 */
gint64
kscore_pending_forget_find (KscoreDatabase  *db,
                            const char      *id,
                            GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;
  gint64 found = 0;

  statement = kscore_statement_prepare (
    db,
    "SELECT accounts.id FROM accounts JOIN settings ON key = '" KEY_PREFIX "' || accounts.id"
    " WHERE network || ':' || native_id = ?",
    error);
  if (statement == NULL)
    return 0;

  kscore_statement_bind (statement, "s", id);
  while (kscore_statement_next (db, statement, &local_error))
    found = sqlite3_column_int64 (statement, 0);
  if (!kscore_statement_succeeded (&local_error, error))
    return 0;
  if (found == 0)
    g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                         _("The account is deleted already."));
  return found;
}

/**
 * kscore_pending_forget_list:
 * @db: a connection
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the accounts that are to be forgotten, or %NULL
 */
GArray *
kscore_pending_forget_list (KscoreDatabase  *db,
                            GError         **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT accounts.id FROM accounts JOIN settings ON key = '" KEY_PREFIX "' || accounts.id"
    " ORDER BY accounts.id",
    error);
  if (statement == NULL)
    return NULL;

  while (kscore_statement_next (db, statement, &local_error))
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (list, id);
    }
  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&list);
}

/**
 * kscore_pending_forget_settle:
 * @db: a writing connection outside of a transaction
 * @error: return location
 *
 * Deletes what is to be forgotten, for somebody who was killed before. The file still has to be
 * cleaned: see kscore_forget_is_pending().
 *
 * Returns: whether nothing is left to be forgotten
 */
gboolean
kscore_pending_forget_settle (KscoreDatabase  *db,
                              GError         **error)
{
  g_autoptr (GArray) list = kscore_pending_forget_list (db, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      if (!kscore_database_begin (db, error))
        return FALSE;
      if (!kscore_forget_account (db, g_array_index (list, gint64, i), error))
        {
          kscore_database_rollback (db);
          return FALSE;
        }
      if (!kscore_database_commit (db, error))
        return FALSE;
    }

  return list != NULL;
}
