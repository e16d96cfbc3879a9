#include "config.h"

#include "service/kscore-integrity-private.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "service/kscore-integrity-words.h"

/**
 * KscoreIntegrity:
 *
 * What was discounted by which signal, and what the score rests on; and the owner's word against
 * a signal.
 */
struct _KscoreIntegrity {
  KscoreInsight            parent_instance;

  KscoreIntegrityOverrule  overrule;
  GListStore              *signals; /* (owned) (element-type KscoreIntegrityRow) */
  GListStore              *groups;  /* (owned) (element-type KscoreIntegrityRow) */
  GListStore              *people;  /* (owned) (element-type KscoreIntegrityRow) */
  GListStore              *known;   /* (owned) (element-type KscoreIntegrityRow) */
  char                    *summary; /* (owned) (nullable) */
  char                    *sharing; /* (owned) (nullable) */
  char                    *top;     /* (owned) (nullable) */
  char                   **gaps;    /* (owned) (nullable) */
  char                    *obstacle; /* (owned) (nullable) */
  guint                    n_unlisted;
  gboolean                 busy;
};

G_DEFINE_FINAL_TYPE (KscoreIntegrity, kscore_integrity, KSCORE_TYPE_INSIGHT)

enum {
  SHOWN,
  OVERRULED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One call of overrule_async(). */
typedef struct {
  KscoreIntegrityOverrule  overrule;
  GObject                 *workspace; /* (owned) */
  gint64                  *actors;    /* (owned) */
  guint                    n_actors;
  gboolean                 known;
} Call;

static void
call_free (Call *call)
{
  g_object_unref (call->workspace);
  g_free (call->actors);
  g_free (call);
}

static void
kscore_integrity_finalize (GObject *object)
{
  KscoreIntegrity *self = KSCORE_INTEGRITY (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->groups);
  g_clear_object (&self->people);
  g_clear_object (&self->known);
  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->sharing, g_free);
  g_clear_pointer (&self->top, g_free);
  g_clear_pointer (&self->gaps, g_strfreev);
  g_clear_pointer (&self->obstacle, g_free);

  G_OBJECT_CLASS (kscore_integrity_parent_class)->finalize (object);
}

/* One change of the list, whatever is in it. */
static void
show_rows (GListStore *list,
           GPtrArray  *rows)
{
  g_list_store_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), rows->pdata,
                       rows->len);
}

static void
show_signals (KscoreIntegrity             *self,
              const KscoreIntegrityAnswer *answer)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    {
      const KscoreIntegritySignal *it = &answer->signals[i];
      KscoreSignals signal = (KscoreSignals) (1u << i);
      g_autofree char *amount = kscore_integrity_words_get_amount (it);
      g_autofree char *points = kscore_integrity_words_get_points (it->points);
      /* Translators: "Nobody. The account has no posts and no followers.": how many people, then
       * a sentence about them */
      g_autofree char *subtitle = g_strdup_printf (C_("signal", "%1$s. %2$s"), amount,
                                                   kscore_integrity_words_get_rule (signal));

      g_ptr_array_add (rows,
                       kscore_integrity_row_new (kscore_integrity_words_get_signal (signal),
                                                 subtitle, it->n_people > 0 ? points : NULL,
                                                 NULL, 0));
    }

  show_rows (self->signals, rows);
}

static void
show_groups (KscoreIntegrity             *self,
             const KscoreIntegrityAnswer *answer)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < answer->groups->len; i++)
    {
      const KscoreIntegrityGroup *group = g_ptr_array_index (answer->groups, i);
      g_autofree char *title = kscore_integrity_words_get_group (group);
      g_autofree char *subtitle = kscore_integrity_words_get_group_times (group);
      KscoreIntegrityRow *row = kscore_integrity_row_new (title, subtitle, NULL, group->actors,
                                                          group->n_members);

      kscore_integrity_row_set_known (row, group->n_known == group->n_members);
      g_ptr_array_add (rows, row);
    }

  show_rows (self->groups, rows);
}

static void
show_people (GListStore      *list,
             const GPtrArray *people,
             gboolean         known)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < people->len; i++)
    {
      const KscoreIntegrityPerson *person = g_ptr_array_index (people, i);
      g_autofree char *subtitle = known ? g_strdup (person->handle != NULL ? person->handle
                                                                           : person->id)
                                        : kscore_integrity_words_get_person (person);
      KscoreIntegrityRow *row = kscore_integrity_row_new (person->name, subtitle, NULL,
                                                          &person->actor, 1);

      kscore_integrity_row_set_known (row, known);
      g_ptr_array_add (rows, row);
    }

  show_rows (list, rows);
}

static void
kscore_integrity_show (KscoreInsight *insight,
                       gconstpointer  data)
{
  KscoreIntegrity *self = KSCORE_INTEGRITY (insight);
  const KscoreIntegrityAnswer *answer = data;
  g_autofree char *summary = kscore_integrity_words_get_summary (answer);
  g_autofree char *checked = kscore_integrity_words_get_checked (answer);

  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->sharing, g_free);
  g_clear_pointer (&self->top, g_free);
  g_clear_pointer (&self->gaps, g_strfreev);
  g_clear_pointer (&self->obstacle, g_free);
  self->summary = g_strjoin (" ", summary, checked, NULL);
  self->sharing = kscore_integrity_words_get_people (answer);
  self->top = kscore_integrity_words_get_top (answer);
  self->gaps = kscore_integrity_words_get_gaps (answer);
  self->obstacle = g_strdup (answer->obstacle);
  self->n_unlisted = answer->n_people - MIN (answer->n_people, answer->people->len);

  show_signals (self, answer);
  show_groups (self, answer);
  show_people (self->people, answer->people, FALSE);
  show_people (self->known, answer->known, TRUE);
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
kscore_integrity_class_init (KscoreIntegrityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KscoreInsightClass *insight_class = KSCORE_INSIGHT_CLASS (klass);

  object_class->finalize = kscore_integrity_finalize;
  insight_class->show = kscore_integrity_show;

  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[OVERRULED] = g_signal_new ("overruled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kscore_integrity_init (KscoreIntegrity *self)
{
  self->signals = g_list_store_new (KSCORE_TYPE_INTEGRITY_ROW);
  self->groups = g_list_store_new (KSCORE_TYPE_INTEGRITY_ROW);
  self->people = g_list_store_new (KSCORE_TYPE_INTEGRITY_ROW);
  self->known = g_list_store_new (KSCORE_TYPE_INTEGRITY_ROW);
}

/**
 * kscore_integrity_new: (skip)
 *
 * Returns: (transfer full): an insight that nothing is known of yet
 */
KscoreIntegrity *
kscore_integrity_new (void)
{
  return g_object_new (KSCORE_TYPE_INTEGRITY, NULL);
}

/**
 * kscore_integrity_set_overrule: (skip)
 * @self: an insight
 * @overrule: stores the owner's word, in a worker thread
 */
void
kscore_integrity_set_overrule (KscoreIntegrity         *self,
                               KscoreIntegrityOverrule  overrule)
{
  g_return_if_fail (KSCORE_IS_INTEGRITY (self));

  self->overrule = overrule;
}

/**
 * kscore_integrity_get_signals:
 * @self: an insight
 *
 * Returns: (transfer none): a #KscoreIntegrityRow for every signal, with the points it took
 */
GListModel *
kscore_integrity_get_signals (KscoreIntegrity *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY (self), NULL);

  return G_LIST_MODEL (self->signals);
}

/**
 * kscore_integrity_get_groups:
 * @self: an insight
 *
 * Returns: (transfer none): a #KscoreIntegrityRow for each group in lockstep
 */
GListModel *
kscore_integrity_get_groups (KscoreIntegrity *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY (self), NULL);

  return G_LIST_MODEL (self->groups);
}

/**
 * kscore_integrity_get_people:
 * @self: an insight
 *
 * Returns: (transfer none): a #KscoreIntegrityRow for each of those who are discounted most
 */
GListModel *
kscore_integrity_get_people (KscoreIntegrity *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY (self), NULL);

  return G_LIST_MODEL (self->people);
}

/**
 * kscore_integrity_get_known:
 * @self: an insight
 *
 * Returns: (transfer none): a #KscoreIntegrityRow for everybody the owner knows
 */
GListModel *
kscore_integrity_get_known (KscoreIntegrity *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY (self), NULL);

  return G_LIST_MODEL (self->known);
}

/**
 * kscore_integrity_get_summary:
 * @self: an insight
 *
 * Returns: (transfer none) (nullable): the score with and without discounts, as sentences
 */
const char *
kscore_integrity_get_summary (KscoreIntegrity *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY (self), NULL);

  return self->summary;
}

/**
 * kscore_integrity_get_sharing:
 * @self: an insight
 *
 * Returns: (transfer none) (nullable): how many people Response rests on, as a sentence
 */
const char *
kscore_integrity_get_sharing (KscoreIntegrity *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY (self), NULL);

  return self->sharing;
}

/**
 * kscore_integrity_get_top:
 * @self: an insight
 *
 * Returns: (transfer none) (nullable): the share of the top five, as a sentence
 */
const char *
kscore_integrity_get_top (KscoreIntegrity *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY (self), NULL);

  return self->top;
}

/**
 * kscore_integrity_get_gaps:
 * @self: an insight
 *
 * Returns: (transfer none) (nullable): what could not be judged, as sentences
 */
const char * const *
kscore_integrity_get_gaps (KscoreIntegrity *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY (self), NULL);

  return (const char * const *) self->gaps;
}

/**
 * kscore_integrity_get_n_unlisted:
 * @self: an insight
 *
 * Returns: how many more are discounted than kscore_integrity_get_people() lists
 */
guint
kscore_integrity_get_n_unlisted (KscoreIntegrity *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY (self), 0);

  return self->n_unlisted;
}

/**
 * kscore_integrity_get_obstacle:
 * @self: an insight
 *
 * Returns: (transfer none) (nullable): why nobody can be overruled now, as a sentence
 */
const char *
kscore_integrity_get_obstacle (KscoreIntegrity *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY (self), NULL);

  return self->obstacle;
}

/**
 * kscore_integrity_get_busy:
 * @self: an insight
 *
 * Returns: whether the owner's word is being stored
 */
gboolean
kscore_integrity_get_busy (KscoreIntegrity *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY (self), FALSE);

  return self->busy;
}

static void
overrule_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Call *call = task_data;
  GError *error = NULL;

  if (call->overrule (call->workspace, call->actors, call->n_actors, call->known, cancellable,
                      &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
overruled_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  KscoreIntegrity *self = KSCORE_INTEGRITY (object);
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  self->busy = FALSE;
  g_signal_emit (self, signals[SHOWN], 0);
  if (done)
    {
      g_signal_emit (self, signals[OVERRULED], 0);
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

/**
 * kscore_integrity_overrule_async:
 * @self: an insight
 * @row: a person or a group
 * @known: whether the owner knows them, or leaves them to the signals again
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Stores the owner's word against the signals. The score follows.
 */
void
kscore_integrity_overrule_async (KscoreIntegrity     *self,
                                 KscoreIntegrityRow  *row,
                                 gboolean             known,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) work = NULL;
  const gint64 *actors;
  Call *call;

  g_return_if_fail (KSCORE_IS_INTEGRITY (self));
  g_return_if_fail (KSCORE_IS_INTEGRITY_ROW (row));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, kscore_integrity_overrule_async);
  if (self->obstacle != NULL || self->busy || self->overrule == NULL
      || kscore_insight_get_workspace (KSCORE_INSIGHT (self)) == NULL)
    {
      g_task_return_new_error (task, KSCORE_ERROR, KSCORE_ERROR_BUSY, "%s",
                               self->obstacle != NULL ? self->obstacle
                                                      : _("Something is being stored already."));
      return;
    }

  call = g_new0 (Call, 1);
  call->overrule = self->overrule;
  call->workspace = g_object_ref (kscore_insight_get_workspace (KSCORE_INSIGHT (self)));
  actors = kscore_integrity_row_get_actors (row, &call->n_actors);
  call->actors = g_memdup2 (actors, call->n_actors * sizeof *actors);
  call->known = known;
  work = g_task_new (self, NULL, overruled_cb, g_steal_pointer (&task));
  g_task_set_source_tag (work, overruled_cb);
  g_task_set_task_data (work, call, (GDestroyNotify) call_free);
  self->busy = TRUE;
  g_signal_emit (self, signals[SHOWN], 0);
  g_task_run_in_thread (work, overrule_thread);
}

/**
 * kscore_integrity_overrule_finish:
 * @self: an insight
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
kscore_integrity_overrule_finish (KscoreIntegrity  *self,
                                  GAsyncResult     *result,
                                  GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kscore_integrity_overrule_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
