#include "config.h"

#include "store/kscore-store.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "store/kscore-store-private.h"

#define MAX_READING_THREADS 3

/**
 * KscoreStore:
 *
 * The data directory of one person: one SQLite file, written by one connection on one thread,
 * read by connections of their own, which never wait for the writer.
 *
 * One process writes into a data directory at a time. A store that finds it taken reads on, its
 * writes failing with %KSCORE_ERROR_BUSY and the other's name; each tries again to become the
 * writer.
 *
 * All functions can be called from any thread, the blocking ones not from the main thread. None
 * may be called from a #KscoreStoreFunc.
 */
struct _KscoreStore {
  GObject parent_instance;

  KscoreConnections *connections; /* (owned) */

  GMutex             mutex;       /* guards the fields down to the next group */
  GCond              done;
  GThreadPool       *writing;     /* (owned) (nullable): one thread; NULL while closed */
  GThreadPool       *reading;     /* (owned) (nullable) */

  /* Only for the thread that watches */
  GSource           *watch;       /* (owned) (nullable) */
  gboolean           polling;
};

G_DEFINE_FINAL_TYPE (KscoreStore, kscore_store, G_TYPE_OBJECT)

typedef enum {
  PROP_DATA_DIR = 1,
} KscoreStoreProperty;

static GParamSpec *properties[PROP_DATA_DIR + 1];

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct {
  KscoreStore     *store;       /* (unowned): held by the caller or the task */
  GTask           *task;        /* (owned) (nullable): NULL where somebody waits */
  GCancellable    *cancellable; /* (unowned) (nullable) */
  KscoreStoreFunc  func;        /* (nullable) */
  KscoreJobFunc    job_func;    /* (nullable): in place of @func */
  gpointer         data;        /* (unowned) */
  GError          *error;       /* (owned) (nullable) */
  KscoreStoreAccess access;
  gboolean         done;
} Job;

static gboolean
run_job (Job *job)
{
  KscoreConnections *connections = job->store->connections;

  if (job->job_func != NULL)
    return job->job_func (connections, job->data, job->cancellable, &job->error);
  if (job->access == KSCORE_STORE_READ)
    return kscore_connections_read (connections, job->func, job->data, job->cancellable,
                                    &job->error);

  return kscore_connections_write (connections, job->access == KSCORE_STORE_WRITE, job->func,
                                   job->data, job->cancellable, &job->error);
}

static gboolean
remove_source_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

/* The last reference to a task, and by it perhaps to the store, is dropped where its callback
 * runs: never in a thread of the store, which would wait for itself. */
static void
release_task (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, remove_source_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
job_cb (gpointer data,
        gpointer user_data)
{
  Job *job = data;
  KscoreStore *self = job->store;
  gboolean ok = run_job (job);

  g_assert (ok == (job->error == NULL));

  if (job->task == NULL)
    {
      g_mutex_lock (&self->mutex);
      job->done = TRUE;
      g_cond_broadcast (&self->done);
      g_mutex_unlock (&self->mutex);
      return;
    }

  if (ok)
    g_task_return_boolean (job->task, TRUE);
  else
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  release_task (job->task);
  g_free (job);
}

static gboolean
push (Job *job)
{
  KscoreStore *self = job->store;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->writing == NULL)
    {
      g_set_error (&job->error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                   _("The data in %s are not open."), kscore_store_get_data_dir (self));
      return FALSE;
    }

  g_thread_pool_push (job->access == KSCORE_STORE_READ ? self->reading : self->writing, job, NULL);

  return TRUE;
}

static gboolean
run_and_wait (Job     *job,
              GError **error)
{
  KscoreStore *self = job->store;

  if (push (job))
    {
      g_mutex_lock (&self->mutex);
      while (!job->done)
        g_cond_wait (&self->done, &self->mutex);
      g_mutex_unlock (&self->mutex);
    }

  if (job->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&job->error));

  return FALSE;
}

/**
 * kscore_store_run_job: (skip)
 * @self: an open store
 * @access: in which thread
 * @func: (scope call): called there
 * @data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Blocks.
 *
 * Returns: whether @func succeeded
 */
gboolean
kscore_store_run_job (KscoreStore        *self,
                      KscoreStoreAccess   access,
                      KscoreJobFunc       func,
                      gpointer            data,
                      GCancellable       *cancellable,
                      GError            **error)
{
  Job job = {
    .store = self,
    .access = access,
    .job_func = func,
    .data = data,
    .cancellable = cancellable,
  };

  g_return_val_if_fail (KSCORE_IS_STORE (self), FALSE);

  return run_and_wait (&job, error);
}

/**
 * kscore_store_get_connections: (skip)
 * @self: a store
 *
 * Returns: (transfer none): its connections
 */
KscoreConnections *
kscore_store_get_connections (KscoreStore *self)
{
  return self->connections;
}

/* @task owns @data. */
static void
run_in_task (KscoreStore       *self,
             KscoreStoreAccess  access,
             KscoreStoreFunc    func,
             KscoreJobFunc      job_func,
             gpointer           data,
             GTask             *task)
{
  Job *job = g_new0 (Job, 1);

  /* A write that was cancelled too late is a write. */
  g_task_set_check_cancellable (task, FALSE);
  job->store = self;
  job->access = access;
  job->func = func;
  job->job_func = job_func;
  job->data = data;
  job->cancellable = g_task_get_cancellable (task);
  job->task = g_object_ref (task);

  if (!push (job))
    {
      g_task_return_error (task, g_steal_pointer (&job->error));
      g_object_unref (job->task);
      g_free (job);
    }
}

static gboolean
open_job (KscoreConnections  *connections,
          gpointer            data,
          GCancellable       *cancellable,
          GError            **error)
{
  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && kscore_connections_open (connections, GPOINTER_TO_INT (data), error);
}

static void
start_threads (KscoreStore *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_return_if_fail (self->writing == NULL);

  /* Exclusive, so that jobs are done in their order and wait for nobody else's. */
  self->writing = g_thread_pool_new (job_cb, NULL, 1, TRUE, NULL);
  self->reading = g_thread_pool_new (job_cb, NULL, MAX_READING_THREADS, FALSE, NULL);
}

typedef struct {
  const KscorePage *page; /* (unowned) */
  guint             n_skipped;
} PageJob;

static gboolean
page_job (KscoreConnections  *connections,
          gpointer            data,
          GCancellable       *cancellable,
          GError            **error)
{
  PageJob *job = data;

  return kscore_connections_write_page (connections, job->page, &job->n_skipped, cancellable,
                                        error);
}

static gboolean
owned_page_job (KscoreConnections  *connections,
                gpointer            data,
                GCancellable       *cancellable,
                GError            **error)
{
  return kscore_connections_write_page (connections, data, NULL, cancellable, error);
}

static gboolean
forget_job (KscoreConnections  *connections,
            gpointer            data,
            GCancellable       *cancellable,
            GError            **error)
{
  return kscore_connections_forget (connections, *(gint64 *) data, cancellable, error);
}

typedef struct {
  gpointer       data;      /* (owned) (nullable) */
  GDestroyNotify data_free; /* (nullable) */
} RunData;

static void
run_data_free (RunData *run)
{
  if (run->data != NULL && run->data_free != NULL)
    run->data_free (run->data);
  g_free (run);
}

typedef struct {
  gboolean changed;
  gboolean released;
} Poll;

static gboolean
poll_job (KscoreConnections  *connections,
          gpointer            data,
          GCancellable       *cancellable,
          GError            **error)
{
  Poll *poll = data;

  poll->released = kscore_connections_get_released (connections);
  return kscore_connections_poll (connections, &poll->changed, error);
}

static gboolean
write_nothing (KscoreDatabase  *db,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  return TRUE;
}

static void
released_ready_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  KscoreStore *self = KSCORE_STORE (object);
  g_autoptr (GError) error = NULL;

  self->polling = FALSE;
  if (kscore_store_run_finish (self, result, NULL, &error))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  else
    g_debug ("Still reading only: %s", error->message);
}

static void
poll_ready_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  KscoreStore *self = KSCORE_STORE (object);
  const Poll *poll = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->polling = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_debug ("Cannot look for changes: %s", error->message);
  else if (poll->released)
    {
      /* Whoever wrote has ended: this store takes its place. */
      self->polling = TRUE;
      kscore_store_run_async (self, KSCORE_STORE_WRITE, write_nothing, NULL, NULL, NULL,
                              released_ready_cb, NULL);
    }
  else if (poll->changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Nobody else writes while this store is the writer. */
static gboolean
poll_cb (gpointer user_data)
{
  KscoreStore *self = user_data;
  g_autoptr (GTask) task = NULL;
  Poll *poll;

  if (self->polling || kscore_store_get_writable (self))
    return G_SOURCE_CONTINUE;

  self->polling = TRUE;
  poll = g_new0 (Poll, 1);
  task = g_task_new (self, NULL, poll_ready_cb, NULL);
  g_task_set_source_tag (task, poll_cb);
  g_task_set_task_data (task, poll, g_free);
  run_in_task (self, KSCORE_STORE_READ, NULL, poll_job, poll, task);

  return G_SOURCE_CONTINUE;
}

static void
kscore_store_dispose (GObject *object)
{
  kscore_store_close (KSCORE_STORE (object));

  G_OBJECT_CLASS (kscore_store_parent_class)->dispose (object);
}

static void
kscore_store_finalize (GObject *object)
{
  KscoreStore *self = KSCORE_STORE (object);

  kscore_connections_free (self->connections);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->done);

  G_OBJECT_CLASS (kscore_store_parent_class)->finalize (object);
}

static void
kscore_store_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  KscoreStore *self = KSCORE_STORE (object);

  switch ((KscoreStoreProperty) prop_id)
    {
    case PROP_DATA_DIR:
      g_value_set_string (value, kscore_store_get_data_dir (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
kscore_store_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  KscoreStore *self = KSCORE_STORE (object);

  switch ((KscoreStoreProperty) prop_id)
    {
    case PROP_DATA_DIR:
      self->connections = kscore_connections_new (g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
kscore_store_class_init (KscoreStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kscore_store_dispose;
  object_class->finalize = kscore_store_finalize;
  object_class->get_property = kscore_store_get_property;
  object_class->set_property = kscore_store_set_property;

  /**
   * KscoreStore:data-dir:
   *
   * The folder that holds the database and its lock.
   */
  properties[PROP_DATA_DIR] =
    g_param_spec_string ("data-dir", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * KscoreStore::changed:
   * @self: a store
   *
   * Another process has written, or has ended so that this store is the writer now, and
   * kscore_store_watch() found it out.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KSCORE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
kscore_store_init (KscoreStore *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->done);
}

/**
 * kscore_store_new:
 * @data_dir: (type filename): the folder that holds the database; made when it is missing
 *
 * Returns: (transfer full): a store that is not open yet
 */
KscoreStore *
kscore_store_new (const char *data_dir)
{
  g_return_val_if_fail (data_dir != NULL, NULL);

  return g_object_new (KSCORE_TYPE_STORE, "data-dir", data_dir, NULL);
}

/**
 * kscore_store_open:
 * @self: a store that is not open
 * @mode: whether to write
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Opens the database, making or migrating it as needed. Where another process writes, the store
 * opens all the same and kscore_store_get_writable() says %FALSE. Blocks.
 *
 * Returns: whether it can be read: otherwise %KSCORE_ERROR_TOO_NEW for data of a newer version,
 *   %KSCORE_ERROR_BUSY where another process is just making or migrating it,
 *   %KSCORE_ERROR_NOT_FOUND where there is nothing to read, %KSCORE_ERROR_STORAGE for the rest;
 *   the store is closed again then
 */
gboolean
kscore_store_open (KscoreStore      *self,
                   KscoreStoreMode   mode,
                   GCancellable     *cancellable,
                   GError          **error)
{
  Job job = {
    .store = self,
    .access = KSCORE_STORE_MAINTAIN,
    .job_func = open_job,
    .data = GINT_TO_POINTER (mode),
    .cancellable = cancellable,
  };

  g_return_val_if_fail (KSCORE_IS_STORE (self), FALSE);

  start_threads (self);
  if (run_and_wait (&job, error))
    return TRUE;

  kscore_store_close (self);

  return FALSE;
}

/**
 * kscore_store_open_async:
 * @self: a store that is not open
 * @mode: whether to write
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * As kscore_store_open(), without blocking.
 */
void
kscore_store_open_async (KscoreStore          *self,
                         KscoreStoreMode       mode,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KSCORE_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kscore_store_open_async);
  start_threads (self);
  run_in_task (self, KSCORE_STORE_MAINTAIN, NULL, open_job, GINT_TO_POINTER (mode), task);
}

static gboolean
finish (KscoreStore   *self,
        GAsyncResult  *result,
        gpointer       source_tag,
        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == source_tag, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kscore_store_open_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: as kscore_store_open()
 */
gboolean
kscore_store_open_finish (KscoreStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  if (finish (self, result, kscore_store_open_async, error))
    return TRUE;

  kscore_store_close (self);

  return FALSE;
}

/**
 * kscore_store_close:
 * @self: a store
 *
 * Waits for what is under way, then closes the connections and gives the lock back. A store that
 * is not open stays so.
 */
void
kscore_store_close (KscoreStore *self)
{
  GThreadPool *writing, *reading;

  g_return_if_fail (KSCORE_IS_STORE (self));

  if (self->watch != NULL)
    g_source_destroy (self->watch);
  g_clear_pointer (&self->watch, g_source_unref);

  g_mutex_lock (&self->mutex);
  writing = g_steal_pointer (&self->writing);
  reading = g_steal_pointer (&self->reading);
  g_mutex_unlock (&self->mutex);

  if (writing == NULL)
    return;

  g_thread_pool_free (reading, FALSE, TRUE);
  g_thread_pool_free (writing, FALSE, TRUE);

  kscore_connections_close (self->connections);
}

/**
 * kscore_store_get_data_dir:
 * @self: a store
 *
 * Returns: (type filename) (transfer none): its folder
 */
const char *
kscore_store_get_data_dir (KscoreStore *self)
{
  g_return_val_if_fail (KSCORE_IS_STORE (self), NULL);

  return kscore_connections_get_data_dir (self->connections);
}

/**
 * kscore_store_get_writable:
 * @self: a store
 *
 * Returns: whether this store is the writer of its data directory
 */
gboolean
kscore_store_get_writable (KscoreStore *self)
{
  g_return_val_if_fail (KSCORE_IS_STORE (self), FALSE);

  return kscore_connections_get_writable (self->connections);
}

/**
 * kscore_store_dup_holder:
 * @self: a store
 *
 * Returns: (transfer full) (nullable): who else was writing when this store last wanted to,
 *   "kscore-cli (process 123)"
 */
char *
kscore_store_dup_holder (KscoreStore *self)
{
  g_return_val_if_fail (KSCORE_IS_STORE (self), NULL);

  return kscore_connections_dup_holder (self->connections);
}

/**
 * kscore_store_run:
 * @self: an open store
 * @access: what @func does
 * @func: (scope call): reads or writes
 * @data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Calls @func with a connection, in a thread of the store, and waits.
 *
 * Returns: whether @func succeeded and what it wrote is saved
 */
gboolean
kscore_store_run (KscoreStore        *self,
                  KscoreStoreAccess   access,
                  KscoreStoreFunc     func,
                  gpointer            data,
                  GCancellable       *cancellable,
                  GError            **error)
{
  Job job = {
    .store = self,
    .access = access,
    .func = func,
    .data = data,
    .cancellable = cancellable,
  };

  g_return_val_if_fail (KSCORE_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return run_and_wait (&job, error);
}

/**
 * kscore_store_run_async:
 * @self: an open store
 * @access: what @func does
 * @func: (scope async): reads or writes
 * @data: for @func, and for its results
 * @data_free: (nullable): frees @data, where nobody took it
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As kscore_store_run(), without blocking. Writes are done in the order they were asked for.
 */
void
kscore_store_run_async (KscoreStore          *self,
                        KscoreStoreAccess     access,
                        KscoreStoreFunc       func,
                        gpointer              data,
                        GDestroyNotify        data_free,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  RunData *run;

  g_return_if_fail (KSCORE_IS_STORE (self));
  g_return_if_fail (func != NULL);

  run = g_new0 (RunData, 1);
  run->data = data;
  run->data_free = data_free;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kscore_store_run_async);
  g_task_set_task_data (task, run, (GDestroyNotify) run_data_free);
  run_in_task (self, access, func, NULL, data, task);
}

/**
 * kscore_store_run_finish:
 * @self: a store
 * @result: the result
 * @data: (out) (optional) (transfer full): the data that was given, now the caller's; %NULL
 *   after a failure
 * @error: return location
 *
 * Returns: as kscore_store_run()
 */
gboolean
kscore_store_run_finish (KscoreStore   *self,
                         GAsyncResult  *result,
                         gpointer      *data,
                         GError       **error)
{
  gboolean ok = finish (self, result, kscore_store_run_async, error);

  if (data != NULL)
    {
      RunData *run = g_task_get_task_data (G_TASK (result));

      *data = ok ? g_steal_pointer (&run->data) : NULL;
    }

  return ok;
}

/**
 * kscore_store_write_page:
 * @self: an open store
 * @page: what a source told
 * @n_skipped: (out) (optional): how many of its values could not be kept
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes a page in one transaction and waits for it. Written again, a page changes nothing.
 *
 * Returns: whether all of it is saved; otherwise nothing of it is
 */
gboolean
kscore_store_write_page (KscoreStore       *self,
                         const KscorePage  *page,
                         guint             *n_skipped,
                         GCancellable      *cancellable,
                         GError           **error)
{
  PageJob data = { .page = page };
  Job job = {
    .store = self,
    .access = KSCORE_STORE_WRITE,
    .job_func = page_job,
    .data = &data,
    .cancellable = cancellable,
  };

  g_return_val_if_fail (KSCORE_IS_STORE (self), FALSE);
  g_return_val_if_fail (page != NULL, FALSE);

  if (!run_and_wait (&job, error))
    return FALSE;

  if (n_skipped != NULL)
    *n_skipped = data.n_skipped;

  return TRUE;
}

/**
 * kscore_store_write_page_async:
 * @self: an open store
 * @page: (transfer full): what a source told
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is saved
 * @user_data: for @callback
 *
 * As kscore_store_write_page(), without blocking.
 */
void
kscore_store_write_page_async (KscoreStore          *self,
                               KscorePage           *page,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KSCORE_IS_STORE (self));
  g_return_if_fail (page != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kscore_store_write_page_async);
  g_task_set_task_data (task, page, (GDestroyNotify) kscore_page_free);
  run_in_task (self, KSCORE_STORE_WRITE, NULL, owned_page_job, page, task);
}

/**
 * kscore_store_write_page_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: as kscore_store_write_page()
 */
gboolean
kscore_store_write_page_finish (KscoreStore   *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return finish (self, result, kscore_store_write_page_async, error);
}

/**
 * kscore_store_forget:
 * @self: an open store
 * @account: the id of an account
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Deletes an account with everything stored for it, and writes the file anew so that no word of
 * it can be found in the data directory. Blocks, for minutes where the database is large.
 *
 * Returns: whether it is done. After %KSCORE_ERROR_BUSY the account is gone, and the file is
 *   cleaned when the store is opened next
 */
gboolean
kscore_store_forget (KscoreStore   *self,
                     gint64         account,
                     GCancellable  *cancellable,
                     GError       **error)
{
  Job job = {
    .store = self,
    .access = KSCORE_STORE_MAINTAIN,
    .job_func = forget_job,
    .data = &account,
    .cancellable = cancellable,
  };

  g_return_val_if_fail (KSCORE_IS_STORE (self), FALSE);

  return run_and_wait (&job, error);
}

/**
 * kscore_store_forget_async:
 * @self: an open store
 * @account: the id of an account
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As kscore_store_forget(), without blocking.
 */
void
kscore_store_forget_async (KscoreStore          *self,
                           gint64                account,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  gint64 *data;

  g_return_if_fail (KSCORE_IS_STORE (self));

  data = g_memdup2 (&account, sizeof account);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kscore_store_forget_async);
  g_task_set_task_data (task, data, g_free);
  run_in_task (self, KSCORE_STORE_MAINTAIN, NULL, forget_job, data, task);
}

/**
 * kscore_store_forget_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: as kscore_store_forget()
 */
gboolean
kscore_store_forget_finish (KscoreStore   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return finish (self, result, kscore_store_forget_async, error);
}

/**
 * kscore_store_watch:
 * @self: an open store
 * @interval: milliseconds between two looks
 *
 * Looks from now on, while another process writes, whether it has, and whether it has ended: then
 * this store becomes the writer where it was opened for that. Emits
 * #KscoreStore::changed in the thread-default context of the caller.
 */
void
kscore_store_watch (KscoreStore *self,
                    guint        interval)
{
  g_return_if_fail (KSCORE_IS_STORE (self));
  g_return_if_fail (self->watch == NULL);

  self->watch = g_timeout_source_new (interval);
  g_source_set_callback (self->watch, poll_cb, self, NULL);
  g_source_attach (self->watch, g_main_context_get_thread_default ());
}
