#include "config.h"

#include "store/kscore-post-table.h"

#include <string.h>

#include "store/kscore-statement.h"

#define POST_COLUMNS \
  "id, account, native_id, kind, at, precision, reply_to, reply_to_self, lang, url, tags, links," \
  " text, remote_id, read_at"

#define SELECT_POST_BY_ID "SELECT " POST_COLUMNS " FROM posts WHERE id = ? AND deleted_at IS NULL"

/* FTS5's trigrams find nothing shorter. */
#define TRIGRAM 3

static gboolean
find (KscoreDatabase  *db,
      gint64           account,
      const char      *native_id,
      gint64          *id,
      gint64          *deleted_at,
      GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  *id = 0;
  *deleted_at = KSCORE_TIME_UNKNOWN;
  statement = kscore_statement_prepare (
    db, "SELECT id, deleted_at FROM posts WHERE account = ? AND native_id = ?", error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "is", account, native_id);
  while (kscore_statement_next (db, statement, &local_error))
    {
      *id = sqlite3_column_int64 (statement, 0);
      *deleted_at = kscore_statement_get_int (statement, 1, KSCORE_TIME_UNKNOWN);
    }

  return kscore_statement_succeeded (&local_error, error);
}

/**
 * kscore_post_table_find:
 * @db: a connection
 * @account: an account's id
 * @native_id: the network's id of a post
 * @id: (out): its id here, 0 where there is none, %KSCORE_POST_DELETED where it is gone
 * @error: return location
 *
 * Returns: whether the question was answered
 */
gboolean
kscore_post_table_find (KscoreDatabase  *db,
                        gint64           account,
                        const char      *native_id,
                        gint64          *id,
                        GError         **error)
{
  gint64 deleted_at;

  if (!find (db, account, native_id, id, &deleted_at, error))
    return FALSE;

  if (deleted_at != KSCORE_TIME_UNKNOWN)
    *id = KSCORE_POST_DELETED;

  return TRUE;
}

static gboolean
insert_post (KscoreDatabase    *db,
             gint64             account,
             const KscorePost  *post,
             gint64            *id,
             GError           **error)
{
  sqlite3_stmt *statement;

  /* Not the last inserted rowid: the trigger that feeds the index changes that. */
  statement = kscore_statement_prepare (
    db,
    "INSERT INTO posts (account, native_id, kind, at, precision, reply_to, reply_to_self,"
    " lang, url, tags, links, text, remote_id, read_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "isiiisissvvsst", account, post->native_id,
                         (gint64) post->kind, post->at, (gint64) post->precision, post->reply_to,
                         (gint64) (post->reply_to_self ? 1 : 0), post->lang, post->url,
                         post->tags, post->links, post->text, post->remote_id, post->read_at);
  return kscore_statement_query (db, statement, id, error);
}

/* What is told is from before the network showed the post last. */
#define IS_OLD "(read_at IS NOT NULL AND ifnull(?13, -9e18) < read_at)"
/* What is told replaces what was known, unless it is old; what is not told stays. */
#define TOLD(column, new) \
  "iif(" IS_OLD ", ifnull(" column ", " new "), ifnull(" new ", " column "))"
/* The same of what the network tells whole: what is not told there is not there any more. */
#define TOLD_WHOLE(column, new) \
  "iif(" IS_OLD ", " column ", iif(?13 IS NULL, ifnull(" new ", " column "), " new "))"

/**
 * kscore_post_table_put:
 * @db: a writing connection
 * @account: its account's id
 * @post: a post
 * @id: (out): its id, %KSCORE_POST_DELETED where it stays gone
 * @error: return location
 *
 * Adds a post, or brings it up to date: what the source tells replaces what was known, except
 * that a less exact time never replaces a more exact one, and an archive or an older answer never
 * what the network has shown since. A post that was deleted comes back only
 * when the network itself has shown it later.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_post_table_put (KscoreDatabase    *db,
                       gint64             account,
                       const KscorePost  *post,
                       gint64            *id,
                       GError           **error)
{
  gint64 deleted_at;

  g_return_val_if_fail (post->native_id != NULL, FALSE);

  if (!find (db, account, post->native_id, id, &deleted_at, error))
    return FALSE;

  if (*id == 0)
    return insert_post (db, account, post, id, error);

  /* Unknown is before any time. */
  if (deleted_at != KSCORE_TIME_UNKNOWN)
    {
      if (post->read_at <= deleted_at)
        {
          *id = KSCORE_POST_DELETED;
          return TRUE;
        }
      if (!kscore_statement_execute (db, error, "UPDATE posts SET deleted_at = NULL WHERE id = ?",
                                     "i", *id))
        return FALSE;
    }

  /* The condition keeps an unchanged text out of the index. */
  return kscore_statement_execute (
    db, error,
    "UPDATE posts SET kind = iif(" IS_OLD ", kind, ?2), at = iif(?4 <= precision, ?3, at),"
    " precision = min(?4, precision), reply_to = ifnull(?5, reply_to), reply_to_self = ?6,"
    " lang = " TOLD ("lang", "?7") ", url = " TOLD ("url", "?8") ","
    " tags = " TOLD_WHOLE ("tags", "?9") ", links = " TOLD_WHOLE ("links", "?10") ","
    " text = " TOLD ("text", "?11") ", remote_id = ifnull(?12, remote_id),"
    " read_at = ifnull(max(read_at, ?13), ifnull(?13, read_at))"
    " WHERE id = ?1 AND ((kind <> ?2 AND NOT " IS_OLD ") OR (?4 <= precision AND at <> ?3)"
    " OR ?4 < precision OR reply_to IS NOT ifnull(?5, reply_to) OR reply_to_self <> ?6"
    " OR lang IS NOT " TOLD ("lang", "?7") " OR url IS NOT " TOLD ("url", "?8")
    " OR tags IS NOT " TOLD_WHOLE ("tags", "?9") " OR links IS NOT " TOLD_WHOLE ("links", "?10")
    " OR text IS NOT " TOLD ("text", "?11") " OR remote_id IS NOT ifnull(?12, remote_id)"
    " OR ?13 > ifnull(read_at, -9e18))",
    "iiiisissvvsst", *id, (gint64) post->kind, post->at, (gint64) post->precision, post->reply_to,
    (gint64) (post->reply_to_self ? 1 : 0), post->lang, post->url, post->tags, post->links,
    post->text, post->remote_id, post->read_at);
}

/**
 * kscore_count_table_put:
 * @db: a writing connection
 * @post: a post's id
 * @count: one reading of it; totals below 0 are stored as 0
 * @error: return location
 *
 * Every reading is kept: the remainder needs to know when a count had not grown yet. Of two
 * within one second the higher stays, whichever came first.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_count_table_put (KscoreDatabase     *db,
                        gint64              post,
                        const KscoreCount  *count,
                        GError            **error)
{
  return kscore_statement_execute (
    db, error,
    "INSERT INTO counts (post, kind, at, total) VALUES (?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET total = excluded.total WHERE excluded.total > total",
    "iiii", post, (gint64) count->kind, count->at, MAX (count->total, 0));
}

static KscorePost *
post_from_row (sqlite3_stmt *statement)
{
  KscorePost *post = kscore_post_new (NULL, sqlite3_column_int64 (statement, 4));

  post->native_id = kscore_statement_dup_text (statement, 2);
  post->kind = (KscorePostKind) sqlite3_column_int (statement, 3);
  post->precision = (KscorePrecision) sqlite3_column_int (statement, 5);
  post->reply_to = kscore_statement_dup_text (statement, 6);
  post->reply_to_self = sqlite3_column_int (statement, 7) != 0;
  post->lang = kscore_statement_dup_text (statement, 8);
  post->url = kscore_statement_dup_text (statement, 9);
  post->tags = kscore_statement_dup_strv (statement, 10);
  post->links = kscore_statement_dup_strv (statement, 11);
  post->text = kscore_statement_dup_text (statement, 12);
  post->remote_id = kscore_statement_dup_text (statement, 13);
  post->read_at = kscore_statement_get_int (statement, 14, KSCORE_TIME_UNKNOWN);

  return post;
}

static gboolean
read_counts (KscoreDatabase  *db,
             gint64           id,
             const char      *native_id,
             GPtrArray       *counts,
             GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db, "SELECT kind, total, at FROM counts WHERE post = ? ORDER BY kind, at", error);
  if (statement == NULL)
    return FALSE;

  g_ptr_array_set_size (counts, 0);
  kscore_statement_bind (statement, "i", id);
  while (kscore_statement_next (db, statement, &local_error))
    g_ptr_array_add (counts,
                     kscore_count_new (native_id, (KscoreKind) sqlite3_column_int (statement, 0),
                                       sqlite3_column_int64 (statement, 1),
                                       sqlite3_column_int64 (statement, 2)));

  return kscore_statement_succeeded (&local_error, error);
}

static gboolean
visit_rows (KscoreDatabase  *db,
            sqlite3_stmt    *statement,
            KscorePostFunc   func,
            gpointer         user_data,
            GError         **error)
{
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GError) local_error = NULL;

  counts = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_count_free);
  while (kscore_statement_next (db, statement, &local_error))
    {
      g_autoptr (KscorePost) post = post_from_row (statement);
      gint64 id = sqlite3_column_int64 (statement, 0);

      if (!read_counts (db, id, post->native_id, counts, error)
          || !func (id, sqlite3_column_int64 (statement, 1), post, counts, user_data, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }

  return kscore_statement_succeeded (&local_error, error);
}

/**
 * kscore_post_table_foreach:
 * @db: a connection
 * @account: an account's id
 * @func: (scope call): called with each of its posts, by native id
 * @user_data: for @func
 * @error: return location
 *
 * Holds one post in memory at a time. @func may not walk the posts again.
 *
 * Returns: whether @func saw them all
 */
gboolean
kscore_post_table_foreach (KscoreDatabase  *db,
                           gint64           account,
                           KscorePostFunc   func,
                           gpointer         user_data,
                           GError         **error)
{
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (
    db,
    "SELECT " POST_COLUMNS " FROM posts WHERE account = ? AND deleted_at IS NULL"
    " ORDER BY native_id",
    error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "i", account);

  return visit_rows (db, statement, func, user_data, error);
}

/**
 * kscore_post_table_visit:
 * @db: a connection
 * @id: a post's id
 * @func: (scope call): called with it, or not at all where there is none
 * @user_data: for @func
 * @error: return location
 *
 * Returns: whether nothing failed
 */
gboolean
kscore_post_table_visit (KscoreDatabase  *db,
                         gint64           id,
                         KscorePostFunc   func,
                         gpointer         user_data,
                         GError         **error)
{
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (db, SELECT_POST_BY_ID, error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "i", id);

  return visit_rows (db, statement, func, user_data, error);
}

/* A list of what was looked up has gaps. */
static void
free_found (gpointer found)
{
  if (found != NULL)
    kscore_post_free (found);
}

/**
 * kscore_post_table_lookup:
 * @db: a connection
 * @ids: (array length=n_ids): ids, from evidence or a search
 * @n_ids: how many
 * @error: return location
 *
 * Returns: (transfer full) (element-type KscorePost): the posts in the same order, %NULL in the
 *   place of one that is not there
 */
GPtrArray *
kscore_post_table_lookup (KscoreDatabase  *db,
                          const gint64    *ids,
                          guint            n_ids,
                          GError         **error)
{
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func (free_found);
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (db, SELECT_POST_BY_ID, error);
  if (statement == NULL)
    return NULL;

  for (guint i = 0; i < n_ids && local_error == NULL; i++)
    {
      KscorePost *post = NULL;

      kscore_statement_bind (statement, "i", ids[i]);
      if (kscore_statement_next (db, statement, &local_error))
        post = post_from_row (statement);
      sqlite3_reset (statement);
      g_ptr_array_add (posts, post);
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&posts);
}

/* Quoted as one phrase of FTS5's language, in which every character but the quote is itself. */
static char *
quote_phrase (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", doubled);
}

static char *
quote_pattern (const char *words)
{
  GString *pattern = g_string_new ("%");

  for (const char *c = words; *c != '\0'; c++)
    {
      if (strchr ("%_\\", *c) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *c);
    }
  g_string_append_c (pattern, '%');

  return g_string_free (pattern, FALSE);
}

/**
 * kscore_post_table_search:
 * @db: a connection
 * @words: text to find anywhere in a post, as it stands there but for capitals
 * @limit: the most to return
 * @error: return location
 *
 * Looks through the posts of all accounts, unlinked ones too.
 *
 * Returns: (transfer full) (element-type gint64): ids, the newest first
 */
GArray *
kscore_post_table_search (KscoreDatabase  *db,
                          const char      *words,
                          guint            limit,
                          GError         **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autofree char *quoted = NULL;
  sqlite3_stmt *statement;

  if (valid[0] == '\0')
    return g_steal_pointer (&ids);

  if (g_utf8_strlen (valid, -1) < TRIGRAM)
    {
      quoted = quote_pattern (valid);
      statement = kscore_statement_prepare (
        db,
        "SELECT id FROM posts WHERE text LIKE ? ESCAPE '\\' ORDER BY at DESC, id DESC LIMIT ?",
        error);
    }
  else
    {
      quoted = quote_phrase (valid);
      statement = kscore_statement_prepare (
        db,
        "SELECT posts.id FROM posts_text JOIN posts ON posts.id = posts_text.rowid"
        " WHERE posts_text MATCH ? ORDER BY posts.at DESC, posts.id DESC LIMIT ?",
        error);
    }
  if (statement == NULL)
    return NULL;

  kscore_statement_bind (statement, "si", quoted, (gint64) limit);
  while (kscore_statement_next (db, statement, &local_error))
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  if (!kscore_statement_succeeded (&local_error, error))
    return NULL;

  return g_steal_pointer (&ids);
}
