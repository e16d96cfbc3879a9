#include "config.h"

#include "store/kscore-coverage-table.h"

#include "store/kscore-statement.h"

/**
 * kscore_coverage_table_put:
 * @db: a writing connection
 * @account: an account's id
 * @coverage: days that are complete, with the kinds they are complete of
 * @error: return location
 *
 * Adds an interval and makes one of all that touch it and hold the same kinds. An interval that
 * ends before it begins is nothing.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_coverage_table_put (KscoreDatabase        *db,
                           gint64                 account,
                           const KscoreCoverage  *coverage,
                           GError               **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;
  gint64 from = MAX (coverage->from, KSCORE_DAY_MIN);
  gint64 to = MIN (coverage->to, KSCORE_DAY_MAX);
  gint64 merged_from, merged_to;

  if (coverage->from == KSCORE_DAY_UNKNOWN || to < from || coverage->kinds == 0)
    return TRUE;

  statement = kscore_statement_prepare (
    db,
    "SELECT min(from_day, ?3), max(to_day, ?4) FROM"
    " (SELECT ifnull(min(from_day), ?3) AS from_day, ifnull(max(to_day), ?4) AS to_day"
    " FROM coverage WHERE account = ?1 AND kinds = ?2 AND from_day <= ?4 + 1 AND to_day >= ?3 - 1)",
    error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "iiii", account, (gint64) coverage->kinds, from, to);
  if (!kscore_statement_next (db, statement, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  merged_from = sqlite3_column_int64 (statement, 0);
  merged_to = sqlite3_column_int64 (statement, 1);
  sqlite3_reset (statement);

  return kscore_statement_execute (
           db, error,
           "DELETE FROM coverage WHERE account = ?1 AND kinds = ?2"
           " AND from_day >= ?3 AND to_day <= ?4",
           "iiii", account, (gint64) coverage->kinds, merged_from, merged_to)
         && kscore_statement_execute (
           db, error,
           "INSERT INTO coverage (account, kinds, from_day, to_day) VALUES (?, ?, ?, ?)",
           "iiii", account, (gint64) coverage->kinds, merged_from, merged_to);
}

/**
 * kscore_coverage_table_list:
 * @db: a connection
 * @account: an account's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type KscoreCoverage): its intervals by kinds, then day, or
 *   %NULL
 */
GArray *
kscore_coverage_table_list (KscoreDatabase  *db,
                            gint64           account,
                            GError         **error)
{
  g_autoptr (GArray) intervals = g_array_new (FALSE, FALSE, sizeof (KscoreCoverage));
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT kinds, from_day, to_day FROM coverage WHERE account = ? ORDER BY kinds, from_day",
    error);
  if (statement == NULL)
    return NULL;

  kscore_statement_bind (statement, "i", account);
  while (kscore_statement_next (db, statement, &local_error))
    {
      KscoreCoverage interval = {
        .from = sqlite3_column_int (statement, 1),
        .to = sqlite3_column_int (statement, 2),
        .kinds = (KscoreKinds) sqlite3_column_int64 (statement, 0),
      };

      g_array_append_val (intervals, interval);
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&intervals);
}
