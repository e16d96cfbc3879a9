#include "config.h"

#include "ui/kscore-statement-slots.h"

/**
 * KscoreStatementSlots:
 *
 * The places of a statement's rows as a list for a list view: of one slot a position, which lives
 * for as long as somebody holds it and has the row that is there now. To a list view that is told
 * of other rows all its widgets are old; this list tells only that it becomes longer or shorter,
 * at its end, while its slots take their new rows and say so: no widget is made or destroyed.
 *
 * It comes to its length by kscore_statement_slots_step(), once a frame: no frame makes many
 * widgets. Where it is still longer than what is shown its last slots are empty.
 */
struct _KscoreStatementSlots
{
  GObject parent_instance;

  GListModel *model;    /* (owned): of KscoreStatementRow */
  gulong      changed_id;
  GHashTable *slots;    /* (owned) (element-type guint KscoreStatementSlot): alive, weak */
  guint       n_slots;  /* as told */
  guint       apply_id;
};

struct _KscoreStatementSlot
{
  GObject parent_instance;

  KscoreStatementSlots *slots; /* (nullable) (not owned): NULL when they are gone */
  guint                 position;
  KscoreStatementRow   *row;   /* (owned) (nullable): NULL where there is none */
  gulong                loaded_id;
};

static void kscore_statement_slots_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (KscoreStatementSlot, kscore_statement_slot, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (KscoreStatementSlots, kscore_statement_slots, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      kscore_statement_slots_list_model_init))

static guint slot_changed_signal;
static guint reordered_signal;
static guint unfinished_signal;

static void
loaded_cb (KscoreStatementSlot *slot)
{
  g_clear_signal_handler (&slot->loaded_id, slot->row);
  g_signal_emit (slot, slot_changed_signal, 0);
}

static void
set_row (KscoreStatementSlot *slot,
         KscoreStatementRow  *row)
{
  if (slot->row != NULL)
    g_clear_signal_handler (&slot->loaded_id, slot->row);
  g_set_object (&slot->row, row);
  if (row != NULL && !kscore_statement_row_get_loaded (row))
    slot->loaded_id = g_signal_connect_swapped (row, "notify::loaded", G_CALLBACK (loaded_cb),
                                                slot);
}

/* The list may have become shorter than has been told. */
static void
take_row (KscoreStatementSlot *slot,
          GListModel          *model)
{
  g_autoptr (KscoreStatementRow) row = NULL;

  if (slot->position < g_list_model_get_n_items (model))
    row = g_list_model_get_item (model, slot->position);
  set_row (slot, row);
}

static void
kscore_statement_slot_dispose (GObject *object)
{
  KscoreStatementSlot *slot = KSCORE_STATEMENT_SLOT (object);

  if (slot->slots != NULL)
    g_hash_table_remove (slot->slots->slots, GUINT_TO_POINTER (slot->position));
  slot->slots = NULL;
  set_row (slot, NULL);

  G_OBJECT_CLASS (kscore_statement_slot_parent_class)->dispose (object);
}

static void
kscore_statement_slot_class_init (KscoreStatementSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kscore_statement_slot_dispose;

  /**
   * KscoreStatementSlot::changed:
   * @self: a slot
   *
   * It has another row, or its row has been read.
   */
  slot_changed_signal = g_signal_new ("changed", KSCORE_TYPE_STATEMENT_SLOT, G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kscore_statement_slot_init (KscoreStatementSlot *slot)
{
}

/**
 * kscore_statement_slot_get_row:
 * @self: a slot
 *
 * Returns: (transfer none) (nullable): the row that is there now, read or not
 */
KscoreStatementRow *
kscore_statement_slot_get_row (KscoreStatementSlot *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT_SLOT (self), NULL);

  return self->row;
}

static GType
kscore_statement_slots_get_item_type (GListModel *list)
{
  return KSCORE_TYPE_STATEMENT_SLOT;
}

static guint
kscore_statement_slots_get_n_items (GListModel *list)
{
  return KSCORE_STATEMENT_SLOTS (list)->n_slots;
}

static gpointer
kscore_statement_slots_get_item (GListModel *list,
                                 guint       position)
{
  KscoreStatementSlots *self = KSCORE_STATEMENT_SLOTS (list);
  KscoreStatementSlot *slot;

  if (position >= self->n_slots)
    return NULL;

  slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  if (slot != NULL)
    return g_object_ref (slot);

  slot = g_object_new (KSCORE_TYPE_STATEMENT_SLOT, NULL);
  slot->slots = self;
  slot->position = position;
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);
  take_row (slot, self->model);
  return slot;
}

static void
kscore_statement_slots_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kscore_statement_slots_get_item_type;
  iface->get_n_items = kscore_statement_slots_get_n_items;
  iface->get_item = kscore_statement_slots_get_item;
}

static void
take_rows (KscoreStatementSlots *self)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    g_ptr_array_add (slots, g_object_ref (slot));

  /* All before anybody is told, who may ask for any. */
  for (guint i = 0; i < slots->len; i++)
    take_row (g_ptr_array_index (slots, i), self->model);
  for (guint i = 0; i < slots->len; i++)
    g_signal_emit (g_ptr_array_index (slots, i), slot_changed_signal, 0);
}

static gboolean
apply_cb (gpointer user_data)
{
  g_autoptr (KscoreStatementSlots) self = g_object_ref (user_data);

  self->apply_id = 0;
  g_signal_emit (self, reordered_signal, 0);
  take_rows (self);
  if (kscore_statement_slots_step (self))
    g_signal_emit (self, unfinished_signal, 0);
  return G_SOURCE_REMOVE;
}

/* A statement tells that its old rows go, then that the new ones come. Together they are another
 * order; before anything is drawn. */
static void
items_changed_cb (KscoreStatementSlots *self)
{
  if (self->apply_id == 0)
    self->apply_id = g_idle_add_full (G_PRIORITY_HIGH, apply_cb, self, NULL);
}

static void
kscore_statement_slots_dispose (GObject *object)
{
  KscoreStatementSlots *self = KSCORE_STATEMENT_SLOTS (object);
  GHashTableIter iter;
  gpointer slot;

  g_clear_handle_id (&self->apply_id, g_source_remove);
  if (self->model != NULL)
    g_clear_signal_handler (&self->changed_id, self->model);
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    KSCORE_STATEMENT_SLOT (slot)->slots = NULL;
  g_hash_table_remove_all (self->slots);
  self->n_slots = 0;

  G_OBJECT_CLASS (kscore_statement_slots_parent_class)->dispose (object);
}

static void
kscore_statement_slots_finalize (GObject *object)
{
  KscoreStatementSlots *self = KSCORE_STATEMENT_SLOTS (object);

  g_clear_object (&self->model);
  g_hash_table_unref (self->slots);

  G_OBJECT_CLASS (kscore_statement_slots_parent_class)->finalize (object);
}

static void
kscore_statement_slots_class_init (KscoreStatementSlotsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kscore_statement_slots_dispose;
  object_class->finalize = kscore_statement_slots_finalize;

  /**
   * KscoreStatementSlots::reordered:
   * @self: slots
   *
   * The slots are about to take other rows. Those that are asked for from now on have them.
   */
  reordered_signal = g_signal_new ("reordered", KSCORE_TYPE_STATEMENT_SLOTS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KscoreStatementSlots::unfinished:
   * @self: slots
   *
   * The list has yet to come to its length: kscore_statement_slots_step() is wanted.
   */
  unfinished_signal = g_signal_new ("unfinished", KSCORE_TYPE_STATEMENT_SLOTS, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kscore_statement_slots_init (KscoreStatementSlots *self)
{
  self->slots = g_hash_table_new (NULL, NULL);
}

/**
 * kscore_statement_slots_new:
 * @model: a list of #KscoreStatementRow
 *
 * Returns: (transfer full): its slots, none before the first step
 */
KscoreStatementSlots *
kscore_statement_slots_new (GListModel *model)
{
  KscoreStatementSlots *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (KSCORE_TYPE_STATEMENT_SLOTS, NULL);
  self->model = g_object_ref (model);
  self->changed_id = g_signal_connect_swapped (model, "items-changed",
                                               G_CALLBACK (items_changed_cb), self);
  items_changed_cb (self);
  return self;
}

/**
 * kscore_statement_slots_get_model:
 * @self: slots
 *
 * Returns: (transfer none): the list of rows
 */
GListModel *
kscore_statement_slots_get_model (KscoreStatementSlots *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT_SLOTS (self), NULL);

  return self->model;
}

/* Above many there are no widgets. */
static guint
get_next (guint n_slots,
          guint n_wanted)
{
  const guint many = KSCORE_STATEMENT_SLOTS_MANY;
  const guint step = KSCORE_STATEMENT_SLOTS_STEP;

  if (n_slots < n_wanted)
    return n_slots >= many ? n_wanted : MIN (n_wanted, MIN (n_slots + step, many));
  if (n_slots > many)
    return MAX (n_wanted, many);

  return n_slots - MIN (n_slots - n_wanted, step);
}

/**
 * kscore_statement_slots_step:
 * @self: slots
 *
 * Brings the length of the list somewhat nearer to that of the rows.
 *
 * Returns: whether there is more to do
 */
gboolean
kscore_statement_slots_step (KscoreStatementSlots *self)
{
  guint before;
  guint wanted;

  g_return_val_if_fail (KSCORE_IS_STATEMENT_SLOTS (self), FALSE);

  before = self->n_slots;
  wanted = g_list_model_get_n_items (self->model);
  self->n_slots = get_next (before, wanted);
  if (self->n_slots > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n_slots - before);
  else if (self->n_slots < before)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n_slots, before - self->n_slots, 0);

  return self->n_slots != wanted;
}
