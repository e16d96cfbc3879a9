#include "config.h"

#include "store/kscore-score-table.h"

#include <math.h>

#include "store/kscore-statement.h"

/**
 * kscore_score_table_put:
 * @db: a writing connection
 * @person: whose scores
 * @model: the model's version, "kscore-1"
 * @snapshots: (array length=n_snapshots): one a day
 * @n_snapshots: how many
 * @error: return location
 *
 * Stores the days given, in place of what was stored for them; other days stay.
 *
 * Returns: whether they are stored
 */
gboolean
kscore_score_table_put (KscoreDatabase        *db,
                        gint64                 person,
                        const char            *model,
                        const KscoreSnapshot  *snapshots,
                        gsize                  n_snapshots,
                        GError               **error)
{
  for (gsize i = 0; i < n_snapshots; i++)
    {
      const KscoreSnapshot *day = &snapshots[i];

      if (!kscore_statement_execute (
            db, error,
            "INSERT OR REPLACE INTO scores (person, model, day, score, low, high, checked,"
            " response, recognition, audience, estimated)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "isirrrrrrri", person, model, (gint64) day->day, day->score, day->low, day->high,
            day->checked, day->response, day->recognition, day->audience,
            (gint64) (day->estimated ? 1 : 0)))
        return FALSE;
    }

  return TRUE;
}

/**
 * kscore_score_table_replace:
 * @db: a writing connection
 * @person: whose scores
 * @model: the model's version, "kscore-1"
 * @snapshots: (array length=n_snapshots): one a day
 * @n_snapshots: how many
 * @error: return location
 *
 * Stores a whole history in place of the one that was stored for this model.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_score_table_replace (KscoreDatabase        *db,
                            gint64                 person,
                            const char            *model,
                            const KscoreSnapshot  *snapshots,
                            gsize                  n_snapshots,
                            GError               **error)
{
  return kscore_statement_execute (db, error, "DELETE FROM scores WHERE person = ? AND model = ?",
                                   "is", person, model)
         && kscore_score_table_put (db, person, model, snapshots, n_snapshots, error);
}

/**
 * kscore_score_table_list:
 * @db: a connection
 * @person: whose scores
 * @model: the model's version, "kscore-1"
 * @error: return location
 *
 * Returns: (transfer full) (element-type KscoreSnapshot): its days in order, or %NULL
 */
GArray *
kscore_score_table_list (KscoreDatabase  *db,
                         gint64           person,
                         const char      *model,
                         GError         **error)
{
  g_autoptr (GArray) snapshots = g_array_new (FALSE, FALSE, sizeof (KscoreSnapshot));
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT day, score, low, high, checked, response, recognition, audience, estimated"
    " FROM scores WHERE person = ? AND model = ? ORDER BY day",
    error);
  if (statement == NULL)
    return NULL;

  kscore_statement_bind (statement, "is", person, model);
  while (kscore_statement_next (db, statement, &local_error))
    {
      KscoreSnapshot day = {
        .day = sqlite3_column_int (statement, 0),
        .score = kscore_statement_get_real (statement, 1),
        .low = kscore_statement_get_real (statement, 2),
        .high = kscore_statement_get_real (statement, 3),
        .checked = kscore_statement_get_real (statement, 4),
        .response = kscore_statement_get_real (statement, 5),
        .recognition = kscore_statement_get_real (statement, 6),
        .audience = kscore_statement_get_real (statement, 7),
        .estimated = sqlite3_column_int (statement, 8) != 0,
      };

      g_array_append_val (snapshots, day);
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&snapshots);
}

/**
 * kscore_shown_table_put:
 * @db: a writing connection
 * @person: who was shown
 * @shown: (array length=n_shown): figures; those without a score are left out
 * @n_shown: how many
 * @error: return location
 *
 * Stores what was shown on a day. The first figure of a day and model stays for ever.
 *
 * Returns: whether they are stored, now or before
 */
gboolean
kscore_shown_table_put (KscoreDatabase     *db,
                        gint64              person,
                        const KscoreShown  *shown,
                        gsize               n_shown,
                        GError            **error)
{
  for (gsize i = 0; i < n_shown; i++)
    if (isfinite (shown[i].score)
        && !kscore_statement_execute (
          db, error,
          "INSERT INTO shown (person, day, model, score, low, high) VALUES (?, ?, ?, ?, ?, ?)"
          " ON CONFLICT DO NOTHING",
          "iisrrr", person, (gint64) shown[i].day, shown[i].model, shown[i].score, shown[i].low,
          shown[i].high))
      return FALSE;

  return TRUE;
}

/**
 * kscore_shown_table_list:
 * @db: a connection
 * @person: who was shown
 * @error: return location
 *
 * Returns: (transfer full) (element-type KscoreShown): by day, then model, or %NULL
 */
GArray *
kscore_shown_table_list (KscoreDatabase  *db,
                         gint64           person,
                         GError         **error)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (KscoreShown));
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT day, model, score, low, high FROM shown WHERE person = ? ORDER BY day, model", error);
  if (statement == NULL)
    return NULL;

  kscore_statement_bind (statement, "i", person);
  while (kscore_statement_next (db, statement, &local_error))
    {
      KscoreShown figure = {
        .day = sqlite3_column_int (statement, 0),
        .score = sqlite3_column_double (statement, 2),
        .low = kscore_statement_get_real (statement, 3),
        .high = kscore_statement_get_real (statement, 4),
      };
      g_autofree char *model = kscore_statement_dup_text (statement, 1);

      g_strlcpy (figure.model, model, sizeof figure.model);
      g_array_append_val (figures, figure);
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&figures);
}
