#include "config.h"

#include "service/kscore-statement-worker.h"

/* A job belongs to one thread at a time: made on the main thread, done in the worker's, freed on
 * the main thread. It holds its owner weakly, so that an owner never ends in the worker's thread;
 * a GTask, which both threads hold at times, cannot promise that. */
struct _KscoreStatementWorker {
  GThreadPool  *pool;    /* (owned) of one thread */
  GMainContext *context; /* (owned) */
};

typedef struct {
  GMainContext        *context;     /* (owned) */
  GWeakRef             owner;
  KscoreStatementRun   run;         /* (nullable) */
  KscoreStatementDone  done;        /* (nullable) */
  gpointer             data;        /* (owned) */
  GDestroyNotify       data_free;
  GCancellable        *cancellable; /* (owned) (nullable) */
  GError              *error;       /* (owned) (nullable) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->data_free != NULL)
    job->data_free (job->data);
  g_weak_ref_clear (&job->owner);
  g_clear_object (&job->cancellable);
  g_clear_error (&job->error);
  g_main_context_unref (job->context);
  g_free (job);
}

static gboolean
finish_job (gpointer data)
{
  Job *job = data;
  g_autoptr(GObject) owner = g_weak_ref_get (&job->owner);

  /* Cancelled after it was done is cancelled all the same. */
  if (job->error == NULL)
    g_cancellable_set_error_if_cancelled (job->cancellable, &job->error);
  if (owner != NULL)
    job->done (owner, job->data, job->cancellable, job->error);
  return G_SOURCE_REMOVE;
}

static void
run_job (gpointer data,
         gpointer user_data)
{
  Job *job = data;
  g_autoptr(GSource) source = NULL;

  if (job->run == NULL)
    {
      job_free (job);
      return;
    }

  job->run (job->data, job->cancellable, &job->error);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, finish_job, job, job_free);
  g_source_attach (source, job->context);
}

/**
 * kscore_statement_worker_new:
 *
 * Returns: (transfer full): a worker that tells the present thread's main context
 */
KscoreStatementWorker *
kscore_statement_worker_new (void)
{
  KscoreStatementWorker *self = g_atomic_rc_box_new0 (KscoreStatementWorker);

  self->context = g_main_context_ref_thread_default ();
  self->pool = g_thread_pool_new (run_job, NULL, 1, FALSE, NULL);
  return self;
}

/**
 * kscore_statement_worker_ref:
 * @self: a worker
 *
 * Returns: (transfer full): the same
 */
KscoreStatementWorker *
kscore_statement_worker_ref (KscoreStatementWorker *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
worker_clear (gpointer data)
{
  KscoreStatementWorker *self = data;

  /* What was asked for is done; nobody waits for it. */
  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_main_context_unref (self->context);
}

/**
 * kscore_statement_worker_unref:
 * @self: (transfer full): a worker
 */
void
kscore_statement_worker_unref (KscoreStatementWorker *self)
{
  g_atomic_rc_box_release_full (self, worker_clear);
}

static void
push_job (KscoreStatementWorker *self,
          GObject               *owner,
          Job                    values)
{
  Job *job = g_memdup2 (&values, sizeof values);

  job->context = g_main_context_ref (self->context);
  g_weak_ref_init (&job->owner, owner);
  g_thread_pool_push (self->pool, job, NULL);
}

/**
 * kscore_statement_worker_push:
 * @self: a worker
 * @owner: who wants it done; held weakly
 * @run: does it, in the thread
 * @done: takes the result, on the main thread
 * @data: for both
 * @data_free: frees @data, on the main thread
 * @cancellable: (nullable): stops it
 *
 * Has a job done after those before it.
 */
void
kscore_statement_worker_push (KscoreStatementWorker *self,
                              GObject               *owner,
                              KscoreStatementRun     run,
                              KscoreStatementDone    done,
                              gpointer               data,
                              GDestroyNotify         data_free,
                              GCancellable          *cancellable)
{
  push_job (self, owner, (Job) {
    .run = run,
    .done = done,
    .data = data,
    .data_free = data_free,
    .cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL,
  });
}

/**
 * kscore_statement_worker_drop:
 * @self: a worker
 * @data: (transfer full): something that takes time to free
 * @data_free: frees it
 *
 * Frees @data in the thread.
 */
void
kscore_statement_worker_drop (KscoreStatementWorker *self,
                              gpointer               data,
                              GDestroyNotify         data_free)
{
  push_job (self, NULL, (Job) { .data = data, .data_free = data_free });
}
