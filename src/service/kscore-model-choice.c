#include "config.h"

#include "service/kscore-model-choice-private.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"

/**
 * KscoreModelChoice:
 *
 * The formula with the owner's numbers in it, the versions of the model and which one is used, and
 * the comparison with another over the same evidence. While something is compared it stays
 * answered, for the history shows it too.
 */
struct _KscoreModelChoice {
  KscoreInsight          parent_instance;

  KscoreModelAnswer     *answer;      /* (owned) (nullable) */
  char                  *comparison;  /* (owned) (nullable): the name of the other version */
  KscoreModelChangeFunc  change_func; /* (nullable) */
  guint                  n_changes;   /* under way */
};

G_DEFINE_FINAL_TYPE (KscoreModelChoice, kscore_model_choice, KSCORE_TYPE_INSIGHT)

typedef enum {
  PROP_BUSY = 1,
} KscoreModelChoiceProperty;

static GParamSpec *props[PROP_BUSY + 1];

enum {
  CHANGED,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a worker needs; freed where the task ends. */
typedef struct {
  KscoreModelChangeFunc  func;
  GObject               *workspace; /* (owned) */
  KscoreModelChange      change;
  char                  *name;      /* (owned) (nullable) */
  GFile                 *file;      /* (owned) (nullable) */
} Change;

static void
change_free (Change *change)
{
  g_clear_object (&change->workspace);
  g_clear_object (&change->file);
  g_free (change->name);
  g_free (change);
}

static gpointer
kscore_model_choice_dup_question (KscoreInsight *insight)
{
  return g_strdup (KSCORE_MODEL_CHOICE (insight)->comparison);
}

static void
kscore_model_choice_show (KscoreInsight *insight,
                          gconstpointer  answer)
{
  KscoreModelChoice *self = KSCORE_MODEL_CHOICE (insight);
  KscoreModelAnswer *before = self->answer;

  self->answer = kscore_model_answer_ref ((KscoreModelAnswer *) answer);
  if (before != NULL)
    kscore_model_answer_unref (before);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
kscore_model_choice_finalize (GObject *object)
{
  KscoreModelChoice *self = KSCORE_MODEL_CHOICE (object);

  g_clear_pointer (&self->answer, kscore_model_answer_unref);
  g_clear_pointer (&self->comparison, g_free);

  G_OBJECT_CLASS (kscore_model_choice_parent_class)->finalize (object);
}

static void
kscore_model_choice_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch ((KscoreModelChoiceProperty) prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, kscore_model_choice_get_busy (KSCORE_MODEL_CHOICE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_model_choice_class_init (KscoreModelChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KscoreInsightClass *insight_class = KSCORE_INSIGHT_CLASS (klass);

  object_class->finalize = kscore_model_choice_finalize;
  object_class->get_property = kscore_model_choice_get_property;
  insight_class->dup_question = kscore_model_choice_dup_question;
  insight_class->free_question = g_free;
  insight_class->show = kscore_model_choice_show;

  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                           | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * KscoreModelChoice::changed:
   * @self: a choice
   *
   * Another answer is shown.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KscoreModelChoice::moved:
   * @self: a choice
   *
   * Scores are computed with another version from now on.
   */
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kscore_model_choice_init (KscoreModelChoice *self)
{
}

/**
 * kscore_model_choice_new: (skip)
 *
 * Returns: (transfer full): an insight that nothing is known of yet
 */
KscoreModelChoice *
kscore_model_choice_new (void)
{
  return g_object_new (KSCORE_TYPE_MODEL_CHOICE, NULL);
}

/**
 * kscore_model_choice_set_change_func: (skip)
 * @self: a choice
 * @func: what changes the model, in a worker thread
 */
void
kscore_model_choice_set_change_func (KscoreModelChoice     *self,
                                     KscoreModelChangeFunc  func)
{
  g_return_if_fail (KSCORE_IS_MODEL_CHOICE (self));

  self->change_func = func;
}

/**
 * kscore_model_choice_get_answer:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): what is known; until #KscoreModelChoice::changed
 */
const KscoreModelAnswer *
kscore_model_choice_get_answer (KscoreModelChoice *self)
{
  g_return_val_if_fail (KSCORE_IS_MODEL_CHOICE (self), NULL);

  return self->answer;
}

/**
 * kscore_model_choice_get_comparison:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): the name of the version that is compared with
 */
const char *
kscore_model_choice_get_comparison (KscoreModelChoice *self)
{
  g_return_val_if_fail (KSCORE_IS_MODEL_CHOICE (self), NULL);

  return self->comparison;
}

/**
 * kscore_model_choice_set_comparison:
 * @self: a choice
 * @name: (nullable): the name of a version, or %NULL to compare with none
 *
 * Compares with another version over the same evidence, until told otherwise.
 */
void
kscore_model_choice_set_comparison (KscoreModelChoice *self,
                                    const char        *name)
{
  gboolean was;

  g_return_if_fail (KSCORE_IS_MODEL_CHOICE (self));

  if (g_strcmp0 (self->comparison, name) == 0)
    return;

  was = self->comparison != NULL;
  g_free (self->comparison);
  self->comparison = g_strdup (name);
  if (!was)
    kscore_insight_set_active (KSCORE_INSIGHT (self), TRUE);
  kscore_insight_ask (KSCORE_INSIGHT (self));
  if (name == NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self), FALSE);
  /* What was compared with last is compared with no more, though it is still in the answer. */
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * kscore_model_choice_get_busy:
 * @self: a choice
 *
 * Returns: whether something is being done
 */
gboolean
kscore_model_choice_get_busy (KscoreModelChoice *self)
{
  g_return_val_if_fail (KSCORE_IS_MODEL_CHOICE (self), FALSE);

  return self->n_changes > 0;
}

static void
change_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Change *change = task_data;
  GError *error = NULL;

  if (change->func (change->workspace, change->change, change->name, change->file, cancellable,
                    &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_busy (KscoreModelChoice *self,
          int                step)
{
  gboolean before = self->n_changes > 0;

  self->n_changes += step;
  if (before != (self->n_changes > 0))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

/**
 * kscore_model_choice_change_async:
 * @self: a choice
 * @change: what to do
 * @name: (nullable): of the version to use
 * @file: (nullable): the weights to load, or where the worksheet goes
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Chooses another version, loads or removes the user's own weights, or writes the worksheet.
 */
void
kscore_model_choice_change_async (KscoreModelChoice   *self,
                                  KscoreModelChange    change,
                                  const char          *name,
                                  GFile               *file,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GObject *workspace;
  Change *data;

  g_return_if_fail (KSCORE_IS_MODEL_CHOICE (self));

  workspace = kscore_insight_get_workspace (KSCORE_INSIGHT (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kscore_model_choice_change_async);
  set_busy (self, 1);
  if (workspace == NULL || self->change_func == NULL)
    {
      g_task_return_new_error (task, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND, "%s",
                               _("No account is linked yet, so there is nothing to compute."));
      return;
    }

  data = g_new0 (Change, 1);
  data->func = self->change_func;
  data->workspace = g_object_ref (workspace);
  data->change = change;
  data->name = g_strdup (name);
  g_set_object (&data->file, file);
  g_task_set_task_data (task, data, (GDestroyNotify) change_free);
  g_task_run_in_thread (task, change_thread);
}

/**
 * kscore_model_choice_change_finish:
 * @self: a choice
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether it is done
 */
gboolean
kscore_model_choice_change_finish (KscoreModelChoice  *self,
                                   GAsyncResult       *result,
                                   GError            **error)
{
  const Change *change;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kscore_model_choice_change_async),
                        FALSE);

  set_busy (self, -1);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  change = g_task_get_task_data (G_TASK (result));
  if (change->change != KSCORE_MODEL_WORKSHEET)
    g_signal_emit (self, signals[MOVED], 0);
  return TRUE;
}
