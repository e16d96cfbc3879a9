#include "config.h"

#include "store/kscore-setting-table.h"

#include "store/kscore-statement.h"

/**
 * kscore_setting_table_set:
 * @db: a writing connection
 * @key: a name
 * @value: (nullable): its value, %NULL to remove it
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
kscore_setting_table_set (KscoreDatabase  *db,
                          const char      *key,
                          const char      *value,
                          GError         **error)
{
  if (value == NULL)
    return kscore_statement_execute (db, error, "DELETE FROM settings WHERE key = ?", "s", key);

  return kscore_statement_execute (db, error,
                                   "INSERT INTO settings (key, value) VALUES (?, ?)"
                                   " ON CONFLICT DO UPDATE SET value = excluded.value",
                                   "ss", key, value);
}

/**
 * kscore_setting_table_get:
 * @db: a connection
 * @key: a name
 * @value: (out) (transfer full) (nullable): its value, %NULL where it is not set
 * @error: return location
 *
 * Returns: whether the question was answered
 */
gboolean
kscore_setting_table_get (KscoreDatabase  *db,
                          const char      *key,
                          char           **value,
                          GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (db, "SELECT value FROM settings WHERE key = ?", error);
  if (statement == NULL)
    return FALSE;

  *value = NULL;
  kscore_statement_bind (statement, "s", key);
  if (kscore_statement_next (db, statement, &local_error))
    *value = kscore_statement_dup_text (statement, 0);
  sqlite3_reset (statement);

  return kscore_statement_succeeded (&local_error, error);
}

/**
 * kscore_setting_table_list:
 * @db: a connection
 * @error: return location
 *
 * Leaves out what the store keeps for itself, whose names begin with "store.".
 *
 * Returns: (transfer full) (element-type utf8 utf8): all settings, or %NULL
 */
GHashTable *
kscore_setting_table_list (KscoreDatabase  *db,
                           GError         **error)
{
  g_autoptr (GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db, "SELECT key, value FROM settings WHERE key NOT LIKE 'store.%'", error);
  if (statement == NULL)
    return NULL;

  while (kscore_statement_next (db, statement, &local_error))
    g_hash_table_insert (settings, kscore_statement_dup_text (statement, 0),
                         kscore_statement_dup_text (statement, 1));

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&settings);
}
