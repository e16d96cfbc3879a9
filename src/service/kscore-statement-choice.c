#include "config.h"

#include "service/kscore-statement-choice.h"

/**
 * KscoreStatementChoice:
 *
 * A network or a kind that the statement can be narrowed to. Immutable.
 */
struct _KscoreStatementChoice {
  GObject  parent_instance;

  char    *id;   /* (owned) */
  char    *name; /* (owned) */
};

G_DEFINE_FINAL_TYPE (KscoreStatementChoice, kscore_statement_choice, G_TYPE_OBJECT)

typedef enum {
  PROP_ID = 1,
  PROP_NAME,
} KscoreStatementChoiceProperty;

static GParamSpec *props[PROP_NAME + 1];

static void
kscore_statement_choice_finalize (GObject *object)
{
  KscoreStatementChoice *self = KSCORE_STATEMENT_CHOICE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (kscore_statement_choice_parent_class)->finalize (object);
}

static void
kscore_statement_choice_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  KscoreStatementChoice *self = KSCORE_STATEMENT_CHOICE (object);

  switch ((KscoreStatementChoiceProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_statement_choice_class_init (KscoreStatementChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kscore_statement_choice_finalize;
  object_class->get_property = kscore_statement_choice_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_statement_choice_init (KscoreStatementChoice *self)
{
}

/**
 * kscore_statement_choice_new:
 * @id: what it is for a filter
 * @name: what it is for a person, translated
 *
 * Returns: (transfer full): a choice
 */
KscoreStatementChoice *
kscore_statement_choice_new (const char *id,
                             const char *name)
{
  KscoreStatementChoice *self = g_object_new (KSCORE_TYPE_STATEMENT_CHOICE, NULL);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  return self;
}

/**
 * kscore_statement_choice_get_id:
 * @self: a choice
 *
 * Returns: (transfer none): what it is for a filter
 */
const char *
kscore_statement_choice_get_id (KscoreStatementChoice *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT_CHOICE (self), NULL);

  return self->id;
}

/**
 * kscore_statement_choice_get_name:
 * @self: a choice
 *
 * Returns: (transfer none): what it is for a person
 */
const char *
kscore_statement_choice_get_name (KscoreStatementChoice *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT_CHOICE (self), NULL);

  return self->name;
}

static int
compare_choices (gconstpointer a,
                 gconstpointer b)
{
  const KscoreStatementChoice *x = *(KscoreStatementChoice * const *) a;
  const KscoreStatementChoice *y = *(KscoreStatementChoice * const *) b;
  int order = g_utf8_collate (x->name, y->name);

  return order != 0 ? order : g_strcmp0 (x->id, y->id);
}

static gboolean
is_shown (GListModel *store,
          GPtrArray  *choices)
{
  if (g_list_model_get_n_items (store) != choices->len)
    return FALSE;

  for (guint i = 0; i < choices->len; i++)
    {
      const KscoreStatementChoice *choice = g_ptr_array_index (choices, i);
      g_autoptr(KscoreStatementChoice) shown = g_list_model_get_item (store, i);

      if (g_strcmp0 (shown->id, choice->id) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * kscore_statement_choice_show:
 * @store: where choices are shown
 * @choices: (element-type KscoreStatementChoice): what there is to choose from; sorted by name
 *
 * Shows @choices. Where they are the same as before nothing is touched, so that what somebody
 * has chosen stays chosen.
 */
void
kscore_statement_choice_show (GListStore *store,
                              GPtrArray  *choices)
{
  g_ptr_array_sort (choices, compare_choices);
  if (!is_shown (G_LIST_MODEL (store), choices))
    g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)),
                         choices->pdata, choices->len);
}
