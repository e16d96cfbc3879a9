#include "config.h"

#include "store/kscore-account-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "store/kscore-coverage-table.h"
#include "store/kscore-statement.h"

/**
 * kscore_stored_account_free:
 * @account: (transfer full) (nullable): an account
 */
void
kscore_stored_account_free (KscoreStoredAccount *account)
{
  if (account == NULL)
    return;

  g_clear_pointer (&account->account, kscore_account_free);
  g_clear_pointer (&account->coverage, g_array_unref);
  g_free (account->state);
  g_free (account->error);
  g_free (account);
}

static KscoreStoredAccount *
stored_account_from_row (sqlite3_stmt *statement)
{
  KscoreStoredAccount *stored = g_new0 (KscoreStoredAccount, 1);
  KscoreAccount *account = kscore_account_new (NULL, NULL, NULL);

  stored->account = account;
  stored->id = sqlite3_column_int64 (statement, 0);
  account->network = kscore_statement_dup_text (statement, 1);
  account->native_id = kscore_statement_dup_text (statement, 2);
  account->handle = kscore_statement_dup_text (statement, 3);
  account->display_name = kscore_statement_dup_text (statement, 4);
  account->url = kscore_statement_dup_text (statement, 5);
  account->created_at = kscore_statement_get_int (statement, 6, KSCORE_TIME_UNKNOWN);
  account->following = kscore_statement_get_int (statement, 7, KSCORE_UNKNOWN);
  account->followers = kscore_statement_get_int (statement, 8, KSCORE_UNKNOWN);
  stored->linked = sqlite3_column_int (statement, 9) != 0;
  stored->state = kscore_statement_dup_text (statement, 10);
  stored->last_refresh = kscore_statement_get_int (statement, 11, KSCORE_TIME_UNKNOWN);
  stored->n_posts = sqlite3_column_int64 (statement, 12);
  stored->n_interactions = sqlite3_column_int64 (statement, 13);
  stored->error = kscore_statement_dup_text (statement, 14);
  stored->error_at = kscore_statement_get_int (statement, 15, KSCORE_TIME_UNKNOWN);
  stored->retry_at = kscore_statement_get_int (statement, 16, KSCORE_TIME_UNKNOWN);
  stored->live = sqlite3_column_int (statement, 17) != 0;

  return stored;
}

/* What is to be forgotten is nobody's any more; see kscore-pending-forget.c. */
#define NOT_FORGOTTEN                                                                       \
  " AND NOT EXISTS (SELECT 1 FROM settings WHERE key = 'store.forget.' || accounts.id)"

/**
 * kscore_account_table_list:
 * @db: a connection
 * @error: return location
 *
 * Lists the owner's accounts, unlinked ones too, by network and native id; not those that are to be
 * forgotten.
 *
 * Returns: (transfer full) (element-type KscoreStoredAccount): the accounts, or %NULL
 */
GPtrArray *
kscore_account_table_list (KscoreDatabase  *db,
                           GError         **error)
{
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT id, network, native_id, handle, display_name, url, created_at, following,"
    " (SELECT followers FROM audience WHERE account = accounts.id ORDER BY at DESC LIMIT 1),"
    " linked, state, last_refresh,"
    " (SELECT count(*) FROM posts WHERE account = accounts.id)"
    " - (SELECT count(*) FROM posts WHERE account = accounts.id AND deleted_at IS NOT NULL),"
    " (SELECT count(*) FROM interactions WHERE account = accounts.id),"
    " error, error_at, retry_at,"
    " EXISTS (SELECT 1 FROM sources WHERE account = accounts.id)"
    " FROM accounts WHERE person = 1" NOT_FORGOTTEN " ORDER BY network, native_id",
    error);
  if (statement == NULL)
    return NULL;

  accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_stored_account_free);
  while (kscore_statement_next (db, statement, &local_error))
    g_ptr_array_add (accounts, stored_account_from_row (statement));

  for (guint i = 0; local_error == NULL && i < accounts->len; i++)
    {
      KscoreStoredAccount *stored = g_ptr_array_index (accounts, i);

      stored->coverage = kscore_coverage_table_list (db, stored->id, &local_error);
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&accounts);
}

/**
 * kscore_account_table_find:
 * @db: a connection
 * @id_or_handle: an id as "network:native id", a native id or a handle, with or without @ before
 *   it; not the store's own number, which nobody is shown
 * @error: return location
 *
 * Returns: the id of the owner's account, or 0 with %KSCORE_ERROR_NOT_FOUND, or
 *   %KSCORE_ERROR_BAD_INPUT where several have that handle
 */
gint64
kscore_account_table_find (KscoreDatabase  *db,
                           const char      *id_or_handle,
                           GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;
  const char *name = id_or_handle[0] == '@' ? id_or_handle + 1 : id_or_handle;
  gint64 found = 0;
  guint n_found = 0;

  statement = kscore_statement_prepare (
    db,
    "SELECT id FROM accounts"
    " WHERE person = 1 AND (native_id = ?1 OR network || ':' || native_id = ?1"
    " OR lower(handle) = lower(?1))" NOT_FORGOTTEN,
    error);
  if (statement == NULL)
    return 0;

  kscore_statement_bind (statement, "s", name);
  while (kscore_statement_next (db, statement, &local_error))
    {
      found = sqlite3_column_int64 (statement, 0);
      n_found++;
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return 0;
  if (n_found == 0)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                   _("There is no account “%s”."), id_or_handle);
      return 0;
    }
  if (n_found > 1)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   _("Several accounts are called “%s”; use the id."), id_or_handle);
      return 0;
    }

  return found;
}

/**
 * kscore_account_table_put:
 * @db: a writing connection
 * @account: an account of the owner, as a source describes it
 * @error: return location
 *
 * Adds an account or brings it up to date; what the source does not tell stays as it is. An
 * unlinked account stays unlinked.
 *
 * Returns: its id, or 0
 */
gint64
kscore_account_table_put (KscoreDatabase       *db,
                          const KscoreAccount  *account,
                          GError              **error)
{
  sqlite3_stmt *statement;
  gint64 id;

  g_return_val_if_fail (account->network != NULL && account->native_id != NULL, 0);

  statement = kscore_statement_prepare (
    db,
    "INSERT INTO accounts"
    " (person, network, native_id, handle, display_name, url, created_at, following)"
    " VALUES (1, ?, ?, ifnull(?, ''), ?, ?, ?, ?)"
    " ON CONFLICT (network, native_id) DO UPDATE SET"
    " handle = iif(excluded.handle = '', handle, excluded.handle),"
    " display_name = ifnull(excluded.display_name, display_name),"
    " url = ifnull(excluded.url, url),"
    " created_at = ifnull(excluded.created_at, created_at),"
    " following = ifnull(excluded.following, following)"
    " RETURNING id",
    error);
  if (statement == NULL)
    return 0;

  kscore_statement_bind (statement, "ssssstu", account->network, account->native_id,
                         account->handle, account->display_name, account->url,
                         account->created_at, account->following);
  return kscore_statement_query (db, statement, &id, error) ? id : 0;
}

static gboolean
require_changed_row (KscoreDatabase  *db,
                     GError         **error)
{
  if (sqlite3_changes (kscore_database_get_handle (db)) > 0)
    return TRUE;

  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                       _("There is no such account."));

  return FALSE;
}

/**
 * kscore_account_table_set_linked:
 * @db: a writing connection
 * @account: an id
 * @linked: whether it counts
 * @error: return location
 *
 * Unlinks an account or links it again. Its data stay as they are.
 *
 * Returns: whether there is such an account
 */
gboolean
kscore_account_table_set_linked (KscoreDatabase  *db,
                                 gint64           account,
                                 gboolean         linked,
                                 GError         **error)
{
  return kscore_statement_execute (db, error, "UPDATE accounts SET linked = ? WHERE id = ?", "ii",
                                   (gint64) (linked ? 1 : 0), account)
         && require_changed_row (db, error);
}

/**
 * kscore_account_table_set_state:
 * @db: a writing connection
 * @account: an id
 * @state: "ok", or a word for what stands in the way
 * @last_refresh: seconds, or %KSCORE_TIME_UNKNOWN to leave it; an older one changes nothing
 * @error: return location
 *
 * With "ok" nothing of what stood in the way before is left.
 *
 * Returns: whether there is such an account
 */
gboolean
kscore_account_table_set_state (KscoreDatabase  *db,
                                gint64           account,
                                const char      *state,
                                gint64           last_refresh,
                                GError         **error)
{
  return kscore_statement_execute (db, error,
                                   "UPDATE accounts SET state = ?1,"
                                   " last_refresh = ifnull(max(ifnull(last_refresh, ?2), ?2),"
                                   "                       last_refresh),"
                                   " error = iif(?1 = 'ok', NULL, error),"
                                   " error_at = iif(?1 = 'ok', NULL, error_at),"
                                   " retry_at = iif(?1 = 'ok', NULL, retry_at) WHERE id = ?3",
                                   "sti", state, last_refresh, account)
         && require_changed_row (db, error);
}

/**
 * kscore_account_table_set_trouble:
 * @db: a writing connection
 * @account: an id
 * @state: a word for what stands in the way, or "ok"
 * @sentence: (nullable): the same for a person
 * @at: when it was found out
 * @retry_at: when it may be tried again, or %KSCORE_TIME_UNKNOWN
 * @error: return location
 *
 * Notes what stands in the way of reading an account. With "ok" it notes that nothing does.
 *
 * Returns: whether there is such an account
 */
gboolean
kscore_account_table_set_trouble (KscoreDatabase  *db,
                                  gint64           account,
                                  const char      *state,
                                  const char      *sentence,
                                  gint64           at,
                                  gint64           retry_at,
                                  GError         **error)
{
  if (strcmp (state, "ok") == 0)
    {
      sentence = NULL;
      at = KSCORE_TIME_UNKNOWN;
      retry_at = KSCORE_TIME_UNKNOWN;
    }

  return kscore_statement_execute (db, error,
                                   "UPDATE accounts SET state = ?, error = ?, error_at = ?,"
                                   " retry_at = ? WHERE id = ?",
                                   "sstti", state, sentence, at, retry_at, account)
         && require_changed_row (db, error);
}
