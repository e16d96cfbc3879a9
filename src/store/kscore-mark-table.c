#include "config.h"

#include "store/kscore-mark-table.h"

#include <math.h>

#include "store/kscore-statement.h"

/* These are readings of one figure, each a row of its own. */
static gboolean
is_reading (KscoreMarkKind kind)
{
  return kind == KSCORE_MARK_REPUTATION || kind == KSCORE_MARK_KARMA;
}

/**
 * kscore_mark_table_put:
 * @db: a writing connection
 * @account: the id of the account that was marked
 * @mark: a mark; of a linking page, its maker is the domain
 * @maker: the id of the actor who made it, 0 where not known or a domain
 * @error: return location
 *
 * Adds a mark or brings it up to date: it begins at the earliest time told and ends as told
 * last. Reputation and karma keep every reading.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_mark_table_put (KscoreDatabase    *db,
                       gint64             account,
                       const KscoreMark  *mark,
                       gint64             maker,
                       GError           **error)
{
  gboolean linking = mark->kind == KSCORE_MARK_LINKING_PAGE;
  double value = isfinite (mark->value) ? MAX (mark->value, 0.0) : 0.0;

  return kscore_statement_execute (
    db, error,
    "INSERT INTO marks (account, kind, source, maker, domain, reading, value, from_at, to_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET value = excluded.value,"
    " from_at = ifnull(min(excluded.from_at, from_at), ifnull(excluded.from_at, from_at)),"
    " to_at = excluded.to_at",
    "iisisirtt", account, (gint64) mark->kind, mark->source != NULL ? mark->source : "",
    linking ? (gint64) 0 : maker, linking && mark->maker != NULL ? mark->maker : "",
    is_reading (mark->kind) && mark->from != KSCORE_TIME_UNKNOWN ? mark->from : (gint64) 0, value,
    mark->from, mark->to);
}

/**
 * kscore_mark_table_list:
 * @db: a connection
 * @account: an account's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type KscoreMark): its marks, by kind, source, maker and
 *   time, or %NULL
 */
GPtrArray *
kscore_mark_table_list (KscoreDatabase  *db,
                        gint64           account,
                        GError         **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_mark_free);
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT m.kind, ifnull(a.key, nullif(m.domain, '')), nullif(m.source, ''), m.value,"
    " m.from_at, m.to_at FROM marks m LEFT JOIN actors a ON a.id = m.maker"
    " WHERE m.account = ? ORDER BY m.kind, m.source, a.key, m.domain, m.reading",
    error);
  if (statement == NULL)
    return NULL;

  kscore_statement_bind (statement, "i", account);
  while (kscore_statement_next (db, statement, &local_error))
    {
      KscoreMark *mark = kscore_mark_new ((KscoreMarkKind) sqlite3_column_int (statement, 0), NULL,
                                          NULL,
                                          kscore_statement_get_int (statement, 4,
                                                                    KSCORE_TIME_UNKNOWN));

      mark->maker = kscore_statement_dup_text (statement, 1);
      mark->source = kscore_statement_dup_text (statement, 2);
      mark->value = sqlite3_column_double (statement, 3);
      mark->to = kscore_statement_get_int (statement, 5, KSCORE_TIME_UNKNOWN);
      g_ptr_array_add (marks, mark);
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&marks);
}
