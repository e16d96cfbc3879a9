#include "config.h"

#include "service/kscore-reporter-private.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"

/* How often it is looked how far a worker is. */
#define POLL_MSEC 100
#define WHOLE     1000

/**
 * KscoreReporter:
 *
 * Writes reports in a worker thread, one after another.
 */
struct _KscoreReporter
{
  GObject parent_instance;

  KscoreReporterWork work;      /* (nullable) */
  GObject           *workspace; /* (owned) (nullable) */
  double             fraction;
};

G_DEFINE_FINAL_TYPE (KscoreReporter, kscore_reporter, G_TYPE_OBJECT)

typedef enum {
  PROP_FRACTION = 1,
} KscoreReporterProperty;

static GParamSpec *props[PROP_FRACTION + 1];

/* What a worker needs. It lives until the worker and the main thread have both let go of it. */
typedef struct {
  KscoreReporterWork work;
  KscoreReportOrder  order;
  GObject           *workspace; /* (owned) */
  GFile             *file;      /* (owned) */
  int                done;      /* of WHOLE; atomic */
  guint              poll_id;   /* of the main thread */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->workspace);
  g_object_unref (job->file);
  g_free (job);
}

static void
kscore_reporter_dispose (GObject *object)
{
  g_clear_object (&KSCORE_REPORTER (object)->workspace);

  G_OBJECT_CLASS (kscore_reporter_parent_class)->dispose (object);
}

static void
kscore_reporter_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  KscoreReporter *self = KSCORE_REPORTER (object);

  switch ((KscoreReporterProperty) prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, kscore_reporter_get_fraction (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_reporter_class_init (KscoreReporterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kscore_reporter_dispose;
  object_class->get_property = kscore_reporter_get_property;

  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                              | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_reporter_init (KscoreReporter *self)
{
}

/**
 * kscore_reporter_new: (skip)
 *
 * Returns: (transfer full): a reporter that has nothing to report of
 */
KscoreReporter *
kscore_reporter_new (void)
{
  return g_object_new (KSCORE_TYPE_REPORTER, NULL);
}

/**
 * kscore_reporter_set_work: (skip)
 * @self: a reporter
 * @work: what it does in a worker thread
 */
void
kscore_reporter_set_work (KscoreReporter     *self,
                          KscoreReporterWork  work)
{
  self->work = work;
}

/**
 * kscore_reporter_follow: (skip)
 * @self: a reporter
 * @workspace: (nullable): an open #KscoreWorkspace, or %NULL to report of none
 */
void
kscore_reporter_follow (KscoreReporter *self,
                        GObject        *workspace)
{
  g_set_object (&self->workspace, workspace);
}

/**
 * kscore_reporter_get_fraction:
 * @self: a reporter
 *
 * Returns: how far what is being saved is, 0 to 1
 */
double
kscore_reporter_get_fraction (KscoreReporter *self)
{
  g_return_val_if_fail (KSCORE_IS_REPORTER (self), 0);

  return self->fraction;
}

static void
set_fraction (KscoreReporter *self,
              double          fraction)
{
  if (self->fraction == fraction)
    return;
  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Job *job = user_data;

  g_atomic_int_set (&job->done, (int) (CLAMP (fraction, 0, 1) * WHOLE));
}

static gboolean
poll_cb (gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);

  set_fraction (g_task_get_source_object (task), (double) g_atomic_int_get (&job->done) / WHOLE);
  return G_SOURCE_CONTINUE;
}

static void
completed_cb (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  g_clear_handle_id (&job->poll_id, g_source_remove);
  set_fraction (g_task_get_source_object (task), 0);
}

static void
save_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (job->work (job->workspace, &job->order, job->file, progress_cb, job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * kscore_reporter_save_async:
 * @self: a reporter
 * @order: which report
 * @file: where to
 * @cancellable: (nullable): stops it, and what was in @file stays
 * @callback: called when it is written, or could not be
 * @user_data: for @callback
 *
 * Writes a report in a worker thread.
 */
void
kscore_reporter_save_async (KscoreReporter          *self,
                            const KscoreReportOrder *order,
                            GFile                   *file,
                            GCancellable            *cancellable,
                            GAsyncReadyCallback      callback,
                            gpointer                 user_data)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  g_return_if_fail (KSCORE_IS_REPORTER (self));
  g_return_if_fail (order != NULL && G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kscore_reporter_save_async);
  if (self->work == NULL || self->workspace == NULL)
    {
      g_task_return_new_error (task, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND, "%s",
                               _("There is nothing to report of yet."));
      return;
    }

  job = g_new0 (Job, 1);
  job->work = self->work;
  job->order = *order;
  job->workspace = g_object_ref (self->workspace);
  job->file = g_object_ref (file);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  job->poll_id = g_timeout_add_full (G_PRIORITY_DEFAULT, POLL_MSEC, poll_cb, g_object_ref (task),
                                     g_object_unref);
  g_signal_connect (task, "notify::completed", G_CALLBACK (completed_cb), NULL);
  g_task_run_in_thread (task, save_thread);
}

/**
 * kscore_reporter_save_finish:
 * @self: a reporter
 * @result: what the callback was given
 * @error: return location
 *
 * Ends kscore_reporter_save_async().
 *
 * Returns: whether it is written
 */
gboolean
kscore_reporter_save_finish (KscoreReporter  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
