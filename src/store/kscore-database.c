#include "config.h"

#include "store/kscore-database.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/kscore-error.h"
#include "store/kscore-statement.h"

#define BUSY_TIMEOUT_MS 5000
/* Instructions of SQLite's machine between two looks at the cancellable. */
#define PROGRESS_STEPS 20000

/* Found by the address of its SQL, which is nearly always a literal; the text is compared too. */
typedef struct {
  char         *sql;       /* (owned) */
  sqlite3_stmt *statement; /* (owned) */
} CachedStatement;

struct _KscoreDatabase {
  sqlite3            *handle;      /* (owned) */
  char               *path;        /* (owned) */
  GHashTable         *statements;  /* (owned) (element-type utf8 CachedStatement) */
  GCancellable       *cancellable; /* (owned) (nullable) */
  KscoreDatabaseMode  mode;
  gboolean            sealed;
};

static gboolean
can_write (const char *path)
{
  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0;
}

/* SQLite reads a file with a write-ahead log only where it can write beside it, or is told that
 * nobody changes the file: nobody does who leaves no log. */
static gboolean
is_sealed (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) && (!can_write (path) || !can_write (folder))
         && !g_file_test (log, G_FILE_TEST_EXISTS);
}

static void
cached_statement_free (CachedStatement *cached)
{
  sqlite3_finalize (cached->statement);
  g_free (cached->sql);
  g_free (cached);
}

/**
 * kscore_database_set_error:
 * @db: a connection
 * @code: what SQLite returned
 * @error: return location
 *
 * Says in one sentence what happened. SQLite's own words go to the debug log: they name tables
 * and mean nothing to a person.
 *
 * Returns: %FALSE
 */
gboolean
kscore_database_set_error (KscoreDatabase  *db,
                           int              code,
                           GError         **error)
{
  g_autofree char *name = g_path_get_basename (db->path);
  g_autofree char *folder = g_path_get_dirname (db->path);

  g_debug ("SQLite error %d: %s", code,
           db->handle != NULL ? sqlite3_errmsg (db->handle) : sqlite3_errstr (code));

  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BUSY,
                           _("Another program is using the database."));
      break;
    case SQLITE_READONLY:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                   /* Translators: a file name and the folder it is in */
                   _("“%s” in %s can be read but not written."), name, folder);
      break;
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                   /* Translators: a file name and the folder it is in */
                   _("“%s” in %s cannot be opened or created."), name, folder);
      break;
    case SQLITE_FULL:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                   _("The disk that holds %s is full; the last change was not saved."), folder);
      break;
    case SQLITE_CORRUPT:
    /* Our statements fit the tables that we make: these are not as they were made. */
    case SQLITE_ERROR:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                   /* Translators: a file name and the folder it is in */
                   _("“%s” in %s is damaged."), name, folder);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                   /* Translators: a file name and the folder it is in */
                   _("“%s” in %s is not a database of Kscore."), name, folder);
      break;
    case SQLITE_IOERR:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                   _("The disk that holds %s could not be read or written."), folder);
      break;
    default:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                   /* Translators: a file name, the folder it is in, a technical reason */
                   _("“%s” in %s refused a change (%s)."), name, folder, sqlite3_errstr (code));
      break;
    }

  return FALSE;
}

sqlite3 *
kscore_database_get_handle (KscoreDatabase *db)
{
  return db->handle;
}

static int
progress_cb (gpointer user_data)
{
  KscoreDatabase *db = user_data;

  return g_cancellable_is_cancelled (db->cancellable);
}

/**
 * kscore_database_create_file:
 * @path: a file
 *
 * Makes an empty file that only its owner can read, where there is none yet. SQLite alone would
 * let everybody read it whom the umask lets, and makes the files beside it in its likeness. A
 * file that is there is not opened: closing it would give up the locks that SQLite has on it.
 */
void
kscore_database_create_file (const char *path)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  /* What is wrong, SQLite finds out as well. */
  if (fd >= 0)
    close (fd);
}

/**
 * kscore_database_check_writable:
 * @path: a file
 * @error: return location
 *
 * Returns: whether it can be written or is not there yet; %KSCORE_ERROR_STORAGE otherwise
 */
gboolean
kscore_database_check_writable (const char  *path,
                                GError     **error)
{
  KscoreDatabase described = { .path = (char *) path };

  return !g_file_test (path, G_FILE_TEST_EXISTS) || can_write (path)
         || kscore_database_set_error (&described, SQLITE_READONLY, error);
}

static int
open_handle (KscoreDatabase *self,
             int             flags)
{
  g_autofree char *absolute = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *immutable = NULL;

  if (!self->sealed)
    return sqlite3_open_v2 (self->path, &self->handle, flags, NULL);

  absolute = g_canonicalize_filename (self->path, NULL);
  uri = g_filename_to_uri (absolute, NULL, NULL);
  immutable = g_strconcat (uri, "?immutable=1", NULL);
  flags &= ~SQLITE_OPEN_READWRITE;
  return sqlite3_open_v2 (immutable, &self->handle,
                          flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
}

/**
 * kscore_database_open:
 * @path: the file, or ":memory:"
 * @mode: whether to write; a file that does not exist is created only then
 * @error: return location
 *
 * Opens a connection and asks the file for its version, which finds a file that is not a
 * database. Nothing is written before kscore_migrations_run().
 *
 * Returns: (transfer full): the connection, or %NULL with %KSCORE_ERROR_STORAGE or
 *   %KSCORE_ERROR_BUSY
 */
KscoreDatabase *
kscore_database_open (const char          *path,
                      KscoreDatabaseMode   mode,
                      GError             **error)
{
  g_autoptr (KscoreDatabase) self = NULL;
  /* A reader opens for writing too, so that it can take part in the write-ahead log; it is
   * kept from writing below. SQLite falls back to reading where the file is read-only. */
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  if (mode == KSCORE_DATABASE_WRITE)
    {
      flags |= SQLITE_OPEN_CREATE;
      if (strcmp (path, ":memory:") != 0)
        kscore_database_create_file (path);
    }

  self = g_new0 (KscoreDatabase, 1);
  self->path = g_strdup (path);
  self->mode = mode;
  self->statements = g_hash_table_new_full (NULL, NULL, NULL,
                                            (GDestroyNotify) cached_statement_free);

  self->sealed = mode == KSCORE_DATABASE_READ && is_sealed (path);
  code = open_handle (self, flags);
  if (code != SQLITE_OK)
    {
      kscore_database_set_error (self, code, error);
      return NULL;
    }

  kscore_database_set_busy_timeout (self, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  /* With a write-ahead log, NORMAL loses at most the last transactions when the power fails,
   * never the database; a killed process loses nothing. */
  if (!kscore_database_exec (self,
                             "PRAGMA foreign_keys = ON;"
                             "PRAGMA synchronous = NORMAL;"
                             "PRAGMA cache_size = -16384;"
                             "PRAGMA wal_autocheckpoint = 4000;"
                             "PRAGMA journal_size_limit = 33554432;"
                             "PRAGMA user_version;",
                             error))
    return NULL;

  /* Readers walk through tables once; only the writer comes back to its pages. */
  if (mode == KSCORE_DATABASE_READ
      && !kscore_database_exec (self, "PRAGMA query_only = ON; PRAGMA cache_size = -4096", error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kscore_database_close:
 * @db: (transfer full) (nullable): a connection
 *
 * Rolls back what was not committed.
 */
void
kscore_database_close (KscoreDatabase *db)
{
  if (db == NULL)
    return;

  g_hash_table_unref (db->statements);
  if (sqlite3_close (db->handle) != SQLITE_OK)
    g_critical ("A statement outlived its connection");
  g_clear_object (&db->cancellable);
  g_free (db->path);
  g_free (db);
}

/**
 * kscore_database_get_sealed:
 * @db: a connection
 *
 * Returns: whether it reads a file that cannot be written, or stands in a folder that cannot, and
 *   would not notice if somebody else wrote into it: another connection would
 */
gboolean
kscore_database_get_sealed (KscoreDatabase *db)
{
  return db->sealed;
}

/**
 * kscore_database_get_path:
 * @db: a connection
 *
 * Returns: the file it was opened with
 */
const char *
kscore_database_get_path (KscoreDatabase *db)
{
  return db->path;
}

/**
 * kscore_database_set_busy_timeout:
 * @db: a connection
 * @milliseconds: how long to wait for another connection before %KSCORE_ERROR_BUSY
 */
void
kscore_database_set_busy_timeout (KscoreDatabase *db,
                                  guint           milliseconds)
{
  sqlite3_busy_timeout (db->handle, (int) MIN (milliseconds, G_MAXINT));
}

/**
 * kscore_database_release_memory:
 * @db: a connection
 *
 * Gives back the memory of the pages that it remembers.
 */
void
kscore_database_release_memory (KscoreDatabase *db)
{
  sqlite3_db_release_memory (db->handle);
}

/**
 * kscore_database_set_cancellable:
 * @db: a connection
 * @cancellable: (nullable): what interrupts its statements from now on
 */
void
kscore_database_set_cancellable (KscoreDatabase *db,
                                 GCancellable   *cancellable)
{
  g_set_object (&db->cancellable, cancellable);
  if (cancellable != NULL)
    sqlite3_progress_handler (db->handle, PROGRESS_STEPS, progress_cb, db);
  else
    sqlite3_progress_handler (db->handle, 0, NULL, NULL);
}

/**
 * kscore_database_exec:
 * @db: a connection
 * @sql: statements without parameters; rows are dropped
 * @error: return location
 *
 * Returns: whether all of them ran
 */
gboolean
kscore_database_exec (KscoreDatabase  *db,
                      const char      *sql,
                      GError         **error)
{
  int code = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || kscore_database_set_error (db, code, error);
}

/**
 * kscore_database_begin:
 * @db: a connection
 * @error: return location
 *
 * Starts a transaction. A writer takes the lock at once: one that is taken later can fail in the
 * middle.
 *
 * Returns: whether it started
 */
gboolean
kscore_database_begin (KscoreDatabase  *db,
                       GError         **error)
{
  return kscore_database_exec (db,
                               db->mode == KSCORE_DATABASE_WRITE ? "BEGIN IMMEDIATE" : "BEGIN",
                               error);
}

/**
 * kscore_database_commit:
 * @db: a connection in a transaction
 * @error: return location
 *
 * Returns: whether everything since kscore_database_begin() is saved; otherwise nothing is
 */
gboolean
kscore_database_commit (KscoreDatabase  *db,
                        GError         **error)
{
  if (kscore_database_exec (db, "COMMIT", error))
    return TRUE;

  kscore_database_rollback (db);

  return FALSE;
}

/**
 * kscore_database_rollback:
 * @db: a connection
 *
 * Takes back everything since kscore_database_begin(). SQLite has done so itself after some
 * errors.
 */
void
kscore_database_rollback (KscoreDatabase *db)
{
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * kscore_database_get_integer:
 * @db: a connection
 * @sql: a statement with one row that starts with an integer
 * @value: (out): that integer, 0 where it is NULL or there is no row
 * @error: return location
 *
 * Returns: whether it ran
 */
gboolean
kscore_database_get_integer (KscoreDatabase  *db,
                             const char      *sql,
                             gint64          *value,
                             GError         **error)
{
  sqlite3_stmt *statement = kscore_statement_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;

  return kscore_statement_query (db, statement, value, error);
}

/**
 * kscore_database_check:
 * @db: a connection
 * @error: return location
 *
 * Reads the whole file and looks for damage.
 *
 * Returns: whether there is none
 */
gboolean
kscore_database_check (KscoreDatabase  *db,
                       GError         **error)
{
  static const char * const checks[] = { "PRAGMA integrity_check", "PRAGMA foreign_key_check" };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (GError) local_error = NULL;
      sqlite3_stmt *statement = kscore_statement_prepare (db, checks[i], error);

      if (statement == NULL)
        return FALSE;

      while (kscore_statement_next (db, statement, &local_error))
        {
          g_autofree char *said = kscore_statement_dup_text (statement, 0);

          if (i > 0 || g_strcmp0 (said, "ok") != 0)
            {
              g_debug ("%s: %s", checks[i], said);
              sqlite3_reset (statement);
              return kscore_database_set_error (db, SQLITE_CORRUPT, error);
            }
        }
      if (!kscore_statement_succeeded (&local_error, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * kscore_statement_prepare: (skip)
 * @db: a connection
 * @sql: one statement
 * @error: return location
 *
 * Returns: (transfer none): the statement, ready to bind; prepared once a connection
 */
sqlite3_stmt *
kscore_statement_prepare (KscoreDatabase  *db,
                          const char      *sql,
                          GError         **error)
{
  CachedStatement *cached = g_hash_table_lookup (db->statements, sql);
  sqlite3_stmt *statement = NULL;
  int code;

  if (cached != NULL && strcmp (cached->sql, sql) == 0)
    {
      sqlite3_reset (cached->statement);
      return cached->statement;
    }

  code = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      kscore_database_set_error (db, code, error);
      return NULL;
    }

  cached = g_new (CachedStatement, 1);
  cached->sql = g_strdup (sql);
  cached->statement = statement;
  g_hash_table_replace (db->statements, (gpointer) sql, cached);

  return statement;
}
