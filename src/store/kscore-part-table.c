#include "config.h"

#include "store/kscore-part-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/kscore-error.h"
#include "store/kscore-statement.h"

/* From so many characters on the search index knows the words. */
#define MIN_INDEXED_CHARS 3
#define N_KINDS 256

/* Nothing here is worth an index: to make one takes as long as to sort once. Where parts are
 * otherwise equal, the ordinal tells them apart: which of the interactions of one day, kind,
 * actor and post it is. */
#define CREATE_PARTS \
  "CREATE TEMP TABLE parts (row INTEGER PRIMARY KEY, points REAL, day INTEGER, actor INTEGER," \
  " post INTEGER, account INTEGER, kind INTEGER, n REAL, component INTEGER, reason INTEGER," \
  " precision INTEGER, ordinal INTEGER);"
/* Texts are compared once for each person rather than for each part. */
#define CREATE_RANKS \
  "CREATE TEMP TABLE account_ranks (id INTEGER PRIMARY KEY, rank INTEGER);" \
  "CREATE TEMP TABLE kind_ranks (id INTEGER PRIMARY KEY, rank INTEGER);" \
  "CREATE TEMP TABLE actor_ranks (id INTEGER PRIMARY KEY, rank INTEGER);" \
  "CREATE TEMP TABLE post_ranks (id INTEGER PRIMARY KEY, rank INTEGER);"

/* How a sort is asked for: by a column of the parts, or by one of a table of ranks. */
static const struct {
  const char *key;
  const char *join;
  const char *unknown; /* in the place of NULL, so that it comes last going up */
  const char *fill;    /* of the table of ranks; once a filling of the parts */
} sorts[] = {
  [KSCORE_PART_SORT_DAY] = { "p.day", "", "9223372036854775807", NULL },
  [KSCORE_PART_SORT_POINTS] = { "p.points", "", "9e999", NULL },
  [KSCORE_PART_SORT_NETWORK] = {
    "r.rank", " LEFT JOIN temp.account_ranks r ON r.id = p.account", "9223372036854775807",
    "INSERT INTO temp.account_ranks"
    " SELECT id, dense_rank() OVER (ORDER BY network) FROM main.accounts",
  },
  [KSCORE_PART_SORT_KIND] = {
    "r.rank", " LEFT JOIN temp.kind_ranks r ON r.id = p.kind", "9223372036854775807", NULL,
  },
  [KSCORE_PART_SORT_PERSON] = {
    "r.rank", " LEFT JOIN temp.actor_ranks r ON r.id = p.actor", "9223372036854775807",
    "INSERT INTO temp.actor_ranks SELECT id, row_number() OVER"
    " (ORDER BY lower(coalesce(nullif(display_name, ''), nullif(handle, ''), key)), id)"
    " FROM main.actors",
  },
  [KSCORE_PART_SORT_POST] = {
    "r.rank", " LEFT JOIN temp.post_ranks r ON r.id = p.post", "9223372036854775807",
    "INSERT INTO temp.post_ranks SELECT id, row_number() OVER (ORDER BY at, id) FROM main.posts",
  },
  [KSCORE_PART_SORT_COUNT] = { "p.n", "", "9e999", NULL },
};

/* The parameters of a search, by number. */
enum {
  PARAM_NETWORK = 1,
  PARAM_KIND,
  PARAM_ACTOR,
  PARAM_POST,
  PARAM_FROM,
  PARAM_TO,
  PARAM_WORDS,
  PARAM_LIKE,
  PARAM_LIKE_UPPER,
  PARAM_LIKE_LOWER,
};

#define LIKES(column) \
  "(" column " LIKE ?8 ESCAPE '\\' OR " column " LIKE ?9 ESCAPE '\\'" \
  " OR " column " LIKE ?10 ESCAPE '\\')"
#define IN_PEOPLE \
  "p.actor IN (SELECT id FROM main.actors WHERE " LIKES ("display_name") \
  " OR " LIKES ("coalesce(nullif(handle, ''), key)") ")"

struct _KscorePartTable {
  char           *path;     /* (owned) */
  KscoreDatabase *db;       /* (owned) (nullable): NULL where it could not be opened again */
  GHashTable     *accounts; /* (owned) (element-type gint64): that have parts */
  gboolean        kinds[N_KINDS];
  gboolean        ranked[G_N_ELEMENTS (sorts)];
  KscorePart      last;     /* that was added */
  gint64          ordinal;
  gint64          n_parts;
  gboolean        filling;
};

/* It reads like any reader, but may write into its own temporary file. */
static gboolean
open_database (KscorePartTable  *self,
               GError          **error)
{
  g_autoptr (KscoreDatabase) db = NULL;

  db = kscore_database_open (self->path, KSCORE_DATABASE_READ, error);
  if (db == NULL
      || !kscore_database_exec (db,
                                "PRAGMA query_only = OFF;"
                                "PRAGMA temp_store = FILE;"
                                "PRAGMA main.cache_size = -2048;"
                                "PRAGMA temp.cache_size = -1024;"
                                CREATE_PARTS CREATE_RANKS,
                                error))
    return FALSE;

  self->db = g_steal_pointer (&db);

  return TRUE;
}

/**
 * kscore_part_table_new:
 * @store: an open store
 * @error: return location
 *
 * Returns: (transfer full): a table without parts, or %NULL
 */
KscorePartTable *
kscore_part_table_new (KscoreStore  *store,
                       GError      **error)
{
  g_autoptr (KscorePartTable) self = g_new0 (KscorePartTable, 1);

  g_return_val_if_fail (KSCORE_IS_STORE (store), NULL);

  self->path = g_build_filename (kscore_store_get_data_dir (store), KSCORE_DATABASE_NAME, NULL);
  self->accounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return open_database (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kscore_part_table_free:
 * @self: (transfer full) (nullable): a table
 *
 * Its file is gone with it.
 */
void
kscore_part_table_free (KscorePartTable *self)
{
  if (self == NULL)
    return;

  kscore_database_close (self->db);
  g_hash_table_unref (self->accounts);
  g_free (self->path);
  g_free (self);
}

/* The one file that this connection can fill up is its own. */
static gboolean
set_error (KscorePartTable  *self,
           int               code,
           GError          **error)
{
  if ((code & 0xff) != SQLITE_FULL)
    return kscore_database_set_error (self->db, code, error);

  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                       _("The disk that holds temporary files is full."));

  return FALSE;
}

static gboolean
run (KscorePartTable  *self,
     sqlite3_stmt     *statement,
     GError          **error)
{
  int code;

  do
    code = sqlite3_step (statement);
  while (code == SQLITE_ROW);
  sqlite3_reset (statement);

  return code == SQLITE_DONE || set_error (self, code, error);
}

/* Ends the call: what is remembered of a walk through a million parts helps nobody. */
static void
finish (KscorePartTable *self)
{
  kscore_database_set_cancellable (self->db, NULL);
  kscore_database_release_memory (self->db);
}

static gboolean
start (KscorePartTable  *self,
       GCancellable     *cancellable,
       GError          **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || (self->db == NULL && !open_database (self, error)))
    return FALSE;

  kscore_database_set_cancellable (self->db, cancellable);

  return TRUE;
}

/**
 * kscore_part_table_begin:
 * @self: a table
 * @error: return location
 *
 * Throws away what was there and the file that held it.
 *
 * Returns: whether parts can be added
 */
gboolean
kscore_part_table_begin (KscorePartTable  *self,
                         GError          **error)
{
  g_clear_pointer (&self->db, kscore_database_close);
  g_hash_table_remove_all (self->accounts);
  memset (self->kinds, 0, sizeof self->kinds);
  memset (self->ranked, 0, sizeof self->ranked);
  self->ordinal = 0;
  self->n_parts = 0;

  /* It takes no lock of the store's file: that is not written, nor read yet. */
  self->filling = open_database (self, error) && kscore_database_begin (self->db, error);

  return self->filling;
}

static gboolean
is_same_act (const KscorePart *a,
             const KscorePart *b)
{
  return a->account == b->account && a->day == b->day && a->kind == b->kind
         && a->actor == b->actor && a->post == b->post;
}

static void
note_part (KscorePartTable  *self,
           const KscorePart *part)
{
  gboolean first = self->n_parts == 0;

  if (first || part->account != self->last.account)
    g_hash_table_add (self->accounts, g_memdup2 (&part->account, sizeof part->account));
  self->ordinal = !first && is_same_act (part, &self->last) ? self->ordinal + 1 : 0;
  self->kinds[part->kind] = TRUE;
  self->last = *part;
  self->n_parts++;
}

/**
 * kscore_part_table_add:
 * @self: a table after kscore_part_table_begin()
 * @part: a part; interactions that are equal in all but their time follow each other in the
 *   order of their numbers, as the ledger has them
 * @error: return location
 *
 * Returns: whether it was added
 */
gboolean
kscore_part_table_add (KscorePartTable   *self,
                       const KscorePart  *part,
                       GError           **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self->filling, FALSE);

  statement = kscore_statement_prepare (
    self->db,
    "INSERT INTO temp.parts (row, points, day, actor, post, account, kind, n, component, reason,"
    " precision, ordinal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    error);
  if (statement == NULL)
    return FALSE;

  note_part (self, part);
  kscore_statement_bind (statement, "iriiiiiriiii", self->n_parts, part->points,
                         (gint64) part->day, part->actor, part->post, part->account,
                         (gint64) part->kind, part->count, (gint64) part->component,
                         (gint64) part->reason, (gint64) part->precision, self->ordinal);
  if (part->day == KSCORE_DAY_UNKNOWN)
    sqlite3_bind_null (statement, 3);

  return run (self, statement, error);
}

/**
 * kscore_part_table_end:
 * @self: a table after kscore_part_table_begin()
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: whether the parts that were added can be found; otherwise there are none
 */
gboolean
kscore_part_table_end (KscorePartTable  *self,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_return_val_if_fail (self->filling, FALSE);

  self->filling = FALSE;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error)
      && kscore_database_commit (self->db, error))
    {
      kscore_database_release_memory (self->db);
      return TRUE;
    }

  kscore_database_rollback (self->db);
  g_hash_table_remove_all (self->accounts);
  memset (self->kinds, 0, sizeof self->kinds);
  self->n_parts = 0;

  return FALSE;
}

/* The order of kinds is the user's language's: filled for each search. */
static gboolean
rank_kinds (KscorePartTable  *self,
            const guint8     *ranks,
            GError          **error)
{
  sqlite3_stmt *statement = kscore_statement_prepare (
    self->db, "INSERT OR REPLACE INTO temp.kind_ranks (id, rank) VALUES (?, ?)", error);

  if (statement == NULL)
    return FALSE;

  for (gint64 kind = 0; kind < N_KINDS; kind++)
    {
      if (!self->kinds[kind])
        continue;

      kscore_statement_bind (statement, "ii", kind, ranks != NULL ? (gint64) ranks[kind] : kind);
      if (!run (self, statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
rank (KscorePartTable        *self,
      const KscorePartQuery  *query,
      GError                **error)
{
  const char *fill = sorts[query->sort].fill;
  sqlite3_stmt *statement;

  if (query->sort == KSCORE_PART_SORT_KIND)
    return rank_kinds (self, query->kind_ranks, error);
  if (fill == NULL || self->ranked[query->sort])
    return TRUE;

  statement = kscore_statement_prepare (self->db, fill, error);
  self->ranked[query->sort] = statement != NULL && run (self, statement, error);

  return self->ranked[query->sort];
}

static char *
dup_search (const KscorePartQuery *query)
{
  g_autofree char *valid = query->search != NULL ? g_utf8_make_valid (query->search, -1) : NULL;

  if (valid == NULL || g_strstrip (valid)[0] == '\0')
    return NULL;

  return g_steal_pointer (&valid);
}

/* One phrase, whatever operators of the search language are in it. */
static char *
make_phrase (const char *search)
{
  GString *phrase = g_string_new ("\"");

  for (const char *at = search; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (phrase, '"');
      g_string_append_c (phrase, *at);
    }
  g_string_append_c (phrase, '"');

  return g_string_free (phrase, FALSE);
}

static char *
make_pattern (const char *search)
{
  GString *pattern = g_string_new ("%");

  for (const char *at = search; *at != '\0'; at++)
    {
      if (*at == '%' || *at == '_' || *at == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *at);
    }
  g_string_append_c (pattern, '%');

  return g_string_free (pattern, FALSE);
}

static gboolean
is_indexed (const char *search)
{
  return g_utf8_strlen (search, -1) >= MIN_INDEXED_CHARS;
}

static char *
make_sql (const KscorePartQuery *query,
          const char            *search)
{
  GString *sql = g_string_new ("SELECT p.row, p.points FROM temp.parts p");

  g_string_append (sql, sorts[query->sort].join);
  g_string_append (sql, " WHERE 1");
  if (query->network != NULL)
    g_string_append (sql, " AND p.account IN (SELECT id FROM main.accounts WHERE network = ?1)");
  if (query->kind >= 0)
    g_string_append (sql, " AND p.kind = ?2");
  if (query->actor != 0)
    g_string_append (sql, " AND p.actor = ?3");
  if (query->post != 0)
    g_string_append (sql, " AND p.post = ?4");
  if (query->from != KSCORE_DAY_UNKNOWN)
    g_string_append (sql, " AND p.day >= ?5");
  if (query->to != KSCORE_DAY_UNKNOWN)
    g_string_append (sql, " AND p.day <= ?6");
  if (query->scored == KSCORE_PART_SCORED)
    g_string_append (sql, " AND p.points IS NOT NULL");
  else if (query->scored == KSCORE_PART_NOT_SCORED)
    g_string_append (sql, " AND p.points IS NULL");
  if (search != NULL && is_indexed (search))
    g_string_append (sql, " AND (p.post IN (SELECT rowid FROM main.posts_text"
                     " WHERE posts_text MATCH ?7) OR " IN_PEOPLE ")");
  else if (search != NULL)
    g_string_append (sql, " AND (p.post IN (SELECT id FROM main.posts"
                     " WHERE " LIKES ("text") ") OR " IN_PEOPLE ")");

  /* Where nothing is known comes last by itself going down. */
  if (query->descending)
    g_string_append_printf (sql, " ORDER BY %s DESC, p.row", sorts[query->sort].key);
  else
    g_string_append_printf (sql, " ORDER BY coalesce(%s, %s), p.row", sorts[query->sort].key,
                            sorts[query->sort].unknown);

  return g_string_free (sql, FALSE);
}

/* LIKE knows only the cases of ASCII; all upper and all lower find most of what it misses. */
static void
bind_search (sqlite3_stmt *statement,
             const char   *search)
{
  g_autofree char *pattern = make_pattern (search);

  sqlite3_bind_text (statement, PARAM_LIKE, pattern, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, PARAM_LIKE_UPPER, g_utf8_strup (pattern, -1), -1, g_free);
  sqlite3_bind_text (statement, PARAM_LIKE_LOWER, g_utf8_strdown (pattern, -1), -1, g_free);
  if (is_indexed (search))
    sqlite3_bind_text (statement, PARAM_WORDS, make_phrase (search), -1, g_free);
}

/* What the statement does not ask for is refused without harm. */
static void
bind_query (sqlite3_stmt          *statement,
            const KscorePartQuery *query,
            const char            *search)
{
  sqlite3_bind_text (statement, PARAM_NETWORK, query->network, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, PARAM_KIND, query->kind);
  sqlite3_bind_int64 (statement, PARAM_ACTOR, query->actor);
  sqlite3_bind_int64 (statement, PARAM_POST, query->post);
  sqlite3_bind_int64 (statement, PARAM_FROM, query->from);
  sqlite3_bind_int64 (statement, PARAM_TO, query->to);
  if (search != NULL)
    bind_search (statement, search);
}

static gboolean
collect (KscorePartTable  *self,
         sqlite3_stmt     *statement,
         GArray           *rows,
         KscorePartSums   *sums,
         GError          **error)
{
  long double points = 0;
  guint n_scored = 0;
  int code;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      guint32 row = (guint32) sqlite3_column_int64 (statement, 0);

      g_array_append_val (rows, row);
      if (sqlite3_column_type (statement, 1) != SQLITE_NULL)
        {
          points += sqlite3_column_double (statement, 1);
          n_scored++;
        }
    }
  if (code != SQLITE_DONE)
    return set_error (self, code, error);

  if (sums != NULL)
    *sums = (KscorePartSums) { rows->len, rows->len - n_scored, (double) points };

  return TRUE;
}

static GArray *
find (KscorePartTable        *self,
      const KscorePartQuery  *query,
      KscorePartSums         *sums,
      GError                **error)
{
  g_autofree char *search = dup_search (query);
  g_autofree char *sql = make_sql (query, search);
  g_autoptr (GArray) rows = NULL;
  sqlite3_stmt *statement;
  gboolean found;
  int code;

  if (!rank (self, query, error))
    return NULL;

  /* Hardly ever the same again: not worth keeping. */
  code = sqlite3_prepare_v2 (kscore_database_get_handle (self->db), sql, -1, &statement, NULL);
  if (code != SQLITE_OK)
    {
      set_error (self, code, error);
      return NULL;
    }

  bind_query (statement, query, search);
  rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  found = collect (self, statement, rows, sums, error);
  sqlite3_finalize (statement);

  return found ? g_steal_pointer (&rows) : NULL;
}

/**
 * kscore_part_table_find:
 * @self: a table
 * @query: which parts, and in which order
 * @sums: (out) (optional): what was found, summed
 * @cancellable: (nullable): interrupts it
 * @error: return location
 *
 * The order is the same for the same parts: those that are equal in what is sorted by stand in
 * the order in which they were added, either way. The parts of a person or a post stand together.
 *
 * Returns: (transfer full) (element-type guint32): the rows in order, or %NULL
 */
GArray *
kscore_part_table_find (KscorePartTable        *self,
                        const KscorePartQuery  *query,
                        KscorePartSums         *sums,
                        GCancellable           *cancellable,
                        GError                **error)
{
  GArray *rows = NULL;

  g_return_val_if_fail (!self->filling, NULL);
  g_return_val_if_fail (query->sort < G_N_ELEMENTS (sorts), NULL);

  if (!start (self, cancellable, error))
    return NULL;

  /* The ranks are looked up in any order. */
  if (kscore_database_exec (self->db, "PRAGMA temp.cache_size = -4096", error))
    rows = find (self, query, sums, error);
  kscore_database_exec (self->db, "PRAGMA temp.cache_size = -1024", NULL);
  finish (self);

  return rows;
}

/**
 * kscore_part_details_free:
 * @details: (transfer full) (nullable): a part with its names
 */
void
kscore_part_details_free (KscorePartDetails *details)
{
  if (details == NULL)
    return;

  g_free (details->network);
  g_free (details->account_id);
  g_free (details->account);
  g_free (details->actor_key);
  g_free (details->actor_handle);
  g_free (details->actor_name);
  g_free (details->post_id);
  g_free (details->post_url);
  g_free (details->post_text);
  g_free (details);
}

#define SELECT_DETAILS \
  "SELECT p.points, p.n, p.account, p.actor, p.post, p.day, p.component, p.kind, p.reason," \
  " p.precision, a.network, a.network || ':' || a.native_id, a.handle, who.key," \
  " coalesce(nullif(who.handle, ''), who.key), nullif(who.display_name, ''), post.native_id," \
  " post.url, substr(post.text, 1, 300), post.at, p.ordinal" \
  " FROM temp.parts p LEFT JOIN main.accounts a ON a.id = p.account" \
  " LEFT JOIN main.actors who ON who.id = p.actor LEFT JOIN main.posts post ON post.id = p.post" \
  " WHERE p.row = ?"

#define SELECT_TIME \
  "SELECT CASE WHEN precision = 0 THEN at END FROM main.interactions WHERE account = ?" \
  " AND day = ? AND kind = ? AND actor = ? AND post = ? ORDER BY seq LIMIT 1 OFFSET ?"

G_STATIC_ASSERT (KSCORE_PRECISION_EXACT == 0);

static void
read_details (sqlite3_stmt      *statement,
              KscorePartDetails *details)
{
  details->part = (KscorePart) {
    .points = kscore_statement_get_real (statement, 0),
    .count = kscore_statement_get_real (statement, 1),
    .account = sqlite3_column_int64 (statement, 2),
    .actor = sqlite3_column_int64 (statement, 3),
    .post = sqlite3_column_int64 (statement, 4),
    .day = (KscoreDay) kscore_statement_get_int (statement, 5, KSCORE_DAY_UNKNOWN),
    .component = (guint8) sqlite3_column_int (statement, 6),
    .kind = (guint8) sqlite3_column_int (statement, 7),
    .reason = (guint8) sqlite3_column_int (statement, 8),
    .precision = (KscorePrecision) sqlite3_column_int (statement, 9),
  };
  details->network = kscore_statement_dup_text (statement, 10);
  details->account_id = kscore_statement_dup_text (statement, 11);
  details->account = kscore_statement_dup_text (statement, 12);
  details->actor_key = kscore_statement_dup_text (statement, 13);
  details->actor_handle = kscore_statement_dup_text (statement, 14);
  details->actor_name = kscore_statement_dup_text (statement, 15);
  details->post_id = kscore_statement_dup_text (statement, 16);
  details->post_url = kscore_statement_dup_text (statement, 17);
  details->post_text = kscore_statement_dup_text (statement, 18);
  details->post_at = kscore_statement_get_int (statement, 19, KSCORE_TIME_UNKNOWN);
}

/* The store has no number for a part: the second of it is that of the interaction it came from. */
static gboolean
read_time (KscorePartTable    *self,
           KscorePartDetails  *details,
           gint64              ordinal,
           GError            **error)
{
  const KscorePart *part = &details->part;
  sqlite3_stmt *statement;
  int code;

  if (part->precision != KSCORE_PRECISION_EXACT || part->kind >= KSCORE_N_KINDS
      || part->day == KSCORE_DAY_UNKNOWN)
    return TRUE;

  statement = kscore_statement_prepare (self->db, SELECT_TIME, error);
  if (statement == NULL)
    return FALSE;

  kscore_statement_bind (statement, "iiiiii", part->account, (gint64) part->day,
                         (gint64) part->kind, part->actor, part->post, ordinal);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    details->at = kscore_statement_get_int (statement, 0, KSCORE_TIME_UNKNOWN);
  sqlite3_reset (statement);

  return code == SQLITE_ROW || code == SQLITE_DONE || set_error (self, code, error);
}

/* A row that is not there has nothing known about it. */
static KscorePartDetails *
read_row (KscorePartTable  *self,
          sqlite3_stmt     *statement,
          guint32           row,
          GError          **error)
{
  g_autoptr (KscorePartDetails) details = g_new0 (KscorePartDetails, 1);
  gint64 ordinal = 0;
  int code;

  details->part = (KscorePart) {
    .points = NAN, .count = NAN, .day = KSCORE_DAY_UNKNOWN,
    .precision = KSCORE_PRECISION_ESTIMATED,
  };
  details->at = details->post_at = KSCORE_TIME_UNKNOWN;

  kscore_statement_bind (statement, "i", (gint64) row);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    {
      read_details (statement, details);
      ordinal = sqlite3_column_int64 (statement, 20);
      code = SQLITE_DONE;
    }
  sqlite3_reset (statement);
  if (code != SQLITE_DONE)
    {
      set_error (self, code, error);
      return NULL;
    }

  return read_time (self, details, ordinal, error) ? g_steal_pointer (&details) : NULL;
}

static GPtrArray *
read_rows (KscorePartTable  *self,
           const guint32    *rows,
           gsize             n_rows,
           GError          **error)
{
  g_autoptr (GPtrArray) all = NULL;
  sqlite3_stmt *statement = kscore_statement_prepare (self->db, SELECT_DETAILS, error);

  if (statement == NULL)
    return NULL;

  all = g_ptr_array_new_full ((guint) n_rows, (GDestroyNotify) kscore_part_details_free);
  for (gsize i = 0; i < n_rows; i++)
    {
      KscorePartDetails *details = read_row (self, statement, rows[i], error);

      if (details == NULL)
        return NULL;
      g_ptr_array_add (all, details);
    }

  return g_steal_pointer (&all);
}

/**
 * kscore_part_table_read:
 * @self: a table
 * @rows: (array length=n_rows): rows that were found
 * @n_rows: how many
 * @cancellable: (nullable): interrupts it
 * @error: return location
 *
 * Looks up the names as they are now: those of what was forgotten since are %NULL.
 *
 * Returns: (transfer full) (element-type KscorePartDetails): one for each of @rows, or %NULL
 */
GPtrArray *
kscore_part_table_read (KscorePartTable  *self,
                        const guint32    *rows,
                        gsize             n_rows,
                        GCancellable     *cancellable,
                        GError          **error)
{
  GPtrArray *all;

  g_return_val_if_fail (!self->filling, NULL);

  if (!start (self, cancellable, error))
    return NULL;

  all = read_rows (self, rows, n_rows, error);
  kscore_database_set_cancellable (self->db, NULL);

  return all;
}

static GPtrArray *
list_networks (KscorePartTable  *self,
               GError          **error)
{
  g_autoptr (GPtrArray) networks = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = kscore_statement_prepare (
    self->db, "SELECT id, network FROM main.accounts ORDER BY network", error);
  const char *last = NULL;
  int code;

  if (statement == NULL)
    return NULL;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      g_autofree char *network = kscore_statement_dup_text (statement, 1);

      if (!g_hash_table_contains (self->accounts, &id) || g_strcmp0 (network, last) == 0)
        continue;
      last = network;
      g_ptr_array_add (networks, g_steal_pointer (&network));
    }
  sqlite3_reset (statement);
  if (code != SQLITE_DONE)
    {
      set_error (self, code, error);
      return NULL;
    }

  return g_steal_pointer (&networks);
}

/**
 * kscore_part_table_list_networks:
 * @self: a table
 * @kinds: (out caller-allocates) (array fixed-size=256) (optional): which kinds occur
 * @cancellable: (nullable): interrupts it
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8): the networks that have parts, in order, or %NULL
 */
GPtrArray *
kscore_part_table_list_networks (KscorePartTable  *self,
                                 gboolean         *kinds,
                                 GCancellable     *cancellable,
                                 GError          **error)
{
  GPtrArray *networks;

  g_return_val_if_fail (!self->filling, NULL);

  if (!start (self, cancellable, error))
    return NULL;

  networks = list_networks (self, error);
  kscore_database_set_cancellable (self->db, NULL);
  if (kinds != NULL)
    memcpy (kinds, self->kinds, sizeof self->kinds);

  return networks;
}
