#include "config.h"

#include "store/kscore-connections.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/kscore-error.h"
#include "store/kscore-forget.h"
#include "store/kscore-lock-file.h"
#include "store/kscore-migrations.h"
#include "store/kscore-pending-forget.h"

#define MAX_IDLE_READERS 3

struct _KscoreConnections {
  char             *data_dir; /* (owned) */
  char             *path;     /* (owned) */

  GMutex            mutex;    /* guards the fields down to the next group */
  GQueue            readers;  /* (owned) (element-type KscoreDatabase): idle */
  char             *holder;   /* (owned) (nullable) */
  gboolean          writable;

  gint              busy;     /* atomic: whether a function writes, which may take long */
  KscoreJournal    *journal;  /* (owned) */

  /* Only for the writing thread */
  KscoreStoreMode   mode;
  KscoreLockFile   *lock;     /* (owned) (nullable) */
  KscoreDatabase   *writer;   /* (owned) (nullable) */
  KscorePageWriter *pages;    /* (owned) (nullable) */

  /* Only for the one job that polls */
  KscoreDatabase   *watcher;  /* (owned) (nullable) */
  gint64            data_version;
};

/**
 * kscore_connections_new: (skip)
 * @data_dir: (type filename): the folder that holds the database
 *
 * Returns: (transfer full): no connection yet
 */
KscoreConnections *
kscore_connections_new (const char *data_dir)
{
  KscoreConnections *self = g_new0 (KscoreConnections, 1);

  self->data_dir = g_strdup (data_dir);
  self->path = g_build_filename (data_dir, KSCORE_DATABASE_NAME, NULL);
  g_mutex_init (&self->mutex);
  g_queue_init (&self->readers);
  self->journal = kscore_journal_new ();

  return self;
}

static void
drop_writer (KscoreConnections *self)
{
  kscore_journal_detach (self->journal, self->writer);
  g_clear_pointer (&self->pages, kscore_page_writer_free);
  g_clear_pointer (&self->writer, kscore_database_close);
  g_clear_pointer (&self->lock, kscore_lock_file_release);
}

/**
 * kscore_connections_close: (skip)
 * @connections: connections that nobody uses
 *
 * Closes them and gives the lock back.
 */
void
kscore_connections_close (KscoreConnections *connections)
{
  g_queue_clear_full (&connections->readers, (GDestroyNotify) kscore_database_close);
  g_clear_pointer (&connections->watcher, kscore_database_close);
  connections->data_version = 0;
  connections->writable = FALSE;
  drop_writer (connections);
}

/**
 * kscore_connections_free: (skip)
 * @connections: (transfer full) (nullable): connections
 */
void
kscore_connections_free (KscoreConnections *connections)
{
  if (connections == NULL)
    return;

  kscore_connections_close (connections);
  kscore_journal_free (connections->journal);
  g_mutex_clear (&connections->mutex);
  g_free (connections->holder);
  g_free (connections->path);
  g_free (connections->data_dir);
  g_free (connections);
}

/**
 * kscore_connections_get_data_dir: (skip)
 * @connections: connections
 *
 * Returns: (type filename) (transfer none): the folder
 */
const char *
kscore_connections_get_data_dir (KscoreConnections *connections)
{
  return connections->data_dir;
}

/**
 * kscore_connections_get_writable: (skip)
 * @connections: connections
 *
 * Returns: whether one of them writes
 */
gboolean
kscore_connections_get_writable (KscoreConnections *connections)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&connections->mutex);

  return connections->writable;
}

/**
 * kscore_connections_dup_holder: (skip)
 * @connections: connections
 *
 * Returns: (transfer full) (nullable): who else was writing at the last try
 */
char *
kscore_connections_dup_holder (KscoreConnections *connections)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&connections->mutex);

  return g_strdup (connections->holder);
}

static gboolean
call_func (KscoreDatabase   *db,
           KscoreStoreFunc   func,
           gpointer          data,
           GCancellable     *cancellable,
           GError          **error)
{
  gboolean ok;

  kscore_database_set_cancellable (db, cancellable);
  ok = func (db, data, cancellable, error);
  kscore_database_set_cancellable (db, NULL);

  return ok;
}

/* In a transaction that has begun. */
static gboolean
read_func (KscoreDatabase   *db,
           KscoreStoreFunc   func,
           gpointer          data,
           GCancellable     *cancellable,
           GError          **error)
{
  if (call_func (db, func, data, cancellable, error))
    return kscore_database_commit (db, error);

  kscore_database_rollback (db);

  return FALSE;
}

static gboolean
write_func (KscoreConnections  *self,
            gboolean            transaction,
            KscoreStoreFunc     func,
            gpointer            data,
            GCancellable       *cancellable,
            GError            **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!transaction)
    return call_func (self->writer, func, data, cancellable, error);
  if (!kscore_journal_begin (self->journal, self->writer, error))
    return FALSE;

  if (call_func (self->writer, func, data, cancellable, error))
    return kscore_journal_commit (self->journal, self->writer, error);

  kscore_journal_rollback (self->journal, self->writer);

  return FALSE;
}

static void
set_writable (KscoreConnections *self,
              gboolean           writable)
{
  g_autofree char *holder = writable ? NULL : kscore_lock_file_dup_holder (self->data_dir);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->writable = writable;
  g_free (self->holder);
  self->holder = g_steal_pointer (&holder);
}

/* Whoever could have brought an account back held the lock, and is gone. */
static void
settle_forgets (KscoreDatabase *writer,
                gboolean       *pending)
{
  g_autoptr (GError) error = NULL;

  if (!kscore_pending_forget_settle (writer, &error)
      || !kscore_forget_is_pending (writer, pending, &error))
    g_message ("Still to be forgotten: %s", error->message);
}

/* The lock comes before the first look at the file, so that nobody migrates it twice. */
static gboolean
become_writer (KscoreConnections  *self,
               GError            **error)
{
  gboolean pending = FALSE;

  if (g_mkdir_with_parents (self->data_dir, 0700) != 0)
    {
      g_debug ("Cannot create the data directory: %s", g_strerror (errno));
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                   _("The folder %s cannot be created."), self->data_dir);
      return FALSE;
    }

  self->lock = kscore_lock_file_acquire (self->data_dir, error);
  if (self->lock != NULL && kscore_database_check_writable (self->path, error))
    self->writer = kscore_database_open (self->path, KSCORE_DATABASE_WRITE, error);
  if (self->writer == NULL
      || !kscore_migrations_run (self->writer, error)
      || !kscore_forget_is_pending (self->writer, &pending, error))
    {
      drop_writer (self);
      return FALSE;
    }
  settle_forgets (self->writer, &pending);

  if (pending)
    {
      g_autoptr (GError) local_error = NULL;

      if (!kscore_forget_finish (self->writer, &local_error))
        g_debug ("Still to be cleaned: %s", local_error->message);
    }

  self->pages = kscore_page_writer_new (self->writer);

  return TRUE;
}

static gboolean
ensure_writer (KscoreConnections  *self,
               GError            **error)
{
  gboolean writable;

  if (self->writer != NULL)
    return TRUE;

  if (self->mode == KSCORE_STORE_OPEN_READ)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                   _("The data in %s were opened for reading only."), self->data_dir);
      return FALSE;
    }

  writable = become_writer (self, error);
  set_writable (self, writable);

  return writable;
}

static KscoreDatabase *
take_reader (KscoreConnections  *self,
             GError            **error)
{
  KscoreDatabase *reader;

  g_mutex_lock (&self->mutex);
  reader = g_queue_pop_head (&self->readers);
  g_mutex_unlock (&self->mutex);

  return reader != NULL ? reader : kscore_database_open (self->path, KSCORE_DATABASE_READ, error);
}

static void
return_reader (KscoreConnections *self,
               KscoreDatabase    *reader)
{
  g_mutex_lock (&self->mutex);
  if (!kscore_database_get_sealed (reader)
      && g_queue_get_length (&self->readers) < MAX_IDLE_READERS)
    g_queue_push_head (&self->readers, g_steal_pointer (&reader));
  g_mutex_unlock (&self->mutex);

  kscore_database_close (reader);
}

/**
 * kscore_connections_read: (skip)
 * @connections: open connections
 * @func: (scope call): reads
 * @data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Calls @func with a reader, inside one snapshot. From any thread.
 *
 * Returns: whether @func succeeded
 */
gboolean
kscore_connections_read (KscoreConnections  *connections,
                         KscoreStoreFunc     func,
                         gpointer            data,
                         GCancellable       *cancellable,
                         GError            **error)
{
  KscoreDatabase *reader = take_reader (connections, error);
  gboolean ok;

  if (reader == NULL)
    return FALSE;

  ok = !g_cancellable_set_error_if_cancelled (cancellable, error)
       && kscore_database_begin (reader, error)
       && read_func (reader, func, data, cancellable, error);
  return_reader (connections, reader);

  return ok;
}

/**
 * kscore_connections_read_marked: (skip)
 * @connections: open connections
 * @mark: (out): since when kscore_connections_follow() tells what was written after this
 * @func: (scope call): reads
 * @data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * As kscore_connections_read().
 *
 * Returns: whether @func succeeded
 */
gboolean
kscore_connections_read_marked (KscoreConnections  *connections,
                                KscoreJournalMark         *mark,
                                KscoreStoreFunc     func,
                                gpointer            data,
                                GCancellable       *cancellable,
                                GError            **error)
{
  KscoreDatabase *reader = take_reader (connections, error);
  gboolean ok;

  if (reader == NULL)
    return FALSE;

  ok = !g_cancellable_set_error_if_cancelled (cancellable, error)
       && kscore_journal_begin_read (connections->journal, reader, mark, error)
       && read_func (reader, func, data, cancellable, error);
  return_reader (connections, reader);

  return ok;
}

/**
 * kscore_connections_start_notes: (skip)
 * @connections: open connections
 * @error: return location
 *
 * Begins to note what is written, where this process writes.
 *
 * Returns: whether nothing failed
 */
gboolean
kscore_connections_start_notes (KscoreConnections  *connections,
                                GError            **error)
{
  return connections->writer == NULL
         || kscore_journal_start (connections->journal, connections->writer, error);
}

/**
 * kscore_connections_stop_notes: (skip)
 * @connections: connections
 *
 * Nobody wants to know any more what is written. From any thread.
 */
void
kscore_connections_stop_notes (KscoreConnections *connections)
{
  kscore_journal_stop (connections->journal);
}

/**
 * kscore_connections_follow: (skip)
 * @connections: open connections
 * @mark: (inout): since when; of zeros afterwards where nobody knows what was written
 * @func: (scope call): reads with the writer what was written
 * @data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: whether @func succeeded, or was not called
 */
gboolean
kscore_connections_follow (KscoreConnections  *connections,
                           KscoreJournalMark         *mark,
                           KscoreFollowFunc    func,
                           gpointer            data,
                           GCancellable       *cancellable,
                           GError            **error)
{
  KscoreDatabase *db = connections->writer;
  g_auto (KscoreChanges) changes = { 0 };
  gboolean ok;

  if (db == NULL)
    {
      *mark = (KscoreJournalMark) { 0, 0 };
      return TRUE;
    }

  /* Not as writers begin: it has nothing to write. */
  if (!kscore_database_exec (db, "BEGIN", error))
    return FALSE;

  ok = kscore_journal_take (connections->journal, db, mark, &changes, error);
  if (ok && mark->epoch != 0)
    {
      kscore_database_set_cancellable (db, cancellable);
      ok = func (db, &changes, data, error);
      kscore_database_set_cancellable (db, NULL);
    }
  kscore_database_rollback (db);

  return ok;
}

/**
 * kscore_connections_get_busy: (skip)
 * @connections: connections
 *
 * Returns: whether somebody is writing just now who may do so for long; from any thread
 */
gboolean
kscore_connections_get_busy (KscoreConnections *connections)
{
  return g_atomic_int_get (&connections->busy) != 0;
}

/**
 * kscore_connections_write: (skip)
 * @connections: open connections
 * @transaction: whether to put @func into one
 * @func: (scope call): writes
 * @data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Calls @func with the writer, becoming it first where need be.
 *
 * Returns: whether @func succeeded and is saved
 */
gboolean
kscore_connections_write (KscoreConnections  *connections,
                          gboolean            transaction,
                          KscoreStoreFunc     func,
                          gpointer            data,
                          GCancellable       *cancellable,
                          GError            **error)
{
  gboolean ok;

  if (!ensure_writer (connections, error))
    return FALSE;

  g_atomic_int_set (&connections->busy, TRUE);
  ok = write_func (connections, transaction, func, data, cancellable, error);
  g_atomic_int_set (&connections->busy, FALSE);
  /* It may have changed what the page writer remembers, and an import leaves its cache full. */
  kscore_page_writer_reset (connections->pages);
  kscore_database_release_memory (connections->writer);

  return ok;
}

/**
 * kscore_connections_write_page: (skip)
 * @connections: open connections
 * @page: what a source told
 * @n_skipped: (out) (optional): how many of its values could not be kept
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: whether the whole page is saved; otherwise nothing of it is
 */
gboolean
kscore_connections_write_page (KscoreConnections  *connections,
                               const KscorePage   *page,
                               guint              *n_skipped,
                               GCancellable       *cancellable,
                               GError            **error)
{
  gboolean ok;

  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !ensure_writer (connections, error)
      || !kscore_journal_begin (connections->journal, connections->writer, error))
    return FALSE;

  ok = kscore_page_writer_write (connections->pages, page, n_skipped, error);
  if (ok)
    ok = kscore_journal_commit (connections->journal, connections->writer, error);
  else
    kscore_journal_rollback (connections->journal, connections->writer);

  /* The ids given in it are nobody's again. */
  if (!ok)
    kscore_page_writer_reset (connections->pages);

  return ok;
}

static gboolean
forget_func (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  return kscore_forget_account (db, *(gint64 *) data, error);
}

/**
 * kscore_connections_forget: (skip)
 * @connections: open connections
 * @account: the id of an account
 * @cancellable: (nullable): stops the deletion; cleaning the file afterwards is owed
 * @error: return location
 *
 * Returns: whether the account is deleted and its words are gone from the files
 */
gboolean
kscore_connections_forget (KscoreConnections  *connections,
                           gint64              account,
                           GCancellable       *cancellable,
                           GError            **error)
{
  return kscore_connections_write (connections, TRUE, forget_func, &account, cancellable, error)
         && kscore_forget_finish (connections->writer, error);
}

/**
 * kscore_connections_poll: (skip)
 * @connections: open connections
 * @changed: (out): whether anybody has written since the last poll, or since the data were opened
 *   for reading while somebody else writes
 * @error: return location
 *
 * Returns: whether the question was answered
 */
gboolean
kscore_connections_poll (KscoreConnections  *connections,
                         gboolean           *changed,
                         GError            **error)
{
  gint64 version;

  /* The number means something only on one connection. */
  if (connections->watcher == NULL)
    connections->watcher = kscore_database_open (connections->path, KSCORE_DATABASE_READ, error);
  if (connections->watcher == NULL
      || !kscore_database_get_integer (connections->watcher, "PRAGMA data_version", &version,
                                       error))
    return FALSE;

  *changed = connections->data_version != 0 && version != connections->data_version;
  connections->data_version = version;

  return TRUE;
}

/**
 * kscore_connections_get_released: (skip)
 * @connections: open connections
 *
 * Returns: whether another process was writing at the last try, and nobody is any more
 */
gboolean
kscore_connections_get_released (KscoreConnections *connections)
{
  g_autofree char *before = kscore_connections_dup_holder (connections);
  g_autofree char *now = kscore_lock_file_dup_holder (connections->data_dir);

  return before != NULL && now == NULL;
}

/* Opens one reader and keeps it, where the database is current. */
static gboolean
open_reader (KscoreConnections  *self,
             gboolean           *current,
             GError            **error)
{
  g_autoptr (KscoreDatabase) reader = NULL;

  reader = kscore_database_open (self->path, KSCORE_DATABASE_READ, error);
  if (reader == NULL || !kscore_migrations_is_current (reader, current, error))
    return FALSE;

  if (*current)
    return_reader (self, g_steal_pointer (&reader));

  return TRUE;
}

static gboolean
open_for_reading (KscoreConnections  *self,
                  GError            **error)
{
  gboolean current = FALSE;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                   _("There are no data of Kscore in %s."), self->data_dir);
      return FALSE;
    }

  if (!open_reader (self, &current, error))
    return FALSE;

  /* Data of an older version are brought up to date even so: nobody could read them. */
  if (!current)
    {
      gboolean migrated = become_writer (self, error);

      drop_writer (self);
      if (!migrated || !open_reader (self, &current, error))
        return FALSE;
    }

  set_writable (self, FALSE);

  return TRUE;
}

/**
 * kscore_connections_open: (skip)
 * @connections: connections
 * @mode: whether to write
 * @error: return location
 *
 * Opens the writer where this process can be it, and otherwise a reader.
 *
 * Returns: whether the data can be read
 */
gboolean
kscore_connections_open (KscoreConnections  *connections,
                         KscoreStoreMode     mode,
                         GError            **error)
{
  g_autoptr (GError) write_error = NULL;
  gboolean current = FALSE;

  connections->mode = mode;
  if (mode == KSCORE_STORE_OPEN_READ)
    return open_for_reading (connections, error);

  if (ensure_writer (connections, &write_error))
    return TRUE;

  /* Somebody else writes, or the folder is read-only: whatever is there can still be read. */
  if (g_file_test (connections->path, G_FILE_TEST_EXISTS)
      && open_reader (connections, &current, NULL) && current)
    {
      gboolean changed;

      g_debug ("Reading only: %s", write_error->message);
      /* What is read from now on is older than what a poll may find. */
      return kscore_connections_poll (connections, &changed, error);
    }

  g_propagate_error (error, g_steal_pointer (&write_error));

  return FALSE;
}
