#include "config.h"

#include "store/kscore-host-table.h"

#include "core/kscore-values.h"
#include "store/kscore-statement.h"

/**
 * kscore_host_free:
 * @host: (transfer full) (nullable): a host
 */
void
kscore_host_free (KscoreHost *host)
{
  if (host == NULL)
    return;

  g_free (host->host);
  g_free (host);
}

/**
 * kscore_host_table_put:
 * @db: a writing connection
 * @host: what a host told
 * @error: return location
 *
 * Stores it in place of what the host told before.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_host_table_put (KscoreDatabase    *db,
                       const KscoreHost  *host,
                       GError           **error)
{
  g_return_val_if_fail (host->host != NULL, FALSE);

  return kscore_statement_execute (db, error,
                                   "INSERT OR REPLACE INTO hosts"
                                   " (host, not_before, remaining, reset_at) VALUES (?, ?, ?, ?)",
                                   "siut", host->host, host->not_before, host->remaining,
                                   host->reset_at);
}

/**
 * kscore_host_table_list:
 * @db: a connection
 * @error: return location
 *
 * Returns: (transfer full) (element-type KscoreHost): the hosts by name, or %NULL
 */
GPtrArray *
kscore_host_table_list (KscoreDatabase  *db,
                        GError         **error)
{
  g_autoptr (GPtrArray) hosts = NULL;
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db, "SELECT host, not_before, remaining, reset_at FROM hosts ORDER BY host", error);
  if (statement == NULL)
    return NULL;

  hosts = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_host_free);
  while (kscore_statement_next (db, statement, &local_error))
    {
      KscoreHost *host = g_new (KscoreHost, 1);

      host->host = kscore_statement_dup_text (statement, 0);
      host->not_before = sqlite3_column_int64 (statement, 1);
      host->remaining = kscore_statement_get_int (statement, 2, KSCORE_UNKNOWN);
      host->reset_at = kscore_statement_get_int (statement, 3, KSCORE_TIME_UNKNOWN);
      g_ptr_array_add (hosts, host);
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&hosts);
}
