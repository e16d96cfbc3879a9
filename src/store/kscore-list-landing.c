#include "config.h"

#include "core/kscore-spread.h"
#include "store/kscore-interaction-table.h"
#include "store/kscore-list-private.h"
#include "store/kscore-statement.h"

#define SECONDS_TO_NOON (12 * 3600)

/* Somebody on a list whose day has to be made up. */
typedef struct {
  gint64 actor;
  gint64 seq;
} Undated;

/* Those on the list whom nobody has dated, in the order of their keys: the same whoever was
 * stored first. */
static GArray *
list_undated (KscoreDatabase    *db,
              const KscoreList  *list,
              GError           **error)
{
  g_autoptr (GArray) undated = g_array_new (FALSE, FALSE, sizeof (Undated));
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT s.actor, s.seq FROM staged s JOIN actors a ON a.id = s.actor"
    " LEFT JOIN relations r ON r.account = s.account AND r.actor = s.actor"
    " WHERE s.account = ?1 AND s.post = ?2 AND s.kind = ?3 AND s.at IS NULL"
    " AND (s.post <> 0 OR ifnull(r.follows_owner, 0) = 0) AND NOT EXISTS"
    " (SELECT 1 FROM interactions i WHERE i.account = s.account AND i.post = s.post"
    "  AND i.kind = s.kind AND i.actor = s.actor AND i.seq = s.seq)"
    " ORDER BY a.key, s.seq",
    error);
  if (statement == NULL)
    return NULL;

  kscore_statement_bind (statement, "iii", list->account, list->post, (gint64) list->kind);
  while (kscore_statement_next (db, statement, &local_error))
    {
      Undated one = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };

      g_array_append_val (undated, one);
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&undated);
}

/* When the list was read last. That it was found hidden since then is no reading. */
static gboolean
get_previous (KscoreDatabase    *db,
              const KscoreList  *list,
              gint64            *previous,
              GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  *previous = KSCORE_TIME_UNKNOWN;
  statement = kscore_statement_prepare (db, "SELECT ended_at FROM lists" KSCORE_OF_LIST, error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "iii", list->account, list->post, (gint64) list->kind);
  while (kscore_statement_next (db, statement, &local_error))
    *previous = kscore_statement_get_int (statement, 0, KSCORE_TIME_UNKNOWN);

  return kscore_statement_succeeded (&local_error, error);
}

/* When the i-th of n new ones came: with its post, where the list is read for the first time, else
 * somewhere between the two readings, but never before the post. */
static gint64
estimate_time (gint64 post_at,
               gint64 read_at,
               gint64 now,
               guint  i,
               guint  n)
{
  KscoreDay today = kscore_day_from_time (now);
  KscoreDay previous, day;
  gint64 at;

  if (read_at == KSCORE_TIME_UNKNOWN)
    return post_at;

  previous = MIN (kscore_day_from_time (read_at), today);
  day = kscore_spread_get_day (previous, today, i, n);
  at = kscore_day_to_time (day) + SECONDS_TO_NOON;

  return post_at != KSCORE_TIME_UNKNOWN ? MAX (at, post_at) : at;
}

static gboolean
land_undated (KscoreDatabase    *db,
              const KscoreList  *list,
              gint64             post_at,
              gint64             previous,
              gint64             now,
              GError           **error)
{
  g_autoptr (GArray) undated = list_undated (db, list, error);

  if (undated == NULL)
    return FALSE;

  for (guint i = 0; i < undated->len; i++)
    {
      const Undated *one = &g_array_index (undated, Undated, i);
      KscoreInteraction interaction = {
        .kind = (KscoreKind) list->kind,
        .seq = one->seq,
        .at = estimate_time (post_at, previous, now, i + 1, undated->len),
        .precision = KSCORE_PRECISION_ESTIMATED,
      };

      if (!kscore_interaction_table_put (db, list->account, one->actor, list->post, &interaction,
                                         error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
land_dated (KscoreDatabase    *db,
            const KscoreList  *list,
            GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db, "SELECT actor, seq, at, precision FROM staged" KSCORE_OF_LIST " AND at IS NOT NULL", error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "iii", list->account, list->post, (gint64) list->kind);
  while (kscore_statement_next (db, statement, &local_error))
    {
      KscoreInteraction interaction = {
        .kind = (KscoreKind) list->kind,
        .seq = sqlite3_column_int64 (statement, 1),
        .at = sqlite3_column_int64 (statement, 2),
        .precision = (KscorePrecision) sqlite3_column_int (statement, 3),
      };

      if (!kscore_interaction_table_put (db, list->account, sqlite3_column_int64 (statement, 0),
                                         list->post, &interaction, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }

  return kscore_statement_succeeded (&local_error, error);
}

static gboolean
land_reactions (KscoreDatabase    *db,
                const KscoreList  *list,
                gint64             post_at,
                gint64             previous,
                gint64             now,
                GError           **error)
{
  if (!land_undated (db, list, post_at, previous, now, error) || !land_dated (db, list, error))
    return FALSE;

  return !list->complete
         || kscore_list_execute (
           db, list,
           "DELETE FROM interactions" KSCORE_OF_LIST " AND NOT EXISTS"
           " (SELECT 1 FROM staged s WHERE s.account = interactions.account"
           "  AND s.post = interactions.post AND s.kind = interactions.kind"
           "  AND s.actor = interactions.actor AND s.seq = interactions.seq)",
           error);
}

static gboolean
land_followers (KscoreDatabase    *db,
                const KscoreList  *list,
                gint64             previous,
                gint64             now,
                GError           **error)
{
  if (previous != KSCORE_TIME_UNKNOWN
      && !land_undated (db, list, KSCORE_TIME_UNKNOWN, previous, now, error))
    return FALSE;

  if (!kscore_statement_execute (
        db, error,
        "INSERT INTO relations (account, actor, follows_owner, follows_day)"
        " SELECT account, actor, 1, ?4 FROM staged" KSCORE_OF_LIST
        " ON CONFLICT DO UPDATE SET follows_owner = 1, follows_day = excluded.follows_day"
        " WHERE follows_owner = 0",
        "iiii", list->account, list->post, (gint64) list->kind,
        (gint64) kscore_day_from_time (now)))
    return FALSE;

  return !list->complete
         || kscore_list_execute (
           db, list,
           "UPDATE relations SET follows_owner = 0, follows_day = NULL"
           " WHERE account = ?1 AND follows_owner"
           " AND actor NOT IN (SELECT actor FROM staged" KSCORE_OF_LIST ")",
           error);
}

static gboolean
land_following (KscoreDatabase    *db,
                const KscoreList  *list,
                GError           **error)
{
  if (!kscore_list_execute (
        db, list,
        "INSERT INTO relations (account, actor, followed_by_owner)"
        " SELECT account, actor, 1 FROM staged" KSCORE_OF_LIST
        " ON CONFLICT DO UPDATE SET followed_by_owner = 1 WHERE followed_by_owner = 0",
        error))
    return FALSE;

  return !list->complete
         || kscore_list_execute (
           db, list,
           "UPDATE relations SET followed_by_owner = 0"
           " WHERE account = ?1 AND followed_by_owner"
           " AND actor NOT IN (SELECT actor FROM staged" KSCORE_OF_LIST ")",
           error);
}

/**
 * kscore_list_table_land:
 * @db: a writing connection inside a transaction
 * @list: the list that is read to its end, or to where it was cut: as it was got, with the total
 *   now and whether it is complete
 * @now: when
 * @error: return location
 *
 * Makes what was put aside known. A complete list is the truth: who does not stand on it has
 * taken the reaction back, or follows no more. One that was cut takes nothing away.
 *
 * Reactions without a time keep the day they have; new ones are of the post's time where the
 * list lands for the first time, and spread between the two readings later. Followers make no
 * interaction the first time, and a follow each afterwards. When it landed before is looked up,
 * whatever @list says.
 *
 * Returns: whether it is done
 */
gboolean
kscore_list_table_land (KscoreDatabase    *db,
                        const KscoreList  *list,
                        gint64             now,
                        GError           **error)
{
  KscoreList landed = *list;
  g_autofree char *post = NULL;
  gint64 post_at, previous;

  if (!get_previous (db, list, &previous, error))
    return FALSE;

  if (kscore_list_is_reactions (list))
    {
      if (!kscore_list_get_post (db, list, &post, &post_at, error))
        return FALSE;
      /* Gone in the meantime: nothing of it may come back. */
      if (post == NULL)
        return kscore_list_execute (db, list, "DELETE FROM staged" KSCORE_OF_LIST, error);
      if (!land_reactions (db, list, post_at, previous, now, error))
        return FALSE;
    }
  if (kscore_list_is_followers (list) && !land_followers (db, list, previous, now, error))
    return FALSE;
  if (kscore_list_is_following (list) && !land_following (db, list, error))
    return FALSE;

  landed.landed_at = now;
  landed.cursor = NULL;
  landed.started_at = KSCORE_TIME_UNKNOWN;
  landed.pages = 0;

  return kscore_list_table_put (db, &landed, error)
         && kscore_statement_execute (db, error, "UPDATE lists SET ended_at = ?4" KSCORE_OF_LIST,
                                      "iiii", list->account, list->post, (gint64) list->kind, now)
         && kscore_list_execute (db, list, "DELETE FROM staged" KSCORE_OF_LIST, error);
}
