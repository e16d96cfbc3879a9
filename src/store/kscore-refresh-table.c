#include "config.h"

#include "store/kscore-refresh-table.h"

#include "store/kscore-own-actors-private.h"
#include "store/kscore-statement.h"

/* A hidden list may be shown one day. */
#define HIDDEN_SECONDS (30 * G_GINT64_CONSTANT (86400))

#define NOT_ASKED_LATELY \
  " AND NOT EXISTS (SELECT 1 FROM lists WHERE account = ?1 AND post = posts.id AND kind = ?5" \
  "                 AND landed_at > ?4)"

static KscorePost *
post_from_row (sqlite3_stmt *statement)
{
  KscorePost *post = kscore_post_new (NULL, sqlite3_column_int64 (statement, 2));

  post->native_id = kscore_statement_dup_text (statement, 0);
  post->remote_id = kscore_statement_dup_text (statement, 1);
  post->url = kscore_statement_dup_text (statement, 3);
  post->read_at = kscore_statement_get_int (statement, 4, KSCORE_TIME_UNKNOWN);

  return post;
}

/**
 * kscore_refresh_table_count_posts:
 * @db: a connection
 * @account: an account's id
 * @n: (out): how many of its posts the network has shown and not taken back
 * @error: return location
 *
 * Returns: whether the question was answered
 */
gboolean
kscore_refresh_table_count_posts (KscoreDatabase  *db,
                                  gint64           account,
                                  gint64          *n,
                                  GError         **error)
{
  sqlite3_stmt *statement = kscore_statement_prepare (
    db,
    "SELECT count(*) FROM posts WHERE account = ? AND read_at IS NOT NULL AND deleted_at IS NULL",
    error);

  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "i", account);
  return kscore_statement_query (db, statement, n, error);
}

/**
 * kscore_refresh_table_due_posts:
 * @db: a connection
 * @account: an account's id
 * @started_at: when the refresh began
 * @limit: the most to return
 * @error: return location
 *
 * Finds the posts that the network shows and whose counts are to be read: those that were
 * younger than 30 days when they were read last, before this refresh, and those of which it has
 * told no count yet. The first of them is an index of its own: its 30 days are written there. What
 * was asked for and not told is not asked for again for 30 days.
 *
 * Returns: (transfer full) (element-type KscorePost): the posts, newest first, with their names
 *   and times only
 */
GPtrArray *
kscore_refresh_table_due_posts (KscoreDatabase  *db,
                                gint64           account,
                                gint64           started_at,
                                guint            limit,
                                GError         **error)
{
  g_autoptr (GPtrArray) posts = NULL;
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT native_id, remote_id, at, url, read_at FROM posts WHERE id IN"
    " (SELECT id FROM (SELECT id FROM posts INDEXED BY posts_young WHERE account = ?1"
    "  AND read_at < ?2 AND read_at - at < 2592000 AND deleted_at IS NULL" NOT_ASKED_LATELY
    "  ORDER BY at DESC, id DESC LIMIT ?3)"
    " UNION SELECT id FROM (SELECT id FROM posts WHERE account = ?1 AND read_at IS NOT NULL"
    "  AND deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM counts WHERE post = posts.id)"
    NOT_ASKED_LATELY "  ORDER BY at DESC, id DESC LIMIT ?3))"
    " ORDER BY at DESC, id DESC LIMIT ?3",
    error);
  if (statement == NULL)
    return NULL;

  posts = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_post_free);
  kscore_statement_bind (statement, "iiiii", account, started_at, (gint64) limit,
                         started_at - HIDDEN_SECONDS, (gint64) KSCORE_LIST_COUNTS);
  while (kscore_statement_next (db, statement, &local_error))
    g_ptr_array_add (posts, post_from_row (statement));

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&posts);
}

#define NEWEST_TOTAL(post, kind) \
  "(SELECT total FROM counts WHERE post = " post " AND kind = " kind " ORDER BY at DESC LIMIT 1)"

/* Readings that have begun are brought to their end, whatever has become of the count since. The
 * parameters are the same as of the other, so that both can be bound alike. */
#define LISTS_UNDER_WAY \
  " FROM lists l INDEXED BY lists_under_way" \
  " CROSS JOIN posts p ON p.id = l.post AND p.account = l.account" \
  " WHERE l.account = ?1 AND l.cursor IS NOT NULL AND (?2 >> l.kind) & 1 AND l.kind < 32" \
  " AND p.read_at IS NOT NULL AND p.deleted_at IS NULL AND ?3 = ?3 AND ?4 = ?4 AND ?5 = ?5"

/* Kinds without a count join nothing. */
#define LISTS_TO_BEGIN \
  " FROM posts p CROSS JOIN kinds k ON (?2 >> k.kind) & 1" \
  " JOIN counts c ON c.post = p.id AND c.kind = k.kind" \
  "  AND c.at = (SELECT max(at) FROM counts WHERE post = p.id AND kind = k.kind)" \
  " LEFT JOIN lists l ON l.account = p.account AND l.post = p.id AND l.kind = k.kind" \
  " WHERE p.account = ?1 AND p.at >= ?3 AND p.read_at IS NOT NULL AND p.deleted_at IS NULL" \
  " AND l.cursor IS NULL AND CASE" \
  " WHEN l.hidden THEN c.total > 0 AND max(ifnull(l.landed_at, l.started_at)," \
  "                                        ifnull(l.started_at, l.landed_at)) < ?5" \
  " WHEN l.landed_at IS NULL THEN c.total > 0" \
  " ELSE l.landed_at < ?4 AND c.total IS NOT l.total END"

#define WITH_KINDS \
  "WITH kinds (kind) AS (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11)) "

G_STATIC_ASSERT (KSCORE_N_KINDS == 12);

static void
bind_lists (sqlite3_stmt *statement,
            gint64        account,
            KscoreKinds   kinds,
            gint64        since,
            gint64        started_at)
{
  kscore_statement_bind (statement, "iiiii", account, (gint64) (kinds & KSCORE_KINDS_REACTIONS),
                         since, started_at, started_at - HIDDEN_SECONDS);
}

/**
 * kscore_refresh_table_due_list:
 * @db: a connection
 * @account: an account's id
 * @kinds: which lists the network shows
 * @since: of posts from then on
 * @started_at: when the refresh began
 * @list: (out caller-allocates): how far the list is read that is next
 * @post: (out) (transfer full) (nullable): its post, %NULL where nothing is left to read
 * @total: (out): what the network counts on it, or %KSCORE_UNKNOWN
 * @error: return location
 *
 * Finds the next list of reactions to read: one that is under way, else one of the newest post
 * whose count is not what it was when the list landed. A list that has landed in this refresh is
 * not read again, a hidden one only after 30 days.
 *
 * Returns: whether the question was answered
 */
gboolean
kscore_refresh_table_due_list (KscoreDatabase  *db,
                               gint64           account,
                               KscoreKinds      kinds,
                               gint64           since,
                               gint64           started_at,
                               KscoreList      *list,
                               KscorePost     **post,
                               gint64          *total,
                               GError         **error)
{
  static const char * const selects[] = {
    "SELECT p.native_id, p.remote_id, p.at, p.url, p.read_at, p.id, l.kind,"
    " " NEWEST_TOTAL ("p.id", "l.kind") LISTS_UNDER_WAY
    " ORDER BY p.at DESC, p.id DESC, l.kind LIMIT 1",
    WITH_KINDS "SELECT p.native_id, p.remote_id, p.at, p.url, p.read_at, p.id, k.kind, c.total"
    LISTS_TO_BEGIN " ORDER BY p.at DESC, p.id DESC, k.kind LIMIT 1",
  };

  *list = (KscoreList) { 0 };
  *post = NULL;
  *total = KSCORE_UNKNOWN;

  for (guint i = 0; i < G_N_ELEMENTS (selects); i++)
    {
      g_autoptr (GError) local_error = NULL;
      sqlite3_stmt *statement = kscore_statement_prepare (db, selects[i], error);
      gint64 id = 0;
      guint kind = 0;

      if (statement == NULL)
        return FALSE;

      bind_lists (statement, account, kinds, since, started_at);
      if (kscore_statement_next (db, statement, &local_error))
        {
          *post = post_from_row (statement);
          id = sqlite3_column_int64 (statement, 5);
          kind = (guint) sqlite3_column_int (statement, 6);
          *total = kscore_statement_get_int (statement, 7, KSCORE_UNKNOWN);
          sqlite3_reset (statement);
        }
      if (!kscore_statement_succeeded (&local_error, error))
        return FALSE;

      if (*post == NULL)
        continue;
      if (kscore_list_table_get (db, account, id, kind, list, error))
        return TRUE;

      g_clear_pointer (post, kscore_post_free);
      return FALSE;
    }

  return TRUE;
}

/**
 * kscore_refresh_table_count_lists:
 * @db: a connection
 * @account: an account's id
 * @kinds: which lists the network shows
 * @since: of posts from then on
 * @started_at: when the refresh began
 * @n: (out): how many kscore_refresh_table_due_list() would return, one after the other
 * @error: return location
 *
 * Returns: whether the question was answered
 */
gboolean
kscore_refresh_table_count_lists (KscoreDatabase  *db,
                                  gint64           account,
                                  KscoreKinds      kinds,
                                  gint64           since,
                                  gint64           started_at,
                                  gint64          *n,
                                  GError         **error)
{
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    WITH_KINDS "SELECT (SELECT count(*)" LISTS_UNDER_WAY ") + (SELECT count(*)" LISTS_TO_BEGIN ")",
    error);
  if (statement == NULL)
    return FALSE;

  bind_lists (statement, account, kinds, since, started_at);

  return kscore_statement_query (db, statement, n, error);
}

#define LISTS_OF_POSTS \
  " FROM posts p JOIN lists l ON l.account = p.account AND l.post = p.id" \
  " AND l.kind < 12 AND l.landed_at IS NOT NULL" \
  " WHERE p.account = ?1 AND p.at >= ?2 AND p.read_at IS NOT NULL AND p.deleted_at IS NULL"

/**
 * kscore_refresh_table_tells_people:
 * @db: a connection
 * @account: an account's id
 * @since: of posts from then on
 * @tells: (out): whether the network shows who reacted: some lists, or there are none to be shown
 * @error: return location
 *
 * Returns: whether the question was answered
 */
gboolean
kscore_refresh_table_tells_people (KscoreDatabase  *db,
                                   gint64           account,
                                   gint64           since,
                                   gboolean        *tells,
                                   GError         **error)
{
  sqlite3_stmt *statement;
  gint64 value;

  statement = kscore_statement_prepare (
    db,
    "SELECT EXISTS (SELECT 1" LISTS_OF_POSTS " AND NOT l.hidden)"
    " OR NOT EXISTS (SELECT 1" LISTS_OF_POSTS " AND l.hidden)",
    error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "ii", account, since);
  if (!kscore_statement_query (db, statement, &value, error))
    return FALSE;

  *tells = value != 0;
  return TRUE;
}

/**
 * kscore_refresh_table_due_actors:
 * @db: a connection
 * @account: an account's id
 * @since: who did something from then on
 * @read_before: whoever was read then or later is left out
 * @limit: the most to return
 * @error: return location
 *
 * Finds people who reacted and whose profiles are to be read. The owner is none of them.
 *
 * Returns: (transfer full) (element-type KscoreActor): the people by key, with their names only
 */
GPtrArray *
kscore_refresh_table_due_actors (KscoreDatabase  *db,
                                 gint64           account,
                                 gint64           since,
                                 gint64           read_before,
                                 guint            limit,
                                 GError         **error)
{
  g_autoptr (GPtrArray) actors = NULL;
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT a.key, a.handle"
    " FROM (SELECT DISTINCT actor FROM interactions WHERE account = ?1 AND day >= ?2) i"
    " JOIN actors a ON a.id = i.actor WHERE NOT EXISTS"
    " (SELECT 1 FROM actor_readings r WHERE r.account = ?1 AND r.actor = i.actor AND r.day >= ?3)"
    " AND a.id NOT IN (" KSCORE_SELECT_OWN_ACTORS ") ORDER BY a.key LIMIT ?4",
    error);
  if (statement == NULL)
    return NULL;

  actors = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_actor_free);
  kscore_statement_bind (statement, "iiii", account, (gint64) kscore_day_from_time (since),
                         (gint64) kscore_day_from_time (read_before), (gint64) limit);
  while (kscore_statement_next (db, statement, &local_error))
    {
      KscoreActor *actor = kscore_actor_new (NULL);

      actor->key = kscore_statement_dup_text (statement, 0);
      actor->handle = kscore_statement_dup_text (statement, 1);
      g_ptr_array_add (actors, actor);
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&actors);
}

/**
 * kscore_refresh_table_touch_actors:
 * @db: a writing connection
 * @account: an account's id
 * @actors: (element-type KscoreActor): people whose profiles were asked for and not told
 * @at: when
 * @error: return location
 *
 * Notes that they were asked for, so that kscore_refresh_table_due_actors() leaves them out.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_refresh_table_touch_actors (KscoreDatabase   *db,
                                   gint64            account,
                                   const GPtrArray  *actors,
                                   gint64            at,
                                   GError          **error)
{
  for (guint i = 0; i < actors->len; i++)
    {
      const KscoreActor *actor = g_ptr_array_index (actors, i);

      if (!kscore_statement_execute (
            db, error,
            "INSERT INTO actor_readings (account, actor, day)"
            " SELECT ?1, id, ?2 FROM actors WHERE key = ?3"
            " AND network = (SELECT network FROM accounts WHERE id = ?1)"
            " ON CONFLICT DO NOTHING",
            "iis", account, (gint64) kscore_day_from_time (at), actor->key))
        return FALSE;
    }

  return TRUE;
}

/**
 * kscore_refresh_table_touch_posts:
 * @db: a writing connection
 * @account: an account's id
 * @posts: (element-type KscorePost): posts that were asked for and are not gone
 * @at: when, as in what the answer brought
 * @error: return location
 *
 * Notes of those that were not told, or without any count, that they were asked for, so that
 * kscore_refresh_table_due_posts() leaves them out for some time.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_refresh_table_touch_posts (KscoreDatabase   *db,
                                  gint64            account,
                                  const GPtrArray  *posts,
                                  gint64            at,
                                  GError          **error)
{
  for (guint i = 0; i < posts->len; i++)
    {
      const KscorePost *post = g_ptr_array_index (posts, i);

      if (!kscore_statement_execute (
            db, error,
            "INSERT INTO lists (account, post, kind, landed_at, complete, hidden, pages)"
            " SELECT ?1, id, ?3, ?4, 0, 1, 0 FROM posts WHERE account = ?1 AND native_id = ?2"
            " AND deleted_at IS NULL AND (read_at < ?4"
            "  OR NOT EXISTS (SELECT 1 FROM counts WHERE post = posts.id))"
            " ON CONFLICT DO UPDATE SET landed_at = excluded.landed_at",
            "isii", account, post->native_id, (gint64) KSCORE_LIST_COUNTS, at))
        return FALSE;
    }

  return TRUE;
}

/**
 * kscore_refresh_table_thin_counts:
 * @db: a writing connection
 * @account: an account's id
 * @at: when the refresh began that read its posts
 * @error: return location
 *
 * Of a count that stayed the same over many readings only the first and the last are needed: what
 * grew, grew between two readings that differ. Without this every refresh would add a row for each
 * count that it reads again.
 *
 * Returns: whether it is done
 */
gboolean
kscore_refresh_table_thin_counts (KscoreDatabase  *db,
                                  gint64           account,
                                  gint64           at,
                                  GError         **error)
{
  return kscore_statement_execute (
    db, error,
    "DELETE FROM counts AS c WHERE c.at < ?2"
    " AND c.post IN (SELECT id FROM posts WHERE account = ?1 AND read_at = ?2"
    "                AND deleted_at IS NULL)"
    " AND c.total = (SELECT n.total FROM counts n WHERE n.post = c.post AND n.kind = c.kind"
    "                AND n.at > c.at ORDER BY n.at LIMIT 1)"
    " AND c.total = (SELECT p.total FROM counts p WHERE p.post = c.post AND p.kind = c.kind"
    "                AND p.at < c.at ORDER BY p.at DESC LIMIT 1)",
    "ii", account, at);
}

/**
 * kscore_refresh_table_delete_post:
 * @db: a writing connection inside a transaction
 * @account: an account's id
 * @native_id: the network's id of a post
 * @at: when the network showed that it is gone
 * @error: return location
 *
 * Makes a post gone, with everything that was done to it. Nothing is left but that it was there,
 * so that no archive brings it back.
 *
 * Returns: whether it is gone, also where it never was
 */
gboolean
kscore_refresh_table_delete_post (KscoreDatabase  *db,
                                  gint64           account,
                                  const char      *native_id,
                                  gint64           at,
                                  GError         **error)
{
  static const char * const deletions[] = {
    "DELETE FROM interactions WHERE account = ?1 AND post = ?2",
    "DELETE FROM counts WHERE ?1 = ?1 AND post = ?2",
    "DELETE FROM lists WHERE account = ?1 AND post = ?2",
    "DELETE FROM staged WHERE account = ?1 AND post = ?2",
  };
  sqlite3_stmt *statement;
  gint64 id;

  statement = kscore_statement_prepare (
    db, "SELECT id FROM posts WHERE account = ? AND native_id = ?", error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "is", account, native_id);
  if (!kscore_statement_query (db, statement, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    if (!kscore_statement_execute (db, error, deletions[i], "ii", account, id))
      return FALSE;

  /* Not before it was shown last: that reading, written again, does not bring it back. */
  return kscore_statement_execute (
    db, error,
    "UPDATE posts SET deleted_at = max(?2, ifnull(read_at, ?2), ifnull(deleted_at, ?2)),"
    " text = NULL, tags = NULL, links = NULL, url = NULL, lang = NULL, reply_to = NULL,"
    " reply_to_self = 0 WHERE id = ?1",
    "ii", id, at);
}
