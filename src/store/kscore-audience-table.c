#include "config.h"

#include "store/kscore-audience-table.h"

#include "store/kscore-statement.h"

/**
 * kscore_audience_table_put:
 * @db: a writing connection
 * @account: an account's id
 * @audience: one reading; followers below 0 are stored as 0
 * @error: return location
 *
 * Keeps every reading; of two within one second the higher stays, whichever came first.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_audience_table_put (KscoreDatabase        *db,
                           gint64                 account,
                           const KscoreAudience  *audience,
                           GError               **error)
{
  return kscore_statement_execute (
    db, error,
    "INSERT INTO audience (account, at, followers) VALUES (?, ?, ?)"
    " ON CONFLICT DO UPDATE SET followers = excluded.followers"
    " WHERE excluded.followers > followers",
    "iii", account, audience->at, MAX (audience->followers, 0));
}

/**
 * kscore_audience_table_list:
 * @db: a connection
 * @account: an account's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type KscoreAudience): its readings by time, or %NULL
 */
GArray *
kscore_audience_table_list (KscoreDatabase  *db,
                            gint64           account,
                            GError         **error)
{
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (KscoreAudience));
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db, "SELECT at, followers FROM audience WHERE account = ? ORDER BY at", error);
  if (statement == NULL)
    return NULL;

  kscore_statement_bind (statement, "i", account);
  while (kscore_statement_next (db, statement, &local_error))
    {
      KscoreAudience reading = {
        .at = sqlite3_column_int64 (statement, 0),
        .followers = sqlite3_column_int64 (statement, 1),
      };

      g_array_append_val (readings, reading);
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&readings);
}
