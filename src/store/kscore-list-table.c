#include "config.h"

#include "store/kscore-list-table.h"

#include <string.h>

#include "store/kscore-actor-table.h"
#include "store/kscore-list-private.h"
#include "store/kscore-statement.h"

/**
 * kscore_list_clear:
 * @list: a list
 *
 * Frees what it owns, not the list itself.
 */
void
kscore_list_clear (KscoreList *list)
{
  g_clear_pointer (&list->cursor, g_free);
}

gboolean
kscore_list_is_followers (const KscoreList *list)
{
  return list->post == 0 && list->kind == KSCORE_LIST_FOLLOWERS;
}

gboolean
kscore_list_is_following (const KscoreList *list)
{
  return list->post == 0 && list->kind == KSCORE_LIST_FOLLOWING;
}

gboolean
kscore_list_is_reactions (const KscoreList *list)
{
  return list->post > 0 && list->kind > KSCORE_KIND_NONE && list->kind < KSCORE_N_KINDS;
}

/* A statement about one list that returns nothing. */
gboolean
kscore_list_execute (KscoreDatabase    *db,
                     const KscoreList  *list,
                     const char        *sql,
                     GError           **error)
{
  return kscore_statement_execute (db, error, sql, "iii", list->account, list->post,
                                   (gint64) list->kind);
}

/* And one that returns a number. */
static gboolean
query (KscoreDatabase    *db,
       const KscoreList  *list,
       const char        *sql,
       gint64            *value,
       GError           **error)
{
  sqlite3_stmt *statement = kscore_statement_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "iii", list->account, list->post, (gint64) list->kind);
  return kscore_statement_query (db, statement, value, error);
}

/**
 * kscore_list_table_get:
 * @db: a connection
 * @account: an account's id
 * @post: a post's id, 0 for a list of the account
 * @kind: a #KscoreKind or #KscoreListKind
 * @list: (out caller-allocates): how far it is read; with nothing known where it never was
 * @error: return location
 *
 * Returns: whether the question was answered; if not, @list is of no use, but may be cleared
 */
gboolean
kscore_list_table_get (KscoreDatabase  *db,
                       gint64           account,
                       gint64           post,
                       guint            kind,
                       KscoreList      *list,
                       GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  *list = (KscoreList) {
    .account = account,
    .post = post,
    .kind = kind,
    .landed_at = KSCORE_TIME_UNKNOWN,
    .total = KSCORE_UNKNOWN,
    .started_at = KSCORE_TIME_UNKNOWN,
    .from_at = KSCORE_TIME_UNKNOWN,
    .until_at = KSCORE_TIME_UNKNOWN,
    .ended_at = KSCORE_TIME_UNKNOWN,
  };
  statement = kscore_statement_prepare (
    db,
    "SELECT landed_at, total, complete, hidden, cursor, started_at, pages, from_at, until_at,"
    " ended_at FROM lists" KSCORE_OF_LIST,
    error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "iii", account, post, (gint64) kind);
  if (kscore_statement_next (db, statement, &local_error))
    {
      list->landed_at = kscore_statement_get_int (statement, 0, KSCORE_TIME_UNKNOWN);
      list->total = kscore_statement_get_int (statement, 1, KSCORE_UNKNOWN);
      list->complete = sqlite3_column_int (statement, 2) != 0;
      list->hidden = sqlite3_column_int (statement, 3) != 0;
      list->cursor = kscore_statement_dup_text (statement, 4);
      list->started_at = kscore_statement_get_int (statement, 5, KSCORE_TIME_UNKNOWN);
      list->pages = (guint) sqlite3_column_int64 (statement, 6);
      list->from_at = kscore_statement_get_int (statement, 7, KSCORE_TIME_UNKNOWN);
      list->until_at = kscore_statement_get_int (statement, 8, KSCORE_TIME_UNKNOWN);
      list->ended_at = kscore_statement_get_int (statement, 9, KSCORE_TIME_UNKNOWN);
      sqlite3_reset (statement);
    }

  return kscore_statement_succeeded (&local_error, error);
}

/**
 * kscore_list_table_put:
 * @db: a writing connection
 * @list: how far it is read
 * @error: return location
 *
 * Stores all of it in place of what was stored. A list that the network does not show is put with
 * the time at which that was found out as landed_at: it is looked at again later, and what it
 * shows then is dated by when it was really read last.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_list_table_put (KscoreDatabase    *db,
                       const KscoreList  *list,
                       GError           **error)
{
  return kscore_statement_execute (
    db, error,
    "INSERT INTO lists (account, post, kind, landed_at, total, complete, hidden, cursor,"
    " started_at, pages, from_at, until_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET landed_at = excluded.landed_at, total = excluded.total,"
    " complete = excluded.complete, hidden = excluded.hidden, cursor = excluded.cursor,"
    " started_at = excluded.started_at, pages = excluded.pages, from_at = excluded.from_at,"
    " until_at = excluded.until_at",
    "iiituiistitt", list->account, list->post, (gint64) list->kind, list->landed_at, list->total,
    (gint64) (list->complete ? 1 : 0), (gint64) (list->hidden ? 1 : 0), list->cursor,
    list->started_at, (gint64) list->pages, list->from_at, list->until_at);
}

/* @native_id is NULL for a post that is gone. */
gboolean
kscore_list_get_post (KscoreDatabase    *db,
                      const KscoreList  *list,
                      char             **native_id,
                      gint64            *at,
                      GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  *native_id = NULL;
  *at = KSCORE_TIME_UNKNOWN;
  statement = kscore_statement_prepare (
    db, "SELECT native_id, at FROM posts WHERE id = ? AND account = ? AND deleted_at IS NULL",
    error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "ii", list->post, list->account);
  if (kscore_statement_next (db, statement, &local_error))
    {
      *native_id = kscore_statement_dup_text (statement, 0);
      *at = sqlite3_column_int64 (statement, 1);
      sqlite3_reset (statement);
    }

  return kscore_statement_succeeded (&local_error, error);
}

/* What the list itself says is known only once it has landed. */
static gboolean
put_actor (KscoreDatabase     *db,
           const KscoreList   *list,
           const KscoreActor  *actor,
           GError            **error)
{
  KscoreActor shown = *actor;
  gboolean merged;
  gint64 id;

  if (kscore_list_is_followers (list))
    shown.follows_owner = FALSE;
  if (kscore_list_is_following (list))
    shown.followed_by_owner = FALSE;

  return kscore_actor_table_put (db, list->account, &shown, &id, &merged, error);
}

static gboolean
resolve_actor (KscoreDatabase  *db,
               gint64           account,
               const char      *key,
               gint64          *id,
               GError         **error)
{
  g_autoptr (KscoreActor) actor = NULL;
  gboolean related, merged;

  if (!kscore_actor_table_find (db, account, key, id, &related, error))
    return FALSE;
  if (*id != 0 && related)
    return TRUE;

  actor = kscore_actor_new (key);
  return kscore_actor_table_put (db, account, actor, id, &merged, error);
}

/* Whether somebody stands on the list by what landed before. */
static const char *
get_known_sql (const KscoreList *list)
{
  if (kscore_list_is_followers (list))
    return "SELECT EXISTS (SELECT 1 FROM staged" KSCORE_OF_LIST " AND actor = ?4 AND seq = ?5)"
           " OR EXISTS (SELECT 1 FROM relations"
           " WHERE account = ?1 AND actor = ?4 AND follows_owner)";
  if (kscore_list_is_following (list))
    return "SELECT EXISTS (SELECT 1 FROM staged" KSCORE_OF_LIST " AND actor = ?4 AND seq = ?5)"
           " OR EXISTS (SELECT 1 FROM relations"
           " WHERE account = ?1 AND actor = ?4 AND followed_by_owner)";

  return "SELECT EXISTS (SELECT 1 FROM staged" KSCORE_OF_LIST " AND actor = ?4 AND seq = ?5)"
         " OR EXISTS (SELECT 1 FROM interactions" KSCORE_OF_LIST " AND actor = ?4 AND seq = ?5)";
}

static gboolean
stage_one (KscoreDatabase    *db,
           const KscoreList  *list,
           const char        *key,
           gint64             seq,
           gint64             at,
           KscorePrecision    precision,
           guint             *n_new,
           GError           **error)
{
  sqlite3_stmt *statement;
  gint64 actor, known;

  if (!resolve_actor (db, list->account, key, &actor, error))
    return FALSE;

  statement = kscore_statement_prepare (db, get_known_sql (list), error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "iiiii", list->account, list->post, (gint64) list->kind, actor,
                         seq);
  if (!kscore_statement_query (db, statement, &known, error))
    return FALSE;
  if (!known)
    (*n_new)++;

  /* Told twice, the more exact time stays, else the earlier, as with interactions. */
  return kscore_statement_execute (
    db, error,
    "INSERT INTO staged (account, post, kind, actor, seq, at, precision)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at,"
    " precision = excluded.precision WHERE excluded.at IS NOT NULL"
    " AND (at IS NULL OR (excluded.precision, excluded.at) < (precision, at))",
    "iiiiiti", list->account, list->post, (gint64) list->kind, actor, seq, at, (gint64) precision);
}

static gboolean
is_on_list (const KscoreList         *list,
            const KscoreInteraction  *interaction,
            const char               *post)
{
  return interaction->actor != NULL && interaction->post != NULL
         && (guint) interaction->kind == list->kind
         && interaction->precision < KSCORE_N_PRECISIONS && strcmp (interaction->post, post) == 0;
}

/**
 * kscore_list_table_stage:
 * @db: a writing connection inside a transaction
 * @list: the list that is read
 * @page: one page of it: reactions to its post, or the people who follow or are followed
 * @n_new: (out) (optional): how many of them were neither on a page before nor known
 * @error: return location
 *
 * Puts a page aside until the list lands. The people on it are written as a page's actors are,
 * but for what the list itself says of them. What is not about this list is left out. Pages may
 * come in any order, and again.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_list_table_stage (KscoreDatabase    *db,
                         const KscoreList  *list,
                         const KscorePage  *page,
                         guint             *n_new,
                         GError           **error)
{
  gboolean people = kscore_list_is_followers (list) || kscore_list_is_following (list);
  g_autofree char *post = NULL;
  gint64 at;
  guint found = 0;

  if (n_new != NULL)
    *n_new = 0;
  if (!people && !kscore_list_is_reactions (list))
    return TRUE;
  if (!people && !kscore_list_get_post (db, list, &post, &at, error))
    return FALSE;
  if (!people && post == NULL)
    return TRUE;

  for (guint i = 0; i < page->actors->len; i++)
    {
      const KscoreActor *actor = g_ptr_array_index (page->actors, i);

      if (actor->key != NULL && !put_actor (db, list, actor, error))
        return FALSE;
    }

  /* After all of them: two may have become one. */
  for (guint i = 0; people && i < page->actors->len; i++)
    {
      const KscoreActor *actor = g_ptr_array_index (page->actors, i);

      if (actor->key != NULL
          && !stage_one (db, list, actor->key, 0, KSCORE_TIME_UNKNOWN, KSCORE_PRECISION_ESTIMATED,
                         &found, error))
        return FALSE;
    }

  for (guint i = 0; !people && i < page->interactions->len; i++)
    {
      const KscoreInteraction *interaction = g_ptr_array_index (page->interactions, i);

      if (is_on_list (list, interaction, post)
          && !stage_one (db, list, interaction->actor, interaction->seq, interaction->at,
                         interaction->at == KSCORE_TIME_UNKNOWN ? KSCORE_PRECISION_ESTIMATED
                                                                : interaction->precision,
                         &found, error))
        return FALSE;
    }

  if (n_new != NULL)
    *n_new = found;

  return TRUE;
}

/**
 * kscore_list_table_count:
 * @db: a connection
 * @list: a list
 * @n_staged: (out): how many are on the pages read so far
 * @n_known: (out): how many are known by what landed before, or from archives
 * @error: return location
 *
 * Returns: whether the question was answered
 */
gboolean
kscore_list_table_count (KscoreDatabase    *db,
                         const KscoreList  *list,
                         gint64            *n_staged,
                         gint64            *n_known,
                         GError           **error)
{
  const char *known = "SELECT count(*) FROM interactions" KSCORE_OF_LIST;

  if (kscore_list_is_followers (list))
    known = "SELECT count(*) FROM relations WHERE account = ?1 AND follows_owner";
  else if (kscore_list_is_following (list))
    known = "SELECT count(*) FROM relations WHERE account = ?1 AND followed_by_owner";

  return query (db, list, "SELECT count(*) FROM staged" KSCORE_OF_LIST, n_staged, error)
         && query (db, list, known, n_known, error);
}

/**
 * kscore_list_table_drop:
 * @db: a writing connection inside a transaction
 * @list: a list
 * @error: return location
 *
 * Forgets a reading that is under way; what landed before stays.
 *
 * Returns: whether it is done
 */
gboolean
kscore_list_table_drop (KscoreDatabase    *db,
                        const KscoreList  *list,
                        GError           **error)
{
  return kscore_list_execute (db, list, "DELETE FROM staged" KSCORE_OF_LIST, error)
         && kscore_list_execute (
           db, list,
           "UPDATE lists SET cursor = NULL, started_at = NULL, pages = 0" KSCORE_OF_LIST, error);
}
