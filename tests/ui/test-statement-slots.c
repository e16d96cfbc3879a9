#include "config.h"

#include "support/kscore-fake-statement.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-statement-slots.h"

/* What a list view sees: that its length is what is told, and that nothing is asked beyond it. */
typedef struct {
  KscoreStatement      *statement; /* (owned) */
  KscoreStatementSlots *slots;     /* (owned) */
  guint                 length;    /* as told */
  guint                 most;      /* that came or went at once while there were not many */
  guint                 n_reordered;
  guint                 n_unfinished;
} Fixture;

static void
items_changed_cb (Fixture *fixture,
                  guint    position,
                  guint    removed,
                  guint    added)
{
  /* At the end, and one of both. */
  g_assert_cmpuint (position + removed, ==, fixture->length);
  g_assert_true ((removed == 0) != (added == 0));
  if (position < KSCORE_STATEMENT_SLOTS_MANY)
    fixture->most = MAX (fixture->most,
                         removed > 0 ? MIN (fixture->length, KSCORE_STATEMENT_SLOTS_MANY) - position
                                     : added);
  fixture->length = fixture->length - removed + added;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->slots)), ==,
                    fixture->length);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  n_parts)
{
  fixture->statement = kscore_fake_statement_new ();
  kscore_fake_statement_fill (fixture->statement, GPOINTER_TO_UINT (n_parts), 47.3);
  fixture->slots = kscore_statement_slots_new (G_LIST_MODEL (fixture->statement));
  g_signal_connect_swapped (fixture->slots, "items-changed", G_CALLBACK (items_changed_cb),
                            fixture);
  g_signal_connect_swapped (fixture->slots, "reordered", G_CALLBACK (count_cb),
                            &fixture->n_reordered);
  g_signal_connect_swapped (fixture->slots, "unfinished", G_CALLBACK (count_cb),
                            &fixture->n_unfinished);
  kscore_statement_set_active (fixture->statement, TRUE);
  kscore_test_wait_until (fixture->length > 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  n_parts)
{
  g_signal_handlers_disconnect_by_data (fixture->slots, fixture);
  g_assert_finalize_object (fixture->slots);
  g_assert_finalize_object (fixture->statement);
}

static guint
finish (Fixture *fixture)
{
  guint n = 0;

  while (kscore_statement_slots_step (fixture->slots))
    n++;
  return n;
}

static KscoreStatementSlot *
get_slot (Fixture *fixture,
          guint    position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->slots), position);
}

/* It grows by steps while a view makes a widget for every row, and then at once. */
static void
test_grows (Fixture       *fixture,
            gconstpointer  n_parts)
{
  g_assert_cmpuint (g_list_model_get_item_type (G_LIST_MODEL (fixture->slots)), ==,
                    KSCORE_TYPE_STATEMENT_SLOT);
  g_assert_true (kscore_statement_slots_get_model (fixture->slots)
                 == G_LIST_MODEL (fixture->statement));
  g_assert_cmpuint (fixture->length, ==, KSCORE_STATEMENT_SLOTS_STEP);
  g_assert_cmpuint (fixture->n_unfinished, ==, 1);
  g_assert_cmpuint (finish (fixture), <=,
                    KSCORE_STATEMENT_SLOTS_MANY / KSCORE_STATEMENT_SLOTS_STEP + 1);
  g_assert_cmpuint (fixture->length, ==, GPOINTER_TO_UINT (n_parts));
  g_assert_false (kscore_statement_slots_step (fixture->slots));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->slots), fixture->length));
  g_assert_cmpuint (fixture->most, ==, KSCORE_STATEMENT_SLOTS_STEP);
}

/* Another order is another row in the same slot, told to it alone. */
static void
test_keeps (Fixture       *fixture,
            gconstpointer  n_parts)
{
  g_autoptr (KscoreStatementSlot) slot = get_slot (fixture, 5);
  g_autoptr (KscoreStatementSlot) again = get_slot (fixture, 5);
  g_autoptr (KscoreStatementRow) before = g_object_ref (kscore_statement_slot_get_row (slot));
  guint n_changed = 0;
  gint64 post;

  g_assert_true (slot == again);
  g_signal_connect_swapped (slot, "changed", G_CALLBACK (count_cb), &n_changed);
  kscore_test_wait_until (n_changed == 1);
  g_assert_true (kscore_statement_row_get_loaded (before));
  post = kscore_statement_row_get_post (before);

  finish (fixture);
  fixture->n_reordered = 0;
  kscore_statement_set_sort (fixture->statement, KSCORE_STATEMENT_SORT_DATE, FALSE);
  kscore_test_wait_until (n_changed == 2);
  g_assert_cmpuint (fixture->n_reordered, ==, 1);
  g_assert_true (kscore_statement_slot_get_row (slot) != before);
  kscore_test_wait_until (n_changed == 3);
  g_assert_true (kscore_statement_row_get_loaded (kscore_statement_slot_get_row (slot)));
  g_assert_cmpuint (fixture->length, ==, GPOINTER_TO_UINT (n_parts));

  /* What was taken out of it is what it was. */
  g_assert_cmpint (kscore_statement_row_get_post (before), ==, post);
  g_signal_handlers_disconnect_by_data (slot, &n_changed);
}

/* It shrinks by steps, and its slots beyond the rows are empty until then and when it is over. */
static void
test_shrinks (Fixture       *fixture,
              gconstpointer  n_parts)
{
  g_autoptr (KscoreStatementFilter) none = kscore_statement_filter_new ();
  g_autoptr (KscoreStatementSlot) slot = get_slot (fixture, 7);
  g_autoptr (KscoreStatementSlot) later = NULL;

  finish (fixture);
  fixture->most = 0;
  kscore_test_wait_until (kscore_statement_row_get_loaded (kscore_statement_slot_get_row (slot)));
  none->search = g_strdup ("nobody writes this");
  kscore_statement_set_filter (fixture->statement, none);
  kscore_test_wait_until (kscore_statement_slot_get_row (slot) == NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->statement)), ==, 0);
  g_assert_cmpuint (fixture->length, >, 0);
  later = get_slot (fixture, 20);
  g_assert_null (kscore_statement_slot_get_row (later));

  finish (fixture);
  g_assert_cmpuint (fixture->length, ==, 0);
  g_assert_cmpuint (fixture->most, <=, KSCORE_STATEMENT_SLOTS_STEP);
  g_assert_null (get_slot (fixture, 7));

  g_clear_pointer (&none->search, g_free);
  kscore_statement_set_filter (fixture->statement, none);
  kscore_test_wait_until (kscore_statement_slot_get_row (slot) != NULL);
  finish (fixture);
  g_assert_cmpuint (fixture->length, ==, GPOINTER_TO_UINT (n_parts));
  g_assert_nonnull (kscore_statement_slot_get_row (later));
}

/* A slot may outlive the slots, and then stays as it is. */
static void
test_outlives (Fixture       *fixture,
               gconstpointer  n_parts)
{
  KscoreStatementSlots *slots = kscore_statement_slots_new (G_LIST_MODEL (fixture->statement));
  KscoreStatementSlot *slot;

  kscore_statement_slots_step (slots);
  slot = g_list_model_get_item (G_LIST_MODEL (slots), 1);
  g_assert_finalize_object (slots);
  g_assert_nonnull (kscore_statement_slot_get_row (slot));
  kscore_test_spin (20);
  g_assert_finalize_object (slot);
}

#define ADD(path, n_parts, func) \
  g_test_add (path, Fixture, GUINT_TO_POINTER (n_parts), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  ADD ("/statement-slots/grows/million", 1000000, test_grows);
  ADD ("/statement-slots/grows/some", 100, test_grows);
  ADD ("/statement-slots/keeps", 1000, test_keeps);
  ADD ("/statement-slots/shrinks", 1000, test_shrinks);
  ADD ("/statement-slots/outlives", 300, test_outlives);

  return g_test_run ();
}
