#include "config.h"

#include "service/kscore-insight-private.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"

/**
 * KscoreInsight:
 *
 * A part of the explanation that takes a computation of its own: it is answered in a worker thread
 * while a page shows it, and answered anew when the evidence or the question changes. The answer
 * before stays on the screen meanwhile; a late answer is dropped.
 */
typedef struct {
  const KscoreInsightWork *work;        /* (unowned) (nullable) */
  GObject                 *workspace;   /* (owned) (nullable): to be asked */
  GCancellable            *cancellable; /* (owned) (nullable): of the computation under way */
  char                    *trouble;     /* (owned) (nullable) */
  guint                    n_active;    /* pages that show it */
  gboolean                 stale;       /* what is shown is not of this evidence and question */
  gboolean                 available;
} KscoreInsightPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KscoreInsight, kscore_insight, G_TYPE_OBJECT)

typedef enum {
  PROP_AVAILABLE = 1,
  PROP_COMPUTING,
  PROP_TROUBLE,
} KscoreInsightProperty;

static GParamSpec *props[PROP_TROUBLE + 1];

/* What a worker needs; freed where the task ends. */
typedef struct {
  const KscoreInsightWork *work;
  GObject                 *workspace;     /* (owned) */
  gpointer                 question;      /* (owned) (nullable) */
  GDestroyNotify           free_question; /* (nullable) */
} Job;

static KscoreInsightPrivate *
get_private (KscoreInsight *self)
{
  return kscore_insight_get_instance_private (self);
}

static void
job_free (Job *job)
{
  if (job->question != NULL && job->free_question != NULL)
    job->free_question (job->question);
  g_object_unref (job->workspace);
  g_free (job);
}

static void
kscore_insight_dispose (GObject *object)
{
  KscoreInsightPrivate *priv = get_private (KSCORE_INSIGHT (object));

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (kscore_insight_parent_class)->dispose (object);
}

static void
kscore_insight_finalize (GObject *object)
{
  g_free (get_private (KSCORE_INSIGHT (object))->trouble);

  G_OBJECT_CLASS (kscore_insight_parent_class)->finalize (object);
}

static void
kscore_insight_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  KscoreInsight *self = KSCORE_INSIGHT (object);

  switch ((KscoreInsightProperty) prop_id)
    {
    case PROP_AVAILABLE:
      g_value_set_boolean (value, kscore_insight_get_available (self));
      break;
    case PROP_COMPUTING:
      g_value_set_boolean (value, kscore_insight_get_computing (self));
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, kscore_insight_get_trouble (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_insight_class_init (KscoreInsightClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = kscore_insight_dispose;
  object_class->finalize = kscore_insight_finalize;
  object_class->get_property = kscore_insight_get_property;

  props[PROP_AVAILABLE] = g_param_spec_boolean ("available", NULL, NULL, FALSE, flags);
  props[PROP_COMPUTING] = g_param_spec_boolean ("computing", NULL, NULL, FALSE, flags);
  props[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_insight_init (KscoreInsight *self)
{
}

static void
set_trouble (KscoreInsight *self,
             const GError  *error)
{
  KscoreInsightPrivate *priv = get_private (self);

  if (priv->trouble == NULL && error == NULL)
    return;

  g_clear_pointer (&priv->trouble, g_free);
  if (error != NULL)
    /* Translators: a sentence about what went wrong, then one about what can be done */
    priv->trouble = g_strdup_printf (_("%s %s"), error->message, kscore_error_get_action (error));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TROUBLE]);
}

static void
set_available (KscoreInsight *self)
{
  KscoreInsightPrivate *priv = get_private (self);

  if (priv->available)
    return;
  priv->available = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AVAILABLE]);
}

static void
stop (KscoreInsight *self)
{
  KscoreInsightPrivate *priv = get_private (self);

  if (priv->cancellable == NULL)
    return;
  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPUTING]);
}

static void
run_thread (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gpointer answer = job->work->compute (job->workspace, job->question, cancellable, &error);

  if (answer == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, job->work->free_answer);
}

static void
ran_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  KscoreInsight *self = KSCORE_INSIGHT (object);
  KscoreInsightPrivate *priv = get_private (self);
  const KscoreInsightWork *work = ((Job *) g_task_get_task_data (G_TASK (result)))->work;
  gboolean late = priv->cancellable == NULL
                  || g_task_get_cancellable (G_TASK (result)) != priv->cancellable;
  g_autoptr(GError) error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (!late)
    {
      g_clear_object (&priv->cancellable);
      if (answer != NULL)
        kscore_insight_show (self, answer);
      else
        set_trouble (self, error);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPUTING]);
    }
  if (answer != NULL)
    work->free_answer (answer);
}

static void
run (KscoreInsight *self)
{
  KscoreInsightPrivate *priv = get_private (self);
  KscoreInsightClass *klass = KSCORE_INSIGHT_GET_CLASS (self);
  g_autoptr(GTask) task = NULL;
  Job *job;

  if (!priv->stale || priv->n_active == 0 || priv->workspace == NULL || priv->work == NULL)
    return;

  stop (self);
  priv->stale = FALSE;
  priv->cancellable = g_cancellable_new ();
  job = g_new0 (Job, 1);
  job->work = priv->work;
  job->workspace = g_object_ref (priv->workspace);
  job->question = klass->dup_question != NULL ? klass->dup_question (self) : NULL;
  job->free_question = klass->free_question;
  task = g_task_new (self, priv->cancellable, ran_cb, NULL);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_thread);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPUTING]);
}

/**
 * kscore_insight_set_work: (skip)
 * @self: an insight
 * @work: (transfer none): what it does in a worker thread; static
 */
void
kscore_insight_set_work (KscoreInsight           *self,
                         const KscoreInsightWork *work)
{
  g_return_if_fail (KSCORE_IS_INSIGHT (self));

  get_private (self)->work = work;
}

/**
 * kscore_insight_follow: (skip)
 * @self: an insight
 * @workspace: (nullable): an open #KscoreWorkspace whose evidence has changed, or %NULL to ask none
 */
void
kscore_insight_follow (KscoreInsight *self,
                       GObject       *workspace)
{
  KscoreInsightPrivate *priv = get_private (self);

  g_return_if_fail (KSCORE_IS_INSIGHT (self));

  g_set_object (&priv->workspace, workspace);
  stop (self);
  kscore_insight_ask (self);
}

/**
 * kscore_insight_get_workspace: (skip)
 * @self: an insight
 *
 * Returns: (transfer none) (nullable): the #KscoreWorkspace that is asked
 */
GObject *
kscore_insight_get_workspace (KscoreInsight *self)
{
  g_return_val_if_fail (KSCORE_IS_INSIGHT (self), NULL);

  return get_private (self)->workspace;
}

/**
 * kscore_insight_show: (skip)
 * @self: an insight
 * @answer: what @work's compute would return
 *
 * Shows an answer: the one that was computed, or a test's.
 */
void
kscore_insight_show (KscoreInsight *self,
                     gconstpointer  answer)
{
  g_return_if_fail (KSCORE_IS_INSIGHT (self));

  KSCORE_INSIGHT_GET_CLASS (self)->show (self, answer);
  set_trouble (self, NULL);
  set_available (self);
}

/**
 * kscore_insight_set_active:
 * @self: an insight
 * @active: whether one more page shows it, or one less
 *
 * To be called when a page that shows it is mapped and unmapped. While nobody looks nothing is
 * computed.
 */
void
kscore_insight_set_active (KscoreInsight *self,
                           gboolean       active)
{
  KscoreInsightPrivate *priv = get_private (self);

  g_return_if_fail (KSCORE_IS_INSIGHT (self));
  g_return_if_fail (active || priv->n_active > 0);

  priv->n_active += active ? 1 : -1;
  run (self);
}

/**
 * kscore_insight_get_active:
 * @self: an insight
 *
 * Returns: whether any page shows it
 */
gboolean
kscore_insight_get_active (KscoreInsight *self)
{
  g_return_val_if_fail (KSCORE_IS_INSIGHT (self), FALSE);

  return get_private (self)->n_active > 0;
}

/**
 * kscore_insight_get_available:
 * @self: an insight
 *
 * Returns: whether an answer is shown
 */
gboolean
kscore_insight_get_available (KscoreInsight *self)
{
  g_return_val_if_fail (KSCORE_IS_INSIGHT (self), FALSE);

  return get_private (self)->available;
}

/**
 * kscore_insight_get_computing:
 * @self: an insight
 *
 * Returns: whether an answer is being computed
 */
gboolean
kscore_insight_get_computing (KscoreInsight *self)
{
  g_return_val_if_fail (KSCORE_IS_INSIGHT (self), FALSE);

  return get_private (self)->cancellable != NULL;
}

/**
 * kscore_insight_get_trouble:
 * @self: an insight
 *
 * Returns: (transfer none) (nullable): why it could not be answered, and what to do, translated
 */
const char *
kscore_insight_get_trouble (KscoreInsight *self)
{
  g_return_val_if_fail (KSCORE_IS_INSIGHT (self), NULL);

  return get_private (self)->trouble;
}

/**
 * kscore_insight_ask:
 * @self: an insight
 *
 * Asks anew: the question is another one, or the last one could not be answered.
 */
void
kscore_insight_ask (KscoreInsight *self)
{
  g_return_if_fail (KSCORE_IS_INSIGHT (self));

  get_private (self)->stale = TRUE;
  run (self);
}
