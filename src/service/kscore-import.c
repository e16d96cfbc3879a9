#include "config.h"

#include "service/kscore-import-private.h"

#include "service/kscore-scoring-model-private.h"

/**
 * KscoreImport:
 *
 * The import of archives as a page sees it: whether one runs, how far it is, and what the last one
 * brought. One at a time.
 */
struct _KscoreImport {
  GObject             parent_instance;

  KscoreScoringModel *model;    /* (unowned) (nullable): a weak pointer, it owns this */
  gboolean            running;
  double              fraction; /* negative while not known */
  char               *message;  /* (owned) (nullable) */
  char               *summary;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreImport, kscore_import, G_TYPE_OBJECT)

typedef enum {
  PROP_RUNNING = 1,
  PROP_FRACTION,
  PROP_MESSAGE,
  PROP_SUMMARY,
} KscoreImportProperty;

static GParamSpec *props[PROP_SUMMARY + 1];

/* One call of run_async(); the worker writes into it. */
typedef struct {
  char               **files;           /* (owned) */
  gboolean             another_account;
  KscoreWorkspace     *workspace;       /* (owned) */
  GTask               *task;            /* (unowned): it owns this */

  GMutex               mutex;           /* guards the three below */
  double               fraction;
  char                *message;         /* (owned) (nullable) */
  gboolean             scheduled;

  KscoreImportSummary  summary;         /* written before the task returns */
  KscoreScoring       *scoring;         /* (owned) (nullable) */
  GPtrArray           *accounts;        /* (owned) (nullable) */
} ImportRun;

static void
import_run_free (ImportRun *run)
{
  g_clear_pointer (&run->files, g_strfreev);
  g_clear_object (&run->workspace);
  g_clear_pointer (&run->message, g_free);
  kscore_import_summary_clear (&run->summary);
  g_clear_pointer (&run->scoring, kscore_scoring_free);
  g_clear_pointer (&run->accounts, g_ptr_array_unref);
  g_mutex_clear (&run->mutex);
  g_free (run);
}

static void
kscore_import_dispose (GObject *object)
{
  KscoreImport *self = KSCORE_IMPORT (object);

  g_clear_weak_pointer (&self->model);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->summary, g_free);

  G_OBJECT_CLASS (kscore_import_parent_class)->dispose (object);
}

static void
kscore_import_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  KscoreImport *self = KSCORE_IMPORT (object);

  switch ((KscoreImportProperty) prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_import_class_init (KscoreImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = kscore_import_dispose;
  object_class->get_property = kscore_import_get_property;

  props[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  props[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_import_init (KscoreImport *self)
{
  self->fraction = -1;
}

/**
 * kscore_import_new:
 * @model: whose database is imported into; not kept alive
 *
 * Returns: (transfer full): an import that does not run
 */
KscoreImport *
kscore_import_new (KscoreScoringModel *model)
{
  KscoreImport *self = g_object_new (KSCORE_TYPE_IMPORT, NULL);

  g_set_weak_pointer (&self->model, model);
  return self;
}

static void
set_string (KscoreImport *self,
            char        **field,
            const char   *value,
            guint         prop_id)
{
  if (g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop_id]);
}

static void
set_progress (KscoreImport *self,
              double        fraction,
              const char   *message)
{
  set_string (self, &self->message, message, PROP_MESSAGE);
  if (self->fraction != fraction)
    {
      self->fraction = fraction;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
    }
}

static void
set_running (KscoreImport *self,
             gboolean      running)
{
  if (self->running == running)
    return;
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUNNING]);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  ImportRun *run = g_task_get_task_data (task);
  g_autofree char *message = NULL;
  double fraction;

  g_mutex_lock (&run->mutex);
  run->scheduled = FALSE;
  fraction = run->fraction;
  message = g_strdup (run->message);
  g_mutex_unlock (&run->mutex);

  if (!g_task_get_completed (task))
    set_progress (g_task_get_source_object (task), fraction, message);
  return G_SOURCE_REMOVE;
}

/* In the worker. A million posts report often, so at most one notice waits at a time. */
static void
progress_cb (double      fraction,
             const char *message,
             gpointer    user_data)
{
  ImportRun *run = user_data;
  gboolean schedule;

  g_mutex_lock (&run->mutex);
  run->fraction = CLAMP (fraction, -1, 1);
  if (g_strcmp0 (run->message, message) != 0)
    {
      g_free (run->message);
      run->message = g_strdup (message);
    }
  schedule = !run->scheduled;
  run->scheduled = TRUE;
  g_mutex_unlock (&run->mutex);

  if (schedule)
    {
      g_autoptr(GSource) source = g_timeout_source_new (50);

      g_source_set_callback (source, show_progress_cb, g_object_ref (run->task), g_object_unref);
      g_source_attach (source, g_task_get_context (run->task));
    }
}

static void
run_thread (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  ImportRun *run = task_data;
  GError *error = NULL;

  if (!kscore_workspace_import (run->workspace, (const char * const *) run->files,
                                run->another_account, progress_cb, run, &run->summary,
                                cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  /* What is written is written: from here on nothing is cancelled any more. */
  run->scoring = kscore_scoring_new_kept (run->workspace, &run->accounts, NULL, &error);
  if (run->scoring == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * kscore_import_run_async:
 * @self: an import that does not run
 * @files: (array zero-terminated=1): paths of archives or of unpacked folders
 * @another_account: accept an archive of a second account on a network where one is linked
 * @cancellable: (nullable): a cancellable; a cancelled import leaves nothing behind
 * @callback: called when it is done and the model shows the new score
 * @user_data: for @callback
 *
 * Imports archives, recognised by their content. Errors are those of kscore_workspace_import(),
 * and %G_IO_ERROR_PENDING while another one runs.
 */
void
kscore_import_run_async (KscoreImport        *self,
                         const char * const  *files,
                         gboolean             another_account,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  ImportRun *run;

  g_return_if_fail (KSCORE_IS_IMPORT (self));
  g_return_if_fail (files != NULL && files[0] != NULL);
  g_return_if_fail (self->model != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kscore_import_run_async);
  g_task_set_check_cancellable (task, FALSE);
  if (self->running)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "An import runs already");
      return;
    }

  run = g_new0 (ImportRun, 1);
  g_mutex_init (&run->mutex);
  run->files = g_strdupv ((char **) files);
  run->another_account = another_account;
  run->workspace = g_object_ref (kscore_scoring_model_get_workspace (self->model));
  run->task = task;
  g_task_set_task_data (task, run, (GDestroyNotify) import_run_free);

  set_progress (self, -1, NULL);
  set_running (self, TRUE);
  g_task_run_in_thread (task, run_thread);
}

/**
 * kscore_import_run_finish:
 * @self: an import
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether everything was imported
 */
gboolean
kscore_import_run_finish (KscoreImport  *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  ImportRun *run;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kscore_import_run_async), FALSE);

  run = g_task_get_task_data (G_TASK (result));
  if (run != NULL)
    {
      set_running (self, FALSE);
      set_progress (self, -1, NULL);
      if (run->summary.headline != NULL)
        set_string (self, &self->summary, run->summary.headline, PROP_SUMMARY);
      if (run->scoring != NULL && self->model != NULL)
        kscore_scoring_model_publish (self->model, run->scoring, run->accounts);
    }

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kscore_import_get_running:
 * @self: an import
 *
 * Returns: whether archives are being read
 */
gboolean
kscore_import_get_running (KscoreImport *self)
{
  g_return_val_if_fail (KSCORE_IS_IMPORT (self), FALSE);

  return self->running;
}

/**
 * kscore_import_get_fraction:
 * @self: an import
 *
 * Returns: how far it is, 0 to 1, negative while not known
 */
double
kscore_import_get_fraction (KscoreImport *self)
{
  g_return_val_if_fail (KSCORE_IS_IMPORT (self), -1);

  return self->fraction;
}

/**
 * kscore_import_get_message:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): what is being read now, translated
 */
const char *
kscore_import_get_message (KscoreImport *self)
{
  g_return_val_if_fail (KSCORE_IS_IMPORT (self), NULL);

  return self->message;
}

/**
 * kscore_import_get_summary:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): what the last import brought, translated
 */
const char *
kscore_import_get_summary (KscoreImport *self)
{
  g_return_val_if_fail (KSCORE_IS_IMPORT (self), NULL);

  return self->summary;
}
