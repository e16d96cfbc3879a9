#include "config.h"

#include "store/kscore-interaction-table.h"

#include "store/kscore-statement.h"

/* The same reaction told twice keeps the more exact time, else the earlier, whichever source
 * came first. */
#define KEEP_BETTER \
  " DO UPDATE SET day = excluded.day, at = excluded.at, precision = excluded.precision" \
  " WHERE (excluded.precision, excluded.at) < (precision, at)"

/**
 * kscore_interaction_table_put:
 * @db: a writing connection
 * @account: the id of the account it was done to
 * @actor: the id of who did it
 * @post: the id of the post it was done to, 0 for none
 * @interaction: the rest of it
 * @error: return location
 *
 * Adds a reaction. When it is stored already, a more exact time moves it to another day.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_interaction_table_put (KscoreDatabase           *db,
                              gint64                    account,
                              gint64                    actor,
                              gint64                    post,
                              const KscoreInteraction  *interaction,
                              GError                  **error)
{
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "INSERT INTO interactions (account, day, kind, actor, post, seq, at, precision)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT" KEEP_BETTER,
    error);
  if (statement == NULL)
    return FALSE;

  /* A million times in an import: bound without the letters of kscore_statement_bind(). */
  sqlite3_bind_int64 (statement, 1, account);
  sqlite3_bind_int64 (statement, 2, kscore_day_from_time (interaction->at));
  sqlite3_bind_int64 (statement, 3, interaction->kind);
  sqlite3_bind_int64 (statement, 4, actor);
  sqlite3_bind_int64 (statement, 5, post);
  sqlite3_bind_int64 (statement, 6, interaction->seq);
  sqlite3_bind_int64 (statement, 7, interaction->at);
  sqlite3_bind_int64 (statement, 8, interaction->precision);

  return kscore_statement_run (db, statement, error);
}

/**
 * kscore_interaction_table_merge_actor:
 * @db: a writing connection
 * @from: the id of an actor
 * @to: the id of another, which is the same account
 * @error: return location
 *
 * Gives everything that one actor did to the other. Reads the whole table: actors are merged
 * seldom, and an index over actors would cost every insertion.
 *
 * Returns: whether it is done
 */
gboolean
kscore_interaction_table_merge_actor (KscoreDatabase  *db,
                                      gint64           from,
                                      gint64           to,
                                      GError         **error)
{
  return kscore_statement_execute (
           db, error,
           "INSERT INTO interactions (account, day, kind, actor, post, seq, at, precision)"
           " SELECT account, day, kind, ?2, post, seq, at, precision FROM interactions"
           " WHERE actor = ?1 ON CONFLICT" KEEP_BETTER,
           "ii", from, to)
         && kscore_statement_execute (db, error, "DELETE FROM interactions WHERE actor = ?", "i",
                                      from);
}

/**
 * kscore_interaction_table_foreach:
 * @db: a connection
 * @account: an account's id
 * @func: (scope call): called with each of its interactions, by day, kind, actor, post and number
 * @user_data: for @func
 * @error: return location
 *
 * Holds no more than those of one day and kind in memory. The order rests on remote ids, so that
 * it does not depend on what was imported first.
 *
 * Returns: whether @func saw them all
 */
gboolean
kscore_interaction_table_foreach (KscoreDatabase         *db,
                                  gint64                  account,
                                  KscoreInteractionFunc   func,
                                  gpointer                user_data,
                                  GError                **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT i.day, i.kind, a.key, p.native_id, i.seq, i.at, i.precision"
    " FROM interactions i JOIN actors a ON a.id = i.actor LEFT JOIN posts p ON p.id = i.post"
    " WHERE i.account = ? ORDER BY i.day, i.kind, a.key, p.native_id, i.seq",
    error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "i", account);
  while (kscore_statement_next (db, statement, &local_error))
    {
      g_autofree char *actor = kscore_statement_dup_text (statement, 2);
      g_autofree char *post = kscore_statement_dup_text (statement, 3);
      KscoreInteraction interaction = {
        .post = post,
        .kind = (KscoreKind) sqlite3_column_int (statement, 1),
        .actor = actor,
        .seq = sqlite3_column_int64 (statement, 4),
        .at = sqlite3_column_int64 (statement, 5),
        .precision = (KscorePrecision) sqlite3_column_int (statement, 6),
      };

      if (!func (&interaction, sqlite3_column_int (statement, 0), user_data, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }

  return kscore_statement_succeeded (&local_error, error);
}
