#include "config.h"

#include "service/kscore-statement-work.h"

#include <math.h>

/**
 * KscoreStatement:
 *
 * The activity statement as a list. A score is built into parts, the parts are found in an order,
 * and the order is shown; each is made in a thread and taken on the main thread, unless it has
 * become late: see kscore-statement-work.c. Reading rows and writing files have threads of their
 * own, so that neither waits for a long build.
 */

static void kscore_statement_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KscoreStatement, kscore_statement, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      kscore_statement_list_model_init))

static GParamSpec *props[PROP_WITHOUT + 1];

static GType
kscore_statement_get_item_type (GListModel *model)
{
  return KSCORE_TYPE_STATEMENT_ROW;
}

static guint
kscore_statement_get_n_items (GListModel *model)
{
  return KSCORE_STATEMENT (model)->sums.n_parts;
}

static gpointer
kscore_statement_get_item (GListModel *model,
                           guint       position)
{
  KscoreStatement *self = KSCORE_STATEMENT (model);
  KscoreStatementRow *row;

  if (position >= self->sums.n_parts)
    return NULL;

  row = kscore_statement_rows_get (self->rows, position);
  kscore_statement_read_soon (self);
  return row;
}

static void
kscore_statement_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kscore_statement_get_item_type;
  iface->get_n_items = kscore_statement_get_n_items;
  iface->get_item = kscore_statement_get_item;
}

static void
kscore_statement_dispose (GObject *object)
{
  KscoreStatement *self = KSCORE_STATEMENT (object);

  kscore_statement_close (self);
  g_clear_object (&self->networks);
  g_clear_object (&self->kinds);

  G_OBJECT_CLASS (kscore_statement_parent_class)->dispose (object);
}

static void
kscore_statement_finalize (GObject *object)
{
  KscoreStatement *self = KSCORE_STATEMENT (object);

  g_clear_pointer (&self->filter, kscore_statement_filter_free);
  g_clear_pointer (&self->compared, kscore_statement_filter_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->rows, kscore_statement_rows_free);
  g_clear_pointer (&self->worker, kscore_statement_worker_unref);
  g_clear_pointer (&self->reader, kscore_statement_worker_unref);
  g_clear_pointer (&self->writer, kscore_statement_worker_unref);
  g_clear_pointer (&self->comparer, kscore_statement_worker_unref);

  G_OBJECT_CLASS (kscore_statement_parent_class)->finalize (object);
}

static void
kscore_statement_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KscoreStatement *self = KSCORE_STATEMENT (object);

  switch ((KscoreStatementProperty) prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, kscore_statement_get_loading (self));
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_N_ALL:
      g_value_set_uint (value, kscore_statement_get_n_all (self));
      break;
    case PROP_N_SHOWN:
      g_value_set_uint (value, kscore_statement_get_n_items (G_LIST_MODEL (self)));
      break;
    case PROP_N_NOT_SCORED:
      g_value_set_uint (value, self->sums.n_not_scored);
      break;
    case PROP_POINTS:
      g_value_set_double (value, self->sums.points);
      break;
    case PROP_SCORE:
      g_value_set_double (value, self->parts != NULL ? self->parts->score : NAN);
      break;
    case PROP_AS_OF:
      g_value_set_int (value, self->parts != NULL ? self->parts->day : KSCORE_DAY_UNKNOWN);
      break;
    case PROP_SORT:
      g_value_set_uint (value, self->sort);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;
    case PROP_NETWORKS:
      g_value_set_object (value, self->networks);
      break;
    case PROP_KINDS:
      g_value_set_object (value, self->kinds);
      break;
    case PROP_COMPARING:
      g_value_set_boolean (value, self->comparing != NULL);
      break;
    case PROP_WITHOUT:
      g_value_set_double (value, self->without);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_statement_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (prop_id == PROP_ACTIVE)
    kscore_statement_set_active (KSCORE_STATEMENT (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kscore_statement_class_init (KscoreStatementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = kscore_statement_dispose;
  object_class->finalize = kscore_statement_finalize;
  object_class->get_property = kscore_statement_get_property;
  object_class->set_property = kscore_statement_set_property;

  props[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                             flags | G_PARAM_WRITABLE);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  props[PROP_N_ALL] = g_param_spec_uint ("n-all", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_SHOWN] = g_param_spec_uint ("n-shown", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_NOT_SCORED] = g_param_spec_uint ("n-not-scored", NULL, NULL, 0, G_MAXUINT, 0,
                                                flags);
  props[PROP_POINTS] = g_param_spec_double ("points", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                            flags);
  props[PROP_SCORE] = g_param_spec_double ("score", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                           flags);
  props[PROP_AS_OF] = g_param_spec_int ("as-of", NULL, NULL, G_MININT, G_MAXINT,
                                        KSCORE_DAY_UNKNOWN, flags);
  props[PROP_SORT] = g_param_spec_uint ("sort", NULL, NULL, 0, KSCORE_STATEMENT_N_SORTS - 1,
                                        KSCORE_STATEMENT_SORT_POINTS, flags);
  props[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, TRUE, flags);
  props[PROP_NETWORKS] = g_param_spec_object ("networks", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_KINDS] = g_param_spec_object ("kinds", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_COMPARING] = g_param_spec_boolean ("comparing", NULL, NULL, FALSE, flags);
  props[PROP_WITHOUT] = g_param_spec_double ("without", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                             flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_statement_init (KscoreStatement *self)
{
  self->networks = g_list_store_new (KSCORE_TYPE_STATEMENT_CHOICE);
  self->kinds = g_list_store_new (KSCORE_TYPE_STATEMENT_CHOICE);
  self->filter = kscore_statement_filter_new ();
  self->sort = KSCORE_STATEMENT_SORT_POINTS;
  self->descending = TRUE;
  self->worker = kscore_statement_worker_new ();
  self->reader = kscore_statement_worker_new ();
  self->writer = kscore_statement_worker_new ();
  self->comparer = kscore_statement_worker_new ();
  self->without = (double) NAN;
  self->rows = kscore_statement_rows_new ();
}

/* For the other half of this class. */
void
kscore_statement_notify (KscoreStatement         *self,
                         KscoreStatementProperty  property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

/**
 * kscore_statement_new: (skip)
 *
 * Returns: (transfer full): a statement without anything to state
 */
KscoreStatement *
kscore_statement_new (void)
{
  return g_object_new (KSCORE_TYPE_STATEMENT, NULL);
}

/**
 * kscore_statement_set_active:
 * @self: a statement
 * @active: whether a page looks at it
 *
 * Builds it, and follows the score, or ceases to.
 */
void
kscore_statement_set_active (KscoreStatement *self,
                             gboolean         active)
{
  g_return_if_fail (KSCORE_IS_STATEMENT (self));

  active = active != FALSE;
  if (self->active == active)
    return;

  self->active = active;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE]);
  kscore_statement_build_if_needed (self);
}

/**
 * kscore_statement_set_filter:
 * @self: a statement
 * @filter: which parts to show; copied
 *
 * Narrows the list. What is shown stays until the new list is there.
 */
void
kscore_statement_set_filter (KscoreStatement             *self,
                             const KscoreStatementFilter *filter)
{
  g_return_if_fail (KSCORE_IS_STATEMENT (self));
  g_return_if_fail (filter != NULL);

  KscoreStatementFilter *old = self->filter;
  self->filter = kscore_statement_filter_copy (filter);
  if (!kscore_statement_filter_equal (old, filter))
    kscore_statement_find (self);
  kscore_statement_filter_free (old);
}

/**
 * kscore_statement_get_filter:
 * @self: a statement
 *
 * Returns: (transfer none): which parts are shown, or will be as soon as they are found
 */
const KscoreStatementFilter *
kscore_statement_get_filter (KscoreStatement *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT (self), NULL);

  return self->filter;
}

/**
 * kscore_statement_set_sort:
 * @self: a statement
 * @sort: by what
 * @descending: whether the largest comes first; what is not known comes last either way
 *
 * Brings the list into another order. What is shown stays until the new list is there.
 */
void
kscore_statement_set_sort (KscoreStatement     *self,
                           KscoreStatementSort  sort,
                           gboolean             descending)
{
  g_return_if_fail (KSCORE_IS_STATEMENT (self));
  g_return_if_fail (sort < KSCORE_STATEMENT_N_SORTS);

  descending = descending != FALSE;
  if (self->sort == sort && self->descending == descending)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  if (self->sort != sort)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SORT]);
  if (self->descending != descending)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DESCENDING]);
  self->sort = sort;
  self->descending = descending;
  g_object_thaw_notify (G_OBJECT (self));
  kscore_statement_find (self);
}

/**
 * kscore_statement_get_sort:
 * @self: a statement
 *
 * Returns: what the list is sorted by
 */
KscoreStatementSort
kscore_statement_get_sort (KscoreStatement *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT (self), KSCORE_STATEMENT_SORT_POINTS);

  return self->sort;
}

/**
 * kscore_statement_get_descending:
 * @self: a statement
 *
 * Returns: whether the largest comes first
 */
gboolean
kscore_statement_get_descending (KscoreStatement *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT (self), FALSE);

  return self->descending;
}

/**
 * kscore_statement_get_loading:
 * @self: a statement
 *
 * Returns: whether another list is being made
 */
gboolean
kscore_statement_get_loading (KscoreStatement *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT (self), FALSE);

  return self->loading;
}

/**
 * kscore_statement_get_n_all:
 * @self: a statement
 *
 * Returns: how many parts there are, shown or not
 */
guint
kscore_statement_get_n_all (KscoreStatement *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT (self), 0);

  return self->parts != NULL ? self->parts->n_parts : 0;
}

/**
 * kscore_statement_get_networks:
 * @self: a statement
 *
 * Returns: (transfer none): networks to narrow it to, a list of #KscoreStatementChoice
 */
GListModel *
kscore_statement_get_networks (KscoreStatement *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT (self), NULL);

  return G_LIST_MODEL (self->networks);
}

/**
 * kscore_statement_get_kinds:
 * @self: a statement
 *
 * Returns: (transfer none): kinds to narrow it to, a list of #KscoreStatementChoice
 */
GListModel *
kscore_statement_get_kinds (KscoreStatement *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT (self), NULL);

  return G_LIST_MODEL (self->kinds);
}

/**
 * kscore_statement_export_async:
 * @self: a statement
 * @file: where to, a local file
 * @format: how
 * @cancellable: (nullable): stops it; nothing is written then
 * @callback: called when it is written or not
 * @user_data: for @callback
 *
 * Writes what is shown, in its order, whole or not at all.
 */
void
kscore_statement_export_async (KscoreStatement      *self,
                               GFile                *file,
                               KscoreStatementFormat format,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data)
{
  KscoreStatementExport *export;

  g_return_if_fail (KSCORE_IS_STATEMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  export = g_new0 (KscoreStatementExport, 1);
  export->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (export->task, kscore_statement_export_async);
  export->parts = self->parts != NULL ? kscore_statement_parts_ref (self->parts) : NULL;
  export->order = self->order != NULL ? g_array_ref (self->order)
                                      : g_array_new (FALSE, FALSE, sizeof (guint32));
  export->file = g_object_ref (file);
  export->format = format;
  g_set_object (&export->cancellable, cancellable);
  kscore_statement_export_start (self->writer, export);
}

/**
 * kscore_statement_export_finish:
 * @self: a statement
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether the file is written
 */
gboolean
kscore_statement_export_finish (KscoreStatement  *self,
                                GAsyncResult     *result,
                                GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kscore_statement_export_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
