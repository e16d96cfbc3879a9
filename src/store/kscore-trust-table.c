#include "config.h"

#include "store/kscore-trust-table.h"

#include "store/kscore-statement.h"

/**
 * kscore_trust_table_put:
 * @db: a writing connection
 * @network: a network's id
 * @key: the key of an actor there, whether anything is stored of them or not
 * @known: whether the owner knows them
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
kscore_trust_table_put (KscoreDatabase  *db,
                        const char      *network,
                        const char      *key,
                        gboolean         known,
                        GError         **error)
{
  if (!known)
    return kscore_statement_execute (db, error,
                                     "DELETE FROM trust_overrides WHERE network = ? AND key = ?",
                                     "ss", network, key);

  return kscore_statement_execute (db, error,
                                   "INSERT INTO trust_overrides (network, key, known)"
                                   " VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET known = 1"
                                   " WHERE known <> 1",
                                   "ss", network, key);
}

/**
 * kscore_trust_table_set:
 * @db: a writing connection, inside a transaction
 * @actors: (array length=n_actors): ids of actors, from the evidence
 * @n_actors: how many
 * @known: whether the owner knows them
 * @error: return location
 *
 * Ids that are not there are left out.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_trust_table_set (KscoreDatabase  *db,
                        const gint64    *actors,
                        guint            n_actors,
                        gboolean         known,
                        GError         **error)
{
  const char *sql = known
                    ? "INSERT INTO trust_overrides (network, key, known)"
                      " SELECT network, key, 1 FROM actors WHERE id = ?"
                      " ON CONFLICT DO UPDATE SET known = 1 WHERE known <> 1"
                    : "DELETE FROM trust_overrides WHERE (network, key) ="
                      " (SELECT network, key FROM actors WHERE id = ?)";

  for (guint i = 0; i < n_actors; i++)
    if (!kscore_statement_execute (db, error, sql, "i", actors[i]))
      return FALSE;

  return TRUE;
}

/**
 * kscore_trust_table_foreach:
 * @db: a connection
 * @func: (scope call): called with everybody whom the owner knows, by network and key
 * @user_data: for @func
 * @error: return location
 *
 * Returns: whether @func saw them all
 */
gboolean
kscore_trust_table_foreach (KscoreDatabase   *db,
                            KscoreTrustFunc   func,
                            gpointer          user_data,
                            GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (db,
                                        "SELECT network, key FROM trust_overrides"
                                        " WHERE known <> 0 ORDER BY network, key",
                                        error);
  if (statement == NULL)
    return FALSE;

  while (kscore_statement_next (db, statement, &local_error))
    {
      g_autofree char *network = kscore_statement_dup_text (statement, 0);
      g_autofree char *key = kscore_statement_dup_text (statement, 1);

      if (func (network, key, user_data, error))
        continue;

      sqlite3_reset (statement);
      return FALSE;
    }

  return kscore_statement_succeeded (&local_error, error);
}
