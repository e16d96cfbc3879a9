#include "config.h"

#include "store/kscore-outgoing-table.h"

#include "store/kscore-statement.h"

/* Told twice, an act keeps its earlier day; one without a day is given that of the other. */
#define KEEP_EARLIER \
  " ON CONFLICT DO UPDATE SET day = ifnull(min(excluded.day, day), ifnull(excluded.day, day))" \
  " WHERE ifnull(excluded.day < day, excluded.day IS NOT NULL AND day IS NULL)"

/* One act has one person it was done for, whoever told of it: the one who is known, by a lasting
 * key if there is one. */
static gboolean
keep_one_person (KscoreDatabase        *db,
                 gint64                 account,
                 const KscoreOutgoing  *outgoing,
                 GError               **error)
{
  return kscore_statement_execute (
    db, error,
    "DELETE FROM outgoing WHERE account = ?1 AND kind = ?2 AND remote_id = ?3 AND actor <>"
    " (SELECT o.actor FROM outgoing o LEFT JOIN actors a ON a.id = o.actor"
    "  WHERE o.account = ?1 AND o.kind = ?2 AND o.remote_id = ?3"
    "  ORDER BY o.actor = 0, instr(a.key, '@') > 0 AND instr(a.key, ':') = 0, a.key LIMIT 1)",
    "iis", account, (gint64) outgoing->kind, outgoing->remote_id);
}

/**
 * kscore_outgoing_table_put:
 * @db: a writing connection
 * @account: the id of the account that did it
 * @outgoing: what was done
 * @actor: the id of whom it was done for, 0 where not told
 * @error: return location
 *
 * Adds something the owner did. Told again, by whatever source, it is still one act.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_outgoing_table_put (KscoreDatabase        *db,
                           gint64                 account,
                           const KscoreOutgoing  *outgoing,
                           gint64                 actor,
                           GError               **error)
{
  g_return_val_if_fail (outgoing->remote_id != NULL, FALSE);

  return kscore_statement_execute (
           db, error,
           "INSERT INTO outgoing (account, kind, remote_id, actor, day) VALUES (?, ?, ?, ?, ?)"
           KEEP_EARLIER,
           "iisit", account, (gint64) outgoing->kind, outgoing->remote_id, actor,
           outgoing->day != KSCORE_DAY_UNKNOWN ? (gint64) outgoing->day : KSCORE_TIME_UNKNOWN)
         && (outgoing->kind == KSCORE_KIND_MENTION
             || keep_one_person (db, account, outgoing, error));
}

/**
 * kscore_outgoing_table_merge_actor:
 * @db: a writing connection
 * @from: the id of an actor
 * @to: the id of another, which is the same account
 * @error: return location
 *
 * Makes everything that was done for one actor done for the other.
 *
 * Returns: whether it is done
 */
gboolean
kscore_outgoing_table_merge_actor (KscoreDatabase  *db,
                                   gint64           from,
                                   gint64           to,
                                   GError         **error)
{
  return kscore_statement_execute (
           db, error,
           "INSERT INTO outgoing (account, kind, remote_id, actor, day)"
           " SELECT account, kind, remote_id, ?2, day FROM outgoing WHERE actor = ?1"
           KEEP_EARLIER,
           "ii", from, to)
         && kscore_statement_execute (db, error, "DELETE FROM outgoing WHERE actor = ?", "i", from);
}

/**
 * kscore_outgoing_table_list:
 * @db: a connection
 * @account: an account's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type KscoreOutgoing): what it did for others, by day, kind,
 *   remote id and actor, or %NULL
 */
GPtrArray *
kscore_outgoing_table_list (KscoreDatabase  *db,
                            gint64           account,
                            GError         **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_outgoing_free);
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT o.remote_id, o.kind, a.key, o.day FROM outgoing o LEFT JOIN actors a ON a.id = o.actor"
    " WHERE o.account = ? ORDER BY o.day, o.kind, o.remote_id, a.key",
    error);
  if (statement == NULL)
    return NULL;

  kscore_statement_bind (statement, "i", account);
  while (kscore_statement_next (db, statement, &local_error))
    {
      KscoreOutgoing *outgoing =
        kscore_outgoing_new (NULL, (KscoreKind) sqlite3_column_int (statement, 1), NULL,
                             (KscoreDay) kscore_statement_get_int (statement, 3,
                                                                   KSCORE_DAY_UNKNOWN));

      outgoing->remote_id = kscore_statement_dup_text (statement, 0);
      outgoing->actor = kscore_statement_dup_text (statement, 2);
      g_ptr_array_add (list, outgoing);
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&list);
}
