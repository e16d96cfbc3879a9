#include "config.h"

#include "service/kscore-statement-rows.h"

/* More than fill any screen: who asks for so many has scrolled past the first of them. */
#define MAX_WANTED 1024

/* A row that is not loaded is held by those who look at it alone: one that was scrolled past is
 * gone by itself, and is not read. */
struct _KscoreStatementRows {
  GHashTable *places; /* (owned) (element-type guint Place) by position: rows that are alive */
  GQueue      kept;   /* (element-type KscoreStatementRow) (owned): loaded, used last first */
  GArray     *wanted; /* (owned) (element-type guint) positions, asked for last comes last */
};

typedef struct {
  KscoreStatementRows *rows;     /* not owned */
  KscoreStatementRow  *row;      /* weak */
  guint                position;
  GList               *link;     /* (nullable): in the queue */
} Place;

static void
row_gone_cb (gpointer  data,
             GObject  *row)
{
  Place *place = data;

  place->row = NULL;
  g_hash_table_remove (place->rows->places, GUINT_TO_POINTER (place->position));
}

static void
place_free (gpointer data)
{
  Place *place = data;

  if (place->row != NULL)
    g_object_weak_unref (G_OBJECT (place->row), row_gone_cb, place);
  g_free (place);
}

/**
 * kscore_statement_rows_new:
 *
 * Returns: (transfer full): no rows
 */
KscoreStatementRows *
kscore_statement_rows_new (void)
{
  KscoreStatementRows *self = g_new0 (KscoreStatementRows, 1);

  self->places = g_hash_table_new_full (NULL, NULL, NULL, place_free);
  g_queue_init (&self->kept);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * kscore_statement_rows_free:
 * @self: (transfer full): rows
 *
 * Forgets them. Those that somebody looks at stay as they are.
 */
void
kscore_statement_rows_free (KscoreStatementRows *self)
{
  g_hash_table_unref (self->places);
  g_queue_clear_full (&self->kept, g_object_unref);
  g_array_unref (self->wanted);
  g_free (self);
}

static void
want (KscoreStatementRows *self,
      guint                position)
{
  if (self->wanted->len == MAX_WANTED)
    g_array_remove_range (self->wanted, 0, MAX_WANTED / 2);
  g_array_append_val (self->wanted, position);
}

/**
 * kscore_statement_rows_get:
 * @self: rows
 * @position: where
 *
 * Returns: (transfer full): the row that is there; it is to be read where it is new
 */
KscoreStatementRow *
kscore_statement_rows_get (KscoreStatementRows *self,
                           guint                position)
{
  Place *place = g_hash_table_lookup (self->places, GUINT_TO_POINTER (position));

  if (place != NULL)
    {
      if (place->link != NULL)
        {
          g_queue_unlink (&self->kept, place->link);
          g_queue_push_head_link (&self->kept, place->link);
        }
      return g_object_ref (place->row);
    }

  place = g_new0 (Place, 1);
  place->rows = self;
  place->position = position;
  place->row = kscore_statement_row_new (position);
  g_object_weak_ref (G_OBJECT (place->row), row_gone_cb, place);
  g_hash_table_insert (self->places, GUINT_TO_POINTER (position), place);
  want (self, position);
  return place->row;
}

static gboolean
is_to_be_read (KscoreStatementRows *self,
               guint                position)
{
  const Place *place = g_hash_table_lookup (self->places, GUINT_TO_POINTER (position));

  return place != NULL && !kscore_statement_row_get_loaded (place->row);
}

/**
 * kscore_statement_rows_is_wanted:
 * @self: rows
 *
 * Returns: whether there may be any to read
 */
gboolean
kscore_statement_rows_is_wanted (KscoreStatementRows *self)
{
  return self->wanted->len > 0;
}

/**
 * kscore_statement_rows_take_wanted:
 * @self: rows
 * @positions: (out caller-allocates) (array length=n_positions): those to read now
 * @n_positions: how many at most
 *
 * Takes what was asked for last, of what somebody still looks at.
 *
 * Returns: how many
 */
guint
kscore_statement_rows_take_wanted (KscoreStatementRows *self,
                                   guint               *positions,
                                   guint                n_positions)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);
  guint n_taken = 0;

  while (self->wanted->len > 0 && n_taken < n_positions)
    {
      guint position = g_array_index (self->wanted, guint, self->wanted->len - 1);

      g_array_set_size (self->wanted, self->wanted->len - 1);
      if (is_to_be_read (self, position) && g_hash_table_add (taken, GUINT_TO_POINTER (position)))
        positions[n_taken++] = position;
    }
  return n_taken;
}

/**
 * kscore_statement_rows_load:
 * @self: rows
 * @position: where
 * @details: (transfer full): the part that is there
 *
 * Fills the row, where anybody still looks at it, and keeps it for a while.
 */
void
kscore_statement_rows_load (KscoreStatementRows *self,
                            guint                position,
                            KscorePartDetails   *details)
{
  Place *place = g_hash_table_lookup (self->places, GUINT_TO_POINTER (position));
  g_autoptr(KscoreStatementRow) row = NULL;

  if (place == NULL || kscore_statement_row_get_loaded (place->row))
    {
      kscore_part_details_free (details);
      return;
    }

  row = g_object_ref (place->row);
  g_queue_push_head (&self->kept, g_object_ref (row));
  place->link = self->kept.head;
  if (self->kept.length > KSCORE_STATEMENT_KEPT_ROWS)
    {
      KscoreStatementRow *oldest = g_queue_pop_tail (&self->kept);
      guint key = kscore_statement_row_get_position (oldest);
      Place *left = g_hash_table_lookup (self->places, GUINT_TO_POINTER (key));

      left->link = NULL;
      g_object_unref (oldest);
    }
  /* Last: whoever is told may ask for more. */
  kscore_statement_row_load (row, details);
}
