#include "config.h"

#include "store/kscore-evidence-reader.h"

#include <stdlib.h>

#include "core/kscore-post-address.h"
#include "store/kscore-account-table.h"
#include "store/kscore-own-actors-private.h"
#include "store/kscore-statement.h"

/* Ids are given in order, so that a table of all of them is small; a damaged one is refused. */
#define MAX_ID (G_GINT64_CONSTANT (1) << 29)

/* From the ids of one table to indices. */
typedef struct {
  guint32 *indices; /* (owned) */
  gint64   n_ids;
} IdMap;

typedef struct {
  KscoreDatabase *db;         /* (unowned) */
  KscoreEvidence *evidence;   /* (owned) */
  IdMap           posts;
  IdMap           actors;
  GArray         *first_days; /* (owned) (element-type KscoreDay), by actor */
  GArray         *answers;    /* (owned) (element-type FoundAnswer) */
} Reader;

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->evidence, kscore_evidence_free);
  g_clear_pointer (&reader->first_days, g_array_unref);
  g_clear_pointer (&reader->answers, g_array_unref);
  g_clear_pointer (&reader->posts.indices, g_free);
  g_clear_pointer (&reader->actors.indices, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
id_map_init (IdMap           *map,
             KscoreDatabase  *db,
             const char      *sql,
             GError         **error)
{
  gint64 highest;

  if (!kscore_database_get_integer (db, sql, &highest, error))
    return FALSE;
  if (highest < 0 || highest > MAX_ID)
    return kscore_database_set_error (db, SQLITE_CORRUPT, error);

  map->n_ids = highest + 1;
  map->indices = g_new (guint32, map->n_ids);
  for (gint64 i = 0; i < map->n_ids; i++)
    map->indices[i] = KSCORE_NO_INDEX;

  return TRUE;
}

static guint32
id_map_get (const IdMap *map,
            gint64       id)
{
  return id >= 0 && id < map->n_ids ? map->indices[id] : KSCORE_NO_INDEX;
}

static void
id_map_set (IdMap   *map,
            gint64   id,
            guint32  index)
{
  if (id >= 0 && id < map->n_ids)
    map->indices[id] = index;
}

/* Calls @row for every row of @sql, of one account or, with 0, of all. */
static gboolean
read_rows (Reader        *reader,
           const char    *sql,
           gint64         account,
           guint16        account_index,
           void         (*row) (Reader       *reader,
                                sqlite3_stmt *statement,
                                guint16       account_index),
           GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement = kscore_statement_prepare (reader->db, sql, error);

  if (statement == NULL)
    return FALSE;

  if (account != 0)
    kscore_statement_bind (statement, "i", account);
  while (kscore_statement_next (reader->db, statement, &local_error))
    row (reader, statement, account_index);

  return kscore_statement_succeeded (&local_error, error);
}

/* The same for each linked account, in the order of the evidence. */
static gboolean
read_by_account (Reader        *reader,
                 const char    *sql,
                 void         (*row) (Reader       *reader,
                                      sqlite3_stmt *statement,
                                      guint16       account_index),
                 GError       **error)
{
  const GArray *accounts = reader->evidence->accounts;

  for (guint i = 0; i < accounts->len; i++)
    if (!read_rows (reader, sql, g_array_index (accounts, KscoreEvidenceAccount, i).id,
                    (guint16) i, row, error))
      return FALSE;

  return TRUE;
}

#define SELECT_ACCOUNTS \
  "SELECT id, network, native_id, handle, created_at FROM accounts" \
  " WHERE person = 1 AND linked ORDER BY network, native_id LIMIT 65535"

static KscoreDay
column_day (sqlite3_stmt *statement,
            int           column)
{
  return kscore_day_from_time (kscore_statement_get_int (statement, column, KSCORE_TIME_UNKNOWN));
}

static void
add_account (Reader       *reader,
             sqlite3_stmt *statement,
             guint16       account_index)
{
  KscoreEvidenceAccount account = {
    .id = sqlite3_column_int64 (statement, 0),
    .network = kscore_statement_dup_text (statement, 1),
    .native_id = kscore_statement_dup_text (statement, 2),
    .handle = kscore_statement_dup_text (statement, 3),
    .created_day = column_day (statement, 4),
  };

  g_array_append_val (reader->evidence->accounts, account);
}

static void
add_post (Reader       *reader,
          sqlite3_stmt *statement,
          guint16       account_index)
{
  KscoreEvidencePost post = {
    .id = sqlite3_column_int64 (statement, 0),
    .day = column_day (statement, 1),
    .account = account_index,
    .precision = (guint8) sqlite3_column_int (statement, 2),
    .kind = (guint8) sqlite3_column_int (statement, 3),
    .at = sqlite3_column_int64 (statement, 1),
  };

  id_map_set (&reader->posts, post.id, reader->evidence->posts->len);
  g_array_append_val (reader->evidence->posts, post);
}

static void
add_self_reply (Reader       *reader,
                sqlite3_stmt *statement,
                guint16       account_index)
{
  KscoreEvidenceSelfReply reply = {
    .post = id_map_get (&reader->posts, sqlite3_column_int64 (statement, 0)),
    .day = column_day (statement, 1),
  };

  if (reply.post != KSCORE_NO_INDEX)
    g_array_append_val (reader->evidence->self_replies, reply);
}

static void
add_reading (Reader       *reader,
             sqlite3_stmt *statement,
             guint16       account_index)
{
  KscoreEvidenceReading reading = {
    .at = sqlite3_column_int64 (statement, 2),
    .total = sqlite3_column_int64 (statement, 3),
    .post = id_map_get (&reader->posts, sqlite3_column_int64 (statement, 0)),
    .kind = (guint8) sqlite3_column_int (statement, 1),
  };

  if (reading.post != KSCORE_NO_INDEX)
    g_array_append_val (reader->evidence->readings, reading);
}

static int
compare_readings (gconstpointer a,
                  gconstpointer b)
{
  const KscoreEvidenceReading *first = a;
  const KscoreEvidenceReading *second = b;

  if (first->post != second->post)
    return first->post < second->post ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;

  return (first->at > second->at) - (first->at < second->at);
}

/* A reply knows its parent by the lasting id, or by the server's where nobody told more. Whose the
 * parent is, is looked up: in somebody else's thread Mastodon names that person for an answer of
 * the owner to themselves. The plus keeps SQLite from walking the lasting ids in their order
 * instead of using the other index. */
#define SELECT_SELF_REPLIES \
  "SELECT ifnull((SELECT id FROM posts WHERE account = r.account AND native_id = r.reply_to)," \
  " (SELECT id FROM posts WHERE account = r.account AND remote_id = r.reply_to" \
  " ORDER BY +native_id LIMIT 1)), r.at FROM posts r" \
  " WHERE r.account = ? AND r.reply_to IS NOT NULL AND r.deleted_at IS NULL ORDER BY r.native_id"

static gboolean
read_self_replies (Reader  *reader,
                   GError **error)
{
  return read_by_account (reader, SELECT_SELF_REPLIES, add_self_reply, error);
}

static gboolean
read_posts (Reader  *reader,
            GError **error)
{
  if (!id_map_init (&reader->posts, reader->db, "SELECT max(id) FROM posts", error)
      || !read_by_account (reader,
                           "SELECT id, at, precision, kind FROM posts"
                           " WHERE account = ? AND deleted_at IS NULL"
                           " ORDER BY native_id",
                           add_post, error)
      || !read_self_replies (reader, error)
      || !read_rows (reader, "SELECT post, kind, at, total FROM counts", 0, 0, add_reading, error))
    return FALSE;

  g_array_sort (reader->evidence->readings, compare_readings);

  return TRUE;
}

static void
mark_actor (Reader       *reader,
            sqlite3_stmt *statement,
            guint16       account_index)
{
  id_map_set (&reader->actors, sqlite3_column_int64 (statement, 0), 0);
}

static void
add_actor (Reader       *reader,
           sqlite3_stmt *statement,
           guint16       account_index)
{
  KscoreEvidenceActor actor = {
    .id = sqlite3_column_int64 (statement, 0),
    .created_at = KSCORE_TIME_UNKNOWN,
    .person = reader->evidence->actors->len,
    .follows_day = KSCORE_DAY_UNKNOWN,
    .purged_day = KSCORE_DAY_UNKNOWN,
    .account = G_MAXUINT16,
  };
  KscoreDay never = KSCORE_DAY_MAX;

  if (id_map_get (&reader->actors, actor.id) == KSCORE_NO_INDEX)
    return;

  id_map_set (&reader->actors, actor.id, reader->evidence->actors->len);
  g_array_append_val (reader->evidence->actors, actor);
  g_array_append_val (reader->first_days, never);
}

static void
see_actor (Reader    *reader,
           guint32    index,
           guint16    account_index,
           KscoreDay  day)
{
  KscoreDay *first = &g_array_index (reader->first_days, KscoreDay, index);
  KscoreEvidenceActor *actor = &g_array_index (reader->evidence->actors, KscoreEvidenceActor,
                                               index);

  if (actor->account != G_MAXUINT16 && day >= *first)
    return;

  *first = MIN (day, *first);
  actor->account = account_index;
}

static void
add_relation (Reader       *reader,
              sqlite3_stmt *statement,
              guint16       account_index)
{
  guint32 index = id_map_get (&reader->actors, sqlite3_column_int64 (statement, 0));
  gint64 day = kscore_statement_get_int (statement, 3, KSCORE_DAY_UNKNOWN);
  gint64 created_at = kscore_statement_get_int (statement, 4, KSCORE_TIME_UNKNOWN);
  KscoreEvidenceActor *actor;

  if (index == KSCORE_NO_INDEX)
    return;

  actor = &g_array_index (reader->evidence->actors, KscoreEvidenceActor, index);
  actor->follows_owner |= sqlite3_column_int (statement, 1) != 0;
  actor->followed_by_owner |= sqlite3_column_int (statement, 2) != 0;
  if (day != KSCORE_DAY_UNKNOWN
      && (actor->follows_day == KSCORE_DAY_UNKNOWN || day < actor->follows_day))
    actor->follows_day = (KscoreDay) day;
  if (created_at != KSCORE_TIME_UNKNOWN
      && (actor->created_at == KSCORE_TIME_UNKNOWN || created_at < actor->created_at))
    actor->created_at = created_at;
  see_actor (reader, index, account_index,
             day != KSCORE_DAY_UNKNOWN ? (KscoreDay) day : KSCORE_DAY_MAX);
}

static void
set_owner (Reader       *reader,
           sqlite3_stmt *statement,
           guint16       account_index)
{
  guint32 index = id_map_get (&reader->actors, sqlite3_column_int64 (statement, 0));

  if (index != KSCORE_NO_INDEX)
    g_array_index (reader->evidence->actors, KscoreEvidenceActor, index).owner = TRUE;
}

static void
set_known (Reader       *reader,
           sqlite3_stmt *statement,
           guint16       account_index)
{
  guint32 index = id_map_get (&reader->actors, sqlite3_column_int64 (statement, 0));

  if (index != KSCORE_NO_INDEX)
    g_array_index (reader->evidence->actors, KscoreEvidenceActor, index).known = TRUE;
}

static void
add_followers (Reader       *reader,
               sqlite3_stmt *statement,
               guint16       account_index)
{
  KscoreEvidenceFollowers followers = {
    .followers = kscore_statement_get_int (statement, 2, KSCORE_UNKNOWN),
    .actor = id_map_get (&reader->actors, sqlite3_column_int64 (statement, 0)),
    .day = sqlite3_column_int (statement, 1),
    .following = kscore_statement_get_int (statement, 3, KSCORE_UNKNOWN),
    .posts = kscore_statement_get_int (statement, 4, KSCORE_UNKNOWN),
  };

  if (followers.actor != KSCORE_NO_INDEX)
    g_array_append_val (reader->evidence->followers, followers);
}

static int
compare_followers (gconstpointer a,
                   gconstpointer b)
{
  const KscoreEvidenceFollowers *first = a;
  const KscoreEvidenceFollowers *second = b;

  if (first->actor != second->actor)
    return first->actor < second->actor ? -1 : 1;
  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;

  if (first->followers != second->followers)
    return first->followers < second->followers ? -1 : 1;
  if (first->following != second->following)
    return first->following < second->following ? -1 : 1;

  return (first->posts > second->posts) - (first->posts < second->posts);
}

static void
add_purged_supporter (Reader       *reader,
                      sqlite3_stmt *statement,
                      guint16       account_index)
{
  KscoreEvidenceActor actor = {
    .created_at = KSCORE_TIME_UNKNOWN,
    .person = reader->evidence->actors->len,
    .follows_day = KSCORE_DAY_UNKNOWN,
    .purged_day = sqlite3_column_int (statement, 0),
    .purged_established = sqlite3_column_int (statement, 1) != 0,
    .account = account_index,
  };

  g_array_append_val (reader->evidence->actors, actor);
  g_array_append_val (reader->first_days, actor.purged_day);
}

/* Actors come by network and key, whatever ids they were given. */
static gboolean
read_actors (Reader  *reader,
             GError **error)
{
  if (!id_map_init (&reader->actors, reader->db, "SELECT max(id) FROM actors", error)
      || !read_by_account (reader, "SELECT actor FROM relations WHERE account = ?", mark_actor,
                           error)
      || !read_rows (reader, "SELECT id FROM actors ORDER BY network, key", 0, 0, add_actor, error)
      || !read_by_account (reader,
                           "SELECT actor, follows_owner, followed_by_owner, follows_day,"
                           " created_at FROM relations WHERE account = ?",
                           add_relation, error)
      || !read_rows (reader, KSCORE_SELECT_OWN_ACTORS, 0, 0, set_owner, error)
      || !read_rows (reader, KSCORE_SELECT_KNOWN_ACTORS, 0, 0, set_known, error)
      || !read_by_account (reader,
                           "SELECT actor, day, followers, following, posts"
                           " FROM actor_readings WHERE account = ?"
                           " AND coalesce(followers, following, posts) IS NOT NULL",
                           add_followers, error)
      || !read_by_account (reader,
                           "SELECT first_day, established FROM purged_supporters"
                           " WHERE account = ? ORDER BY actor_hash",
                           add_purged_supporter, error))
    return FALSE;

  g_array_sort (reader->evidence->followers, compare_followers);

  return TRUE;
}

static void
add_interaction (Reader       *reader,
                 sqlite3_stmt *statement,
                 guint16       account_index)
{
  gint64 post = sqlite3_column_int64 (statement, 3);
  KscoreEvidenceInteraction interaction = {
    .seq = sqlite3_column_int64 (statement, 4),
    .day = sqlite3_column_int (statement, 0),
    .actor = id_map_get (&reader->actors, sqlite3_column_int64 (statement, 2)),
    .post = post != 0 ? id_map_get (&reader->posts, post) : KSCORE_NO_INDEX,
    .trust = 1.0f,
    .account = account_index,
    .kind = (guint8) sqlite3_column_int (statement, 1),
    .precision = (guint8) sqlite3_column_int (statement, 5),
    .at = sqlite3_column_int64 (statement, 6),
  };

  if (interaction.actor == KSCORE_NO_INDEX)
    return;

  see_actor (reader, interaction.actor, account_index, interaction.day);
  g_array_append_val (reader->evidence->interactions, interaction);
}

/* Whoever the owner answers, told by what is answered. */
typedef struct {
  KscoreEvidenceAnswer answer;
  char                *author; /* (owned) (nullable): a key, or a handle */
} FoundAnswer;

static void
found_answer_clear (gpointer data)
{
  g_free (((FoundAnswer *) data)->author);
}

static void
add_answer (Reader       *reader,
            sqlite3_stmt *statement,
            guint16       account_index)
{
  const char *address = (const char *) sqlite3_column_text (statement, 0);
  gint64 actor = sqlite3_column_int64 (statement, 3);
  FoundAnswer found = {
    .answer = {
      .seq = address != NULL ? kscore_post_address_get_seq (address) : 0,
      .at = sqlite3_column_int64 (statement, 1),
      .precision = (guint8) sqlite3_column_int (statement, 2),
      .actor = actor != 0 ? id_map_get (&reader->actors, actor) : KSCORE_NO_INDEX,
      .account = account_index,
      .known = actor != 0,
    },
    .author = actor == 0 && address != NULL ? kscore_post_address_dup_author (address) : NULL,
  };

  g_array_append_val (reader->answers, found);
}

/* By the lasting id; else by the name, which is all that is known of people on older servers. */
static gboolean
find_author (Reader        *reader,
             FoundAnswer   *found,
             GError       **error)
{
  const char *network = g_array_index (reader->evidence->accounts, KscoreEvidenceAccount,
                                       found->answer.account).network;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *handle = kscore_post_address_dup_handle (found->author);
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    reader->db,
    "SELECT id FROM actors WHERE network = ?1 AND key = ?2 UNION ALL"
    " SELECT id FROM actors WHERE network = ?1 AND lower(handle) = ?3 AND handle IS NOT NULL"
    " LIMIT 1",
    error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "sss", network, found->author, handle);
  while (kscore_statement_next (reader->db, statement, &local_error))
    found->answer.actor = id_map_get (&reader->actors, sqlite3_column_int64 (statement, 0));
  found->answer.known = TRUE;

  return kscore_statement_succeeded (&local_error, error);
}

#define REPLY "5"
#define QUOTE "10"

G_STATIC_ASSERT (KSCORE_KIND_REPLY == 5 && KSCORE_KIND_QUOTE == 10);

/* Where the network told whom a post answers, it is among what the owner did for others. Quoting
 * somebody answers them too. What the owner adds to their own posts is no answer to anybody. */
static gboolean
read_answers (Reader  *reader,
              GError **error)
{
  if (!read_by_account (reader,
                        "SELECT reply_to, at, precision,"
                        " (SELECT actor FROM outgoing WHERE account = p.account"
                        " AND kind = " REPLY " AND remote_id = p.native_id LIMIT 1)"
                        " FROM posts p WHERE account = ?"
                        " AND deleted_at IS NULL AND NOT reply_to_self"
                        " AND (reply_to IS NOT NULL OR kind IN (1, 5))"
                        " AND NOT EXISTS (SELECT 1 FROM posts"
                        " WHERE account = p.account AND native_id = p.reply_to)"
                        " AND NOT EXISTS (SELECT 1 FROM posts"
                        " WHERE account = p.account AND remote_id = p.reply_to)"
                        " ORDER BY native_id",
                        add_answer, error)
      || !read_by_account (reader,
                           "SELECT NULL, p.at, p.precision, o.actor FROM outgoing o"
                           " JOIN posts p ON p.account = o.account AND p.native_id = o.remote_id"
                           " WHERE o.account = ? AND o.kind = " QUOTE " AND o.actor <> 0"
                           " AND p.deleted_at IS NULL ORDER BY o.remote_id, o.actor",
                           add_answer, error))
    return FALSE;

  for (guint i = 0; i < reader->answers->len; i++)
    {
      FoundAnswer *found = &g_array_index (reader->answers, FoundAnswer, i);

      if (found->author != NULL && !find_author (reader, found, error))
        return FALSE;
      g_array_append_val (reader->evidence->answers, found->answer);
    }

  return TRUE;
}

static int
compare_within_kind (gconstpointer a,
                     gconstpointer b)
{
  const KscoreEvidenceInteraction *first = a;
  const KscoreEvidenceInteraction *second = b;

  if (first->actor != second->actor)
    return first->actor < second->actor ? -1 : 1;
  if (first->post != second->post)
    return first->post < second->post ? -1 : 1;

  return (first->seq > second->seq) - (first->seq < second->seq);
}

/* They come by account, day and kind already; inside a kind their order is that of ids. */
static void
sort_interactions (GArray *interactions)
{
  KscoreEvidenceInteraction *all = (KscoreEvidenceInteraction *) interactions->data;
  guint start = 0;

  for (guint i = 1; i <= interactions->len; i++)
    if (i == interactions->len || all[i].kind != all[start].kind || all[i].day != all[start].day
        || all[i].account != all[start].account)
      {
        qsort (all + start, i - start, sizeof *all, compare_within_kind);
        start = i;
      }
}

static gboolean
read_interactions (Reader  *reader,
                   GError **error)
{
  if (!read_by_account (reader,
                        "SELECT day, kind, actor, post, seq, precision, at FROM interactions"
                        " WHERE account = ? ORDER BY day, kind",
                        add_interaction, error))
    return FALSE;

  sort_interactions (reader->evidence->interactions);

  return TRUE;
}

/* A number for each different text, in the order they come. */
static guint32
number_text (GHashTable   *numbers,
             sqlite3_stmt *statement,
             int           kind,
             int           column)
{
  g_autofree char *text = kscore_statement_dup_text (statement, column);
  g_autofree char *key = g_strdup_printf ("%d %s", kind, text);
  gpointer number;

  if (!g_hash_table_lookup_extended (numbers, key, NULL, &number))
    {
      number = GUINT_TO_POINTER (g_hash_table_size (numbers));
      g_hash_table_insert (numbers, g_steal_pointer (&key), number);
    }

  return GPOINTER_TO_UINT (number);
}

/* One reading of a reputation holds until the day of the next. */
static void
end_previous_reading (GArray                   *marks,
                      const KscoreEvidenceMark *mark)
{
  KscoreEvidenceMark *previous;

  if (marks->len == 0)
    return;

  previous = &g_array_index (marks, KscoreEvidenceMark, marks->len - 1);
  if ((mark->kind != KSCORE_MARK_REPUTATION && mark->kind != KSCORE_MARK_KARMA)
      || previous->kind != mark->kind || previous->source != mark->source
      || previous->maker != mark->maker || previous->account != mark->account
      || mark->from == KSCORE_DAY_UNKNOWN)
    return;

  if (previous->from == mark->from)
    g_array_set_size (marks, marks->len - 1);
  else
    previous->to = mark->from;
}

static gboolean
read_marks (Reader  *reader,
            GError **error)
{
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) domains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GArray *accounts = reader->evidence->accounts;
  GArray *marks = reader->evidence->marks;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    reader->db,
    "SELECT m.kind, m.source, m.maker, m.domain, m.value, m.from_at, m.to_at"
    " FROM marks m LEFT JOIN actors a ON a.id = m.maker WHERE m.account = ?"
    " ORDER BY m.kind, m.source, a.key, m.domain, m.reading",
    error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < accounts->len; i++)
    {
      g_autoptr (GError) local_error = NULL;

      kscore_statement_bind (statement, "i", g_array_index (accounts, KscoreEvidenceAccount, i).id);
      while (kscore_statement_next (reader->db, statement, &local_error))
        {
          KscoreEvidenceMark mark = {
            .value = sqlite3_column_double (statement, 4),
            .maker = id_map_get (&reader->actors, sqlite3_column_int64 (statement, 2)),
            .domain = KSCORE_NO_INDEX,
            .from = column_day (statement, 5),
            .to = column_day (statement, 6),
            .trust = 1.0f,
            .account = (guint16) i,
            .kind = (guint8) sqlite3_column_int (statement, 0),
          };

          mark.source = number_text (sources, statement, mark.kind, 1);
          if (mark.kind == KSCORE_MARK_LINKING_PAGE && sqlite3_column_bytes (statement, 3) > 0)
            mark.domain = number_text (domains, statement, 0, 3);
          end_previous_reading (marks, &mark);
          g_array_append_val (marks, mark);
        }

      if (!kscore_statement_succeeded (&local_error, error))
        return FALSE;
    }

  return TRUE;
}

static void
add_outgoing (Reader       *reader,
              sqlite3_stmt *statement,
              guint16       account_index)
{
  KscoreEvidenceOutgoing outgoing = {
    .count = sqlite3_column_int64 (statement, 3),
    .actor = id_map_get (&reader->actors, sqlite3_column_int64 (statement, 2)),
    .day = (KscoreDay) kscore_statement_get_int (statement, 0, KSCORE_DAY_UNKNOWN),
    .account = account_index,
    .kind = (guint8) sqlite3_column_int (statement, 1),
  };

  g_array_append_val (reader->evidence->outgoing, outgoing);
}

/* By the actors' indices, not by their ids, which are the store's own. */
static int
compare_outgoing (gconstpointer a,
                  gconstpointer b)
{
  const KscoreEvidenceOutgoing *first = a;
  const KscoreEvidenceOutgoing *second = b;

  if (first->account != second->account)
    return first->account < second->account ? -1 : 1;
  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;

  return (first->actor > second->actor) - (first->actor < second->actor);
}

static gboolean
read_outgoing (Reader  *reader,
               GError **error)
{
  if (!read_by_account (reader,
                        "SELECT day, kind, actor, count(*) FROM outgoing WHERE account = ?"
                        " GROUP BY day, kind, actor",
                        add_outgoing, error))
    return FALSE;

  g_array_sort (reader->evidence->outgoing, compare_outgoing);

  return TRUE;
}

static void
add_audience (Reader       *reader,
              sqlite3_stmt *statement,
              guint16       account_index)
{
  KscoreEvidenceAudience audience = {
    .followers = sqlite3_column_int64 (statement, 1),
    .day = column_day (statement, 0),
    .account = account_index,
  };

  g_array_append_val (reader->evidence->audience, audience);
}

static void
add_coverage (Reader       *reader,
              sqlite3_stmt *statement,
              guint16       account_index)
{
  KscoreEvidenceCoverage coverage = {
    .from = sqlite3_column_int (statement, 1),
    .to = sqlite3_column_int (statement, 2),
    .kinds = (KscoreKinds) sqlite3_column_int64 (statement, 0),
    .account = account_index,
  };

  g_array_append_val (reader->evidence->coverage, coverage);
}

static gboolean
read_audience (Reader  *reader,
               GError **error)
{
  return read_by_account (reader,
                          "SELECT at, followers FROM audience WHERE account = ? ORDER BY at",
                          add_audience, error);
}

static gboolean
read_coverage (Reader  *reader,
               GError **error)
{
  return read_by_account (reader,
                          "SELECT kinds, from_day, to_day FROM coverage WHERE account = ?"
                          " ORDER BY kinds, from_day",
                          add_coverage, error);
}

/**
 * kscore_evidence_reader_read:
 * @db: a connection
 * @error: return location
 *
 * Reads everything about the owner's linked accounts. The order of every array rests on remote
 * ids and times, so that the same data give the same arrays whatever was imported first; only
 * the ids in them are the store's own.
 *
 * Returns: (transfer full): the evidence, or %NULL
 */
KscoreEvidence *
kscore_evidence_reader_read (KscoreDatabase  *db,
                             GError         **error)
{
  g_auto (Reader) reader = {
    .db = db,
    .evidence = kscore_evidence_new (),
    .first_days = g_array_new (FALSE, FALSE, sizeof (KscoreDay)),
    .answers = g_array_new (FALSE, FALSE, sizeof (FoundAnswer)),
  };

  g_array_set_clear_func (reader.answers, found_answer_clear);
  if (!read_rows (&reader, SELECT_ACCOUNTS, 0, 0, add_account, error)
      || !read_posts (&reader, error)
      || !read_actors (&reader, error)
      || !read_interactions (&reader, error)
      || !read_answers (&reader, error)
      || !read_marks (&reader, error)
      || !read_outgoing (&reader, error)
      || !read_audience (&reader, error)
      || !read_coverage (&reader, error))
    return NULL;

  return g_steal_pointer (&reader.evidence);
}

/* Of what the evidence holds already, beside what the store does. */
static gboolean
fill_maps (Reader                *reader,
           const KscoreEvidence  *evidence,
           GError               **error)
{
  if (!id_map_init (&reader->posts, reader->db, "SELECT max(id) FROM posts", error)
      || !id_map_init (&reader->actors, reader->db, "SELECT max(id) FROM actors", error))
    return FALSE;

  for (guint i = 0; i < evidence->posts->len; i++)
    id_map_set (&reader->posts, g_array_index (evidence->posts, KscoreEvidencePost, i).id, i);
  for (guint i = 0; i < evidence->actors->len; i++)
    {
      gint64 id = g_array_index (evidence->actors, KscoreEvidenceActor, i).id;

      /* Those that were purged have none. */
      if (id != 0)
        id_map_set (&reader->actors, id, i);
    }

  return TRUE;
}

/**
 * kscore_evidence_reader_read_again:
 * @db: a connection
 * @evidence: evidence that holds all posts and actors of the store
 * @parts: what to read
 * @error: return location
 *
 * Reads some arrays of @evidence anew, those that nothing else refers to.
 *
 * Returns: (transfer full): evidence that holds those and the accounts, by the indices of
 *   @evidence, or %NULL
 */
KscoreEvidence *
kscore_evidence_reader_read_again (KscoreDatabase        *db,
                                   const KscoreEvidence  *evidence,
                                   KscoreEvidenceParts    parts,
                                   GError               **error)
{
  g_auto (Reader) reader = {
    .db = db,
    .evidence = kscore_evidence_new (),
    .answers = g_array_new (FALSE, FALSE, sizeof (FoundAnswer)),
  };

  g_array_set_clear_func (reader.answers, found_answer_clear);
  if (!fill_maps (&reader, evidence, error)
      || !read_rows (&reader, SELECT_ACCOUNTS, 0, 0, add_account, error)
      || ((parts & KSCORE_EVIDENCE_SELF_REPLIES) && !read_self_replies (&reader, error))
      || ((parts & KSCORE_EVIDENCE_OUTGOING)
          && (!read_answers (&reader, error) || !read_outgoing (&reader, error)))
      || ((parts & KSCORE_EVIDENCE_AUDIENCE) && !read_audience (&reader, error))
      || ((parts & KSCORE_EVIDENCE_COVERAGE) && !read_coverage (&reader, error)))
    return NULL;

  return g_steal_pointer (&reader.evidence);
}
