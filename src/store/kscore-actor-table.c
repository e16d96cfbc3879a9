#include "config.h"

#include "store/kscore-actor-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "core/kscore-text.h"
#include "store/kscore-interaction-table.h"
#include "store/kscore-outgoing-table.h"
#include "store/kscore-statement.h"
#include "store/kscore-trust-table.h"

/* A key is lasting (DID, URI, number) or, until that is learned, "acct@home". */
static gboolean
is_address (const char *key)
{
  return strchr (key, '@') != NULL && strchr (key, ':') == NULL;
}

static gboolean
query_id (KscoreDatabase  *db,
          const char      *sql,
          gint64           account,
          const char      *text,
          gint64          *id,
          GError         **error)
{
  sqlite3_stmt *statement = kscore_statement_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "is", account, text);
  return kscore_statement_query (db, statement, id, error);
}

static gboolean
find_by_key (KscoreDatabase  *db,
             gint64           account,
             const char      *key,
             gint64          *id,
             GError         **error)
{
  return query_id (db,
                   "SELECT id FROM actors WHERE key = ?2"
                   " AND network = (SELECT network FROM accounts WHERE id = ?1)",
                   account, key, id, error);
}

/* Somebody with a lasting key who goes by that address. The plus keeps SQLite from walking the keys
 * in their order instead of using the index of the handles. */
static gboolean
find_by_address (KscoreDatabase  *db,
                 gint64           account,
                 const char      *address,
                 gint64          *id,
                 GError         **error)
{
  return query_id (db,
                   "SELECT id FROM actors WHERE lower(handle) = lower(?2) AND handle IS NOT NULL"
                   " AND network = (SELECT network FROM accounts WHERE id = ?1)"
                   " AND instr(key, ':') > 0 ORDER BY +key LIMIT 1",
                   account, address, id, error);
}

static gboolean
insert_actor (KscoreDatabase     *db,
              gint64              account,
              const KscoreActor  *actor,
              gint64             *id,
              GError            **error)
{
  if (!kscore_statement_execute (
        db, error,
        "INSERT INTO actors (network, key, handle, display_name, read_at)"
        " VALUES ((SELECT network FROM accounts WHERE id = ?), ?, ?, ?, ?)",
        "issst", account, actor->key, actor->handle, actor->display_name, actor->read_at))
    return FALSE;

  *id = sqlite3_last_insert_rowid (kscore_database_get_handle (db));

  return TRUE;
}

/* The names read last stand; older ones only fill what nobody told. */
static gboolean
update_names (KscoreDatabase     *db,
              gint64              id,
              const KscoreActor  *actor,
              GError            **error)
{
  if (actor->handle == NULL && actor->display_name == NULL
      && actor->read_at == KSCORE_TIME_UNKNOWN)
    return TRUE;

  return kscore_statement_execute (
    db, error,
    "UPDATE actors SET"
    " handle = iif(read_at > ifnull(?4, -9e18), ifnull(handle, ?2), ifnull(?2, handle)),"
    " display_name = iif(read_at > ifnull(?4, -9e18), ifnull(display_name, ?3),"
    "                    ifnull(?3, display_name)),"
    " read_at = ifnull(max(read_at, ?4), ifnull(?4, read_at))"
    " WHERE id = ?1",
    "isst", id, actor->handle, actor->display_name, actor->read_at);
}

/* By the key of these tables, which begins with the account: they have no index over actors. */
#define OF_ACTOR " WHERE account IN (SELECT id FROM accounts) AND actor = ?1"

/* Two rows turned out to be one account. */
static gboolean
merge_actors (KscoreDatabase  *db,
              gint64           from,
              gint64           to,
              GError         **error)
{
  static const char * const moves[] = {
    "INSERT INTO relations (account, actor, follows_owner, followed_by_owner, follows_day,"
    " created_at) SELECT account, ?2, follows_owner, followed_by_owner, follows_day,"
    " created_at FROM relations" OF_ACTOR " ON CONFLICT DO UPDATE SET"
    " follows_owner = max(follows_owner, excluded.follows_owner),"
    " followed_by_owner = max(followed_by_owner, excluded.followed_by_owner),"
    " follows_day = ifnull(min(follows_day, excluded.follows_day),"
    "                      ifnull(follows_day, excluded.follows_day)),"
    " created_at = ifnull(created_at, excluded.created_at)",
    "INSERT INTO actor_readings (account, actor, day, followers, following, posts)"
    " SELECT account, ?2, day, followers, following, posts FROM actor_readings" OF_ACTOR
    " ON CONFLICT DO UPDATE SET followers = ifnull(followers, excluded.followers),"
    " following = ifnull(following, excluded.following), posts = ifnull(posts, excluded.posts)",
    "UPDATE OR IGNORE marks SET maker = ?2 WHERE maker = ?1",
    "UPDATE OR IGNORE staged SET actor = ?2 WHERE actor = ?1",
    "INSERT OR IGNORE INTO trust_overrides (network, key, known) SELECT n.network, n.key, t.known"
    " FROM trust_overrides t JOIN actors a ON a.network = t.network AND a.key = t.key"
    " JOIN actors n ON n.id = ?2 WHERE a.id = ?1",
  };
  static const char * const deletions[] = {
    "DELETE FROM trust_overrides WHERE (network, key) ="
    " (SELECT network, key FROM actors WHERE id = ?1)",
    "DELETE FROM staged WHERE actor = ?1",
    "DELETE FROM marks WHERE maker = ?1",
    "DELETE FROM actor_readings" OF_ACTOR,
    "DELETE FROM relations" OF_ACTOR,
    "DELETE FROM actors WHERE id = ?1",
  };

  if (!kscore_interaction_table_merge_actor (db, from, to, error)
      || !kscore_outgoing_table_merge_actor (db, from, to, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (!kscore_statement_execute (db, error, moves[i], "ii", from, to))
      return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    if (!kscore_statement_execute (db, error, deletions[i], "i", from))
      return FALSE;

  return TRUE;
}

/* Told again, nothing is written: rows of actors lie scattered, and every page that is touched has
 * to be saved. */
static gboolean
put_relation (KscoreDatabase     *db,
              gint64              account,
              gint64              id,
              const KscoreActor  *actor,
              GError            **error)
{
  KscoreDay day = kscore_day_from_time (actor->read_at);

  /* What says nothing of it takes nobody's word back. */
  if (actor->known && !kscore_trust_table_set (db, &id, 1, TRUE, error))
    return FALSE;

  if (!kscore_statement_execute (
        db, error,
        "INSERT INTO relations (account, actor, follows_owner, followed_by_owner, follows_day,"
        " created_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET"
        " follows_owner = max(follows_owner, excluded.follows_owner),"
        " followed_by_owner = max(followed_by_owner, excluded.followed_by_owner),"
        " follows_day = ifnull(min(follows_day, excluded.follows_day),"
        "                      ifnull(follows_day, excluded.follows_day)),"
        " created_at = ifnull(excluded.created_at, created_at)"
        " WHERE excluded.follows_owner > follows_owner"
        " OR excluded.followed_by_owner > followed_by_owner"
        " OR excluded.follows_day < ifnull(follows_day, 9e18)"
        " OR excluded.created_at <> ifnull(created_at, -9e18)",
        "iiiitt", account, id, (gint64) (actor->follows_owner ? 1 : 0),
        (gint64) (actor->followed_by_owner ? 1 : 0),
        actor->follows_owner && day != KSCORE_DAY_UNKNOWN ? (gint64) day : KSCORE_TIME_UNKNOWN,
        actor->created_at))
    return FALSE;

  if (actor->followers < 0 && actor->following < 0 && actor->posts < 0)
    return TRUE;

  /* A state without a date holds for ever before the first one that has it. */
  if (day == KSCORE_DAY_UNKNOWN)
    day = KSCORE_DAY_MIN;

  return kscore_statement_execute (
    db, error,
    "INSERT INTO actor_readings (account, actor, day, followers, following, posts)"
    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
    " followers = ifnull(max(followers, excluded.followers),"
    "                    ifnull(followers, excluded.followers)),"
    " following = ifnull(max(following, excluded.following),"
    "                    ifnull(following, excluded.following)),"
    " posts = ifnull(max(posts, excluded.posts), ifnull(posts, excluded.posts))"
    " WHERE excluded.followers > ifnull(followers, -1)"
    " OR excluded.following > ifnull(following, -1) OR excluded.posts > ifnull(posts, -1)",
    "iiiuuu", account, id, (gint64) day, actor->followers, actor->following, actor->posts);
}

/**
 * kscore_actor_table_put:
 * @db: a writing connection
 * @account: the id of the owner's account the actor was seen at
 * @actor: who, as the source describes them
 * @id: (out): the actor's id
 * @merged: (out): whether two actors became one, so that remembered ids are void
 * @error: return location
 *
 * Adds an actor or brings it up to date. Who was known by an address and turns out to have a
 * lasting key is one actor from then on.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_actor_table_put (KscoreDatabase     *db,
                        gint64              account,
                        const KscoreActor  *actor,
                        gint64             *id,
                        gboolean           *merged,
                        GError            **error)
{
  gint64 other = 0;

  g_return_val_if_fail (actor->key != NULL, FALSE);

  *merged = FALSE;
  if (!find_by_key (db, account, actor->key, id, error))
    return FALSE;

  if (is_address (actor->key))
    {
      if (*id == 0 && !find_by_address (db, account, actor->key, id, error))
        return FALSE;
    }
  else if (actor->handle != NULL && is_address (actor->handle))
    {
      g_autofree char *address = g_ascii_strdown (actor->handle, -1);

      if (!find_by_key (db, account, address, &other, error))
        return FALSE;
    }

  if (other != 0 && *id == 0)
    {
      if (!kscore_statement_execute (db, error,
                                     "UPDATE OR REPLACE trust_overrides SET key = ?"
                                     " WHERE (network, key) ="
                                     " (SELECT network, key FROM actors WHERE id = ?)",
                                     "si", actor->key, other)
          || !kscore_statement_execute (db, error, "UPDATE actors SET key = ? WHERE id = ?",
                                        "si", actor->key, other))
        return FALSE;
      *id = other;
      *merged = TRUE;
    }
  else if (other != 0)
    {
      if (!merge_actors (db, other, *id, error))
        return FALSE;
      *merged = TRUE;
    }

  if (*id == 0)
    {
      if (!insert_actor (db, account, actor, id, error))
        return FALSE;
    }
  else if (!update_names (db, *id, actor, error))
    {
      return FALSE;
    }

  return put_relation (db, account, *id, actor, error);
}

/**
 * kscore_actor_table_find:
 * @db: a connection
 * @account: the id of the owner's account
 * @key: an actor's key on its network
 * @id: (out): the actor's id, 0 where there is none
 * @related: (out): whether it was seen at this account already
 * @error: return location
 *
 * Returns: whether the question was answered
 */
gboolean
kscore_actor_table_find (KscoreDatabase  *db,
                         gint64           account,
                         const char      *key,
                         gint64          *id,
                         gboolean        *related,
                         GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT a.id, r.actor IS NOT NULL FROM actors a"
    " LEFT JOIN relations r ON r.account = ?1 AND r.actor = a.id"
    " WHERE a.key = ?2 AND a.network = (SELECT network FROM accounts WHERE id = ?1)",
    error);
  if (statement == NULL)
    return FALSE;

  *id = 0;
  *related = FALSE;
  kscore_statement_bind (statement, "is", account, key);
  while (kscore_statement_next (db, statement, &local_error))
    {
      *id = sqlite3_column_int64 (statement, 0);
      *related = sqlite3_column_int (statement, 1) != 0;
    }

  return kscore_statement_succeeded (&local_error, error);
}

/**
 * kscore_actor_table_add:
 * @db: a writing connection
 * @account: the id of the owner's account the actor was seen at
 * @key: an actor's lasting key, for which kscore_actor_table_find() found nobody
 * @id: (out): the actor's id
 * @error: return location
 *
 * As kscore_actor_table_put() for somebody of whom nothing but the key is told, who is neither
 * known nor known by another name.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_actor_table_add (KscoreDatabase  *db,
                        gint64           account,
                        const char      *key,
                        gint64          *id,
                        GError         **error)
{
  g_return_val_if_fail (!is_address (key), FALSE);

  if (!kscore_statement_execute (db, error,
                                 "INSERT INTO actors (network, key)"
                                 " VALUES ((SELECT network FROM accounts WHERE id = ?), ?)",
                                 "is", account, key))
    return FALSE;

  *id = sqlite3_last_insert_rowid (kscore_database_get_handle (db));

  return kscore_statement_execute (db, error,
                                   "INSERT INTO relations (account, actor) VALUES (?, ?)", "ii",
                                   account, *id);
}

/**
 * kscore_actor_table_is_lasting:
 * @key: an actor's key
 *
 * Returns: whether it is the actor's own for ever (DID, URI, number), not an address that may
 *   turn out to be somebody who has such a key
 */
gboolean
kscore_actor_table_is_lasting (const char *key)
{
  return !is_address (key);
}

/**
 * kscore_actor_table_search:
 * @db: a connection
 * @name: "network:key", a key, or a handle with or without "@" before it
 * @id: (out): the actor's id
 * @error: return location
 *
 * Returns: whether exactly one actor of the owner's accounts has that name;
 *   %KSCORE_ERROR_NOT_FOUND where nobody has, %KSCORE_ERROR_BAD_INPUT where several have
 */
gboolean
kscore_actor_table_search (KscoreDatabase  *db,
                           const char      *name,
                           gint64          *id,
                           GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *shown = NULL;
  sqlite3_stmt *statement;
  guint n = 0;

  statement = kscore_statement_prepare (
    db,
    "SELECT id FROM actors a WHERE (network || ':' || key = ?1 OR key = ?1"
    " OR (handle <> '' AND lower(handle) = lower(?2)))"
    " AND EXISTS (SELECT 1 FROM relations r JOIN accounts o ON o.id = r.account"
    " WHERE r.actor = a.id AND o.person = 1) LIMIT 2",
    error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "ss", name, *name == '@' ? name + 1 : name);
  while (kscore_statement_next (db, statement, &local_error))
    {
      *id = sqlite3_column_int64 (statement, 0);
      n++;
    }
  if (!kscore_statement_succeeded (&local_error, error))
    return FALSE;

  if (n != 1)
    shown = kscore_text_clean_line (name, KSCORE_TEXT_MAX_LINE);
  if (n == 0)
    g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                 /* Translators: %s is a name that somebody typed */
                 _("Nobody who reacted is called %s."), shown);
  else if (n > 1)
    g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                 /* Translators: %s is a name that somebody typed */
                 _("Several people are called %s: give the id of one, as “network:key”."), shown);
  return n == 1;
}

static gboolean
read_readings (KscoreDatabase  *db,
               gint64           account,
               gint64           id,
               GArray          *readings,
               GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT day, followers, following, posts FROM actor_readings WHERE account = ? AND actor = ?"
    " AND coalesce(followers, following, posts) IS NOT NULL ORDER BY day",
    error);
  if (statement == NULL)
    return FALSE;

  g_array_set_size (readings, 0);
  kscore_statement_bind (statement, "ii", account, id);
  while (kscore_statement_next (db, statement, &local_error))
    {
      KscoreActorReading reading = {
        .day = sqlite3_column_int (statement, 0),
        .followers = kscore_statement_get_int (statement, 1, KSCORE_UNKNOWN),
        .following = kscore_statement_get_int (statement, 2, KSCORE_UNKNOWN),
        .posts = kscore_statement_get_int (statement, 3, KSCORE_UNKNOWN),
      };

      g_array_append_val (readings, reading);
    }

  return kscore_statement_succeeded (&local_error, error);
}

static KscoreActor *
actor_from_row (sqlite3_stmt *statement)
{
  KscoreActor *actor = kscore_actor_new (NULL);

  actor->key = kscore_statement_dup_text (statement, 1);
  actor->handle = kscore_statement_dup_text (statement, 2);
  actor->display_name = kscore_statement_dup_text (statement, 3);
  actor->read_at = kscore_statement_get_int (statement, 4, KSCORE_TIME_UNKNOWN);

  return actor;
}

static void
set_newest_numbers (KscoreActor  *actor,
                    const GArray *readings)
{
  for (guint i = 0; i < readings->len; i++)
    {
      const KscoreActorReading *reading = &g_array_index (readings, KscoreActorReading, i);

      if (reading->followers != KSCORE_UNKNOWN)
        actor->followers = reading->followers;
      if (reading->following != KSCORE_UNKNOWN)
        actor->following = reading->following;
      if (reading->posts != KSCORE_UNKNOWN)
        actor->posts = reading->posts;
    }
}

/**
 * kscore_actor_table_foreach:
 * @db: a connection
 * @account: an account's id
 * @func: (scope call): called with each actor seen at it, by key
 * @user_data: for @func
 * @error: return location
 *
 * Holds one actor in memory at a time.
 *
 * Returns: whether @func saw them all
 */
gboolean
kscore_actor_table_foreach (KscoreDatabase   *db,
                            gint64            account,
                            KscoreActorFunc   func,
                            gpointer          user_data,
                            GError          **error)
{
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (KscoreActorReading));
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT a.id, a.key, a.handle, a.display_name, a.read_at, r.follows_owner,"
    " r.followed_by_owner, r.created_at, EXISTS (SELECT 1 FROM trust_overrides t"
    " WHERE t.network = a.network AND t.key = a.key AND t.known <> 0)"
    " FROM relations r JOIN actors a ON a.id = r.actor WHERE r.account = ? ORDER BY a.key",
    error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "i", account);
  while (kscore_statement_next (db, statement, &local_error))
    {
      g_autoptr (KscoreActor) actor = actor_from_row (statement);
      gint64 id = sqlite3_column_int64 (statement, 0);

      actor->follows_owner = sqlite3_column_int (statement, 5) != 0;
      actor->followed_by_owner = sqlite3_column_int (statement, 6) != 0;
      actor->created_at = kscore_statement_get_int (statement, 7, KSCORE_TIME_UNKNOWN);
      actor->known = sqlite3_column_int (statement, 8) != 0;

      if (read_readings (db, account, id, readings, error))
        {
          set_newest_numbers (actor, readings);
          if (func (id, actor, readings, user_data, error))
            continue;
        }

      sqlite3_reset (statement);
      return FALSE;
    }

  return kscore_statement_succeeded (&local_error, error);
}

/* A list of what was looked up has gaps. */
static void
free_found (gpointer found)
{
  if (found != NULL)
    kscore_actor_free (found);
}

/**
 * kscore_actor_table_lookup:
 * @db: a connection
 * @ids: (array length=n_ids): ids, from evidence
 * @n_ids: how many
 * @error: return location
 *
 * Returns: (transfer full) (element-type KscoreActor): their keys and names in the same order,
 *   %NULL in the place of one that is not there
 */
GPtrArray *
kscore_actor_table_lookup (KscoreDatabase  *db,
                           const gint64    *ids,
                           guint            n_ids,
                           GError         **error)
{
  g_autoptr (GPtrArray) actors = NULL;
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db, "SELECT id, key, handle, display_name, read_at FROM actors WHERE id = ?", error);
  if (statement == NULL)
    return NULL;

  actors = g_ptr_array_new_with_free_func (free_found);
  for (guint i = 0; i < n_ids && local_error == NULL; i++)
    {
      KscoreActor *actor = NULL;

      kscore_statement_bind (statement, "i", ids[i]);
      if (kscore_statement_next (db, statement, &local_error))
        actor = actor_from_row (statement);
      sqlite3_reset (statement);
      g_ptr_array_add (actors, actor);
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&actors);
}
