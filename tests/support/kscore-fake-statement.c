#include "config.h"

#include "support/kscore-fake-statement-private.h"

#include <math.h>

#include "core/kscore-error.h"
#include "support/kscore-fake-service.h"

#define LOAD_DELAY 4
#define READ_DELAY 2

#define READ (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

struct _KscoreStatement
{
  GObject parent_instance;

  guint                  n_parts;
  double                 whole_score;
  double                 scale;
  char                  *scripted_problem; /* (owned) (nullable) */
  gboolean               endless;

  gboolean               active;
  gboolean               built;
  gboolean               loading;
  char                  *problem;  /* (owned) (nullable) */
  KscoreStatementFilter *filter;   /* (owned) */
  KscoreStatementSort    sort;
  gboolean               descending;
  GListStore            *networks; /* (owned) */
  GListStore            *kinds;    /* (owned) */

  GArray                *order;    /* (owned) (element-type guint): the parts shown, if few */
  guint                  n_shown;
  guint                  n_not_scored;
  double                 points;
  GPtrArray             *unread;   /* (owned) (element-type KscoreStatementRow) */
  gboolean               comparing;
  double                 without;
  guint                  load_id;
  guint                  read_id;
};

typedef enum {
  PROP_ACTIVE = 1,
  PROP_LOADING,
  PROP_PROBLEM,
  PROP_N_ALL,
  PROP_N_SHOWN,
  PROP_N_NOT_SCORED,
  PROP_POINTS,
  PROP_SCORE,
  PROP_AS_OF,
  PROP_SORT,
  PROP_DESCENDING,
  PROP_NETWORKS,
  PROP_KINDS,
  PROP_COMPARING,
  PROP_WITHOUT,
} Property;

static GParamSpec *properties[PROP_WITHOUT + 1];

static GType
get_item_type (GListModel *model)
{
  return KSCORE_TYPE_STATEMENT_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return KSCORE_STATEMENT (model)->n_shown;
}

static gboolean
read_cb (gpointer user_data)
{
  KscoreStatement *self = user_data;
  g_autoptr (GPtrArray) rows = g_steal_pointer (&self->unread);

  self->unread = g_ptr_array_new_with_free_func (g_object_unref);
  self->read_id = 0;
  for (guint i = 0; i < rows->len; i++)
    kscore_fake_row_load (g_ptr_array_index (rows, i));
  return G_SOURCE_REMOVE;
}

static guint
get_part (KscoreStatement *self,
          guint            position)
{
  if (self->order != NULL)
    return g_array_index (self->order, guint, position);
  return self->descending ? self->n_shown - 1 - position : position;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  KscoreStatement *self = KSCORE_STATEMENT (model);
  KscoreStatementRow *row;

  if (position >= self->n_shown)
    return NULL;

  row = kscore_fake_row_new (get_part (self, position), position, self->scale);
  g_ptr_array_add (self->unread, g_object_ref (row));
  if (self->read_id == 0)
    self->read_id = g_timeout_add (READ_DELAY, read_cb, self);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KscoreStatement, kscore_statement, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
contains (const char *text,
          const char *search)
{
  g_autofree char *folded_text = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *folded_search = g_utf8_casefold (search, -1);

  return folded_text != NULL && strstr (folded_text, folded_search) != NULL;
}

static gboolean
matches (KscoreStatement *self,
         guint            part)
{
  const KscoreStatementFilter *filter = self->filter;
  KscoreDay day = kscore_fake_part_day (part);
  gboolean scored = !isnan (kscore_fake_part_weight (part));

  if (filter->search != NULL && !contains (kscore_fake_part_person (part), filter->search)
      && !contains (kscore_fake_part_post_text (part), filter->search))
    return FALSE;
  if (filter->network != NULL && strcmp (filter->network, kscore_fake_part_network (part)->id) != 0)
    return FALSE;
  if (filter->kind != NULL && strcmp (filter->kind, kscore_fake_part_kind (part)->id) != 0)
    return FALSE;
  if ((filter->actor != 0 && filter->actor != kscore_fake_part_actor (part))
      || (filter->post != 0 && filter->post != kscore_fake_part_post (part)))
    return FALSE;
  if ((filter->from != KSCORE_DAY_UNKNOWN && (day == KSCORE_DAY_UNKNOWN || day < filter->from))
      || (filter->to != KSCORE_DAY_UNKNOWN && (day == KSCORE_DAY_UNKNOWN || day > filter->to)))
    return FALSE;
  return filter->scored == KSCORE_STATEMENT_ALL
         || (filter->scored == KSCORE_STATEMENT_SCORED) == scored;
}

static int
compare_parts (guint               a,
               guint               b,
               KscoreStatementSort sort)
{
  double left = kscore_fake_part_weight (a);
  double right = kscore_fake_part_weight (b);

  switch (sort)
    {
    case KSCORE_STATEMENT_SORT_DATE:
      left = kscore_fake_part_day (a);
      right = kscore_fake_part_day (b);
      break;
    case KSCORE_STATEMENT_SORT_NETWORK:
      return strcmp (kscore_fake_part_network (a)->name, kscore_fake_part_network (b)->name);
    case KSCORE_STATEMENT_SORT_KIND:
      return strcmp (kscore_fake_part_kind (a)->name, kscore_fake_part_kind (b)->name);
    case KSCORE_STATEMENT_SORT_PERSON:
      return g_strcmp0 (kscore_fake_part_person (a), kscore_fake_part_person (b));
    case KSCORE_STATEMENT_SORT_POST:
      return g_strcmp0 (kscore_fake_part_post_text (a), kscore_fake_part_post_text (b));
    case KSCORE_STATEMENT_SORT_COUNT:
      left = kscore_fake_part_count (a);
      right = kscore_fake_part_count (b);
      break;
    case KSCORE_STATEMENT_SORT_POINTS:
    case KSCORE_STATEMENT_N_SORTS:
    default:
      left = isnan (left) ? -1 : left;
      right = isnan (right) ? -1 : right;
      break;
    }
  return left < right ? -1 : left > right;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  KscoreStatement *self = user_data;
  const guint *left = a;
  const guint *right = b;
  int order = compare_parts (*left, *right, self->sort);

  if (order == 0)
    return *left < *right ? -1 : 1;
  return self->descending ? -order : order;
}

static void
show_all_or_half (KscoreStatement *self)
{
  g_clear_pointer (&self->order, g_array_unref);
  self->n_shown = kscore_statement_filter_is_empty (self->filter) ? self->n_parts
                                                                   : self->n_parts / 2;
  self->n_not_scored = self->n_shown / 17;
  self->points = (self->whole_score - 1) * self->n_shown / self->n_parts;
  self->scale = 0.001;
}

static void
select_parts (KscoreStatement *self)
{
  double sum = 0;

  if (self->order != NULL)
    g_array_unref (self->order);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->n_not_scored = 0;
  self->points = 0;
  for (guint part = 0; part < self->n_parts; part++)
    {
      double weight = kscore_fake_part_weight (part);

      sum += isnan (weight) ? 0 : weight;
      if (!matches (self, part))
        continue;
      g_array_append_val (self->order, part);
      self->n_not_scored += isnan (weight);
      self->points += isnan (weight) ? 0 : weight;
    }
  self->scale = sum > 0 ? (self->whole_score - 1) / sum : 0;
  self->points *= self->scale;
  self->n_shown = self->order->len;
  g_array_sort_with_data (self->order, compare_cb, self);
}

static void
notify_sums (KscoreStatement *self)
{
  for (guint i = PROP_N_ALL; i <= PROP_AS_OF; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
set_loading (KscoreStatement *self,
             gboolean         loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gboolean
load_cb (gpointer user_data)
{
  KscoreStatement *self = user_data;
  guint n_before = self->n_shown;

  if (self->endless)
    return G_SOURCE_CONTINUE;

  self->load_id = 0;
  g_free (self->problem);
  self->problem = g_strdup (self->scripted_problem);
  if (self->problem == NULL)
    {
      /* As the real one: a view does not look for its rows in what is new. */
      self->n_shown = 0;
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
      self->built = TRUE;
      if (self->n_parts > KSCORE_FAKE_MANY)
        show_all_or_half (self);
      else
        select_parts (self);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->n_shown);
      notify_sums (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  set_loading (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
load (KscoreStatement *self)
{
  if (!self->active)
    return;

  set_loading (self, TRUE);
  if (self->load_id == 0)
    self->load_id = g_timeout_add (LOAD_DELAY, load_cb, self);
}

static void
kscore_statement_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KscoreStatement *self = KSCORE_STATEMENT (object);

  switch ((Property) prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_N_ALL:
      g_value_set_uint (value, self->built ? self->n_parts : 0);
      break;
    case PROP_N_SHOWN:
      g_value_set_uint (value, self->n_shown);
      break;
    case PROP_N_NOT_SCORED:
      g_value_set_uint (value, self->n_not_scored);
      break;
    case PROP_POINTS:
      g_value_set_double (value, self->points);
      break;
    case PROP_SCORE:
      g_value_set_double (value, self->built ? self->whole_score : (double) NAN);
      break;
    case PROP_AS_OF:
      g_value_set_int (value, KSCORE_FAKE_TODAY);
      break;
    case PROP_COMPARING:
      g_value_set_boolean (value, self->comparing);
      break;
    case PROP_WITHOUT:
      g_value_set_double (value, self->without);
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
  kscore_statement_set_active (KSCORE_STATEMENT (object), g_value_get_boolean (value));
}

static void
kscore_statement_finalize (GObject *object)
{
  KscoreStatement *self = KSCORE_STATEMENT (object);

  g_clear_handle_id (&self->load_id, g_source_remove);
  g_clear_handle_id (&self->read_id, g_source_remove);
  g_ptr_array_unref (self->unread);
  g_clear_pointer (&self->order, g_array_unref);
  g_free (self->scripted_problem);
  g_free (self->problem);
  kscore_statement_filter_free (self->filter);
  g_object_unref (self->networks);
  g_object_unref (self->kinds);

  G_OBJECT_CLASS (kscore_statement_parent_class)->finalize (object);
}

static void
kscore_statement_class_init (KscoreStatementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kscore_statement_get_property;
  object_class->set_property = kscore_statement_set_property;
  object_class->finalize = kscore_statement_finalize;

  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                                  READ | G_PARAM_WRITABLE);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, READ);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, READ);
  properties[PROP_N_ALL] = g_param_spec_uint ("n-all", NULL, NULL, 0, G_MAXUINT, 0, READ);
  properties[PROP_N_SHOWN] = g_param_spec_uint ("n-shown", NULL, NULL, 0, G_MAXUINT, 0, READ);
  properties[PROP_N_NOT_SCORED] = g_param_spec_uint ("n-not-scored", NULL, NULL, 0, G_MAXUINT, 0,
                                                     READ);
  properties[PROP_POINTS] = g_param_spec_double ("points", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE,
                                                 0, READ);
  properties[PROP_SCORE] = g_param_spec_double ("score", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                                READ);
  properties[PROP_AS_OF] = g_param_spec_int ("as-of", NULL, NULL, G_MININT, G_MAXINT, 0, READ);
  properties[PROP_SORT] = g_param_spec_uint ("sort", NULL, NULL, 0, KSCORE_STATEMENT_N_SORTS - 1,
                                             0, READ);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, READ);
  properties[PROP_NETWORKS] = g_param_spec_object ("networks", NULL, NULL, G_TYPE_LIST_MODEL,
                                                   READ);
  properties[PROP_KINDS] = g_param_spec_object ("kinds", NULL, NULL, G_TYPE_LIST_MODEL, READ);
  properties[PROP_COMPARING] = g_param_spec_boolean ("comparing", NULL, NULL, FALSE, READ);
  properties[PROP_WITHOUT] = g_param_spec_double ("without", NULL, NULL, -G_MAXDOUBLE,
                                                  G_MAXDOUBLE, 0, READ);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
add_choice (GListStore *store,
            const char *id,
            const char *name)
{
  g_autoptr (KscoreStatementChoice) choice = kscore_statement_choice_new (id, name);

  g_list_store_append (store, choice);
}

static void
kscore_statement_init (KscoreStatement *self)
{
  self->filter = kscore_statement_filter_new ();
  self->sort = KSCORE_STATEMENT_SORT_POINTS;
  self->descending = TRUE;
  self->whole_score = (double) NAN;
  self->without = (double) NAN;
  self->unread = g_ptr_array_new_with_free_func (g_object_unref);
  self->networks = g_list_store_new (KSCORE_TYPE_STATEMENT_CHOICE);
  self->kinds = g_list_store_new (KSCORE_TYPE_STATEMENT_CHOICE);
  for (guint i = 0; i < KSCORE_FAKE_N_NETWORKS; i++)
    add_choice (self->networks, kscore_fake_networks[i].id, kscore_fake_networks[i].name);
  for (guint i = 0; i < KSCORE_FAKE_N_KINDS; i++)
    if (i != 3 && i != 5)
      add_choice (self->kinds, kscore_fake_kinds[i].id, kscore_fake_kinds[i].name);
}

KscoreStatement *
kscore_fake_statement_new (void)
{
  return g_object_new (KSCORE_TYPE_STATEMENT, NULL);
}

void
kscore_fake_statement_fill (KscoreStatement *self,
                            guint            n_parts,
                            double           score)
{
  self->n_parts = n_parts;
  self->whole_score = score;
  load (self);
}

void
kscore_fake_statement_set_problem (KscoreStatement *self,
                                   const char      *problem)
{
  g_free (self->scripted_problem);
  self->scripted_problem = g_strdup (problem);
  load (self);
}

void
kscore_fake_statement_set_endless (KscoreStatement *self,
                                   gboolean         endless)
{
  self->endless = endless;
}

void
kscore_fake_statement_set_without (KscoreStatement *self,
                                   gboolean         comparing,
                                   double           without)
{
  self->comparing = comparing;
  self->without = without;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPARING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WITHOUT]);
}

gboolean
kscore_fake_statement_get_active (KscoreStatement *self)
{
  return self->active;
}

void
kscore_statement_set_active (KscoreStatement *self,
                             gboolean         active)
{
  if (self->active == active)
    return;

  self->active = active;
  if (active && (!self->built || self->problem != NULL))
    load (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

void
kscore_statement_set_filter (KscoreStatement             *self,
                             const KscoreStatementFilter *filter)
{
  KscoreStatementFilter *copy = kscore_statement_filter_copy (filter);

  kscore_statement_filter_free (self->filter);
  self->filter = copy;
  load (self);
}

const KscoreStatementFilter *
kscore_statement_get_filter (KscoreStatement *self)
{
  return self->filter;
}

void
kscore_statement_set_sort (KscoreStatement     *self,
                           KscoreStatementSort  sort,
                           gboolean             descending)
{
  if (self->sort == sort && self->descending == descending)
    return;

  self->sort = sort;
  self->descending = descending;
  load (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
}

KscoreStatementSort
kscore_statement_get_sort (KscoreStatement *self)
{
  return self->sort;
}

gboolean
kscore_statement_get_descending (KscoreStatement *self)
{
  return self->descending;
}

gboolean
kscore_statement_get_loading (KscoreStatement *self)
{
  return self->loading;
}

guint
kscore_statement_get_n_all (KscoreStatement *self)
{
  return self->built ? self->n_parts : 0;
}

GListModel *
kscore_statement_get_networks (KscoreStatement *self)
{
  return G_LIST_MODEL (self->networks);
}

GListModel *
kscore_statement_get_kinds (KscoreStatement *self)
{
  return G_LIST_MODEL (self->kinds);
}

static gboolean
export_cb (gpointer user_data)
{
  GTask *task = user_data;
  KscoreStatement *self = g_task_get_source_object (task);
  GFile *file = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GString) text = g_string_new (NULL);
  GError *error = NULL;

  if (g_str_has_prefix (name, "endless")
      && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return G_SOURCE_CONTINUE;

  for (guint i = 0; i < self->n_shown; i++)
    g_string_append_printf (text, "%u\n", get_part (self, i));
  if (g_str_has_prefix (name, "broken"))
    error = g_error_new (KSCORE_ERROR, KSCORE_ERROR_STORAGE, "The disk is full.");
  if (g_task_return_error_if_cancelled (task))
    g_clear_error (&error);
  else if (error != NULL
           || !g_file_replace_contents (file, text->str, text->len, NULL, FALSE, 0, NULL, NULL,
                                        &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);

  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

void
kscore_statement_export_async (KscoreStatement      *self,
                               GFile                *file,
                               KscoreStatementFormat format,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_timeout_add (LOAD_DELAY, export_cb, task);
}

gboolean
kscore_statement_export_finish (KscoreStatement  *self,
                                GAsyncResult     *result,
                                GError          **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
