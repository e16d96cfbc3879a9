#include "config.h"

#include "store/kscore-source-table.h"

#include "core/kscore-date.h"
#include "store/kscore-statement.h"

/**
 * kscore_source_table_put:
 * @db: a writing connection
 * @account: an account's id
 * @source: where it is read
 * @error: return location
 *
 * Stores a source in place of what was stored for the account.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_source_table_put (KscoreDatabase      *db,
                         gint64               account,
                         const KscoreSource  *source,
                         GError             **error)
{
  g_return_val_if_fail (source->network != NULL, FALSE);

  return kscore_statement_execute (
    db, error,
    "INSERT OR REPLACE INTO sources (account, network, native_id, handle, remote_id, server, pds,"
    " directory, software, version, service, checked_at, confirmed, loopback)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "isssssssssstii", account, source->network, source->native_id, source->handle,
    source->remote_id, source->server, source->pds, source->directory, source->software,
    source->version, source->service, source->checked_at,
    (gint64) (source->confirmed ? 1 : 0), (gint64) (source->loopback ? 1 : 0));
}

/**
 * kscore_source_table_get:
 * @db: a connection
 * @account: an account's id
 * @source: (out) (transfer full) (nullable): where it is read, %NULL for an account that came
 *   from archives alone
 * @error: return location
 *
 * Returns: whether the question was answered
 */
gboolean
kscore_source_table_get (KscoreDatabase  *db,
                         gint64           account,
                         KscoreSource   **source,
                         GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  *source = NULL;
  statement = kscore_statement_prepare (
    db,
    "SELECT network, native_id, handle, remote_id, server, pds, directory, software, version,"
    " service, checked_at, confirmed, loopback FROM sources WHERE account = ?",
    error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "i", account);
  if (kscore_statement_next (db, statement, &local_error))
    {
      *source = kscore_source_new (NULL);
      (*source)->network = kscore_statement_dup_text (statement, 0);
      (*source)->native_id = kscore_statement_dup_text (statement, 1);
      (*source)->handle = kscore_statement_dup_text (statement, 2);
      (*source)->remote_id = kscore_statement_dup_text (statement, 3);
      (*source)->server = kscore_statement_dup_text (statement, 4);
      (*source)->pds = kscore_statement_dup_text (statement, 5);
      (*source)->directory = kscore_statement_dup_text (statement, 6);
      (*source)->software = kscore_statement_dup_text (statement, 7);
      (*source)->version = kscore_statement_dup_text (statement, 8);
      (*source)->service = kscore_statement_dup_text (statement, 9);
      (*source)->checked_at = kscore_statement_get_int (statement, 10, KSCORE_TIME_UNKNOWN);
      (*source)->confirmed = sqlite3_column_int (statement, 11) != 0;
      (*source)->loopback = sqlite3_column_int (statement, 12) != 0;
      sqlite3_reset (statement);
    }

  return kscore_statement_succeeded (&local_error, error);
}

/**
 * kscore_source_table_confirm:
 * @db: a writing connection
 * @account: an account's id
 * @error: return location
 *
 * Notes that the account is proven to be the owner's, where it is read from its network.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_source_table_confirm (KscoreDatabase  *db,
                             gint64           account,
                             GError         **error)
{
  return kscore_statement_execute (db, error, "UPDATE sources SET confirmed = 1 WHERE account = ?",
                                   "i", account);
}
